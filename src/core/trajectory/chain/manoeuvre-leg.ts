import { type StateVector, stateVector } from '../../ephemeris/source.ts';
import { addVec3, distanceVec3, normVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import { propagateTwoBodyInto } from '../../orbits/universal.ts';
import { AU_KM } from '../../units/constants.ts';
import { type LambertArc, solveLambert } from '../lambert.ts';
import type { SunPass } from '../plan.ts';
import { type LegOption, sunPassCost } from './leg-candidates.ts';
import { excessesBeforeMoon } from './moon-pass.ts';
import { nelderMead } from './nelder-mead.ts';
import { velocitiesBeyond } from './pass-directions.ts';
import { velocitiesOfPeriod } from './resonant-return.ts';
import { type ChainStop, endCostKmS, excessOf, passCostKmS, senseOfMotion, soft } from './stop.ts';

/** A leg that needs a burn on the way, with what is known of its neighbours (velocities relative to the Sun, km/s). */
export interface ManoeuvreProblem {
  readonly from: ChainStop;
  readonly to: ChainStop;
  readonly gmKm3S2: number;
  /** How the craft arrives at `from`; undefined at a launch, or where that is not settled yet. */
  readonly arrivalBeforeKmS?: Vec3 | undefined;
  /** How it leaves `to`. */
  readonly departureAfterKmS?: Vec3 | undefined;
  /** Whether `from` is the first and `to` the last stop of the chain. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** The published epoch of the burn (s past J2000 TDB). */
  readonly publishedEpoch?: number | undefined;
  /** Its published change of speed. */
  readonly publishedKmS?: number | undefined;
  readonly ballistic: readonly LegOption[];
  readonly sunPasses: readonly SunPass[];
  /** How much the joints at both ends count. */
  readonly weights: { readonly before: number; readonly after: number };
}

const SHARES = [0.12, 0.3, 0.5, 0.7, 0.88];
const STARTS_REFINED = 4;
const MAX_REVOLUTIONS = 10;
/** Speeds after a pass with the engine on, as shares of the speed before. */
const POWERED_SHARES = [0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1];
const LAUNCH_SPEEDS_KM_S = [3, 4.5, 6];

/**
 * The leg with one burn that needs the least: Δv of the burn, plus what the passes at both ends would lack (km/s). The
 * place of the burn is searched from the ballistic arcs, from all directions that the pass before it allows, and backwards
 * from those of the pass after it; both parts are Lambert arcs. The epoch is the published one, or searched as well.
 * Undefined when no start leads anywhere.
 * @source the multi-gravity-assist problem with one deep-space manoeuvre a leg: M. Vasile, P. De Pascale, "Preliminary
 *   design of multiple gravity-assist trajectories", Journal of Spacecraft and Rockets 43 (2006) 794-805
 */
export function manoeuvreOption(problem: ManoeuvreProblem): LegOption | undefined {
  const { from, to, publishedEpoch } = problem;
  const duration = to.epoch - from.epoch;
  const epochs = publishedEpoch === undefined ? SHARES.map((share) => from.epoch + share * duration) : [publishedEpoch];
  const starts = epochs.flatMap((epoch) =>
    startPositions(problem, epoch).map((at) => ({ at, epoch, cost: costAt(problem, at, epoch) })),
  );
  starts.sort((a, b) => a.cost - b.cost);
  let best: { at: Vec3; epoch: number; cost: number } | undefined;
  for (const start of spreadOut(starts, STARTS_REFINED)) {
    const found = refine(problem, start.at, start.epoch);
    if (!best || found.cost < best.cost) best = found;
  }
  return best && Number.isFinite(best.cost) ? bestParts(problem, best.at, best.epoch)?.option : undefined;
}

/** What a burn costs: its size, or how far that is from the published one (km/s). */
export function burnCostKmS(deltaVKmS: number, publishedKmS: number | undefined, softKmS = 0): number {
  if (publishedKmS === undefined) return deltaVKmS;
  return soft(deltaVKmS - publishedKmS, softKmS) + PUBLISHED_BURN_WEIGHT * deltaVKmS;
}

/** Among burns alike the smaller. */
const PUBLISHED_BURN_WEIGHT = 0.05;

/** The best few starts that are not the same place. */
function spreadOut<T extends { at: Vec3; epoch: number }>(starts: readonly T[], count: number): T[] {
  const kept: T[] = [];
  for (const start of starts) {
    if (kept.length === count) break;
    if (kept.every((k) => k.epoch !== start.epoch || distanceVec3(k.at, start.at) > 0.05 * AU_KM)) kept.push(start);
  }
  return kept;
}

function refine(problem: ManoeuvreProblem, at: Vec3, epoch: number) {
  const { from, to, publishedEpoch } = problem;
  const duration = to.epoch - from.epoch;
  const isFree = publishedEpoch === undefined;
  const scale = Math.min(0.03 * AU_KM, 0.05 * normVec3(at) + 1e5);
  const epochOf = (x: readonly number[]) => (isFree ? epoch + x[3]! * duration : epoch);
  const placeOf = (x: readonly number[]) => vec3(x[0]! * scale + at.x, x[1]! * scale + at.y, x[2]! * scale + at.z);
  const value = (x: readonly number[]) => {
    const when = epochOf(x);
    if (when < from.epoch + 0.02 * duration || when > to.epoch - 0.02 * duration) return 1e3;
    return costAt(problem, placeOf(x), when);
  };
  const start = isFree ? [0, 0, 0, 0] : [0, 0, 0];
  const steps = isFree ? [1, 1, 0.3, 0.05] : [1, 1, 0.3];
  let found = nelderMead(value, start, steps, { iterations: 150, tolerance: 1e-5 });
  // A simplex may collapse on the edge between two revolution counts: start once more, smaller.
  found = nelderMead(
    value,
    found.at,
    steps.map((s) => s * 0.1),
    { iterations: 150, tolerance: 1e-6 },
  );
  return { at: placeOf(found.at), epoch: epochOf(found.at), cost: found.value };
}

function costAt(problem: ManoeuvreProblem, at: Vec3, epoch: number): number {
  return bestParts(problem, at, epoch)?.cost ?? 1e3;
}

/** The best pair of arcs by way of a place, with the leg's whole cost. */
function bestParts(problem: ManoeuvreProblem, at: Vec3, epoch: number) {
  const { from, to } = problem;
  const first = arcsBetween(problem, from.departureKm, at, epoch - from.epoch);
  const second = arcsBetween(problem, at, to.arrivalKm, to.epoch - epoch);
  const firstCosts = first.map((arc) => departureCost(problem, arc.departureVelocityKmS));
  const secondCosts = second.map((arc) => arrivalCost(problem, arc.arrivalVelocityKmS));
  let cost = Number.POSITIVE_INFINITY;
  let pair: readonly [LambertArc, LambertArc] | undefined;
  first.forEach((a, i) => {
    second.forEach((b, k) => {
      const deltaV = distanceVec3(a.arrivalVelocityKmS, b.departureVelocityKmS);
      const sum = firstCosts[i]! + secondCosts[k]! + burnCostKmS(deltaV, problem.publishedKmS);
      if (sum < cost) {
        cost = sum;
        pair = [a, b];
      }
    });
  });
  if (!pair) return undefined;
  const [a, b] = pair;
  if (problem.sunPasses.length > 0) {
    cost += sunPassCost(
      from.departureKm,
      a.departureVelocityKmS,
      from.epoch,
      epoch,
      problem.gmKm3S2,
      problem.sunPasses,
    );
    cost += sunPassCost(at, b.departureVelocityKmS, epoch, to.epoch, problem.gmKm3S2, problem.sunPasses);
  }
  return { cost, option: optionOf(problem, a, b, at, epoch) };
}

function optionOf(problem: ManoeuvreProblem, a: LambertArc, b: LambertArc, at: Vec3, epoch: number): LegOption {
  const deltaVKmS = distanceVec3(a.arrivalVelocityKmS, b.departureVelocityKmS);
  return {
    departureKmS: a.departureVelocityKmS,
    arrivalKmS: b.arrivalVelocityKmS,
    revolutions: a.revolutions + b.revolutions,
    costKmS: burnCostKmS(deltaVKmS, problem.publishedKmS),
    manoeuvre: {
      epoch,
      positionKm: at,
      beforeKmS: a.arrivalVelocityKmS,
      afterKmS: b.departureVelocityKmS,
      deltaVKmS,
      isPublished: problem.publishedEpoch !== undefined,
      publishedKmS: problem.publishedKmS,
    },
  };
}

function departureCost({ from, isFirst, arrivalBeforeKmS, weights }: ManoeuvreProblem, velocity: Vec3): number {
  if (isFirst) return endCostKmS(from, velocity, false);
  return arrivalBeforeKmS ? weights.before * passCostKmS(from, arrivalBeforeKmS, velocity) : 0;
}

function arrivalCost({ to, isLast, departureAfterKmS, weights }: ManoeuvreProblem, velocity: Vec3): number {
  if (isLast) return endCostKmS(to, velocity, true);
  return departureAfterKmS ? weights.after * passCostKmS(to, velocity, departureAfterKmS) : 0;
}

function arcsBetween(problem: ManoeuvreProblem, start: Vec3, end: Vec3, seconds: number): LambertArc[] {
  return solveLambert({
    gmKm3S2: problem.gmKm3S2,
    departureKm: start,
    arrivalKm: end,
    timeOfFlightSeconds: seconds,
    orbitNormal: senseOfMotion(problem.from),
    maxRevolutions: MAX_REVOLUTIONS,
  });
}

/** Places where the burn might happen at an epoch. */
function startPositions(problem: ManoeuvreProblem, epoch: number): Vec3[] {
  const { from, to, arrivalBeforeKmS, departureAfterKmS } = problem;
  const forward = problem.ballistic.map((option) => option.departureKmS);
  const backward: Vec3[] = [];
  if (arrivalBeforeKmS) forward.push(...velocitiesBeyond(from, arrivalBeforeKmS, 16));
  else forward.push(...launchVelocities(from));
  const { sunPeriodDays } = from.node;
  if (arrivalBeforeKmS && sunPeriodDays !== undefined) {
    const excessKmS = normVec3(excessOf(from, arrivalBeforeKmS));
    for (const share of from.node.isPowered ? POWERED_SHARES : [1]) {
      forward.push(...velocitiesOfPeriod(from, share * excessKmS, sunPeriodDays, problem.gmKm3S2));
    }
  }
  if (departureAfterKmS) backward.push(...arrivalsBefore(to, departureAfterKmS));
  return [
    ...forward.map((velocity) => placeAfter(from.departureKm, velocity, epoch - from.epoch, problem.gmKm3S2)),
    ...backward.map((velocity) => placeAfter(to.arrivalKm, velocity, epoch - to.epoch, problem.gmKm3S2)),
  ];
}

/** The velocities with which a craft can come to a pass that it leaves with another. */
function arrivalsBefore(stop: ChainStop, departureKmS: Vec3): Vec3[] {
  if (!stop.moonPass) return velocitiesBeyond(stop, departureKmS, 16);
  const excesses = excessesBeforeMoon(stop.moonPass, excessOf(stop, departureKmS), 48);
  return excesses.map((excess) => addVec3(vec3(), stop.state.velocityKmS, excess));
}

/** Departures along and against the body's motion, and a little out of it. */
function launchVelocities({ state }: ChainStop): Vec3[] {
  const { velocityKmS: v, positionKm: p } = state;
  const speed = normVec3(v);
  const r = normVec3(p);
  return LAUNCH_SPEEDS_KM_S.flatMap((excess) =>
    [-60, -30, 0, 30, 60, 120, 150, 180, 210, 240].map((degrees) => {
      const along = (excess * Math.cos((degrees * Math.PI) / 180)) / speed;
      const radial = (excess * Math.sin((degrees * Math.PI) / 180)) / r;
      return vec3(v.x * (1 + along) + p.x * radial, v.y * (1 + along) + p.y * radial, v.z * (1 + along) + p.z * radial);
    }),
  );
}

const scratch: StateVector = stateVector();

function placeAfter(positionKm: Vec3, velocityKmS: Vec3, seconds: number, gmKm3S2: number): Vec3 {
  propagateTwoBodyInto(scratch, { positionKm, velocityKmS }, seconds, gmKm3S2);
  const { x, y, z } = scratch.positionKm;
  return vec3(x, y, z);
}
