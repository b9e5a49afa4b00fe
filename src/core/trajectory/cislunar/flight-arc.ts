import { KNOT_SIZE } from '../arc-state.ts';
import { type CislunarForces, EARTH_EQUATOR_KM, GM_EARTH, GM_MOON, MOON_RADIUS_KM } from './cislunar-forces.ts';
import { type FlightNode, leavingEpoch, nodeState } from './flight-node.ts';
import type { MatchedFlight } from './match-legs.ts';

/** Longest knot interval, in radians of the local circular motion: keeps the quintic's error below 10⁻⁷ of the distance. */
const KNOT_RADIANS = 0.4;
const LONGEST_KNOT_S = 86_400;
const MOON = new Float64Array(6);

/** Knots of one leg of a matched flight (Earth-centred, ICRF; see `ArcData`). */
export function legKnots(forces: CislunarForces, flight: MatchedFlight, leg: number): Float64Array {
  const meeting = flight.meetings[leg]!;
  const out = leavingEpoch(flight.nodes[leg]!) === meeting ? [] : halfKnots(forces, flight.nodes[leg]!, 'out', meeting);
  const into = halfKnots(forces, flight.nodes[leg + 1]!, 'in', meeting);
  // The meeting is told once.
  if (out.length > 0) into.pop();
  into.reverse();
  return joined([...out, ...into]);
}

/** Whether a leg keeps out of Earth and Moon, but for its own ends on their ground. */
export function isClear(forces: CislunarForces, flight: MatchedFlight, leg: number): boolean {
  const knots = legKnots(forces, flight, leg);
  for (let i = KNOT_SIZE; i < knots.length - KNOT_SIZE; i += KNOT_SIZE) {
    const [x, y, z] = [knots[i + 1]!, knots[i + 2]!, knots[i + 3]!];
    forces.moonInto(MOON, knots[i]!);
    if (Math.hypot(x, y, z) < EARTH_EQUATOR_KM) return false;
    if (Math.hypot(x - MOON[0]!, y - MOON[1]!, z - MOON[2]!) < MOON_RADIUS_KM - 1) return false;
  }
  return true;
}

function halfKnots(forces: CislunarForces, node: FlightNode, side: 'in' | 'out', to: number): Float64Array[] {
  return flownKnots(forces, nodeState(node, side, forces), side === 'in' ? node.epoch : leavingEpoch(node), to);
}

/** Knots of a flight from a state (six numbers about the Earth), in the order flown. `state` becomes the last one. */
export function flownKnots(forces: CislunarForces, state: Float64Array, from: number, to: number): Float64Array[] {
  const knots: Float64Array[] = [];
  forces.flySteps(
    state,
    { from, to },
    {
      maxStep: (t, y) => longestStep(forces, t, y),
      onStep: (t, y, slope) => {
        const knot = new Float64Array(KNOT_SIZE);
        knot[0] = t;
        knot.set(y, 1);
        knot.set(slope.subarray(3), 7);
        knots.push(knot);
      },
    },
  );
  return knots;
}

export function joined(knots: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(knots.length * KNOT_SIZE);
  knots.forEach((knot, i) => {
    all.set(knot, i * KNOT_SIZE);
  });
  return all;
}

function longestStep(forces: CislunarForces, t: number, y: Float64Array): number {
  forces.moonInto(MOON, t);
  const earthKm = Math.hypot(y[0]!, y[1]!, y[2]!);
  const moonKm = Math.hypot(y[0]! - MOON[0]!, y[1]! - MOON[1]!, y[2]! - MOON[2]!);
  const rate = Math.max(Math.sqrt(GM_EARTH / earthKm ** 3), Math.sqrt(GM_MOON / moonKm ** 3));
  return Math.min(LONGEST_KNOT_S, KNOT_RADIANS / rate);
}
