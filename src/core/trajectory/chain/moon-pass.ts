import type { StateVector } from '../../ephemeris/source.ts';
import { basisAcross } from '../../math/basis-across.ts';
import {
  addScaledVec3,
  addVec3,
  crossVec3,
  dotVec3,
  normVec3,
  scaleVec3,
  subVec3,
  type Vec3,
  vec3,
} from '../../math/vec3.ts';

/** A pass of the Moon on the way in to a pass of the Earth; km, km/s, ICRF. */
export interface MoonPass {
  /** The Moon relative to the Earth at that pass. */
  readonly moon: StateVector;
  /** So long before the pass of the Earth. */
  readonly secondsBefore: number;
  /** Closest approach to the Moon's centre. */
  readonly radiusKm: number;
  readonly moonGmKm3S2: number;
  readonly earthGmKm3S2: number;
  /** Closest approach to the Earth's centre afterwards. */
  readonly earthRadiusKm: number;
}

/** What a Moon and Earth pass leaves over (km/s and radians). */
export interface MoonPassReport {
  /** How far the craft's speed relative to the Earth, before the Moon, is from one that the Moon turns into the right one. */
  readonly missKmS: number;
  /** By how much the way from the Moon past the Earth would have to turn more than it does. */
  readonly turnMissRad: number;
  /** The turn at the Earth alone. */
  readonly turnRad: number;
}

const AROUND = 24;
const GOLDEN_STEPS = 16;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Whether a craft can come with `excessIn` (relative to the Earth, far away), pass the Moon, then the Earth, and leave with
 * `excessOut`: patched hyperbolas about Moon and Earth. The way from the Moon past the Earth follows from where it leaves to;
 * the Moon turns by what its height gives, in any plane.
 * @source the joint pass of Moon and Earth: JUICE's of August 2024, ESA, "Juice's lunar-Earth flyby" (2024)
 */
export function moonPassReport(pass: MoonPass, excessIn: Vec3, excessOut: Vec3): MoonPassReport {
  const after = afterMoon(pass, excessOut);
  const miss = (angle: number) => {
    const before = beforeMoon(pass, after.velocityKmS, angle);
    return before ? normVec3(subVec3(vec3(), before, excessIn)) : Number.POSITIVE_INFINITY;
  };
  return { missKmS: leastAround(miss), turnMissRad: after.turnMissRad, turnRad: after.turnRad };
}

/** The normal of the plane of the way from the Moon past the Earth that leaves with `excessOut` (unit vector). */
export function normalAfterMoon(pass: MoonPass, excessOut: Vec3): Vec3 {
  return afterMoon(pass, excessOut).normal;
}

/** The speeds relative to the Earth with which a craft can come that leaves with `excessOut`, evenly around the Moon. */
export function excessesBeforeMoon(pass: MoonPass, excessOut: Vec3, around: number): Vec3[] {
  const after = afterMoon(pass, excessOut);
  const angles = Array.from({ length: around }, (_, i) => (2 * Math.PI * i) / around);
  return angles.map((angle) => beforeMoon(pass, after.velocityKmS, angle)).filter((excess) => excess !== undefined);
}

