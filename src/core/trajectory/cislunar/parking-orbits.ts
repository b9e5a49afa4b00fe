import type { EpochTdb } from '../../time/epoch.ts';
import { SECONDS_PER_DAY } from '../../units/constants.ts';
import type { SegmentData, Triple } from '../segment-data.ts';
import { GM_EARTH } from './cislunar-forces.ts';
import type { PassageNode } from './flight-node.ts';

/** Longest wait told as a circle near the Earth (s); longer ones climb in ellipses. */
const LONGEST_PARKING_S = 0.3 * SECONDS_PER_DAY;
/** Longest single ellipse (s): apogee near the Moon's distance. */
const LONGEST_ELLIPSE_S = 9 * SECONDS_PER_DAY;

/** A round between two dated burns: its size is known to a per cent, its plane and the direction of its axis less well. */
const DATED_ROUND = { shareOfDistance: 0.1, km: 500 };

/** One ellipse from a perigee to the next, where the flight begins. Two-body motion about the Earth; illustrative. */
export function wholeTurn(perigee: PassageNode, start: number): SegmentData {
  return ellipse(perigee, start, perigee.epoch, perigee.epoch - start);
}

/** A climb in steps takes no longer (s); what waits longer does so in one orbit, of about this period (s). */
const LONGEST_CLIMB_S = 120 * SECONDS_PER_DAY;
const USUAL_LONG_ORBIT_S = 4 * SECONDS_PER_DAY;

/**
 * From the launch to the departure from a perigee: one parking circle for a short wait, else ellipses with that perigee,
 * each longer than the one before, which end there when the flight begins. Their number and heights are illustrative; the
 * perigee and plane are the departure's. Between published burns (epochs TDB) at that perigee it is one round each,
 * whose heights follow from the dates. Two-body motion about the Earth.
 */
export function parkingOrbits(
  perigee: PassageNode,
  start: number,
  burns: readonly { readonly epoch: number }[] = [],
): SegmentData[] {
  const wait = perigee.epoch - start;
  if (wait <= 0) return [];
  const told = burns.map(({ epoch }) => epoch).filter((at) => at > start && at < perigee.epoch);
  if (told.length > 0) return betweenBurns(perigee, [start, ...told, perigee.epoch]);
  const circle = 2 * Math.PI * Math.sqrt(perigee.radiusKm ** 3 / GM_EARTH);
  if (wait < LONGEST_PARKING_S) return [ellipse(perigee, start, perigee.epoch, circle)];
  if (wait > LONGEST_CLIMB_S) {
    const turns = Math.round(wait / USUAL_LONG_ORBIT_S);
    return [ellipse(perigee, start, perigee.epoch, wait / turns)];
  }
  const count = ellipseCount(wait);
  const unit = wait / ((count * (count + 1)) / 2);
  let at = start;
  return Array.from({ length: count }, (_, i) => {
    const from = at;
    at = i === count - 1 ? perigee.epoch : at + unit * (i + 1);
    return ellipse(perigee, from, at, at - from);
  });
}

/** Round by round from perigee to perigee: dated, so reconstructed; where in the ascent the first begins is not told. */
function betweenBurns(perigee: PassageNode, times: readonly number[]): SegmentData[] {
  return times.slice(1).map((end, i) => {
    const from = times[i]!;
    const orbit = ellipse(perigee, from, end, end - from);
    return i === 0 ? orbit : { ...orbit, provenance: 'reconstructed', accuracy: DATED_ROUND };
  });
}

/** As many ellipses as keep the last one inside the Moon's orbit: its length is 2/(count + 1) of the wait. */
function ellipseCount(wait: number): number {
  return Math.max(wait > 2 * SECONDS_PER_DAY ? 3 : 1, Math.ceil((2 * wait) / LONGEST_ELLIPSE_S - 1));
}

/** An ellipse through the perigee at `end`, of the given period. */
function ellipse(perigee: PassageNode, start: number, end: number, periodS: number): SegmentData {
  const a = Math.cbrt(GM_EARTH * (periodS / (2 * Math.PI)) ** 2);
  const speed = Math.sqrt(GM_EARTH * (2 / perigee.radiusKm - 1 / a));
  const axis = (at: number, k: number): Triple => [
    perigee.axes[at]! * k,
    perigee.axes[at + 1]! * k,
    perigee.axes[at + 2]! * k,
  ];
  return {
    shape: 'two-body',
    kind: 'orbit',
    centreId: 'earth',
    interval: { start: start as EpochTdb, end: end as EpochTdb },
    provenance: 'illustrative',
    accuracy: { shareOfDistance: 0.5, km: 1000 },
    gmKm3S2: GM_EARTH,
    epoch: end,
    positionKm: axis(0, perigee.radiusKm),
    velocityKmS: axis(3, speed),
  };
}
