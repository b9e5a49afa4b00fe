import type { Almanac } from '../../ephemeris/almanac.ts';
import { SECONDS_PER_DAY } from '../../units/constants.ts';
import { CislunarForces } from './cislunar-forces.ts';
import { isClear } from './flight-arc.ts';
import { burnsOf } from './flight-burns.ts';
import { type FlightGuess, flightGuesses } from './flight-guesses.ts';
import { type FlightNode, type NodeFreedom, nodeState, planeMiss, type StayNode } from './flight-node.ts';
import type { Stop } from './flight-stops.ts';
import { LONGEST_SLOW_S, lowEnergyFlight, SHORTEST_SLOW_S } from './low-energy.ts';
import { manifoldEntry } from './manifold-entry.ts';
import { type MatchedFlight, matchLegs } from './match-legs.ts';

/** Guesses tried for a flight, and how many corrections each is worth: those that lead anywhere do so soon. */
const MOST_ATTEMPTS = 6;
/** Distance of a fly-by that nothing is known of (km). */
const USUAL_FLYBY_KM = 5000;
const QUICK_LUNAR_FLIGHT_S = 6 * SECONDS_PER_DAY;
const LEG_ATTEMPTS = 3;
const POWERED_ATTEMPTS = 3;
/** What a fly-by may do to the speed: first what the guess says. */
const FREEDOMS: readonly (NodeFreedom | undefined)[] = [undefined, 'tangential', 'free'];
const ITERATIONS = 16;
const MOST_BURN_KM_S = 2.5;
/** Results kept to choose from where flights on both sides of a stay have to agree. */
const KEPT = 2;
const LONGEST_JOINT_LEG_S = 30 * SECONDS_PER_DAY;
/** Burns that need no better attempt (km/s). */
const SMALL_BURN_KM_S = 0.2;
const ACCEPTED_BURN_KM_S = 0.5;

export interface SolvedFlight {
  readonly forces: CislunarForces;
  readonly flight: MatchedFlight;
}

/**
 * Flies through stops in the Earth-Moon neighbourhood: guesses from patched two-body orbits, matched under the full forces.
 * Of several results with a stay on the way, the one with the least burns. Undefined when no guess leads to a flight.
 */
export function solveFlight(almanac: Almanac, stops: readonly Stop[]): SolvedFlight | undefined {
  const entry = manifoldEntry(almanac, stops);
  return entry ?? solvedWith(almanac, stops, (forces) => slowFlight(forces, stops) ?? wholeFlight(forces, stops));
}

/**
 * The last resort where events do not fit together: each leg by itself, beginning where the one before ended, with whatever
 * change of velocity it takes there. Ends early where a leg cannot be flown; undefined when that is the first.
 */
export function solveLegByLeg(almanac: Almanac, stops: readonly Stop[]): SolvedFlight | undefined {
  return solvedWith(almanac, stops, (forces) => legByLeg(forces, stops));
}

function solvedWith(
  almanac: Almanac,
  stops: readonly Stop[],
  solve: (forces: CislunarForces) => MatchedFlight | undefined,
): SolvedFlight | undefined {
  const last = stops[stops.length - 1]!;
  const forces = CislunarForces.over(almanac, stops[0]!.epoch - SECONDS_PER_DAY, last.epoch + SECONDS_PER_DAY);
  const flight = forces && solve(forces);
  return flight && { forces, flight };
}

/** Over months too little is left of a fly-by's small differences to solve what comes before and after it together. */
function wholeFlight(forces: CislunarForces, stops: readonly Stop[]): MatchedFlight | undefined {
  const hasLongLeg = stops.some((stop, i) => i > 0 && stop.epoch - stops[i - 1]!.epoch > LONGEST_JOINT_LEG_S);
  const hasPass = stops.some((stop) => stop.kind === 'flyby');
  return hasLongLeg && hasPass ? undefined : flightsThrough(forces, stops)[0];
}

