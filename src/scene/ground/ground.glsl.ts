/*
 * A made-up surface at the scale of metres: no map of any world shows it. Bumps of many sizes and, on airless worlds,
 * bowls of craters, from a lattice noise; their slopes come with them, and what a pixel cannot resolve is left out.
 */

export const GROUND_VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
varying vec2 vGround;
varying vec3 vView;
varying float vDrop;
void main() {
  vec4 view = modelViewMatrix * vec4(position, 1.0);
  vGround = position.xy;
  vDrop = position.z;
  vView = view.xyz;
  gl_Position = projectionMatrix * view;
  #include <logdepthbuf_vertex>
}`;

export const GROUND_FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
uniform vec3 uTint;
uniform vec3 uSun;
uniform float uLight;
uniform vec3 uSkyLight;
uniform float uRoughness;
uniform float uCraters;
uniform float uOpacity;
uniform float uReach;
uniform int uOctaves;
uniform vec2 uSeed;
uniform vec3 uCraft;
varying vec2 vGround;
varying vec3 vView;
varying float vDrop;
uint hash(ivec2 cell) {
  uint h = uint(cell.x) * 0x8da6b343u ^ uint(cell.y) * 0xd8163841u;
  h ^= h >> 15; h *= 0x2c1b3c6du; h ^= h >> 12; h *= 0x297a2d39u; h ^= h >> 15;
  return h;
}
float unit(uint h) { return float(h & 0xffffu) / 65535.0; }
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
// One bowl in most cells: floor, wall, raised rim; height and slope in parts of the cell.
vec3 bowls(vec2 p) {
  vec2 base = floor(p);
  vec3 sum = vec3(0.0);
  for (int j = -1; j <= 1; j++) for (int i = -1; i <= 1; i++) {
    ivec2 cell = ivec2(base) + ivec2(i, j);
    uint h = hash(cell + ivec2(911, 377));
    if (unit(h) > 0.55) continue;
    float radius = 0.08 + 0.30 * unit(h >> 3) * unit(h >> 9);
    vec2 centre = vec2(cell) + 0.5 + 0.5 * (vec2(unit(h >> 5), unit(h >> 11)) - 0.5);
    vec2 off = p - centre;
    float away = max(length(off), 1e-4);
    float x = away / radius;
    if (x > 1.7) continue;
    float depth = 0.22 * radius;
    float height = x < 1.0 ? depth * (x * x - 1.0) : 0.0;
    float slope = x < 1.0 ? 2.0 * depth * x / radius : 0.0;
    float rim = (x - 1.0) / 0.25;
    float ridge = 0.28 * depth * exp(-rim * rim);
    slope += -2.0 * rim / (0.25 * radius) * ridge;
    sum += vec3(height + ridge, slope * off / away);
  }
  return sum;
}
void main() {
  #include <logdepthbuf_fragment>
  // Metres, with a place of its own for each site.
  vec2 ground = vGround * 1000.0;
  vec2 place = ground + uSeed;
  float pixel = max(length(fwidth(ground)), 1e-3);
  vec2 slope = vec2(0.0);
  float shade = 0.0;
  float wave = 1700.0;
  float turn = 0.0;
  for (int i = 0; i < 8; i++) {
    if (i >= uOctaves) break;
    float seen = 1.0 - smoothstep(0.25, 0.8, pixel / wave);
    if (seen > 0.0) {
      mat2 spin = mat2(cos(turn), sin(turn), -sin(turn), cos(turn));
      vec3 n = bumps(spin * place / wave + float(i) * 17.3);
      slope += seen * uRoughness * (n.yz * spin) * (i < 2 ? 0.35 : 0.8);
      shade += seen * n.x * 0.22;
    }
    wave *= 0.31;
    turn += 1.1;
  }
  if (uCraters > 0.0) {
    wave = 900.0;
    for (int i = 0; i < 5; i++) {
      if (i > uOctaves / 2) break;
      float seen = uCraters * (1.0 - smoothstep(0.06, 0.2, pixel / wave));
      if (seen > 0.0) slope += seen * bowls(place / wave + float(i) * 41.7).yz;
      wave *= 0.2;
    }
  }
  vec3 normal = normalize(vec3(-slope, 1.0));
  float facing = max(dot(normal, uSun), 0.0);
  // The craft's own shadow: a ball of its size above the ground, seen from here towards the Sun.
  vec3 toCraft = vec3(-ground, uCraft.z - vDrop * 1000.0);
  float along = dot(toCraft, uSun);
  float off = length(toCraft - along * uSun);
  float shadow = along > 0.0 && uCraft.x > 0.0 ? smoothstep(0.75 * uCraft.x, 1.1 * uCraft.x, off) : 1.0;
  vec3 albedo = uTint * (1.0 + shade);
  vec3 lit = albedo * (1.15 * facing * uLight * shadow + uSkyLight + 0.012);
  // Far away the ground goes over into the map below.
  float away = length(vGround) / uReach;
  float alpha = uOpacity * (1.0 - smoothstep(0.72, 1.0, away));
  gl_FragColor = vec4(pow(clamp(lit, 0.0, 1.0), vec3(1.0 / 2.2)), alpha);
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
  gl_FragColor = vec4(pow(clamp(sky, 0.0, 1.0), vec3(1.0 / 2.2)), uDay);
}`;
