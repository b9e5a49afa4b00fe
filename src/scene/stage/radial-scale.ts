import { AU_KM } from '../../core/units/constants.ts';
import { smoothstep } from './apparent-size.ts';

/** Nearer to the Sun than this (km) distances are true at every scale: well inside Mercury's orbit. */
export const TRUE_WITHIN_KM = 0.15 * AU_KM;
/** The eye this near to what it looks at (km) sees true distances, and from the second on logarithmic ones. */
const TRUE_NEAR_BY_KM = 5e6;
const LOGARITHMIC_FROM_KM = 5e7;
/** Of the picture's narrow side, the part that shows the same circle at every scale. */
const KEPT_SHARE = 0.75;

/**
 * Factor on a distance (km) from the Sun when distances are logarithmic by `amount`, from 0 (true) to 1 (wholly). Wholly, a
 * distance r is drawn as r0 (1 + ln(r / r0)) beyond r0 = 0.15 au: slope and value go over smoothly there, each factor of
 * ten takes the same room, and between the two scales the factor changes evenly. Directions from the Sun stay.
 */
export function distanceFactor(distanceKm: number, amount: number): number {
  const ratio = distanceKm / TRUE_WITHIN_KM;
  if (amount === 0 || ratio <= 1) return 1;
  return ((1 + Math.log(ratio)) / ratio) ** amount;
}

/** The distance (km) from the Sun that is drawn at the given one: the inverse of the distance with its factor, to 1e-12 of it. */
export function trueDistanceKm(drawnKm: number, amount: number): number {
  if (amount === 0 || drawnKm <= TRUE_WITHIN_KM) return drawnKm;
  // The distance drawn grows with the true one, and by whole logarithms the least.
  let near = drawnKm;
  let far = Math.min(FARTHEST_DRAWN_KM, TRUE_WITHIN_KM * Math.exp(drawnKm / TRUE_WITHIN_KM - 1));
  while (far - near > 1e-12 * far) {
    const middle = (near + far) / 2;
    if (middle === near || middle === far) break;
    if (middle * distanceFactor(middle, amount) < drawnKm) near = middle;
    else far = middle;
  }
  return far;
}

/**
 * GLSL of the same: `scaledFromSun(p)` takes a place from the Sun and gives where it is drawn, both in units of so many km.
 * It reads `uLogAmount`, and is asked only while that is above 0: the eye is millions of km from everything then, so that floats will do.
 */
export function radialScaleGlsl(unitKm: number): string {
  return /* glsl */ `
vec3 scaledFromSun(vec3 p) {
  float ratio = length(p) * ${(unitKm / TRUE_WITHIN_KM).toExponential(9)};
  return ratio <= 1.0 ? p : p * pow((1.0 + log(ratio)) / ratio, uLogAmount);
}`;
}

/**
 * How far distances are logarithmic: the picture's own share, which runs from 0 to 1 after the change, less where the eye
 * is near what it looks at (km): there moons, orbits and landings are as they are.
 */
export function logAmount(blend: number, cameraKm: number): number {
  if (blend === 0) return 0;
  const isFar = smoothstep(Math.log(TRUE_NEAR_BY_KM), Math.log(LOGARITHMIC_FROM_KM), Math.log(cameraKm));
  return smoothstep(0, 1, blend) * isFar;
}

/**
 * Factor on the eye's distance (km) from what it looks at: a circle about the Sun across three quarters of the picture is
 * as large at every scale, so that what fits stays in the picture, and beyond it there is room for what would not have
 * fitted. `fitTangent`: half the picture's narrow side at distance 1.
 */
export function cameraFactor(cameraKm: number, fitTangent: number, amount: number): number {
  return distanceFactor(cameraKm * KEPT_SHARE * fitTangent, amount);
}

/** Beyond this (km) nothing is looked at. */
const FARTHEST_DRAWN_KM = 1e12;

/** Steps in which a zoom is followed: the scale changes on the way. */
const ZOOM_STEPS = 8;

/**
 * Factor on the eye's true distance (km) that makes the picture as much wider as `factor` does at true scale: a wheel or
 * two fingers feel the same at every scale, although from the Voyagers to Mercury it is a factor of hundreds.
 */
export function zoomAtScale(cameraKm: number, factor: number, fitTangent: number, blend: number): number {
  if (blend === 0) return factor;
  const step = factor ** (1 / ZOOM_STEPS);
  let km = cameraKm;
  for (let i = 0; i < ZOOM_STEPS; i++) {
    const ratio = (km * KEPT_SHARE * fitTangent) / TRUE_WITHIN_KM;
    // Of a factor on the true distance, the drawn one gets this power.
    const power = ratio <= 1 ? 1 : 1 - logAmount(blend, km) * (1 - 1 / (1 + Math.log(ratio)));
    km *= step ** (1 / power);
  }
  return km / cameraKm;
}
