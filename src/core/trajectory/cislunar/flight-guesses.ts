import { vec3 } from '../../math/vec3.ts';
import { solveLambert } from '../lambert.ts';
import { type CislunarForces, GM_EARTH, GM_MOON } from './cislunar-forces.ts';
import { type EarthEnd, earthBranches, flybyGuess, moonAt, moonEndGuess } from './first-guess.ts';
import type { FlightNode } from './flight-node.ts';
import type { Stop } from './flight-stops.ts';
import { returnPlane } from './recovery-areas.ts';
import { cross, norm, positionOf, sub, type V3, velocityOf } from './triple-math.ts';

/** A first guess of a whole flight, with how badly its pieces fit. */
export interface FlightGuess {
  readonly nodes: readonly FlightNode[];
  readonly misfit: number;
}

/** A stop with one choice of its place (a stay has several). */
interface Anchor {
  readonly stop: Stop;
  readonly phaseS: number;
  /** Position and velocity about the Earth on arriving and on leaving; the Moon's where the stop is at the Moon. */
  readonly in: { readonly position: V3; readonly velocity: V3 };
  readonly out: { readonly position: V3; readonly velocity: V3 };
  readonly outEpoch: number;
}

/** A leg's velocities at both ends, and the node at the Earth where it has one there. */
interface LegGuess {
  readonly out: V3;
  readonly in: V3;
  readonly earthNode?: FlightNode;
}

const STAY_PHASES = 10;
const LUNAR_REACH_KM = 150_000;
/** The landing place counts more than what it costs to reach it. */
const LANDING_WEIGHT = 30;

/** Patched two-body guesses for a flight through stops, the best first. */
export function flightGuesses(forces: CislunarForces, stops: readonly Stop[]): FlightGuess[] {
  const phases = stops.map((stop) =>
    stop.kind === 'stay' ? Array.from({ length: STAY_PHASES }, (_, i) => (i * stop.periodS) / STAY_PHASES) : [0],
  );
  const guesses: FlightGuess[] = [];
  for (const phase of combinations(phases)) {
    const anchors = stops.map((stop, i) => anchorOf(forces, stop, phase[i]!));
    const legs = anchors.slice(1).map((to, i) => legGuesses(anchors[i]!, to));
    for (const chosen of combinations(legs)) {
      const sides = stops.map((stop) => (stop.kind === 'moon' ? [1, -1] : [1]));
      for (const side of combinations(sides)) guesses.push(assemble(anchors, chosen, side));
    }
  }
  return guesses.filter((g) => Number.isFinite(g.misfit)).sort((a, b) => a.misfit - b.misfit);
}

/** Every choice of one element from each list. */
function combinations<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((all, list) => all.flatMap((head) => list.map((item) => [...head, item])), [[]]);
}

function anchorOf(forces: CislunarForces, stop: Stop, phaseS: number): Anchor {
  const at = (state: Float64Array) => ({ position: positionOf(state), velocity: velocityOf(state) });
  if (stop.kind === 'stay') {
    const stayS = stop.outEpoch - stop.epoch;
    const into = at(stop.orbitState(stop.epoch, phaseS));
    const out = at(stop.orbitState(stop.outEpoch, phaseS + stayS));
    return { stop, phaseS, in: into, out, outEpoch: stop.outEpoch };
  }
  const state = stop.kind === 'place' ? at(stop.state) : moonAt(forces, stop.epoch);
  return { stop, phaseS, in: state, out: state, outEpoch: stop.epoch };
}

function legGuesses(from: Anchor, to: Anchor): LegGuess[] {
  const a = from.stop;
  const b = to.stop;
  if (a.kind === 'earth' && b.kind !== 'earth') {
    const branches = earthBranches(a.end, to.in.position, b.epoch, 1);
    return branches.map((x) => ({ out: [0, 0, 0], in: x.pointVelocityKmS, earthNode: x.node }));
  }
  if (b.kind === 'earth' && a.kind !== 'earth') {
    return returnGuesses(from, b.end);
  }
  return lambertGuesses(from, to);
}

/** Ways back to the Earth: to a recovery area in reach, else northward, since all areas but one lie in the north. */
function returnGuesses(from: Anchor, end: EarthEnd): LegGuess[] {
  const plane = returnPlane(from.out.position, end.epoch);
  const aimed = plane ? { ...end, inclinationRad: plane.inclinationRad, planeWeight: LANDING_WEIGHT } : end;
  const isNorthward = plane?.isNorthward ?? true;
  return earthBranches(aimed, from.out.position, from.outEpoch, -1)
    .filter((x) => x.node.axes[5]! > 0 === isNorthward)
    .map((x) => ({ out: x.pointVelocityKmS, in: [0, 0, 0], earthNode: x.node }));
}

