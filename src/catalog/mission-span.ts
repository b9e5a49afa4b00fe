import { type UnixMs, unixMs } from '../core/time/epoch.ts';
import type { CatalogMission } from './catalog-data.ts';
import { isFlight, type TimelineEvent } from './mission-events.ts';
import { parsePartialDate } from './partial-date.ts';

/** What the bar of a mission rests on. */
export type SpanBasis =
  /** Launch or events. */
  | 'events'
  /** The launch of the craft that carries it. */
  | 'carrier'
  /** No date of its own: the month in which the plan was last described, shown as one year from there. */
  | 'as-of';

/** The bar of a mission on the timeline. UTC, POSIX milliseconds. */
export interface MissionSpan {
  readonly startUtc: UnixMs;
  readonly endUtc: UnixMs;
  /** The start lies between `startUtc` and this instant; equal to `startUtc` when it is known to the day. */
  readonly startUncertainUntil: UnixMs;
  /** The end lies between this instant and `endUtc`; equal to `endUtc` when it is known to the day. */
  readonly endUncertainFrom: UnixMs;
  /** Nothing says when it ends: the bar fades out after `endUncertainFrom`. */
  readonly openEnded: boolean;
  readonly basis: SpanBasis;
}

const DAY_MS = 86_400_000;
const YEAR_MS = 365.25 * DAY_MS;

/** Event types after which nothing of a mission flies or works on. */
const FINAL_TYPES: ReadonlySet<string> = new Set(['mission-end', 'impact', 'earth-return']);

/**
 * From when to when a mission runs; every mission has a bar.
 * Start: the launch, else the first event of the flight, else the first event at all; else the carrier's start; else the
 * month of the facts. End: the last event. A mission without a final event (end, impact, return) is open-ended: while it
 * flies or works the bar reaches at least to the end of the month of the facts, and a planned one half a year past its
 * last date. Spans keep their width: a launch "in 2031" starts the bar on 1 January and says so in `startUncertainUntil`.
 */
export function spanOfMission(
  mission: CatalogMission,
  events: readonly TimelineEvent[],
  carrier: MissionSpan | undefined,
): MissionSpan {
  const first = events.find((e) => e.key === 'launch') ?? events.find((e) => isFlight(e.type)) ?? events[0];
  if (!first) return spanWithoutEvents(mission, carrier);
  const last = lastOf(events.filter((e) => e.part === undefined)) ?? first;
  const openEnded = !isOver(mission) && !FINAL_TYPES.has(last.type);
  let endUtc: number = Math.max(last.endUtc, first.endUtc);
  if (openEnded && isUnderWay(mission)) endUtc = Math.max(endUtc, parsePartialDate(mission.asOf).endUtc);
  else if (openEnded) endUtc += YEAR_MS / 2;
  const endUncertainFrom = openEnded || !isDayExact(last) ? Math.max(last.startUtc, first.startUtc) : endUtc;
  return {
    startUtc: first.startUtc,
    startUncertainUntil: isDayExact(first) && !first.isNotEarlierThan ? first.startUtc : first.endUtc,
    endUtc: unixMs(Math.max(endUtc, first.startUtc + DAY_MS)),
    endUncertainFrom: unixMs(endUncertainFrom),
    openEnded,
    basis: 'events',
  };
}

function spanWithoutEvents(mission: CatalogMission, carrier: MissionSpan | undefined): MissionSpan {
  if (carrier) return { ...carrier, basis: 'carrier' };
  const { startUtc } = parsePartialDate(mission.asOf);
  const endUtc = unixMs(startUtc + YEAR_MS);
  return {
    startUtc,
    startUncertainUntil: endUtc,
    endUtc,
    endUncertainFrom: startUtc,
    openEnded: mission.status !== 'cancelled',
    basis: 'as-of',
  };
}

function isOver({ status }: CatalogMission): boolean {
  return status === 'completed' || status === 'failed' || status === 'cancelled';
}

function isUnderWay({ status }: CatalogMission): boolean {
  return status === 'operational' || status === 'in-transit';
}

function isDayExact(event: TimelineEvent): boolean {
  return event.endUtc - event.startUtc <= DAY_MS;
}

function lastOf(events: readonly TimelineEvent[]): TimelineEvent | undefined {
  return events.reduce<TimelineEvent | undefined>((a, b) => (a && a.endUtc > b.endUtc ? a : b), undefined);
}
