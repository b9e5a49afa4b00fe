import type { CatalogMission } from '../catalog/catalog.ts';
import { EMPTY_FILTER, type MissionFilter } from '../catalog/filters.ts';
import { nominalInstant, tryParsePartialDate } from '../catalog/partial-date.ts';
import { type UnixMs, unixMs } from '../core/time/epoch.ts';
import { epochFromUtc } from '../core/time/utc.ts';
import type { CameraPose } from '../state/camera-pose.ts';
import { type Explorer, select, visit, whereIs } from '../state/explorer.ts';
import { clockUtc, goToTime } from '../state/navigate.ts';
import type { ExplorerState } from '../state/store.ts';
import { whatIf } from '../state/what-if.ts';

/** What `getState()` tells: a snapshot, free to keep. */
export interface PublicState {
  readonly mode: ExplorerState['mode'];
  /** The clock's time, UTC, ISO 8601. */
  readonly time: string;
  readonly isPlaying: boolean;
  /** Simulated seconds per second. */
  readonly rate: number;
  readonly selectedId: string | null;
  readonly focusId: string;
  readonly filter: MissionFilter;
  /** How many missions the filter lets through, and how many there are. */
  readonly missionCount: { readonly shown: number; readonly all: number };
  readonly scale: ExplorerState['scaleMode'];
  readonly hiddenLayers: ExplorerState['hiddenLayers'];
  readonly language: string;
  readonly story: ExplorerState['story'];
  readonly camera: CameraPose;
  readonly timelineView: { readonly start: string; readonly end: string };
  readonly packs: { readonly loaded: number; readonly total: number; readonly failed: readonly string[] };
  readonly isSceneReady: boolean;
}

/** Where something is: relative to the Sun, ICRF axes, km and km/s, geometric. */
export type PublicPosition =
  | {
      readonly kind: 'state';
      readonly centre: 'sun';
      readonly frame: 'icrf';
      readonly positionKm: readonly [number, number, number];
      readonly velocityKmS: readonly [number, number, number];
      readonly provenance: string;
      readonly accuracyKm: number;
    }
  | { readonly kind: 'no-data'; readonly reason: 'outside' | 'not-loaded' };

export interface PublicEvents {
  /** The clock jumped, or a frame of play went by. */
  time: { readonly time: string };
  /** Play began, ended, or changed its speed. */
  play: { readonly isPlaying: boolean; readonly rate: number };
  select: { readonly id: string | null };
  filter: { readonly filter: MissionFilter };
}

/** `window.outbound`: the page's own controls, for tests, teachers' scripts and embedding. */
export interface OutboundApi {
  /** Resolves when the page can be used: the first picture is drawn (or cannot be, without WebGL), the paths are there. */
  readonly ready: Promise<void>;
  getState(): PublicState;
  /** Sets the clock. UTC: "2031-04-12T13:10:00Z", or a partial date such as "2031-04" (its middle). */
  setTime(iso: string): void;
  /** Plays at `rate` simulated seconds per second (negative: backwards); without one at the last rate. */
  play(rate?: number): void;
  pause(): void;
  /** Selects a body or mission and flies there; null closes the panel. */
  select(id: string | null): void;
  /** Sets the filter; parts left out let everything through. */
  setFilters(filter: Partial<MissionFilter>): void;
  /** Where a body or mission is at a time. */
  stateOf(id: string, iso: string): PublicPosition;
  /**
   * Flies a mission by another launch or other events (as in its data file): the path is solved anew in the background and
   * shown. `whatIf(id, {})` brings the catalogue's own back. Resolves to false when a later call has overtaken this one;
   * rejects, leaving the path as it was, when a date is none or the path cannot be solved.
   */
  whatIf(id: string, change: Partial<Pick<CatalogMission, 'launch' | 'events'>>): Promise<boolean>;
  /** Calls `handler` at each event; returns the function that ends that. */
  on<E extends keyof PublicEvents>(event: E, handler: (detail: PublicEvents[E]) => void): () => void;
}

declare global {
  interface Window {
    outbound: OutboundApi;
  }
}

