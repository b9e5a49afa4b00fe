import { SECONDS_PER_DAY } from '../../units/constants.ts';
import type { CislunarForces } from './cislunar-forces.ts';
import { moonAt, moonEndGuess } from './first-guess.ts';
import { burnsOf } from './flight-burns.ts';
import { flightGuesses } from './flight-guesses.ts';
import { type FlightNode, nodeState, type WaypointNode } from './flight-node.ts';
import type { Stop } from './flight-stops.ts';
import { type MatchedFlight, matchLegs } from './match-legs.ts';
import { add, cross, dot, norm, positionOf, sub, times, turned, unit, type V3, velocityOf } from './triple-math.ts';

/** A slow way to the Moon takes at least this long (s): out to where the Sun's pull counts, and back. */
export const SHORTEST_SLOW_S = 60 * SECONDS_PER_DAY;
export const LONGEST_SLOW_S = 220 * SECONDS_PER_DAY;

/** The far turning point: when, as a share of the flight, and how far from the Earth (km). */
const TURNING_SHARE = 0.4;
const NEAREST_TURN_KM = 950_000;
const NEAREST_AFTER_SWING_BY_KM = 850_000;
const FARTHEST_TURN_KM = 1_750_000;
/** Ways to the turning point that are flown out in full. */
const MOST_ATTEMPTS = 8;
const LAUNCHES_KEPT = 2;
const MOST_LESSENED = 3;
const GOOD_BURN_KM_S = 0.06;

/** Directions and speeds from which arrivals are looked for; more of them, and out of the Moon's plane, on a told side. */
const COARSE = { directions: 24, rises: [0], speedsKmS: [0.12, 0.2, 0.3, 0.4] };
const FINE = { directions: 36, rises: [0, 0.35, -0.35], speedsKmS: [0.05, 0.12, 0.2, 0.3, 0.4, 0.5] };
const STAY_PHASES = 12;
const STAY_BURNS_KM_S = [0.04, 0.08, 0.14, 0.2];

/**
 * A ballistic transfer by way of the Sun's pull, as CAPSTONE, Danuri, GRAIL and Hakuto-R flew: the craft climbs to 1 to 1.7
 * million km, where the Sun lifts its perigee to the Moon's orbit, and reaches the Moon slowly months later. Slow arrivals
 * are flown backwards to the turning point; the one that a launch from the Earth meets with the least burn there is taken,
 * and the turning point moved until it needs none, as far as that goes. `before` is the launch, or a launch and a swing-by
 * of the Moon that throws the craft out there. Undefined when none is met.
 * @source Belbruno, Miller, Sun-perturbed Earth-to-Moon transfers with ballistic capture, J. Guid. Control Dyn. 16 (1993)
 *   770-775; Parker, Anderson, Low-Energy Lunar Trajectory Design (2014), ch. 3
 */
export function lowEnergyFlight(
  forces: CislunarForces,
  before: readonly Stop[],
  last: Extract<Stop, { kind: 'moon' | 'stay' }>,
): MatchedFlight | undefined {
  const start = before[before.length - 1]!.epoch;
  const turning = start + TURNING_SHARE * (last.epoch - start);
  // Of months on the way some hours matter little, at the start much: the departure keeps its time.
  const punctual = before.map((stop) =>
    stop.kind === 'earth' ? { ...stop, end: { ...stop.end, slackS: undefined } } : stop,
  );
  const isSideTold = before[0]?.kind === 'earth' && before[0].turnsAt !== undefined;
  const turns = arrivals(forces, last, isSideTold ? FINE : COARSE).flatMap((arrival) =>
    turnsOf(forces, punctual, arrival, turning),
  );
  turns.sort((a, b) => a.misfit - b.misfit);
  const flown = turns.slice(0, MOST_ATTEMPTS).flatMap((turn) => withLaunch(forces, turn));
  flown.sort((a, b) => burnsOf(a.flight) - burnsOf(b.flight));
  let best: Slow | undefined;
  for (const slow of flown.slice(0, MOST_LESSENED)) {
    const less = lessened(forces, slow);
    if (!best || burnsOf(less.flight) < burnsOf(best.flight)) best = less;
    if (burnsOf(best.flight) < GOOD_BURN_KM_S) break;
  }
  return best?.flight;
}

/** Slow ways to arrive. */
function arrivals(
  forces: CislunarForces,
  last: Extract<Stop, { kind: 'moon' | 'stay' }>,
  grid: typeof COARSE,
): FlightNode[] {
  return last.kind === 'moon' ? orbitArrivals(forces, last, grid) : stayArrivals(last);
}

