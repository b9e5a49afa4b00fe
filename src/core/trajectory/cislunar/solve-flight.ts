import type { Almanac } from '../../ephemeris/almanac.ts';
import { SECONDS_PER_DAY } from '../../units/constants.ts';
import { CislunarForces } from './cislunar-forces.ts';
import { flightGuesses } from './flight-guesses.ts';
import type { StayNode } from './flight-node.ts';
import type { Stop } from './flight-stops.ts';
import { type MatchedFlight, matchLegs } from './match-legs.ts';

/** Attempts from different first guesses; with stays several results are compared. */
const MOST_ATTEMPTS = 6;
const STAY_ATTEMPTS = 8;
/** Burns at a stay that need no better attempt (km/s). */
const SMALL_BURN_KM_S = 0.15;

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
  if (!forces) return undefined;
  const hasStay = stops.some((stop) => stop.kind === 'stay');
  const guesses = flightGuesses(forces, stops).slice(0, hasStay ? STAY_ATTEMPTS : MOST_ATTEMPTS);
  let best: MatchedFlight | undefined;
  for (const guess of guesses) {
    const flight = matchLegs(forces, guess.nodes);
    if (!flight.isMatched) continue;
    if (!best || burnsOf(flight) < burnsOf(best)) best = flight;
    if (!hasStay || burnsOf(best) < SMALL_BURN_KM_S) break;
  }
  return best && { forces, flight: best };
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
