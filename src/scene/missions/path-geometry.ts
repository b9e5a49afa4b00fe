import { type BufferGeometry, DynamicDrawUsage, InterleavedBuffer, InterleavedBufferAttribute } from 'three';
import { type CraftLine, craftLine, insertCraft } from '../../core/trajectory/sampling/craft-on-line.ts';
import { PIECE_VERTICES, ribbonGeometry } from '../lines/ribbon-geometry.ts';
import type { ScenePoint } from '../stage/display-axes.ts';
import { lengthOf } from '../stage/length.ts';
import type { PathSamples } from './path-samples.ts';

/** Floats of one point: place in two parts (large and small), time and length from 0 to 1. */
const STRIDE = 8;
/** Floats of one piece: each of its vertices carries both of its ends, one after the other. */
const PIECE_STRIDE = PIECE_VERTICES * 2 * STRIDE;

const changed = { first: 0, last: 0 };

/** The points of a path as pieces of a ribbon, with the craft as one more point that moves through them. */
export class PathGeometry {
  readonly geometry: BufferGeometry;
  /** Length of the path up to the craft, as a share of the whole. */
  craftLength = 0;
  private readonly line: CraftLine;
  private readonly lengths: Float64Array;
  private readonly buffer: InterleavedBuffer;
  private readonly point = new Float32Array(STRIDE);
  /** The one range that is sent again; kept, so that a moving craft leaves no rubbish behind. */
  private readonly range = { start: 0, count: 0 };

  constructor(samples: PathSamples) {
    this.line = craftLine(samples);
    this.lengths = lengthsOf(samples);
    const pieces = this.line.epochs.length - 1;
    this.buffer = new InterleavedBuffer(new Float32Array(pieces * PIECE_STRIDE), 2 * STRIDE);
    this.buffer.setUsage(DynamicDrawUsage);
    this.geometry = ribbonGeometry(pieces);
    for (const [end, shift] of [
      ['A', 0],
      ['B', STRIDE],
    ] as const) {
      const part = (size: number, at: number) => new InterleavedBufferAttribute(this.buffer, size, shift + at);
      this.geometry.setAttribute(`aHigh${end}`, part(3, 0));
      this.geometry.setAttribute(`aLow${end}`, part(3, 3));
      this.geometry.setAttribute(`aTime${end}`, part(2, 6));
    }
    for (let i = 0; i <= pieces; i++) this.write(i);
  }

  get start(): number {
    return this.line.epochs[0]!;
  }

  get end(): number {
    return this.line.epochs[this.line.epochs.length - 1]!;
  }

  /** Bends the line through the craft (line's centre and axes) at an epoch; off its ends, it ends where it ends. */
  moveCraft(epoch: number, at: Readonly<ScenePoint>): void {
    const { line, buffer } = this;
    const slot = line.slot;
    insertCraft(changed, line, epoch, at);
    const isEnd = line.slot === 0 || line.slot === line.epochs.length - 1;
    if (isEnd && slot === line.slot && this.isAtRest) return;
    this.isAtRest = isEnd;
    this.craftLength = this.lengthAt(line.slot);
    for (let i = changed.first; i <= changed.last; i++) this.write(i);
    this.send(Math.max(0, changed.first - 1) * PIECE_STRIDE, (changed.last + 1) * PIECE_STRIDE);
    buffer.needsUpdate = true;
  }

  private isAtRest = true;

  /** Adds floats to those that are sent with the next picture. */
  private send(from: number, to: number): void {
    const { range } = this;
    const { updateRanges, array } = this.buffer;
    const isWaiting = updateRanges.length > 0;
    const start = isWaiting ? Math.min(from, range.start) : from;
    const end = Math.min(array.length, isWaiting ? Math.max(to, range.start + range.count) : to);
    range.start = start;
    range.count = end - start;
    if (!isWaiting) updateRanges.push(range);
  }

  /** Writes a point into the piece that ends there and the one that begins there. */
  private write(i: number): void {
    const { point, line, buffer } = this;
    const { epochs, positionsKm } = line;
    const last = epochs.length - 1;
    for (let axis = 0; axis < 3; axis++) {
      const value = positionsKm[3 * i + axis]!;
      point[axis] = value;
      point[3 + axis] = value - Math.fround(value);
    }
    point[6] = (epochs[i]! - epochs[0]!) / Math.max(1, epochs[last]! - epochs[0]!);
    point[7] = this.lengthAt(i);
    const array = buffer.array as Float32Array;
    for (let vertex = 0; vertex < PIECE_VERTICES; vertex++) {
      if (i < last) array.set(point, i * PIECE_STRIDE + vertex * 2 * STRIDE);
      if (i > 0) array.set(point, (i - 1) * PIECE_STRIDE + vertex * 2 * STRIDE + STRIDE);
    }
  }

  /** Share of the path's length up to a point; the craft's own lies between its neighbours'. */
  private lengthAt(i: number): number {
    const { lengths, line } = this;
    const { slot } = line;
    if (i < slot || slot === 0) return lengths[Math.max(0, slot === 0 ? i - 1 : i)]!;
    if (i > slot || slot === lengths.length) return lengths[i - 1]!;
    const before = this.stepKm(slot - 1);
    const after = this.stepKm(slot);
    const share = before + after > 0 ? before / (before + after) : 0;
    return lengths[slot - 1]! + share * (lengths[slot]! - lengths[slot - 1]!);
  }

  private stepKm(i: number): number {
    const { positionsKm: p } = this.line;
    return lengthOf(p[3 * i + 3]! - p[3 * i]!, p[3 * i + 4]! - p[3 * i + 1]!, p[3 * i + 5]! - p[3 * i + 2]!);
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
