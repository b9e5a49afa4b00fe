/*
 * A made-up surface at the scale of metres: no map of any world shows it. Bumps of many sizes, ripples of sand and, on
 * airless worlds, bowls of craters with the shadows that lie in them; slopes come with heights, and what a pixel cannot
 * resolve is left out. Light as dull, porous ground throws it back: flat towards the limb, brightest opposite the Sun.
 */

export const GROUND_VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
attribute vec2 aSlope;
varying vec3 vGround;
varying vec2 vSlope;
void main() {
  vGround = position;
  vSlope = aSlope;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  #include <logdepthbuf_vertex>
}`;

/** What ground and rocks share: where light comes from, and how they throw it back. */
export const GROUND_LIGHT = /* glsl */ `
uniform vec3 uTint;
uniform vec3 uSun;
uniform float uLight;
uniform vec3 uSkyLight;
uniform vec3 uHaze;
uniform float uHazeKm;
uniform float uOpacity;
uniform vec3 uEye;
uniform sampler2D uShadow;
uniform mat4 uShadowFromCraft;
uniform float uShadowTexel;
uint hash(ivec2 cell) {
  uint h = uint(cell.x) * 0x8da6b343u ^ uint(cell.y) * 0xd8163841u;
  h ^= h >> 15; h *= 0x2c1b3c6du; h ^= h >> 12; h *= 0x297a2d39u; h ^= h >> 15;
  return h;
}
float unit(uint h) { return float(h & 0xffffu) / 65535.0; }
// Share of sunlight that the craft lets through to a point (metres from its foot).
float pastCraft(vec3 metres) {
  if (uShadowTexel <= 0.0) return 1.0;
  vec3 at = (uShadowFromCraft * vec4(metres, 1.0)).xyz;
  if (any(lessThan(at.xy, vec2(0.0))) || any(greaterThan(at.xy, vec2(1.0)))) return 1.0;
  float sum = 0.0;
  for (int k = 0; k < 4; k++) {
    vec2 first = texture2D(uShadow, at.xy + 1.2 * (vec2(k & 1, k >> 1) - 0.5) * uShadowTexel).rg;
    sum += step(min(at.z, 0.998) - 0.004, first.r + first.g / 255.0);
  }
  return sum * 0.25;
}
// Sunlight thrown back by porous ground: 1 for level ground under a high Sun, seen from above.
float thrownBack(vec3 n, vec3 toEye) {
  // Grains stand out of the shadow before the slope does: the edge of night is soft.
  float tilt = dot(n, uSun);
  float sunward = 0.5 * (tilt + sqrt(tilt * tilt + 0.0016)) - 0.004;
  float eyeward = max(dot(n, toEye), 0.12);
  float phase = acos(clamp(dot(uSun, toEye), -1.0, 1.0));
  float seeliger = 2.0 * sunward / (sunward + eyeward);
  float surge = 1.0 + 0.75 * exp(-phase / 0.09);
  return max(0.0, mix(sunward, seeliger * (0.45 + 0.55 * pow(max(0.5 + 0.5 * cos(phase), 0.0), 1.2)), 0.55)) * surge;
}
vec3 finished(vec3 lit, float km) {
  lit *= 1.7;
  lit = lit * (1.0 + lit / 6.0) / (1.0 + lit);
  // The haze has the colour of the sky above the horizon, as the sky's own shader shows it.
  lit = mix(lit, uHaze, uHazeKm > 0.0 ? 1.0 - exp(-km / uHazeKm) : 0.0);
  return pow(clamp(lit, 0.0, 1.0), vec3(1.0 / 2.2));
}
`;

export const GROUND_FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
uniform float uRoughness;
uniform float uCraters;
uniform float uRipples;
uniform float uReach;
uniform int uOctaves;
uniform vec2 uSeed;
varying vec3 vGround;
varying vec2 vSlope;
${GROUND_LIGHT}
// Height and slope of a smooth lattice noise.
vec3 bumps(vec2 p) {
  vec2 base = floor(p);
  vec2 f = p - base;
  ivec2 cell = ivec2(base);
  float a = unit(hash(cell));
  float b = unit(hash(cell + ivec2(1, 0)));
  float c = unit(hash(cell + ivec2(0, 1)));
  float d = unit(hash(cell + ivec2(1, 1)));
  vec2 s = f * f * (3.0 - 2.0 * f);
  vec2 ds = 6.0 * f * (1.0 - f);
  float k = a - b - c + d;
  float height = a + (b - a) * s.x + (c - a) * s.y + k * s.x * s.y;
  return vec3(height - 0.5, ds * (vec2(b - a, c - a) + k * s.yx));
}
// A bowl that lies within its cell, in most of them: slope, brightness, and sunlight (0 in its own shadow).
vec4 bowl(vec2 p, vec2 sun, float rise) {
  vec2 base = floor(p);
  uint h = hash(ivec2(base) + ivec2(911, 377));
  if (unit(h) > 0.72) return vec4(0.0, 0.0, 0.0, 1.0);
  float size = unit(h >> 3);
  float radius = 0.035 + 0.24 * size * size * size + 0.02 * size;
  float fresh = unit(h >> 13);
  vec2 centre = base + 1.7 * radius + (1.0 - 3.4 * radius) * vec2(unit(h >> 5), unit(hash(ivec2(base) + 77)));
  vec2 off = (p - centre) / radius;
  float x = length(off);
  if (x > 1.7) return vec4(0.0, 0.0, 0.0, 1.0);
  float depth = 0.06 + 0.26 * fresh * fresh;
  float rim = (x - 1.0) / 0.3;
  float ridge = 0.3 * depth * exp(-rim * rim);
  float along = -2.0 * rim / 0.3 * ridge;
  float lit = 1.0;
  if (x < 1.0) {
    along += 2.0 * depth * x;
    // From here towards the Sun, does the rim stand in the way? All in radii of the bowl.
    float toward = dot(off, sun);
    float reach = -toward + sqrt(max(0.0, toward * toward + 1.0 - x * x));
    float below = depth * (1.0 - x * x) + 0.3 * depth;
    lit = smoothstep(-0.03, 0.03, reach * rise - below + 0.02);
  }
  float bright = (fresh > 0.75 ? 0.25 : 0.0) * (1.0 - smoothstep(0.9, 1.6, x));
  return vec4(along * off / max(x, 1e-3), bright, lit);
}
// A pebble that lies within its cell: slope, and sunlight (0 where its shadow falls).
vec3 pebble(vec2 p, vec2 sun, float rise) {
  vec2 base = floor(p);
  uint h = hash(ivec2(base) + ivec2(57, 1301));
  if (unit(h) > 0.42) return vec3(0.0, 0.0, 1.0);
  float radius = 0.05 + 0.15 * unit(h >> 4) * unit(h >> 11);
  vec2 off = (p - base - 0.3 - 0.4 * vec2(unit(h >> 7), unit(h >> 2))) / radius;
  // No two are round alike.
  vec2 bent = off + 0.2 * sin(vec2(2.1, 1.7) * off.yx + 6.0 * unit(h >> 9));
  float x2 = dot(bent, bent);
  if (x2 < 1.0) return vec3(-1.5 * bent * x2 * (0.5 + x2) + 0.35 * (unit(h >> 6) - 0.5), 1.0);
  float behind = -dot(off, sun);
  float aside = abs(off.x * sun.y - off.y * sun.x);
  float reach = min(0.6 / max(rise, 0.05), 3.2);
  float taper = 1.0 - 0.6 * clamp(behind / (reach + 0.7), 0.0, 1.0);
  float dark = (1.0 - smoothstep(0.6 * taper, taper, aside)) * smoothstep(0.0, 0.5, behind) * (1.0 - smoothstep(0.3 * reach, reach + 0.7, behind));
  return vec3(0.0, 0.0, 1.0 - dark);
}
// Height (m) of the larger bumps, as they throw shadows; the slopes below are theirs.
float heights(vec2 p) {
  float sum = 0.0;
  float wave = 26.0;
  float turn = 0.0;
  for (int i = 0; i < 2; i++) {
    mat2 spin = mat2(cos(turn), sin(turn), -sin(turn), cos(turn));
    sum += uRoughness * 0.3 * wave * bumps(spin * p / wave + float(i) * 17.3).x;
    wave *= 0.36;
    turn += 1.1;
  }
  return sum;
}
// Sunlight past the bumps that stand between a point and a low Sun; soft, as the higher ones are blunt.
float pastBumps(vec2 p, vec2 sun, float rise) {
  float here = heights(p);
  float dark = 0.0;
  float away = 0.9;
  for (int k = 0; k < 4; k++) {
    float over = heights(p + sun * away) - here - rise * away;
    dark = max(dark, over / (0.035 * away + 0.02));
    away *= 2.6;
  }
  return 1.0 - smoothstep(0.0, 1.0, dark);
}
void main() {
  #include <logdepthbuf_fragment>
  // Metres, with a place of its own for each site.
  vec2 ground = vGround.xy * 1000.0;
  vec2 place = ground + uSeed;
  float pixel = max(length(fwidth(ground)), 1e-3);
  vec2 slope = vec2(0.0);
  float shade = 0.0;
  vec2 level = normalize(uSun.xy + 1e-6);
  float rise = uSun.z / max(length(uSun.xy), 1e-4);
  // Under a low Sun small bumps are one texture of light and shade: each of them would be a blot.
  float calm = mix(0.3, 1.0, smoothstep(0.03, 0.5, rise));
  float wave = 26.0;
  float turn = 0.0;
  for (int i = 0; i < 6; i++) {
    if (i >= uOctaves) break;
    float seen = 1.0 - smoothstep(0.25, 0.8, pixel / wave);
    if (seen > 0.0) {
      mat2 spin = mat2(cos(turn), sin(turn), -sin(turn), cos(turn));
      vec3 n = bumps(spin * place / wave + float(i) * 17.3);
      slope += seen * uRoughness * (n.yz * spin) * (i < 2 ? 0.3 * mix(0.6, 1.0, calm) : calm * (i > 4 ? 0.75 : 0.4));
      shade += seen * n.x * (i > 3 ? 0.3 : 0.16);
    }
    wave *= 0.36;
    turn += 1.1;
  }
  // Darker and lighter patches, as of older and newer ground.
  shade += 0.3 * bumps(place / 140.0).x + 0.3 * bumps(place / 31.0 + 7.0).x;
  if (uRipples > 0.0) {
    vec3 bend = bumps(place / 6.0);
    float where = smoothstep(-0.1, 0.25, bumps(place / 17.0 + 3.0).x);
    float crest = dot(place, vec2(0.8, 0.6)) / 0.42 + 5.0 * bend.x;
    slope += uRipples * where * (1.0 - smoothstep(0.05, 0.2, pixel)) * 0.35 * cos(6.2832 * crest) * vec2(0.8, 0.6);
  }
  float open = 1.0;
  // Where a pixel holds several bumps their shadows would be a stipple.
  float told = (1.0 - smoothstep(0.4, 0.7, rise)) * (1.0 - smoothstep(0.5, 2.0, pixel));
  if (uOctaves > 3 && rise > 0.0 && told > 0.0) open = mix(1.0, pastBumps(place, level, rise), told);
  // Grain and gravel, as near as they can be told apart.
  float fine = 1.0 - smoothstep(0.012, 0.05, pixel);
  if (fine > 0.0) {
    vec3 grain = bumps(mat2(0.8, 0.6, -0.6, 0.8) * place / 0.05) + 0.6 * bumps(mat2(0.3, -0.95, 0.95, 0.3) * place / 0.019);
    shade += fine * 0.42 * grain.x;
  }
  wave = 0.62;
  for (int i = 0; i < 3; i++) {
    float seen = 1.0 - smoothstep(0.03, 0.12, pixel / wave);
    if (seen > 0.0) {
      vec3 b = pebble(place.yx / wave + float(i) * 5.7, level.yx, rise);
      slope += seen * b.yx;
      open *= mix(1.0, b.z, seen);
    }
    wave *= 0.43;
  }
  if (uCraters > 0.0) {
    wave = 640.0;
    turn = 0.3;
    for (int i = 0; i < 12; i++) {
      if (i >= uOctaves * 2 - 2) break;
      float seen = uCraters * (1.0 - smoothstep(0.03, 0.12, pixel / wave));
      // Where the craft stands the ground is level.
      seen *= smoothstep(0.1 * wave, 0.5 * wave, length(ground) + min(wave, 2.0) * 0.4);
      if (seen > 0.0) {
        mat2 spin = mat2(cos(turn), sin(turn), -sin(turn), cos(turn));
        vec4 b = bowl(spin * place / wave + float(i) * 41.7, spin * level, rise);
        slope += seen * (b.xy * spin);
        shade += seen * b.z;
        open *= mix(1.0, b.w, seen);
      }
      wave *= 0.5;
      turn += 2.4;
    }
  }
  vec3 normal = normalize(vec3(-slope - vSlope, 1.0));
  vec3 toEye = normalize(uEye - vGround);
  float km = distance(uEye, vGround);
  float lit = uLight * open * pastCraft(vGround * 1000.0);
  vec3 albedo = uTint * max(0.25, 1.0 + shade);
  vec3 color = albedo * (1.25 * thrownBack(normal, toEye) * lit + uSkyLight * (0.75 + 0.25 * normal.z) + 0.02);
  // Far away the ground goes over into the map below.
  float away = length(vGround.xy) / uReach;
  gl_FragColor = vec4(finished(color, km), uOpacity * (1.0 - smoothstep(0.72, 1.0, away)));
}`;

