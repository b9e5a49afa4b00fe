import type { Vec3 } from '../../math/vec3.ts';
import type { SegmentSample } from './sample-segment.ts';

/**
 * The points of a line with one more, which is the craft itself: it moves through the array as time goes on, so that the
 * drawn line always bends exactly at the craft. `slot` is where it is now.
 */
export interface CraftLine {
  /** One longer than the sample; in order of time. */
  readonly epochs: Float64Array;
  readonly positionsKm: Float64Array;
  slot: number;
}

/** Points that changed, first and last: what a renderer has to copy again. */
export interface ChangedPoints {
  first: number;
  last: number;
}

/** A line with room for its craft, which stands at the first point until it is moved. */
export function craftLine(sample: SegmentSample): CraftLine {
  const epochs = new Float64Array(sample.epochs.length + 1);
  const positionsKm = new Float64Array(sample.positionsKm.length + 3);
  epochs.set(sample.epochs, 1);
  epochs[0] = sample.epochs[0]!;
  positionsKm.set(sample.positionsKm, 3);
  positionsKm.set(sample.positionsKm.subarray(0, 3));
  return { epochs, positionsKm, slot: 0 };
}

/**
 * Moves the craft's point to an epoch and a position (km from the line's centre, ICRF), and writes which points changed
 * into `out`. While playing these are one to three points; a jump in time shifts those in between. Allocates nothing.
 * Before the first point and after the last the craft's point lies on the end: the line does not follow it out.
 */
export function insertCraft(out: ChangedPoints, line: CraftLine, epoch: number, positionKm: Vec3): ChangedPoints {
  const { epochs } = line;
  out.first = line.slot;
  out.last = line.slot;
  const end = epochs.length - 1;
  while (line.slot < end && epochs[line.slot + 1]! <= epoch) swapWith(line, line.slot + 1);
  while (line.slot > 0 && epochs[line.slot - 1]! > epoch) swapWith(line, line.slot - 1);
  if (line.slot === 0 || line.slot === end) copyPoint(line, line.slot, line.slot === 0 ? 1 : end - 1);
  else {
    epochs[line.slot] = epoch;
    const at = 3 * line.slot;
    line.positionsKm[at] = positionKm.x;
    line.positionsKm[at + 1] = positionKm.y;
    line.positionsKm[at + 2] = positionKm.z;
  }
  out.first = Math.min(out.first, line.slot);
  out.last = Math.max(out.last, line.slot);
  return out;
}

/** The point at `other` takes the craft's slot; the craft's point goes to `other`. */
function swapWith(line: CraftLine, other: number): void {
  copyPoint(line, line.slot, other);
  line.slot = other;
}

function copyPoint({ epochs, positionsKm }: CraftLine, to: number, from: number): void {
  epochs[to] = epochs[from]!;
  positionsKm[3 * to] = positionsKm[3 * from]!;
  positionsKm[3 * to + 1] = positionsKm[3 * from + 1]!;
  positionsKm[3 * to + 2] = positionsKm[3 * from + 2]!;
}
