import { type UnixMs, unixMs } from '../core/time/epoch.ts';

/** How exactly a partial date is known; the form of its text is its precision. */
export type DatePrecision = 'year' | 'half' | 'quarter' | 'month' | 'day' | 'minute' | 'second';

/** A partial date as a span of UTC time: `[startUtc, endUtc)`. */
export interface PartialDateSpan {
  /** First instant of the span. */
  readonly startUtc: UnixMs;
  /** First instant after the span (exclusive): for "2031" this is 2032-01-01T00:00:00Z. */
  readonly endUtc: UnixMs;
  readonly precision: DatePrecision;
}

/** A text that is no partial date, or names a day that is not in the calendar. */
export class PartialDateError extends Error {
  constructor(
    readonly text: string,
    reason: string,
  ) {
    super(`"${text}" is no date: ${reason}. Write ${PARTIAL_DATE_FORMS}.`);
    this.name = 'PartialDateError';
  }
}

/** The accepted forms, for messages. */
export const PARTIAL_DATE_FORMS =
  '2031, 2031-H1, 2031-Q3, 2031-04, 2031-04-12, 2031-04-12T13:10Z or 2031-04-12T13:10:30Z (UTC)';

/** The accepted forms as a pattern; calendar validity is checked by `parsePartialDate`. */
export const PARTIAL_DATE_PATTERN =
  /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])(?:T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?Z)?)?))?$/;

/**
 * The span of UTC time a partial date stands for. Milliseconds of POSIX time (UTC, no leap seconds), end exclusive;
 * proleptic Gregorian calendar, years 1000 to 9999, exact.
 * @throws PartialDateError when the form is unknown or the day does not exist (30 February)
 * @source Forms after Library of Congress, Extended Date/Time Format (EDTF, ISO 8601-2:2019), with H1/H2 and Q1-Q4 written out
 */
export function parsePartialDate(text: string): PartialDateSpan {
  const match = PARTIAL_DATE_PATTERN.exec(text);
  if (!match) throw new PartialDateError(text, 'its form is not known');
  const [, yearText, half, quarter, monthText, dayText, hour, minute, second] = match;
  const year = Number(yearText);
  if (year < 1000) throw new PartialDateError(text, 'the year has too few digits');
  if (half) return monthsSpan(year, Number(half) * 6 - 6, 6, 'half');
  if (quarter) return monthsSpan(year, Number(quarter) * 3 - 3, 3, 'quarter');
  if (!monthText) return monthsSpan(year, 0, 12, 'year');
  const month = Number(monthText) - 1;
  if (!dayText) return monthsSpan(year, month, 1, 'month');
  const day = Number(dayText);
  if (day > daysInMonth(year, month)) throw new PartialDateError(text, 'this month has no such day');
  const midnight = Date.UTC(year, month, day);
  if (!hour) return span(midnight, MS_PER_DAY, 'day');
  const atMinute = midnight + (Number(hour) * 60 + Number(minute)) * 60_000;
  return second ? span(atMinute + Number(second) * 1000, 1000, 'second') : span(atMinute, 60_000, 'minute');
}

/** Like `parsePartialDate`, with `undefined` instead of an error. */
export function tryParsePartialDate(text: string): PartialDateSpan | undefined {
  try {
    return parsePartialDate(text);
  } catch (error) {
    if (error instanceof PartialDateError) return undefined;
    throw error;
  }
}

/** A date with an optional closing date, as events and launches carry them. */
export interface PartialDateRange {
  readonly date: string;
  readonly until?: string | undefined;
}

/**
 * The span of a date that may be closed by `until`: from the first instant of `date` to the end of `until` (exclusive).
 * UTC, POSIX milliseconds. The precision is that of `date`.
 * @throws PartialDateError
 */
export function parseDateRange({ date, until }: PartialDateRange): PartialDateSpan {
  const first = parsePartialDate(date);
  return until === undefined ? first : { ...first, endUtc: parsePartialDate(until).endUtc };
}

/**
 * The one instant that stands for a span where a single time is needed: the start of a minute or second, else the
 * middle of the span; so noon UTC for a day, about 2 July for a year, and the middle of a range. UTC, POSIX milliseconds.
 */
export function nominalInstant(range: PartialDateSpan): UnixMs {
  const lengthMs = range.endUtc - range.startUtc;
  return lengthMs <= 60_000 ? range.startUtc : unixMs(range.startUtc + lengthMs / 2);
}

/** Whether a date stands for one clock time rather than for a stretch of a day or more. */
export function isExactTime(range: PartialDateSpan): boolean {
  return range.endUtc - range.startUtc <= 60_000;
}

const MS_PER_DAY = 86_400_000;

function monthsSpan(year: number, firstMonth: number, months: number, precision: DatePrecision): PartialDateSpan {
  const start = Date.UTC(year, firstMonth, 1);
  return span(start, Date.UTC(year, firstMonth + months, 1) - start, precision);
}

function span(startMs: number, lengthMs: number, precision: DatePrecision): PartialDateSpan {
  return { startUtc: unixMs(startMs), endUtc: unixMs(startMs + lengthMs), precision };
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}
