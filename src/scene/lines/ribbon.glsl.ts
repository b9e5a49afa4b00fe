/** Size of the picture (CSS px) and distance of the near plane, the same for all lines of a frame. */
export const RIBBON_UNIFORMS = /* glsl */ `
uniform vec2 uViewportPx;
uniform float uNear;`;

/**
 * GLSL of a line as a ribbon turned to the eye: `ribbonPosition(a, b, corner, widthPx)` takes both ends of a piece along the
 * eye's axes, a corner (x: 0 start, 1 end; y: −1, 1 the sides) and the width, and gives the clip position; `ribbonAlpha()`
 * smooths the sides. Pieces that reach behind the eye are cut at the near plane; `ribbonShare` then tells how far along the
 * piece (0 to 1) the corner is, for whatever else changes from end to end. Before it: `RIBBON_UNIFORMS`, or the same names.
 */
export const RIBBON_VERTEX = /* glsl */ `
varying float vSide;
varying float vHalfWidth;
float ribbonShare;
vec4 ribbonPosition(vec3 a, vec3 b, vec2 corner, float widthPx) {
  ribbonShare = corner.x;
  if (a.z > -uNear && b.z < -uNear) {
    float kept = (-uNear - b.z) / (a.z - b.z);
    a = mix(b, a, kept);
    ribbonShare = max(corner.x, 1.0 - kept);
  } else if (b.z > -uNear && a.z < -uNear) {
    float kept = (-uNear - a.z) / (b.z - a.z);
    b = mix(a, b, kept);
    ribbonShare = min(corner.x, kept);
  }
  vec4 clipA = projectionMatrix * vec4(a, 1.0);
  vec4 clipB = projectionMatrix * vec4(b, 1.0);
  vec2 along = (clipB.xy / clipB.w - clipA.xy / clipA.w) * uViewportPx;
  float len = length(along);
  vec2 across = len > 1e-6 ? vec2(-along.y, along.x) / len : vec2(0.0, 1.0);
  vHalfWidth = 0.5 * widthPx + 0.75;
  vSide = corner.y * vHalfWidth;
  vec4 clip = corner.x < 0.5 ? clipA : clipB;
  clip.xy += across * corner.y * vHalfWidth * 2.0 / uViewportPx * clip.w;
  return clip;
}`;

/** `ribbonCorner()`: the corner, told by the vertex's number; pieces of four vertices each, from the first on. */
export const RIBBON_CORNER = /* glsl */ `
vec2 ribbonCorner() {
  return vec2(gl_VertexID & 1, (gl_VertexID & 2) - 1);
}`;

export const RIBBON_FRAGMENT = /* glsl */ `
varying float vSide;
varying float vHalfWidth;
float ribbonAlpha() {
  float widthPx = 2.0 * vHalfWidth - 1.5;
  return clamp(0.5 * widthPx + 0.5 - abs(vSide), 0.0, 1.0) * min(1.0, widthPx);
}`;
