import { J2000_JD, SECONDS_PER_DAY } from '../units/constants.ts';
import { addSeconds, type EpochTdb, epochTdb, jdTdbFromEpoch, type UnixMs, unixMs } from './epoch.ts';
import { epochFromUtc, utcFromEpoch } from './utc.ts';

/** The text is no date and time of the form this program reads. */
export class IsoDateError extends Error {
  constructor(
    readonly text: string,
    reason: string,
  ) {
    super(`"${text}" is not a UTC date: ${reason}. Write it like 2026-11-22 or 2026-11-22T20:15:00Z.`);
    this.name = 'IsoDateError';
  }
}

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?Z?)?$/;

/**
 * The instant (POSIX ms, UTC) of an ISO 8601 date or date with time, read as UTC with or without `Z`; Gregorian calendar,
 * years 0001 to 9999. @throws IsoDateError for anything else, and for dates and times that do not exist
 */
export function parseIsoUtc(text: string): UnixMs {
  const { dayMs, seconds } = parseParts(text);
  return unixMs(dayMs + seconds * 1000);
}

/** The epoch (TDB) of an ISO date read as UTC; knows the leap second 23:59:60. @throws IsoDateError */
export function epochFromIsoUtc(text: string): EpochTdb {
  const { dayMs, seconds } = parseParts(text);
  const isLeapSecond = seconds >= SECONDS_PER_DAY;
  const epoch = epochFromUtc(unixMs(dayMs + (isLeapSecond ? seconds - 1 : seconds) * 1000));
  return isLeapSecond ? addSeconds(epoch, 1) : epoch;
}

/** A UTC instant as `2026-11-22T20:15:00.000Z`, rounded to `digits` decimals of the second (0 to 3). */
export function isoFromUtc(utc: UnixMs, digits = 3): string {
  return `${isoFromMs(utc, digits)}Z`;
}

/** An epoch (TDB) as UTC in ISO form, rounded to `digits` decimals of the second (0 to 3). */
export function isoUtcFromEpoch(epoch: EpochTdb, digits = 3): string {
  return isoFromUtc(utcFromEpoch(epoch), digits);
}

/** An epoch as TDB calendar date and time, without `Z`, rounded to `digits` decimals of the second (0 to 3). */
export function isoTdbFromEpoch(epoch: EpochTdb, digits = 3): string {
  return isoFromMs(epoch * 1000 + Date.UTC(2000, 0, 1, 12), digits);
}

/** The epoch of a Julian date on the UTC scale (days of 86400 s by the civil calendar, as JPL Horizons counts them). */
export function epochFromJdUtc(jdUtc: number): EpochTdb {
  return epochFromUtc(unixMs((jdUtc - J2000_JD) * SECONDS_PER_DAY * 1000 + Date.UTC(2000, 0, 1, 12)));
}

/** Julian date on the UTC scale of an epoch. */
export function jdUtcFromEpoch(epoch: EpochTdb): number {
  return jdTdbFromEpoch(epochTdb((utcFromEpoch(epoch) - Date.UTC(2000, 0, 1, 12)) / 1000));
}

function parseParts(text: string): { dayMs: number; seconds: number } {
  const match = PATTERN.exec(text.trim());
  if (!match) throw new IsoDateError(text, 'its form is not YYYY-MM-DD or YYYY-MM-DDThh:mm[:ss]');
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    throw new IsoDateError(text, 'there is no such day in the calendar');
  }
  const [hours, minutes, seconds] = [Number(match[4] ?? 0), Number(match[5] ?? 0), Number(match[6] ?? 0)];
  const isLeapSecond = hours === 23 && minutes === 59 && seconds >= 60 && seconds < 61;
  if (hours > 23 || minutes > 59 || (seconds >= 60 && !isLeapSecond)) {
    throw new IsoDateError(text, 'there is no such time of day');
  }
  return { dayMs: date.getTime(), seconds: hours * 3600 + minutes * 60 + seconds };
}

function isoFromMs(ms: number, digits: number): string {
  const unit = 10 ** (3 - digits);
  const text = new Date(Math.round(ms / unit) * unit).toISOString();
  return digits === 0 ? text.slice(0, -5) : text.slice(0, text.length - 4 + digits);
}
