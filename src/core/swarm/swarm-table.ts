import { SWARM_FAMILIES } from './families.ts';

/** Marks a file of small bodies ("SWRM", little-endian) and its layout. */
export const SWARM_MAGIC = 0x4d52_5753;
export const SWARM_VERSION = 1;
const HEADER_BYTES = 16;
/** Bytes of one body over all columns. */
const BODY_BYTES = 4 * 7 + 2 + 2;
/** Parts of a turn, and of a day, in which angles and times of periapsis are kept. */
export const PARTS_OF_TURN = 2 ** 32;
export const PARTS_OF_DAY = 65_536;
/** Magnitudes are kept in eighths above this one. */
export const BRIGHTEST_MAGNITUDE = -2;
export const PARTS_OF_MAGNITUDE = 8;

/**
 * Orbits of many small bodies about the Sun, column by column: two-body elements along EclipticJ2000 axes. Bodies of one
 * family stand together, within it the rounder orbits first.
 */
export interface SwarmTable {
  readonly count: number;
  readonly periapsisAu: Float32Array;
  /** 1 − e, which keeps its digits for orbits that are nearly parabolas; negative for hyperbolas. */
  readonly oneMinusEccentricity: Float32Array;
  /** Angles in 2⁻³² turns. */
  readonly inclination: Uint32Array;
  readonly ascendingNode: Uint32Array;
  readonly argumentOfPeriapsis: Uint32Array;
  /** Time of periapsis nearest to the elements' epoch: whole days after J2000 TDB, and 65536ths of a day more. */
  readonly periapsisDay: Int32Array;
  readonly periapsisDayPart: Uint16Array;
  /** Number of a numbered asteroid; of a periodic comet the negative number; 0 for all others. */
  readonly number: Int32Array;
  /** Index into `SWARM_FAMILIES`. */
  readonly family: Uint8Array;
  /** Absolute magnitude (comets: total) in eighths above −2; 255 where it is unknown. */
  readonly magnitude: Uint8Array;
}

/** The file was made for another version of the page, or is damaged. */
export class SwarmFileError extends Error {
  constructor(problem: string) {
    super(`The file of small bodies can't be read: ${problem}. Load the page anew, or bake the file again.`);
    this.name = 'SwarmFileError';
  }
}

/**
 * Reads an inflated file of small bodies: magic, version, count, zero (u32 each), then the columns in the order of
 * `SwarmTable`, all little-endian. The columns share the buffer.
 * @throws SwarmFileError when magic, version, length or a family does not fit
 */
export function decodeSwarm(bytes: Uint8Array): SwarmTable {
  if (bytes.byteLength < HEADER_BYTES) throw new SwarmFileError(`it has ${bytes.byteLength} bytes`);
  const { buffer } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const start = bytes.byteOffset % 4 === 0 ? bytes.byteOffset : 0;
  const [magic, version, count = 0] = new Uint32Array(buffer, start, 4);
  if (magic !== SWARM_MAGIC) throw new SwarmFileError('it does not begin with its sign');
  if (version !== SWARM_VERSION) throw new SwarmFileError(`it has version ${version}, not ${SWARM_VERSION}`);
  const expected = HEADER_BYTES + count * BODY_BYTES;
  if (bytes.byteLength !== expected) throw new SwarmFileError(`${bytes.byteLength} bytes are not ${expected}`);
  let at = start + HEADER_BYTES;
  const take = (bytesEach: number) => {
    const from = at;
    at += count * bytesEach;
    return from;
  };
  const table: SwarmTable = {
    count,
    periapsisAu: new Float32Array(buffer, take(4), count),
    oneMinusEccentricity: new Float32Array(buffer, take(4), count),
    inclination: new Uint32Array(buffer, take(4), count),
    ascendingNode: new Uint32Array(buffer, take(4), count),
    argumentOfPeriapsis: new Uint32Array(buffer, take(4), count),
    periapsisDay: new Int32Array(buffer, take(4), count),
    number: new Int32Array(buffer, take(4), count),
    periapsisDayPart: new Uint16Array(buffer, take(2), count),
    family: new Uint8Array(buffer, take(1), count),
    magnitude: new Uint8Array(buffer, take(1), count),
  };
  const unknown = table.family.find((family) => family >= SWARM_FAMILIES.length);
  if (unknown !== undefined) throw new SwarmFileError(`there is no family ${unknown}`);
  return table;
}

/** Writes a table as a file, as `decodeSwarm` reads it. */
export function encodeSwarm(table: SwarmTable): Uint8Array {
  const { count } = table;
  const bytes = new Uint8Array(HEADER_BYTES + count * BODY_BYTES);
  new Uint32Array(bytes.buffer, 0, 4).set([SWARM_MAGIC, SWARM_VERSION, count, 0]);
  let at = HEADER_BYTES;
  const columns = [
    table.periapsisAu,
    table.oneMinusEccentricity,
    table.inclination,
    table.ascendingNode,
    table.argumentOfPeriapsis,
    table.periapsisDay,
    table.number,
    table.periapsisDayPart,
    table.family,
    table.magnitude,
  ];
  for (const column of columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += column.byteLength;
  }
  return bytes;
}

/** A table of so many bodies, all zero, to be filled. */
export function emptySwarm(count: number): SwarmTable {
  return {
    count,
    periapsisAu: new Float32Array(count),
    oneMinusEccentricity: new Float32Array(count),
    inclination: new Uint32Array(count),
    ascendingNode: new Uint32Array(count),
    argumentOfPeriapsis: new Uint32Array(count),
    periapsisDay: new Int32Array(count),
    number: new Int32Array(count),
    periapsisDayPart: new Uint16Array(count),
    family: new Uint8Array(count),
    magnitude: new Uint8Array(count),
  };
}

/** Absolute magnitude of a body; undefined where it is unknown. */
export function magnitudeOf(table: SwarmTable, i: number): number | undefined {
  const kept = table.magnitude[i]!;
  return kept === 255 ? undefined : kept / PARTS_OF_MAGNITUDE + BRIGHTEST_MAGNITUDE;
}
