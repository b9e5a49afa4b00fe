import { SECONDS_PER_DAY } from '../units/constants.ts';
import { type EpochTdb, epochTdb, type UnixMs, unixMs } from './epoch.ts';
import { TAI_MINUS_UTC } from './leap-seconds.ts';
import { tdbMinusTtSeconds } from './tdb.ts';

/**
 * TT - TAI in seconds, exact.
 * @source IAU 1991 Recommendation IV
 */
const TT_MINUS_TAI_S = 32.184;
/** POSIX seconds of 2000-01-01T12:00, and the MJD of POSIX second 0. */
const J2000_UNIX_S = 946_728_000;
const UNIX_MJD = 40_587;

interface Row {
  readonly startUnixS: number;
  /** TT - UTC at the row's start (s), and by how much it grows per second of UTC. */
  readonly ttMinusUtcS: number;
  readonly ratePerSecond: number;
}

const ROWS: readonly Row[] = TAI_MINUS_UTC.map(({ from: [year, month, day], offsetS, referenceMjd, rateSPerDay }) => {
  const startUnixS = Date.UTC(year, month - 1, day) / 1000;
  const mjd = startUnixS / SECONDS_PER_DAY + UNIX_MJD;
  const ttMinusUtcS = TT_MINUS_TAI_S + offsetS + (mjd - referenceMjd) * rateSPerDay;
  return { startUnixS, ttMinusUtcS, ratePerSecond: rateSPerDay / SECONDS_PER_DAY };
});

/**
 * TT - UT (s) on 1 January of 1957 to 1959 and TT - UTC on that of 1960, between which lines are drawn. Then there was no
 * UTC; civil time followed the Earth's rotation. Lines are within 0.03 s of it.
 * @source The Astronomical Almanac, page K9: Delta T
 */
const TT_MINUS_UT_S = [31.68, 32.18, 32.68, ROWS[0]!.ttMinusUtcS] as const;
const FIRST_UT_UNIX_S = Date.UTC(1957, 0, 1) / 1000;
const YEAR_S = 365 * SECONDS_PER_DAY;

/** TT - UT (s) before 1960; before 1957 the first line is drawn on. */
function deltaTSeconds(unixSeconds: number): number {
  const years = (unixSeconds - FIRST_UT_UNIX_S) / YEAR_S;
  const index = Math.min(Math.max(Math.floor(years), 0), 2);
  const at = TT_MINUS_UT_S[index]!;
  return at + (years - index) * (TT_MINUS_UT_S[index + 1]! - at);
}

/**
 * TT - UTC in seconds at a UTC instant: from the table of leap seconds since 1960, before that TT - UT.
 * After 2017 it stays 69.184 s, since no further leap second is announced.
 */
export function ttMinusUtcSeconds(utc: UnixMs): number {
  const unixSeconds = utc / 1000;
  const row = lastRow((candidate) => unixSeconds >= candidate.startUnixS);
  if (!row) return deltaTSeconds(unixSeconds);
  return row.ttMinusUtcS + (unixSeconds - row.startUnixS) * row.ratePerSecond;
}

/**
 * The epoch (TDB) of a UTC instant (POSIX ms). Exact to 10 µs since 1960, to 0.05 s before. A leap second itself has
 * no POSIX time: add one second to the epoch before it.
 */
export function epochFromUtc(utc: UnixMs): EpochTdb {
  const tt = utc / 1000 - J2000_UNIX_S + ttMinusUtcSeconds(utc);
  return epochTdb(tt + tdbMinusTtSeconds(tt));
}

/**
 * The UTC instant (POSIX ms, to the microsecond) of an epoch (TDB): the inverse of `epochFromUtc`. During a leap second
 * it stays at the midnight that follows, so that UTC never runs backwards.
 */
export function utcFromEpoch(epoch: EpochTdb): UnixMs {
  // Several parts of a page ask for the same moment in every frame: the last answer is kept, which changes none.
  if (epoch === lastAnswer[0]) return unixMs(lastAnswer[1]!);
  const ttUnixS = epoch - tdbMinusTtSeconds(epoch) + J2000_UNIX_S;
  let at = ROWS.length - 1;
  while (at >= 0 && ttUnixS < ROWS[at]!.startUnixS + ROWS[at]!.ttMinusUtcS) at--;
  const unixSeconds = at >= 0 ? utcInRow(at, ttUnixS) : utBeforeRows(ttUnixS);
  lastAnswer[0] = epoch;
  lastAnswer[1] = Math.round(unixSeconds * 1e6) / 1e3;
  return unixMs(lastAnswer[1]);
}

const lastAnswer = new Float64Array(2).fill(Number.NaN);

function utcInRow(at: number, ttUnixS: number): number {
  const row = ROWS[at]!;
  const sinceStart = (ttUnixS - row.startUnixS - row.ttMinusUtcS) / (1 + row.ratePerSecond);
  const next = ROWS[at + 1];
  const unixSeconds = row.startUnixS + sinceStart;
  return next ? Math.min(unixSeconds, next.startUnixS) : unixSeconds;
}

function utBeforeRows(ttUnixS: number): number {
  let unixSeconds = ttUnixS - deltaTSeconds(ttUnixS);
  for (let i = 0; i < 2; i++) unixSeconds = ttUnixS - deltaTSeconds(unixSeconds);
  return unixSeconds;
}

function lastRow(matches: (row: Row) => boolean): Row | undefined {
  for (let i = ROWS.length - 1; i >= 0; i--) if (matches(ROWS[i]!)) return ROWS[i];
  return undefined;
}
