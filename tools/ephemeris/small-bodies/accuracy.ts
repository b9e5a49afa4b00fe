import type { AccuracyKnot } from '../../../src/core/ephemeris/small-bodies.ts';
import { stateVector } from '../../../src/core/ephemeris/source.ts';
import { distanceVec3 } from '../../../src/core/math/vec3.ts';
import { DAYS_PER_JULIAN_YEAR, SECONDS_PER_DAY } from '../../../src/core/units/constants.ts';
import type { BodyMotion } from './body-motion.ts';
import type { Span } from './integrate-orbits.ts';

/** A knot a year, from a look every twenty days; then those that a line between others replaces are left out. */
const KNOT_S = DAYS_PER_JULIAN_YEAR * SECONDS_PER_DAY;
const LOOK_S = 20 * SECONDS_PER_DAY;
/** Differences seen are half as large again as stated, for what neither of two orbits knows. */
const MARGIN = 1.5;
/** A knot may be left out when the line passes within this factor of it. */
const LINE_FACTOR = 1.3;

export interface AccuracyRequest {
  readonly motion: BodyMotion;
  /** Other orbits of the same body: independent solutions, and the same one moved by its uncertainty. */
  readonly rivals: readonly BodyMotion[];
  readonly span: Span;
  readonly floorKm: number;
}

/**
 * Upper envelope, over the two years before and after each, of the distance between a motion and its rivals: what is stated as its expected error.
 * Rounded up to two digits; lines between the knots stay above the envelope.
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
  const yearly = Array.from({ length: count + 1 }, (_, i): AccuracyKnot => {
    const seen = Math.max(...worst.slice(Math.max(0, i - 2), i + 2));
    return [Math.round(span.startS + i * lengthS), Math.max(floorKm, MARGIN * seen + floorKm / 2)];
  });
  return thinned(yearly).map(([epoch, km]) => [epoch, roundedUp(km === floorKm ? km : km * LINE_FACTOR)]);
}

/** Leaves out knots near the line between those that stay (Douglas & Peucker, with the ratio as distance). */
function thinned(knots: readonly AccuracyKnot[]): readonly AccuracyKnot[] {
  const first = knots[0]!;
  const last = knots[knots.length - 1]!;
  let farthest = 0;
  let ratio = LINE_FACTOR;
  knots.forEach(([epoch, km], i) => {
    const share = (epoch - first[0]) / (last[0] - first[0]);
    const line = first[1] + share * (last[1] - first[1]);
    const away = Math.max(line / km, km / line);
    if (i > 0 && i < knots.length - 1 && away > ratio) [farthest, ratio] = [i, away];
  });
  if (farthest === 0) return knots.length > 1 ? [first, last] : knots;
  return [...thinned(knots.slice(0, farthest + 1)).slice(0, -1), ...thinned(knots.slice(farthest))];
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
