import { KNOT_SIZE } from '../arc-state.ts';

/** Epochs of packed arcs are multiples of this after the first knot (s). */
export const EPOCH_STEP_S = 2 ** -10;

/** Sizes of one unit of a knot's integers: position (km), velocity (km/s), acceleration (km/s²). */
export interface KnotSteps {
  position: number;
  velocity: number;
  acceleration: number;
}

/**
 * How finely the knot at `at` is kept: the position to `stepKm`, the others so that they add less than a quarter of that
 * to the position's error between the knots (largest weights of the quintic Hermite base: 0.16 h and 0.016 h² a knot).
 */
export function knotStepsInto(out: KnotSteps, knots: Float64Array, at: number, stepKm: number): void {
  const before = at === 0 ? 0 : knots[at]! - knots[at - KNOT_SIZE]!;
  const after = at + KNOT_SIZE < knots.length ? knots[at + KNOT_SIZE]! - knots[at]! : 0;
  const h = Math.max(before, after, EPOCH_STEP_S);
  out.position = stepKm;
  out.velocity = stepKm / h;
  out.acceleration = (4 * stepKm) / (h * h);
}

/**
 * What Taylor's formula makes of the knots before the one at `at`, for one axis (0 to 2), written into `out` as position,
 * velocity and acceleration: constant rate of change of the acceleration. Additions and products only, so that every
 * engine finds the same to the last bit.
 */
export function predictInto(out: [number, number, number], knots: Float64Array, at: number, axis: number): void {
  const last = at - KNOT_SIZE;
  if (last < 0) {
    out[0] = 0;
    out[1] = 0;
    out[2] = 0;
    return;
  }
  const h = knots[at]! - knots[last]!;
  const x = knots[last + 1 + axis]!;
  const v = knots[last + 4 + axis]!;
  const a = knots[last + 7 + axis]!;
  const earlier = last - KNOT_SIZE;
  const span = earlier < 0 ? 0 : knots[last]! - knots[earlier]!;
  const jerk = span > 0 ? (a - knots[earlier + 7 + axis]!) / span : 0;
  out[0] = x + h * (v + (h / 2) * (a + (h / 3) * jerk));
  out[1] = v + h * (a + (h / 2) * jerk);
  out[2] = a + h * jerk;
}
