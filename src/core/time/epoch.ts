import { J2000_JD, SECONDS_PER_DAY } from '../units/constants.ts';

declare const scale: unique symbol;

/** Seconds past J2000 (JD 2451545.0) in Barycentric Dynamical Time: the one time argument of `core`. */
export type EpochTdb = number & { readonly [scale]: 'TDB' };

/** Milliseconds since 1970-01-01T00:00:00 UTC without leap seconds (POSIX time): only at the edges. */
export type UnixMs = number & { readonly [scale]: 'UTC' };

/** Marks a number of seconds past J2000 TDB as an epoch. */
export function epochTdb(secondsPastJ2000Tdb: number): EpochTdb {
  return secondsPastJ2000Tdb as EpochTdb;
}

/** Marks a number of POSIX milliseconds as a UTC instant. */
export function unixMs(milliseconds: number): UnixMs {
  return milliseconds as UnixMs;
}

/** Epoch of a Julian date on the TDB scale; exact to the double's resolution of the date (about 40 µs). */
export function epochFromJdTdb(jdTdb: number): EpochTdb {
  return epochTdb((jdTdb - J2000_JD) * SECONDS_PER_DAY);
}

/** Julian date (TDB) of an epoch. */
export function jdTdbFromEpoch(epoch: EpochTdb): number {
  return epoch / SECONDS_PER_DAY + J2000_JD;
}

/** The epoch `seconds` (TDB) after `epoch`. */
export function addSeconds(epoch: EpochTdb, seconds: number): EpochTdb {
  return epochTdb(epoch + seconds);
}
