import { stateVector } from '../../ephemeris/source.ts';
import { normVec3, type Vec3 } from '../../math/vec3.ts';
import { propagateTwoBodyInto } from '../../orbits/universal.ts';
import { KNOT_SIZE } from '../arc-state.ts';

/** Longest step between knots, in radians of the circular motion there: keeps the quintic's error below 10⁻⁶ of the distance. */
const KNOT_RADIANS = 0.35;
const MOST_KNOTS = 20_000;

/**
 * Knots (see `ArcData`) of two-body motion that begins and ends somewhat beside where it would (km): the one fades out, the
 * other fades in smoothly over the whole time. Relative to the centre (ICRF, km, km/s), `start` and `end` in s past J2000 TDB.
 */
export function fadedArc(
  from: { readonly positionKm: Vec3; readonly velocityKmS: Vec3 },
  gmKm3S2: number,
  start: number,
  end: number,
  beside: { readonly startKm: Vec3; readonly endKm: Vec3 },
): Float64Array {
  const span = end - start;
  const { startKm, endKm } = beside;
  const axes = ['x', 'y', 'z'] as const;
  const knots: number[] = [];
  const state = stateVector();
  for (let epoch = start; knots.length < MOST_KNOTS * KNOT_SIZE; ) {
    propagateTwoBodyInto(state, from, epoch - start, gmKm3S2);
    const { positionKm: p, velocityKmS: v } = state;
    const r = normVec3(p);
    const pull = -gmKm3S2 / r ** 3;
    const s = (epoch - start) / span;
    const at = s ** 3 * (10 - s * (15 - 6 * s));
    const rate = (30 * s * s * (1 - s) ** 2) / span;
    const bend = (60 * s * (1 - s) * (1 - 2 * s)) / (span * span);
    const rows = [
      axes.map((k) => p[k] + startKm[k] + at * (endKm[k] - startKm[k])),
      axes.map((k) => v[k] + rate * (endKm[k] - startKm[k])),
      axes.map((k) => pull * p[k] + bend * (endKm[k] - startKm[k])),
    ];
    knots.push(epoch, ...rows.flat());
    if (epoch >= end) break;
    const next = epoch + KNOT_RADIANS * Math.sqrt(r ** 3 / gmKm3S2);
    epoch = next > end - 1 ? end : next;
  }
  return Float64Array.from(knots);
}