function lambertGuesses(from: Anchor, to: Anchor): LegGuess[] {
  const seconds = to.stop.epoch - from.outEpoch;
  const normal = cross(from.out.position, from.out.velocity);
  if (seconds <= 0) return [];
  const arcs = solveLambert({
    gmKm3S2: GM_EARTH,
    departureKm: vec3(...from.out.position),
    arrivalKm: vec3(...to.in.position),
    timeOfFlightSeconds: seconds,
    orbitNormal: vec3(...normal),
    maxRevolutions: 3,
  });
  return arcs.map(({ departureVelocityKmS: v, arrivalVelocityKmS: w }) => ({
    out: [v.x, v.y, v.z],
    in: [w.x, w.y, w.z],
  }));
}

function assemble(anchors: readonly Anchor[], legs: readonly LegGuess[], sides: readonly number[]): FlightGuess {
  let misfit = 0;
  const nodes = anchors.map((anchor, i): FlightNode => {
    const { stop } = anchor;
    const before = legs[i - 1];
    const after = legs[i];
    if (stop.kind === 'earth') return (after?.earthNode ?? before?.earthNode)!;
    const excessIn = before && sub(before.in, anchor.in.velocity);
    const excessOut = after && sub(after.out, anchor.out.velocity);
    if (stop.kind === 'place') return placeNode(stop.epoch, stop.state, before, after);
    if (stop.kind === 'stay') {
      misfit += (excessIn ? norm(excessIn) : 0) + (excessOut ? norm(excessOut) : 0);
      const { epoch, outEpoch, periodS, orbitState } = stop;
      const none: V3 = [0, 0, 0];
      const burns = { burnIn: excessIn ?? none, burnOut: excessOut ?? none };
      return { kind: 'stay', epoch, outEpoch, phaseS: anchor.phaseS, periodS, orbitState, ...burns };
    }
    const side = sides[i] as 1 | -1;
    if (stop.kind === 'moon') {
      const excess = (excessIn ?? excessOut)!;
      misfit += norm(excess);
      return moonEndGuess(stop.end, excess, side, excessIn ? 1 : -1);
    }
    const guess = flybyGuess(stop.epoch, stop.radiusKm, excessIn!, excessOut!);
    misfit += guess.misfit;
    const speedIn = isLunarStay(anchors[i - 1]) ? barelyBound(guess.node.radiusKm) : guess.node.speedIn;
    const speedOut = isLunarStay(anchors[i + 1]) ? barelyBound(guess.node.radiusKm) : guess.node.speedOut;
    return { ...guess.node, speedIn, speedOut, slackS: stop.slackS };
  });
  return { nodes: withFreedom(nodes), misfit };
}

/** Whether a stop is an orbit that the Moon holds, or nearly: what flies there from the Moon does so at little energy. */
function isLunarStay(anchor: Anchor | undefined): boolean {
  return anchor?.stop.kind === 'stay' && anchor.stop.orbit.secondaryId === 'moon';
}

/** Speed (km/s) that carries a craft from this distance to some 10⁵ km from the Moon, where the Earth takes over. */
function barelyBound(radiusKm: number): number {
  return Math.sqrt(2 * GM_MOON * (1 / radiusKm - 1 / LUNAR_REACH_KM));
}

function placeNode(
  epoch: number,
  state: Float64Array,
  before: LegGuess | undefined,
  after: LegGuess | undefined,
): FlightNode {
  const stateIn = state.slice();
  const stateOut = state.slice();
  if (before) stateIn.set(before.in, 3);
  if (after) stateOut.set(after.out, 3);
  return { kind: 'place', epoch, stateIn, stateOut };
}

/**
 * A fly-by between two flights that leave it no choice needs a burn: in any direction between two given places, along the
 * motion between the Earth and a given place. From the Earth to the Earth it is free.
 */
function withFreedom(nodes: readonly FlightNode[]): FlightNode[] {
  return nodes.map((node, i) => {
    if (node.kind !== 'passage' || i === 0 || i === nodes.length - 1) return node;
    const around = [nodes[i - 1]!, nodes[i + 1]!];
    const isGiven = around.filter((n) => n.kind !== 'passage' || n.centre !== 'earth').length;
    return { ...node, freedom: isGiven === 2 ? 'free' : isGiven === 1 ? 'tangential' : 'ballistic' };
  });
}
