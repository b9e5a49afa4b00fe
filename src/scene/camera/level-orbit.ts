import { Quaternion, Vector3 } from 'three';
import { smoothstep } from '../stage/apparent-size.ts';
import type { ScenePoint } from '../stage/display-axes.ts';
import type { Stage } from '../stage/stage.ts';
import { zenithInto } from './zenith.ts';

/** Nearer than the first (radii of the ground's body) an orbit about a landed craft is level, farther than the second ecliptic. */
const LEVEL_WITHIN = 0.02;
const ECLIPTIC_FROM = 0.6;

/**
 * Writes the turn from the ecliptic to the plane an orbit of this size (km) about the focus lies in: near a craft on the
 * ground its horizon. False where that is the ecliptic itself.
 */
export function levelTurnInto(out: Quaternion, stage: Stage, distanceKm: number): boolean {
  const body = zenithInto(zenith, stage, stage.focusIndex);
  if (!body) return false;
  const share = 1 - smoothstep(LEVEL_WITHIN * body.radiusKm, ECLIPTIC_FROM * body.radiusKm, distanceKm);
  if (share <= 0) return false;
  whole.setFromUnitVectors(north, vector.set(zenith.x, zenith.y, zenith.z));
  out.identity().slerp(whole, share);
  return true;
}

const zenith: ScenePoint = { x: 0, y: 1, z: 0 };
const north = new Vector3(0, 1, 0);
const vector = new Vector3();
const whole = new Quaternion();
