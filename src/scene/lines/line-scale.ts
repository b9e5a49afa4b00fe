import type { ScenePoint } from '../stage/display-axes.ts';
import { radialScaleGlsl } from '../stage/radial-scale.ts';
import type { Stage } from '../stage/stage.ts';

/** How far distances are logarithmic, and where the eye is drawn from the Sun (km, scene axes). */
export const LINE_SCALE_UNIFORMS = /* glsl */ `
uniform float uLogAmount;
uniform vec3 uEyeFromSun;`;

/**
 * GLSL for lines: while `uLogAmount` is above 0, `scaledFromEye(p)` gives where a place (km from the Sun, scene axes) is
 * drawn, from the eye. At true distances lines keep their own, exact way. Before it: `LINE_SCALE_UNIFORMS`, or the same
 * names.
 */
export const LINE_SCALE_GLSL = /* glsl */ `
${radialScaleGlsl(1)}
vec3 scaledFromEye(vec3 fromSun) {
  return scaledFromSun(fromSun) - uEyeFromSun;
}`;

/** Writes where the eye is drawn, from the Sun, into `out`. */
export function eyeFromSunInto(out: ScenePoint, { eye, places, sunIndex }: Stage): void {
  out.x = eye.position.x - places.x[sunIndex]!;
  out.y = eye.position.y - places.y[sunIndex]!;
  out.z = eye.position.z - places.z[sunIndex]!;
}
