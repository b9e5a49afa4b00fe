import { addScaledVec3, crossVec3, dotVec3, normVec3, scaleVec3, subVec3, vec3 } from '../../math/vec3.ts';
import { propagateTwoBody } from '../../orbits/universal.ts';
import type { SunPass } from '../plan.ts';
import { type LegOption, sunPassCost } from './leg-candidates.ts';
import { angleBetweenRad, bendsPaths, type ChainStop } from './stop.ts';

/** Within this angle of a whole number of turns the two positions no longer fix the plane of the flight (radians). */
const PLANE_FREE_RAD = 0.04;
const CRANKS = 16;
const MAX_REVOLUTIONS = 12;
const HARDLY_AWAY_KM_S = 0.5;

/** Whether a leg returns to the place it left, so that its plane is free. */
export function isResonantReturn(from: ChainStop, to: ChainStop): boolean {
  if (from.node.bodyId !== to.node.bodyId || !bendsPaths(from.body)) return false;
  return angleBetweenRad(from.state.positionKm, to.state.positionKm) < PLANE_FREE_RAD;
}

/**
 * The ways to leave a body with a given speed relative to it and meet it again after a whole number of turns of both: the
 * period fixes the size of the orbit, that the angle to the body's own motion (pump); the angle around it (crank) is free.
 * `excessSpeedsKmS` are the speeds the neighbouring legs offer. Velocities relative to the Sun (km/s); the arrival's are
 * those of the departure, carried along with the body's axes.
 * @source N. J. Strange, J. M. Longuski, "Graphical method for gravity-assist trajectory design", Journal of Spacecraft
 *   and Rockets 39 (2002) 9-16 (pump and crank angles)
 */
export function resonantOptions(
  from: ChainStop,
  to: ChainStop,
  gmKm3S2: number,
  excessSpeedsKmS: readonly number[],
  sunPasses: readonly SunPass[],
): LegOption[] {
  const options: LegOption[] = [];
  for (let revolutions = 1; revolutions <= MAX_REVOLUTIONS; revolutions++) {
    for (const excessKmS of excessSpeedsKmS) {
      if (excessKmS < HARDLY_AWAY_KM_S) continue;
      for (let i = 0; i < CRANKS; i++) {
        const option = returnWith({ from, to, gmKm3S2 }, revolutions, {
          excessKmS,
          crankRad: (2 * Math.PI * i) / CRANKS,
        });
        if (!option) break;
        options.push(option);
      }
    }
  }
  if (!sunPasses.some((pass) => pass.epoch > from.epoch && pass.epoch < to.epoch)) return options;
  const { positionKm } = from.state;
  return options.map((option) => ({
    ...option,
    costKmS: sunPassCost(positionKm, option.departureKmS, from.epoch, to.epoch, gmKm3S2, sunPasses),
  }));
}

type Resonance = NonNullable<LegOption['resonance']>;

/** A way back to the body it leaves. */
interface Return {
  readonly from: ChainStop;
  readonly to: ChainStop;
  readonly gmKm3S2: number;
}

/**
 * The way back after `revolutions` turns with one speed and crank, roughly: the period is a whole part of the time between
 * the stops. Undefined where no orbit of that period leaves the body with that speed.
 */
export function returnWith(way: Return, revolutions: number, resonance: Resonance): LegOption | undefined {
  const { from, to, gmKm3S2 } = way;
  const axes = axesOf(from);
  const a = semiMajorAxisKm(way, revolutions);
  const departureKmS = velocityWith(axes, normVec3(from.state.positionKm), a, gmKm3S2, resonance);
  if (!departureKmS) return undefined;
  const excess = subVec3(vec3(), departureKmS, axes.motion);
  const there = axesOf(to);
  const arrivalKmS = addScaledVec3(vec3(), there.motion, there.along, dotVec3(excess, axes.along));
  addScaledVec3(arrivalKmS, arrivalKmS, there.outward, dotVec3(excess, axes.outward));
  addScaledVec3(arrivalKmS, arrivalKmS, there.normal, dotVec3(excess, axes.normal));
  // A whole revolution is the one that ends where it began.
  return { departureKmS, arrivalKmS, revolutions: revolutions - 1, costKmS: 0, isResonant: true, resonance };
}

