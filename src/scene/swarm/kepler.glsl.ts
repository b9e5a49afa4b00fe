/**
 * GLSL: `swarmPlace(...)` gives the place (au, scene axes, from the Sun) of a small body from its orbit and the clock. The
 * same equation as `core/swarm/swarm-place.ts`, in 32-bit floats: s + e s³ c3((1 − e)s²) = √(GM/q³)(t − T), Mikkola's start and
 * two steps of Newton's method with Halley's correction. Whole turns are counted in integers that overflow, so that a
 * century of them costs no digit; sines and cosines are series, exact alike on every graphics card.
 *
 * uDay counts whole days of `CLOCK_BLOCK_DAYS` since J2000 and uDayPart the days since then. Of `clock`, an orbit whose
 * turns are counted holds its phase at J2000 and the phase it gains in a block, in 2⁻³² turns; any other the block of its
 * periapsis and the bits of the days since that block's beginning.
 */
export const CLOCK_BLOCK_DAYS = 128;

export const KEPLER_GLSL = /* glsl */ `
uniform int uBlock;
uniform float uDays;
const float ROOT_GM = 0.017202098949957;
const float TURN = 6.283185307179586;

// Stumpff's functions c2 and c3; series to |z| = 10 and closed forms beyond, where only far hyperbolas are.
vec2 stumpff23(float z) {
  if (z < -6.0) {
    float root = sqrt(-z);
    float grown = exp(root);
    float shrunk = 1.0 / grown;
    return vec2((0.5 * (grown + shrunk) - 1.0) / -z, (0.5 * (grown - shrunk) / root - 1.0) / -z);
  }
  float c2 = 1.0 - z / 306.0;
  c2 = 1.0 - z / 240.0 * c2;
  c2 = 1.0 - z / 182.0 * c2;
  c2 = 1.0 - z / 132.0 * c2;
  c2 = 1.0 - z / 90.0 * c2;
  c2 = 1.0 - z / 56.0 * c2;
  c2 = 1.0 - z / 30.0 * c2;
  c2 = 0.5 - z / 24.0 * c2;
  float c3 = 1.0 - z / 342.0;
  c3 = 1.0 - z / 272.0 * c3;
  c3 = 1.0 - z / 210.0 * c3;
  c3 = 1.0 - z / 156.0 * c3;
  c3 = 1.0 - z / 110.0 * c3;
  c3 = 1.0 - z / 72.0 * c3;
  c3 = 1.0 - z / 42.0 * c3;
  c3 = 1.0 / 6.0 - z / 120.0 * c3;
  return vec2(c2, c3);
}

float cubeRoot(float x) { return x > 0.0 ? exp2(log2(x) / 3.0) : 0.0; }

float startingAnomaly(float time, float opening) {
  float e = 1.0 - opening;
  float alpha = 1.0 / (4.0 * e + 0.5);
  float beta = 0.5 * abs(time) * alpha;
  float z = cubeRoot(beta + sqrt(alpha * alpha * alpha + beta * beta));
  float sigma = z - alpha / z;
  float sine2 = opening * sigma * sigma;
  float s;
  if (opening >= 0.0) {
    sigma *= 1.0 - 0.078 * sine2 * sine2 / (1.0 + e);
    s = abs(time) * opening + e * sigma * (3.0 - 4.0 * opening * sigma * sigma);
  } else {
    sigma *= 1.0 + 0.071 * sine2 * sine2 / ((1.0 - 0.45 * sine2) * (1.0 - 4.0 * sine2) * e);
    float root = sqrt(-opening);
    s = 3.0 * asinh(root * sigma) / root;
  }
  return time < 0.0 ? -s : s;
}

// Time since the periapsis in units of √(q³/GM).
float timeOf(float q, float opening, bool isCounted, uvec2 clock) {
  if (isCounted) {
    float ratio = opening / q;
    float turnsPerDay = ROOT_GM / TURN * ratio * sqrt(ratio);
    uint phase = clock.x + clock.y * uint(uBlock) + uint(int(turnsPerDay * uDays * 4294967296.0));
    return float(int(phase)) * (TURN / 4294967296.0) / (opening * sqrt(opening));
  }
  float days = float(uBlock - int(clock.x)) * ${CLOCK_BLOCK_DAYS}.0 + (uDays - uintBitsToFloat(clock.y));
  return ROOT_GM * days / (q * sqrt(q));
}

vec3 swarmPlace(vec2 orbit, bool isCounted, uvec2 clock, vec3 towards, vec3 ahead) {
  float q = orbit.x;
  float opening = orbit.y;
  float e = 1.0 - opening;
  float time = timeOf(q, opening, isCounted, clock);
  float s = startingAnomaly(time, opening);
  for (int i = 0; i < 2; i++) {
    float s2 = s * s;
    vec2 c = stumpff23(opening * s2);
    float residual = s + e * s2 * s * c.y - time;
    float slope = 1.0 + e * s2 * c.x;
    float curve = e * s * (1.0 - opening * s2 * c.y);
    s -= residual / (slope - 0.5 * curve * residual / slope);
  }
  float s2 = s * s;
  vec2 c = stumpff23(opening * s2);
  float along = q * (1.0 - s2 * c.x);
  float across = q * sqrt(2.0 - opening) * s * (1.0 - opening * s2 * c.y);
  return towards * along + ahead * across;
}`;
