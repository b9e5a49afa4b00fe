import type { AgencyMarker } from '../../catalog/schema/agency.ts';
import type { MissionEventType } from '../../catalog/schema/mission.ts';

/** Shapes of event ticks; the legend explains them. */
export const EVENT_GLYPHS = ['launch', 'flyby', 'arrival', 'landing', 'other'] as const;
export type EventGlyph = (typeof EVENT_GLYPHS)[number];

const GLYPH_OF: Readonly<Record<MissionEventType, EventGlyph>> = {
  launch: 'launch',
  flyby: 'flyby',
  departure: 'other',
  arrival: 'arrival',
  'orbit-insertion': 'arrival',
  'deep-space-manoeuvre': 'other',
  rendezvous: 'arrival',
  docking: 'arrival',
  landing: 'landing',
  touchdown: 'landing',
  ascent: 'other',
  impact: 'landing',
  'earth-return': 'landing',
  'mission-end': 'other',
  other: 'other',
};

export function eventGlyph(type: MissionEventType): EventGlyph {
  return GLYPH_OF[type];
}

const CORNERS: Readonly<Record<Exclude<AgencyMarker, 'circle' | 'star'>, readonly [count: number, turnRad: number]>> = {
  square: [4, Math.PI / 4],
  diamond: [4, 0],
  'triangle-up': [3, 0],
  'triangle-down': [3, Math.PI],
  pentagon: [5, 0],
  hexagon: [6, Math.PI / 6],
};

/** Adds the outline of an agency's marker to the path. */
export function markerPath(ctx: CanvasPath, marker: AgencyMarker, x: number, y: number, radiusPx: number): void {
  if (marker === 'circle') {
    circle(ctx, x, y, radiusPx * 0.9);
    return;
  }
  if (marker === 'star') {
    polygon(ctx, 10, 0, (i) => (i % 2 === 0 ? radiusPx * 1.2 : radiusPx * 0.5), x, y);
    return;
  }
  const [count, turnRad] = CORNERS[marker];
  polygon(ctx, count, turnRad, () => radiusPx * (count === 3 ? 1.15 : 1.05), x, y);
}

/** Adds the outline of an event's glyph to the path; a launch is drawn as its agency's marker instead. */
export function glyphPath(
  ctx: CanvasPath,
  glyph: Exclude<EventGlyph, 'launch'>,
  x: number,
  y: number,
  radiusPx: number,
): void {
  if (glyph === 'landing') polygon(ctx, 3, Math.PI, () => radiusPx * 1.2, x, y);
  else if (glyph === 'other') ctx.rect(x - 0.75, y - radiusPx * 1.2, 1.5, radiusPx * 2.4);
  else circle(ctx, x, y, radiusPx);
}

function circle(ctx: CanvasPath, x: number, y: number, radiusPx: number): void {
  ctx.moveTo(x + radiusPx, y);
  ctx.arc(x, y, radiusPx, 0, 2 * Math.PI);
}

function polygon(
  ctx: CanvasPath,
  count: number,
  turnRad: number,
  radiusOf: (i: number) => number,
  x: number,
  y: number,
): void {
  for (let i = 0; i < count; i++) {
    const angle = turnRad - Math.PI / 2 + (2 * Math.PI * i) / count;
    const px = x + radiusOf(i) * Math.cos(angle);
    const py = y + radiusOf(i) * Math.sin(angle);
    if (i === 0) ctx.moveTo(px, py);
    else ctx.lineTo(px, py);
  }
  ctx.closePath();
}
