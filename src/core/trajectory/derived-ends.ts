import type { Almanac } from '../ephemeris/almanac.ts';
import { stateVector } from '../ephemeris/source.ts';
import { dotVec3, normVec3 } from '../math/vec3.ts';
import { CLOCK_END } from '../time/clock-range.ts';
import { type EpochTdb, epochTdb } from '../time/epoch.ts';
import { SECONDS_PER_DAY } from '../units/constants.ts';
import { isNearEarth } from './cislunar/cislunar-flight.ts';
import { usualFlightS } from './cislunar/flight-stops.ts';
import { isPlaced } from './label.ts';
import type { PlanNode, TrajectoryPlan } from './plan.ts';

const YEAR_S = 365.25 * SECONDS_PER_DAY;
/** Flights that would take longer on half an ellipse go by way of other planets: their length says little. */
const LONGEST_DIRECT_S = 2 * YEAR_S;
/** Bodies whose mean distances from the Sun differ less are on one orbit: the craft falls behind or gains in a turn. */
const SAME_ORBIT = 0.03;
/** Shortest and longest flight, in times of half an ellipse between the two orbits; under thrust all the way. */
const BALLISTIC_TIMES = [0.35, 2] as const;
const THRUST_TIMES = [1.4, 2.8] as const;
const PHASING_YEARS = [0.7, 1.6] as const;
const END_MARGIN_S = 30 * SECONDS_PER_DAY;

/**
 * The events of a plan, with those at one end of a flight of which no date is published set where mechanics puts them: a span
 * of flight times about half an ellipse between the two orbits about the Sun (Hohmann), the usual length near the Earth.
 * The best instant inside is chosen later. Flights to the outer planets become guesses: they go by way of others.
 * @source Curtis, Orbital Mechanics for Engineering Students, 3rd ed., §6.2 and §8.2 (Hohmann transfers)
 */
export function withDerivedEnds(plan: TrajectoryPlan, almanac: Almanac): readonly PlanNode[] {
  const { nodes } = plan;
  if (!nodes.some((node) => node.isDerived)) return nodes;
  return nodes.map((node, i) => {
    if (!node.isDerived) return node;
    const before = nodes[i - 1];
    const after = nodes[i + 1];
    if (before && !before.isDerived) return placed(node, before, flightTimes(plan, almanac, before, node), 1);
    if (after && !after.isDerived) return placed(node, after, flightTimes(plan, almanac, node, after), -1);
    return node;
  });
}

interface FlightTimes {
  readonly shortestS: number;
  readonly usualS: number;
  readonly longestS: number;
  readonly isGuessed: boolean;
}

function placed(node: PlanNode, other: PlanNode, times: FlightTimes | undefined, side: 1 | -1): PlanNode {
  if (!times) return node;
  const [near, far] = side === 1 ? [times.shortestS, times.longestS] : [times.longestS, times.shortestS];
  const latest = CLOCK_END - END_MARGIN_S;
  const at = (epoch: number): EpochTdb => epochTdb(Math.min(epoch, latest));
  const startEpoch = at((other.startEpoch ?? other.epoch) + side * near);
  const endEpoch = at((other.endEpoch ?? other.epoch) + side * far);
  const epoch = at(other.epoch + side * times.usualS);
  return { ...node, epoch, startEpoch, endEpoch, isGuessed: times.isGuessed || !isPlaced(other) };
}

function flightTimes(plan: TrajectoryPlan, almanac: Almanac, from: PlanNode, to: PlanNode): FlightTimes | undefined {
  const isThrust = plan.propulsion === 'electric' || plan.propulsion === 'hybrid' || plan.propulsion === 'sail';
  if (isNearEarth(from.bodyId) && isNearEarth(to.bodyId)) {
    const usualS = usualFlightS(from.bodyId, to.bodyId);
    return { shortestS: usualS, usualS, longestS: usualS, isGuessed: isThrust };
  }
  // Where the unknown end lies then is not known: its orbit's size is asked for at the other's time.
  const epoch = from.isDerived ? to.epoch : from.epoch;
  const a = meanDistanceKm(plan, almanac, from.bodyId, epoch);
  const b = meanDistanceKm(plan, almanac, to.bodyId, epoch);
  const gm = plan.body('sun')?.gmKm3S2;
  if (a === undefined || b === undefined || gm === undefined) return undefined;
  if (plan.body(to.bodyId)?.isPlace && Math.abs(a / b - 1) < SAME_ORBIT) {
    const [short, long] = PHASING_YEARS;
    return { shortestS: short * YEAR_S, usualS: YEAR_S, longestS: long * YEAR_S, isGuessed: false };
  }
  const halfEllipse = Math.PI * Math.sqrt(((a + b) / 2) ** 3 / gm);
  const [short, long] = isThrust ? THRUST_TIMES : BALLISTIC_TIMES;
  const usualS = halfEllipse * (isThrust ? 2 : 1);
  const isGuessed = halfEllipse > LONGEST_DIRECT_S;
  return { shortestS: halfEllipse * short, usualS, longestS: halfEllipse * long, isGuessed };
}

/** Semi-major axis (km) of the orbit about the Sun on which a body, or the planet it circles, is. */
function meanDistanceKm(plan: TrajectoryPlan, almanac: Almanac, bodyId: string, epoch: EpochTdb): number | undefined {
  const system = plan.body(bodyId)?.systemId;
  const id = system === null || system === undefined || system === 'sun' ? bodyId : system;
  const gm = plan.body('sun')?.gmKm3S2;
  const state = stateVector();
  if (gm === undefined || !almanac.has(id) || !almanac.stateInto(state, id, 'sun', epoch)) return undefined;
  const { positionKm: r, velocityKmS: v } = state;
  return 1 / (2 / normVec3(r) - dotVec3(v, v) / gm);
}
