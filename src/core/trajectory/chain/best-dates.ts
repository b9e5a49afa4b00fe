import type { Almanac } from '../../ephemeris/almanac.ts';
import { type EpochTdb, epochTdb } from '../../time/epoch.ts';
import { SECONDS_PER_DAY } from '../../units/constants.ts';
import type { PlanNode, TrajectoryPlan } from '../plan.ts';
import { chooseOptions } from './choose-options.ts';
import { freeOptions } from './solve-chain.ts';
import { type ChainStop, chainStop, endCostKmS, passCostKmS } from './stop.ts';

/** Spans shorter than this are dates (s). */
const SHORTEST_SPAN_S = 3 * SECONDS_PER_DAY;
const SHORTEST_LEG_S = 30 * SECONDS_PER_DAY;
const COARSE = 16;
const SWEEPS = 3;
const FINE_ROUNDS = 4;
/** A launch and an arrival count alike here, in full (km/s): the small weights of the branch choice would not tell them apart. */
const END_WEIGHT = 10;

/**
 * The events of a flight with those of which only a month, a year or a range is known moved to the dates inside their spans
 * for which the whole flight asks least: speed left with, speed arrived with, and what the passes lack. A coarse grid over
 * the first two such events together, then one event after the other on ever finer grids. Events known to a few days stay.
 */
export function bestDates(
  plan: TrajectoryPlan,
  almanac: Almanac,
  nodes: readonly PlanNode[],
  gmKm3S2: number,
): readonly PlanNode[] {
  const vague = nodes.flatMap((node, i) => (isVague(node) ? [i] : []));
  if (vague.length === 0) return nodes;
  const cache = new Map<string, ChainStop | undefined>();
  const stopAt = (i: number, epoch: number) => {
    const key = `${i}:${epoch}`;
    if (!cache.has(key)) cache.set(key, placed(plan, almanac, nodes[i]!, epoch));
    return cache.get(key);
  };
  const cost = (epochs: readonly number[]) => costOf(epochs, stopAt, plan, gmKm3S2);
  let best = nodes.map((node) => node.epoch as number);
  let least = cost(best);
  const attempt = (changes: readonly (readonly [number, number])[]) => {
    const epochs = [...best];
    for (const [i, epoch] of changes) epochs[i] = epoch;
    const value = cost(epochs);
    if (value >= least) return;
    least = value;
    best = epochs;
  };
  const [first, second] = vague;
  if (second !== undefined) {
    for (const a of grid(nodes[first!]!))
      for (const b of grid(nodes[second]!))
        attempt([
          [first!, a],
          [second, b],
        ]);
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const i of vague) for (const epoch of grid(nodes[i]!, 2 * COARSE)) attempt([[i, epoch]]);
  }
  for (let round = 1; round <= FINE_ROUNDS; round++) {
    for (const i of vague) {
      const step = spanOf(nodes[i]!) / (2 * COARSE) / 3 ** round;
      for (const side of [-2, -1, 1, 2]) attempt([[i, within(nodes[i]!, best[i]! + side * step)]]);
    }
  }
  if (least === Number.POSITIVE_INFINITY) return nodes;
  return nodes.map((node, i) => (vague.includes(i) ? { ...node, epoch: epochTdb(best[i]!), isBest: true } : node));
}

function isVague(node: PlanNode): boolean {
  return spanOf(node) > SHORTEST_SPAN_S;
}

function spanOf({ startEpoch, endEpoch }: PlanNode): number {
  return startEpoch === undefined || endEpoch === undefined ? 0 : endEpoch - startEpoch;
}

function grid(node: PlanNode, steps = COARSE): number[] {
  return Array.from({ length: steps }, (_, k) => node.startEpoch! + ((k + 0.5) / steps) * spanOf(node));
}

function within({ startEpoch, endEpoch }: PlanNode, epoch: number): number {
  return Math.min(Math.max(epoch, startEpoch! + 1), endEpoch! - 1);
}

function placed(plan: TrajectoryPlan, almanac: Almanac, node: PlanNode, epoch: number): ChainStop | undefined {
  const body = plan.body(node.bodyId);
  return body && chainStop(almanac, node, body, epoch as EpochTdb);
}

function costOf(
  epochs: readonly number[],
  stopAt: (i: number, epoch: number) => ChainStop | undefined,
  plan: TrajectoryPlan,
  gmKm3S2: number,
): number {
  for (let i = 1; i < epochs.length; i++) {
    if (epochs[i]! - epochs[i - 1]! < SHORTEST_LEG_S) return Number.POSITIVE_INFINITY;
  }
  const stops = epochs.map((epoch, i) => stopAt(i, epoch));
  if (!stops.every((stop) => stop !== undefined)) return Number.POSITIVE_INFINITY;
  const { options } = freeOptions({ stops, gmKm3S2, sunPasses: plan.sunPasses ?? [], manoeuvres: [] });
  const chosen = chooseOptions(stops, options);
  let cost = END_WEIGHT * endCostKmS(stops[0]!, chosen[0]!.departureKmS, false);
  cost += END_WEIGHT * endCostKmS(stops[stops.length - 1]!, chosen[chosen.length - 1]!.arrivalKmS, true);
  for (let i = 1; i < chosen.length; i++) {
    cost += 2 * passCostKmS(stops[i]!, chosen[i - 1]!.arrivalKmS, chosen[i]!.departureKmS);
  }
  return cost;
}
