import type { Almanac } from '../../ephemeris/almanac.ts';
import { SECONDS_PER_DAY } from '../../units/constants.ts';
import { CislunarForces } from './cislunar-forces.ts';
import { flightGuesses } from './flight-guesses.ts';
import { type FlightNode, planeMiss, type StayNode } from './flight-node.ts';
import type { Stop } from './flight-stops.ts';
import { LONGEST_SLOW_S, lowEnergyFlight, SHORTEST_SLOW_S } from './low-energy.ts';
import { type MatchedFlight, matchLegs } from './match-legs.ts';

/** Guesses tried for a flight, and how many corrections each is worth: those that lead anywhere do so soon. */
const MOST_ATTEMPTS = 8;
const POWERED_ATTEMPTS = 4;
const ITERATIONS = 16;
const MOST_BURN_KM_S = 2.5;
/** Results kept to choose from where flights on both sides of a stay have to agree. */
const KEPT = 3;
/** Burns that need no better attempt (km/s). */
const SMALL_BURN_KM_S = 0.2;

export interface SolvedFlight {
  readonly forces: CislunarForces;
  readonly flight: MatchedFlight;
}

/**
 * Flies through stops in the Earth-Moon neighbourhood: guesses from patched two-body orbits, matched under the full forces.
 * Of several results with a stay on the way, the one with the least burns. Undefined when no guess leads to a flight.
 */
export function solveFlight(almanac: Almanac, stops: readonly Stop[]): SolvedFlight | undefined {
  const last = stops[stops.length - 1]!;
  const forces = CislunarForces.over(almanac, stops[0]!.epoch - SECONDS_PER_DAY, last.epoch + SECONDS_PER_DAY);
  const flight = forces && (slowFlight(forces, stops) ?? flightsThrough(forces, stops)[0]);
  return flight && { forces, flight };
}

/** Months on the way from the Earth to the Moon are spent far out, not in the Moon's neighbourhood. */
function slowFlight(forces: CislunarForces, stops: readonly Stop[]): MatchedFlight | undefined {
  const [first, last] = stops;
  if (stops.length !== 2 || first?.kind !== 'earth' || (last?.kind !== 'moon' && last?.kind !== 'stay'))
    return undefined;
  const isLunar = last.kind === 'moon' || last.orbit.secondaryId === 'moon';
  const time = last.epoch - first.epoch;
  if (!isLunar || time < SHORTEST_SLOW_S || time > LONGEST_SLOW_S) return undefined;
  return lowEnergyFlight(forces, first, last);
}

/** Flights through the stops, the one with the least burns first. */
function flightsThrough(forces: CislunarForces, stops: readonly Stop[]): MatchedFlight[] {
  const middle = stops.findIndex((stop, i) => stop.kind === 'stay' && i > 0 && i < stops.length - 1);
  return middle < 0 ? attempts(forces, stops) : joinedAt(forces, stops, middle);
}

function attempts(forces: CislunarForces, stops: readonly Stop[]): MatchedFlight[] {
  const hasStay = stops.some((stop) => stop.kind === 'stay');
  const guesses = flightGuesses(forces, stops).slice(0, MOST_ATTEMPTS);
  const found: MatchedFlight[] = [];
  // A burn at a fly-by is the last resort.
  for (const isPowered of stops.some((stop) => stop.kind === 'flyby') ? [false, true] : [false]) {
    for (const guess of guesses.slice(0, isPowered ? POWERED_ATTEMPTS : MOST_ATTEMPTS)) {
      const nodes = isPowered ? guess.nodes.map(poweredNode) : guess.nodes;
      const flight = matchLegs(forces, nodes, { maxIterations: ITERATIONS });
      if (!flight.isMatched || !isPlausible(flight)) continue;
      found.push(flight);
      if (!hasStay || burnsOf(flight) < SMALL_BURN_KM_S || found.length >= KEPT) break;
    }
    if (found.length > 0) break;
  }
  return found.sort((a, b) => costOf(a) - costOf(b));
}

function poweredNode(node: FlightNode, i: number, nodes: readonly FlightNode[]): FlightNode {
  const isInner = i > 0 && i < nodes.length - 1;
  return isInner && node.kind === 'passage' ? { ...node, freedom: 'free' } : node;
}

/** No burn that no one would fly. */
function isPlausible(flight: MatchedFlight): boolean {
  return burnsOf(flight) < MOST_BURN_KM_S;
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

/** Sum of the changes of speed at stays and fly-bys (km/s). */
export function burnsOf(flight: MatchedFlight): number {
  return flight.nodes.reduce((sum, node, i) => {
    if (node.kind === 'stay')
      return sum + burn(node, 'burnIn', i > 0) + burn(node, 'burnOut', i < flight.nodes.length - 1);
    if (node.kind === 'place' || i === 0 || i === flight.nodes.length - 1) return sum;
    return sum + Math.hypot(node.speedOut - node.speedIn, node.speedIn * node.turnRad);
  }, 0);
}

function burn(node: StayNode, side: 'burnIn' | 'burnOut', isUsed: boolean): number {
  return isUsed ? Math.hypot(...node[side]) : 0;
}
