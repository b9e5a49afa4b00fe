import type { Almanac } from '../ephemeris/almanac.ts';
import { epochTdb } from '../time/epoch.ts';
import { SECONDS_PER_DAY } from '../units/constants.ts';
import { isDistantPass } from './chain/fly-chain.ts';
import { chainStop } from './chain/stop.ts';
import { isTourStop, withMoonPasses } from './event-order.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { PlanNode, TrajectoryPlan } from './plan.ts';
import type { NoPathReason } from './segment.ts';

/** Crossing half of Jupiter's sphere of influence takes this long (days). */
const LONGEST_APPROACH_DAYS = 100;

/**
 * The events of a plan a path can be drawn through: those at bodies whose position is known then, without the stations of a
 * tour and without passes too far from a body to bend anything. `tellGap` hears why an event was left out.
 */
export function usableNodes(
  plan: TrajectoryPlan,
  almanac: Almanac,
  near: Neighbourhood,
  tellGap: (reason: NoPathReason, detail: string) => void,
): PlanNode[] {
  const isFarPass = (node: PlanNode) => {
    const body = plan.body(node.bodyId);
    const stop = body && chainStop(almanac, node, body, node.epoch);
    return stop !== undefined && near.systemOf(node.bodyId) === node.bodyId && isDistantPass(stop);
  };
  const hasPosition = (node: PlanNode) => {
    const why = whyWithoutPosition(plan, almanac, node);
    if (why) tellGap(why.reason, why.detail);
    return why === undefined;
  };
  const placed = withMoonPasses(plan.nodes.filter(hasPosition));
  return placed.filter((node, i) => !isTourStop(placed, i, (id) => near.systemOf(id)) && !isFarPass(node));
}

function whyWithoutPosition(plan: TrajectoryPlan, almanac: Almanac, node: PlanNode) {
  const { bodyId, epoch } = node;
  if (!plan.body(bodyId) || !almanac.has(bodyId)) {
    return { reason: 'destination-without-position', detail: bodyId } as const;
  }
  const found = almanac.stateAt(bodyId, 'sun', epoch);
  if (found.kind !== 'state') {
    const reason = found.reason === 'outside' ? 'outside-ephemeris' : 'ephemeris-not-loaded';
    return { reason, detail: found.id } as const;
  }
  // The flight near a body begins and ends some weeks from the event: that, too, must not wait for a file.
  for (const days of [-LONGEST_APPROACH_DAYS, LONGEST_APPROACH_DAYS]) {
    const nearby = almanac.stateAt(bodyId, 'sun', epochTdb(epoch + days * SECONDS_PER_DAY));
    if (nearby.kind === 'state' || nearby.reason === 'outside') continue;
    return { reason: 'ephemeris-not-loaded', detail: nearby.id } as const;
  }
  return undefined;
}
