import { longitudeOf, type ScenePoint } from '../stage/display-axes.ts';
import { lengthOf } from '../stage/length.ts';

/** A direction by its ecliptic longitude and latitude (radians). */
export interface Heading {
  yawRad: number;
  pitchRad: number;
}

/** Writes the heading of a vector of any length along the scene's axes. */
export function headingOf(out: Heading, v: Readonly<ScenePoint>): Heading {
  out.yawRad = longitudeOf(v);
  out.pitchRad = Math.atan2(v.y, lengthOf(v.x, v.z));
  return out;
}

/** Writes the heading in which the origin lies for an eye. */
export function headingTo(out: Heading, eye: Readonly<ScenePoint>): Heading {
  out.yawRad = Math.atan2(eye.z, -eye.x);
  out.pitchRad = Math.atan2(-eye.y, lengthOf(eye.x, eye.z));
  return out;
}

/** The shorter turn (radians, within half a turn) that leads from one yaw to another. */
export function turnBetween(fromRad: number, toRad: number): number {
  const turn = (toRad - fromRad) % (2 * Math.PI);
  if (turn > Math.PI) return turn - 2 * Math.PI;
  return turn < -Math.PI ? turn + 2 * Math.PI : turn;
}

/** Writes a place into another. `Object.assign` would put each number into a box. */
export function copyPoint(out: ScenePoint, from: Readonly<ScenePoint>): void {
  out.x = from.x;
  out.y = from.y;
  out.z = from.z;
}