const CLOSING_STEPS = 8;
const CLOSED_KM = 10;

/**
 * The same with the period at which the craft meets the body on time: at the epoch of the stop it is nearest to the aim
 * point that any period brings it, neither early nor late on its way. What it misses across its way is small.
 */
export function closedReturn(way: Return, revolutions: number, resonance: Resonance): LegOption | undefined {
  const { from, to, gmKm3S2 } = way;
  const axes = axesOf(from);
  const r = normVec3(from.departureKm);
  const seconds = to.epoch - from.epoch;
  const flownWith = (a: number) => {
    const departureKmS = velocityWith(axes, r, a, gmKm3S2, resonance);
    if (!departureKmS) return undefined;
    const end = propagateTwoBody({ positionKm: from.departureKm, velocityKmS: departureKmS }, seconds, gmKm3S2);
    const missKm = dotVec3(subVec3(vec3(), end.positionKm, to.arrivalKm), end.velocityKmS) / normVec3(end.velocityKmS);
    return { departureKmS, arrivalKmS: end.velocityKmS, missKm };
  };
  let a0 = semiMajorAxisKm(way, revolutions);
  let a1 = a0 * (1 + 1e-5);
  let first = flownWith(a0);
  let second = flownWith(a1);
  for (let step = 0; step < CLOSING_STEPS; step++) {
    if (!first || !second || Math.abs(second.missKm) < CLOSED_KM) break;
    const slope = (second.missKm - first.missKm) / (a1 - a0);
    a0 = a1;
    first = second;
    a1 -= Math.min(Math.max(second.missKm / slope, -FARTHEST_STEP * a1), FARTHEST_STEP * a1);
    second = flownWith(a1);
  }
  if (!second || Math.abs(second.missKm) > 1e3 * CLOSED_KM) return undefined;
  const { departureKmS, arrivalKmS } = second;
  return { departureKmS, arrivalKmS, revolutions: revolutions - 1, costKmS: 0, isResonant: true, resonance };
}

const FARTHEST_STEP = 0.01;

function semiMajorAxisKm({ from, to, gmKm3S2 }: Return, revolutions: number): number {
  return Math.cbrt(gmKm3S2 * ((to.epoch - from.epoch) / revolutions / (2 * Math.PI)) ** 2);
}

/** The velocity that leaves the body with a speed and crank into an orbit of that size, from the distance `r`. */
function velocityWith(axes: Axes, r: number, a: number, gm: number, { excessKmS, crankRad }: Resonance) {
  const bodySpeed = normVec3(axes.motion);
  const cosPump = (gm * (2 / r - 1 / a) - bodySpeed ** 2 - excessKmS ** 2) / (2 * bodySpeed * excessKmS);
  if (!(Math.abs(cosPump) <= 1)) return undefined;
  const sinPump = Math.sqrt(1 - cosPump * cosPump);
  const v = addScaledVec3(vec3(), axes.motion, axes.along, excessKmS * cosPump);
  addScaledVec3(v, v, axes.outward, excessKmS * sinPump * Math.cos(crankRad));
  return addScaledVec3(v, v, axes.normal, excessKmS * sinPump * Math.sin(crankRad));
}

type Axes = ReturnType<typeof axesOf>;

function axesOf({ state }: ChainStop) {
  const motion = state.velocityKmS;
  const along = scaleVec3(vec3(), motion, 1 / normVec3(motion));
  const normal = crossVec3(vec3(), state.positionKm, motion);
  scaleVec3(normal, normal, 1 / normVec3(normal));
  const outward = crossVec3(vec3(), along, normal);
  if (dotVec3(outward, state.positionKm) < 0) scaleVec3(outward, outward, -1);
  return { motion, along, normal, outward };
}
