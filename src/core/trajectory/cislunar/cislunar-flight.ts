import type { Almanac } from '../../ephemeris/almanac.ts';
import { type StateVector, stateVector } from '../../ephemeris/source.ts';
import { setVec3 } from '../../math/vec3.ts';
import type { EpochTdb } from '../../time/epoch.ts';
import { SECONDS_PER_DAY } from '../../units/constants.ts';
import type { PlanNode, TrajectoryPlan } from '../plan.ts';
import type { LegReport, SegmentData } from '../segment-data.ts';
import { MOON_RADIUS_KM } from './cislunar-forces.ts';
import { legKnots } from './flight-arc.ts';
import { burnsOf } from './flight-burns.ts';
import { type FlightNode, leavingEpoch, nodeState, type PassageNode } from './flight-node.ts';
import { legReport } from './flight-report.ts';
import { orbitAt, type Stop, stopOf, usualFlightS } from './flight-stops.ts';
import { librationStay } from './libration-stay.ts';
import { LONGEST_SLOW_S, SHORTEST_SLOW_S } from './low-energy.ts';
import { nodeOfStop } from './match-legs.ts';
import { parkingOrbits, wholeTurn } from './parking-orbits.ts';
import { type SolvedFlight, solveFlight, solveLegByLeg } from './solve-flight.ts';
import { wayRound } from './way-round.ts';

export interface CislunarFlightRequest {
  readonly almanac: Almanac;
  readonly plan: TrajectoryPlan;
  readonly from: PlanNode;
  readonly to: PlanNode;
  /** Neighbours of the two in the plan; used where `from` and `to` are not the plan's own nodes. */
  readonly previous?: PlanNode | undefined;
  readonly next?: PlanNode | undefined;
}

/** State about the Earth (ICRF, km, km/s) at an epoch. */
export interface FlightState {
  readonly epoch: EpochTdb;
  readonly state: StateVector;
}

export interface CislunarFlight {
  readonly segments: readonly SegmentData[];
  readonly legs: readonly LegReport[];
  /** Where the first segment begins: later than `from` when the craft waits there before it leaves. */
  readonly startState: FlightState;
  readonly endState: FlightState;
}

/** A launch is followed by a coast in the parking orbit of about this length, where the departure itself is not told (s). */
const PARKING_COAST_S = 3600;
/** Flights to the Moon that take longer climb in steps or go the long way round. */
const LONGEST_DIRECT_S = 7.5 * SECONDS_PER_DAY;
const LONGEST_TO_POINT_S = 60 * SECONDS_PER_DAY;
const SHORTEST_DIRECT_S = 0.9 * SECONDS_PER_DAY;
const QUICK_FAR_FLIGHT_S = 40 * SECONDS_PER_DAY;
const MOST_TRUSTED_BURN_KM_S = 1;
const LOW_ORBIT_KM = 100;
const RECONSTRUCTED = { shareOfDistance: 0.03, km: 100 };
const ILLUSTRATIVE = { shareOfDistance: 0.3, km: 1000 };

/**
 * The free flight between two events in the neighbourhood of Earth and Moon (Earth, Moon, their libration points, L1 and L2
 * of the Sun and Earth): integrated under Earth, Moon and Sun, joined to the events before and after where those are passes
 * of the Moon or stays in a three-body orbit, so that a free return or a powered swing-by is solved as a whole. Also the
 * parking orbits between a launch and its departure, and such a stay itself. Segments about the Earth (stays: about their
 * point), ICRF, km, km/s, TDB; continuous to 0.1 km. Labelled as if the events' dates were exact.
 * Undefined when the events are not of this neighbourhood, or no flight meets them.
 */
export function solveCislunarFlight(request: CislunarFlightRequest): CislunarFlight | undefined {
  const nodes = neighbourhood(request);
  const at = nodes.indexOf(request.from);
  if (at < 0 || nodes[at + 1] !== request.to) return undefined;
  return flightOf(request, nodes, at);
}

