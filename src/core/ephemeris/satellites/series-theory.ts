import type { StateVector } from '../source.ts';
import {
  daysSince,
  type EllipticElements,
  ellipticElements,
  ellipticState,
  type IcrfFromPlane,
} from './elliptic-state.ts';
import type { StateFunction } from './theory-source.ts';

/**
 * Terms amplitude · cos (or sin) (phase + frequency · t [+ Σ multiplier · longitude]), stored flat as triples
 * amplitude, phase (rad), frequency (rad/day). The multipliers count the long-period longitudes of all satellites of a
 * system (TASS); theories whose arguments are linear in time have none.
 */
export interface TermGroup {
  readonly multipliers?: readonly number[];
  readonly terms: readonly number[];
}

/** One satellite of a theory that develops its osculating elements in series. */
export interface SeriesSatellite {
  /** GM of planet and satellite together as the theory uses it (km³/s²). */
  readonly gmKm3S2: number;
  /** What the size series describes: the semi-major axis (km) or the mean motion (rad/day). */
  readonly sizeIs: 'semi-major-axis-km' | 'mean-motion-rad-per-day';
  readonly size0: number;
  /** Cosines. */
  readonly size: readonly TermGroup[];
  /** λ = longitude[0] + longitude[1]·t + longitude[2]·t² + sines, t in days. */
  readonly longitude: readonly [number, number, number];
  readonly longitudeTerms: readonly TermGroup[];
  /** Constant part of k + ih and of q + ip. */
  readonly kh0: readonly [number, number];
  readonly kh: readonly TermGroup[];
  readonly qp0: readonly [number, number];
  readonly qp: readonly TermGroup[];
}

/** Fills `longitudes` with the long-period parts of all satellites' longitudes, t in days from the theory's epoch. */
export type LongPeriod = (longitudes: Float64Array, days: number) => void;

/** What all satellites of one theory share. */
export interface SeriesSystem {
  readonly epochJdTdb: number;
  /** Axes of the theory at an epoch (days from its own epoch); the same array is refilled when they move. */
  readonly icrfFromTheory: (days: number) => IcrfFromPlane;
  readonly longPeriod?: LongPeriod;
}

const NO_LONGITUDES = new Float64Array(8);
const sum = { cos: 0, sin: 0 };

/**
 * State of a satellite from the series of its osculating elements (km, km/s, ICRF; TDB). Both come from the same
 * elements, so the velocity is the theory's own. As exact as the series handed in.
 */
export function seriesState(system: SeriesSystem, satellite: SeriesSatellite): StateFunction {
  const compiled = compile(satellite);
  const longitudes = system.longPeriod ? new Float64Array(8) : NO_LONGITUDES;
  const elements = ellipticElements();
  return (out, epoch) => {
    const days = daysSince(system.epochJdTdb, epoch);
    system.longPeriod?.(longitudes, days);
    evaluate(out, elements, compiled, satellite, days, longitudes, system.icrfFromTheory(days));
  };
}

/** The groups of a series with their numbers packed for reading in a loop. */
type Packed = readonly { readonly multipliers: Float64Array | undefined; readonly terms: Float64Array }[];

interface Compiled {
  readonly size: Packed;
  readonly longitude: Packed;
  readonly kh: Packed;
  readonly qp: Packed;
}

function compile(s: SeriesSatellite): Compiled {
  return { size: pack(s.size), longitude: pack(s.longitudeTerms), kh: pack(s.kh), qp: pack(s.qp) };
}

function pack(groups: readonly TermGroup[]): Packed {
  return groups.map(({ multipliers, terms }) => ({
    multipliers: multipliers && Float64Array.from(multipliers),
    terms: Float64Array.from(terms),
  }));
}

function evaluate(
  out: StateVector,
  el: EllipticElements,
  series: Compiled,
  satellite: SeriesSatellite,
  days: number,
  longitudes: Float64Array,
  axes: IcrfFromPlane,
): void {
  const { gmKm3S2, sizeIs, size0, longitude, kh0, qp0 } = satellite;
  addUp(series.size, days, longitudes);
  const size = size0 + sum.cos;
  let meanMotionRadS: number;
  if (sizeIs === 'semi-major-axis-km') {
    el.semiMajorAxisKm = size;
    meanMotionRadS = Math.sqrt(gmKm3S2 / (size * size * size));
  } else {
    meanMotionRadS = size / 86_400;
    el.semiMajorAxisKm = Math.cbrt(gmKm3S2 / (meanMotionRadS * meanMotionRadS));
  }
  addUp(series.longitude, days, longitudes);
  // The mean motion times decades is thousands of turns: whole turns are taken off before the small terms are added.
  el.meanLongitudeRad = (((longitude[1] + longitude[2] * days) * days) % (2 * Math.PI)) + longitude[0] + sum.sin;
  addUp(series.kh, days, longitudes);
  el.k = kh0[0] + sum.cos;
  el.h = kh0[1] + sum.sin;
  addUp(series.qp, days, longitudes);
  el.q = qp0[0] + sum.cos;
  el.p = qp0[1] + sum.sin;
  ellipticState(out, el, meanMotionRadS, axes);
}

function addUp(groups: Packed, days: number, longitudes: Float64Array): void {
  let cos = 0;
  let sin = 0;
  for (let g = 0; g < groups.length; g++) {
    const { multipliers, terms } = groups[g]!;
    let shift = 0;
    if (multipliers) for (let i = 0; i < multipliers.length; i++) shift += multipliers[i]! * longitudes[i]!;
    for (let i = 0; i < terms.length; i += 3) {
      const argument = terms[i + 1]! + terms[i + 2]! * days + shift;
      cos += terms[i]! * Math.cos(argument);
      sin += terms[i]! * Math.sin(argument);
    }
  }
  sum.cos = cos;
  sum.sin = sin;
}

/** Sum of the sines of one flat list of terms: the long-period part of a longitude. */
export function sineSum(terms: Float64Array, days: number): number {
  let total = 0;
  for (let i = 0; i < terms.length; i += 3) total += terms[i]! * Math.sin(terms[i + 1]! + terms[i + 2]! * days);
  return total;
}
