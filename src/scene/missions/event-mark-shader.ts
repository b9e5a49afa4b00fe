import { EVENT_KINDS, type EventKind } from '../../state/line-styles.ts';

/** Number under which the shader knows the sign of a kind. */
export function kindNumber(kind: EventKind): number {
  return EVENT_KINDS.indexOf(kind);
}

const n = (kind: EventKind) => `${kindNumber(kind)}.0`;

export const EVENT_MARK_VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
// Kind, size of the sign and of the patch about it (CSS px), 1 for what has happened.
attribute vec4 aMark;
uniform float uPixelRatio;
varying float vKind;
varying float vSign;
varying float vPatch;
varying float vIsDone;
varying float vPoint;
void main() {
  gl_Position = projectionMatrix * vec4(mat3(viewMatrix) * position, 1.0);
  vKind = aMark.x;
  vSign = aMark.y * uPixelRatio;
  vPatch = aMark.z * uPixelRatio;
  vIsDone = aMark.w;
  vPoint = max(vSign, vPatch) + 6.0;
  gl_PointSize = vPoint;
  #include <logdepthbuf_vertex>
}`;

/** Signs told as distances in their radii: triangles up and down, ring, discs, spark, dome, cross. */
export const EVENT_MARK_FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
uniform vec3 uColor;
varying float vKind;
varying float vSign;
varying float vPatch;
varying float vIsDone;
varying float vPoint;
float triangle(vec2 p) {
  float step = 2.0943951;
  float angle = atan(p.x, p.y) + 3.1415927;
  return cos(floor(0.5 + angle / step) * step - angle) * length(p) - 0.55;
}
float bar(vec2 p, float halfLength) {
  return length(p - vec2(clamp(p.x, -halfLength, halfLength), 0.0)) - 0.16;
}
float needle(vec2 q) {
  return 0.29 * (q.x / 1.05 + q.y / 0.3 - 1.0);
}
float shape(vec2 p) {
  // Interpolated over a point, even a constant comes out a digit off.
  float kind = floor(vKind + 0.5);
  if (kind == ${n('launch')}) return triangle(p - vec2(0.0, -0.2));
  if (kind == ${n('landing')}) return triangle(vec2(p.x, -p.y) - vec2(0.0, -0.2));
  if (kind == ${n('flyby')}) return abs(length(p) - 0.72) - 0.13;
  if (kind == ${n('burn')}) return min(needle(abs(p)), needle(abs(p.yx)));
  if (kind == ${n('return')}) return max(length(p - vec2(0.0, -0.2)) - 0.9, -p.y - 0.45);
  if (kind == ${n('end')}) {
    vec2 q = 0.70710678 * vec2(p.x + p.y, p.x - p.y);
    return min(bar(q, 0.85), bar(q.yx, 0.85));
  }
  return length(p) - (kind == ${n('arrival')} ? 0.78 : 0.4);
}
void main() {
  #include <logdepthbuf_fragment>
  vec2 px = (gl_PointCoord - 0.5) * vec2(vPoint, -vPoint);
  float radius = 0.5 * vSign;
  float d = shape(px / radius) * radius;
  float inside = clamp(0.5 - d, 0.0, 1.0);
  // What is planned is an outline; what has happened is full.
  float outline = clamp(1.2 - abs(d + 0.6), 0.0, 1.0);
  float sign = mix(outline, inside, vIsDone);
  // A dark ground keeps it apart from the line it lies on.
  float ground = clamp(2.2 - d, 0.0, 1.0) * 0.8;
  vec4 mark = vec4(mix(vec3(0.02, 0.027, 0.05), uColor, sign), max(sign, ground));
  float far = vPatch > 0.0 ? length(px) / (0.5 * vPatch) : 2.0;
  float glow = 0.4 * clamp(1.0 - far * far, 0.0, 1.0);
  float alpha = mark.a + glow * (1.0 - mark.a);
  gl_FragColor = vec4((mark.rgb * mark.a + uColor * glow * (1.0 - mark.a)) / max(alpha, 1e-4), alpha);
}`;
