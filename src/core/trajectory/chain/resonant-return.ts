import { addScaledVec3, crossVec3, dotVec3, normVec3, scaleVec3, subVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import { propagateTwoBody } from '../../orbits/universal.ts';
import { SECONDS_PER_DAY } from '../../units/constants.ts';
import { type LambertArc, solveLambert } from '../lambert.ts';
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
  const way = { from, to, gmKm3S2 };
  const axes = [axesOf(from), axesOf(to)] as const;
  for (let revolutions = 1; revolutions <= MAX_REVOLUTIONS; revolutions++) {
    for (const excessKmS of excessSpeedsKmS) {
      if (excessKmS < HARDLY_AWAY_KM_S) continue;
      for (let i = 0; i < CRANKS; i++) {
        const option = returnWith(way, axes, revolutions, { excessKmS, crankRad: (2 * Math.PI * i) / CRANKS });
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
function returnWith(
  way: Return,
  [axes, there]: readonly [Axes, Axes],
  revolutions: number,
  resonance: Resonance,
): LegOption | undefined {
  const { from, gmKm3S2 } = way;
  const a = semiMajorAxisKm(way, revolutions);
  const departureKmS = velocityWith(axes, normVec3(from.state.positionKm), a, gmKm3S2, resonance);
  if (!departureKmS) return undefined;
  const excess = subVec3(vec3(), departureKmS, axes.motion);
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

/** Within this angle of half a turn a return can rise out of the plane of the body's motion and come down again (radians). */
const HALF_TURN_RAD = 0.06;

/** Whether a leg returns to its body on the other side of the Sun. */
export function isHalfReturn(from: ChainStop, to: ChainStop): boolean {
  if (from.node.bodyId !== to.node.bodyId || !bendsPaths(from.body)) return false;
  return Math.PI - angleBetweenRad(from.state.positionKm, to.state.positionKm) < HALF_TURN_RAD;
}

/**
 * The ways back to a body after half a turn more than whole ones: any arc in the plane of the body's motion, tilted about the
 * line through both places until it leaves with a given speed, northwards or southwards.
 * @source the "back-flip": C. Uphoff, P. H. Roberts, L. D. Friedman, "Orbit design concepts for Jupiter orbiter missions",
 *   Journal of Spacecraft and Rockets 13 (1976) 348-355
 */
export function halfReturnOptions(way: Return, speedsKmS: readonly number[]): LegOption[] {
  const { positionKm, velocityKmS } = way.from.state;
  const axis = scaleVec3(vec3(), positionKm, 1 / normVec3(positionKm));
  return arcsInPlane(way).flatMap((arc) =>
    speedsKmS.flatMap((speed) => {
      const tilt = tiltForSpeed(axis, arc.departureVelocityKmS, velocityKmS, speed);
      return tilt === undefined ? [] : [tilted(axis, arc, tilt), tilted(axis, arc, -tilt)];
    }),
  );
}

/** One of these ways, tilted as asked; undefined where there is no such arc. */
export function tiltedReturn(way: Return, revolutions: number, { branch, tiltRad }: Tilted): LegOption | undefined {
  const { positionKm } = way.from.state;
  const arc = arcsInPlane(way).find((a) => a.revolutions === revolutions && a.branch === branch);
  return arc && tilted(scaleVec3(vec3(), positionKm, 1 / normVec3(positionKm)), arc, tiltRad);
}

type Tilted = NonNullable<LegOption['tilted']>;

function arcsInPlane({ from, to, gmKm3S2 }: Return): LambertArc[] {
  return solveLambert({
    gmKm3S2,
    departureKm: from.state.positionKm,
    arrivalKm: to.state.positionKm,
    timeOfFlightSeconds: to.epoch - from.epoch,
    orbitNormal: crossVec3(vec3(), from.state.positionKm, from.state.velocityKmS),
    maxRevolutions: MAX_REVOLUTIONS,
  });
}

function tilted(axis: Vec3, arc: LambertArc, tiltRad: number): LegOption {
  return {
    departureKmS: turnedAbout(axis, arc.departureVelocityKmS, tiltRad),
    arrivalKmS: turnedAbout(axis, arc.arrivalVelocityKmS, tiltRad),
    revolutions: arc.revolutions,
    costKmS: 0,
    isResonant: true,
    tilted: { branch: arc.branch, tiltRad },
  };
}

/** The angle by which a velocity must turn about an axis to differ from another by `speed`; undefined where none does. */
function tiltForSpeed(axis: Vec3, velocity: Vec3, other: Vec3, speed: number): number | undefined {
  const along = dotVec3(velocity, axis) - dotVec3(other, axis);
  const own = Math.sqrt(dotVec3(velocity, velocity) - dotVec3(velocity, axis) ** 2);
  const its = Math.sqrt(dotVec3(other, other) - dotVec3(other, axis) ** 2);
  const cosine = (own * own + its * its + along * along - speed * speed) / (2 * own * its);
  return Math.abs(cosine) <= 1 ? Math.acos(cosine) : undefined;
}

function turnedAbout(axis: Vec3, a: Vec3, angleRad: number): Vec3 {
  const out = scaleVec3(vec3(), a, Math.cos(angleRad));
  addScaledVec3(out, out, crossVec3(vec3(), axis, a), Math.sin(angleRad));
  return addScaledVec3(out, out, axis, dotVec3(axis, a) * (1 - Math.cos(angleRad)));
}

/** The velocities with which a craft leaves a body, as fast as asked, into an orbit of a published period (km/s). */
export function velocitiesOfPeriod(stop: ChainStop, excessKmS: number, periodDays: number, gmKm3S2: number): Vec3[] {
  const axes = axesOf(stop);
  const r = normVec3(stop.state.positionKm);
  const a = Math.cbrt(gmKm3S2 * ((periodDays * SECONDS_PER_DAY) / (2 * Math.PI)) ** 2);
  return Array.from({ length: 2 * CRANKS }, (_, i) =>
    velocityWith(axes, r, a, gmKm3S2, { excessKmS, crankRad: (Math.PI * i) / CRANKS }),
  ).filter((velocity) => velocity !== undefined);
}

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
