import { normVec3 } from '../../math/vec3.ts';
import { SECONDS_PER_DAY } from '../../units/constants.ts';
import type { PlanManoeuvre } from '../plan.ts';
import type { ChainProblem } from './chain-problem.ts';
import { chooseOptions } from './choose-options.ts';
import { ballisticOptions, type LegOption } from './leg-candidates.ts';
import { manoeuvreOption } from './manoeuvre-leg.ts';
import { refineChain } from './refine-chain.ts';
import { halfReturnOptions, isHalfReturn, isResonantReturn, resonantOptions } from './resonant-return.ts';
import { type ChainStop, endCostKmS, excessOf, passCostKmS } from './stop.ts';

/** A joint that lacks more than this needs a manoeuvre (km/s). */
const MISFIT_KM_S = 0.3;
/** Joints of legs that a published manoeuvre will change count this much while the branches are chosen. */
const OPEN_JOINT_WEIGHT = 0.4;
/** Burns closer than this are parts of one. */
const SAME_BURN_S = 40 * SECONDS_PER_DAY;
const MOST_SPEEDS = 12;
/** Speeds closer than this are one. */
const SAME_SPEED_KM_S = 0.005;
const MOST_ADDED_MANOEUVRES = 4;

/**
 * The legs of a chain: branches and revolution counts chosen together so that speeds and turns fit at every pass; burns at
 * their published dates; resonant returns; a burn of the solver's own where a joint would lack more than 0.3 km/s.
 * One option for each leg. Velocities relative to the Sun, ICRF, km/s; legs end at the bodies' centres here.
 */
export function solveChain(problem: ChainProblem): LegOption[] {
  const { ballistic, options } = freeOptions(problem);
  const burns = legIndices(problem).map((i) => burnWithin(problem, i));
  const chosen = refineChain(problem, settle(problem, options, burns, ballistic));
  return problem.addsBurns === false ? chosen : refineChain(problem, withAddedBurns(problem, chosen, ballistic));
}

/** All ways to fly each leg without a burn: the ballistic arcs, and the same with returns. */
export function freeOptions(problem: ChainProblem) {
  const { stops, gmKm3S2, sunPasses } = problem;
  const ballistic = legIndices(problem).map((i) => ballisticOptions(stops[i]!, stops[i + 1]!, gmKm3S2, sunPasses));
  return { ballistic, options: ballistic.map((own, i) => [...own, ...returns(problem, ballistic, i)]) };
}

type Burns = readonly (PlanManoeuvre | undefined)[];

/** Branches chosen together, then the published burns placed; the legs between them chosen again once those are known. */
function settle(
  problem: ChainProblem,
  options: readonly LegOption[][],
  burns: Burns,
  ballistic: readonly LegOption[][],
): LegOption[] {
  const { stops } = problem;
  const weight = (i: number) => (burns[i - 1] !== undefined || burns[i] !== undefined ? OPEN_JOINT_WEIGHT : 1);
  let chosen = chooseOptions(stops, options, weight).map((option, i) => option ?? options[i]![0]!);
  if (burns.every((b) => b === undefined)) return chosen;
  chosen = withPublishedBurns(problem, chosen, burns, ballistic);
  const fixed = options.map((own, i) => (burns[i] === undefined ? own : [chosen[i]!]));
  return chooseOptions(stops, fixed).map((option, i) => option ?? chosen[i]!);
}

function legIndices({ stops }: ChainProblem): number[] {
  return stops.slice(1).map((_, i) => i);
}

/** What does not fit at the joint before leg `i`, or at the chain's end (km/s). */
export function jointCostKmS(stops: readonly ChainStop[], chosen: readonly LegOption[], i: number): number {
  const stop = stops[i]!;
  if (i === 0) return endCostKmS(stop, chosen[0]!.departureKmS, false);
  if (i === chosen.length) return endCostKmS(stop, chosen[i - 1]!.arrivalKmS, true);
  return passCostKmS(stop, chosen[i - 1]!.arrivalKmS, chosen[i]!.departureKmS);
}

/** What a whole chain asks for beyond gravity (km/s). */
export function totalCostKmS(stops: readonly ChainStop[], chosen: readonly LegOption[]): number {
  const joints = stops.reduce((sum, _, i) => sum + jointCostKmS(stops, chosen, i), 0);
  return chosen.reduce((sum, option) => sum + option.costKmS, joints);
}

/** The published burn of a leg: the largest where sizes are known, else the first, with those that follow it closely. */
function burnWithin({ stops, manoeuvres }: ChainProblem, i: number): PlanManoeuvre | undefined {
  const start = stops[i]!.epoch + SECONDS_PER_DAY;
  const end = stops[i + 1]!.epoch - SECONDS_PER_DAY;
  const groups: PlanManoeuvre[][] = [];
  for (const burn of manoeuvres) {
    if (burn.epoch <= start || burn.epoch >= end) continue;
    const last = groups.at(-1);
    if (last && burn.epoch - last[0]!.epoch < SAME_BURN_S) last.push(burn);
    else groups.push([burn]);
  }
  const burns = groups.map(asOneBurn);
  if (burns.some(({ deltaVKmS }) => deltaVKmS === undefined)) return burns[0];
  return burns.sort((a, b) => b.deltaVKmS! - a.deltaVKmS!)[0];
}