/** About the Earth from a pass of the Moon to the next meeting with it, as far as two bodies tell. */
function roundAgain(
  { almanac, plan }: CislunarFlightRequest,
  from: PlanNode,
  to: PlanNode,
  pass?: FlightState,
): CislunarFlight | undefined {
  if (!isMoonPass(from) || to.bodyId !== 'moon') return undefined;
  const hours = plan.orbit?.bodyId === 'earth' ? plan.orbit.periodHours : undefined;
  const p = pass?.state.positionKm;
  const altitudeKm = to.altitudeKm ?? (to.role === 'end' ? 1 : LOW_ORBIT_KM);
  const way = wayRound(almanac, {
    interval: { start: pass?.epoch ?? from.epoch, end: to.epoch },
    fromKm: p && [p.x, p.y, p.z],
    radiusKm: MOON_RADIUS_KM + altitudeKm,
    publishedPeriodS: hours && hours * 3600,
  });
  return (
    way && {
      segments: [way.segment],
      legs: [way.report],
      startState: { epoch: way.segment.interval.start, state: way.start },
      endState: { epoch: to.epoch, state: way.end },
    }
  );
}

/** In orbit about the Moon or on its ground from one event to the next: nothing flies away from it. */
function isStayAtMoon(plan: TrajectoryPlan, from: PlanNode, to: PlanNode): boolean {
  const isThrough = (node: PlanNode) => isMoonPass(node) || orbitAt({ node, plan }) !== undefined;
  return from.bodyId === 'moon' && to.bodyId === 'moon' && !isThrough(from) && !isThrough(to);
}

/** The plan's nodes when the request's are among them, else the request's own. */
function neighbourhood({ plan, from, to, previous, next }: CislunarFlightRequest): readonly PlanNode[] {
  const at = plan.nodes.indexOf(from);
  if (at >= 0 && plan.nodes[at + 1] === to) return plan.nodes;
  return [previous, from, to, next].filter((node) => node !== undefined);
}

function flightOf(request: CislunarFlightRequest, nodes: readonly PlanNode[], at: number): CislunarFlight | undefined {
  const from = nodes[at]!;
  const to = nodes[at + 1]!;
  if (from.bodyId === 'earth' && to.bodyId === 'earth') return waitAtEarth(request, nodes, at);
  if (!isNearEarth(from.bodyId) || !isNearEarth(to.bodyId) || isStayAtMoon(request.plan, from, to)) return undefined;
  const isStayToo = (node: PlanNode) => isMoonPass(node) || orbitAt({ node, plan: request.plan }) !== undefined;
  const whole = solvedGroup(request, nodes, groupAround(nodes, at, isStayToo));
  if (!whole && from.bodyId === to.bodyId && !isMoonPass(from) && !isMoonPass(to)) return undefined;
  // What cannot be flown in one piece is parted at the stays.
  const solved = whole ?? solvedGroup(request, nodes, groupAround(nodes, at, isMoonPass));
  if (!solved) return roundAgain(request, from, to);
  const stop = solved.legOf.get(at);
  const segments: SegmentData[] = [];
  const legs: LegReport[] = [];
  const { forces, flight } = solved.solved;
  const first = nodeOfStop(flight, stop ?? solved.stayOf.get(at)!);
  if (first < 0 || (stop !== undefined && first >= flight.meetings.length)) {
    const pass = flight.nodes[flight.nodes.length - 1]!;
    const isHere = pass.epoch >= from.epoch && pass.epoch < from.epoch + SECONDS_PER_DAY;
    return roundAgain(request, from, to, isHere ? stateOf(nodeState(pass, 'in', forces), pass.epoch) : undefined);
  }
  const isStaying = from.role === 'stay' && orbitAt({ node: from, plan: request.plan }) !== undefined;
  const firstNode = flight.nodes[first]!;
  let endNode = firstNode;
  let isAlreadyThere = stop === undefined;
  if (firstNode.kind === 'stay' && isStaying) segments.push(...stayOf(request, from, firstNode, firstNode.outEpoch));
  if (stop !== undefined) {
    const last = nodeOfStop(flight, stop + 1);
    endNode = flight.nodes[last]!;
    if (isRound(from, to) && firstNode.kind === 'passage') segments.push(wholeTurn(firstNode, from.epoch));
    if (isLaunch(from, firstNode)) segments.push(...parkingOrbits(firstNode, from.epoch, request.plan.manoeuvres));
    for (let leg = first; leg < last; leg++) segments.push(flightSegment(solved.solved, leg, from, to));
    legs.push(legReport(flight, first, last - first, { fromId: from.bodyId, toId: to.bodyId }));
  }
  if (endNode.kind === 'stay' && endNode.epoch < to.epoch && stop !== undefined) {
    segments.push(...stayOf(request, to, endNode, to.epoch));
    endNode = { ...endNode, outEpoch: to.epoch, burnIn: [0, 0, 0], burnOut: [0, 0, 0], phaseS: endNode.phaseS };
    isAlreadyThere = true;
  }
  const startSide = segments[0]!.interval.start;
  return {
    segments,
    legs,
    startState: stateOf(nodeState(firstNode, isStaying ? 'in' : 'out', forces), startSide),
    endState: stateOf(nodeState(endNode, isAlreadyThere ? 'out' : 'in', forces), segments.at(-1)!.interval.end),
  };
}

