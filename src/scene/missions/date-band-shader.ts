import { LINE_SCALE_GLSL, LINE_SCALE_UNIFORMS } from '../lines/line-scale.ts';

export const BAND_VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
// Days after the band's first day; -1 to 1 across the band.
attribute vec2 aCourse;
${LINE_SCALE_UNIFORMS}
${LINE_SCALE_GLSL}
varying float vDays;
varying float vAcross;
void main() {
  vec3 fromEye = uLogAmount > 0.0 ? scaledFromEye(position) : position - uEyeFromSun;
  gl_Position = projectionMatrix * vec4(mat3(viewMatrix) * fromEye, 1.0);
  vDays = aCourse.x;
  vAcross = aCourse.y;
  #include <logdepthbuf_vertex>
}`;

/** Softest at the edges, so that none is taken for a path; strongest where the craft may be now. */
export const BAND_FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
uniform vec3 uColor;
uniform float uOpacity;
uniform float uShare;
uniform float uNowDays;
uniform float uSpanDays;
varying float vDays;
varying float vAcross;
void main() {
  #include <logdepthbuf_fragment>
  float inward = clamp(1.0 - vAcross * vAcross, 0.0, 1.0);
  float away = (vDays - uNowDays) / uSpanDays;
  float near = exp(-away * away);
  gl_FragColor = vec4(uColor, uShare * uOpacity * inward * (0.35 + 0.65 * near));
}`;
