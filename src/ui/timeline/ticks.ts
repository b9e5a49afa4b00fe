import { type TimeInterval, utcDay, utcHour, utcMinute, utcMonth, utcYear } from 'd3-time';
import { DAY_MS, spanMs, type TimeView } from './time-view.ts';

/** What a tick marks the beginning of; its label says that. */
export type TickKind = 'year' | 'month' | 'day' | 'time';

export interface Tick {
  readonly utc: number;
  readonly kind: TickKind;
  /** Begins something larger than its neighbours do (a year among months): drawn stronger. */
  readonly isStrong: boolean;
}

export interface AxisTicks {
  /** Ticks with a label. */
  readonly labelled: readonly Tick[];
  /** Instants of the fine ticks between them. */
  readonly fine: readonly number[];
  /** What the labelled ticks step by. */
  readonly kind: TickKind;
}

interface Step {
  readonly interval: TimeInterval;
  readonly ms: number;
  readonly kind: TickKind;
  /** Room one label needs. */
  readonly labelPx: number;
}

const YEAR_MS = 365.25 * DAY_MS;

const STEPS: readonly Step[] = [
  step(utcMinute.every(5), 300_000, 'time', 64),
  step(utcMinute.every(15), 900_000, 'time', 64),
  step(utcHour.every(1), 3_600_000, 'time', 64),
  step(utcHour.every(3), 3 * 3_600_000, 'time', 64),
  step(utcHour.every(6), 6 * 3_600_000, 'time', 64),
  step(utcHour.every(12), 12 * 3_600_000, 'time', 64),
  step(utcDay.every(1), DAY_MS, 'day', 44),
  step(everyNthDayOfMonth(5), 5 * DAY_MS, 'day', 44),
  step(everyNthDayOfMonth(10), 10 * DAY_MS, 'day', 44),
  step(utcMonth.every(1), YEAR_MS / 12, 'month', 46),
  step(utcMonth.every(3), YEAR_MS / 4, 'month', 46),
  step(utcYear.every(1), YEAR_MS, 'year', 52),
  step(utcYear.every(2), 2 * YEAR_MS, 'year', 52),
  step(utcYear.every(5), 5 * YEAR_MS, 'year', 52),
  step(utcYear.every(10), 10 * YEAR_MS, 'year', 52),
  step(utcYear.every(20), 20 * YEAR_MS, 'year', 52),
];

const FINE_TICK_PX = 7;

/** The ticks of an axis `widthPx` wide: the finest labelled steps whose labels have room, and finer marks between them. */
export function axisTicks(view: TimeView, widthPx: number): AxisTicks {
  const msPerPx = spanMs(view) / Math.max(widthPx, 1);
  const found = STEPS.findIndex((s) => s.ms / msPerPx >= s.labelPx);
  const at = found < 0 ? STEPS.length - 1 : found;
  const chosen = STEPS[at]!;
  const labelled = rangeOf(chosen, view).map((date) => tickOf(date, chosen.kind));
  const finer = STEPS.slice(0, at).find((s) => s.ms / msPerPx >= FINE_TICK_PX && divides(s, chosen));
  const taken = new Set(labelled.map((tick) => tick.utc));
  const fine = finer
    ? rangeOf(finer, view)
        .map((date) => date.getTime())
        .filter((utc) => !taken.has(utc))
    : [];
  return { labelled, fine, kind: chosen.kind };
}

/** The largest calendar unit that begins at this instant (UTC). */
export function tickKindOf(utc: number): TickKind {
  const date = new Date(utc);
  if (utc % DAY_MS !== 0) return 'time';
  if (date.getUTCDate() !== 1) return 'day';
  return date.getUTCMonth() === 0 ? 'year' : 'month';
}

const RANK: Readonly<Record<TickKind, number>> = { time: 0, day: 1, month: 2, year: 3 };

function tickOf(date: Date, stepKind: TickKind): Tick {
  const utc = date.getTime();
  const kind = tickKindOf(utc);
  const isRoundYear = stepKind === 'year' && date.getUTCFullYear() % 10 === 0;
  return { utc, kind, isStrong: RANK[kind] > RANK[stepKind] || isRoundYear };
}

function rangeOf(s: Step, view: TimeView): Date[] {
  return s.interval.range(s.interval.ceil(new Date(view.startUtc)), new Date(view.endUtc + 1));
}

/** Whether the fine step falls on every coarse one; two-year marks would miss the odd fives. */
function divides(fine: Step, coarse: Step): boolean {
  if (fine.kind === 'year' && coarse.kind === 'year')
    return Math.round(coarse.ms / YEAR_MS) % Math.round(fine.ms / YEAR_MS) === 0;
  return true;
}

/** The 1st, (n+1)th, (2n+1)th … of each month, leaving out one that would crowd the next 1st. */
function everyNthDayOfMonth(n: number): TimeInterval {
  return utcDay.filter((date) => (date.getUTCDate() - 1) % n === 0 && date.getUTCDate() + n / 2 <= 31);
}

function step(interval: TimeInterval | null, ms: number, kind: TickKind, labelPx: number): Step {
  if (!interval) throw new RangeError(`An axis step of ${ms} ms has no calendar interval.`);
  return { interval, ms, kind, labelPx };
}
