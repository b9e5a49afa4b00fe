import type { Interval } from '../../src/core/ephemeris/source.ts';
import { epochFromJdTdb, epochTdb } from '../../src/core/time/epoch.ts';

/** Julian date (TDB) of 1 January, 0 h, of a year between 1901 and 2099. */
function jdOfNewYear(year: number): number {
  return 2_451_544.5 + (year - 2000) * 365 + Math.ceil((year - 2000) / 4);
}

/** The decades that files are cut into: from 1950 on, each from New Year to New Year (TDB). */
export const DECADES: readonly { readonly decade: number; readonly interval: Interval }[] = Array.from(
  { length: 11 },
  (_, i) => {
    const decade = 1950 + 10 * i;
    const interval = { start: epochFromJdTdb(jdOfNewYear(decade)), end: epochFromJdTdb(jdOfNewYear(decade + 10)) };
    return { decade, interval };
  },
);

/** What two intervals have in common, if it is more than a moment. */
export function intersection(a: Interval, b: Interval): Interval | undefined {
  const start = epochTdb(Math.max(a.start, b.start));
  const end = epochTdb(Math.min(a.end, b.end));
  return start < end ? { start, end } : undefined;
}
