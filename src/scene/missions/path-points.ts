import type { ScenePoint } from '../stage/display-axes.ts';
import { lengthOf } from '../stage/length.ts';
import type { PathSamples } from './path-samples.ts';

/** Numbers of one point: the large part of its place and its time, the small part and its length; both from 0 to 1. */
export const POINT_NUMBERS = 8;

/**
 * The points of a path as its line is drawn from them, and where the craft is among them. The points never change: the
 * craft bends the line within one piece, so that a moving craft sends no point again.
 */
export class PathPoints {
  readonly count: number;
  readonly numbers: Float32Array;
  /** Farthest point from the centre (in the line's unit). */
  readonly reach: number;
  /** The piece the craft is in: from the point of that number to the next; -1 before the first and after the last. */
  craftPiece = -1;
  /** Length of the path up to the craft, as a share of the whole. */
  craftLength = 0;
  private readonly lengths: Float64Array;

  constructor(private readonly samples: PathSamples) {
    const { epochs, positionsKm } = samples;
    this.count = epochs.length;
    this.lengths = lengthsOf(samples);
    this.numbers = new Float32Array(this.count * POINT_NUMBERS);
    let reach = 0;
    for (let i = 0; i < this.count; i++) {
      const at = POINT_NUMBERS * i;
      for (let axis = 0; axis < 3; axis++) {
        const value = positionsKm[3 * i + axis]!;
        this.numbers[at + axis] = value;
        this.numbers[at + 4 + axis] = value - Math.fround(value);
      }
      this.numbers[at + 3] = this.shareOf(epochs[i]!);
      this.numbers[at + 7] = this.lengths[i]!;
      reach = Math.max(reach, Math.hypot(positionsKm[3 * i]!, positionsKm[3 * i + 1]!, positionsKm[3 * i + 2]!));
    }
    this.reach = reach;
  }

  get start(): number {
    return this.samples.epochs[0]!;
  }

  get end(): number {
    return this.samples.epochs[this.count - 1]!;
  }

  /** An epoch as a share of the path's time, below 0 before it and above 1 after it. */
  shareOf(epoch: number): number {
    return (epoch - this.start) / Math.max(1, this.end - this.start);
  }

  /** Puts the craft (line's centre and axes) on the path at an epoch; off its ends it is on no piece. */
  moveCraft(epoch: number, { x, y, z }: Readonly<ScenePoint>): void {
    const piece = this.pieceAt(epoch);
    this.craftPiece = piece;
    if (piece < 0) {
      this.craftLength = epoch < this.start ? 0 : 1;
      return;
    }
    const { positionsKm: p } = this.samples;
    const at = 3 * piece;
    const before = lengthOf(x - p[at]!, y - p[at + 1]!, z - p[at + 2]!);
    const after = lengthOf(p[at + 3]! - x, p[at + 4]! - y, p[at + 5]! - z);
    const share = before + after > 0 ? before / (before + after) : 0;
    this.craftLength = this.lengths[piece]! + share * (this.lengths[piece + 1]! - this.lengths[piece]!);
  }

  /** The piece in whose time an epoch is, looked for from the last one on: time mostly goes on by little. */
  private pieceAt(epoch: number): number {
    const { epochs } = this.samples;
    const last = this.count - 1;
    if (!(epoch >= epochs[0]! && epoch < epochs[last]!)) return -1;
    let piece = Math.max(0, this.craftPiece);
    while (epochs[piece]! > epoch) piece--;
    while (epochs[piece + 1]! <= epoch) piece++;
    return piece;
  }
}

/** Share of the whole length up to each point. */
function lengthsOf({ positionsKm: p }: PathSamples): Float64Array {
  const lengths = new Float64Array(p.length / 3);
  for (let i = 1; i < lengths.length; i++) {
    const at = 3 * i;
    lengths[i] = lengths[i - 1]! + lengthOf(p[at]! - p[at - 3]!, p[at + 1]! - p[at - 2]!, p[at + 2]! - p[at - 1]!);
  }
  const whole = Math.max(1e-9, lengths[lengths.length - 1]!);
  for (let i = 0; i < lengths.length; i++) lengths[i] = lengths[i]! / whole;
  return lengths;
}
