import type { UnixMs } from '../core/time/epoch.ts';
import type { CatalogMission } from './catalog-data.ts';
import { type DatePrecision, nominalInstant, parseDateRange, parsePartialDate } from './partial-date.ts';
import type { MissionEventType } from './schema/mission.ts';

/**
 * What is known of an event's outcome. `confirmed`: told as done by the sources. `planned`: the sources are older than
 * the event, or speak of it as a plan; whether it happened is not known. `called-off`: planned by a mission that was
 * cancelled.
 */
export type EventOutcome = 'confirmed' | 'planned' | 'called-off';

/** Launch or event of a mission, ready for a list or a timeline. Times are UTC in POSIX milliseconds. */
export interface TimelineEvent {
  readonly missionId: string;
  /** Index into the mission's `events`, or `launch`. */
  readonly key: number | 'launch';
  readonly type: MissionEventType;
  readonly bodyId: string;
  readonly objectName: string;
  /** The date as written, for the format helpers of `i18n`. */
  readonly date: string;
  readonly until?: string | undefined;
  readonly startUtc: UnixMs;
  /** Exclusive end of the span in which it happens. */
  readonly endUtc: UnixMs;
  /** The instant to jump to: the time itself, or the middle of the span. */
  readonly instantUtc: UnixMs;
  readonly precision: DatePrecision;
  readonly isNotEarlierThan: boolean;
  readonly altitudeKm?: number | undefined;
  /** Published launch energy, change of speed (m/s), and tilt of the orbit after a pass against the Sun's equator. */
  readonly c3Km2S2?: number | undefined;
  readonly deltaVMS?: number | undefined;
  readonly sunInclinationDeg?: number | undefined;
  readonly sunPeriodDays?: number | undefined;
  readonly isPowered?: true | undefined;
  /** Of a fly-by: the place above which it came closest (degrees). */
  readonly over?: { readonly latDeg: number; readonly lonDegE: number } | undefined;
  /** Part of the mission that does it while the main craft flies on. */
  readonly part?: string | undefined;
  readonly outcome: EventOutcome;
}

/**
 * Launch and events of a mission in order: as the file lists them, the launch before the first event that starts later
 * (milestones before the launch stay before it). Pure; UTC.
 */
export function listEvents(mission: CatalogMission, objectName: (id: string) => string): TimelineEvent[] {
  const asOfEnd = parsePartialDate(mission.asOf).endUtc;
  const listed = mission.events.map((event, key) => describe(mission, event, key, event.type, event.body));
  const { launch } = mission;
  if (!launch) return listed;
  const start = describe(mission, launch, 'launch', 'launch', 'earth');
  const next = listed.findIndex((event) => event.startUtc >= start.startUtc || isFlight(event.type));
  listed.splice(next === -1 ? listed.length : next, 0, start);
  return listed;

  function describe(
    { id, status }: CatalogMission,
    source: EventSource,
    key: number | 'launch',
    type: MissionEventType,
    bodyId: string,
  ): TimelineEvent {
    const span = parseDateRange(source);
    const isPlanned = source.planned === true || span.startUtc >= asOfEnd;
    return {
      missionId: id,
      key,
      type,
      bodyId,
      objectName: objectName(bodyId),
      date: source.date,
      until: source.until,
      startUtc: span.startUtc,
      endUtc: span.endUtc,
      instantUtc: nominalInstant(span),
      precision: span.precision,
      isNotEarlierThan: source.notEarlierThan === true,
      altitudeKm: source.altitudeKm,
      c3Km2S2: source.c3Km2S2,
      deltaVMS: source.deltaVMS,
      sunInclinationDeg: source.sunInclinationDeg,
      sunPeriodDays: source.sunPeriodDays,
      isPowered: source.isPowered,
      over: source.over,
      part: source.part,
      outcome: isPlanned ? (status === 'cancelled' ? 'called-off' : 'planned') : 'confirmed',
    };
  }
}

interface EventSource {
  readonly date: string;
  readonly until?: string | undefined;
  readonly planned?: true | undefined;
  readonly notEarlierThan?: true | undefined;
  readonly altitudeKm?: number | undefined;
  readonly c3Km2S2?: number | undefined;
  readonly deltaVMS?: number | undefined;
  readonly sunInclinationDeg?: number | undefined;
  readonly sunPeriodDays?: number | undefined;
  readonly isPowered?: true | undefined;
  readonly over?: TimelineEvent['over'];
  readonly part?: string | undefined;
}

/** Whether an event is part of a flight, rather than a milestone on the ground or in a budget. */
export function isFlight(type: MissionEventType): boolean {
  return type !== 'other' && type !== 'mission-end';
}
