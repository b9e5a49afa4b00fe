/** Red, green, blue, linear, 0 to 1. */
type Linear = readonly [number, number, number];

/** What the ground of a world looks like from a man's height, and its sky. Tints after pictures taken there. */
export interface GroundLook {
  readonly tint: Linear;
  /** Slope of small bumps. */
  readonly roughness: number;
  /** Share of sunlight that comes straight through the air: shadows are as deep as that. */
  readonly direct: number;
  /** Share of craters: 1 on airless worlds. */
  readonly craters: number;
  /** How much the wind has rippled the sand, 0 to 1. */
  readonly ripples: number;
  /** How many rocks lie about, 0 to 1, and how flat they are (height by width). */
  readonly rocks: number;
  readonly rockHeight: number;
  /** Height of the hills on the horizon, of 1 for rugged highlands. */
  readonly hills: number;
  /** Absent on airless worlds: their sky is black by day. `hazeKm`: so far one sees. */
  readonly sky?: { readonly zenith: Linear; readonly horizon: Linear; readonly glow: Linear; readonly hazeKm: number };
}

const LOOKS: Readonly<Record<string, GroundLook>> = {
  mars: {
    tint: [0.29, 0.132, 0.066],
    roughness: 0.34,
    direct: 0.75,
    craters: 0.1,
    ripples: 0.5,
    rocks: 0.8,
    rockHeight: 0.62,
    hills: 0.3,
    sky: { zenith: [0.33, 0.215, 0.13], horizon: [0.6, 0.44, 0.29], glow: [0.4, 0.42, 0.48], hazeKm: 20 },
  },
  venus: {
    tint: [0.26, 0.15, 0.06],
    roughness: 0.3,
    direct: 0,
    craters: 0,
    ripples: 0,
    rocks: 1,
    rockHeight: 0.24,
    hills: 0.12,
    sky: { zenith: [0.5, 0.27, 0.07], horizon: [0.42, 0.22, 0.06], glow: [0, 0, 0], hazeKm: 2.5 },
  },
  titan: {
    tint: [0.22, 0.115, 0.035],
    roughness: 0.2,
    direct: 0.03,
    craters: 0,
    ripples: 0.15,
    rocks: 0.9,
    rockHeight: 0.5,
    hills: 0.1,
    sky: { zenith: [0.3, 0.16, 0.04], horizon: [0.26, 0.14, 0.04], glow: [0, 0, 0], hazeKm: 1.6 },
  },
  earth: {
    tint: [0.12, 0.12, 0.07],
    roughness: 0.3,
    direct: 0.85,
    craters: 0,
    ripples: 0.1,
    rocks: 0.2,
    rockHeight: 0.6,
    hills: 0.2,
    sky: { zenith: [0.06, 0.16, 0.42], horizon: [0.35, 0.5, 0.68], glow: [0.6, 0.5, 0.35], hazeKm: 25 },
  },
  moon: { ...airless([0.17, 0.165, 0.155]), hills: 0.45 },
  mercury: { ...airless([0.14, 0.13, 0.115]), hills: 0.4 },
};

/** Polar ground of the Moon is highland, and the Sun picks out every height. */
const POLAR_LAT_DEG = 70;
/** Bodies smaller than this (km) are heaps of rubble. */
const RUBBLE_BELOW_KM = 60;

/** The look of a world's ground; where nobody has stood, its own colour and craters. Colours as the display wants them. */
export function groundLook(bodyId: string, color: Linear, radiusKm = Number.POSITIVE_INFINITY, latDeg = 0): GroundLook {
  const known = LOOKS[bodyId];
  if (known) return bodyId === 'moon' && Math.abs(latDeg) > POLAR_LAT_DEG ? { ...known, hills: 1 } : known;
  const dim = (c: number) => 0.45 * c ** 2.2;
  const look = airless([dim(color[0]), dim(color[1]), dim(color[2])]);
  return radiusKm < RUBBLE_BELOW_KM ? { ...look, roughness: 0.6, craters: 0.25, rocks: 1, rockHeight: 0.8 } : look;
}

function airless(tint: Linear): GroundLook {
  return { tint, roughness: 0.3, direct: 1, craters: 1, ripples: 0, rocks: 0.5, rockHeight: 0.7, hills: 0.5 };
}