function isLaunch(from: PlanNode, node: FlightNode): node is PassageNode {
  return from.role === 'start' && node.kind === 'passage' && node.centre === 'earth';
}

function stateOf(y: Float64Array, epoch: number): FlightState {
  const state = stateVector();
  setVec3(state.positionKm, y[0]!, y[1]!, y[2]!);
  setVec3(state.velocityKmS, y[3]!, y[4]!, y[5]!);
  return { epoch: epoch as EpochTdb, state };
}

function flightSegment({ forces, flight }: SolvedFlight, leg: number, from: PlanNode, to: PlanNode): SegmentData {
  const knots = legKnots(forces, flight, leg);
  const left = leavingEpoch(flight.nodes[leg]!);
  // Burns that no one would fly tell that the events do not fit the way taken.
  const isTrusted = burnsOf(flight) < MOST_TRUSTED_BURN_KM_S;
  const isDated = from.isDated && to.isDated;
  // A departure found to be earlier than the launch is told from the launch on.
  const start = (isDated && isTrusted && from.role === 'start' ? Math.max(left, from.epoch) : left) as EpochTdb;
  return {
    shape: 'arc',
    kind: 'cruise',
    centreId: 'earth',
    interval: { start, end: flight.nodes[leg + 1]!.epoch as EpochTdb },
    provenance: isTrusted ? 'reconstructed' : 'illustrative',
    accuracy: isTrusted ? RECONSTRUCTED : ILLUSTRATIVE,
    knots,
  };
}

function stayOf(request: CislunarFlightRequest, node: PlanNode, stay: FlightNode, end: number): SegmentData[] {
  if (stay.kind !== 'stay') return [];
  const { almanac, plan } = request;
  const orbit = plan.orbit?.bodyId === node.bodyId ? plan.orbit : undefined;
  const interval = { start: stay.epoch as EpochTdb, end: end as EpochTdb };
  return librationStay({ almanac, pointId: node.bodyId, ...interval, orbit, phaseS: stay.phaseS, rate: stay.rate });
}

/** Launch and departure: parking orbits that end where the flight after them begins. */
function waitAtEarth(
  request: CislunarFlightRequest,
  nodes: readonly PlanNode[],
  at: number,
): CislunarFlight | undefined {
  const next = nodes[at + 2];
  const from = nodes[at]!;
  if (from.role !== 'start' || nodes[at + 1]!.role !== 'leave' || !next || !isNearEarth(next.bodyId)) return undefined;
  const after = flightOf(request, nodes, at + 1);
  if (!after) return undefined;
  const { state, epoch } = after.startState;
  const perigee = perigeeNode(state, epoch);
  const segments = parkingOrbits(perigee, from.epoch, request.plan.manoeuvres);
  return segments.length === 0
    ? undefined
    : { segments, legs: [], startState: after.startState, endState: after.startState };
}

function perigeeNode({ positionKm: p, velocityKmS: v }: StateVector, epoch: number): PassageNode {
  const radiusKm = Math.hypot(p.x, p.y, p.z);
  const speed = Math.hypot(v.x, v.y, v.z);
  const axes = Float64Array.of(
    p.x / radiusKm,
    p.y / radiusKm,
    p.z / radiusKm,
    v.x / speed,
    v.y / speed,
    v.z / speed,
    0,
    0,
    0,
  );
  const shared = { kind: 'passage', centre: 'earth', flightPathRad: 0, turnRad: 0, freedom: 'ballistic' } as const;
  return { ...shared, epoch, radiusKm, axes, speedIn: speed, speedOut: speed };
}

interface Group {
  readonly first: number;
  readonly last: number;
}