function asOneBurn(parts: readonly PlanManoeuvre[]): PlanManoeuvre {
  const isSized = parts.every(({ deltaVKmS }) => deltaVKmS !== undefined);
  const deltaVKmS = isSized ? parts.reduce((sum, part) => sum + part.deltaVKmS!, 0) : undefined;
  const weights = parts.map((part) => (isSized ? part.deltaVKmS! / deltaVKmS! : 1 / parts.length));
  return { epoch: parts.reduce((sum, { epoch }, k) => sum + weights[k]! * epoch, 0), deltaVKmS };
}

/** Ways back to the same body, with the speeds that the nearest other legs have there. */
function returns(problem: ChainProblem, ballistic: readonly LegOption[][], i: number): LegOption[] {
  const { stops, gmKm3S2 } = problem;
  const isReturn = (k: number) => isResonantReturn(stops[k]!, stops[k + 1]!) || isHalfReturn(stops[k]!, stops[k + 1]!);
  if (!isReturn(i)) return [];
  let before = i - 1;
  while (before >= 0 && isReturn(before)) before--;
  let after = i + 1;
  while (after < ballistic.length && isReturn(after)) after++;
  const speedsIn = (ballistic[before] ?? []).map((o) => normVec3(excessOf(stops[before + 1]!, o.arrivalKmS)));
  const speedsOut = (ballistic[after] ?? []).map((o) => normVec3(excessOf(stops[after]!, o.departureKmS)));
  const sorted = [...speedsIn, ...speedsOut].sort((a, b) => a - b);
  const speeds = sorted.filter((speed, k) => k === 0 || speed - sorted[k - 1]! > SAME_SPEED_KM_S);
  const from = stops[i]!;
  const to = stops[i + 1]!;
  if (isHalfReturn(from, to)) return halfReturnOptions({ from, to, gmKm3S2 }, speeds.slice(0, MOST_SPEEDS));
  return resonantOptions(from, to, gmKm3S2, speeds.slice(0, MOST_SPEEDS), problem.sunPasses);
}

function withPublishedBurns(
  problem: ChainProblem,
  chosen: readonly LegOption[],
  burns: Burns,
  ballistic: readonly LegOption[][],
): LegOption[] {
  const result = [...chosen];
  const settled = burns.map((burn, i) => burn === undefined || chosen[i]!.manoeuvre !== undefined);
  burns.forEach((burn, i) => {
    if (burn === undefined) return;
    const neighbours = { before: weightOf(settled[i - 1]), after: weightOf(settled[i + 1]) };
    const option = burned(problem, result, ballistic, i, burn, neighbours);
    if (option) result[i] = option;
    settled[i] = true;
  });
  return result;
}

/** A neighbour that a burn of its own will still change binds less. */
function weightOf(isSettled: boolean | undefined): number {
  return isSettled === false ? OPEN_JOINT_WEIGHT : 1;
}

const FITS_BOTH = { before: 1, after: 1 } as const;

function burned(
  problem: ChainProblem,
  chosen: readonly LegOption[],
  ballistic: readonly LegOption[][],
  i: number,
  published: PlanManoeuvre | undefined,
  weights: { readonly before: number; readonly after: number },
): LegOption | undefined {
  return manoeuvreOption({
    from: problem.stops[i]!,
    to: problem.stops[i + 1]!,
    gmKm3S2: problem.gmKm3S2,
    arrivalBeforeKmS: chosen[i - 1]?.arrivalKmS,
    departureAfterKmS: chosen[i + 1]?.departureKmS,
    weights,
    isFirst: i === 0,
    isLast: i === chosen.length - 1,
    publishedEpoch: published?.epoch,
    publishedKmS: published?.deltaVKmS,
    ballistic: ballistic[i]!,
    sunPasses: problem.sunPasses,
  });
}

/** Adds burns of the solver's own, the worst joint first, where one makes the whole chain fit better. */
function withAddedBurns(
  problem: ChainProblem,
  chosen: readonly LegOption[],
  ballistic: readonly LegOption[][],
): LegOption[] {
  const { stops } = problem;
  let result = [...chosen];
  const tried = new Set<number>();
  for (let round = 0; round < MOST_ADDED_MANOEUVRES; round++) {
    const joint = worstJoint(stops, result, tried);
    if (joint === undefined) break;
    tried.add(joint);
    let cost = totalCostKmS(stops, result);
    for (const leg of [joint - 1, joint]) {
      if (result[leg]!.manoeuvre?.isPublished) continue;
      const option = burned(problem, result, ballistic, leg, undefined, FITS_BOTH);
      if (!option) continue;
      const changed = result.map((old, i) => (i === leg ? option : old));
      const changedCost = totalCostKmS(stops, changed);
      if (changedCost < cost - MISFIT_KM_S / 3) {
        cost = changedCost;
        result = changed;
      }
    }
  }
  return result;
}

function worstJoint(stops: readonly ChainStop[], chosen: readonly LegOption[], tried: ReadonlySet<number>) {
  let worst: number | undefined;
  let most = MISFIT_KM_S;
  for (let i = 1; i < chosen.length; i++) {
    const cost = jointCostKmS(stops, chosen, i);
    if (cost > most && !tried.has(i)) {
      most = cost;
      worst = i;
    }
  }
  return worst;
}
