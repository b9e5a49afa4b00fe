import { KNOT_SIZE } from '../arc-state.ts';
import { EPOCH_STEP_S, type KnotSteps, knotStepsInto, predictInto } from './arc-prediction.ts';
import { IntegerReader, IntegerWriter } from './integer-bytes.ts';
import { TrajectoryPackError } from './pack-layout.ts';

/**
 * The knots of an arc (s past J2000 TDB, km, km/s, km/s²) as bytes. The arc they give back lies within
 * `WORST_ERROR_STEPS` times `stepKm` of the given one at every epoch of it. @throws RangeError when a number is not finite or too large for the step
 */
export function encodeArc(knots: Float64Array, stepKm: number): Uint8Array {
  const count = knots.length / KNOT_SIZE;
  const moved = onEpochGrid(knots);
  const rows = Array.from({ length: KNOT_SIZE }, () => new Float64Array(count));
  const steps: KnotSteps = { position: 0, velocity: 0, acceleration: 0 };
  const guess: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const at = i * KNOT_SIZE;
    rows[0]![i] = i === 0 ? 0 : Math.round((moved[at]! - moved[at - KNOT_SIZE]!) / EPOCH_STEP_S);
    knotStepsInto(steps, moved, at, stepKm);
    for (let axis = 0; axis < 3; axis++) {
      predictInto(guess, moved, at, axis);
      rows[1 + axis]![i] = roundInPlace(moved, at + 1 + axis, guess[0], steps.position);
      rows[4 + axis]![i] = roundInPlace(moved, at + 4 + axis, guess[1], steps.velocity);
      rows[7 + axis]![i] = roundInPlace(moved, at + 7 + axis, guess[2], steps.acceleration);
    }
  }
  const writer = new IntegerWriter();
  for (const row of rows) for (const value of row) writer.write(value);
  const integers = writer.finish();
  const bytes = new Uint8Array(8 + integers.length);
  new DataView(bytes.buffer).setFloat64(0, moved[0]!, true);
  bytes.set(integers, 8);
  return bytes;
}

/** The knots from `encodeArc`'s bytes. @throws TrajectoryPackError when the bytes do not hold exactly so many knots */
export function decodeArc(bytes: Uint8Array, count: number, stepKm: number): Float64Array {
  if (count < 2 || bytes.length < 8 + count * KNOT_SIZE) throw new TrajectoryPackError('an arc has too few bytes');
  const reader = new IntegerReader(bytes.subarray(8));
  const rows = Array.from({ length: KNOT_SIZE }, () => Float64Array.from({ length: count }, () => reader.read()));
  if (!reader.isAtEnd) throw new TrajectoryPackError('an arc has too many bytes');
  const knots = new Float64Array(count * KNOT_SIZE);
  knots[0] = new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0, true);
  for (let i = 1; i < count; i++) knots[i * KNOT_SIZE] = knots[(i - 1) * KNOT_SIZE]! + rows[0]![i]! * EPOCH_STEP_S;
  const steps: KnotSteps = { position: 0, velocity: 0, acceleration: 0 };
  const guess: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const at = i * KNOT_SIZE;
    knotStepsInto(steps, knots, at, stepKm);
    for (let axis = 0; axis < 3; axis++) {
      predictInto(guess, knots, at, axis);
      knots[at + 1 + axis] = guess[0] + rows[1 + axis]![i]! * steps.position;
      knots[at + 4 + axis] = guess[1] + rows[4 + axis]![i]! * steps.velocity;
      knots[at + 7 + axis] = guess[2] + rows[7 + axis]![i]! * steps.acceleration;
    }
  }
  return knots;
}

/** The same arc with its epochs on the grid: each knot moved along its own motion by half a millisecond at most. */
function onEpochGrid(knots: Float64Array): Float64Array {
  const moved = knots.slice();
  for (let at = KNOT_SIZE; at < knots.length; at += KNOT_SIZE) {
    const last = at - KNOT_SIZE;
    const epoch = moved[last]! + Math.round((knots[at]! - moved[last]!) / EPOCH_STEP_S) * EPOCH_STEP_S;
    const h = epoch - knots[at]!;
    moved[at] = epoch;
    for (let axis = 1; axis <= 3; axis++) {
      const v = knots[at + 3 + axis]!;
      const a = knots[at + 6 + axis]!;
      moved[at + axis] = knots[at + axis]! + h * (v + (h / 2) * a);
      moved[at + 3 + axis] = v + h * a;
    }
  }
  return moved;
}

/** The difference from the guess in steps; the number itself becomes what the decoder will find. */
function roundInPlace(knots: Float64Array, at: number, guess: number, step: number): number {
  const steps = Math.round((knots[at]! - guess) / step);
  knots[at] = guess + steps * step;
  return steps;
}
