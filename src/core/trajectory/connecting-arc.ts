import type { StateVector } from '../ephemeris/source.ts';
import { addScaledVec3, crossVec3, dotVec3, normVec3, scaleVec3, subVec3, type Vec3, vec3 } from '../math/vec3.ts';
import { knotsOf } from './knots-of.ts';

/** A turn about a body at an even rate, with the distance from its centre changing evenly. */
export interface Turn {
  readonly outward: Vec3;
  readonly along: Vec3;
  readonly angleRad: number;
  readonly fromKm: number;
  readonly toKm: number;
  readonly seconds: number;
  /** Changes of velocity where the turn begins and ends (km/s). */
  readonly firstBurnKmS: number;
  readonly lastBurnKmS: number;
}

const KNOTS = 48;
/** Directions nearer to one line than this (radians) leave the plane to the motion. */
const ON_ONE_LINE = 0.01;

/** The ways round from one state to another (relative to the body, km, km/s) in a time: the short one and the long one. */
export function turnBetween(from: StateVector, to: StateVector, seconds: number): Turn[] {
  const fromKm = normVec3(from.positionKm);
  const toKm = normVec3(to.positionKm);
  const outward = scaleVec3(vec3(), from.positionKm, 1 / fromKm);
  const normal = crossVec3(vec3(), from.positionKm, to.positionKm);
  const sine = normVec3(normal) / (fromKm * toKm);
  const cosine = dotVec3(from.positionKm, to.positionKm) / (fromKm * toKm);
  if (sine < ON_ONE_LINE && cosine < 0) return [];
  if (sine < 1e-12) return [];
  scaleVec3(normal, normal, 1 / normVec3(normal));
  const short = Math.atan2(sine, cosine);
  return [short, short - 2 * Math.PI].map((angleRad) => {
    const along = crossVec3(vec3(), normal, outward);
    const turn = { outward, along, angleRad, fromKm, toKm, seconds };
    const burn = (epoch: number, velocity: Vec3) => normVec3(subVec3(vec3(), velocityOn(turn, epoch), velocity));
    return { ...turn, firstBurnKmS: burn(0, from.velocityKmS), lastBurnKmS: burn(1, to.velocityKmS) };
  });
}

type Way = Omit<Turn, 'firstBurnKmS' | 'lastBurnKmS'>;

function positionOn({ outward, along, angleRad, fromKm, toKm }: Way, share: number): Vec3 {
  const r = fromKm + (toKm - fromKm) * share;
  const p = scaleVec3(vec3(), outward, r * Math.cos(angleRad * share));
  return addScaledVec3(p, p, along, r * Math.sin(angleRad * share));
}

function velocityOn(way: Way, share: number): Vec3 {
  const { outward, along, angleRad, fromKm, toKm, seconds } = way;
  const angle = angleRad * share;
  const out = addScaledVec3(vec3(), scaleVec3(vec3(), outward, Math.cos(angle)), along, Math.sin(angle));
  const across = addScaledVec3(vec3(), scaleVec3(vec3(), outward, -Math.sin(angle)), along, Math.cos(angle));
  const r = fromKm + (toKm - fromKm) * share;
  const v = scaleVec3(vec3(), out, (toKm - fromKm) / seconds);
  return addScaledVec3(v, v, across, (r * angleRad) / seconds);
}

/** Knots (as in `ArcData`) of a turn between two epochs, relative to the body. */
export function arcAround(turn: Turn, start: number, end: number): Float64Array {
  return knotsOf(start, end, KNOTS, (epoch) => positionOn(turn, (epoch - start) / (end - start)))!;
}
