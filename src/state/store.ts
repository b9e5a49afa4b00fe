import { createStore } from 'zustand/vanilla';
import type { TimelineEvent } from '../catalog/catalog.ts';
import { EMPTY_FILTER, type MissionFilter } from '../catalog/filters.ts';
import type { SwarmFamily } from '../core/swarm/families.ts';

export type Mode = 'explore' | 'present' | 'kiosk' | 'embed';
export const MODES: readonly Mode[] = ['explore', 'present', 'kiosk', 'embed'];

/**
 * `true`: sizes and distances in proportion. `enlarged`: bodies drawn larger, distances still true. `log`: bodies drawn
 * larger, distances from the Sun logarithmic.
 */
export const SCALE_MODES = ['enlarged', 'true', 'log'] as const;
export type ScaleMode = (typeof SCALE_MODES)[number];

/** What the picture shows: from near by distances are true whatever the mode. */
export type ScaleShown = ScaleMode | 'log-near';

/** What can be switched on and off in the picture. */
export const LAYERS = ['orbits', 'paths', 'labels', 'markers', 'swarm', 'stars', 'milky-way'] as const;
export type Layer = (typeof LAYERS)[number];

/** What the picture shows on demand only. */
export const EXTRAS = [
  'constellations',
  'ecliptic-grid',
  'equator-grid',
  'spheres',
  'lagrange',
  'planes',
  'apsides',
] as const;
export type Extra = (typeof EXTRAS)[number];

/** How the timeline stacks its bars. */
export const LANE_GROUPS = ['agency', 'destination', 'none'] as const;
export type LaneGroup = (typeof LANE_GROUPS)[number];

/** A line of news for the visitor: something was not understood, or does not work. */
export interface Notice {
  readonly id: number;
  readonly kind: 'info' | 'problem';
  /** Key of the text in `i18n`, with its values. */
  readonly textKey: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** How fine the picture is: as the machine keeps up with, or as the visitor wants. */
export const QUALITIES = ['auto', 'high', 'low'] as const;
export type Quality = (typeof QUALITIES)[number];

/** What `auto` has come to: all of it; coarser while it moves; besides, with fewer stars and small bodies. */
export const FINENESSES = ['full', 'steady', 'least'] as const;
export type Fineness = (typeof FINENESSES)[number];

/** Where the eye stands, instead of circling the focus. */
export interface Standpoint {
  /** `ride`: beside a craft or above a body. `stand`: on the ground beside a landed craft. */
  readonly kind: 'ride' | 'stand';
  readonly id: string;
  /** What it looks at; null: the way ahead. One who stands turns there once, one who rides keeps it in view. */
  readonly targetId: string | null;
}

/** A ruler between two objects. */
export interface Ruler {
  readonly fromId: string;
  readonly toId: string;
  /** While the visitor picks its other end. */
  readonly isChoosing: boolean;
  /** How often the visitor has asked to see light cross it. */
  readonly lightRuns: number;
}

/** Slow state: what changes by a visitor's deed. Fast state lives in `Clock` and `CameraChannel`. */
export interface ExplorerState {
  readonly mode: Mode;
  readonly language: string;
  /** Body or mission whose panel is open. */
  readonly selectedId: string | null;
  /** Designation of the small body of the swarm whose card is open; never together with a selection. */
  readonly swarmPick: string | null;
  /** Body or mission the camera looks at. */
  readonly focusId: string;
  /** Whether the view was shifted so that what it goes with is not in its middle. Written by the scene. */
  readonly isOffFocus: boolean;
  /** Body or mission under the pointer, in the scene or on the timeline. */
  readonly hoveredId: string | null;
  /** Event of the selected mission (its key) that is pointed at, on its path or in its list. */
  readonly hoveredEvent: TimelineEvent['key'] | null;
  readonly filter: MissionFilter;
  readonly scaleMode: ScaleMode;
  /** Written by the scene. */
  readonly scaleShown: ScaleShown;
  readonly hiddenLayers: readonly Layer[];
  readonly quality: Quality;
  /** Written by the scene. */
  readonly fineness: Fineness;
  readonly standpoint: Standpoint | null;
  readonly ruler: Ruler | null;
  readonly shownExtras: readonly Extra[];
  readonly hiddenFamilies: readonly SwarmFamily[];
  /** Whether the legend of lines and signs lies over the picture. */
  readonly isLegendShown: boolean;
  readonly laneGroup: LaneGroup;
  /** The part of the timeline in view, as POSIX milliseconds UTC. */
  readonly timelineView: { readonly startUtc: number; readonly endUtc: number };
  readonly story: { readonly storyId: string; readonly step: number } | null;
  /** Decades whose ephemeris pack failed to load, for the panel and a notice. */
  readonly failedPacks: readonly string[];
  /** Whether the file with the missions' paths could not be had. */
  readonly havePathsFailed: boolean;
  /** Raised whenever an ephemeris pack arrives or a path is solved: whoever shows states asks again. */
  readonly dataVersion: number;
  readonly isSceneReady: boolean;
  /** Body in view whose surface shows detail finer than its map: made up by the picture. */
  readonly inventedDetailId: string | null;
  readonly notices: readonly Notice[];
}

export type ExplorerStore = ReturnType<typeof createExplorerStore>;

/** What a link that says nothing stands for: going back to one takes away what came later. */
export const LINK_DEFAULTS: Pick<
  ExplorerState,
  'mode' | 'selectedId' | 'swarmPick' | 'focusId' | 'scaleMode' | 'laneGroup' | 'timelineView' | 'story'
> = {
  mode: 'explore',
  selectedId: null,
  swarmPick: null,
  focusId: 'sun',
  scaleMode: 'enlarged',
  laneGroup: 'destination',
  timelineView: { startUtc: Date.UTC(1957, 0, 1), endUtc: Date.UTC(2060, 0, 1) },
  story: null,
};

/** The store of one running explorer, outside React. */
export function createExplorerStore(initial: Partial<ExplorerState> = {}) {
  return createStore<ExplorerState>(() => ({
    ...LINK_DEFAULTS,
    scaleShown: LINK_DEFAULTS.scaleMode,
    language: 'en',
    isOffFocus: false,
    hoveredId: null,
    hoveredEvent: null,
    filter: EMPTY_FILTER,
    hiddenLayers: [],
    quality: 'auto',
    fineness: 'full',
    standpoint: null,
    ruler: null,
    shownExtras: [],
    hiddenFamilies: [],
    isLegendShown: false,
    failedPacks: [],
    havePathsFailed: false,
    dataVersion: 0,
    isSceneReady: false,
    inventedDetailId: null,
    notices: [],
    ...initial,
  }));
}
