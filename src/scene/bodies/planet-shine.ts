/** Share of sunlight that planets send back (geometric albedo); enough for a glow that eyes judge by its logarithm. */
const ALBEDO = 0.45;
/** The full Earth above the Moon sends this share of the Sun's light there ... */
const EARTHSHINE = ALBEDO * (6371 / 384_400) ** 2;
/** ... and is drawn with this much of daylight; a hundredfold light with some five times as much. */
const DRAWN_EARTHSHINE = 0.014;
const POWER = 0.35;
const MOST = 0.05;

/**
 * Light on the night of a moon from the planet it circles, in parts of daylight as drawn: brighter than it is, as an eye
 * used to the dark sees it. `cosPhase` is the cosine of the planet's phase angle as seen from the moon: 1 when full.
 */
export function planetShine(planetRadiusKm: number, distanceKm: number, cosPhase: number): number {
  const lit = (1 + Math.min(1, Math.max(-1, cosPhase))) / 2;
  const share = ALBEDO * (planetRadiusKm / distanceKm) ** 2 * lit ** 1.5;
  return Math.min(MOST, DRAWN_EARTHSHINE * (share / EARTHSHINE) ** POWER);
}
