import { distanceVec3, type Vec3 } from '../../math/vec3.ts';
import type { LegOption } from './leg-candidates.ts';
import { bendsPaths, type ChainStop, endCostKmS, passCostKmS } from './stop.ts';

/**
 * The sequence of options, one for each leg, that fits best: least sum of what the passes cannot give, what the options
 * cost by themselves, and small terms for the first departure and the last arrival (all km/s). Dynamic programming: exact
 * for the options given, in time proportional to the legs. `options[i]` leads from `stops[i]` to `stops[i + 1]`; an empty
 * list leaves the joint open. `passWeight` scales a joint's cost.
 */
export function chooseOptions(
  stops: readonly ChainStop[],
  options: readonly (readonly LegOption[])[],
  passWeight: (stopIndex: number) => number = () => 1,
): (LegOption | undefined)[] {
  const costs: number[][] = [];
  const cameFrom: number[][] = [];
  options.forEach((own, i) => {
    const before = options[i - 1];
    costs[i] = own.map((option) => ownCost(stops, options.length, option, i));
    cameFrom[i] = own.map(() => -1);
    if (!before?.length) return;
    const weight = passWeight(i);
    const speedsIn = before.map(({ arrivalKmS }) => boundingSpeed(stops[i]!, arrivalKmS));
    own.forEach((option, k) => {
      let best = Number.POSITIVE_INFINITY;
      const speedOut = boundingSpeed(stops[i]!, option.departureKmS);
      before.forEach((previous, j) => {
        const least = costs[i - 1]![j]! + weight * Math.abs(speedOut - speedsIn[j]!);
        if (least >= best) return;
        const cost = costs[i - 1]![j]! + weight * passCostKmS(stops[i]!, previous.arrivalKmS, option.departureKmS);
        if (cost < best) {
          best = cost;
          cameFrom[i]![k] = j;
        }
      });
      costs[i]![k]! += best;
    });
  });
  return traceBack(options, costs, cameFrom);
}

/** A speed whose change at a pass is the least that the joint can cost; 0 where the pass may change it. */
function boundingSpeed(stop: ChainStop, velocityKmS: Vec3): number {
  if (stop.moonPass || stop.node.isPowered || !bendsPaths(stop.body)) return 0;
  return distanceVec3(velocityKmS, stop.state.velocityKmS);
}

function ownCost(stops: readonly ChainStop[], legs: number, option: LegOption, i: number): number {
  let cost = option.costKmS;
  if (i === 0) cost += endCostKmS(stops[0]!, option.departureKmS, false);
  if (i === legs - 1) cost += endCostKmS(stops[legs]!, option.arrivalKmS, true);
  return cost;
}

function traceBack(options: readonly (readonly LegOption[])[], costs: number[][], cameFrom: number[][]) {
  const chosen: (LegOption | undefined)[] = options.map(() => undefined);
  let k = -1;
  for (let i = options.length - 1; i >= 0; i--) {
    if (k < 0) k = indexOfLeast(costs[i]!);
    if (k < 0) continue;
    chosen[i] = options[i]![k];
    k = cameFrom[i]![k]!;
  }
  return chosen;
}

function indexOfLeast(values: readonly number[]): number {
  return values.reduce((best, value, i) => (best < 0 || value < values[best]! ? i : best), -1);
}
