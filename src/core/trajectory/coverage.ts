import type { EpochTdb } from '../time/epoch.ts';
import { isPlaced, spanS, WIDEST_SPAN_S } from './label.ts';
import type { PlanNode, TrajectoryPlan } from './plan.ts';
import type { Trajectory } from './segment.ts';
import type { SegmentData } from './segment-data.ts';

/** Why the way to a mission's target is not reconstructed, or there is none. */
export type CoverageReason =
  | 'no-date'
  | 'target-not-chosen'
  | 'target-without-position'
  | 'span-too-wide'
  | 'way-not-published'
  | 'orbit-not-published'
  | 'not-solvable'
  | 'burns-too-large';

/** How a mission's way to its target is known. */
export interface Coverage {
  readonly flight: SegmentData['provenance'] | 'none';
  /** Whether the target is chosen and dated to two years or better at one end of the flight at least, at both where published. */
  readonly isTargetDated: boolean;
  /** Absent where the flight is reconstructed or measured. */
  readonly reason?: CoverageReason;
}

/** So much of the way has to be reconstructed for the whole to count; short bends and joins are no flights. */
const MOST_OF_WAY = 0.9;
const EARLY_S = 10 * 86_400;

/**
 * How the way from the launch to the first of a mission's destinations that it reaches is known, by the share of its time;
 * for missions that stay about the Earth, their orbit. Destinations are ids of bodies or places.
 */
export function coverageOf(
  plan: TrajectoryPlan,
  { data, gaps }: Trajectory,
  destinationIds: readonly string[],
): Coverage {
  const nodes = nodesToTarget(plan.nodes, destinationIds);
  const isChosen = destinationIds.some((id) => plan.body(id) !== undefined);
  const isTargetDated = isChosen && nodes.some((node) => !node.isDerived) && nodes.every(isPlaced);
  if (data.length === 0) {
    return { flight: 'none', isTargetDated, reason: nodes.length === 0 ? 'no-date' : reasonWithout(isChosen, gaps) };
  }
  const way = wayToTarget(data, destinationIds, nodes.at(-1));
  if (shareOf(way, isReconstructed) >= MOST_OF_WAY) return { flight: provenanceOf(way), isTargetDated };
  return { flight: 'illustrative', isTargetDated, reason: reasonFor(nodes, way, isChosen, gaps.length > 0) };
}

function reasonWithout(isChosen: boolean, gaps: Trajectory['gaps']): CoverageReason {
  if (!isChosen) return 'target-not-chosen';
  return gaps.some(({ reason }) => reason === 'destination-without-position')
    ? 'target-without-position'
    : 'not-solvable';
}

/** Events up to the first stay at a destination, else the first pass; all where none is there. */
function nodesToTarget(nodes: readonly PlanNode[], destinationIds: readonly string[]): readonly PlanNode[] {
  const isThere = ({ bodyId, role }: PlanNode) => role !== 'start' && destinationIds.includes(bodyId);
  const stays = nodes.findIndex((node) => isThere(node) && (node.role === 'stay' || node.role === 'end'));
  const at = stays === -1 ? nodes.findIndex(isThere) : stays;
  return at === -1 ? nodes : nodes.slice(0, at + 1);
}

function wayToTarget(
  data: readonly SegmentData[],
  destinationIds: readonly string[],
  target: PlanNode | undefined,
): readonly SegmentData[] {
  const arrival = data.find(
    ({ centreId, kind }) => isStay(kind) && centreId !== 'earth' && destinationIds.includes(centreId),
  );
  const end = arrival?.interval.start ?? (Number.POSITIVE_INFINITY as EpochTdb);
  const isJoin = ({ shape, provenance, centreId }: SegmentData) =>
    shape === 'arc' && provenance === 'illustrative' && centreId === arrival?.centreId;
  // What circles the target before it has come there stands for a way that is not known.
  const isEarly = ({ kind, centreId, interval }: SegmentData) =>
    isStay(kind) &&
    centreId === target?.bodyId &&
    target.role === 'stay' &&
    interval.start < earliest(target) - EARLY_S;
  const flown = data.filter(
    (piece) => isEarly(piece) || (!isStay(piece.kind) && piece.kind !== 'coast' && !isJoin(piece)),
  );
  const way = flown.filter((piece) => isEarly(piece) || piece.interval.start < end);
  return way.length > 0 && (arrival || destinationIds[0] !== 'earth') ? way : data;
}

function earliest({ startEpoch, epoch, isDerived }: PlanNode): number {
  return isDerived ? Number.NEGATIVE_INFINITY : (startEpoch ?? epoch);
}

function isStay(kind: SegmentData['kind']): boolean {
  return kind === 'orbit' || kind === 'surface' || kind === 'station';
}

function isReconstructed({ provenance }: SegmentData): boolean {
  return provenance !== 'illustrative';
}

function shareOf(segments: readonly SegmentData[], isCounted: (segment: SegmentData) => boolean): number {
  const seconds = (list: readonly SegmentData[]) =>
    list.reduce((sum, { interval }) => sum + interval.end - interval.start, 0);
  return seconds(segments.filter(isCounted)) / seconds(segments);
}

function provenanceOf(way: readonly SegmentData[]): SegmentData['provenance'] {
  return way.some(({ provenance }) => provenance === 'reconstructed') ? 'reconstructed' : 'measured';
}

function reasonFor(
  nodes: readonly PlanNode[],
  way: readonly SegmentData[],
  isChosen: boolean,
  hasGaps: boolean,
): CoverageReason {
  if (!isChosen) return 'target-not-chosen';
  if (nodes.some((node) => !node.isDated && spanS(node) > WIDEST_SPAN_S)) return 'span-too-wide';
  if (!way.some(({ kind }) => kind === 'cruise' || kind === 'attached')) {
    return way.some(({ kind }) => kind === 'orbit') ? 'orbit-not-published' : 'way-not-published';
  }
  if (nodes.some(({ isDerived }) => isDerived)) return 'way-not-published';
  return hasGaps ? 'not-solvable' : 'burns-too-large';
}
