import { CLOCK_END } from '../time/clock-range.ts';
import { SECONDS_PER_DAY } from '../units/constants.ts';
import type { PlanNode } from './plan.ts';
import type { Accuracy, DatesKnown, SegmentData } from './segment-data.ts';

/**
 * Labels of a path, by one rule for all missions.
 *
 * - **measured**: imported positions.
 * - **reconstructed**: follows by the laws of motion from published events, bodies and orbits, however exact those are; the
 *   accuracy carries what the dates leave open.
 * - **illustrative**: stands for something that is not published: a target not chosen, no date at either end, a span wider
 *   than two years, an orbit of which neither size nor tilt is known, a stretch that joins two others and is no flight.
 *
 * Where a date is a span, the solver takes an instant inside: `best-in-span` where speeds at departure and arrival decide,
 * `any-in-span` where they hardly differ from day to day (the Moon, orbits about the Earth).
 */
export type Label = Pick<SegmentData, 'provenance' | 'accuracy' | 'dates'>;

/** Two years and the rest of a month at either end: a wider span holds several flights, each as good as the other. */
export const WIDEST_SPAN_S = 770 * SECONDS_PER_DAY;
/** Spans up to this long are dates. */
const LONGEST_DATE_S = 3 * SECONDS_PER_DAY;

/** How fast a craft of this flight can be, and how far from the centre: what an error of its dates can make of its place. */
export interface Reach {
  readonly fastestKmS: number;
  readonly farthestKm: number;
}

/** From the first to the last instant at which an event may happen (s); 0 for an event without a span. */
export function spanS({ startEpoch, endEpoch }: PlanNode): number {
  return startEpoch === undefined || endEpoch === undefined ? 0 : Math.max(0, endEpoch - startEpoch);
}

/** Whether an event's date is known well enough to stand for one flight; see `Label`. */
export function isPlaced(node: PlanNode): boolean {
  if (node.isDated) return true;
  if (node.isGuessed) return false;
  return node.isDerived === true || (node.startEpoch !== undefined && spanS(node) <= WIDEST_SPAN_S);
}

/** How far the instant taken for an event may be from the true one (s); no bound where only the earliest date is told. */
export function dateErrorS(node: PlanNode): number {
  if (node.isDated) return 0;
  if (node.startEpoch === undefined || node.endEpoch === undefined || node.isLowerBound)
    return Number.POSITIVE_INFINITY;
  return Math.max(node.epoch - node.startEpoch, node.endEpoch - node.epoch);
}

/** How the dates at the ends of a flight were come by. */
export function datesOf(...ends: readonly PlanNode[]): DatesKnown {
  const open = ends.filter((node) => !node.isDated && (node.isDerived || spanS(node) > LONGEST_DATE_S));
  if (open.length === 0) return 'published';
  return open.some((node) => node.isBest) ? 'best-in-span' : 'any-in-span';
}

/**
 * The label of a stretch of flight between two events. `own`: its label were both dates exact. Dates that are spans add the
 * way flown at the highest speed in the time they may be off, at most the distance to the far end of the flight and back.
 */
export function flightLabel(own: Label, from: PlanNode, to: PlanNode, { fastestKmS, farthestKm }: Reach): Label {
  const dates = datesOf(from, to);
  const errorS = Math.max(dateErrorS(from), dateErrorS(to));
  const isKnown = isPlaced(from) && isPlaced(to);
  const provenance = own.provenance === 'reconstructed' && !isKnown ? 'illustrative' : own.provenance;
  return { provenance, ...datesField(dates), accuracy: withDateError(own.accuracy, errorS, fastestKmS, farthestKm) };
}

/** Field of a segment's data; nothing where the dates are published. */
function datesField(dates: DatesKnown): Pick<SegmentData, 'dates'> {
  return dates === 'published' ? {} : { dates };
}

function withDateError(own: Accuracy, errorS: number, fastestKmS: number, farthestKm: number): Accuracy {
  if (errorS === 0) return own;
  const wayKm = fastestKmS * errorS;
  if (wayKm < farthestKm) return { ...own, km: own.km + wayKm };
  return { ...own, shareOfDistance: Math.max(1, own.shareOfDistance), km: own.km + farthestKm };
}

/**
 * The label of a stay that begins with an event. `own`: its label were the date exact. Until the last instant at which the
 * event may happen, the craft may still be as far away as where it comes from (km).
 */
export function stayLabel(own: Label, node: PlanNode, originKm: number): Label {
  const provenance = own.provenance === 'reconstructed' && !isPlaced(node) ? 'illustrative' : own.provenance;
  const errorS = dateErrorS(node);
  if (errorS === 0) return { ...own, provenance };
  const until = Number.isFinite(errorS) ? node.endEpoch! : CLOCK_END;
  return { provenance, ...datesField(datesOf(node)), accuracy: { ...own.accuracy, early: { until, km: originKm } } };
}
