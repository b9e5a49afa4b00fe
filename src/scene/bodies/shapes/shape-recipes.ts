import type { CatalogBody } from '../../../catalog/catalog.ts';

/** A bowl: where (degrees), how wide (radius, degrees), how deep (parts of the body's radius), a peak in the middle. */
export interface Crater {
  readonly latDeg: number;
  readonly lonDegE: number;
  readonly radiusDeg: number;
  readonly depth: number;
  readonly peak?: number;
}

/** An ellipsoid of a body of several parts, in parts of the body's half axes: x prime meridian, y pole, z 90° west. */
export interface Lobe {
  readonly at: readonly [number, number, number];
  readonly halfAxes: readonly [number, number, number];
}

/**
 * What makes the shape of a small body its own, on top of the ellipsoid of its published half axes. A model after published
 * descriptions and pictures: right in size and character, not in every hill.
 */
export interface ShapeRecipe {
  /** Height of hills and boulders, and their number a radian. */
  readonly roughness: number;
  readonly grains: number;
  /** Height of a ridge around the equator and how wide it is (degrees). */
  readonly ridge?: { readonly height: number; readonly widthDeg: number };
  /** A waist across the long axis: at which part of it, how wide, how deep. */
  readonly waist?: { readonly at: number; readonly width: number; readonly depth: number };
  /** How far the ends of the long axis lean to 90° east. */
  readonly bend?: number;
  readonly lobes?: readonly Lobe[];
  readonly craters?: readonly Crater[];
  /** Small craters strewn by chance: how many, how wide at most (degrees), how deep. */
  readonly strewn?: { readonly count: number; readonly widestDeg: number; readonly depth: number };
  /** Boulders strewn by chance: how many, how wide at most (degrees), how high. */
  readonly boulders?: { readonly count: number; readonly widestDeg: number; readonly height: number };
}

