import type { EphemerisSource } from '../../ephemeris/source.ts';
import { type StateVector, stateVector } from '../../ephemeris/source.ts';
import { epochTdb } from '../../time/epoch.ts';
import { WidestFirst } from './widest-first.ts';

/** A stretch of a path as points for a line: in order of time, km from the segment's centre along ICRF axes. */
export interface SegmentSample {
  /** Seconds past J2000 TDB. */
  readonly epochs: Float64Array;
  /** x, y, z of each point. */
  readonly positionsKm: Float64Array;
  /** The widest miss of a chord that was left, as a share of the distance from the centre. */
  readonly missShare: number;
}

export interface SampleOptions {
  /** Points at most, both ends counted; 400 by default. */
  readonly maxVertices?: number;
  /** A chord may miss the path by this share of the distance from the centre; 4e-5 by default: a pixel on a wide screen. */
  readonly toleranceShare?: number;
  /** The stretch (s past J2000 TDB); the segment's interval by default. */
  readonly from?: number;
  readonly to?: number;
  /** Factor on a distance (km) from the centre at another scale the line is drawn at, too: chords hold there as well. */
  readonly otherScale?: (distanceKm: number) => number;
  /** Of an orbit of many revolutions only one is taken, half before and half after this epoch. */
  readonly around?: number;
}

/** What a segment has to tell to be sampled: any `Segment` does. */
export type SampledPath = EphemerisSource & { readonly periodSeconds?: number };

const USUAL_VERTICES = 400;
const USUAL_TOLERANCE = 4e-5;
/** Pieces to begin with: a whole piece, and each revolution, is seen from enough sides that no bend is missed. */
const FIRST_PIECES = 12;
const PIECES_PER_REVOLUTION = 16;
/** With more revolutions than this only one is drawn, when an epoch says which. */
const MANY_REVOLUTIONS = 1.5;

/**
 * Points of a segment's path, denser where it bends: the piece whose chord misses the path most is halved, until no chord
 * misses by more than the tolerance or all vertices are spent. Both ends of the stretch are always points. Undefined where
 * the source has no data. Pure; ICRF, km from `segment.centreId`, TDB.
 * @source chord error control as in Ramer (1972), Computer Graphics and Image Processing 1, 244, used top down
 */
export function sampleSegment(segment: SampledPath, options: SampleOptions = {}): SegmentSample | undefined {
  const { maxVertices = USUAL_VERTICES, toleranceShare = USUAL_TOLERANCE } = options;
  const { start, end } = stretchOf(segment, options);
  const points = new Points(segment, Math.max(3, maxVertices), options.otherScale);
  const revolutions = segment.periodSeconds ? (end - start) / segment.periodSeconds : 0;
  const wanted = Math.max(FIRST_PIECES, Math.ceil(revolutions * PIECES_PER_REVOLUTION));
  const pieces = Math.max(1, Math.min(wanted, Math.floor((points.room - 1) / 2)));
  let left = points.add(start);
  const queue = new WidestFirst(points.room);
  for (let i = 1; i <= pieces; i++) {
    const right = points.add(i === pieces ? end : start + ((end - start) * i) / pieces);
    points.join(left, right);
    queue.push(left, points.missAfter(left));
    left = right;
  }
  while (points.isComplete && points.count < points.room && queue.widest > toleranceShare) {
    const before = queue.pop();
    const after = points.next[before]!;
    const middle = points.add((points.epochs[before]! + points.epochs[after]!) / 2);
    points.join(before, middle);
    points.join(middle, after);
    queue.push(before, points.missAfter(before));
    queue.push(middle, points.missAfter(middle));
  }
  return points.isComplete ? points.inOrder(queue.widest) : undefined;
}

