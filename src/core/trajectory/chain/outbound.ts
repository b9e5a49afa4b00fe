import type { StateVector } from '../../ephemeris/source.ts';
import { crossVec3, dotVec3, normVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import { propagateTwoBody } from '../../orbits/universal.ts';
import { AU_KM, RAD_PER_DEG } from '../../units/constants.ts';
import type { PlanCoast, PlanOrbit, SunPass } from '../plan.ts';
import { sunPassCost } from './leg-candidates.ts';
import { turnsAt, velocityOnCone } from './pass-directions.ts';
import { angleBetweenRad, bendsPaths, type ChainStop, excessOf } from './stop.ts';

/** What is known of the flight after the last pass. */
export interface OutboundFacts {
  readonly gmKm3S2: number;
  readonly sunPasses: readonly SunPass[];
  readonly coast?: PlanCoast | undefined;
  /** The published orbit about the Sun, heights above its surface. */
  readonly sunOrbit?: PlanOrbit | undefined;
  readonly sunRadiusKm: number;
  /** Where and how the craft is on its own again, when it leaves with a velocity (relative to the Sun; s past J2000 TDB). */
  readonly exitWith: (velocityKmS: Vec3) => StateVector & { readonly epoch: number };
}

/** A velocity after the last pass, and whether published facts chose it. */
export interface Outbound {
  readonly velocityKmS: Vec3;
  readonly isFixedByFacts: boolean;
}

const AROUND = 180;
const ECLIPTIC_NORTH: Vec3 = vec3(0, -0.397777, 0.917482);
const FAR_FUTURE = 1e12;

/**
 * The velocity (relative to the Sun, km/s) after the last pass of a chain: the speed relative to the body is kept, the turn
 * follows from the height; the direction around it is the one that best meets the published facts: later passes of the
 * Sun, the direction in which the craft leaves, its orbit about the Sun. Without any it stays nearest to the ecliptic.
 */
export function outboundVelocity(stop: ChainStop, arrivalKmS: Vec3, facts: OutboundFacts): Outbound {
  if (!bendsPaths(stop.body)) return { velocityKmS: arrivalKmS, isFixedByFacts: true };
  const later = facts.sunPasses.filter((pass) => pass.epoch > stop.epoch);
  const isFixedByFacts = later.length > 0 || facts.coast !== undefined;
  const excess = excessOf(stop, arrivalKmS);
  const step = (2 * Math.PI) / AROUND;
  let best = arrivalKmS;
  let least = Number.POSITIVE_INFINITY;
  const attempt = (turnRad: number, angleRad: number): number => {
    const velocity = velocityOnCone(stop, excess, turnRad, angleRad);
    const cost = misfit(velocity, facts, later);
    if (cost < least) {
      least = cost;
      best = velocity;
    }
    return cost;
  };
  let found = { turn: 0, angle: 0, cost: Number.POSITIVE_INFINITY };
  for (const turn of turnsAt(stop, excess)) {
    for (let i = 0; i < AROUND; i++) {
      const cost = attempt(turn, i * step);
      if (cost < found.cost) found = { turn, angle: i * step, cost };
    }
  }
  const limit = found.turn;
  const farthest = isFixedByFacts ? TURN_SHARE * limit : 0;
  for (let width = step / 2; width > FINEST_RAD; ) {
    const { angle, turn, cost: before } = found;
    const places = [-width, width].flatMap((side) => [
      [turn, angle + side],
      [within(turn + side, limit, farthest), angle],
    ]) as [number, number][];
    for (const [turnRad, angleRad] of places) {
      const cost = attempt(turnRad, angleRad);
      if (cost < found.cost) found = { turn: turnRad, angle: angleRad, cost };
    }
    if (found.cost >= before) width /= 2;
  }
  return { velocityKmS: best, isFixedByFacts };
}

const FINEST_RAD = 1e-4;
/** Hyperbolas patched at the edge of a sphere of influence give the turn to this; published passes of the Sun tell better. */
const TURN_SHARE = 0.03;

function within(value: number, middle: number, farthest: number): number {
  return Math.min(Math.max(value, middle - farthest), middle + farthest);
}

function misfit(velocity: Vec3, facts: OutboundFacts, later: readonly SunPass[]): number {
  const { epoch, positionKm, velocityKmS } = facts.exitWith(velocity);
  const gm = facts.gmKm3S2;
  if (facts.coast) return angleToPublished({ positionKm, velocityKmS }, epoch, gm, facts.coast);
  const normal = crossVec3(vec3(), positionKm, velocityKmS);
  const inclination = Math.acos(dotVec3(normal, ECLIPTIC_NORTH) / normVec3(normal));
  const { sunOrbit } = facts;
  let cost = 3 * sunPassCost(positionKm, velocityKmS, epoch, FAR_FUTURE, gm, later);
  if (!sunOrbit) return cost + 0.1 * inclination;
  if (sunOrbit.inclinationDeg !== undefined) cost += Math.abs(inclination - sunOrbit.inclinationDeg * RAD_PER_DEG);
  const energy = dotVec3(velocityKmS, velocityKmS) / 2 - gm / normVec3(positionKm);
  const a = -gm / (2 * energy);
  const e = Math.sqrt(Math.max(0, 1 - dotVec3(normal, normal) / (gm * a)));
  if (sunOrbit.periapsisAltitudeKm !== undefined) {
    cost += Math.abs(a * (1 - e) - sunOrbit.periapsisAltitudeKm - facts.sunRadiusKm) / AU_KM;
  }
  return cost;
}

/** Angle (radians) between the published direction and the craft's at that epoch. */
function angleToPublished(exit: StateVector, epoch: number, gm: number, coast: PlanCoast): number {
  const then = propagateTwoBody(exit, coast.epoch - epoch, gm).positionKm;
  const ra = coast.raDeg * RAD_PER_DEG;
  const dec = coast.decDeg * RAD_PER_DEG;
  return angleBetweenRad(then, vec3(Math.cos(dec) * Math.cos(ra), Math.cos(dec) * Math.sin(ra), Math.sin(dec)));
}
