import type { TimelineEvent } from '../catalog/catalog.ts';
import { missionPredicate } from '../catalog/filters.ts';
import { type UnixMs, unixMs } from '../core/time/epoch.ts';
import { epochFromUtc, utcFromEpoch } from '../core/time/utc.ts';
import { HOME_POSE } from './camera-pose.ts';
import { eventTime } from './event-time.ts';
import { type Explorer, lookAt, select } from './explorer.ts';

/** Sets the clock to a UTC instant. */
export function goToTime(explorer: Explorer, timeUtc: UnixMs): void {
  explorer.clock.setEpoch(epochFromUtc(timeUtc));
}

/** Sets the clock to the visitor's own date and time. */
export function goToNow(explorer: Explorer, nowUtc: UnixMs = unixMs(Date.now())): void {
  goToTime(explorer, nowUtc);
}

/** Back to the first view of the whole inner system. */
export function goHome(explorer: Explorer): void {
  explorer.store.setState({ standpoint: null });
  lookAt(explorer, 'sun', HOME_POSE);
}

/** Brings what the view goes with back into its middle, as far away as it is looked at from now. */
export function centreFocus(explorer: Explorer): void {
  const { azimuthDeg, elevationDeg, distanceKm } = explorer.camera.pose;
  lookAt(explorer, explorer.store.getState().focusId, { azimuthDeg, elevationDeg, distanceKm });
}

/** The clock's time in UTC, POSIX milliseconds. */
export function clockUtc(explorer: Explorer): UnixMs {
  return utcFromEpoch(explorer.clock.epoch);
}

/** Selects a mission, sets the clock to one of its events (its key in `catalog.eventsOf`), and looks at the craft. */
export function goToEvent(explorer: Explorer, missionId: string, key: TimelineEvent['key']): boolean {
  const mission = explorer.catalog.mission(missionId);
  const event = mission && explorer.catalog.eventsOf(mission).find((e) => e.key === key);
  if (!event) return false;
  explorer.clock.pause();
  goToTime(explorer, eventTime(explorer, event).utc);
  select(explorer, missionId);
  if (!lookAt(explorer, missionId)) lookAt(explorer, event.bodyId);
  return true;
}

/** Sets the clock to a mission's launch, or to its first event when it has none. False when it has no date at all. */
export function goToLaunch(explorer: Explorer, missionId: string): boolean {
  const mission = explorer.catalog.mission(missionId);
  const events = mission ? explorer.catalog.eventsOf(mission) : [];
  const first = events.find((e) => e.key === 'launch') ?? events[0];
  return first ? goToEvent(explorer, missionId, first.key) : false;
}

/**
 * Steps to the next (+1) or previous (-1) event: of the selected mission, else of all missions the filter lets through.
 * Returns the event, or undefined when there is none on that side.
 */
export function stepEvent(explorer: Explorer, direction: 1 | -1): TimelineEvent | undefined {
  const { catalog, store } = explorer;
  const { selectedId, filter } = store.getState();
  const selected = selectedId === null ? undefined : catalog.mission(selectedId);
  const missions = selected ? [selected] : catalog.missions.filter(missionPredicate(filter, catalog));
  const now = clockUtc(explorer);
  let best: TimelineEvent | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const mission of missions) {
    for (const event of catalog.eventsOf(mission)) {
      const ahead = (eventTime(explorer, event).utc - now) * direction;
      // Half a second of slack: the clock's time comes back from TDB with rounding.
      if (ahead <= 500 || ahead >= least) continue;
      least = ahead;
      best = event;
    }
  }
  if (!best) return undefined;
  if (selected) goToEvent(explorer, best.missionId, best.key);
  else {
    explorer.clock.pause();
    goToTime(explorer, eventTime(explorer, best).utc);
  }
  return best;
}
