import { addScaledVec3, normVec3, vec3 } from '../../math/vec3.ts';

import type { TrajectoryPlan } from '../plan.ts';
import type { ArcData, LegReport } from '../segment-data.ts';
import type { LowThrustLeg } from '../thrust/chain-legs.ts';
import { solveLowThrustChain } from '../thrust/low-thrust-chain.ts';
import type { ThrustStop } from '../thrust/thrust-stop.ts';
import { bentKnots } from './bend-arc.ts';
import { type ChainEdges, edgesOf, type JoinProblem, type PassPiece } from './join-chain.ts';
import { bendsPaths, type ChainStop, excessOf, passReport, periapsisKm } from './stop.ts';

/** A chain flown under thrust. */
export interface ThrustChain {
  readonly arcs: readonly ArcData[];
  readonly passes: readonly PassPiece[];
  readonly legs: readonly LegReport[];
}

/** Fastest arrival at a planet where an electric craft stays, and where a capsule comes down (km/s). */
const CAPTURE_EXCESS_KM_S = 0.8;
const RETURN_EXCESS_KM_S = 6;
/** A pass at the chain's end, or an impact on a small body, may be as fast as it likes. */
const ANY_EXCESS_KM_S = 40;
/** A craft slower than this relative to a planet is not told by a hyperbola. */
const LEAST_EXCESS_KM_S = 0.15;
const DEG_PER_RAD = 180 / Math.PI;

/**
 * A chain flown with electric engines or a sail: low-thrust legs from stop to stop, bent to meet the hyperbolas at planets,
 * so that no arc leads through one. Undefined where no arcs were found.
 */
export function flyThrustChain(problem: Omit<JoinProblem, 'options'>, plan: TrajectoryPlan): ThrustChain | undefined {
  const { stops, gmKm3S2 } = problem;
  const found = solveLowThrustChain({
    gmKm3S2,
    centreId: 'sun',
    provenance: 'reconstructed',
    stops: stops.map((stop, i) => thrustStop(stop, i === 0, i === stops.length - 1)),
    coasts: plan.engine?.coasts,
    engine: plan.engine,
  });
  if (!found) return undefined;
  const edges = stops.map((stop, i) => {
    const before = found[i - 1] && excessOf(stop, found[i - 1]!.arrivalVelocityKmS);
    const onward = found[i] && excessOf(stop, found[i]!.departureVelocityKmS);
    const after = onward ?? (isSmallPass(stop) ? before : undefined);
    const isSlow = [before, after].some((v) => v && normVec3(v) < LEAST_EXCESS_KM_S);
    const used = isSlow ? { ...problem, makeHyperbola: () => undefined } : problem;
    return edgesOf(used, i, before, after);
  });
  return {
    arcs: found.map((leg, i) => bentArc(leg, endAt(stops[i]!, edges[i]!), endAt(stops[i + 1]!, edges[i + 1]!))),
    passes: edges.flatMap(({ pass }) => (pass ? [pass] : [])),
    legs: found.map((leg, i) => ({ ...leg.report, ...passFields(stops[i]!, found[i - 1], leg) })),
  };
}

function thrustStop(stop: ChainStop, isFirst: boolean, isLast: boolean): ThrustStop {
  const { node, body, epoch } = stop;
  const common = { bodyId: body.id, epoch, state: placeOfPass(stop, isLast) };
  const attracts = bendsPaths(body);
  if (isFirst && node.c3Km2S2 !== undefined) {
    return { ...common, kind: 'free', maxExcessKmS: Math.sqrt(Math.max(0, node.c3Km2S2)), isExcessKnown: true };
  }
  if (isFirst) return { ...common, kind: attracts ? 'free' : 'held' };
  if (!isLast) {
    return {
      ...common,
      kind: 'pass',
      gmKm3S2: attracts ? body.gmKm3S2 : undefined,
      periapsisKm: attracts ? periapsisKm(stop) : undefined,
      isPeriapsisKnown: attracts && node.altitudeKm !== undefined,
      closestFrom: node.closestFrom,
    };
  }
  const isMet = node.role === 'stay' || attracts;
  if (node.role === 'pass' || !isMet) return { ...common, kind: 'free', maxExcessKmS: ANY_EXCESS_KM_S };
  if (!attracts) return { ...common, kind: 'held' };
  const maxExcessKmS = node.role === 'end' ? RETURN_EXCESS_KM_S : CAPTURE_EXCESS_KM_S;
  return { ...common, kind: 'free', maxExcessKmS };
}

/** A last pass of a planet, after which nothing turns the path, goes over it at the published distance, or some radii. */
function placeOfPass({ node, body, state }: ChainStop, isLast: boolean): ChainStop['state'] {
  if (node.role !== 'pass' || !isLast || !bendsPaths(body)) return state;
  const radius = body.meanRadiusKm ?? 1;
  const distance = radius + (node.altitudeKm ?? 4 * radius);
  return { ...state, positionKm: addScaledVec3(vec3(), state.positionKm, ECLIPTIC_NORTH, distance) };
}

const ECLIPTIC_NORTH = vec3(0, -0.397_777, 0.917_482);

/** Bodies without attraction are passed beside them. */
function isSmallPass({ node, body }: ChainStop): boolean {
  return node.role === 'pass' && !bendsPaths(body) && !body.isPlace;
}

interface ArcEnd {
  readonly edges: ChainEdges;
  /** Whether the arc is bent to meet the edge: a hyperbola, or the place beside a small body. */
  readonly isBent: boolean;
}

function endAt(stop: ChainStop, edges: ChainEdges): ArcEnd {
  return { edges, isBent: edges.pass !== undefined || isSmallPass(stop) };
}

function bentArc(leg: LowThrustLeg, from: ArcEnd, to: ArcEnd): ArcData {
  const first = from.isBent ? edgeState(from.edges, 'exit') : undefined;
  const last = to.isBent ? edgeState(to.edges, 'entry') : undefined;
  const { interval } = leg.segment;
  const start = (from.edges.pass ? from.edges.exit.epoch : interval.start) as typeof interval.start;
  const end = (to.edges.pass ? to.edges.entry.epoch : interval.end) as typeof interval.start;
  return { ...leg.segment, interval: { start, end }, knots: bentKnots(leg.segment.knots, first, last) };
}

function edgeState(edges: ChainEdges, side: 'entry' | 'exit') {
  const { epoch, position, velocity } = edges[side];
  return { epoch, state: { positionKm: position, velocityKmS: velocity } };
}

function passFields(stop: ChainStop, before: LowThrustLeg | undefined, leg: LowThrustLeg) {
  if (!before || !bendsPaths(stop.body)) return {};
  const { mismatchKmS, turnRad, turnLimitRad } = passReport(stop, before.arrivalVelocityKmS, leg.departureVelocityKmS);
  return {
    excessMismatchKmS: mismatchKmS,
    turnDeg: turnRad * DEG_PER_RAD,
    turnLimitDeg: turnLimitRad * DEG_PER_RAD,
  };
}