function legByLeg(forces: CislunarForces, stops: readonly Stop[]): MatchedFlight | undefined {
  if (stops.length < 3 || stops.some((stop, i) => stop.kind === 'stay' && i < stops.length - 1)) return undefined;
  const nodes: FlightNode[] = [];
  const meetings: number[] = [];
  let from = stops[0]!;
  for (const stop of stops.slice(1)) {
    const to: Stop = stop.kind === 'flyby' ? flybyAsEnd(stop) : stop;
    const leg = attempts(forces, [from, to], LEG_ATTEMPTS)[0] ?? quickArrival(forces, from, to);
    // What was flown so far still stands.
    if (!leg) break;
    const [left, reached] = leg.nodes as [FlightNode, FlightNode];
    const before = nodes.pop();
    if (before?.kind === 'place' && left.kind === 'place') nodes.push({ ...left, stateIn: before.stateIn });
    else nodes.push(left);
    const state = nodeState(reached, 'in', forces);
    const isLast = stop === stops[stops.length - 1];
    nodes.push(isLast ? reached : { kind: 'place', epoch: reached.epoch, stateIn: state, stateOut: state });
    meetings.push(...leg.meetings);
    from = { kind: 'place', epoch: reached.epoch, state };
  }
  return meetings.length > 0 ? { nodes, meetings, isMatched: true, mismatch: 0 } : undefined;
}

/** Into a lunar orbit sooner than told, with the rest of the time spent there. */
function quickArrival(forces: CislunarForces, from: Stop, to: Stop): MatchedFlight | undefined {
  const epoch = from.epoch + QUICK_LUNAR_FLIGHT_S;
  if (to.kind !== 'stay' || to.orbit.secondaryId !== 'moon' || epoch > to.epoch) return undefined;
  return attempts(forces, [from, { ...to, epoch, outEpoch: epoch }], LEG_ATTEMPTS)[0];
}

/** A fly-by where only the way in is asked for: low, and across the Moon's equator as little as may be. */
function flybyAsEnd({ epoch, radiusKm }: Extract<Stop, { kind: 'flyby' }>): Stop {
  const end = { epoch, radiusKm: radiusKm ?? USUAL_FLYBY_KM, flightPathRad: 0, cosInclination: -0.9, planeWeight: 0.3 };
  return { kind: 'moon', epoch, end: { ...end, pole: [0, -0.3978, 0.9175] } };
}

/** Months on the way to the Moon, from the Earth or from a swing-by, are spent far out, not in the Moon's neighbourhood. */
function slowFlight(forces: CislunarForces, stops: readonly Stop[]): MatchedFlight | undefined {
  const last = stops[stops.length - 1]!;
  const before = stops.slice(0, -1);
  const start = before[before.length - 1]!;
  const isStart =
    before[0]?.kind === 'earth' && (before.length === 1 || (before.length === 2 && start.kind === 'flyby'));
  if (!isStart || (last.kind !== 'moon' && last.kind !== 'stay')) return undefined;
  const isLunar = last.kind === 'moon' || last.orbit.secondaryId === 'moon';
  const time = last.epoch - start.epoch;
  if (!isLunar || time < SHORTEST_SLOW_S || time > LONGEST_SLOW_S) return undefined;
  return lowEnergyFlight(forces, before, last);
}

/** Flights through the stops, the one with the least burns first. */
function flightsThrough(forces: CislunarForces, stops: readonly Stop[]): MatchedFlight[] {
  const middle = stops.findIndex((stop, i) => stop.kind === 'stay' && i > 0 && i < stops.length - 1);
  return middle < 0 ? attempts(forces, stops) : joinedAt(forces, stops, middle);
}

function attempts(forces: CislunarForces, stops: readonly Stop[], most = MOST_ATTEMPTS): MatchedFlight[] {
  const hasStay = stops.some((stop) => stop.kind === 'stay');
  const guesses = flightGuesses(forces, stops)
    .slice(0, most)
    .map((guess) => withManoeuvres(forces, stops, guess));
  const found: MatchedFlight[] = [];
  // A burn at a fly-by is the last resort, and one along the motion better than one across it.
  const freedoms = stops.some((stop) => stop.kind === 'flyby') ? FREEDOMS : FREEDOMS.slice(0, 1);
  for (const freedom of freedoms) {
    for (const guess of guesses.slice(0, freedom ? POWERED_ATTEMPTS : most)) {
      const nodes = freedom ? guess.nodes.map((node, i) => freed(node, i, guess.nodes, freedom)) : guess.nodes;
      const flight = matchLegs(forces, nodes, { maxIterations: ITERATIONS });
      if (!flight.isMatched || !isPlausible(forces, flight)) continue;
      found.push(flight);
      const isGood = !hasStay && burnsOf(flight) < ACCEPTED_BURN_KM_S;
      if (isGood || burnsOf(flight) < SMALL_BURN_KM_S || found.length >= KEPT) break;
    }
    if (found.length > 0) break;
  }
  if (found.length === 0 && stops.length === 2)
    found.push(...guesses.slice(0, KEPT).flatMap((g) => atGivenPlace(forces, g)));
  return found.sort((a, b) => costOf(a) - costOf(b));
}

