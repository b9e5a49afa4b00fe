/** How a star is drawn; sizes in CSS pixels. */
export interface StarLook {
  /** Light at its middle, 1 as much as the screen has; more than that makes the middle white. */
  readonly peak: number;
  /** Half width (standard deviation) of its image. */
  readonly widthPx: number;
  /** Light of the glow about it. */
  readonly halo: number;
}

/** A star of this magnitude has just all the light of the screen at its middle. */
const FULL_MAGNITUDE = 1.9;
/**
 * A screen has a thousandth of the steps between the faintest star and Sirius: brightness goes with this power of the
 * light, which keeps the order of the stars and the eye's feeling of their distance.
 */
const POWER = 0.44;
/** Half width of an image (px): wide enough not to flicker from pixel to pixel while the sky turns. */
const LEAST_WIDTH_PX = 0.66;
/** Stars brighter than this grow and glow. */
const GLOW_FROM = 2.6;

/** The look of a star by its visual magnitude. */
export function starLook(magnitude: number): StarLook {
  const over = Math.max(0, GLOW_FROM - magnitude);
  return {
    peak: 10 ** (-0.4 * POWER * (magnitude - FULL_MAGNITUDE)),
    widthPx: LEAST_WIDTH_PX + 0.18 * over,
    halo: Math.min(0.4, 0.1 * over),
  };
}
