import type { TimelineEvent } from '../../catalog/catalog.ts';
import { isFlight } from '../../catalog/mission-events.ts';
import { stateVector } from '../../core/ephemeris/source.ts';
import { epochFromUtc } from '../../core/time/utc.ts';
import type { SegmentKind, Trajectory } from '../../core/trajectory/segment.ts';
import { SECONDS_PER_DAY } from '../../core/units/constants.ts';
import { type EventTime, eventTime } from '../../state/event-time.ts';
import { type ScenePoint, sceneFromIcrf } from '../stage/display-axes.ts';
import type { Stage } from '../stage/stage.ts';
import { centresUpFrom, framesOf, nearestFrame } from './path-frames.ts';
import { segmentAt } from './presence.ts';

/** Where on the drawn path something happens. */
export interface EventPlace {
  readonly event: TimelineEvent;
  readonly time: EventTime;
  /** Index of the object about which the path is drawn there. */
  readonly centre: number;
  /** Where the craft is then, relative to `centre` then (km, scene axes). */
  readonly offset: ScenePoint;
}

const MOST_PLACES = 64;
const STAYS: ReadonlySet<SegmentKind> = new Set(['orbit', 'station', 'surface']);
/** A giant planet's neighbourhood is entered some months before its pass or arrival. */
const NEAR_FLIGHT_S = 150 * SECONDS_PER_DAY;
const state = stateVector();

/**
 * The events of a mission that lie on its path as it is drawn: about the Sun, or about what the camera looks at. Events of
 * which only a span is known stand where the path was solved to have them. News from the ground has no place on a path.
 */
export function eventPlaces(stage: Stage, missionId: string): EventPlace[] {
  const { catalog, almanac, trajectories } = stage.explorer;
  const mission = catalog.mission(missionId);
  const trajectory = trajectories.trajectoryOf(missionId);
  if (!mission || !trajectory || !almanac.has(missionId)) return [];
  const frames = framesOf(stage, trajectory);
  const focusCentres = centresUpFrom(stage, stage.objects[focusHostIndex(stage)]?.id ?? 'sun');
  const places: EventPlace[] = [];
  for (const event of catalog.eventsOf(mission)) {
    if (places.length >= MOST_PLACES) break;
    const time = eventTime(stage.explorer, event);
    if (event.part !== undefined || (time.isChosen && !isFlight(event.type))) continue;
    const epoch = epochFromUtc(time.utc);
    const segment = segmentAt(trajectory, epoch);
    const centres = segment && frames.get(segment);
    if (!segment || !centres) continue;
    const centreId = nearestFrame(centres, focusCentres);
    const isFar = centreId === centres[centres.length - 1] && centres.length > 1;
    // Orbits are drawn about their own body only: from afar, nothing lies on them.
    if (isFar && (STAYS.has(segment.kind) || !isNearFlight(trajectory, centreId, epoch))) continue;
    const centre = stage.indexOf(centreId);
    if (centre < 0 || !almanac.stateInto(state, missionId, centreId, epoch)) continue;
    places.push({ event, time, centre, offset: sceneFromIcrf({ x: 0, y: 0, z: 0 }, state.positionKm) });
  }
  return places;
}

/** Whether the craft flies about a centre then, or does within some months: a pass is a piece of such a flight, a tour of moons is not. */
function isNearFlight({ segments }: Trajectory, centreId: string, epoch: number): boolean {
  return segments.some(
    ({ centreId: about, interval }) =>
      about === centreId && epoch > interval.start - NEAR_FLIGHT_S && epoch < interval.end + NEAR_FLIGHT_S,
  );
}

/** Index of what the camera circles: of a craft, the body it is at; the Sun's where that is nothing. */
export function focusHostIndex(stage: Stage): number {
  const { focusIndex } = stage;
  const host = stage.objects[focusIndex]?.mission ? stage.presence.hostOf(focusIndex) : focusIndex;
  return host < 0 ? stage.sunIndex : host;
}
