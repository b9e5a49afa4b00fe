import { crossVec3, normVec3, setVec3, vec3 } from '../math/vec3.ts';
import { CLOCK_END, CLOCK_START } from '../time/clock-range.ts';
import type { EpochTdb } from '../time/epoch.ts';
import { type Almanac, UnknownObjectError } from './almanac.ts';
import { type EphemerisSource, type StateVector, stateVector } from './source.ts';

/** GM of the Sun over GM of Earth and Moon together. @source Park et al., DE440 and DE441, AJ 161:105 (2021), table 2 */
const SUN_PER_EARTH_MOON = 328_900.5598;

/** GM of the Earth over GM of the Moon. @source Park et al. 2021, table 2 */
const EARTH_PER_MOON = 81.3005682;

/** The five points of equilibrium: L1 between the bodies, L2 beyond the lesser, L3 beyond the greater, L4 ahead, L5 behind. */
export type LagrangePoint = 1 | 2 | 3 | 4 | 5;

interface Pair {
  readonly primaryId: string;
  readonly secondaryId: string;
  /** GM of the primary over GM of the secondary. */
  readonly massRatio: number;
}

const PAIRS: Readonly<Record<string, Pair>> = {
  'sun-earth': { primaryId: 'sun', secondaryId: 'earth-moon-barycenter', massRatio: SUN_PER_EARTH_MOON },
  'earth-moon': { primaryId: 'earth', secondaryId: 'moon', massRatio: EARTH_PER_MOON },
};

const POINT_ID = /^(sun-earth|earth-moon)-l([1-5])$/;

/**
 * Distance of a collinear point from the body it lies by (the secondary for L1 and L2, the primary for L3) as a fraction
 * of the distance of the two bodies, `massRatio` being primary over secondary. Exact to rounding for circular motion.
 * @source Szebehely, Theory of Orbits (1967), section 4.4; Euler's quintic equation, by Newton's method
 */
export function collinearFraction(point: 1 | 2 | 3, massRatio: number): number {
  const mu = 1 / (1 + massRatio);
  const coefficients = {
    1: [1, -(3 - mu), 3 - 2 * mu, -mu, 2 * mu, -mu],
    2: [1, 3 - mu, 3 - 2 * mu, -mu, -2 * mu, -mu],
    3: [1, 2 + mu, 1 + 2 * mu, -(1 - mu), -2 * (1 - mu), -(1 - mu)],
  }[point];
  let x = point === 3 ? 1 : Math.cbrt(mu / 3);
  for (let i = 0; i < 50; i++) {
    let value = 0;
    let slope = 0;
    for (const c of coefficients) {
      slope = slope * x + value;
      value = value * x + c;
    }
    const step = value / slope;
    x -= step;
    if (Math.abs(step) < 1e-15) break;
  }
  return x;
}

/**
 * A Lagrange point (`sun-earth-l1` … `earth-moon-l5`) as an ephemeris relative to the Sun or the Earth (ICRF, km, km/s;
 * TDB): the equilibrium of the restricted three-body problem scaled to the bodies' distance at that moment, velocity from
 * the same scaling. The Sun's partner is the barycentre of Earth and Moon. It is a place, not a path: craft circle it at
 * up to a million kilometres. Without data where the almanac has none for the two bodies.
 * @throws UnknownObjectError when `id` names no such point
 * @source Szebehely, Theory of Orbits (1967), sections 4.4 and 4.5
 */
export function lagrangeSource(id: string, almanac: Almanac): EphemerisSource {
  const [, pairId = '', digit = ''] = POINT_ID.exec(id) ?? [];
  const pair = PAIRS[pairId];
  if (!pair) throw new UnknownObjectError(id);
  const { primaryId, secondaryId, massRatio } = pair;
  const place = lagrangePlacing(Number(digit) as LagrangePoint, massRatio);
  const secondary = stateVector();
  return {
    centreId: primaryId,
    interval: { start: CLOCK_START, end: CLOCK_END },
    provenance: 'derived-point',
    accuracyKm: (epoch) => almanac.accuracyKm(secondaryId, primaryId, epoch),
    stateInto(out, epoch: EpochTdb) {
      if (!almanac.stateInto(secondary, secondaryId, primaryId, epoch)) return false;
      place(out, secondary);
      return true;
    },
  };
}

/** Writes the point's state into `out`, both relative to the primary. */
export type Placing = (out: StateVector, secondary: StateVector) => void;

/**
 * How a Lagrange point of two bodies is found, `massRatio` being primary over secondary: both states relative to the
 * primary (any axes, km, km/s). Otherwise as `lagrangeSource`.
 */
export function lagrangePlacing(point: LagrangePoint, massRatio: number): Placing {
  if (point === 4) return (out, secondary) => triangular(out, secondary, 1);
  if (point === 5) return (out, secondary) => triangular(out, secondary, -1);
  const fraction = collinearFraction(point, massRatio);
  const scale = point === 1 ? 1 - fraction : point === 2 ? 1 + fraction : -fraction;
  return (out, { positionKm, velocityKmS }) => {
    setVec3(out.positionKm, positionKm.x * scale, positionKm.y * scale, positionKm.z * scale);
    setVec3(out.velocityKmS, velocityKmS.x * scale, velocityKmS.y * scale, velocityKmS.z * scale);
  };
}

const normal = vec3();
const turned = vec3();
const HALF_SQRT3 = Math.sqrt(3) / 2;

/** The third corner of the equilateral triangle, 60° ahead (`side` 1) or behind (−1) in the instantaneous orbit plane. */
function triangular(out: StateVector, secondary: StateVector, side: 1 | -1): void {
  crossVec3(normal, secondary.positionKm, secondary.velocityKmS);
  const factor = (side * HALF_SQRT3) / normVec3(normal);
  for (let i = 0; i < 2; i++) {
    const from = i === 0 ? secondary.positionKm : secondary.velocityKmS;
    const to = i === 0 ? out.positionKm : out.velocityKmS;
    crossVec3(turned, normal, from);
    setVec3(to, from.x / 2 + turned.x * factor, from.y / 2 + turned.y * factor, from.z / 2 + turned.z * factor);
  }
}
