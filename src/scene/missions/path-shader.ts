import { DASHES, DOTS, type Strokes } from '../../state/line-styles.ts';
import { LINE_SCALE_GLSL } from '../lines/line-scale.ts';
import { RIBBON_FRAGMENT, RIBBON_VERTEX } from '../lines/ribbon.glsl.ts';

const strokes = ({ stepPx, filled }: Strokes) => `strokes(${stepPx.toFixed(1)}, ${filled.toFixed(3)})`;

/** How a line's opacity changes along it: not at all, less and less ahead of the craft, less and less behind it. */
export const FADE = { none: 0, ahead: 1, behind: 2 } as const;

/**
 * What is told of a line, all in one piece: sent one by one, thirteen numbers and vectors cost more than the line.
 * Offsets of the numbers in `uLine`; the names in the shader are theirs.
 */
export const LINE_NUMBERS = 32;
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
  near: 17,
  viewportPx: 18,
  centreFromSun: 20,
  logAmount: 23,
  eyeFromSun: 24,
  haloPx: 27,
  paling: 28,
} as const;

const LINE_GLSL = /* glsl */ `
uniform vec4 uLine[${LINE_NUMBERS / 4}];
#define uEyeHigh uLine[0].xyz
#define uNow uLine[0].w
#define uEyeLow uLine[1].xyz
#define uCraftLength uLine[1].w
#define uColor uLine[2].rgb
#define uOpacity uLine[2].a
#define uDotted uLine[3].x
#define uFade uLine[3].y
#define uEnds uLine[3].zw
#define uWidthPx uLine[4].x
#define uNear uLine[4].y
#define uViewportPx uLine[4].zw
#define uCentreFromSun uLine[5].xyz
#define uLogAmount uLine[5].w
#define uEyeFromSun uLine[6].xyz
#define uHaloPx uLine[6].w
#define uPaling uLine[7].xy`;

export const PATH_VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
attribute vec3 aHighA;
attribute vec3 aLowA;
attribute vec2 aTimeA;
attribute vec3 aHighB;
attribute vec3 aLowB;
attribute vec2 aTimeB;
uniform mat3 uAxes;
${LINE_GLSL}
varying float vTime;
varying float vLength;
varying float vFromCraft;
${RIBBON_VERTEX}
${LINE_SCALE_GLSL}
void main() {
  mat3 turn = mat3(viewMatrix) * uAxes;
  // Two floats a coordinate: the large parts cancel before the small ones count.
  vec3 a = turn * ((aHighA - uEyeHigh) + (aLowA - uEyeLow));
  vec3 b = turn * ((aHighB - uEyeHigh) + (aLowB - uEyeLow));
  if (uLogAmount > 0.0) {
    a = mat3(viewMatrix) * scaledFromEye(uCentreFromSun + uAxes * (aHighA + aLowA));
    b = mat3(viewMatrix) * scaledFromEye(uCentreFromSun + uAxes * (aHighB + aLowB));
  }
  gl_Position = ribbonPosition(a, b, position.xy, uWidthPx + 2.0 * uHaloPx);
  vTime = mix(aTimeA.x, aTimeB.x, ribbonShare);
  vLength = mix(aTimeA.y, aTimeB.y, ribbonShare);
  vFromCraft = mix(aTimeA.y - uCraftLength, aTimeB.y - uCraftLength, ribbonShare);
  #include <logdepthbuf_vertex>
}`;

export const PATH_FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
${LINE_GLSL}
varying float vTime;
varying float vLength;
varying float vFromCraft;
${RIBBON_FRAGMENT}
/** The line itself and a glow on either side, none for most. */
float lineAlpha() {
  if (uHaloPx <= 0.0) return ribbonAlpha();
  float outside = abs(vSide) - 0.5 * uWidthPx;
  float inHalo = clamp(1.0 - outside / uHaloPx, 0.0, 1.0);
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
  float alpha = uOpacity * lineAlpha();
  bool isAhead = vTime > uNow;
  if (uEnds.x > 0.0) alpha *= clamp(vTime / uEnds.x, 0.0, 1.0);
  if (uEnds.y > 0.0) alpha *= clamp((1.0 - vTime) / uEnds.y, 0.0, 1.0);
  if (uFade > 1.5) {
    float left = 1.0 - (isAhead ? uNow - vTime + 1.0 : uNow - vTime);
    alpha *= 0.25 + 0.75 * left * left;
  } else if (uFade > 0.5 && isAhead) {
    float left = clamp((1.0 - vTime) / max(1e-6, 1.0 - max(0.0, uNow)), 0.0, 1.0);
    alpha *= left * sqrt(left);
  }
  if (uPaling.x > 0.0 && !isAhead && uFade < 1.5) alpha *= mix(uPaling.y, 1.0, exp((vTime - uNow) / uPaling.x));
  if (uDotted > 0.5) alpha *= ${strokes(DOTS)} * (isAhead && uFade < 1.5 ? 0.75 : 1.0);
  else if (isAhead && uFade < 1.5) alpha *= ${strokes(DASHES)} * 0.9;
  gl_FragColor = vec4(uColor, alpha);
}`;
