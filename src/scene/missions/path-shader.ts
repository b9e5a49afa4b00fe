import { DASHES, DOTS, type Strokes } from '../../state/line-styles.ts';
import { FRAME_GLSL, FRAME_NUMBERS } from '../lines/line-frame.ts';
import { LINE_SCALE_GLSL } from '../lines/line-scale.ts';
import { RIBBON_CORNER, RIBBON_FRAGMENT, RIBBON_VERTEX } from '../lines/ribbon.glsl.ts';

const strokes = ({ stepPx, filled }: Strokes) => `strokes(${stepPx.toFixed(1)}, ${filled.toFixed(3)})`;

/** How a line's opacity changes along it: not at all, less and less ahead of the craft, less and less behind it. */
export const FADE = { none: 0, ahead: 1, behind: 2 } as const;

/** Lines of one draw call: as many as every graphics card has room to be told of. */
export const LINES = 16;

/**
 * What is told of each line, after what all share: offsets of its numbers in `uLines`. Vectors of three lie within four
 * numbers.
 */
export const LINE_NUMBERS = 52;
export const LINE = {
  eyeHigh: 0,
  now: 3,
  eyeLow: 4,
  craftLength: 7,
  color: 8,
  opacity: 11,
  dotted: 12,
  fade: 13,
  ends: 14,
  widthPx: 16,
  haloPx: 17,
  paling: 18,
  centreFromSun: 20,
  craftPiece: 23,
  craftHigh: 24,
  nextTime: 27,
  craftLow: 28,
  nextLength: 31,
  nextHigh: 32,
  nextLow: 36,
  axes: 40,
} as const;

