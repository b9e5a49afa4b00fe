import { addScaledVec3, crossVec3, dotVec3, normVec3, scaleVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import type { SunPass } from '../plan.ts';
import { type LegOption, sunPassCost } from './leg-candidates.ts';
import { angleBetweenRad, bendsPaths, type ChainStop } from './stop.ts';

/** Within this angle of a whole number of turns the two positions no longer fix the plane of the flight (radians). */
const PLANE_FREE_RAD = 0.04;
const CRANKS = 16;
const MAX_REVOLUTIONS = 8;
const HARDLY_AWAY_KM_S = 0.5;

/** Whether a leg returns to the place it left, so that its plane is free. */
export function isResonantReturn(from: ChainStop, to: ChainStop): boolean {
  if (from.node.bodyId !== to.node.bodyId || !bendsPaths(from.body)) return false;
  return angleBetweenRad(from.state.positionKm, to.state.positionKm) < PLANE_FREE_RAD;
}

/**
 * The ways to leave a body with a given speed relative to it and meet it again after a whole number of turns of both: the
 * period fixes the size of the orbit, that the angle to the body's own motion (pump); the angle around it (crank) is free.
 * `excessSpeedsKmS` are the speeds the neighbouring legs offer. Velocities relative to the Sun (km/s); the arrival's are
 * those of the departure, carried along with the body's axes.
 * @source N. J. Strange, J. M. Longuski, "Graphical method for gravity-assist trajectory design", Journal of Spacecraft
 *   and Rockets 39 (2002) 9-16 (pump and crank angles)
 */
export function resonantOptions(
  from: ChainStop,
  to: ChainStop,
  gmKm3S2: number,
  excessSpeedsKmS: readonly number[],
  sunPasses: readonly SunPass[],
): LegOption[] {
  const seconds = to.epoch - from.epoch;
  const r = normVec3(from.state.positionKm);
  const bodySpeed = normVec3(from.state.velocityKmS);
  const options: LegOption[] = [];
  for (let revolutions = 1; revolutions <= MAX_REVOLUTIONS; revolutions++) {
    const a = Math.cbrt(gmKm3S2 * (seconds / revolutions / (2 * Math.PI)) ** 2);
    const speed2 = gmKm3S2 * (2 / r - 1 / a);
    if (speed2 <= 0) continue;
    for (const excess of excessSpeedsKmS) {
      if (excess < HARDLY_AWAY_KM_S) continue;
      const cosPump = (speed2 - bodySpeed ** 2 - excess ** 2) / (2 * bodySpeed * excess);
      if (Math.abs(cosPump) > 1) continue;
      options.push(...cranked(from, to, excess, Math.acos(cosPump), revolutions));
    }
  }
  if (!sunPasses.some((pass) => pass.epoch > from.epoch && pass.epoch < to.epoch)) return options;
  const { positionKm } = from.state;
  return options.map((option) => ({
    ...option,
    costKmS: sunPassCost(positionKm, option.departureKmS, from.epoch, to.epoch, gmKm3S2, sunPasses),
  }));
}

function cranked(from: ChainStop, to: ChainStop, excess: number, pumpRad: number, revolutions: number): LegOption[] {
  const axes = [axesOf(from), axesOf(to)] as const;
  return Array.from({ length: CRANKS }, (_, i) => {
    const crank = (2 * Math.PI * i) / CRANKS;
    const along = excess * Math.cos(pumpRad);
    const across = excess * Math.sin(pumpRad) * Math.cos(crank);
    const up = excess * Math.sin(pumpRad) * Math.sin(crank);
    const [departureKmS, arrivalKmS] = axes.map((axis) => {
      const v = vec3(axis.motion.x, axis.motion.y, axis.motion.z);
      addScaledVec3(v, v, axis.along, along);
      addScaledVec3(v, v, axis.outward, across);
      return addScaledVec3(v, v, axis.normal, up);
    }) as [Vec3, Vec3];
    // A whole revolution is the one that ends where it began.
    return { departureKmS, arrivalKmS, revolutions: revolutions - 1, costKmS: 0, isResonant: true };
  });
}

function axesOf({ state }: ChainStop) {
  const motion = state.velocityKmS;
  const along = scaleVec3(vec3(), motion, 1 / normVec3(motion));
  const normal = crossVec3(vec3(), state.positionKm, motion);
  scaleVec3(normal, normal, 1 / normVec3(normal));
  const outward = crossVec3(vec3(), along, normal);
  if (dotVec3(outward, state.positionKm) < 0) scaleVec3(outward, outward, -1);
  return { motion, along, normal, outward };
}