/** Makes the public API of an explorer. Wrong arguments throw a RangeError that says what is accepted. */
export function createPublicApi(explorer: Explorer, ready: Promise<void>, countShown: () => number): OutboundApi {
  const { catalog, clock, store } = explorer;
  const requireObject = (id: string) => {
    if (catalog.body(id) === undefined && catalog.mission(id) === undefined) {
      throw new RangeError(`outbound: no body or mission has the id "${id}".`);
    }
  };
  return {
    ready,
    getState: () => snapshot(explorer, countShown()),
    setTime: (iso) => goToTime(explorer, parseTime(iso)),
    play(rate) {
      if (rate !== undefined && !Number.isFinite(rate)) throw new RangeError('outbound: the rate must be a number.');
      clock.play(rate);
    },
    pause: () => clock.pause(),
    select(id) {
      if (id === null) {
        select(explorer, null);
        return;
      }
      requireObject(id);
      visit(explorer, id);
    },
    setFilters(filter) {
      const unknown = Object.keys(filter).filter((key) => !(key in EMPTY_FILTER));
      if (unknown.length > 0) throw new RangeError(`outbound: no filter is called "${unknown.join('", "')}".`);
      store.setState({ filter: { ...EMPTY_FILTER, ...filter } });
    },
    stateOf(id, iso) {
      requireObject(id);
      const answer = whereIs(explorer, id, epochFromUtc(parseTime(iso)));
      if (answer.kind === 'no-data') return { kind: 'no-data', reason: answer.reason };
      const { positionKm: r, velocityKmS: v } = answer.state;
      return {
        kind: 'state',
        centre: 'sun',
        frame: 'icrf',
        positionKm: [r.x, r.y, r.z],
        velocityKmS: [v.x, v.y, v.z],
        provenance: answer.source.provenance,
        accuracyKm: answer.accuracyKm,
      };
    },
    async whatIf(id, change) {
      const mission = catalog.mission(id);
      if (!mission) throw new RangeError(`outbound: no mission has the id "${id}".`);
      for (const { date, until } of [...(change.launch ? [change.launch] : []), ...(change.events ?? [])]) {
        parseTime(date);
        if (until !== undefined) parseTime(until);
      }
      return (await whatIf(explorer, id, { ...mission, ...change })) !== undefined;
    },
    on: (event, handler) => listen(explorer, event, handler as (detail: never) => void),
  };
}

function listen(explorer: Explorer, event: keyof PublicEvents, handler: (detail: never) => void): () => void {
  const { clock, store } = explorer;
  const call = handler as (detail: unknown) => void;
  switch (event) {
    case 'time':
      return clock.subscribe((what) => what !== 'rate' && call({ time: isoTime(clockUtc(explorer)) }));
    case 'play':
      return clock.subscribe((what) => what === 'rate' && call({ isPlaying: clock.isPlaying, rate: clock.rate }));
    case 'select':
      return store.subscribe((now, before) => {
        if (now.selectedId !== before.selectedId) call({ id: now.selectedId });
      });
    case 'filter':
      return store.subscribe((now, before) => {
        if (now.filter !== before.filter) call({ filter: now.filter });
      });
    default:
      throw new RangeError(`outbound: there is no event "${String(event)}"; there are time, play, select and filter.`);
  }
}

function snapshot(explorer: Explorer, shown: number): PublicState {
  const { store, clock, camera, catalog, packs } = explorer;
  const state = store.getState();
  return {
    mode: state.mode,
    time: isoTime(clockUtc(explorer)),
    isPlaying: clock.isPlaying,
    rate: clock.rate,
    selectedId: state.selectedId,
    focusId: state.focusId,
    filter: state.filter,
    missionCount: { shown, all: catalog.missions.length },
    scale: state.scaleMode,
    hiddenLayers: state.hiddenLayers,
    language: state.language,
    story: state.story,
    camera: { ...camera.pose },
    timelineView: {
      start: isoTime(unixMs(state.timelineView.startUtc)),
      end: isoTime(unixMs(state.timelineView.endUtc)),
    },
    packs: { loaded: packs.loaded, total: packs.total, failed: state.failedPacks },
    isSceneReady: state.isSceneReady,
  };
}

function parseTime(iso: string): UnixMs {
  const span = typeof iso === 'string' ? tryParsePartialDate(iso) : undefined;
  if (span) return nominalInstant(span);
  const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(iso) ? Date.parse(iso) : Number.NaN;
  if (!Number.isFinite(instant)) {
    throw new RangeError(`outbound: "${iso}" is no time; write it as 2031-04-12T13:10:00Z (UTC) or 2031-04.`);
  }
  return unixMs(instant);
}

function isoTime(timeUtc: UnixMs): string {
  return new Date(timeUtc).toISOString();
}
