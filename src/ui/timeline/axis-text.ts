import type { Tick, TickKind } from './ticks.ts';

/** Short texts of an axis, in one language. All UTC. */
export interface AxisText {
  tick(tick: Tick): string;
  /** What the labels at the left end lack: the year of months, the day of hours; empty for years. */
  context(utc: number, kind: TickKind): string;
}

const made = new Map<string, AxisText>();

/** The axis texts of a locale; made once. */
export function axisText(locale: string): AxisText {
  let text = made.get(locale);
  if (!text) {
    text = createAxisText(locale);
    made.set(locale, text);
  }
  return text;
}

function createAxisText(locale: string): AxisText {
  const make = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC', calendar: 'gregory' });
  const labels: Record<TickKind, Intl.DateTimeFormat> = {
    year: make({ year: 'numeric' }),
    month: make({ month: 'short' }),
    day: make({ day: 'numeric' }),
    time: make({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  };
  const dayAmongHours = make({ day: 'numeric', month: 'short' });
  const contexts: Partial<Record<TickKind, Intl.DateTimeFormat>> = {
    month: labels.year,
    day: make({ month: 'long', year: 'numeric' }),
    time: make({ day: 'numeric', month: 'long', year: 'numeric' }),
  };
  return {
    tick: ({ utc, kind, isStrong }) => (kind === 'day' && isStrong ? dayAmongHours : labels[kind]).format(utc),
    context: (utc, kind) => contexts[kind]?.format(utc) ?? '',
  };
}
