import { epochTdb } from '../time/epoch.ts';
import { BitReader } from './bit-reader.ts';
import { PackBody, type PackBodyData } from './pack-body.ts';

/**
 * # The ephemeris pack
 *
 * One file holds bodies over one interval (a decade): positions as piecewise Chebyshev series in km along ICRF axes,
 * relative to each body's centre, time TDB. It reaches this module already inflated (the stored file is a zlib stream,
 * `deflate` in the words of DecompressionStream). Numbers are little-endian.
 *
 * | field | type | |
 * |---|---|---|
 * | magic | u32 | 0x4b50424f, "OBPK" |
 * | version | u16 | 1 |
 * | bodies | u16 | entries of the table below |
 *
 * Then per body, without padding:
 *
 * | field | type | |
 * |---|---|---|
 * | id, centre | 2 × (u8 length, ASCII) | ids of the body and of what its position is relative to |
 * | start, end | 2 × f64 | interval (s past J2000 TDB) |
 * | step | f64 | km per unit of the integers: the quantisation, the same for every order |
 * | cells | u32 | the interval is divided into so many equal cells |
 * | orders | u8 | largest number of coefficients per axis, at most 32 |
 * | parameters | u8 × orders | Golomb parameter of each order |
 * | bytes | u32 | length of the body's bit stream |
 *
 * Then the bit streams one after the other, in the table's order. A bit stream holds, cell by cell, a binary tree in
 * preorder: 1 = halve here, 0 = this is a piece. A piece is 5 bits (coefficients per axis - 1), then x, y and z,
 * each from the highest order to order 0, as signed exponential Golomb codes.
 *
 * Orders 0 and 1 are stored as differences from what would make the piece start with the position and the velocity in
 * which the piece before it ends (all in integers, so that coder and decoder agree to the last bit); this saves a third.
 * With T_k(1) = 1, T_k(-1) = (-1)^k, T'_k(1) = k², T'_k(-1) = (-1)^(k-1) k².
 */
export const PACK_MAGIC = 0x4b50424f;
export const PACK_VERSION = 1;
/** Most coefficients per axis a piece may have. */
export const MAX_COEFFICIENTS = 32;
/** Deepest halving of a cell; more would not fit the table of slots. */
export const MAX_DEPTH = 12;

/** The bytes are no pack, of another version, or damaged. */
export class PackFormatError extends Error {
  constructor(reason: string) {
    super(`This is not a readable ephemeris pack: ${reason}.`);
    this.name = 'PackFormatError';
  }
}

/** A decoded file. */
export interface DecodedPack {
  readonly bodies: readonly PackBody[];
}

/** End of a piece, in integers: what the next piece's orders 0 and 1 are predicted from. */
export interface PieceEnd {
  /** Per axis: value at the end, derivative by x at the end. */
  readonly value: [number, number, number];
  readonly slope: [number, number, number];
  halfSeconds: number;
}

/** No piece yet: predicts zero. */
export function pieceEnd(): PieceEnd {
  return { value: [0, 0, 0], slope: [0, 0, 0], halfSeconds: 1 };
}

/** Predicted order 1 of a piece (integer) from the end of the one before and its own orders ≥ 2 (`c[k]`, integers). */
export function predictOrder1(
  end: PieceEnd,
  axis: 0 | 1 | 2,
  halfSeconds: number,
  c: ArrayLike<number>,
  count: number,
) {
  let rest = 0;
  for (let k = 2; k < count; k++) rest += (k % 2 === 0 ? -1 : 1) * k * k * c[k]!;
  return Math.round(end.slope[axis] * (halfSeconds / end.halfSeconds)) - rest;
}

/** Predicted order 0 of a piece (integer) from the end of the one before and its own orders ≥ 1. */
export function predictOrder0(end: PieceEnd, axis: 0 | 1 | 2, c: ArrayLike<number>, count: number): number {
  let rest = 0;
  for (let k = 1; k < count; k++) rest += (k % 2 === 0 ? 1 : -1) * c[k]!;
  return end.value[axis] - rest;
}

/** Notes value and slope (integers) in which a piece ends along one axis. */
export function notePieceEnd(end: PieceEnd, axis: 0 | 1 | 2, c: ArrayLike<number>, count: number): void {
  let value = 0;
  let slope = 0;
  for (let k = 0; k < count; k++) {
    value += c[k]!;
    slope += k * k * c[k]!;
  }
  end.value[axis] = value;
  end.slope[axis] = slope;
}

/**
 * Decodes an inflated file. Takes a few milliseconds for a decade of planets; the result allocates nothing when asked.
 * @throws PackFormatError when the bytes are not a pack of this version, or damaged
 */
export function decodePack(bytes: Uint8Array): DecodedPack {
  try {
    const { headers, streamsStart } = readTable(bytes);
    let offset = streamsStart;
    const bodies = headers.map((header) => {
      const stream = bytes.subarray(offset, offset + header.byteLength);
      offset += header.byteLength;
      return new PackBody(decodeBody(header, stream));
    });
    return { bodies };
  } catch (error) {
    if (error instanceof RangeError) throw new PackFormatError(`it ends too early (${error.message})`);
    throw error;
  }
}