export const ROCK_VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
attribute float aShade;
varying vec3 vPlace;
varying vec3 vRockNormal;
varying float vShade;
void main() {
  vec4 metres = instanceMatrix * vec4(position, 1.0);
  vPlace = metres.xyz;
  vRockNormal = mat3(instanceMatrix) * normal;
  vShade = aShade;
  gl_Position = projectionMatrix * modelViewMatrix * metres;
  #include <logdepthbuf_vertex>
}`;

export const ROCK_FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
varying vec3 vPlace;
varying vec3 vRockNormal;
varying float vShade;
${GROUND_LIGHT}
void main() {
  #include <logdepthbuf_fragment>
  vec3 n = normalize(vRockNormal);
  vec3 toEye = normalize(uEye - vPlace / 1000.0);
  uint h = hash(ivec2(floor(vPlace.xy * 40.0)) + int(floor(vPlace.z * 40.0)) * 131);
  vec3 albedo = uTint * (0.85 + 0.45 * vShade + 0.14 * (unit(h) - 0.5));
  float lit = uLight * pastCraft(vPlace) * smoothstep(-0.02, 0.08, dot(n, uSun));
  // The lower side sees the ground, which the Sun lights.
  float bounce = 0.16 * max(uSun.z, 0.0) * (0.5 - 0.5 * n.z) * uLight;
  vec3 color = albedo * (1.25 * thrownBack(n, toEye) * lit + uSkyLight * (0.6 + 0.4 * n.z) + bounce + 0.02);
  gl_FragColor = vec4(finished(color, distance(uEye, vPlace / 1000.0)), uOpacity);
}`;

