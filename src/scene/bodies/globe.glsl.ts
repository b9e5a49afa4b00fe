/** Everything is along the body's own axes (x to the prime meridian, y to the pole), in km, at its true size. */
export const GLOBE_VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
uniform vec3 uAxes;
varying vec3 vLocal;
varying vec2 vUv;
#ifdef SHAPED
varying vec3 vNormalLocal;
#endif
void main() {
  vLocal = position * uAxes;
  vUv = uv;
#ifdef SHAPED
  vNormalLocal = normal / uAxes;
#endif
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  #include <logdepthbuf_vertex>
}`;

/** Part of the Sun that other bodies leave over; the same lens of two discs as core/eclipse/disc-cover.ts. */
export const SHADOW_GLSL = /* glsl */ `
#define MAX_CASTERS 4
uniform vec3 uSun;
uniform float uSunAngle;
uniform int uCasterCount;
uniform vec4 uCasters[MAX_CASTERS];
float coveredShare(float s, float r, float sep) {
  if (sep >= s + r) return 0.0;
  if (sep <= abs(s - r)) return min(1.0, (r * r) / (s * s));
  float a = (sep * sep + s * s - r * r) / (2.0 * sep);
  float b = sep - a;
  float area = s * s * acos(clamp(a / s, -1.0, 1.0)) + r * r * acos(clamp(b / r, -1.0, 1.0))
    - sep * sqrt(max(0.0, s * s - a * a));
  return area / (3.14159265 * s * s);
}
float sunLeft(vec3 place) {
  float left = 1.0;
  for (int i = 0; i < MAX_CASTERS; i++) {
    if (i >= uCasterCount) break;
    vec3 caster = uCasters[i].xyz - place;
    float along = dot(caster, uSun);
    if (along <= 0.0) continue;
    left *= 1.0 - coveredShare(uSunAngle, uCasters[i].w / along, length(caster - along * uSun) / along);
  }
  return left;
}`;

/** Value noise without textures: the same from frame to frame and machine to machine. */
const NOISE_GLSL = /* glsl */ `
float hash(vec3 p) {
  p = fract(p * vec3(0.1031, 0.1030, 0.0973));
  p += dot(p, p.yxz + 33.33);
  return fract((p.x + p.y) * p.z);
}
float noise(vec3 p) {
  vec3 i = floor(p);
  vec3 f = p - i;
  f = f * f * (3.0 - 2.0 * f);
  return mix(
    mix(mix(hash(i), hash(i + vec3(1, 0, 0)), f.x), mix(hash(i + vec3(0, 1, 0)), hash(i + vec3(1, 1, 0)), f.x), f.y),
    mix(mix(hash(i + vec3(0, 0, 1)), hash(i + vec3(1, 0, 1)), f.x),
      mix(hash(i + vec3(0, 1, 1)), hash(i + vec3(1, 1, 1)), f.x), f.y),
    f.z) - 0.5;
}
float rough(vec3 p) { return noise(p) + 0.55 * noise(p * 2.13 + 7.1) + 0.3 * noise(p * 4.31 + 3.7); }
// Rubble from boulders to gravel, as far as a pixel (in the units of p) can show it.
float rubble(vec3 p, float pixel) {
  float sum = 0.55 * noise(p * 3.1 + 1.7) + 0.4 * noise(p * 7.3 + 5.3);
#if SHADER_TIER > 1
  sum += 0.3 * noise(p * 15.7 + 2.9) * smoothstep(0.7, 0.25, 15.7 * pixel);
  sum += 0.22 * noise(p * 33.1 + 8.3) * smoothstep(0.7, 0.25, 33.1 * pixel);
  sum += 0.16 * noise(p * 71.0 + 4.1) * smoothstep(0.7, 0.25, 71.0 * pixel);
#endif
  return sum;
}`;

/**
 * Light to screen: lifts what is dim, bends what is bright instead of cutting it, then takes the root a screen undoes.
 * As much light as white paper takes from the Sun shows at about nine tenths. Tiers share it: none is brighter.
 */
export const SCREEN_GLSL = /* glsl */ `
vec3 onScreen(vec3 light) {
  vec3 lit = max(light, 0.0);
  return sqrt(min(1.75 * lit / (1.0 + 1.02 * lit), 1.0));
}`;

export const GLOBE_FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
uniform vec3 uAxes;
uniform vec3 uEye;
uniform vec3 uColor;
uniform sampler2D uMap;
uniform float uMapShare;
uniform vec2 uMapTexels;
uniform float uOpacity;
varying vec3 vLocal;
varying vec2 vUv;
vec3 mapColour() {
#if SHADER_TIER > 1
  // Where its texels are larger than pixels (uMapTexels is 0 elsewhere) straight lines between them would show as a
  // lattice: cubic B-splines, by four reads that each average two texels a side.
  if (uMapTexels.x > 0.0) {
    vec2 at = vUv * uMapTexels - 0.5;
    vec2 f = fract(at);
    vec2 texel = at - f;
    vec2 f2 = f * f;
    vec2 f3 = f2 * f;
    vec2 w0 = (1.0 - 3.0 * f + 3.0 * f2 - f3) / 6.0;
    vec2 w1 = (4.0 - 6.0 * f2 + 3.0 * f3) / 6.0;
    vec2 w3 = f3 / 6.0;
    vec2 low = w0 + w1;
    vec2 a = (texel - 0.5 + w1 / low) / uMapTexels;
    vec2 b = (texel + 1.5 + w3 / (1.0 - low)) / uMapTexels;
    return mix(
      mix(textureLod(uMap, b, 0.0).rgb, textureLod(uMap, vec2(a.x, b.y), 0.0).rgb, low.x),
      mix(textureLod(uMap, vec2(b.x, a.y), 0.0).rgb, textureLod(uMap, a, 0.0).rgb, low.x), low.y);
  }
#endif
  return texture2D(uMap, vUv).rgb;
}
// Light adds up by energy, which is about the square of what the display is told; its root is cheap everywhere.
vec3 linear(vec3 c) { return c * c; }
${SCREEN_GLSL}
${NOISE_GLSL}
#ifndef STAR
${SHADOW_GLSL}
uniform float uLunar;
uniform vec3 uMinnaert;
uniform float uTwilight;
uniform float uGain;
uniform float uNight;
uniform vec3 uShine;
uniform vec3 uShineColor;
uniform vec3 uAir;
uniform vec3 uShadowLight;
uniform float uDetail;
uniform float uDetailScale;
uniform vec3 uDetailStretch;
#endif
#ifdef SHAPED
varying vec3 vNormalLocal;
#endif
#ifdef RINGED
uniform sampler2D uRings;
uniform vec4 uRingChannel;
uniform vec2 uRingRange;
#endif
#ifdef EARTH
uniform sampler2D uClouds;
uniform sampler2D uLights;
uniform float uCloudShare;
uniform float uLightShare;
uniform float uCloudShift;
#endif
#ifdef RELIEF
uniform sampler2D uRelief;
uniform float uReliefShare;
#endif
void main() {
  #include <logdepthbuf_fragment>
#ifdef SHAPED
  vec3 n = normalize(vNormalLocal);
#else
  vec3 n = normalize(vLocal / (uAxes * uAxes));
#endif
  vec3 toEye = normalize(uEye - vLocal);
  float facing = dot(n, toEye);
  // The edge is smoothed here: the picture needs no multisampling.
  float edge = clamp(facing / max(fwidth(facing) * 1.2, 1e-5), 0.0, 1.0);
#ifdef SHAPED
  // Where one hill ends before another the sky must not shine through.
  edge = 0.5 + 0.5 * edge;
#endif
  vec3 shown = mix(uColor, mapColour(), uMapShare);
  vec3 base = linear(shown);
#ifdef STAR
  // Limb darkening at 550 nm, u = 0.93, v = -0.23 (Cox, Allen's Astrophysical Quantities, 4th ed., section 14.7);
  // stronger in blue, weaker in red, as it is; its root, as everything goes to the screen, and a little less: the disc
  // must stay brighter than anything it lights.
  float mu = clamp(facing, 0.0, 1.0);
  float limb = 1.0 - 0.93 * (1.0 - mu) + 0.23 * (1.0 - mu * mu);
  vec3 colour = vec3(1.0, 0.955, 0.86) * pow(vec3(limb), vec3(0.13, 0.27, 0.52));
#if SHADER_TIER > 1
  // Granules, larger than they are: bright cells, dark lanes between them, and the wide network of bright specks that shows
  // near the limb. Illustrative.
  vec3 q = normalize(vLocal);
  vec3 bent = q + 0.012 * vec3(noise(q * 31.0), noise(q * 31.0 + 5.0), noise(q * 31.0 + 9.0));
  float lanes = min(smoothstep(0.0, 0.16, abs(noise(bent * 118.0))), smoothstep(0.0, 0.13, abs(noise(bent * 173.0 + 3.1))));
  float network = smoothstep(0.16, 0.0, abs(noise(bent * 23.0))) * smoothstep(0.7, 0.3, mu) * smoothstep(0.06, 0.3, mu);
  float fine = clamp(0.45 / length(fwidth(q) * 118.0), 0.0, 1.0);
  colour *= 1.0 + fine * (0.17 * (lanes - 0.75) + 0.06 * noise(q * 46.0)) * (0.3 + 0.7 * mu) + 0.035 * network;
#endif
#else
  float cosSunSmooth = dot(n, uSun);
#ifdef RELIEF
  if (uReliefShare > 0.0) {
    vec3 bump = texture2D(uRelief, vUv).xyz * 2.0 - 1.0;
    vec3 east = normalize(vec3(n.z, 0.0, -n.x) + vec3(1e-6, 0.0, 0.0));
    vec3 north = cross(n, east);
    n = normalize(mix(n, bump.x * east + bump.y * north + max(bump.z, 0.2) * n, uReliefShare));
  }
#endif
  float rise = 0.0;
#if defined(SHAPED) && SHADER_TIER > 0
  // Small bodies are heaps of rubble: slopes towards the Sun, finer than their mesh. Made up.
  vec3 place = vLocal / uAxes.x * uDetailScale;
  float pixel = length(fwidth(place));
  float high = rubble(place, pixel);
  rise = 1.5 * uDetail * (high - rubble(place + normalize(uSun - n * cosSunSmooth + 1e-4) * 0.09, pixel));
  base *= 1.0 + 0.22 * uDetail * high;
#elif SHADER_TIER > 0
  if (uDetail > 0.0) {
    // Finer than the map: made up. Brightness and, where there is ground, slopes towards the Sun.
    vec3 p = normalize(vLocal) * uDetailScale * uDetailStretch;
    float here = rough(p);
    base *= 1.0 + 0.26 * uDetail * here;
#if SHADER_TIER > 1
    float slope = here - rough(p + normalize(uSun - n * cosSunSmooth + 1e-4) * 0.35);
    base *= clamp(1.0 + 1.1 * uDetail * uLunar * slope * (1.2 - max(cosSunSmooth, 0.0)), 0.3, 1.7);
#endif
  }
#endif
  float cosSun = dot(n, uSun) + rise * smoothstep(-0.12, 0.1, cosSunSmooth);
  float left = uCasterCount > 0 ? sunLeft(vLocal) : 1.0;
#ifdef RINGED
  // The place is taken from the globe's smooth surface, and read outside of any branch, so that the map can be averaged.
  vec3 ground = uAxes * normalize(vLocal / uAxes);
  float toRings = -ground.y / uSun.y;
  float radius = length((ground + toRings * uSun).xz);
  float at = (radius - uRingRange.x) / (uRingRange.y - uRingRange.x);
  float between = dot(texture2D(uRings, vec2(at, 0.5)), uRingChannel);
  float soften = max(fwidth(at), 0.004);
  between *= smoothstep(0.0, soften, at) * smoothstep(1.0, 1.0 - soften, at) * smoothstep(0.0, 0.02, toRings / uAxes.x);
  left *= max(0.08, pow(1.0 - min(between, 0.98), min(6.0, 0.7 / max(abs(uSun.y), 0.06))));
#endif
  // Ground of dust is as bright at the limb as in the middle (Lommel-Seeliger); clouds and haze follow Minnaert's law,
  // which is Lambert's for an exponent of 1 (M. Minnaert, Astrophysical Journal 93, 403, 1941).
  float lambert = max(cosSun, 0.0);
  float seen = max(facing, 0.08);
  vec3 minnaert = exp2(uMinnaert * log2(max(lambert * seen, 1e-6))) / seen;
  float seeliger = 1.45 * lambert / max(lambert + max(facing, 0.0), 0.02);
  float soft = smoothstep(-uTwilight, uTwilight + 0.03, cosSunSmooth);
  vec3 day = pow(mix(minnaert, vec3(min(seeliger, 1.0)), uLunar), vec3(mix(1.0, 0.8, uLunar))) * soft
    + uTwilight * 0.5 * soft * (1.0 - lambert);
  vec3 sunlight = mix(uShadowLight, vec3(1.0), left);
#ifdef EARTH
  vec2 cloudUv = vec2(vUv.x - uCloudShift, vUv.y);
  float cloud = smoothstep(0.04, 0.85, texture2D(uClouds, cloudUv).r) * uCloudShare;
  float water = smoothstep(0.03, 0.14, shown.b - shown.r);
#if SHADER_TIER > 1
  // Clouds stand some kilometres before the Sun: their shadows fall beside them, softly.
  vec3 eastward = normalize(vec3(n.z, 0.0, -n.x) + vec3(1e-6, 0.0, 0.0));
  vec2 sunwards = vec2(dot(uSun, eastward) * 0.5 / max(length(n.xz), 0.2), dot(uSun, cross(n, eastward)));
  float above = texture2D(uClouds, cloudUv + 0.0016 * sunwards / max(cosSunSmooth, 0.25), 1.0).r;
  base *= 1.0 - 0.5 * smoothstep(0.08, 0.9, above) * uCloudShare;
#endif
  // The map is as bright as the sea floor it was drawn over; the open sea is darker.
  base *= mix(vec3(1.0), vec3(0.5, 0.58, 0.66), water);
  base = mix(base, vec3(0.9), cloud * 0.94);
  // The Sun is red where it sets.
  sunlight *= mix(vec3(1.0, 0.56, 0.34), vec3(1.0), smoothstep(-0.03, 0.2, cosSunSmooth));
#endif
  vec3 night = uNight + uShineColor * max(dot(n, uShine), 0.0);
  vec3 lit = uGain * base * (night + 1.12 * day * sunlight);
#ifdef EARTH
  float dark = 1.0 - smoothstep(-0.16, 0.03, cosSunSmooth);
  vec3 lights = texture2D(uLights, vUv).rgb;
  lit += lights.r * lights.r * uLightShare * dark * (1.0 - 0.8 * cloud) * vec3(1.0, 0.74, 0.42) * 1.15;
#if SHADER_TIER > 0
  // The Sun mirrored in the sea: a spot on calm water, wide and faint around it where waves stand.
  float mirror = max(dot(n, normalize(uSun + toEye)), 0.0);
  if (mirror > 0.88) {
    float glint = 0.3 * pow(mirror, 380.0) + 0.1 * pow(mirror, 70.0) * smoothstep(0.88, 0.94, mirror);
    lit += vec3(1.0, 0.92, 0.76) * glint * water * (1.0 - cloud) * left * soft;
  }
#endif
#endif
  // Air before the ground: more of it towards the limb, lit as far as the Sun reaches.
  float slant = 1.0 - clamp(facing, 0.0, 1.0);
  float veil = 0.06 + 0.94 * slant * slant * slant;
  vec3 air = linear(uAir);
  float airDay = smoothstep(-0.16, 0.4, cosSunSmooth) * mix(0.15, 1.0, left);
#ifdef EARTH
  air = mix(vec3(0.7, 0.3, 0.16) * 0.4, air, smoothstep(-0.12, 0.16, cosSunSmooth));
#endif
  lit += air * veil * airDay * 0.5;
  vec3 colour = onScreen(lit);
#endif
  gl_FragColor = vec4(colour, edge * uOpacity);
}`;
