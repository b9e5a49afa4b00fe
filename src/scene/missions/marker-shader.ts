import { AGENCY_MARKERS, type AgencyMarker } from '../../catalog/schema/agency.ts';

/** Number under which the shader knows a marker's shape. */
export function shapeNumber(marker: AgencyMarker | undefined): number {
  return Math.max(0, AGENCY_MARKERS.indexOf(marker ?? 'circle'));
}

const n = (marker: AgencyMarker) => `${shapeNumber(marker)}.0`;

export const MARKER_VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
attribute vec4 aColor;
attribute vec2 aLook;
uniform float uPixelRatio;
varying vec4 vColor;
varying float vShape;
varying float vSize;
void main() {
  // A little nearer than it is: a lander stands on its globe, not half in it.
  vec4 view = vec4(mat3(viewMatrix) * position * 0.997, 1.0);
  gl_Position = projectionMatrix * view;
  vColor = aColor;
  vShape = aLook.x;
  vSize = aLook.y * uPixelRatio;
  gl_PointSize = vSize + 4.0;
  #include <logdepthbuf_vertex>
}`;

export const MARKER_FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
varying vec4 vColor;
varying float vShape;
varying float vSize;
// Distance (radii of the shape) to a polygon with an edge towards 'turn' from the top.
float polygon(vec2 p, float corners, float turn, float reach) {
  float step = 6.2831853 / corners;
  float angle = atan(p.x, p.y) + turn;
  return cos(floor(0.5 + angle / step) * step - angle) * length(p) - reach * cos(3.1415927 / corners);
}
float star(vec2 p) {
  float step = 1.2566371;
  float angle = abs(mod(atan(p.x, p.y) + 0.5 * step, step) - 0.5 * step);
  vec2 q = length(p) * vec2(cos(angle), sin(angle));
  vec2 tip = vec2(1.1, 0.0);
  vec2 valley = 0.5 * vec2(cos(0.5 * step), sin(0.5 * step));
  vec2 edge = normalize(valley - tip);
  return dot(q - tip, vec2(edge.y, -edge.x));
}
float shape(vec2 p) {
  // Interpolated over a point, even a constant comes out a digit off.
  float kind = floor(vShape + 0.5);
  if (kind == ${n('square')}) return polygon(p, 4.0, 0.0, 1.1);
  if (kind == ${n('diamond')}) return polygon(p, 4.0, 0.7853982, 1.12);
  if (kind == ${n('triangle-up')}) return polygon(p - vec2(0.0, -0.2), 3.0, 3.1415927, 1.2);
  if (kind == ${n('triangle-down')}) return polygon(p - vec2(0.0, 0.2), 3.0, 0.0, 1.2);
  if (kind == ${n('pentagon')}) return polygon(p, 5.0, 3.1415927, 1.08);
  if (kind == ${n('hexagon')}) return polygon(p, 6.0, 0.5235988, 1.05);
  if (kind == ${n('star')}) return star(p);
  return length(p) - 0.9;
}
void main() {
  #include <logdepthbuf_fragment>
  float px = vSize + 4.0;
  vec2 p = (gl_PointCoord - 0.5) * vec2(px, -px) / (0.42 * vSize);
  float d = shape(p) * 0.42 * vSize;
  float inside = clamp(0.5 - d, 0.0, 1.0);
  // A dark rim keeps it apart from whatever lies behind.
  float rim = clamp(1.9 - d, 0.0, 1.0);
  vec3 colour = mix(vec3(0.02, 0.027, 0.05), vColor.rgb, inside);
  gl_FragColor = vec4(colour, vColor.a * max(inside, rim * 0.85));
}`;
