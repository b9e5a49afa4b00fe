import { type EpochTdb, epochTdb } from '../time/epoch.ts';
import type { Interval, StateVector } from './source.ts';

/** Decoded pieces of one body: see `pack-format.ts` for their meaning. */
export interface PackBodyData {
  readonly id: string;
  readonly centreId: string;
  readonly interval: Interval;
  /** Per cell: index of its first slot, and how many equal slots it is divided into. */
  readonly cellFirstSlot: Uint32Array;
  readonly cellSlots: Uint16Array;
  /** Per slot: the piece that covers it. */
  readonly slotPiece: Uint32Array;
  /** Per piece: start and half length (s since the interval's start), first coefficient and coefficients per axis. */
  readonly pieceMiddle: Float64Array;
  readonly pieceHalf: Float64Array;
  readonly pieceFirst: Uint32Array;
  readonly pieceCount: Uint8Array;
  /** Coefficients in km: x, y, z of order 0, x, y, z of order 1 ... */
  readonly coefficients: Float64Array;
}

/** One body over one file's interval: finds the piece in constant time and evaluates it without allocating. */
export class PackBody {
  readonly id: string;
  readonly centreId: string;
  readonly interval: Interval;
  private readonly startEpoch: number;
  private readonly cellsPerSecond: number;
  private readonly cellCount: number;

  constructor(private readonly data: PackBodyData) {
    this.id = data.id;
    this.centreId = data.centreId;
    this.interval = data.interval;
    this.startEpoch = data.interval.start;
    this.cellCount = data.cellSlots.length;
    this.cellsPerSecond = this.cellCount / (data.interval.end - data.interval.start);
  }

  /** How many pieces and numbers it has. */
  get size(): { pieces: number; coefficients: number } {
    return { pieces: this.data.pieceCount.length, coefficients: this.data.coefficients.length };
  }

  /**
   * State relative to `centreId` (ICRF axes, km, km/s) at `epoch` (TDB) inside `interval`; the velocity is the exact
   * derivative of the position.
   */
  stateInto(out: StateVector, epoch: EpochTdb): void {
    const data = this.data;
    const since = epoch - this.startEpoch;
    const inCells = since * this.cellsPerSecond;
    let cell = inCells | 0;
    if (cell >= this.cellCount) cell = this.cellCount - 1;
    const slots = data.cellSlots[cell]!;
    let slot = ((inCells - cell) * slots) | 0;
    if (slot >= slots) slot = slots - 1;
    const piece = data.slotPiece[data.cellFirstSlot[cell]! + slot]!;
    const half = data.pieceHalf[piece]!;
    this.sum(
      out,
      data.pieceFirst[piece]!,
      data.pieceCount[piece]!,
      (since - data.pieceMiddle[piece]!) / half,
      1 / half,
    );
  }

  /** Sums c[k] T_k(x) and its derivative; T'_k follows from T'_k = 2 T_{k-1} + 2x T'_{k-1} - T'_{k-2}. */
  private sum(out: StateVector, first: number, count: number, x: number, perSecond: number): void {
    const c = this.data.coefficients;
    let px = c[first]!;
    let py = c[first + 1]!;
    let pz = c[first + 2]!;
    let vx = 0;
    let vy = 0;
    let vz = 0;
    let t0 = 1;
    let t1 = x;
    let d0 = 0;
    let d1 = 1;
    const x2 = 2 * x;
    const end = first + 3 * count;
    for (let i = first + 3; i < end; i += 3) {
      const cx = c[i]!;
      const cy = c[i + 1]!;
      const cz = c[i + 2]!;
      px += cx * t1;
      py += cy * t1;
      pz += cz * t1;
      vx += cx * d1;
      vy += cy * d1;
      vz += cz * d1;
      const d2 = 2 * t1 + x2 * d1 - d0;
      const t2 = x2 * t1 - t0;
      d0 = d1;
      d1 = d2;
      t0 = t1;
      t1 = t2;
    }
    const p = out.positionKm;
    p.x = px;
    p.y = py;
    p.z = pz;
    const v = out.velocityKmS;
    v.x = vx * perSecond;
    v.y = vy * perSecond;
    v.z = vz * perSecond;
  }

  /** Epochs where one piece meets the next, rising: where continuity is to be checked. */
  joints(): EpochTdb[] {
    const { pieceMiddle, pieceHalf } = this.data;
    return Array.from(pieceMiddle.subarray(1), (middle, i) => epochTdb(this.startEpoch + middle - pieceHalf[i + 1]!));
  }
}
