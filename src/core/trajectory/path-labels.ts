import type { Almanac } from '../ephemeris/almanac.ts';
import { stateVector } from '../ephemeris/source.ts';
import { normVec3 } from '../math/vec3.ts';
import { isNearEarth } from './cislunar/cislunar-flight.ts';
import { dateErrorS, datesOf, flightLabel, type Reach, spanS, stayLabel } from './label.ts';
import type { PlanNode, TrajectoryPlan } from './plan.ts';
import type { Accuracy, DateSpan, LegReport, SegmentData } from './segment-data.ts';

interface Known {
  readonly plan: TrajectoryPlan;
  readonly almanac: Almanac;
}

/** Escape speed near the Earth's surface, the most a craft has that flies about it (km/s). */
const FASTEST_NEAR_EARTH_KM_S = 11;
const GM_SUN_KM3_S2 = 132_712_440_041.279;

/**
 * The segments of a flight through events, in order, each with the label that the dates of its own events allow. They come
 * with the label they would have were all dates exact.
 */
export function labelledFlight(known: Known, segments: readonly SegmentData[], nodes: readonly PlanNode[]) {
  return segments.map((segment): SegmentData => {
    const [from, to] = endsOf(segment, nodes);
    return { ...segment, ...flightLabel(segment, from, to, reachOf(known, segment, from, to)) };
  });
}

/** The events between which a segment lies; near a body, the event there twice. */
function endsOf({ interval, centreId }: SegmentData, nodes: readonly PlanNode[]): readonly [PlanNode, PlanNode] {
  const middle = (interval.start + interval.end) / 2;
  const isPass = centreId !== 'sun' && (nodes.length === 1 || !nodes.every(({ bodyId }) => isNearEarth(bodyId)));
  const there = isPass ? nodes.filter(({ bodyId }) => bodyId === centreId) : [];
  if (there.length > 0) {
    const nearest = there.reduce((a, b) => (Math.abs(b.epoch - middle) < Math.abs(a.epoch - middle) ? b : a));
    return [nearest, nearest];
  }
  const i = Math.max(
    0,
    nodes.findLastIndex(({ epoch }) => epoch <= middle),
  );
  return [nodes[i]!, nodes[i + 1] ?? nodes[i]!];
}

function reachOf(known: Known, segment: SegmentData, from: PlanNode, to: PlanNode): Reach {
  if (dateErrorS(from) === 0 && dateErrorS(to) === 0) return { fastestKmS: 0, farthestKm: 0 };
  if (isFlightNearEarth(from, to) && segment.centreId !== 'sun') {
    const ends = [from, to].map((node) => distanceKm(known, node, 'earth'));
    return { fastestKmS: FASTEST_NEAR_EARTH_KM_S, farthestKm: Math.max(...ends) };
  }
  const ends = [from, to].map((node) => distanceKm(known, node, 'sun')).filter((km) => km > 0);
  const reach = { fastestKmS: Math.sqrt((2 * GM_SUN_KM3_S2) / Math.min(...ends)), farthestKm: Math.max(...ends) };
  return segment.centreId === 'sun' ? reach : { ...reach, farthestKm: 2 * reach.farthestKm };
}

function isFlightNearEarth(from: PlanNode, to: PlanNode): boolean {
  return from.bodyId !== to.bodyId && isNearEarth(from.bodyId) && isNearEarth(to.bodyId);
}

function distanceKm({ almanac }: Known, node: PlanNode, centreId: string): number {
  if (node.bodyId === centreId) return 0;
  const state = stateVector();
  return almanac.stateInto(state, node.bodyId, centreId, node.epoch) ? normVec3(state.positionKm) : 0;
}

/** Stays that begin with an event, each with the label that its date allows; `origin`: the event before. */
export function labelledStay(
  known: Known,
  segments: readonly SegmentData[],
  node: PlanNode,
  origin: PlanNode | undefined,
): SegmentData[] {
  if (dateErrorS(node) === 0) return [...segments];
  const originKm = origin ? betweenKm(known, origin, node) : 0;
  return segments.map((segment) => ({ ...segment, ...stayLabel(segment, node, originKm) }));
}

/** At most so far apart (km) at any time. */
function betweenKm(known: Known, a: PlanNode, b: PlanNode): number {
  if (a.bodyId === b.bodyId) return 0;
  const planet = known.plan.body(b.bodyId)?.systemId;
  const centreId = isFlightNearEarth(a, b) ? 'earth' : planet === a.bodyId ? planet : 'sun';
  return distanceKm(known, a, centreId) + distanceKm(known, b, centreId);
}

/** The report of a leg, with the spans in which its dates were chosen. */
export function reportWithSpans(leg: LegReport, from: PlanNode, to: PlanNode): LegReport {
  const startSpan = dateSpan(from);
  const endSpan = dateSpan(to);
  return { ...leg, ...(startSpan && { startSpan }), ...(endSpan && { endSpan }) };
}

function dateSpan(node: PlanNode): DateSpan | undefined {
  if (datesOf(node) === 'published' || node.startEpoch === undefined || spanS(node) === 0) return undefined;
  const { startEpoch: start, isBest = false, isDerived = false } = node;
  return { start, end: node.endEpoch!, isPublished: !isDerived, isBest };
}

/** Expected error of a ballistic leg between well-dated events, as a share of the distance from its centre. */
const RECONSTRUCTED_ACCURACY = 0.02;
/** A coast told by no more than where it began may be anywhere at this share of its distance. */
const ILLUSTRATIVE_ACCURACY = 0.3;

/** An orbit about the Sun, round and round, loses touch with its dates: a thousandth of the period is a day in three years. */
export function accuracyOf(isFlight: boolean, isOrbit: boolean): Accuracy {
  if (!isFlight) return { shareOfDistance: ILLUSTRATIVE_ACCURACY, km: 0 };
  const sized = { shareOfDistance: RECONSTRUCTED_ACCURACY, km: 0 };
  return isOrbit ? { ...sized, driftKmS: ORBIT_DRIFT_KM_S } : sized;
}

const ORBIT_DRIFT_KM_S = 0.1;