export const PATH_VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
// Both ends of a piece: the large part of its place and its time, the small part and its length.
attribute vec4 aHighA;
attribute vec4 aLowA;
attribute vec4 aHighB;
attribute vec4 aLowB;
// Which line, from 1; below 0 for the piece after its last point, which goes from the craft to the next point.
attribute float aLine;
uniform vec4 uLines[${(FRAME_NUMBERS + LINES * LINE_NUMBERS) / 4}];
${FRAME_GLSL}
flat varying vec4 vColor;
flat varying vec4 vStyle;
flat varying vec4 vWidth;
flat varying float vNow;
varying float vTime;
varying float vLength;
varying float vFromCraft;
${RIBBON_CORNER}
${RIBBON_VERTEX}
${LINE_SCALE_GLSL}
void main() {
  int row = ${FRAME_NUMBERS / 4} + ${LINE_NUMBERS / 4} * (int(abs(aLine)) - 1);
  vec4 eyeHigh = uLines[row];
  vec4 eyeLow = uLines[row + 1];
  vec4 centre = uLines[row + 5];
  vec4 craftHigh = uLines[row + 6];
  vec4 craftLow = uLines[row + 7];
  mat3 axes = mat3(uLines[row + 10].xyz, uLines[row + 11].xyz, uLines[row + 12].xyz);
  mat3 turn = mat3(viewMatrix) * axes;
  vec4 highA = aHighA;
  vec4 lowA = aLowA;
  vec4 highB = aHighB;
  vec4 lowB = aLowB;
  if (aLine < 0.0) {
    highA = vec4(craftHigh.xyz, eyeHigh.w);
    lowA = vec4(craftLow.xyz, eyeLow.w);
    highB = vec4(uLines[row + 8].xyz, craftHigh.w);
    lowB = vec4(uLines[row + 9].xyz, craftLow.w);
  } else if (float(gl_VertexID / 4) == centre.w) {
    highB = vec4(craftHigh.xyz, eyeHigh.w);
    lowB = vec4(craftLow.xyz, eyeLow.w);
  }
  // Two floats a coordinate: the large parts cancel before the small ones count.
  vec3 a = turn * ((highA.xyz - eyeHigh.xyz) + (lowA.xyz - eyeLow.xyz));
  vec3 b = turn * ((highB.xyz - eyeHigh.xyz) + (lowB.xyz - eyeLow.xyz));
  if (uLogAmount > 0.0) {
    a = mat3(viewMatrix) * scaledFromEye(centre.xyz + axes * (highA.xyz + lowA.xyz));
    b = mat3(viewMatrix) * scaledFromEye(centre.xyz + axes * (highB.xyz + lowB.xyz));
  }
  vColor = uLines[row + 2];
  vStyle = uLines[row + 3];
  vWidth = uLines[row + 4];
  vNow = eyeHigh.w;
  gl_Position = ribbonPosition(a, b, ribbonCorner(), vWidth.x + 2.0 * vWidth.y);
  vTime = mix(highA.w, highB.w, ribbonShare);
  vLength = mix(lowA.w, lowB.w, ribbonShare);
  vFromCraft = mix(lowA.w - eyeLow.w, lowB.w - eyeLow.w, ribbonShare);
  #include <logdepthbuf_vertex>
}`;

export const PATH_FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
flat varying vec4 vColor;
flat varying vec4 vStyle;
flat varying vec4 vWidth;
flat varying float vNow;
varying float vTime;
varying float vLength;
varying float vFromCraft;
${RIBBON_FRAGMENT}
/** The line itself and a glow on either side, none for most. */
float lineAlpha() {
  float widthPx = vWidth.x;
  float haloPx = vWidth.y;
  if (haloPx <= 0.0) return ribbonAlpha();
  float outside = abs(vSide) - 0.5 * widthPx;
  float inHalo = clamp(1.0 - outside / haloPx, 0.0, 1.0);
  return max(clamp(0.5 - outside, 0.0, 1.0), 0.22 * inHalo * inHalo);
}
/** Strokes of which so many go into one length of the line. */
float strokesOf(float count, float filled, float perPx) {
  // From very near, lengths counted from the line's start have no digits left: then they are counted from the craft.
  float at = fract((count > 32768.0 ? vFromCraft : vLength) * count);
  float soft = perPx * count;
  return smoothstep(0.0, soft, at) * (1.0 - smoothstep(filled, filled + soft, at));
}
/** Strokes that fill a share of a step of so many to twice so many pixels: as one comes nearer each becomes two, softly. */
float strokes(float stepPx, float filled) {
  float perPx = max(fwidth(vFromCraft), 1e-12);
  float octave = log2(1.0 / (perPx * stepPx));
  float count = exp2(floor(octave));
  float split = smoothstep(0.75, 1.0, octave - floor(octave));
  float wide = strokesOf(count, filled, perPx);
  return split > 0.0 ? mix(wide, strokesOf(2.0 * count, filled, perPx), split) : wide;
}
void main() {
  #include <logdepthbuf_fragment>
  bool isDotted = vStyle.x > 0.5;
  float fade = vStyle.y;
  vec2 ends = vStyle.zw;
  vec2 paling = vWidth.zw;
  float alpha = vColor.a * lineAlpha();
  bool isAhead = vTime > vNow;
  if (ends.x > 0.0) alpha *= clamp(vTime / ends.x, 0.0, 1.0);
  if (ends.y > 0.0) alpha *= clamp((1.0 - vTime) / ends.y, 0.0, 1.0);
  if (fade > 1.5) {
    float left = 1.0 - (isAhead ? vNow - vTime + 1.0 : vNow - vTime);
    alpha *= 0.25 + 0.75 * left * left;
  } else if (fade > 0.5 && isAhead) {
    float left = clamp((1.0 - vTime) / max(1e-6, 1.0 - max(0.0, vNow)), 0.0, 1.0);
    alpha *= left * sqrt(left);
  }
  if (paling.x > 0.0 && !isAhead && fade < 1.5) alpha *= mix(paling.y, 1.0, exp((vTime - vNow) / paling.x));
  if (isDotted) alpha *= ${strokes(DOTS)} * (isAhead && fade < 1.5 ? 0.75 : 1.0);
  else if (isAhead && fade < 1.5) alpha *= ${strokes(DASHES)} * 0.9;
  gl_FragColor = vec4(vColor.rgb, alpha);
}`;
