import { stateVector } from '../../../src/core/ephemeris/source.ts';
import type { AccuracyKnot } from '../../../src/core/ephemeris/small-bodies.ts';
import { distanceVec3 } from '../../../src/core/math/vec3.ts';
import { DAYS_PER_JULIAN_YEAR, SECONDS_PER_DAY } from '../../../src/core/units/constants.ts';
import type { BodyMotion } from './body-motion.ts';
import type { Span } from './integrate-orbits.ts';

/** Every five years a knot, from a look every twenty days. */
const KNOT_S = 5 * DAYS_PER_JULIAN_YEAR * SECONDS_PER_DAY;
const LOOK_S = 20 * SECONDS_PER_DAY;
/** Differences seen are half as large again as stated, for what neither of two orbits knows. */
const MARGIN = 1.5;

export interface AccuracyRequest {
  readonly motion: BodyMotion;
  /** Other orbits of the same body: independent solutions, and the same one moved by its uncertainty. */
  readonly rivals: readonly BodyMotion[];
  readonly span: Span;
  readonly floorKm: number;
}

/**
 * Upper envelope, over five-year intervals, of the distance between a motion and its rivals: what is stated as its
 * expected error. Each knot takes the larger of the two intervals it bounds; rounded up to two digits.
 */
export function accuracyKnots({ motion, rivals, span, floorKm }: AccuracyRequest): AccuracyKnot[] {
  const count = Math.max(1, Math.round((span.endS - span.startS) / KNOT_S));
  const lengthS = (span.endS - span.startS) / count;
  const worst = Array.from({ length: count }, (_, i) => {
    let largest = 0;
    for (let t = span.startS + i * lengthS; t <= span.startS + (i + 1) * lengthS; t += LOOK_S) {
      largest = Math.max(largest, distanceKm(motion, rivals, t));
    }
    return largest;
  });
  return Array.from({ length: count + 1 }, (_, i) => {
    const seen = Math.max(worst[i - 1] ?? 0, worst[i] ?? 0);
    return [Math.round(span.startS + i * lengthS), roundedUp(Math.max(floorKm, MARGIN * seen + floorKm / 2))];
  });
}

const here = stateVector();
const there = stateVector();

function distanceKm(motion: BodyMotion, rivals: readonly BodyMotion[], timeS: number): number {
  motion.stateInto(here, timeS);
  let largest = 0;
  for (const rival of rivals) {
    rival.stateInto(there, timeS);
    largest = Math.max(largest, distanceVec3(here.positionKm, there.positionKm));
  }
  return largest;
}

function roundedUp(km: number): number {
  const unit = 10 ** (Math.floor(Math.log10(km)) - 1);
  return Math.ceil(km / unit) * unit;
}
