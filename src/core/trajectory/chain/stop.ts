import type { Almanac } from '../../ephemeris/almanac.ts';
import { type StateVector, stateVector } from '../../ephemeris/source.ts';
import { crossVec3, dotVec3, normVec3, subVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import type { EpochTdb } from '../../time/epoch.ts';
import type { PlanBody, PlanNode } from '../plan.ts';

/** An end of a leg: an event at a body, with the body's state relative to the Sun (ICRF, km, km/s) at that epoch. */
export interface ChainStop {
  readonly node: PlanNode;
  readonly body: PlanBody;
  readonly epoch: EpochTdb;
  readonly state: StateVector;
  /**
   * Where legs aim and set out, relative to the Sun (km): the body's centre at first; then the point the craft would reach
   * at the epoch if it went on along its asymptote, which near giant planets lies millions of km away.
   */
  readonly arrivalKm: Vec3;
  readonly departureKm: Vec3;
}

/** Bodies with less attraction than this bend no path that could be seen (km³/s²): Ceres has 63. */
const LEAST_BENDING_GM = 500;
/** Lowest pass assumed where no height is published, as a share of the radius. */
const LOWEST_PASS = 0.05;

/** The stop of an event; undefined where the body's position is not known then. */
export function chainStop(almanac: Almanac, node: PlanNode, body: PlanBody, epoch: EpochTdb): ChainStop | undefined {
  const state = stateVector();
  if (!almanac.stateInto(state, node.bodyId, 'sun', epoch)) return undefined;
  return { node, body, epoch, state, arrivalKm: state.positionKm, departureKm: state.positionKm };
}

const ECLIPTIC_NORTH: Vec3 = vec3(0, -0.397777, 0.917482);

/**
 * The sense in which a leg from here goes around the Sun: that of the planets; where both ends lie on one line with the
 * Sun, in the planet's own plane. Comets that circle the other way do not turn the craft around.
 */
export function senseOfMotion({ body, state }: ChainStop): Vec3 {
  return bendsPaths(body) ? crossVec3(vec3(), state.positionKm, state.velocityKmS) : ECLIPTIC_NORTH;
}

/** Whether the body can turn a path: planets and the Moon, not asteroids or places. */
export function bendsPaths(body: PlanBody): boolean {
  return !body.isPlace && (body.gmKm3S2 ?? 0) > LEAST_BENDING_GM;
}

/** Distance of the closest approach from the body's centre (km): published, or the lowest assumed. */
export function periapsisKm(stop: ChainStop): number {
  const radius = stop.body.meanRadiusKm ?? 0;
  return radius + (stop.node.altitudeKm ?? radius * LOWEST_PASS);
}

/** Velocity relative to the stop's body (km/s). */
export function excessOf(stop: ChainStop, velocityKmS: Vec3): Vec3 {
  return subVec3(vec3(), velocityKmS, stop.state.velocityKmS);
}

/**
 * The angle (radians) by which a pass at `radiusKm` from the centre turns a path that comes with `excessKmS`.
 * @source Curtis, Orbital Mechanics for Engineering Students, 3rd ed., eq. 2.99-2.105 and §8.9
 */
export function turnAngleRad(radiusKm: number, excessKmS: number, gmKm3S2: number): number {
  return 2 * Math.asin(1 / (1 + (radiusKm * excessKmS * excessKmS) / gmKm3S2));
}

/** Angle (radians) between two vectors. */
export function angleBetweenRad(a: Vec3, b: Vec3): number {
  const cosine = dotVec3(a, b) / (normVec3(a) * normVec3(b));
  return Math.acos(Math.min(1, Math.max(-1, cosine)));
}

/** What a pass asks of the body: speeds in and out, the turn needed and the turn that its height allows (radians). */
export interface PassReport {
  readonly mismatchKmS: number;
  readonly turnRad: number;
  readonly turnLimitRad: number;
}

export function passReport(stop: ChainStop, arrivalKmS: Vec3, departureKmS: Vec3): PassReport {
  const vIn = excessOf(stop, arrivalKmS);
  const vOut = excessOf(stop, departureKmS);
  const speedIn = normVec3(vIn);
  const speedOut = normVec3(vOut);
  const gm = bendsPaths(stop.body) ? stop.body.gmKm3S2! : 0;
  const turnLimitRad = gm === 0 ? 0 : turnAngleRad(periapsisKm(stop), (speedIn + speedOut) / 2, gm);
  return { mismatchKmS: speedOut - speedIn, turnRad: angleBetweenRad(vIn, vOut), turnLimitRad };
}

/** A pass that turns less than its published height makes it turn counts this share of one that turns too far. */
const SHORT_TURN_WEIGHT = 0.3;

/** A craft that hardly moves relative to a planet does not pass it but drifts along: no flight was ever planned so. */
const LEAST_PASS_SPEED_KM_S = 0.8;
const LINGERING_COST_KM_S = 3;

/**
 * How far (km/s) two legs are from fitting at a pass: the Δv a craft would need that gravity does not give. With a
 * published height the turn is known and should be met; without one it has only a limit.
 */
export function passCostKmS(stop: ChainStop, arrivalKmS: Vec3, departureKmS: Vec3): number {
  if (!bendsPaths(stop.body)) return normVec3(subVec3(vec3(), arrivalKmS, departureKmS));
  const { mismatchKmS, turnRad, turnLimitRad } = passReport(stop, arrivalKmS, departureKmS);
  const speed = normVec3(excessOf(stop, departureKmS)) - mismatchKmS / 2;
  const tooFar = Math.max(0, turnRad - turnLimitRad) * speed;
  const short = stop.node.altitudeKm === undefined ? 0 : Math.max(0, turnLimitRad - turnRad) * speed;
  const lingering = speed < LEAST_PASS_SPEED_KM_S ? LINGERING_COST_KM_S : 0;
  return Math.abs(mismatchKmS) + tooFar + SHORT_TURN_WEIGHT * short + lingering;
}

/** What the first departure and the last arrival cost (km/s): small terms that prefer the gentle among equals. */
export function endCostKmS(stop: ChainStop, velocityKmS: Vec3, isArrival: boolean): number {
  const speed = normVec3(excessOf(stop, velocityKmS));
  if (!isArrival) return bendsPaths(stop.body) ? 0.1 * speed : 0.5 * speed;
  if (stop.node.role === 'pass') return 0.02 * speed;
  return bendsPaths(stop.body) ? 0.1 * speed : 0.5 * speed;
}
