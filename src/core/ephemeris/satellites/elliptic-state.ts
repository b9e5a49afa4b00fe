import type { Vec3 } from '../../math/vec3.ts';
import { DAYS_PER_JULIAN_CENTURY, J2000_JD, OBLIQUITY_J2000_RAD, RAD_PER_DEG } from '../../units/constants.ts';
import type { StateVector } from '../source.ts';

/** Rotation from a theory's own axes to ICRF, row by row. */
export type IcrfFromPlane = [number, number, number, number, number, number, number, number, number];

/**
 * Elements without singularity for round orbits in the reference plane: semi-major axis (km), mean longitude (rad),
 * k + ih = e·exp(iϖ) and q + ip = sin(i/2)·exp(iΩ). The caller keeps one and refills it, so nothing is allocated.
 */
export interface EllipticElements {
  semiMajorAxisKm: number;
  meanLongitudeRad: number;
  k: number;
  h: number;
  q: number;
  p: number;
}

/** Fresh elements to be filled. */
export function ellipticElements(): EllipticElements {
  return { semiMajorAxisKm: 0, meanLongitudeRad: 0, k: 0, h: 0, q: 0, p: 0 };
}

/**
 * Writes the state of an elliptic orbit into `out` (km, km/s, ICRF), the velocity being that of the two-body orbit with
 * mean motion `meanMotionRadS`. Holds for e < 0.9 and inclinations below 180° to the plane; exact to rounding.
 * @source Vienne & Duriez, TASS 1.6, A&A 297, 588 (1995), section 2; Kepler's equation in the eccentric longitude
 * F: λ = F − k·sin F + h·cos F, solved by Newton's method
 */
export function ellipticState(out: StateVector, el: EllipticElements, meanMotionRadS: number, m: IcrfFromPlane): void {
  const { semiMajorAxisKm: a, meanLongitudeRad: lambda, k, h, q, p } = el;
  let f = lambda + k * Math.sin(lambda) - h * Math.cos(lambda);
  for (let i = 0; i < 12; i++) {
    const step = (lambda - f + k * Math.sin(f) - h * Math.cos(f)) / (1 - k * Math.cos(f) - h * Math.sin(f));
    f += step;
    if (Math.abs(step) < 1e-13) break;
  }
  const sinF = Math.sin(f);
  const cosF = Math.cos(f);
  const beta = 1 / (1 + Math.sqrt(1 - k * k - h * h));
  const offset = h * cosF - k * sinF;
  const xOrb = a * (cosF - k - h * beta * offset);
  const yOrb = a * (sinF - h + k * beta * offset);
  // dF/dt = n·a/r; r/a = 1 − k·cos F − h·sin F.
  const dF = meanMotionRadS / (1 - k * cosF - h * sinF);
  const dOffset = -h * sinF - k * cosF;
  const vxOrb = a * dF * (-sinF - h * beta * dOffset);
  const vyOrb = a * dF * (cosF + k * beta * dOffset);
  const c = 2 * Math.sqrt(1 - q * q - p * p);
  const rxx = 1 - 2 * p * p;
  const rxy = 2 * p * q;
  const ryy = 1 - 2 * q * q;
  turn(out.positionKm, m, xOrb * rxx + yOrb * rxy, xOrb * rxy + yOrb * ryy, c * (yOrb * q - xOrb * p));
  turn(out.velocityKmS, m, vxOrb * rxx + vyOrb * rxy, vxOrb * rxy + vyOrb * ryy, c * (vyOrb * q - vxOrb * p));
}

/** Writes the vector (x, y, z), given in the plane's axes, into `out` along ICRF axes. */
export function turn(out: Vec3<'Icrf'>, m: IcrfFromPlane, x: number, y: number, z: number): void {
  out.x = m[0] * x + m[1] * y + m[2] * z;
  out.y = m[3] * x + m[4] * y + m[5] * z;
  out.z = m[6] * x + m[7] * y + m[8] * z;
}

/**
 * Axes of a plane given by its pole (radians, ICRF): x along the plane's ascending node on the ICRF equator
 * (right ascension of the pole + 90°), z along the pole.
 */
export function icrfFromPole(raRad: number, decRad: number): IcrfFromPlane {
  const sa = Math.sin(raRad);
  const ca = Math.cos(raRad);
  const sd = Math.sin(decRad);
  const cd = Math.cos(decRad);
  return [-sa, -ca * sd, ca * cd, ca, -sa * sd, sa * cd, 0, cd, sd];
}

/** Axes of the mean ecliptic and equinox of J2000 as seen in ICRF. */
export const ICRF_FROM_ECLIPTIC: IcrfFromPlane = icrfFromAngles(OBLIQUITY_J2000_RAD, 0);

/**
 * Axes of a plane with inclination `inclinationRad` to the ICRF equator and ascending node `nodeRad` on it,
 * longitudes counted along the equator to the node and then along the plane.
 */
export function icrfFromAngles(inclinationRad: number, nodeRad: number): IcrfFromPlane {
  const ci = Math.cos(inclinationRad);
  const si = Math.sin(inclinationRad);
  const cn = Math.cos(nodeRad);
  const sn = Math.sin(nodeRad);
  const d = (1 - ci) * sn * cn;
  return [cn * cn + ci * sn * sn, d, si * sn, d, sn * sn + ci * cn * cn, -si * cn, -si * sn, si * cn, ci];
}

/** Product of two rotations: first `b`, then `a`. */
export function chain(a: IcrfFromPlane, b: IcrfFromPlane): IcrfFromPlane {
  const r: number[] = [];
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) r.push(a[3 * i]! * b[j]! + a[3 * i + 1]! * b[3 + j]! + a[3 * i + 2]! * b[6 + j]!);
  }
  return r as unknown as IcrfFromPlane;
}

/** Days (TDB) from Julian date `jd` to `epoch` (seconds past J2000). */
export function daysSince(jd: number, epoch: number): number {
  return epoch / 86_400 - (jd - J2000_JD);
}

/** Julian centuries (TDB) from J2000. */
export function centuriesSinceJ2000(epoch: number): number {
  return epoch / (86_400 * DAYS_PER_JULIAN_CENTURY);
}

/** Degrees per day as radians per second. */
export function radPerSecond(degPerDay: number): number {
  return (degPerDay * RAD_PER_DEG) / 86_400;
}
