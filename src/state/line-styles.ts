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