interface BodyHeader {
  readonly id: string;
  readonly centreId: string;
  readonly start: number;
  readonly end: number;
  readonly stepKm: number;
  readonly cells: number;
  readonly parameters: Uint8Array;
  readonly byteLength: number;
}

function readTable(bytes: Uint8Array): { headers: BodyHeader[]; streamsStart: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== PACK_MAGIC) throw new PackFormatError('it does not begin with "OBPK"');
  const version = view.getUint16(4, true);
  if (version !== PACK_VERSION) throw new PackFormatError(`its version is ${version}, expected ${PACK_VERSION}`);
  const bodyCount = view.getUint16(6, true);
  let at = 8;
  const text = (): string => {
    const length = view.getUint8(at);
    const value = String.fromCharCode(...bytes.subarray(at + 1, at + 1 + length));
    at += 1 + length;
    return value;
  };
  const f64 = (): number => {
    at += 8;
    return view.getFloat64(at - 8, true);
  };
  const u32 = (): number => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const headers: BodyHeader[] = [];
  for (let i = 0; i < bodyCount; i++) {
    const names = { id: text(), centreId: text() };
    const figures = { start: f64(), end: f64(), stepKm: f64(), cells: u32() };
    const orders = view.getUint8(at++);
    const parameters = bytes.slice(at, at + orders);
    at += orders;
    headers.push({ ...names, ...figures, parameters, byteLength: u32() });
  }
  return { headers, streamsStart: at };
}

function decodeBody(header: BodyHeader, stream: Uint8Array): PackBodyData {
  const reader = new BitReader(stream);
  const cellSeconds = (header.end - header.start) / header.cells;
  const cellFirstSlot = new Uint32Array(header.cells);
  const cellSlots = new Uint16Array(header.cells);
  const slotPiece: number[] = [];
  const pieces: Piece[] = [];
  const coefficients: number[] = [];
  const end = pieceEnd();
  for (let cell = 0; cell < header.cells; cell++) {
    const depths: number[] = [];
    readTree(reader, 0, (depth) => {
      const halfSeconds = cellSeconds / 2 ** (depth + 1);
      const count = readPiece(reader, header, end, halfSeconds, coefficients);
      pieces.push({ halfSeconds, first: coefficients.length - 3 * count, count, middle: 0 });
      depths.push(depth);
    });
    const deepest = Math.max(...depths);
    cellFirstSlot[cell] = slotPiece.length;
    cellSlots[cell] = 2 ** deepest;
    let start = cell * cellSeconds;
    depths.forEach((depth, i) => {
      const index = pieces.length - depths.length + i;
      for (let n = 0; n < 2 ** (deepest - depth); n++) slotPiece.push(index);
      const piece = pieces[index]!;
      piece.middle = start + piece.halfSeconds;
      start += 2 * piece.halfSeconds;
    });
  }
  return {
    id: header.id,
    centreId: header.centreId,
    interval: { start: epochTdb(header.start), end: epochTdb(header.end) },
    cellFirstSlot,
    cellSlots,
    slotPiece: Uint32Array.from(slotPiece),
    pieceMiddle: Float64Array.from(pieces, (p) => p.middle),
    pieceHalf: Float64Array.from(pieces, (p) => p.halfSeconds),
    pieceFirst: Uint32Array.from(pieces, (p) => p.first),
    pieceCount: Uint8Array.from(pieces, (p) => p.count),
    coefficients: Float64Array.from(coefficients),
  };
}

interface Piece {
  readonly halfSeconds: number;
  readonly first: number;
  readonly count: number;
  middle: number;
}

function readTree(reader: BitReader, depth: number, onPiece: (depth: number) => void): void {
  if (reader.bits(1) === 0) {
    onPiece(depth);
    return;
  }
  if (depth === MAX_DEPTH) throw new PackFormatError('a cell is halved too often');
  readTree(reader, depth + 1, onPiece);
  readTree(reader, depth + 1, onPiece);
}

const AXES = [0, 1, 2] as const;
const integers = new Float64Array(3 * MAX_COEFFICIENTS);

/** Appends a piece's coefficients in km, axes interleaved; returns how many per axis. */
function readPiece(
  reader: BitReader,
  header: BodyHeader,
  end: PieceEnd,
  halfSeconds: number,
  coefficients: number[],
): number {
  const count = reader.bits(5) + 1;
  if (count > header.parameters.length) throw new PackFormatError(`"${header.id}" has a piece of too high an order`);
  for (const axis of AXES) {
    const c = integers.subarray(axis * MAX_COEFFICIENTS, axis * MAX_COEFFICIENTS + count);
    for (let k = count - 1; k >= 0; k--) c[k] = reader.signedGolomb(header.parameters[k]!);
    if (count > 1) c[1] = c[1]! + predictOrder1(end, axis, halfSeconds, c, count);
    c[0] = c[0]! + predictOrder0(end, axis, c, count);
    notePieceEnd(end, axis, c, count);
  }
  end.halfSeconds = halfSeconds;
  for (let k = 0; k < count; k++) {
    for (const axis of AXES) coefficients.push(integers[axis * MAX_COEFFICIENTS + k]! * header.stepKm);
  }
  return count;
}
