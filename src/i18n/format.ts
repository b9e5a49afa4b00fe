import { type DatePrecision, type PartialDateRange, parsePartialDate } from '../catalog/partial-date.ts';
import type { UnixMs } from '../core/time/epoch.ts';
import { AU_KM, SECONDS_PER_DAY } from '../core/units/constants.ts';
import type { Text } from './text.ts';

/** Writes quantities the way the visitor's language does. All dates are UTC. */
export interface Format {
  readonly locale: string;
  /** A plain number; `digits` significant digits at most. */
  number(value: number, digits?: number): string;
  /** A date as exact as it is known: "2031", "first half of 2031", "12 April 2031, 13:10 UTC". */
  partialDate(text: string): string;
  /** A date with an optional closing date: "12–15 April 2031". */
  dateRange(range: PartialDateRange): string;
  /** An instant, cut to a precision; `day` by default. */
  instant(utc: UnixMs, precision?: DatePrecision): string;
  /** A length given in km, in metres, kilometres, million kilometres or astronomical units; at most `digits` digits. */
  distance(km: number, digits?: number): string;
  /** A length with what it is in kilometres beside it, where that helps: "1.524 au (228 million km)". */
  distanceInFull(km: number, digits?: number): string;
  /** A stretch of time in its one or two largest units: "8 minutes, 19 seconds", "2 years". */
  duration(seconds: number): string;
  /** How long light takes, in the shortest units: "8m 19s". */
  lightTime(seconds: number): string;
  speed(kmS: number): string;
  /** How fast the clock runs: "1 day per second"; negative rates run backwards. */
  rate(simulatedSecondsPerSecond: number): string;
  /** Items as a list: "Mars, Phobos and Deimos". */
  list(items: readonly string[]): string;
  /** Mass in kilograms, in tonnes from 10,000 kg. */
  mass(kg: number): string;
}

/** Builds the formats of a language once; Intl objects are costly to make. */
export function createFormat(t: Text): Format {
  const locale = t.language.formatLocale;
  const dates = dateFormats(locale);
  const lists = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' });
  const unitLists = {
    long: new Intl.ListFormat(locale, { style: 'long', type: 'unit' }),
    narrow: new Intl.ListFormat(locale, { style: 'narrow', type: 'unit' }),
  };
  const number = (value: number, digits = 3) =>
    numberFormat(locale, { maximumSignificantDigits: digits }).format(value);
  const unit = (value: number, name: string, options: Intl.NumberFormatOptions = {}) =>
    numberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short', ...options }).format(value);

  const millions = (km: number, digits: number) =>
    unit(km, 'kilometer', {
      notation: 'compact',
      compactDisplay: 'long',
      maximumSignificantDigits: Math.min(digits, 3),
    });

  const instant = (utc: UnixMs, precision: DatePrecision = 'day'): string => {
    const date = new Date(utc);
    const year = dates.year.format(date);
    if (precision === 'half') return t(date.getUTCMonth() < 6 ? 'format.firstHalf' : 'format.secondHalf', { year });
    if (precision === 'quarter') return t('format.quarter', { quarter: Math.floor(date.getUTCMonth() / 3) + 1, year });
    if (precision === 'year' || precision === 'month' || precision === 'day') return dates[precision].format(date);
    return t('format.dateTime', { date: dates.day.format(date), time: dates[precision].format(date) });
  };

  const partialDate = (text: string): string => {
    const span = parsePartialDate(text);
    return instant(span.startUtc, span.precision);
  };

  const distance = (km: number, digits = 4): string => {
    if (km < 1) return unit(km * 1000, 'meter', { maximumSignificantDigits: 2 });
    if (km < 1e6) return unit(roundTo(km, digits), 'kilometer', { maximumFractionDigits: km < 10 ? 1 : 0 });
    if (km < 2e7) return millions(km, digits);
    return t('format.au', { value: number(km / AU_KM, digits) });
  };

  const duration = (seconds: number, unitDisplay: 'long' | 'narrow'): string => {
    const parts = largestUnits(Math.abs(seconds));
    const options: Intl.NumberFormatOptions = { unitDisplay, maximumSignificantDigits: seconds < 10 ? 3 : 4 };
    return unitLists[unitDisplay].format(parts.map(([value, name]) => unit(value, name, options)));
  };

  return {
    locale,
    number,
    instant,
    partialDate,
    distance,
    dateRange({ date, until }) {
      if (until === undefined || until === date) return partialDate(date);
      const [from, to] = [parsePartialDate(date), parsePartialDate(until)];
      const { precision } = from;
      if (precision === to.precision && (precision === 'year' || precision === 'month' || precision === 'day'))
        return dates[precision].formatRange(from.startUtc, to.startUtc);
      return t('format.range', { from: partialDate(date), to: partialDate(until) });
    },
    distanceInFull(km, digits = 4) {
      if (km < 2e7) return distance(km, digits);
      return t('format.distanceBoth', { main: distance(km, digits), beside: millions(km, digits) });
    },
    duration: (seconds) => duration(seconds, 'long'),
    lightTime: (seconds) => duration(seconds, 'narrow'),
    speed: (kmS) => t('format.kmPerSecond', { value: number(kmS, 3) }),
    rate(simulatedSecondsPerSecond) {
      const speed = Math.abs(simulatedSecondsPerSecond);
      if (speed === 1 && simulatedSecondsPerSecond > 0) return t('format.realTime');
      const value = t('format.perSecond', { amount: duration(speed, 'long') });
      return simulatedSecondsPerSecond < 0 ? t('format.backwards', { value }) : value;
    },
    list: (items) => lists.format(items),
    mass: (kg) =>
      kg < 10_000
        ? unit(kg, 'kilogram', { maximumFractionDigits: kg < 10 ? 1 : 0 })
        : t('format.tonnes', { value: number(kg / 1000, 4) }),
  };
}

type ShownDatePart = 'year' | 'month' | 'day' | 'minute' | 'second';

function dateFormats(locale: string): Record<ShownDatePart, Intl.DateTimeFormat> {
  const make = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC', calendar: 'gregory' });
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return {
    year: make({ year: 'numeric' }),
    month: make({ year: 'numeric', month: 'long' }),
    day: make({ year: 'numeric', month: 'long', day: 'numeric' }),
    minute: make(clock),
    second: make({ ...clock, second: '2-digit' }),
  };
}

const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, options);
    numberFormats.set(key, format);
  }
  return format;
}

/** Rounds to significant digits, so that "384,401.2381" does not pretend to more than is told. */
function roundTo(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}

const YEAR_SECONDS = 365.25 * SECONDS_PER_DAY;
const UNITS: readonly (readonly [seconds: number, name: string])[] = [
  [YEAR_SECONDS, 'year'],
  [YEAR_SECONDS / 12, 'month'],
  [SECONDS_PER_DAY, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

/** The one or two largest units of a duration; the second is left out where it is zero. Weeks count as days. */
function largestUnits(seconds: number): (readonly [number, string])[] {
  if (seconds < 60) return [[roundTo(seconds, 3), 'second']];
  const first = UNITS.findIndex(([size]) => seconds >= size * 0.999_99);
  const [size, name] = UNITS[first] ?? [1, 'second'];
  const [smallSize, smallName] = UNITS[first + 1] ?? [1, 'second'];
  const inSmall = Math.round(seconds / smallSize);
  const perLarge = Math.round(size / smallSize);
  const large = Math.floor(inSmall / perLarge);
  const small = inSmall - large * perLarge;
  return small === 0
    ? [[large, name]]
    : [
        [large, name],
        [small, smallName],
      ];
}