/** A rock's shadow: the rock itself, pressed flat along the Sun's rays onto the level of its foot. */
export const ROCK_SHADOW_VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
uniform vec3 uSun;
attribute float aFoot;
varying vec3 vPlace;
void main() {
  vec4 metres = instanceMatrix * vec4(position, 1.0);
  metres.z = max(metres.z, aFoot);
  metres.xyz -= uSun * ((metres.z - aFoot) / max(uSun.z, 0.025));
  metres.z = aFoot + 0.03;
  vPlace = metres.xyz;
  gl_Position = projectionMatrix * modelViewMatrix * metres;
  #include <logdepthbuf_vertex>
}`;

export const ROCK_SHADOW_FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
varying vec3 vPlace;
${GROUND_LIGHT}
void main() {
  #include <logdepthbuf_fragment>
  // Drawn with the darker of two colours: what is left of the ground's light, or what is there already.
  vec3 dark = finished(0.72 * uTint * (uSkyLight + 0.02), distance(uEye, vPlace / 1000.0));
  gl_FragColor = vec4(mix(vec3(1.0), dark, uOpacity * smoothstep(0.0, 0.3, uLight)), 1.0);
}`;

export const SKY_VERTEX = /* glsl */ `
varying vec3 vDirection;
void main() {
  vDirection = position;
  vec4 clip = projectionMatrix * vec4(mat3(modelViewMatrix) * position, 1.0);
  gl_Position = clip.xyww;
}`;

export const SKY_FRAGMENT = /* glsl */ `
uniform vec3 uZenith;
uniform vec3 uHorizon;
uniform vec3 uGlow;
uniform vec3 uSun;
uniform float uDay;
varying vec3 vDirection;
void main() {
  vec3 d = normalize(vDirection);
  float height = clamp(d.z, 0.0, 1.0);
  vec3 sky = mix(uHorizon, uZenith, pow(height, 0.45));
  float near = max(dot(d, uSun), 0.0);
  // Around the Sun dust and haze scatter forwards; at dusk the glow lies low.
  sky += uGlow * (0.5 * pow(near, 24.0) + 0.28 * pow(near, 4.0) * (1.0 - height));
  // A little noise, or a smooth sky lies in bands.
  float grain = fract(sin(dot(gl_FragCoord.xy, vec2(12.9898, 78.233))) * 43758.5453) - 0.5;
  gl_FragColor = vec4(pow(clamp(sky, 0.0, 1.0), vec3(1.0 / 2.2)) + grain / 160.0, uDay);
}`;
