import { stateVector } from '../ephemeris/source.ts';
import { normVec3 } from '../math/vec3.ts';
import type { EpochTdb } from '../time/epoch.ts';
import { KNOT_SIZE } from './arc-state.ts';
import type { Segment } from './segment.ts';
import type { SegmentData, TwoBodyData } from './segment-data.ts';

/** Places looked at along one revolution, and what may lie between two of them (as a factor). */
const SAMPLES = 32;
const SAMPLED_MARGIN = 1.3;
const scratch = stateVector();

/**
 * A distance (km) from the segment's centre that its craft keeps within: for circling, standing and waiting craft, whose
 * path comes round again. Infinite for flights, for orbits that are not closed, and where the ephemeris is not loaded.
 */
export function farthestKm(segment: Segment, data: SegmentData): number {
  if (segment.kind === 'cruise' || segment.kind === 'coast') return Number.POSITIVE_INFINITY;
  switch (data.shape) {
    case 'two-body':
      return apoapsisKm(data);
    case 'precessing-orbit':
      return data.semiMajorAxisKm * (1 + data.eccentricity);
    case 'arc':
      return farthestOnArcKm(data.knots);
    case 'attached':
      return Math.hypot(...data.offsetKm);
    case 'surface':
      // Between two waypoints it moves along their chord, which is nearer.
      return farthestOfKm(
        segment,
        data.waypoints.map(([epoch]) => epoch),
      );
    case 'rotating-frame-orbit':
    case 'lissajous-orbit':
      return SAMPLED_MARGIN * farthestOfKm(segment, oneRevolution(segment));
  }
}

function apoapsisKm({ positionKm: [x, y, z], velocityKmS: [vx, vy, vz], gmKm3S2 }: TwoBodyData): number {
  const alpha = 2 / Math.hypot(x, y, z) - (vx * vx + vy * vy + vz * vz) / gmKm3S2;
  if (alpha <= 0) return Number.POSITIVE_INFINITY;
  const spin = Math.hypot(y * vz - z * vy, z * vx - x * vz, x * vy - y * vx);
  const eccentricity = Math.sqrt(Math.max(0, 1 - (spin * spin * alpha) / gmKm3S2));
  return (1 + eccentricity) / alpha;
}

/** From a knot the craft can be no farther away half an interval later than its greater speed would take it. */
function farthestOnArcKm(knots: Float64Array): number {
  let farthest = 0;
  for (let at = 0; at + KNOT_SIZE < knots.length; at += KNOT_SIZE) {
    const next = at + KNOT_SIZE;
    const seconds = knots[next]! - knots[at]!;
    const speed = Math.max(lengthAt(knots, at + 4), lengthAt(knots, next + 4));
    const away = Math.max(lengthAt(knots, at + 1), lengthAt(knots, next + 1));
    farthest = Math.max(farthest, away + (speed * seconds) / 2);
  }
  return farthest;
}

function lengthAt(numbers: Float64Array, at: number): number {
  return Math.hypot(numbers[at]!, numbers[at + 1]!, numbers[at + 2]!);
}

function oneRevolution({ interval: { start, end }, periodSeconds }: Segment): number[] {
  const span = Math.min(end - start, periodSeconds ?? Number.POSITIVE_INFINITY);
  return Array.from({ length: SAMPLES + 1 }, (_, i) => start + (span * i) / SAMPLES);
}

function farthestOfKm(segment: Segment, epochs: readonly number[]): number {
  let farthest = 0;
  for (const epoch of epochs) {
    if (!segment.stateInto(scratch, epoch as EpochTdb)) return Number.POSITIVE_INFINITY;
    farthest = Math.max(farthest, normVec3(scratch.positionKm));
  }
  return farthest;
}
