import type { SceneObject } from '../stage/scene-object.ts';

type Triple = readonly [number, number, number];

/** How a globe takes the light. */
export interface GlobeLook {
  /** sRGB, 0 to 1. */
  readonly color: Triple;
  /** Exposure: dark worlds are shown brighter than they are, bright ones darker. */
  readonly gain: number;
  /** Pieces of the shader it needs. */
  readonly parts: readonly ('STAR' | 'EARTH' | 'RINGED' | 'RELIEF' | 'SHAPED')[];
  /** 1: dust, as bright at the limb as in the middle; 0: clouds, haze or ice, by Minnaert's law. */
  readonly lunar: number;
  /** Exponents of that law for red, green and blue: 1 is Lambert's, less is flatter towards the limb. */
  readonly minnaert: Triple;
  /** Cosine by which air carries daylight over the terminator. */
  readonly twilight: number;
  /** Colour of the air before the disc; black without one. */
  readonly air: Triple;
  /** Light left in full shadow (linear): what the air of the body before the Sun bends into it. */
  readonly shadowLight: Triple;
  /** Stretch of made-up detail along the axes: clouds lie in bands. */
  readonly detailStretch: Triple;
  /** Air beyond the limb: colour, height (parts of the radius) in which it thins to a third, and light at the ground. */
  readonly shell: { readonly color: Triple; readonly scaleHeight: number; readonly light: number } | undefined;
}

const BLACK: Triple = [0, 0, 0];
const GROUND = {
  gain: 1.15,
  parts: [],
  lunar: 0.75,
  minnaert: [1, 1, 1],
  twilight: 0.012,
  air: BLACK,
  shadowLight: BLACK,
  detailStretch: [1, 1, 1],
} as const;
const CLOUDS = {
  gain: 0.8,
  parts: [],
  lunar: 0,
  minnaert: [0.98, 0.95, 0.9],
  twilight: 0.05,
  shadowLight: BLACK,
  detailStretch: [0.35, 5, 0.35],
} as const;
const NUCLEUS_COLOR: Triple = [0.36, 0.34, 0.32];

/**
 * What differs from bare ground. Heights of the air: the visible glow of the Earth's limb ends some 60 km up, Titan's
 * haze some 300 km, that of Mars some 50 km; drawn so that two thirds of it lie below.
 */
const LOOKS: Readonly<Record<string, Partial<GlobeLook>>> = {
  earth: {
    gain: 1,
    parts: ['EARTH'],
    lunar: 0,
    twilight: 0.08,
    air: [0.36, 0.6, 1],
    shell: { color: [0.42, 0.66, 1], scaleHeight: 0.005, light: 0.55 },
  },
  // The Earth's air bends red light into its shadow: an eclipsed Moon is copper.
  moon: { gain: 1.3, parts: ['RELIEF'], lunar: 1, shadowLight: [0.075, 0.02, 0.008] },
  mercury: { gain: 1.3, lunar: 1 },
  ceres: { gain: 2.4, lunar: 0.9 },
  vesta: { gain: 1.6 },
  venus: {
    ...CLOUDS,
    twilight: 0.09,
    air: [0.8, 0.72, 0.52],
    shell: { color: [0.95, 0.88, 0.7], scaleHeight: 0.0025, light: 0.4 },
  },
  mars: {
    gain: 1,
    lunar: 0,
    minnaert: [0.8, 0.7, 0.6],
    twilight: 0.05,
    air: [0.4, 0.36, 0.34],
    shell: { color: [0.66, 0.62, 0.62], scaleHeight: 0.0055, light: 0.24 },
  },
  // Above the orange haze lies a thin one that is blue.
  titan: {
    ...CLOUDS,
    twilight: 0.2,
    air: [0.62, 0.4, 0.18],
    shell: { color: [0.5, 0.52, 0.72], scaleHeight: 0.04, light: 0.42 },
  },
  jupiter: { ...CLOUDS, gain: 0.72, twilight: 0.03, air: [0.1, 0.1, 0.12] },
  saturn: { ...CLOUDS, gain: 0.72, twilight: 0.03, air: [0.14, 0.13, 0.11] },
  uranus: { ...CLOUDS, air: [0.4, 0.6, 0.64], shell: { color: [0.6, 0.82, 0.86], scaleHeight: 0.002, light: 0.35 } },
  neptune: {
    ...CLOUDS,
    gain: 0.66,
    air: [0.3, 0.48, 0.66],
    shell: { color: [0.5, 0.7, 0.9], scaleHeight: 0.002, light: 0.35 },
  },
  pluto: { lunar: 0.5, shell: { color: [0.35, 0.5, 0.75], scaleHeight: 0.018, light: 0.4 } },
  // Snow: as bright as it is, nothing of it would show.
  enceladus: { gain: 0.8, lunar: 0.5 },
  triton: { gain: 0.92, lunar: 0.4, shell: { color: [0.3, 0.36, 0.45], scaleHeight: 0.006, light: 0.35 } },
};

/** How a body is drawn near by. */
export function globeLook(object: SceneObject, isShaped: boolean): GlobeLook {
  const { id, body } = object;
  // The colour of a comet is that of its coma; its nucleus is as dark as coal.
  const color = body?.kind === 'comet' ? NUCLEUS_COLOR : object.color;
  const look: GlobeLook = { ...GROUND, color, shell: undefined, ...LOOKS[id] };
  const parts = [...look.parts];
  if (body?.kind === 'star') parts.push('STAR');
  if (body?.rings) parts.push('RINGED');
  if (isShaped) parts.push('SHAPED');
  // Slopes show better by Lambert's law: the flat look of dust is for round bodies.
  return {
    ...look,
    lunar: isShaped ? Math.min(look.lunar, 0.3) : look.lunar,
    gain: isShaped ? 1.2 * look.gain : look.gain,
    parts,
  };
}
