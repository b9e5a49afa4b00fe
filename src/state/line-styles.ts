import type { MissionEventType } from '../catalog/schema/mission.ts';

/**
 * How the lines and signs of the picture look: the one home of these figures, for the scene that draws them and for the
 * legend that explains them. Lengths in CSS pixels, opacities from 0 to 1.
 */

/** Strokes of a line: the length of a stroke and its gap at least (it grows to twice that, then halves), and what of it is filled. */
export interface Strokes {
  readonly stepPx: number;
  readonly filled: number;
}

/** What is still to come is dashed; what only illustrates is dotted, before and after now. */
export const DASHES: Strokes = { stepPx: 9, filled: 0.55 };
export const DOTS: Strokes = { stepPx: 5, filled: 0.42 };

/** How a line stands out: its opacity, its width, and the glow beside it (px on either side). */
export interface LineLook {
  readonly opacity: number;
  readonly widthPx: number;
  readonly haloPx: number;
}

/** Of the selected mission: its flight, and what it may do after the last thing known. */
export const CHOSEN_PATH: LineLook = { opacity: 1, widthPx: 2.7, haloPx: 5 };
export const CHOSEN_COAST: LineLook = { ...CHOSEN_PATH, opacity: 0.7 };
/** Of everything else under way: quiet, and quieter beside a selected mission. */
export const QUIET_PATH: LineLook = { opacity: 0.78, widthPx: 1.5, haloPx: 0 };
export const QUIET_BESIDE: LineLook = { opacity: 0.34, widthPx: 1.2, haloPx: 0 };
/** Craft in orbit about a body. */
export const CHOSEN_ORBIT: LineLook = { opacity: 0.95, widthPx: 1.9, haloPx: 3 };
export const QUIET_ORBIT: LineLook = { opacity: 0.24, widthPx: 1, haloPx: 0 };
/** Orbits of planets and moons: always quieter than what flies. */
export const BODY_ORBIT = { chosen: 0.9, planet: 0.34, moon: 0.32, widthPx: 1.1, chosenWidthPx: 1.8 } as const;

/** A way already flown pales to a part of its strength: so fast (days), down to that part. */
export interface Paling {
  readonly days: number;
  readonly left: number;
}
export const CHOSEN_PALING: Paling = { days: 1500, left: 0.78 };
export const QUIET_PALING: Paling = { days: 420, left: 0.42 };

/** What is left of the marker of a mission that is over. */
export const OVER_OPACITY = 0.4;

/** The soft band of what a rough date leaves open: its opacity in the middle, where the craft may be now. */
export const BAND = { opacity: 0.3 } as const;

/** Kinds of lines the legend explains, with how their strokes are cut; a band is no line but a patch. */
export const LINE_KINDS = {
  chosen: { look: CHOSEN_PATH, strokes: null },
  flown: { look: QUIET_PATH, strokes: null },
  ahead: { look: QUIET_PATH, strokes: DASHES },
  illustrative: { look: QUIET_PATH, strokes: DOTS },
  coast: { look: CHOSEN_COAST, strokes: DASHES },
} as const satisfies Record<string, { readonly look: LineLook; readonly strokes: Strokes | null }>;
export type LineKind = keyof typeof LINE_KINDS;

/** Kinds of events that have a sign of their own on a path. */
export const EVENT_KINDS = ['launch', 'flyby', 'arrival', 'landing', 'burn', 'return', 'end', 'other'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

const KIND_OF: Readonly<Record<MissionEventType, EventKind>> = {
  launch: 'launch',
  flyby: 'flyby',
  departure: 'launch',
  arrival: 'arrival',
  'orbit-insertion': 'arrival',
  'deep-space-manoeuvre': 'burn',
  rendezvous: 'arrival',
  docking: 'arrival',
  landing: 'landing',
  touchdown: 'landing',
  ascent: 'launch',
  impact: 'landing',
  'earth-return': 'return',
  'mission-end': 'end',
  other: 'other',
};

export function eventKind(type: MissionEventType): EventKind {
  return KIND_OF[type];
}

/** Signs of events: the colour of all of them, and their size on the screen. */
export const EVENT_MARK = {
  colorHex: '#F4B860',
  sizePx: 12,
  highlightedPx: 17,
  /** An event of which only a month or more is known: a soft patch about a fainter sign. */
  vaguePx: 26,
} as const;