function stretchOf(segment: SampledPath, { from, to, around }: SampleOptions): { start: number; end: number } {
  const start = Math.max(from ?? segment.interval.start, segment.interval.start);
  const end = Math.min(to ?? segment.interval.end, segment.interval.end);
  const period = segment.periodSeconds;
  if (around === undefined || period === undefined || end - start < MANY_REVOLUTIONS * period) return { start, end };
  const first = Math.min(Math.max(start, around - period / 2), end - period);
  return { start: first, end: first + period };
}

/** Points found so far, linked in order of time. */
class Points {
  readonly epochs: Float64Array;
  readonly next: Int32Array;
  count = 0;
  /** False once the source had no data for a point. */
  isComplete = true;
  private readonly positions: Float64Array;
  private readonly state: StateVector = stateVector();
  /** Start, middle and end of the piece looked at. */
  private readonly piece = new Float64Array(9);

  constructor(
    private readonly source: SampledPath,
    readonly room: number,
    private readonly otherScale?: (distanceKm: number) => number,
  ) {
    this.epochs = new Float64Array(room);
    this.positions = new Float64Array(3 * room);
    this.next = new Int32Array(room).fill(-1);
  }

  add(epoch: number): number {
    const index = this.count++;
    this.epochs[index] = epoch;
    this.isComplete = this.source.stateInto(this.state, epochTdb(epoch)) && this.isComplete;
    const { x, y, z } = this.state.positionKm;
    this.positions[3 * index] = x;
    this.positions[3 * index + 1] = y;
    this.positions[3 * index + 2] = z;
    return index;
  }

  join(left: number, right: number): void {
    this.next[left] = right;
  }

  /** How far the chord to the next point passes from the path halfway, as a share of the distance from the centre. */
  missAfter(index: number): number {
    const other = this.next[index]!;
    const middle = epochTdb((this.epochs[index]! + this.epochs[other]!) / 2);
    if (!this.source.stateInto(this.state, middle)) {
      this.isComplete = false;
      return 0;
    }
    const { positions, piece, otherScale } = this;
    const { x, y, z } = this.state.positionKm;
    for (let axis = 0; axis < 3; axis++) {
      piece[axis] = positions[3 * index + axis]!;
      piece[6 + axis] = positions[3 * other + axis]!;
    }
    piece[3] = x;
    piece[4] = y;
    piece[5] = z;
    const miss = missShareOf(piece);
    if (!otherScale) return miss;
    for (let at = 0; at < 9; at += 3) {
      const factor = otherScale(Math.hypot(piece[at]!, piece[at + 1]!, piece[at + 2]!));
      for (let axis = 0; axis < 3; axis++) piece[at + axis] = piece[at + axis]! * factor;
    }
    return Math.max(miss, missShareOf(piece));
  }

  inOrder(missShare: number): SegmentSample {
    const epochs = new Float64Array(this.count);
    const positionsKm = new Float64Array(3 * this.count);
    for (let i = 0, at = 0; at >= 0; i++, at = this.next[at]!) {
      epochs[i] = this.epochs[at]!;
      for (let axis = 0; axis < 3; axis++) positionsKm[3 * i + axis] = this.positions[3 * at + axis]!;
    }
    return { epochs, positionsKm, missShare };
  }
}

/** How far the chord from the first to the last of three points passes from the second, as a share of its distance. */
function missShareOf(p: Float64Array): number {
  const cx = p[6]! - p[0]!;
  const cy = p[7]! - p[1]!;
  const cz = p[8]! - p[2]!;
  const mx = p[3]! - p[0]!;
  const my = p[4]! - p[1]!;
  const mz = p[5]! - p[2]!;
  const length2 = cx * cx + cy * cy + cz * cz;
  const along = length2 > 0 ? Math.min(1, Math.max(0, (mx * cx + my * cy + mz * cz) / length2)) : 0;
  const miss = Math.hypot(mx - along * cx, my - along * cy, mz - along * cz);
  return miss / Math.max(1e-6, Math.hypot(p[3]!, p[4]!, p[5]!));
}
