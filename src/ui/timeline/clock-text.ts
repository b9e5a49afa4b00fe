import { unixMs } from '../../core/time/epoch.ts';
import type { Format } from '../../i18n/format.ts';

/** How much of the clock's time is written. */
export type ClockPrecision = 'month' | 'day' | 'minute' | 'second';

/** What can be read while it runs: no hours when days rush by, no seconds when minutes do. */
export function clockPrecision(isPlaying: boolean, rate: number): ClockPrecision {
  if (!isPlaying) return 'minute';
  const speed = Math.abs(rate);
  if (speed >= 31_557_600) return 'month';
  if (speed >= 21_600) return 'day';
  return speed >= 600 ? 'minute' : 'second';
}

export interface ClockText {
  readonly date: string;
  /** Time of day with its scale; empty when it is not told. */
  readonly time: string;
}

const times = new Map<string, Intl.DateTimeFormat>();

/** The clock's UTC time in words, date and time of day apart. */
export function clockText(format: Format, utc: number, precision: ClockPrecision): ClockText {
  const date = format.instant(unixMs(utc), precision === 'month' ? 'month' : 'day');
  if (precision === 'month' || precision === 'day') return { date, time: '' };
  return { date, time: `${timeFormat(format.locale, precision).format(utc)} UTC` };
}

function timeFormat(locale: string, precision: 'minute' | 'second'): Intl.DateTimeFormat {
  const key = `${locale} ${precision}`;
  let made = times.get(key);
  if (!made) {
    const seconds = precision === 'second' ? ({ second: '2-digit' } as const) : {};
    made = new Intl.DateTimeFormat(locale, {
      hour: '2-digit',
      minute: '2-digit',
      ...seconds,
      hourCycle: 'h23',
      timeZone: 'UTC',
    });
    times.set(key, made);
  }
  return made;
}