/** Events solved together: passes of the Moon, and stays in three-body orbits, belong to the flights on both sides. */
function groupAround(nodes: readonly PlanNode[], at: number, isThrough: (node: PlanNode) => boolean): Group {
  const isNear = (node: PlanNode | undefined) => node !== undefined && isNearEarth(node.bodyId);
  let first = at;
  while (isThrough(nodes[first]!) && isNear(nodes[first - 1])) first--;
  let last = at + 1;
  while (isThrough(nodes[last]!) && isNear(nodes[last + 1])) last++;
  return { first, last };
}

function isMoonPass(node: PlanNode): boolean {
  return node.role === 'pass' && node.bodyId === 'moon';
}

/** Whether a body or place is in the reach of this solver. */
export function isNearEarth(bodyId: string): boolean {
  return bodyId === 'earth' || bodyId === 'moon' || /^(sun-earth-l[12]|earth-moon-l[1-5])$/.test(bodyId);
}

interface SolvedGroup {
  readonly solved: SolvedFlight;
  /** Leg of the flight that begins at a node, by the node's index in the plan. */
  readonly legOf: ReadonlyMap<number, number>;
  /** Node of the flight at which the craft stays, by the index in the plan. */
  readonly stayOf: ReadonlyMap<number, number>;
}

/** Groups already solved: the legs of one are asked for one by one. Changes no answer. */
const solvedGroups = new WeakMap<TrajectoryPlan, Map<string, SolvedGroup | undefined>>();

function solvedGroup(request: CislunarFlightRequest, nodes: readonly PlanNode[], { first, last }: Group) {
  const key = nodes
    .slice(first, last + 1)
    .map((n) => `${n.bodyId}${n.role}${n.epoch}`)
    .join();
  const known = solvedGroups.get(request.plan) ?? new Map<string, SolvedGroup | undefined>();
  solvedGroups.set(request.plan, known);
  if (!known.has(key)) known.set(key, solveGroup(request, nodes, first, last));
  return known.get(key);
}

function solveGroup(
  request: CislunarFlightRequest,
  nodes: readonly PlanNode[],
  first: number,
  last: number,
): SolvedGroup | undefined {
  const { almanac, plan } = request;
  const stops: Stop[] = [];
  const legOf = new Map<number, number>();
  const stayOf = new Map<number, number>();
  for (let i = first; i <= last; i++) {
    const node = nodes[i]!;
    const next = nodes[i + 1];
    const isSame =
      i > first && next?.bodyId === node.bodyId && node.role === 'stay' && next.role === 'leave' && i < last;
    const edge = i === first ? 'first' : i + (isSame ? 1 : 0) >= last ? 'last' : 'inner';
    const outEpoch = i < last ? leaving(node, next!, isSame) : undefined;
    const stop = stopOf({ almanac, plan, node, edge, outEpoch });
    if (!stop) return undefined;
    stayOf.set(i, stops.length);
    if (isSame) i++;
    legOf.set(i, stops.length);
    stops.push(stop);
  }
  legOf.delete(last);
  if (stops.length < 2 || !isInOrder(stops)) return undefined;
  const hasSite = stops.some((stop) => stop.kind === 'place' && stop.landing);
  const solved =
    soonAfterSwingBy(almanac, stops) ??
    solveFlight(almanac, stops) ??
    leavingOtherwise(almanac, nodes[first]!, stops) ??
    solveLegByLeg(almanac, stops) ??
    early(almanac, stops) ??
    (hasSite ? solveFlight(almanac, stops.map(withoutSite)) : undefined);
  return solved && { solved, legOf, stayOf };
}

/** How much later than usual a craft may leave for the Moon when only its launch, long before, is told (s). */
const OTHER_DEPARTURES_S = [0.8, 1.4, -2].map((days) => days * SECONDS_PER_DAY);

/** A swing-by that nothing leads to after the usual time of flight may be met after a shorter or longer one. */
function leavingOtherwise(almanac: Almanac, from: PlanNode, stops: readonly Stop[]): SolvedFlight | undefined {
  const [start, next] = stops;
  if (start?.kind !== 'earth' || next?.kind !== 'flyby' || from.role !== 'start') return undefined;
  for (const later of OTHER_DEPARTURES_S) {
    const epoch = start.epoch + later;
    if (epoch < from.epoch + SECONDS_PER_DAY) continue;
    const moved: Stop = { ...start, epoch, end: { ...start.end, epoch } };
    const solved = solveFlight(almanac, [moved, ...stops.slice(1)]);
    if (solved) return solved;
  }
  return undefined;
}

