import {
  notePieceEnd,
  PACK_MAGIC,
  PACK_VERSION,
  pieceEnd,
  predictOrder0,
  predictOrder1,
} from '../../src/core/ephemeris/pack-format.ts';
import type { Interval } from '../../src/core/ephemeris/source.ts';
import { BitWriter, signedGolombLength } from './bit-writer.ts';

/** One piece: three Chebyshev series in whole multiples of the body's step. */
export interface FittedPiece {
  /** How often its cell is halved to give it. */
  readonly depth: number;
  readonly halfSeconds: number;
  /** Coefficients per axis: x, y, z. */
  readonly axes: readonly [Float64Array, Float64Array, Float64Array];
}

/** A body over one file's interval, ready to be encoded. */
export interface FittedBody {
  readonly id: string;
  readonly centreId: string;
  readonly interval: Interval;
  readonly stepKm: number;
  readonly cells: readonly (readonly FittedPiece[])[];
}

const AXES = [0, 1, 2] as const;
const LARGEST_PARAMETER = 40;

/** Bytes a fitted body takes in the pack, without its entry in the table. */
export function encodedLength(body: FittedBody): number {
  const residuals = residualsOf(body);
  const parameters = chooseParameters(residuals);
  let bits = 0;
  for (const piece of residuals) {
    bits += 5 + 2;
    for (const axis of piece) {
      for (let k = 0; k < axis.length; k++) bits += signedGolombLength(axis[k]!, parameters[k]!);
    }
  }
  return Math.ceil(bits / 8);
}

/** Writes bodies in the layout of `pack-format.ts` (not yet deflated). */
export function encodePack(bodies: readonly FittedBody[]): Uint8Array {
  const encoded = bodies.map((body) => {
    const residuals = residualsOf(body);
    const parameters = chooseParameters(residuals);
    return { body, parameters, stream: encodeStream(body, residuals, parameters) };
  });
  const table: number[] = [];
  const u = (value: number, bytes: number): void => {
    for (let i = 0; i < bytes; i++) table.push(Math.floor(value / 256 ** i) % 256);
  };
  const f64 = (value: number): void => {
    table.push(...new Uint8Array(Float64Array.of(value).buffer));
  };
  const text = (value: string): void => {
    table.push(value.length, ...Buffer.from(value, 'ascii'));
  };
  u(PACK_MAGIC, 4);
  u(PACK_VERSION, 2);
  u(bodies.length, 2);
  for (const { body, parameters, stream } of encoded) {
    text(body.id);
    text(body.centreId);
    f64(body.interval.start);
    f64(body.interval.end);
    f64(body.stepKm);
    u(body.cells.length, 4);
    table.push(parameters.length, ...parameters);
    u(stream.length, 4);
  }
  return Buffer.concat([Uint8Array.from(table), ...encoded.map((e) => e.stream)]);
}

/** Per piece and axis: the integers as stored, orders 0 and 1 as differences from their prediction. */
function residualsOf(body: FittedBody): Float64Array[][] {
  const end = pieceEnd();
  return body.cells.flat().map((piece) => {
    const residuals = AXES.map((axis) => {
      const c = piece.axes[axis];
      const residual = Float64Array.from(c);
      residual[0] = c[0]! - predictOrder0(end, axis, c, c.length);
      if (c.length > 1) residual[1] = c[1]! - predictOrder1(end, axis, piece.halfSeconds, c, c.length);
      notePieceEnd(end, axis, c, c.length);
      return residual;
    });
    end.halfSeconds = piece.halfSeconds;
    return residuals;
  });
}

/** The cheapest Golomb parameter of each order. */
function chooseParameters(residuals: readonly Float64Array[][]): number[] {
  const byOrder: number[][] = [];
  for (const axis of residuals.flat()) {
    for (let k = 0; k < axis.length; k++) {
      byOrder[k] ??= [];
      byOrder[k]!.push(axis[k]!);
    }
  }
  return byOrder.map((values) => {
    let best = 0;
    let bestBits = Number.POSITIVE_INFINITY;
    for (let parameter = 0; parameter <= LARGEST_PARAMETER; parameter++) {
      const bits = values.reduce((sum, v) => sum + signedGolombLength(v, parameter), 0);
      if (bits < bestBits) [best, bestBits] = [parameter, bits];
    }
    return best;
  });
}

function encodeStream(
  body: FittedBody,
  residuals: readonly Float64Array[][],
  parameters: readonly number[],
): Uint8Array {
  const writer = new BitWriter();
  let next = 0;
  for (const cell of body.cells) {
    let index = 0;
    const write = (depth: number): void => {
      const piece = cell[index]!;
      if (piece.depth > depth) {
        writer.bits(1, 1);
        write(depth + 1);
        write(depth + 1);
        return;
      }
      index++;
      const axes = residuals[next++]!;
      writer.bits(0, 1);
      writer.bits(axes[0]!.length - 1, 5);
      for (const axis of axes) {
        for (let k = axis.length - 1; k >= 0; k--) writer.signedGolomb(axis[k]!, parameters[k]!);
      }
    };
    write(0);
  }
  return writer.toBytes();
}
