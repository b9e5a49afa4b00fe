import type { Vec3 } from '../math/vec3.ts';
import { KNOT_SIZE } from './arc-state.ts';

/**
 * Knots (as in `ArcData`) of a motion given by its position alone (km, at s past J2000 TDB): velocity and acceleration by
 * central differences over a thousandth of the interval, one-sided at its ends. Undefined where a position is not known.
 */
export function knotsOf(
  start: number,
  end: number,
  count: number,
  positionAt: (epoch: number) => Vec3 | undefined,
): Float64Array | undefined {
  const knots = new Float64Array(count * KNOT_SIZE);
  const step = (end - start) / 1000;
  for (let i = 0; i < count; i++) {
    const epoch = i === count - 1 ? end : start + ((end - start) * i) / (count - 1);
    const middle = Math.min(end - step, Math.max(start + step, epoch));
    const here = positionAt(epoch);
    const before = positionAt(middle - step);
    const centre = positionAt(middle);
    const after = positionAt(middle + step);
    if (!here || !before || !centre || !after) return undefined;
    const at = i * KNOT_SIZE;
    knots[at] = epoch;
    (['x', 'y', 'z'] as const).forEach((axis, k) => {
      const bend = (after[axis] - 2 * centre[axis] + before[axis]) / (step * step);
      knots[at + 1 + k] = here[axis];
      knots[at + 4 + k] = (after[axis] - before[axis]) / (2 * step) + bend * (epoch - middle);
      knots[at + 7 + k] = bend;
    });
  }
  return knots;
}
