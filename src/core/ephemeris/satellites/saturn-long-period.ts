import { LONG_PERIOD } from './saturn-terms.ts';
import { sineSum } from './series-theory.ts';

const SERIES = LONG_PERIOD.map((terms) => Float64Array.from(terms));
/** Epoch (days) of what is remembered: in an array, since a lone number would be put into a new box each time. */
const rememberedDays = new Float64Array(1).fill(Number.NaN);
const remembered = new Float64Array(8);

/**
 * Writes the long-period parts (rad) of the mean longitudes of Mimas … Titan and Iapetus into `longitudes`, `days`
 * after 1980-01-01.5 TDB. All of Saturn's satellites need them at the same epoch, so the last answer is kept; that
 * changes no answer.
 * @source Vienne & Duriez, A&A 297, 588 (1995), section 4
 */
export function saturnLongPeriod(longitudes: Float64Array, days: number): void {
  if (days !== rememberedDays[0]) {
    for (let i = 0; i < SERIES.length; i++) remembered[i] = sineSum(SERIES[i]!, days);
    rememberedDays[0] = days;
  }
  longitudes.set(remembered);
}