/** From a swing-by into a three-body orbit about the Moon or its points (s), and the time from which on that is no whole flight. */
const SWING_BY_FLIGHT_S = 12 * SECONDS_PER_DAY;
const LONG_AFTER_SWING_BY_S = 13 * SECONDS_PER_DAY;
const LONGEST_TRIMMED_S = 40 * SECONDS_PER_DAY;

/**
 * What is told of an orbit reached weeks after a swing-by of the Moon is the last of the burns that trim it: the craft came
 * there one or two weeks after the swing-by, as Queqiao did, and has been on the way round since.
 */
function soonAfterSwingBy(almanac: Almanac, stops: readonly Stop[]): SolvedFlight | undefined {
  const last = stops[stops.length - 1]!;
  const before = stops[stops.length - 2]!;
  if (before.kind !== 'flyby' || last.kind !== 'stay' || last.orbit.secondaryId !== 'moon') return undefined;
  const time = last.epoch - before.epoch;
  if (time < LONG_AFTER_SWING_BY_S || time > LONGEST_TRIMMED_S) return undefined;
  const epoch = before.epoch + SWING_BY_FLIGHT_S;
  return solveFlight(almanac, [...stops.slice(0, -1), { ...last, epoch, outEpoch: epoch }]);
}

/** A slow way to a far libration point may be told as a quicker one, with the rest of the time spent in the orbit there. */
function early(almanac: Almanac, stops: readonly Stop[]): SolvedFlight | undefined {
  const [first, last] = stops;
  if (stops.length !== 2 || last?.kind !== 'stay' || last.orbit.primaryId !== 'sun') return undefined;
  const epoch = first!.epoch + QUICK_FAR_FLIGHT_S;
  return epoch < last.epoch ? solveFlight(almanac, [first!, { ...last, epoch, outEpoch: epoch }]) : undefined;
}

/** A landing straight from the Earth whose site cannot be met at that time comes down where it may. */
function withoutSite(stop: Stop): Stop {
  return stop.kind === 'place' && stop.landing ? { kind: 'moon', epoch: stop.epoch, end: stop.landing } : stop;
}

/** A pass of the Earth weeks before the Moon: once round the Earth first. */
function isRound(node: PlanNode, next: PlanNode): boolean {
  const time = next.epoch - node.epoch;
  return node.role === 'pass' && node.bodyId === 'earth' && next.bodyId === 'moon' && time > LONGEST_DIRECT_S;
}

/** When the craft sets out for the next event. */
function leaving(node: PlanNode, next: PlanNode, isSame: boolean): number {
  const time = next.epoch - node.epoch;
  if (isRound(node, next)) return next.epoch - usualFlightS('earth', 'moon');
  if (isSame || node.role === 'leave' || node.role === 'pass') return isSame ? next.epoch : node.epoch;
  if (node.role === 'start') {
    // Of a launch and an arrival in the same year only the flight's length is known.
    if (!next.isDated && time < SHORTEST_DIRECT_S * 3) return next.epoch - usualFlightS('earth', next.bodyId);
    const isToPoint = next.bodyId !== 'moon';
    const isDirect = next.bodyId.startsWith('sun-') || time <= (isToPoint ? LONGEST_TO_POINT_S : LONGEST_DIRECT_S);
    if (time > SHORTEST_SLOW_S && time < LONGEST_SLOW_S && node.isDated) return node.epoch + PARKING_COAST_S;
    return isDirect
      ? node.epoch + Math.min(PARKING_COAST_S, time / 50)
      : next.epoch - usualFlightS('earth', next.bodyId);
  }
  return Math.max(node.epoch + time / 2, next.epoch - usualFlightS(node.bodyId, next.bodyId));
}

function isInOrder(stops: readonly Stop[]): boolean {
  return stops.every((stop, i) => {
    const before = stops[i - 1];
    if (!before) return true;
    const left = before.kind === 'stay' ? before.outEpoch : before.epoch;
    const isHalfWay = before.kind === 'earth' || stop.kind === 'earth';
    return stop.epoch - left > (isHalfWay ? SHORTEST_DIRECT_S : 0.2 * SECONDS_PER_DAY);
  });
}
