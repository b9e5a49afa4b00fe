import { stateVector } from '../../ephemeris/source.ts';
import { normVec3 } from '../../math/vec3.ts';
import { arcStateInto, KNOT_SIZE } from '../arc-state.ts';

/** The engine's acceleration along an arc, and what it adds up to. */
export interface ThrustHistory {
  /** Epochs (s past J2000 TDB) and the acceleration there, ICRF components in km/s². */
  readonly epochs: Float64Array;
  readonly accelerationKmS2: Float64Array;
  readonly summary: { readonly deltaVKmS: number; readonly peakMmS2: number };
}

const SAMPLES_PER_KNOT = 4;
const MM_PER_KM = 1e6;

/**
 * What the engine does on an arc: the acceleration beyond the centre's gravity (km/s², ICRF) at even steps between the
 * knots, its sum over time (Δv, km/s, trapezoid rule) and its peak (mm/s²).
 */
export function thrustHistory(knots: Float64Array, gmKm3S2: number): ThrustHistory {
  const pieces = (knots.length / KNOT_SIZE - 1) * SAMPLES_PER_KNOT;
  const epochs = new Float64Array(pieces + 1);
  const accelerationKmS2 = new Float64Array(3 * (pieces + 1));
  let deltaVKmS = 0;
  let peak = 0;
  let last = 0;
  for (let i = 0; i <= pieces; i++) {
    const knot = Math.min(Math.floor(i / SAMPLES_PER_KNOT), pieces / SAMPLES_PER_KNOT - 1) * KNOT_SIZE;
    const share = i / SAMPLES_PER_KNOT - knot / KNOT_SIZE;
    const epoch = knots[knot]! + share * (knots[knot + KNOT_SIZE]! - knots[knot]!);
    epochs[i] = epoch;
    const size = thrustInto(accelerationKmS2, 3 * i, knots, knot, share, gmKm3S2);
    if (i > 0) deltaVKmS += ((size + last) / 2) * (epoch - epochs[i - 1]!);
    last = size;
    peak = Math.max(peak, size);
  }
  return { epochs, accelerationKmS2, summary: { deltaVKmS, peakMmS2: peak * MM_PER_KM } };
}

const state = stateVector();

/** Writes the thrust acceleration at a share of a knot interval; returns its size. */
function thrustInto(
  out: Float64Array,
  to: number,
  knots: Float64Array,
  knot: number,
  share: number,
  gmKm3S2: number,
): number {
  const h = knots[knot + KNOT_SIZE]! - knots[knot]!;
  arcStateInto(state, knots, knots[knot]! + share * h);
  const r = normVec3(state.positionKm);
  const pull = gmKm3S2 / r ** 3;
  out[to] = bend(knots, knot + 1, share, h) + pull * state.positionKm.x;
  out[to + 1] = bend(knots, knot + 2, share, h) + pull * state.positionKm.y;
  out[to + 2] = bend(knots, knot + 3, share, h) + pull * state.positionKm.z;
  return Math.hypot(out[to]!, out[to + 1]!, out[to + 2]!);
}

/** Second derivative of the quintic Hermite polynomial of one coordinate. */
function bend(k: Float64Array, near: number, s: number, h: number): number {
  const far = near + KNOT_SIZE;
  const s2 = s * s;
  const s3 = s2 * s;
  return (
    ((60 * s - 180 * s2 + 120 * s3) * (k[far]! - k[near]!)) / (h * h) +
    ((-36 * s + 96 * s2 - 60 * s3) * k[near + 3]! + (-24 * s + 84 * s2 - 60 * s3) * k[far + 3]!) / h +
    (1 - 9 * s + 18 * s2 - 10 * s3) * k[near + 6]! +
    (3 * s - 12 * s2 + 10 * s3) * k[far + 6]!
  );
}
