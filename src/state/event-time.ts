import type { TimelineEvent } from '../catalog/catalog.ts';
import { epochTdb, type UnixMs } from '../core/time/epoch.ts';
import { epochFromUtc, utcFromEpoch } from '../core/time/utc.ts';
import type { DateSpan, LegReport } from '../core/trajectory/segment-data.ts';
import type { Explorer } from './explorer.ts';

/** When the drawn path does what an event tells of. */
export interface EventTime {
  readonly utc: UnixMs;
  /** Only a span of more than some days is published: the instant inside it is ours. */
  readonly isChosen: boolean;
}

/** Spans up to this long are dates (ms). */
const LONGEST_DATE_MS = 3 * 86_400_000;
/** Leap seconds apart (s). */
const SAME_DATE_S = 60;

/**
 * The instant (UTC) at which an event happens in the picture: its own where that is published, else the one inside its span
 * that the path was solved for, else the middle of the span.
 */
export function eventTime(explorer: Pick<Explorer, 'trajectories'>, event: TimelineEvent): EventTime {
  if (event.endUtc - event.startUtc <= LONGEST_DATE_MS) return { utc: event.instantUtc, isChosen: false };
  const legs = explorer.trajectories.trajectoryOf(event.missionId)?.legs ?? [];
  for (const leg of legs) {
    const epoch = epochOnLeg(leg, event);
    if (epoch !== undefined) return { utc: utcFromEpoch(epochTdb(epoch)), isChosen: true };
  }
  return { utc: event.instantUtc, isChosen: true };
}

/** The end of a leg whose date was chosen inside the event's span, at the event's body. */
function epochOnLeg({ fromId, toId, start, end, startSpan, endSpan }: LegReport, event: TimelineEvent) {
  const isSpan = (span: DateSpan | undefined) =>
    span?.isPublished === true && Math.abs(span.start - epochFromUtc(event.startUtc)) < SAME_DATE_S;
  if (fromId === event.bodyId && isSpan(startSpan)) return start;
  return toId === event.bodyId && isSpan(endSpan) ? end : undefined;
}
