import type { Interval } from '../ephemeris/source.ts';
import { epochTdb } from '../time/epoch.ts';
import { SECONDS_PER_DAY } from '../units/constants.ts';
import { isNearEarth } from './cislunar/cislunar-flight.ts';
import type { PlanNode } from './plan.ts';
import type { SegmentData } from './segment-data.ts';

/** Moons passed this close to a planet's own fly-by or while circling it are stations of a tour, not ends of legs. */
const TOUR_WINDOW_S = 40 * SECONDS_PER_DAY;

/** Segments in order; where one has begun before the last has ended, the last ends there. */
export function withoutOverlap(segments: readonly SegmentData[]): SegmentData[] {
  const sorted = [...segments].sort((a, b) => a.interval.start - b.interval.start);
  return sorted.flatMap((segment, i) => {
    const { start } = segment.interval;
    const end = epochTdb(Math.min(segment.interval.end, sorted[i + 1]?.interval.start ?? segment.interval.end));
    return end > start ? [{ ...segment, interval: { start, end } }] : [];
  });
}

/** Events told only by a year or month, on both sides of a flight to the Moon or back, are set apart by its usual length. */
export function withTimeToFly(nodes: readonly PlanNode[]): PlanNode[] {
  const out: PlanNode[] = [];
  for (const node of nodes) {
    const before = out[out.length - 1];
    const isShort = before && node.epoch - before.epoch < SHORTEST_MOON_FLIGHT_S && !node.isDated;
    const isFlight = before && before.bodyId !== node.bodyId && isNearEarth(before.bodyId) && isNearEarth(node.bodyId);
    const earliest = before && before.epoch + (isFlight ? USUAL_MOON_FLIGHT_S : SECONDS_PER_DAY);
    const isLate = before && isFlight && isShort;
    const isOvertaken = before && node.epoch <= before.epoch && !node.isDated;
    out.push(earliest && (isLate || isOvertaken) ? { ...node, epoch: epochTdb(earliest) } : node);
  }
  return out;
}

const SHORTEST_MOON_FLIGHT_S = 2.5 * SECONDS_PER_DAY;
const USUAL_MOON_FLIGHT_S = 5 * SECONDS_PER_DAY;

/** Events after `index` that a moved event has overtaken follow it, as far as their own spans allow. */
export function pushLater(nodes: PlanNode[], index: number): void {
  for (let i = index + 1; i < nodes.length; i++) {
    const node = nodes[i]!;
    const earliest = nodes[i - 1]!.epoch + SECONDS_PER_DAY;
    if (node.epoch >= earliest || node.endEpoch === undefined) return;
    nodes[i] = { ...node, epoch: epochTdb(Math.min(earliest, Math.max(node.epoch, node.endEpoch - 1))) };
  }
}

/** A moon passed while its planet is passed or circled. */
export function isTourStop(nodes: readonly PlanNode[], index: number, systemOf: (id: string) => string): boolean {
  const node = nodes[index]!;
  const planetId = systemOf(node.bodyId);
  if (node.role !== 'pass' || planetId === node.bodyId) return false;
  if (planetId === 'earth') return isMoonOnTheWay(nodes, node);
  const last = nodes.slice(0, index).findLast((n) => n.bodyId === planetId);
  if (last?.role === 'stay' && !nodes.slice(nodes.indexOf(last), index).some((n) => n.role === 'leave')) return true;
  return nodes.some((n) => n.bodyId === planetId && Math.abs(n.epoch - node.epoch) < TOUR_WINDOW_S);
}

/** The Moon passed within days of a pass of the Earth is part of that pass. */
function isMoonOnTheWay(nodes: readonly PlanNode[], node: PlanNode): boolean {
  return nodes.some((n) => n.bodyId === 'earth' && n.role === 'pass' && Math.abs(n.epoch - node.epoch) < MOON_WINDOW_S);
}

const MOON_WINDOW_S = 5 * SECONDS_PER_DAY;

/**
 * Events of a craft that is carried: what is told only by a span happens no earlier than its carrier comes to the body.
 * `carrier`: the pieces of the carrier's path, in order of time.
 */
export function withCarrier(
  nodes: readonly PlanNode[],
  carrier: readonly { readonly centreId: string; readonly interval: Interval }[],
): PlanNode[] {
  const at = nodes.findIndex(({ role }) => role === 'stay' || role === 'end');
  const arrival = nodes[at];
  const out = [...nodes];
  if (!arrival || arrival.isDated) return out;
  const there = carrier.filter(({ centreId }) => centreId === arrival.bodyId);
  const stays = there.at(-1);
  const isThere = there.some(({ interval }) => interval.start <= arrival.epoch && interval.end > arrival.epoch);
  if (!stays || isThere || stays.interval.start < arrival.epoch) return out;
  out[at] = { ...arrival, epoch: epochTdb(stays.interval.start + SECONDS_PER_DAY / 24) };
  pushLater(out, at);
  return out;
}