const RECIPES: Readonly<Record<string, ShapeRecipe>> = {
  // A spinning top strewn with boulders; ridge on the equator.
  bennu: {
    roughness: 0.075,
    grains: 4.5,
    ridge: { height: 0.1, widthDeg: 17 },
    strewn: { count: 12, widestDeg: 14, depth: 0.03 },
    boulders: { count: 34, widestDeg: 9, height: 0.04 },
  },
  // The same with a sharper ridge, a large crater (Urashima) on it, and a boulder (Otohime) at the south pole.
  ryugu: {
    roughness: 0.06,
    grains: 4,
    ridge: { height: 0.14, widthDeg: 13 },
    craters: [{ latDeg: -7, lonDegE: 93, radiusDeg: 18, depth: 0.05 }],
    strewn: { count: 8, widestDeg: 12, depth: 0.025 },
    boulders: { count: 38, widestDeg: 9, height: 0.04 },
  },
  // A sea otter: head and body joined by a smooth neck.
  itokawa: {
    roughness: 0.07,
    grains: 5,
    bend: 0.25,
    lobes: [
      { at: [-0.22, 0, 0], halfAxes: [0.78, 0.98, 0.98] },
      { at: [0.7, 0.06, 0.1], halfAxes: [0.32, 0.72, 0.7] },
    ],
    strewn: { count: 10, widestDeg: 10, depth: 0.02 },
  },
  // A peanut bent by the crater Psyche on one side, the saddle Himeros on the other.
  eros: {
    roughness: 0.045,
    grains: 3,
    bend: 0.42,
    waist: { at: 0.05, width: 0.4, depth: 0.17 },
    craters: [
      { latDeg: 31, lonDegE: -95, radiusDeg: 24, depth: 0.13 },
      { latDeg: 20, lonDegE: 78, radiusDeg: 28, depth: 0.15 },
      { latDeg: 10, lonDegE: 12, radiusDeg: 14, depth: 0.05 },
    ],
    strewn: { count: 40, widestDeg: 9, depth: 0.025 },
  },
  // Two lobes of 4.1 and 2.6 km joined by a neck; cliffs and plains.
  '67p': {
    roughness: 0.1,
    grains: 3.2,
    lobes: [
      { at: [-0.2, 0, -0.12], halfAxes: [0.82, 0.8, 1.0] },
      { at: [0.64, 0.12, 0.42], halfAxes: [0.42, 0.78, 0.66] },
    ],
    strewn: { count: 12, widestDeg: 20, depth: 0.07 },
  },
  // Two flattened lobes that touch.
  arrokoth: {
    roughness: 0.025,
    grains: 3,
    lobes: [
      { at: [-0.42, 0, 0], halfAxes: [0.62, 1, 1] },
      { at: [0.62, 0, 0], halfAxes: [0.44, 0.95, 0.78] },
    ],
    craters: [{ latDeg: 10, lonDegE: -12, radiusDeg: 22, depth: 0.08 }],
    strewn: { count: 6, widestDeg: 9, depth: 0.02 },
  },
  // Stickney is 9 km across.
  phobos: {
    roughness: 0.05,
    grains: 2.6,
    craters: [
      { latDeg: 1, lonDegE: -49, radiusDeg: 24, depth: 0.16 },
      { latDeg: -15, lonDegE: -165, radiusDeg: 14, depth: 0.06 },
      { latDeg: 60, lonDegE: -10, radiusDeg: 13, depth: 0.05 },
    ],
    strewn: { count: 40, widestDeg: 9, depth: 0.03 },
  },
  // Smoothed by dust, hollow at the south pole.
  deimos: {
    roughness: 0.04,
    grains: 1.6,
    craters: [{ latDeg: -85, lonDegE: 0, radiusDeg: 50, depth: 0.16 }],
    strewn: { count: 10, widestDeg: 8, depth: 0.015 },
  },
  // A sponge: deep craters wall to wall, one of them half as wide as the moon.
  hyperion: {
    roughness: 0.05,
    grains: 2.5,
    craters: [{ latDeg: 5, lonDegE: 40, radiusDeg: 42, depth: 0.2 }],
    strewn: { count: 90, widestDeg: 14, depth: 0.09 },
  },
  // Rheasilvia: 500 km across at the south pole, with a central peak of 20 km.
  vesta: {
    roughness: 0.018,
    grains: 3,
    craters: [
      { latDeg: -75, lonDegE: -59, radiusDeg: 54, depth: 0.1, peak: 0.09 },
      { latDeg: -52, lonDegE: 170, radiusDeg: 44, depth: 0.03 },
    ],
    strewn: { count: 30, widestDeg: 9, depth: 0.015 },
  },
  ida: {
    roughness: 0.06,
    grains: 2.6,
    bend: 0.3,
    waist: { at: -0.1, width: 0.35, depth: 0.14 },
    strewn: { count: 45, widestDeg: 14, depth: 0.04 },
  },
  // Flat faces and edges.
  gaspra: {
    roughness: 0.1,
    grains: 1.5,
    craters: [
      { latDeg: 0, lonDegE: 90, radiusDeg: 45, depth: 0.12 },
      { latDeg: 20, lonDegE: -70, radiusDeg: 40, depth: 0.1 },
    ],
    strewn: { count: 40, widestDeg: 6, depth: 0.02 },
  },
  // Five craters wider than the body's radius.
  mathilde: {
    roughness: 0.05,
    grains: 2,
    craters: [
      { latDeg: 10, lonDegE: 10, radiusDeg: 38, depth: 0.2 },
      { latDeg: -30, lonDegE: 110, radiusDeg: 36, depth: 0.18 },
      { latDeg: 50, lonDegE: -100, radiusDeg: 34, depth: 0.16 },
      { latDeg: -50, lonDegE: -60, radiusDeg: 30, depth: 0.14 },
    ],
    strewn: { count: 25, widestDeg: 8, depth: 0.03 },
  },
  toutatis: {
    roughness: 0.06,
    grains: 2.6,
    lobes: [
      { at: [-0.24, 0, 0], halfAxes: [0.76, 1, 1] },
      { at: [0.7, 0.1, 0], halfAxes: [0.31, 0.68, 0.68] },
    ],
    strewn: { count: 16, widestDeg: 10, depth: 0.03 },
  },
  // A cut diamond: ridge, and the crater Diamond at the south pole.
  steins: {
    roughness: 0.03,
    grains: 2.5,
    ridge: { height: 0.13, widthDeg: 22 },
    craters: [{ latDeg: -80, lonDegE: 0, radiusDeg: 34, depth: 0.12 }],
    strewn: { count: 16, widestDeg: 8, depth: 0.03 },
  },
  didymos: { roughness: 0.05, grains: 3.5, ridge: { height: 0.12, widthDeg: 18 } },
  dimorphos: { roughness: 0.07, grains: 6 },
  dinkinesh: { roughness: 0.04, grains: 3, ridge: { height: 0.1, widthDeg: 12 } },
  // A peanut with a narrow neck.
  donaldjohanson: {
    roughness: 0.04,
    grains: 3,
    lobes: [
      { at: [-0.45, 0, 0], halfAxes: [0.55, 1, 1] },
      { at: [0.5, 0, 0], halfAxes: [0.5, 0.9, 0.9] },
    ],
    strewn: { count: 25, widestDeg: 8, depth: 0.03 },
  },
  // Hartley 2: a bowling pin.
  '103p': { roughness: 0.05, grains: 4, waist: { at: 0.15, width: 0.35, depth: 0.35 } },
  '1p': { roughness: 0.07, grains: 2.5, waist: { at: 0.1, width: 0.4, depth: 0.14 } },
  '19p': { roughness: 0.06, grains: 2.5, waist: { at: 0, width: 0.4, depth: 0.25 } },
  '81p': { roughness: 0.04, grains: 2.5, strewn: { count: 30, widestDeg: 17, depth: 0.1 } },
};

/** Above this radius (km) a body is round enough to be drawn as its ellipsoid, if it has no recipe of its own. */
const ROUND_FROM_KM = 210;

/** How a body departs from its ellipsoid; undefined for round ones. */
export function shapeRecipe(id: string, body: CatalogBody | undefined): ShapeRecipe | undefined {
  const own = RECIPES[id];
  if (own) return own;
  if (!body || body.kind === 'star' || body.kind === 'planet' || body.kind === 'lagrange-point') return undefined;
  const radiusKm = body.meanRadiusKm ?? 0.5;
  if (radiusKm >= ROUND_FROM_KM || body.id === 'mimas' || body.id === 'miranda') return undefined;
  return {
    roughness: radiusKm > 60 ? 0.035 : 0.075,
    grains: 2.2,
    strewn: { count: 22, widestDeg: 16, depth: radiusKm > 60 ? 0.035 : 0.05 },
  };
}
