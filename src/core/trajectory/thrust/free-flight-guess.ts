import { addVec3, crossVec3, dotVec3, normVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import { propagateTwoBodyInto } from '../../orbits/universal.ts';
import { solveLambert } from '../lambert.ts';
import { type ArcGuess, KNOTS_PER_REVOLUTION, LEAST_KNOTS, MOST_KNOTS, type ScaledState } from './arc-guess.ts';
import { KNOT_UNKNOWNS } from './hermite.ts';

/** More revolutions than any flown leg between two bodies. */
const MOST_REVOLUTIONS = 8;

/**
 * Free flights from one place to another in `duration`, as first arcs: all revolution counts and both branches, prograde
 * with the end states' mean motion; GM = 1. Exact two-body motion at the knots, which lie closer where it is faster.
 * @source see `solveLambert`
 */
export function freeFlightGuesses(from: ScaledState, to: ScaledState, duration: number): ArcGuess[] {
  const first = crossVec3(vec3(), from.position, from.velocity);
  const last = crossVec3(vec3(), to.position, to.velocity);
  const arcs = solveLambert({
    gmKm3S2: 1,
    departureKm: from.position,
    arrivalKm: to.position,
    timeOfFlightSeconds: duration,
    orbitNormal: addVec3(vec3(), first, last),
    maxRevolutions: MOST_REVOLUTIONS,
  });
  return arcs
    .filter((arc) => isSafe(from.position, arc.departureVelocityKmS))
    .map((arc) => freeFlightFrom(from.position, arc.departureVelocityKmS, duration, arc.revolutions));
}

/** Whether an orbit keeps from the centre: closer than a sixth of where it begins no craft with a sail or panels flies. */
function isSafe(position: Vec3, velocity: Vec3): boolean {
  const h = crossVec3(vec3(), position, velocity);
  const e = crossVec3(vec3(), velocity, h);
  const r = normVec3(position);
  const eccentricity = Math.hypot(e.x - position.x / r, e.y - position.y / r, e.z - position.z / r);
  return dotVec3(h, h) / (1 + eccentricity) > r / 6;
}

/** The free flight from a place with a velocity, as a first arc. GM = 1. */
export function freeFlightFrom(position: Vec3, velocity: Vec3, duration: number, revolutions: number): ArcGuess {
  const count = Math.min(MOST_KNOTS, Math.max(LEAST_KNOTS, (revolutions + 1) * KNOTS_PER_REVOLUTION)) + 1;
  const times = stepTimes(position, velocity, duration, count);
  const knots = new Float64Array(count * KNOT_UNKNOWNS);
  const origin = { positionKm: position, velocityKmS: velocity };
  const at = { positionKm: vec3(), velocityKmS: vec3() };
  for (let k = 0; k < count; k++) {
    propagateTwoBodyInto(at, origin, times[k]!, 1);
    const { positionKm: p, velocityKmS: v } = at;
    const pull = -1 / normVec3(p) ** 3;
    knots.set([p.x, p.y, p.z, v.x, v.y, v.z, pull * p.x, pull * p.y, pull * p.z], k * KNOT_UNKNOWNS);
  }
  return { revolutions, strain: 0, isPliable: false, times, knots };
}

/** Times from 0 to the duration with steps in proportion to r^1.5. */
function stepTimes(position: Vec3, velocity: Vec3, duration: number, count: number): Float64Array {
  const fine = 8 * count;
  const origin = { positionKm: position, velocityKmS: velocity };
  const at = { positionKm: vec3(), velocityKmS: vec3() };
  const rates = new Float64Array(fine + 1);
  for (let i = 1; i <= fine; i++) {
    propagateTwoBodyInto(at, origin, ((i - 0.5) / fine) * duration, 1);
    rates[i] = rates[i - 1]! + normVec3(at.positionKm) ** -1.5;
  }
  const times = new Float64Array(count);
  let i = 1;
  for (let k = 1; k < count - 1; k++) {
    const wanted = (rates[fine]! * k) / (count - 1);
    while (rates[i]! < wanted) i++;
    const share = (wanted - rates[i - 1]!) / (rates[i]! - rates[i - 1]!);
    times[k] = ((i - 1 + share) / fine) * duration;
  }
  times[count - 1] = duration;
  return times;
}
