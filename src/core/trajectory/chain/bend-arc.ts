import { type StateVector, stateVector } from '../../ephemeris/source.ts';
import { arcStateInto, KNOT_SIZE } from '../arc-state.ts';

/** Where an arc is to begin or end instead of where it does: epoch (s past J2000 TDB) and state (km, km/s). */
export interface ArcEnd {
  readonly epoch: number;
  readonly state: StateVector;
}

/**
 * Knots of the part of an arc between two epochs, bent so that it begins and ends in the given states: the misses there
 * fade along the whole arc by a cubic polynomial. Without an end the arc keeps its own. Knots as in `ArcData`.
 */
export function bentKnots(knots: Float64Array, first: ArcEnd | undefined, last: ArcEnd | undefined): Float64Array {
  const count = knots.length / KNOT_SIZE;
  const start = first?.epoch ?? knots[0]!;
  const end = last?.epoch ?? knots[(count - 1) * KNOT_SIZE]!;
  const inner: number[] = [];
  for (let i = 0; i < count; i++) {
    const epoch = knots[i * KNOT_SIZE]!;
    if (epoch > start + 1 && epoch < end - 1) inner.push(i);
  }
  const missStart = missAt(knots, first);
  const missEnd = missAt(knots, last);
  const out = new Float64Array((inner.length + 2) * KNOT_SIZE);
  sampled(out, 0, knots, start);
  inner.forEach((i, k) => {
    out.set(knots.subarray(i * KNOT_SIZE, (i + 1) * KNOT_SIZE), (k + 1) * KNOT_SIZE);
  });
  sampled(out, (inner.length + 1) * KNOT_SIZE, knots, end);
  for (let at = 0; at < out.length; at += KNOT_SIZE) addMiss(out, at, start, end, missStart, missEnd);
  return out;
}

type Miss = readonly [position: readonly number[], velocity: readonly number[]];

const NO_MISS: Miss = [
  [0, 0, 0],
  [0, 0, 0],
];
const AXES = ['x', 'y', 'z'] as const;

function missAt(knots: Float64Array, end: ArcEnd | undefined): Miss {
  if (!end) return NO_MISS;
  const is = stateVector();
  arcStateInto(is, knots, end.epoch);
  const { state } = end;
  return [
    AXES.map((axis) => state.positionKm[axis] - is.positionKm[axis]),
    AXES.map((axis) => state.velocityKmS[axis] - is.velocityKmS[axis]),
  ];
}

/** A new knot on the arc: position and velocity of the polynomial, acceleration by a difference. */
function sampled(out: Float64Array, at: number, knots: Float64Array, epoch: number): void {
  const here = stateVector();
  const near = stateVector();
  const last = knots[knots.length - KNOT_SIZE]!;
  const step = epoch + STEP_S <= last ? STEP_S : -STEP_S;
  arcStateInto(here, knots, epoch);
  arcStateInto(near, knots, epoch + step);
  out[at] = epoch;
  AXES.forEach((axis, k) => {
    out[at + 1 + k] = here.positionKm[axis];
    out[at + 4 + k] = here.velocityKmS[axis];
    out[at + 7 + k] = (near.velocityKmS[axis] - here.velocityKmS[axis]) / step;
  });
}

const STEP_S = 100;

/** Adds the cubic Hermite polynomial of the misses at both ends, with its first two derivatives. */
function addMiss(out: Float64Array, at: number, start: number, end: number, first: Miss, last: Miss): void {
  const h = end - start;
  const s = (out[at]! - start) / h;
  const [p0, v0] = first;
  const [p1, v1] = last;
  for (let k = 0; k < 3; k++) {
    const a = p0[k]!;
    const b = v0[k]! * h;
    const c = 3 * (p1[k]! - a) - 2 * b - v1[k]! * h;
    const d = 2 * (a - p1[k]!) + b + v1[k]! * h;
    out[at + 1 + k]! += a + s * (b + s * (c + s * d));
    out[at + 4 + k]! += (b + s * (2 * c + 3 * d * s)) / h;
    out[at + 7 + k]! += (2 * c + 6 * d * s) / (h * h);
  }
}