function orbitArrivals(
  forces: CislunarForces,
  { end }: Extract<Stop, { kind: 'moon' }>,
  { directions, rises, speedsKmS }: typeof COARSE,
): FlightNode[] {
  const moon = moonAt(forces, end.epoch);
  const north = unit(cross(moon.position, moon.velocity));
  const outward = unit(moon.position);
  const around = Array.from({ length: directions }, (_, i) => turned(outward, north, (2 * Math.PI * i) / directions));
  return around.flatMap((level) =>
    rises.flatMap((rise) => {
      const direction = unit(add(level, times(north, rise)));
      return speedsKmS.map((speed) => moonEndGuess(end, times(direction, speed), 1, 1));
    }),
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

/** An arrival, and a guess of the way to the place from which it comes. */
interface Turn {
  readonly arrival: FlightNode;
  readonly climb: readonly FlightNode[];
  /** Where the arrival comes from: its state there. */
  readonly state: Float64Array;
  /** Change of velocity at the turning point and misfits before it, as far as two bodies tell. */
  readonly misfit: number;
}

/** The arrival flown backwards to the turning point, with the launches that meet it there as far as two bodies tell. */
function turnsOf(forces: CislunarForces, before: readonly Stop[], arrival: FlightNode, turning: number): Turn[] {
  const state = nodeState(arrival, 'in', forces);
  if (!forces.fly(state, arrival.epoch, turning)) return [];
  const distance = norm(positionOf(state));
  const nearest = before.length > 1 ? NEAREST_AFTER_SWING_BY_KM : NEAREST_TURN_KM;
  if (distance < nearest || distance > FARTHEST_TURN_KM) return [];
  if (!isOnSide(forces, before[0], state, turning)) return [];
  const guesses = flightGuesses(forces, [...before, { kind: 'place', epoch: turning, state }]);
  return guesses.slice(0, LAUNCHES_KEPT).map(({ nodes, misfit }) => {
    const burnKmS = norm(sub(velocityOf(nodeState(nodes[nodes.length - 1]!, 'in', forces)), velocityOf(state)));
    return { arrival, climb: nodes, state, misfit: misfit + burnKmS };
  });
}

/** Whether a place is on the side of the Earth on which the flight is told to turn. */
function isOnSide(forces: CislunarForces, first: Stop | undefined, state: Float64Array, epoch: number): boolean {
  if (first?.kind !== 'earth' || first.turnsAt === undefined) return true;
  const towardsSun = dot(positionOf(state), positionOf(forces.sunInto(new Float64Array(6), epoch)));
  return first.turnsAt === 'sun-earth-l1' ? towardsSun > 0 : towardsSun < 0;
}

interface Slow {
  readonly flight: MatchedFlight;
  readonly burnKmS: number;
}

function withLaunch(forces: CislunarForces, { climb: guess, arrival, state }: Turn): Slow[] {
  const climb = matchLegs(forces, guess, { maxIterations: 20 });
  const there = climb.nodes[climb.nodes.length - 1]!;
  if (!climb.isMatched || there.kind !== 'place') return [];
  const burn = sub(velocityOf(state), velocityOf(there.stateIn));
  const turning: WaypointNode = { kind: 'waypoint', epoch: there.epoch, state: there.stateIn, burn };
  const nodes = [...climb.nodes.slice(0, -1), turning, arrival];
  // The second half was flown in one piece, from the arrival backwards.
  const meetings = [...climb.meetings, turning.epoch];
  return [{ flight: { nodes, meetings, isMatched: true, mismatch: climb.mismatch }, burnKmS: norm(burn) }];
}

/** How the burn at the turning point is lessened: by half at first, in smaller steps where that fails. */
const MOST_LESSENINGS = 8;
const LEAST_LESSENING = 0.1;
const NO_BURN_KM_S = 0.005;

/** Whether the craft turns where others have turned. */
function isInReach({ nodes }: MatchedFlight): boolean {
  return nodes.every((n) => n.kind !== 'waypoint' || norm(positionOf(n.state)) < FARTHEST_TURN_KM);
}

/**
 * The same flight with as little of a burn at its turning point as can be had: where it turned was a guess, and moved a
 * little, it needs none. Step by step, since each step must find the way on from the one before.
 */
function lessened(forces: CislunarForces, first: Slow): Slow {
  let best = first;
  let step = 0.5;
  for (let i = 0; i < MOST_LESSENINGS && step >= LEAST_LESSENING && best.burnKmS > NO_BURN_KM_S; i++) {
    const share = best.burnKmS < 0.04 ? 0 : 1 - step;
    const nodes = best.flight.nodes.map((n) => (n.kind === 'waypoint' ? { ...n, burn: times(n.burn, share) } : n));
    const flight = matchLegs(forces, nodes, { maxIterations: 8 });
    if (flight.isMatched && isInReach(flight)) best = { flight, burnKmS: best.burnKmS * share };
    else step /= 2;
  }
  return best;
}
