import { SECONDS_PER_DAY } from '../../units/constants.ts';
import type { CislunarForces } from './cislunar-forces.ts';
import { earthBranches, moonAt, moonEndGuess } from './first-guess.ts';
import { type FlightNode, nodeState, type PlaceNode } from './flight-node.ts';
import type { Stop } from './flight-stops.ts';
import { type MatchedFlight, matchLegs } from './match-legs.ts';
import { cross, norm, positionOf, sub, times, turned, unit, type V3, velocityOf } from './triple-math.ts';

/** A slow way to the Moon takes at least this long (s): out to where the Sun's pull counts, and back. */
export const SHORTEST_SLOW_S = 60 * SECONDS_PER_DAY;
export const LONGEST_SLOW_S = 220 * SECONDS_PER_DAY;

/** The far turning point: when, as a share of the flight, and how far from the Earth (km). */
const TURNING_SHARE = 0.4;
const NEAREST_TURN_KM = 700_000;
const FARTHEST_TURN_KM = 1_900_000;
/** Ways to the turning point that are flown out in full. */
const MOST_ATTEMPTS = 5;
const GOOD_BURN_KM_S = 0.06;

const EXCESS_SPEEDS_KM_S = [0.12, 0.25, 0.4];
const DIRECTIONS = 24;
const STAY_PHASES = 12;
const STAY_BURNS_KM_S = [0.04, 0.08, 0.14, 0.2];

/**
 * A ballistic transfer by way of the Sun's pull, as CAPSTONE, Danuri, GRAIL and Hakuto-R flew: the craft climbs to 0.7 to 1.9
 * million km, where the Sun lifts its perigee to the Moon's orbit, and reaches the Moon slowly months later. Slow arrivals
 * are flown backwards to the turning point; the one that a launch from the Earth meets with the least burn there is taken.
 * Undefined when none is met.
 * @source Belbruno, Miller, Sun-perturbed Earth-to-Moon transfers with ballistic capture, J. Guid. Control Dyn. 16 (1993)
 *   770-775; Parker, Anderson, Low-Energy Lunar Trajectory Design (2014), ch. 3
 */
export function lowEnergyFlight(
  forces: CislunarForces,
  first: Extract<Stop, { kind: 'earth' }>,
  last: Extract<Stop, { kind: 'moon' | 'stay' }>,
): MatchedFlight | undefined {
  const turning = first.epoch + TURNING_SHARE * (last.epoch - first.epoch);
  const turns = arrivals(forces, last).flatMap((arrival) => turnOf(forces, first, arrival, turning));
  turns.sort((a, b) => a.burnKmS - b.burnKmS);
  let best: { readonly flight: MatchedFlight; readonly burnKmS: number } | undefined;
  for (const turn of turns.slice(0, MOST_ATTEMPTS)) {
    const flown = withLaunch(forces, turn);
    if (flown && (!best || flown.burnKmS < best.burnKmS)) best = flown;
    if (best && best.burnKmS < GOOD_BURN_KM_S) break;
  }
  return best?.flight;
}

/** Slow ways to arrive. */
function arrivals(forces: CislunarForces, last: Extract<Stop, { kind: 'moon' | 'stay' }>): FlightNode[] {
  return last.kind === 'moon' ? orbitArrivals(forces, last) : stayArrivals(last);
}

function orbitArrivals(forces: CislunarForces, { end }: Extract<Stop, { kind: 'moon' }>): FlightNode[] {
  const moon = moonAt(forces, end.epoch);
  const north = unit(cross(moon.position, moon.velocity));
  const outward = unit(moon.position);
  return Array.from({ length: DIRECTIONS }, (_, i) => turned(outward, north, (2 * Math.PI * i) / DIRECTIONS)).flatMap(
    (direction) =>
      EXCESS_SPEEDS_KM_S.flatMap((speed) =>
        ([1, -1] as const).map((side) => moonEndGuess(end, times(direction, speed), side, 1)),
      ),
  );
}

/** Arrivals in an orbit by a small burn along the motion. */
function stayArrivals(stop: Extract<Stop, { kind: 'stay' }>): FlightNode[] {
  const { epoch, outEpoch, periodS, orbitState } = stop;
  return Array.from({ length: STAY_PHASES }, (_, i) => (i * periodS) / STAY_PHASES).flatMap((phaseS) => {
    const state = orbitState(epoch, phaseS);
    const later = orbitState(epoch + 60, phaseS + 60);
    const along = unit(sub(positionOf(later), positionOf(state)));
    return STAY_BURNS_KM_S.flatMap((burn) =>
      [burn, -burn].map((signed): FlightNode => {
        const none: V3 = [0, 0, 0];
        const burnIn = times(along, signed);
        return { kind: 'stay', epoch, outEpoch, phaseS, periodS, orbitState, burnIn, burnOut: none };
      }),
    );
  });
}

interface Turn {
  readonly arrival: FlightNode;
  readonly launch: FlightNode;
  readonly place: PlaceNode;
  readonly burnKmS: number;
}

/** The arrival flown backwards to the turning point, with the launch that meets it there as far as two bodies tell. */
function turnOf(
  forces: CislunarForces,
  first: Extract<Stop, { kind: 'earth' }>,
  arrival: FlightNode,
  turning: number,
): Turn[] {
  const state = nodeState(arrival, 'in', forces);
  if (!forces.fly(state, arrival.epoch, turning)) return [];
  const point = positionOf(state);
  const distance = norm(point);
  if (distance < NEAREST_TURN_KM || distance > FARTHEST_TURN_KM) return [];
  return earthBranches(first.end, point, turning, 1).map((branch) => {
    const stateIn = state.slice();
    stateIn.set(branch.pointVelocityKmS, 3);
    const burnKmS = norm(sub(branch.pointVelocityKmS, velocityOf(state)));
    return {
      arrival,
      launch: branch.node,
      place: { kind: 'place', epoch: turning, stateIn, stateOut: state },
      burnKmS,
    };
  });
}

function withLaunch(forces: CislunarForces, turn: Turn) {
  const climb = matchLegs(forces, [turn.launch, turn.place], { maxIterations: 20 });
  const there = climb.nodes[1]!;
  if (!climb.isMatched || there.kind !== 'place') return undefined;
  const burnKmS = norm(sub(velocityOf(there.stateIn), velocityOf(turn.place.stateOut)));
  const place = { ...turn.place, stateIn: there.stateIn };
  const nodes = [climb.nodes[0]!, place, turn.arrival];
  // The second half is flown in one piece, from the arrival backwards.
  const backwards = {
    nodes,
    meetings: [climb.meetings[0]!, place.epoch],
    isMatched: true,
    isSlow: true,
    mismatch: climb.mismatch,
  };
  return { flight: backwards, burnKmS };
}
