import { type StateVector, stateVector } from '../../ephemeris/source.ts';
import { dotVec3, normVec3 } from '../../math/vec3.ts';
import { propagateTwoBodyInto } from '../../orbits/universal.ts';
import { KNOT_SIZE } from '../arc-state.ts';

const KNOTS_PER_REVOLUTION = 60;
const FEWEST_KNOTS = 60;

/**
 * Knots of an arc that begins as two-body motion from `start` and ends as two-body motion into `end`, the one turning
 * into the other by a smooth weight. Meets both states exactly; the force it asks for beyond gravity is about the misfit of the two
 * motions over the square of the time. Epochs s past J2000 TDB; km, km/s; `gmKm3S2` of the centre.
 */
export function blendedKnots(
  start: { readonly epoch: number; readonly state: StateVector },
  end: { readonly epoch: number; readonly state: StateVector },
  gmKm3S2: number,
): Float64Array {
  const duration = end.epoch - start.epoch;
  const count =
    Math.max(FEWEST_KNOTS, Math.ceil((duration / periodS(start.state, gmKm3S2)) * KNOTS_PER_REVOLUTION)) + 1;
  const knots = new Float64Array(count * KNOT_SIZE);
  const a = stateVector();
  const b = stateVector();
  for (let i = 0; i < count; i++) {
    const s = i / (count - 1);
    propagateTwoBodyInto(a, start.state, s * duration, gmKm3S2);
    propagateTwoBodyInto(b, end.state, (s - 1) * duration, gmKm3S2);
    const w = s ** 3 * (10 - s * (15 - 6 * s));
    const w1 = (30 * s * s * (1 - s) ** 2) / duration;
    const w2 = (60 * s * (1 - s) * (1 - 2 * s)) / duration ** 2;
    const at = i * KNOT_SIZE;
    knots[at] = start.epoch + s * duration;
    const pullA = -gmKm3S2 / normVec3(a.positionKm) ** 3;
    const pullB = -gmKm3S2 / normVec3(b.positionKm) ** 3;
    (['x', 'y', 'z'] as const).forEach((axis, k) => {
      const gap = b.positionKm[axis] - a.positionKm[axis];
      const gapRate = b.velocityKmS[axis] - a.velocityKmS[axis];
      const gravityA = pullA * a.positionKm[axis];
      const gravityB = pullB * b.positionKm[axis];
      knots[at + 1 + k] = a.positionKm[axis] + w * gap;
      knots[at + 4 + k] = a.velocityKmS[axis] + w * gapRate + w1 * gap;
      knots[at + 7 + k] = gravityA + w * (gravityB - gravityA) + 2 * w1 * gapRate + w2 * gap;
    });
  }
  return knots;
}

function periodS(state: StateVector, gm: number): number {
  const alpha = 2 / normVec3(state.positionKm) - dotVec3(state.velocityKmS, state.velocityKmS) / gm;
  return alpha > 0 ? (2 * Math.PI) / Math.sqrt(alpha ** 3 * gm) : Number.POSITIVE_INFINITY;
}
