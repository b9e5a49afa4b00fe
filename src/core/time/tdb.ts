import { DAYS_PER_JULIAN_CENTURY, SECONDS_PER_DAY } from '../units/constants.ts';

/** Amplitude (s), rate (rad per Julian century), phase (rad), term by term. */
// biome-ignore format: a table
const TERMS = [
  0.001657, 628.3076, 6.2401,
  0.000022, 575.3385, 4.297,
  0.000014, 1256.6152, 6.1969,
  0.000005, 606.9777, 4.0212,
  0.000005, 52.9691, 0.4444,
  0.000002, 21.3299, 5.5431,
] as const;

/**
 * TDB - TT in seconds at `secondsPastJ2000` (TT or TDB, it makes no difference here). Exact to 10 µs, 1600 to 2200.
 * @source Kaplan, USNO Circular 179 (2005), eq. 2.6
 */
export function tdbMinusTtSeconds(secondsPastJ2000: number): number {
  const centuries = secondsPastJ2000 / (SECONDS_PER_DAY * DAYS_PER_JULIAN_CENTURY);
  let sum = 0.00001 * centuries * Math.sin(628.3076 * centuries + 4.249);
  for (let i = 0; i < TERMS.length; i += 3) sum += TERMS[i]! * Math.sin(TERMS[i + 1]! * centuries + TERMS[i + 2]!);
  return sum;
}
