import type { Almanac } from '../../ephemeris/almanac.ts';
import { collinearFraction } from '../../ephemeris/lagrange-points.ts';
import { type StateVector, stateVector } from '../../ephemeris/source.ts';
import { normVec3 } from '../../math/vec3.ts';
import type { EpochTdb } from '../../time/epoch.ts';
import { SECONDS_PER_DAY } from '../../units/constants.ts';
import { arcStateInto, KNOT_SIZE } from '../arc-state.ts';
import { type LissajousTorus, torusStateInto } from './lissajous-torus.ts';

/** Two bodies and the units of their restricted three-body problem. */
export interface Pair {
  readonly primaryId: string;
  readonly secondaryId: string;
  /** Share of the lesser body in the mass of both. */
  readonly mu: number;
  /** Time in which they turn by one radian, on average (s). */
  readonly timeUnitS: number;
  /** Their average distance (km). */
  readonly distanceKm: number;
}

/**
 * Earth and Moon; Sun, and Earth and Moon together.
 * @source Park et al., DE440 and DE441, AJ 161:105 (2021), table 2 (mass ratios); Explanatory Supplement to the
 *   Astronomical Almanac, 3rd ed. (2013), tables 8.2 and 10.1 (sidereal month and year, mean distances)
 */
export const EARTH_MOON: Pair = {
  primaryId: 'earth',
  secondaryId: 'moon',
  mu: 1 / 82.3005682,
  timeUnitS: (27.321_661 * SECONDS_PER_DAY) / (2 * Math.PI),
  distanceKm: 384_400,
};
export const SUN_EARTH: Pair = {
  primaryId: 'sun',
  secondaryId: 'earth-moon-barycenter',
  mu: 1 / 328_901.5598,
  timeUnitS: (365.256_363 * SECONDS_PER_DAY) / (2 * Math.PI),
  distanceKm: 149_598_023,
};

/** Where a collinear libration point lies on the line of the bodies (rotating frame). */
export function pointAbscissa(pair: Pair, point: 1 | 2): number {
  const fraction = collinearFraction(point, (1 - pair.mu) / pair.mu);
  return 1 - pair.mu + (point === 1 ? -fraction : fraction);
}

interface TurningPlace {
  readonly primaryId: string;
  readonly secondaryId: string;
  readonly timeUnitS: number;
}

/** A periodic orbit: what turns rotating coordinates into states: the bodies, the knots of one period, and the centre. */
export interface RotatingOrbit extends TurningPlace {
  /** Abscissa of the centre of the states in the rotating frame. */
  readonly origin: number;
  /** Knots of one period (see `arcStateInto`) in the units of the restricted problem. */
  readonly knots: Float64Array;
}

/** A Lissajous orbit about the point that is the centre of its states. */
export interface TurningTorus extends TurningPlace, LissajousTorus {
  /** The angle across the plane when the one within it is zero at first. */
  readonly verticalPhaseRad: number;
}

export type TurningOrbit = RotatingOrbit | TurningTorus;

/** The time of one revolution (s): of a Lissajous orbit, of that within the plane of the bodies. */
export function periodSecondsOf(orbit: TurningOrbit): number {
  if ('terms' in orbit) return ((2 * Math.PI) / orbit.inPlaneRate) * orbit.timeUnitS;
  return orbit.knots[orbit.knots.length - KNOT_SIZE]! * orbit.timeUnitS;
}

/** Writes the place in the turning frame `seconds` after the first knot, from the centre (units of the restricted problem). */
export function turningPlaceInto(out: StateVector, orbit: TurningOrbit, seconds: number): void {
  const time = seconds / orbit.timeUnitS;
  if ('terms' in orbit) {
    torusStateInto(out, orbit, orbit.inPlaneRate * time, orbit.verticalPhaseRad + orbit.verticalRate * time);
    return;
  }
  const period = orbit.knots[orbit.knots.length - KNOT_SIZE]!;
  arcStateInto(out, orbit.knots, time - Math.floor(time / period) * period);
  out.positionKm.x -= orbit.origin;
}

/**
 * A function that writes the state (ICRF, km, km/s) at an epoch, `seconds` after the first knot, relative to the centre on
 * the bodies' line. The orbit is stretched with the bodies' distance and turned with their line and plane of motion, so
 * it stays with them for any time; the true motion differs from it by some per cent of its size. Velocity is that of the
 * stretched orbit, but for the slow tilt of the bodies' plane. Returns false without data for the bodies.
 * @source Szebehely, Theory of Orbits (1967), §10.3 (rotating, pulsating coordinates)
 */
export function rotatingStateFunction(
  orbit: TurningOrbit,
  almanac: Almanac,
): (out: StateVector, epoch: number, seconds: number) => boolean {
  const secondary = stateVector();
  const local = stateVector();
  return (out, epoch, seconds) => {
    if (!almanac.stateInto(secondary, orbit.secondaryId, orbit.primaryId, epoch as EpochTdb)) return false;
    turningPlaceInto(local, orbit, seconds);
    turnInto(out, secondary, local, orbit.timeUnitS);
    return true;
  };
}

/** Rotating coordinates (units of the restricted problem) along the instantaneous axes, stretched by the distance. */
function turnInto(out: StateVector, secondary: StateVector, local: StateVector, timeUnitS: number): void {
  const { positionKm: r, velocityKmS: v } = secondary;
  const d = normVec3(r);
  const ex = r.x / d;
  const ey = r.y / d;
  const ez = r.z / d;
  let nx = r.y * v.z - r.z * v.y;
  let ny = r.z * v.x - r.x * v.z;
  let nz = r.x * v.y - r.y * v.x;
  const h = Math.sqrt(nx * nx + ny * ny + nz * nz);
  nx /= h;
  ny /= h;
  nz /= h;
  const tx = ny * ez - nz * ey;
  const ty = nz * ex - nx * ez;
  const tz = nx * ey - ny * ex;
  const growth = (r.x * v.x + r.y * v.y + r.z * v.z) / d;
  const turn = h / (d * d);
  const { positionKm: p, velocityKmS: w } = local;
  // Velocity along the axes: own motion, stretching, turning.
  const u = d / timeUnitS;
  const a = u * w.x + growth * p.x - d * turn * p.y;
  const b = u * w.y + growth * p.y + d * turn * p.x;
  const c = u * w.z + growth * p.z;
  const { positionKm: at, velocityKmS: motion } = out;
  at.x = d * (p.x * ex + p.y * tx + p.z * nx);
  at.y = d * (p.x * ey + p.y * ty + p.z * ny);
  at.z = d * (p.x * ez + p.y * tz + p.z * nz);
  motion.x = a * ex + b * tx + c * nx;
  motion.y = a * ey + b * ty + c * ny;
  motion.z = a * ez + b * tz + c * nz;
}