/** The velocity relative to the Earth right after the Moon, on the hyperbola in the plane of Moon and way out. */
function afterMoon({ moon, earthGmKm3S2: gm, earthRadiusKm }: MoonPass, excessOut: Vec3) {
  const speed2 = dotVec3(excessOut, excessOut);
  const speed = Math.sqrt(speed2);
  const r = normVec3(moon.positionKm);
  const e = 1 + (earthRadiusKm * speed2) / gm;
  const p = earthRadiusKm * (1 + e);
  const anomaly = Math.acos((p / r - 1) / e);
  const asymptote = Math.acos(-1 / e);
  const radial = scaleVec3(vec3(), moon.positionKm, 1 / r);
  const out = scaleVec3(vec3(), excessOut, 1 / speed);
  const normal = crossVec3(vec3(), radial, out);
  const sine = normVec3(normal);
  if (sine < 1e-9) normal.z = 1;
  else scaleVec3(normal, normal, 1 / sine);
  // From the Moon to the way out: the long way round where that is what the hyperbola does.
  const short = Math.atan2(sine, dotVec3(radial, out));
  const swept = anomaly + asymptote;
  const isLong = swept > Math.PI;
  if (isLong) scaleVec3(normal, normal, -1);
  const across = crossVec3(vec3(), normal, radial);
  const root = Math.sqrt(gm / p);
  const velocityKmS = scaleVec3(vec3(), radial, -root * e * Math.sin(anomaly));
  addScaledVec3(velocityKmS, velocityKmS, across, root * (1 + e * Math.cos(anomaly)));
  const turnMissRad = (isLong ? 2 * Math.PI - short : short) - swept;
  return { velocityKmS, normal, turnMissRad, turnRad: 2 * Math.asin(1 / e) };
}

/** The speed far from the Earth before a pass of the Moon that ends with a velocity, the turn made at an angle around it. */
function beforeMoon(pass: MoonPass, velocityKmS: Vec3, angleRad: number): Vec3 | undefined {
  const { moon, moonGmKm3S2, radiusKm } = pass;
  const relative = subVec3(vec3(), velocityKmS, moon.velocityKmS);
  const speed = normVec3(relative);
  const turn = 2 * Math.asin(1 / (1 + (radiusKm * speed * speed) / moonGmKm3S2));
  const { u, v } = basisAcross(relative, moon.positionKm);
  const before = scaleVec3(vec3(), relative, Math.cos(turn));
  addScaledVec3(before, before, u, speed * Math.sin(turn) * Math.cos(angleRad));
  addScaledVec3(before, before, v, speed * Math.sin(turn) * Math.sin(angleRad));
  return incomingAsymptote(moon.positionKm, addVec3(before, before, moon.velocityKmS), pass.earthGmKm3S2);
}

/** The velocity far out on the incoming side of a hyperbola through a state; undefined on an ellipse. */
function incomingAsymptote(positionKm: Vec3, velocityKmS: Vec3, gm: number): Vec3 | undefined {
  const r = normVec3(positionKm);
  const speed2 = dotVec3(velocityKmS, velocityKmS) - (2 * gm) / r;
  if (speed2 <= 0) return undefined;
  const h = crossVec3(vec3(), positionKm, velocityKmS);
  const eccentricity = crossVec3(vec3(), velocityKmS, h);
  scaleVec3(eccentricity, eccentricity, 1 / gm);
  addScaledVec3(eccentricity, eccentricity, positionKm, -1 / r);
  const e = normVec3(eccentricity);
  const towards = scaleVec3(vec3(), eccentricity, 1 / e);
  const along = crossVec3(vec3(), h, towards);
  scaleVec3(along, along, 1 / normVec3(along));
  const cosine = 1 / e;
  const speed = Math.sqrt(speed2);
  const out = scaleVec3(vec3(), towards, speed * cosine);
  return addScaledVec3(out, out, along, speed * Math.sqrt(1 - cosine * cosine));
}

/** The least of a smooth function of an angle: the best of evenly spread ones, then golden sections around it. */
function leastAround(value: (angleRad: number) => number): number {
  const step = (2 * Math.PI) / AROUND;
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < AROUND; i++) {
    const at = value(i * step);
    if (at >= least) continue;
    least = at;
    best = i * step;
  }
  let low = best - step;
  let high = best + step;
  for (let i = 0; i < GOLDEN_STEPS; i++) {
    const a = high - GOLDEN * (high - low);
    const b = low + GOLDEN * (high - low);
    if (value(a) < value(b)) high = b;
    else low = a;
  }
  return Math.min(least, value((low + high) / 2));
}
