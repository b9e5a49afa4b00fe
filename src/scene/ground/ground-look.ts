/** Red, green, blue, linear, 0 to 1. */
type Linear = readonly [number, number, number];

/** What the ground of a world looks like from a man's height, and its sky. Tints after pictures taken there. */
export interface GroundLook {
  readonly tint: Linear;
  readonly roughness: number;
  /** Share of craters: 1 on airless worlds. */
  readonly craters: number;
  /** Absent on airless worlds: their sky is black by day. */
  readonly sky?: { readonly zenith: Linear; readonly horizon: Linear; readonly glow: Linear };
}

const LOOKS: Readonly<Record<string, GroundLook>> = {
  mars: {
    tint: [0.3, 0.13, 0.06],
    roughness: 0.5,
    craters: 0.12,
    sky: { zenith: [0.2, 0.11, 0.06], horizon: [0.45, 0.28, 0.16], glow: [0.5, 0.5, 0.55] },
  },
  venus: {
    tint: [0.3, 0.17, 0.06],
    roughness: 0.45,
    craters: 0,
    sky: { zenith: [0.5, 0.27, 0.07], horizon: [0.42, 0.22, 0.06], glow: [0, 0, 0] },
  },
  titan: {
    tint: [0.2, 0.1, 0.03],
    roughness: 0.3,
    craters: 0,
    sky: { zenith: [0.3, 0.16, 0.04], horizon: [0.26, 0.14, 0.04], glow: [0, 0, 0] },
  },
  earth: {
    tint: [0.12, 0.12, 0.07],
    roughness: 0.3,
    craters: 0,
    sky: { zenith: [0.06, 0.16, 0.42], horizon: [0.35, 0.5, 0.68], glow: [0.6, 0.5, 0.35] },
  },
  moon: { tint: [0.17, 0.165, 0.155], roughness: 0.42, craters: 1 },
  mercury: { tint: [0.14, 0.13, 0.115], roughness: 0.45, craters: 1 },
};

/** The look of a world's ground; where nobody has stood, its own colour and craters. */
export function groundLook(bodyId: string, color: readonly [number, number, number]): GroundLook {
  const known = LOOKS[bodyId];
  if (known) return known;
  const dim = (c: number) => 0.45 * c ** 2.2;
  return { tint: [dim(color[0]), dim(color[1]), dim(color[2])], roughness: 0.6, craters: 0.8 };
}