/** A published burn on the way from a fly-by, at a place and of a size to be found. */
function withManoeuvres(forces: CislunarForces, stops: readonly Stop[], guess: FlightGuess): FlightGuess {
  const nodes = guess.nodes.flatMap((node, i): FlightNode[] => {
    const stop = stops[i]!;
    if (stop.kind !== 'flyby' || stop.manoeuvre === undefined) return [node];
    const state = nodeState(node, 'out', forces);
    if (!forces.fly(state, node.epoch, stop.manoeuvre)) return [node];
    return [node, { kind: 'waypoint', epoch: stop.manoeuvre, state, burn: [0, 0, 0], isBurnFree: true }];
  });
  return nodes.length === guess.nodes.length ? guess : { ...guess, nodes };
}

/** To the place on the orbit that the guess chose, with whatever burn it takes there. */
function atGivenPlace(forces: CislunarForces, guess: FlightGuess): MatchedFlight[] {
  const stay = guess.nodes[1]!;
  if (stay.kind !== 'stay') return [];
  const stateIn = nodeState(stay, 'in', forces);
  const place: FlightNode = { kind: 'place', epoch: stay.epoch, stateIn, stateOut: stateIn };
  const flight = matchLegs(forces, [guess.nodes[0]!, place], { maxIterations: ITERATIONS });
  const reached = flight.nodes[1]!;
  if (!flight.isMatched || reached.kind !== 'place') return [];
  const own = stay.orbitState(stay.epoch, stay.phaseS);
  const burn = (i: number) => reached.stateIn[i]! - own[i]!;
  return [{ ...flight, nodes: [flight.nodes[0]!, { ...stay, burnIn: [burn(3), burn(4), burn(5)] }] }];
}

function freed(node: FlightNode, i: number, nodes: readonly FlightNode[], freedom: NodeFreedom): FlightNode {
  const isInner = i > 0 && i < nodes.length - 1;
  if (!isInner || node.kind !== 'passage') return node;
  return freedom === 'tangential' && node.freedom === 'free' ? node : { ...node, freedom };
}

/** No burn that no one would fly, and no way through a body. */
function isPlausible(forces: CislunarForces, flight: MatchedFlight): boolean {
  return burnsOf(flight) < MOST_BURN_KM_S && flight.meetings.every((_, leg) => isClear(forces, flight, leg));
}

/** Most that the time on an orbit is stretched or pressed to fit arrival and departure. */
const MOST_STRETCH = 0.15;

/**
 * The flights before and after a stay, each solved with the place on the orbit that suits it; the orbit between them is
 * flown a little faster or slower than its own period, as the true one is: size and period are known to some per cent.
 */
function joinedAt(forces: CislunarForces, stops: readonly Stop[], middle: number): MatchedFlight[] {
  const before = flightsThrough(forces, stops.slice(0, middle + 1)).slice(0, KEPT);
  const after = flightsThrough(forces, stops.slice(middle)).slice(0, KEPT);
  const found = before.flatMap((a) => after.flatMap((b) => joined(a, b, middle)));
  return found.sort((p, q) => costOf(p) - costOf(q));
}

function joined(a: MatchedFlight, b: MatchedFlight, middle: number): MatchedFlight[] {
  const arriving = a.nodes[middle]!;
  const leaving = b.nodes[0]!;
  if (arriving.kind !== 'stay' || leaving.kind !== 'stay') return [];
  const stayS = arriving.outEpoch - arriving.epoch;
  const turns = (leaving.phaseS - arriving.phaseS) / arriving.periodS;
  const stretch = ((turns - Math.round(turns)) * arriving.periodS) / stayS;
  if (Math.abs(stretch) > MOST_STRETCH) return [];
  const stay: StayNode = { ...arriving, burnOut: leaving.burnOut, rate: 1 + stretch };
  const nodes = [...a.nodes.slice(0, middle), stay, ...b.nodes.slice(1)];
  return [{ nodes, meetings: [...a.meetings, ...b.meetings], isMatched: true, mismatch: a.mismatch + b.mismatch }];
}

/** Burns, and how far the craft comes down from where it should: a landing place is not given up for fuel. */
function costOf(flight: MatchedFlight): number {
  const last = flight.nodes[flight.nodes.length - 1]!;
  const isReturn = last.kind === 'passage' && last.centre === 'earth';
  return burnsOf(flight) + (isReturn ? Math.abs(planeMiss(last)) : 0);
}
