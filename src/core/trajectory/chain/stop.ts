import type { Almanac } from '../../ephemeris/almanac.ts';
import { type StateVector, stateVector } from '../../ephemeris/source.ts';
import { crossVec3, dotVec3, normVec3, subVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import type { EpochTdb } from '../../time/epoch.ts';
import { RAD_PER_DEG, SECONDS_PER_DAY } from '../../units/constants.ts';
import type { PlanBody, PlanNode } from '../plan.ts';
import { type MoonPass, moonPassReport } from './moon-pass.ts';

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
  /** The Moon passed on the way in. */
  readonly moonPass?: MoonPass | undefined;
}

/** Bodies with less attraction than this bend no path that could be seen (km³/s²): Ceres has 63. */
const LEAST_BENDING_GM = 500;
/** The Sun's (DE405's, as in data/bodies). */
export const SUN_GM_KM3_S2 = 132_712_440_041.279;
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
  if (stop.moonPass) {
    const { missKmS, turnMissRad, turnRad } = moonPassReport(stop.moonPass, vIn, vOut);
    return { mismatchKmS: missKmS, turnRad: turnRad + turnMissRad, turnLimitRad: turnRad };
  }
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

/** An orbit tilted otherwise than published by one radian, or longer e times, counts as this much (km/s). */
const TILT_WEIGHT_KM_S = 10;
/**
 * The Sun's pole (ICRF).
 * @source Archinal et al. 2018, "Report of the IAU WGCCRE: 2015", Celestial Mechanics and Dynamical Astronomy 130:22,
 *   table 1: right ascension 286.13°, declination 63.87°
 */
const SUN_POLE: Vec3 = vec3(0.122353, -0.423072, 0.897797);

/**
 * How far (km/s) two legs are from fitting at a pass: the Δv a craft would need that gravity does not give. With a
 * published height the turn is known and should be met; without one it has only a limit. `softKmS` rounds the edges off, for
 * searches by slope.
 */
export function passCostKmS(stop: ChainStop, arrivalKmS: Vec3, departureKmS: Vec3, softKmS = 0): number {
  if (!bendsPaths(stop.body)) return soft(normVec3(subVec3(vec3(), arrivalKmS, departureKmS)), softKmS);
  const { mismatchKmS, turnRad, turnLimitRad } = passReport(stop, arrivalKmS, departureKmS);
  const speed = normVec3(excessOf(stop, departureKmS)) - mismatchKmS / 2;
  const tooFar = soft(Math.max(0, turnRad - turnLimitRad) * speed, softKmS);
  const short = stop.node.altitudeKm === undefined ? 0 : soft(Math.max(0, turnLimitRad - turnRad) * speed, softKmS);
  const lingering = speed < LEAST_PASS_SPEED_KM_S ? LINGERING_COST_KM_S : 0;
  const misfit = stop.node.isPowered ? burnAtPeriapsisKmS(stop, speed, mismatchKmS) : mismatchKmS;
  const fit = soft(misfit, softKmS) + tooFar + SHORT_TURN_WEIGHT * short + lingering;
  return fit + orbitCostKmS(stop, departureKmS, softKmS);
}

/** The burn at the closest approach that changes the speed far from the body by so much (km/s). */
function burnAtPeriapsisKmS(stop: ChainStop, meanSpeedKmS: number, changeKmS: number): number {
  const escape2 = (2 * stop.body.gmKm3S2!) / periapsisKm(stop);
  const at = (speed: number) => Math.sqrt(speed * speed + escape2);
  return at(meanSpeedKmS + changeKmS / 2) - at(meanSpeedKmS - changeKmS / 2);
}

/** What an orbit about the Sun costs that is tilted, or lasts, otherwise than published after a pass (km/s). */
export function orbitCostKmS({ node, state }: ChainStop, departureKmS: Vec3, softKmS = 0): number {
  const { sunInclinationDeg, sunPeriodDays } = node;
  let cost = 0;
  if (sunInclinationDeg !== undefined) {
    const tilt = angleBetweenRad(crossVec3(vec3(), state.positionKm, departureKmS), SUN_POLE);
    cost += soft(TILT_WEIGHT_KM_S * (tilt - sunInclinationDeg * RAD_PER_DEG), softKmS);
  }
  if (sunPeriodDays !== undefined) {
    const inverse = 2 / normVec3(state.positionKm) - dotVec3(departureKmS, departureKmS) / SUN_GM_KM3_S2;
    if (inverse <= 0) return cost + TILT_WEIGHT_KM_S;
    const seconds = (2 * Math.PI) / Math.sqrt(inverse ** 3 * SUN_GM_KM3_S2);
    cost += soft(TILT_WEIGHT_KM_S * Math.log(seconds / SECONDS_PER_DAY / sunPeriodDays), softKmS);
  }
  return cost;
}

/** The size of a number, without the edge at zero. */
export function soft(value: number, softness: number): number {
  return Math.sqrt(value * value + softness * softness) - softness;
}

/** A published launch energy binds this much: it is known to the digits given, the path's only to those of the dates. */
const LAUNCH_WEIGHT = 0.5;

/**
 * What the first departure and the last arrival cost (km/s): the difference to a published launch energy; else small terms
 * that prefer the gentle among equals.
 */
export function endCostKmS(stop: ChainStop, velocityKmS: Vec3, isArrival: boolean, softKmS = 0): number {
  const speed = normVec3(excessOf(stop, velocityKmS));
  if (isArrival) {
    if (stop.node.role === 'pass') return 0.02 * speed;
    return bendsPaths(stop.body) ? 0.1 * speed : 0.5 * speed;
  }
  if (!bendsPaths(stop.body)) return 0.5 * speed;
  const orbit = orbitCostKmS(stop, velocityKmS, softKmS);
  const { c3Km2S2 } = stop.node;
  if (c3Km2S2 === undefined) return 0.1 * speed + orbit;
  return LAUNCH_WEIGHT * soft(speed - Math.sqrt(Math.max(0, c3Km2S2)), softKmS) + orbit;
}
