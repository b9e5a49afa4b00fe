import type { Interval } from '../ephemeris/source.ts';
import { epochTdb } from '../time/epoch.ts';
import { SECONDS_PER_DAY } from '../units/constants.ts';
import { isNearEarth } from './cislunar/cislunar-flight.ts';
import { usualFlightS } from './cislunar/flight-stops.ts';
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

/**
 * Events told only by a year or month: a flight near the Earth is set so that it lasts as long as usual, as far as the spans at
 * its ends allow; other events that their forerunner has overtaken follow it.
 */
export function withTimeToFly(nodes: readonly PlanNode[]): PlanNode[] {
  const out: PlanNode[] = [];
  for (const node of nodes) {
    const before = out.at(-1);
    if (!before || node.isDated || before.role === 'end') {
      if (before && node.isDated && isFlightNearEarth(before, node)) out[out.length - 1] = pulledTo(node, before);
      out.push(node);
      continue;
    }
    if (isFlightNearEarth(before, node)) {
      const from = pulledTo(node, before);
      out[out.length - 1] = from;
      const arrival = from.epoch + usualFlightS(from.bodyId, node.bodyId);
      const isWithin = node.epoch - from.epoch > SHORTEST_SHARE * (arrival - from.epoch);
      // A stay told by a span begins when the craft comes, if that may be.
      const comes = inSpan(node, arrival);
      out.push(isWithin && comes < arrival ? node : { ...node, epoch: epochTdb(Math.max(comes, arrival)) });
      continue;
    }
    const isOvertaken = node.epoch <= before.epoch;
    out.push(isOvertaken ? { ...node, epoch: epochTdb(before.epoch + SECONDS_PER_DAY) } : node);
  }
  return out;
}

/** A flight that takes less than this share of the usual time is none. */
const SHORTEST_SHARE = 0.5;

function isFlightNearEarth(from: PlanNode, to: PlanNode): boolean {
  return from.bodyId !== to.bodyId && isNearEarth(from.bodyId) && isNearEarth(to.bodyId);
}

/** A departure of which only a span is known, as long before the arrival as the flight lasts, if its span allows. */
function pulledTo(arrival: PlanNode, departure: PlanNode): PlanNode {
  if (departure.isDated || departure.role === 'pass') return departure;
  const wanted = inSpan(departure, arrival.epoch - usualFlightS(departure.bodyId, arrival.bodyId));
  // Only a launch may wait for its arrival; what has to be done before leaving keeps its time.
  return departure.role === 'start' || wanted > departure.epoch ? { ...departure, epoch: epochTdb(wanted) } : departure;
}

function inSpan({ startEpoch, endEpoch, epoch }: PlanNode, wanted: number): number {
  if (startEpoch === undefined || endEpoch === undefined) return epoch;
  return Math.min(Math.max(wanted, startEpoch), Math.max(startEpoch, endEpoch - 1));
}

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

/** The Moon passed within days of a pass of the Earth that leads to or comes from afar is part of that pass. */
function isMoonOnTheWay(nodes: readonly PlanNode[], node: PlanNode): boolean {
  const isNear = (at: number, other: PlanNode | undefined) =>
    other !== undefined && isNearEarth(other.bodyId) && Math.abs(other.epoch - nodes[at]!.epoch) < NEIGHBOUR_S;
  const isAtHome = (at: number) => {
    const around = [nodes[at - 1], nodes[at + 1]].filter((n) => n !== node && n !== undefined);
    return around.every((other) => isNear(at, other));
  };
  return nodes.some(
    (n, at) =>
      n.bodyId === 'earth' && n.role === 'pass' && Math.abs(n.epoch - node.epoch) < MOON_WINDOW_S && !isAtHome(at),
  );
}

/** A craft that is near the Earth again within this time (s) has not left it. */
const NEIGHBOUR_S = 120 * SECONDS_PER_DAY;

/** Passes of the Earth with the pass of the Moon on the way in, where its height is known. */
export function withMoonPasses(nodes: readonly PlanNode[]): PlanNode[] {
  return nodes.map((node) => {
    if (node.bodyId !== 'earth' || node.role !== 'pass') return node;
    const moon = nodes.find((n) => {
      const ahead = node.epoch - n.epoch;
      return (
        n.bodyId === 'moon' && n.role === 'pass' && n.altitudeKm !== undefined && ahead > 0 && ahead < MOON_WINDOW_S
      );
    });
    return moon ? { ...node, moonPass: { epoch: moon.epoch, altitudeKm: moon.altitudeKm! } } : node;
  });
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

/** Whether a carried craft is by itself from an event on: at its last stop, on the ground, or when it is let go at a stop. */
export function leavesCarrier({ role, stay, bodyId }: PlanNode, next: PlanNode | undefined): boolean {
  if (role === 'end') return true;
  if (role !== 'stay') return false;
  return next === undefined || stay === 'surface' || (next.role === 'leave' && next.bodyId === bodyId);
}
