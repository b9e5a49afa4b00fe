/*
 * One shader for all craft: sunlight with hard shadows, light from the nearest world and from a sky, and matter that
 * differs by surface. Patterns (crinkles of foil, grids of cells) are made up from lattice hashes and fade where a
 * pixel cannot resolve them. Colours are linear until the end.
 */

export const CRAFT_VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
attribute vec4 aTint;
attribute vec3 aCoat;
varying vec3 vNormalView;
varying vec3 vView;
varying vec4 vTint;
varying vec3 vCoat;
void main() {
  vec4 view = modelViewMatrix * vec4(position, 1.0);
  vNormalView = normalMatrix * normal;
  vView = view.xyz;
  vTint = aTint;
  vCoat = aCoat;
  gl_Position = projectionMatrix * view;
  #include <logdepthbuf_vertex>
}`;

export const CRAFT_FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
uniform vec3 uSunView;
uniform float uLight;
uniform vec3 uBodyView;
uniform float uBodyCos;
uniform vec3 uBodyShine;
uniform vec3 uSkyShine;
uniform vec3 uPoleView;
uniform vec3 uCoreView;
uniform float uHeat;
uniform float uOpacity;
uniform int uTier;
uniform sampler2D uShadow;
uniform mat4 uShadowFromView;
uniform float uShadowTexel;
varying vec3 vNormalView;
varying vec3 vView;
varying vec4 vTint;
varying vec3 vCoat;

uint hash(ivec2 cell) {
  uint h = uint(cell.x) * 0x8da6b343u ^ uint(cell.y) * 0xd8163841u;
  h ^= h >> 15; h *= 0x2c1b3c6du; h ^= h >> 12; h *= 0x297a2d39u; h ^= h >> 15;
  return h;
}
float unit(uint h) { return float(h & 0xffffu) / 65535.0; }

// Foil lies in flat facets with creases between them: the tilt of the facet at p.
vec2 crinkle(vec2 p) {
  vec2 base = floor(p);
  float nearest = 9.0;
  vec2 tilt = vec2(0.0);
  for (int j = -1; j <= 1; j++) for (int i = -1; i <= 1; i++) {
    ivec2 cell = ivec2(base) + ivec2(i, j);
    uint h = hash(cell);
    vec2 off = vec2(cell) + vec2(unit(h), unit(h >> 8)) - p;
    float away = dot(off, off);
    if (away < nearest) {
      nearest = away;
      uint t = hash(cell + ivec2(71, 39));
      // A facet is bent a little towards its rim.
      tilt = vec2(unit(t), unit(t >> 7)) - 0.5 - 0.35 * off;
    }
  }
  return tilt;
}

// Share of sunlight that the craft itself lets through to a point of it.
float unshaded(vec3 view, vec3 n) {
  if (uShadowTexel <= 0.0) return 1.0;
  vec4 at = uShadowFromView * vec4(view, 1.0);
  vec3 lean = mat3(uShadowFromView) * n;
  at.xyz += lean / max(length(lean.xy), 1e-9) * uShadowTexel * vec3(1.2, 1.2, 0.0);
  float bias = 1.6 * uShadowTexel;
  float sum = 0.0;
  for (int k = 0; k < 4; k++) {
    if (k > 0 && uTier == 0) { sum *= 4.0; break; }
    vec2 off = vec2(k & 1, k >> 1) - 0.5;
    vec2 packed = texture2D(uShadow, at.xy + 1.1 * off * uShadowTexel).rg;
    float first = packed.r + packed.g / 255.0;
    sum += step(at.z - bias, first);
  }
  return sum * 0.25;
}

// What a mirror would show in a direction, but for the Sun: the nearest world, the sky, and the Milky Way where it is,
// brighter towards its middle and split by dust there.
vec3 surroundings(vec3 d, float rough) {
  float edge = 0.03 + 0.5 * rough;
  float body = smoothstep(uBodyCos - edge, uBodyCos + edge, dot(d, uBodyView));
  float high = dot(d, uPoleView);
  float core = 0.5 + 0.5 * dot(d, uCoreView);
  float wide = 0.1 + 0.25 * rough;
  float cloud = 0.75 + 0.25 * sin(9.0 * d.x + 5.0 * sin(7.0 * d.y) + 4.0 * d.z);
  float band = exp(-high * high / (wide * wide)) * mix(1.0, cloud, 1.0 - rough);
  float dust = exp(-pow((high - 0.02) / 0.05, 2.0)) * (1.0 - rough) * core;
  vec3 stars = vec3(0.03, 0.034, 0.046) * (0.7 + 0.5 * d.y)
    + band * (1.0 - 0.6 * dust) * mix(vec3(0.07, 0.08, 0.11), vec3(0.36, 0.31, 0.26), core * core * core);
  return mix(uSkyShine + stars, uBodyShine, body);
}

void main() {
  #include <logdepthbuf_fragment>
  vec3 toEye = -normalize(vView);
  vec3 flatN = normalize(vNormalView);
  // Dishes and foils are thin: their back is lit as well as their front.
  if (dot(flatN, toEye) < 0.0) flatN = -flatN;
  vec3 n = flatN;
  vec3 albedo = vTint.rgb;
  float gloss = vTint.a;
  float metal = 0.0;
  int matter = int(vCoat.x + 0.5);
  vec2 place = vCoat.yz;
  vec2 wide = fwidth(place);
  float pixel = max(wide.x, wide.y);
  // Directions of the pattern's axes on the surface, in view space.
  vec3 px = dFdx(vView), py = dFdy(vView);
  vec3 rx = cross(py, flatN), ry = cross(flatN, px);
  vec3 alongU = rx * dFdx(place.x) + ry * dFdy(place.x);
  vec3 alongV = rx * dFdx(place.y) + ry * dFdy(place.y);
  float handed = dot(px, rx) < 0.0 ? -1.0 : 1.0;
  alongU *= handed / max(length(alongU), 1e-20);
  alongV *= handed / max(length(alongV), 1e-20);
  vec2 slope = vec2(0.0);
  float clear = 0.0;
  if (matter == 1) {
    metal = gloss > 0.3 ? 0.85 : 0.0;
    float seen = 1.0 - smoothstep(0.25, 0.9, pixel);
    if (seen > 0.0) {
      slope = 0.62 * crinkle(place);
      if (uTier > 0) slope += 0.5 * (1.0 - smoothstep(0.1, 0.4, pixel)) * crinkle(2.7 * place + 19.0);
      slope *= seen * (0.35 + 0.65 * metal);
    }
    albedo *= 0.92 + 0.16 * unit(hash(ivec2(floor(place * 0.7))));
  } else if (matter == 2) {
    clear = 1.0;
    vec2 cell = floor(place);
    vec2 f = abs(fract(place) - 0.5);
    float seen = 1.0 - smoothstep(0.12, 0.5, pixel);
    float gap = max(smoothstep(0.455 - pixel, 0.47 + pixel, f.x), smoothstep(0.455 - pixel, 0.47 + pixel, f.y));
    // Corners of the cells are cut; two bars carry the current.
    gap = max(gap, smoothstep(0.86, 0.88, f.x + f.y));
    float bar = 1.0 - smoothstep(0.012, 0.02 + pixel, abs(abs(fract(place.x) - 0.5) - 0.17));
    float shade = unit(hash(ivec2(cell)));
    albedo *= 1.0 + 0.5 * seen * (shade - 0.5);
    // Strings of cells differ a little, and are still told apart from farther away.
    vec2 string = place * vec2(0.09, 0.17);
    vec2 s = abs(fract(string) - 0.5);
    float told = 1.0 - smoothstep(0.1, 0.4, pixel * 0.17);
    albedo *= 1.0 + told * (0.3 * (unit(hash(ivec2(floor(string)) + 3)) - 0.5) - 0.45 * smoothstep(0.46, 0.49, max(s.x, s.y)));
    albedo = mix(albedo, vec3(0.16, 0.17, 0.19), (0.35 + 0.65 * seen) * max(0.5 * gap, 0.3 * bar) * (0.25 + 0.75 * seen));
    slope = seen * 0.006 * (vec2(shade, unit(hash(ivec2(cell) + 9))) - 0.5);
  } else if (matter == 3) {
    metal = 0.9;
    float seen = 1.0 - smoothstep(0.2, 0.8, pixel);
    slope = seen * 0.03 * (vec2(unit(hash(ivec2(floor(place * 2.0)))), unit(hash(ivec2(floor(place * 2.0)) + 5))) - 0.5);
  } else if (matter == 4) {
    vec2 f = abs(fract(place) - 0.5);
    float seen = 1.0 - smoothstep(0.1, 0.5, pixel);
    albedo *= 1.0 - 0.35 * seen * smoothstep(0.44 - pixel, 0.47 + pixel, max(f.x, f.y));
  } else if (matter == 5) {
    metal = 0.75;
    float seen = 1.0 - smoothstep(0.25, 0.9, pixel);
    // Folded for the launch like a map: creases in rows, seams that stop tears, and wrinkles where the film is pulled.
    vec2 row = fract(place * vec2(1.9, 0.9)) - 0.5;
    vec2 crease = sign(row) * (0.5 - abs(row));
    float rows = 1.0 - smoothstep(0.1, 0.35, pixel);
    vec2 pull = vec2(sin(5.3 * place.x + 1.7 * place.y), sin(4.1 * place.y - 1.3 * place.x + 0.6 * sin(2.0 * place.x)));
    slope = seen * (0.05 * crinkle(2.2 * place) + 0.03 * pull + 0.016 * pull.yx * sin(17.0 * place.x + 9.0 * place.y));
    slope += rows * vec2(0.16, 0.1) * crease * (0.6 + 0.4 * pull.yx);
    vec2 seam = abs(fract(place * vec2(0.475, 0.45)) - 0.5);
    albedo *= 1.0 - 0.3 * rows * smoothstep(0.487 - pixel, 0.494 + 0.4 * pixel, max(seam.x, seam.y));
    // A film of silicon or aluminium on amber: the colour turns with the angle.
    float aslant = 1.0 - abs(dot(flatN, toEye));
    albedo *= mix(vec3(1.0), vec3(1.05, 0.86, 1.1), aslant * aslant);
  } else if (matter == 6) {
    albedo *= 0.9 + 0.2 * unit(hash(ivec2(floor(place * 3.0))));
  }
  n = normalize(n - slope.x * alongU - slope.y * alongV);
  float facing = max(dot(n, uSunView), 0.0);
  float lit = uLight * smoothstep(-0.02, 0.06, dot(flatN, uSunView));
  if (lit > 0.0) lit *= unshaded(vView, flatN);

  float rough = 1.0 - gloss;
  vec3 halfway = normalize(uSunView + toEye);
  float nh = max(dot(n, halfway), 0.0);
  float nv = max(dot(n, toEye), 0.0);
  float fresnel = pow(1.0 - nv, 5.0);
  vec3 mirror = mix(vec3(0.04 + 0.1 * clear * fresnel), albedo, metal);
  mirror += (1.0 - mirror) * fresnel * gloss * 0.6;
  float power = exp2(2.0 + 8.0 * gloss * gloss);
  float glint = pow(nh, power) * (power + 6.0) * 0.045;
  float broad = metal * 0.5 * pow(nh, 5.0);
  vec3 back = reflect(-toEye, n);

  // From all around: the nearest world as far as it is turned to this side, the sky, and a weak light at the eye.
  float spread = 1.0 - uBodyCos * uBodyCos;
  float turned = clamp((dot(n, uBodyView) + 0.35 + 0.65 * spread) / (1.35 + 0.65 * spread), 0.0, 1.0);
  vec3 round = uBodyShine * turned * (0.15 + 0.85 * spread) * (1.0 - clamp(uBodyCos, 0.0, 1.0));
  round += uSkyShine * (0.5 - 0.5 * dot(n, uBodyView));
  round += (0.3 + 0.7 * uLight) * (vec3(0.034, 0.037, 0.046) * (1.0 + 0.6 * n.y) + vec3(0.13, 0.127, 0.122) * nv * nv);

  vec3 color = albedo * (1.0 - 0.72 * metal) * (facing * lit + round);
  color += mirror * (lit * facing * broad + lit * min(glint, 14.0) * step(0.0, dot(n, uSunView)));
  vec3 around = surroundings(back, rough);
  float polished = smoothstep(0.9, 1.0, gloss);
  // A telescope's mirror stands before its shade, on the Sun's side of what it shows.
  around += polished * vec3(0.2, 0.17, 0.2) * smoothstep(0.02, 0.5, dot(back, uSunView));
  // Eyes get used to the dark behind a shade: its film shows the faint light that it gathers.
  float dark = matter == 5 ? mix(3.4, 1.0, smoothstep(-0.1, 0.1, dot(flatN, uSunView))) : 1.0;
  color += mirror * around * mix((0.55 + 0.45 * gloss) * dark, 3.4, polished);
  color += clear * vec3(0.004, 0.014, 0.045) * (lit * facing * pow(1.0 - nv, 2.0) * 3.0 + 0.4 * fresnel);
  // What lies on the Sun's side of a shield glows; least at the rim, where heat leaves to the side.
  if (matter == 6) color += uHeat * vec3(1.0, 0.2, 0.035) * (0.35 + 2.2 * smoothstep(-0.2, 0.9, dot(flatN, uSunView)));
  // Bright light runs into white softly, as on film.
  color *= 1.6;
  color = color * (1.0 + color / 5.0) / (1.0 + color);
  gl_FragColor = vec4(pow(clamp(color, 0.0, 1.0), vec3(1.0 / 2.2)), uOpacity);
}`;

/** Depth along the Sun's rays, in two bytes: from what the Sun sees first. */
export const SHADOW_VERTEX = /* glsl */ `
uniform mat4 uShadowFromCraft;
varying float vDepth;
void main() {
  vDepth = (uShadowFromCraft * modelMatrix * vec4(position, 1.0)).z;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;

export const SHADOW_FRAGMENT = /* glsl */ `
varying float vDepth;
void main() {
  float scaled = clamp(vDepth, 0.0, 1.0) * 255.0;
  float high = floor(scaled);
  gl_FragColor = vec4(high / 255.0, scaled - high, 0.0, 1.0);
}`;
