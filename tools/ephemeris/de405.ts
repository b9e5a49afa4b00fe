import { readFileSync } from 'node:fs';
import { type StateVector, stateVector } from '../../src/core/ephemeris/source.ts';
import { setVec3 } from '../../src/core/math/vec3.ts';
import { type EpochTdb, epochTdb } from '../../src/core/time/epoch.ts';
import { SECONDS_PER_DAY } from '../../src/core/units/constants.ts';

/** Days from MJD 0 to J2000: epoch = (mjd - MJD_OF_J2000) * 86400. */
const MJD_OF_J2000 = 51_544.5;
const RECORD_DAYS = 32;
const RECORD_SECONDS = RECORD_DAYS * SECONDS_PER_DAY;
/** One date and the 1018 numbers of a record. */
const RECORD_LENGTH = 1019;

/** Astronomical unit of DE405 in km, and its ratio of the Earth's to the Moon's mass. */
export const DE405_AU_KM = 149_597_870.691;
export const DE405_EMRAT = 81.30056;

/**
 * DE405's masses as GM in au³/day², as the table's keywords give them (`GMS`, `GM1` ...; Earth and Moon share `GMB`).
 * @source Standish, JPL IOM 312.F-98-048 (1998); keywords of the casacore table
 */
const GM_AU3_DAY2 = {
  sun: 2.959122082855911e-4,
  mercury: 4.912547451450812e-11,
  venus: 7.243452486162703e-10,
  'earth-moon-barycenter': 8.997011346712499e-10,
  earth: (8.997011346712499e-10 * DE405_EMRAT) / (1 + DE405_EMRAT),
  moon: 8.997011346712499e-10 / (1 + DE405_EMRAT),
  mars: 9.549535105779258e-11,
  'jupiter-barycenter': 2.8253459095242264e-7,
  'saturn-barycenter': 8.459715185680659e-8,
  'uranus-barycenter': 1.2920249167819694e-8,
  'neptune-barycenter': 1.5243589007842763e-8,
  'pluto-barycenter': 2.1886997654259697e-12,
  ceres: 1.390787378942278e-13,
  pallas: 2.959122082855911e-14,
  vesta: 3.846858707712684e-14,
} as const;

/** GM (km³/s²) of DE405's bodies, and of the three asteroids it integrates with. */
export const DE405_GM_KM3_S2 = Object.fromEntries(
  Object.entries(GM_AU3_DAY2).map(([id, gm]) => [id, (gm * DE405_AU_KM ** 3) / SECONDS_PER_DAY ** 2]),
) as Readonly<Record<keyof typeof GM_AU3_DAY2, number>>;

/** What the table holds: start of the coefficients in a record (after its date), their number, sub-intervals. */
const SERIES = {
  mercury: [1, 14, 4],
  venus: [169, 10, 2],
  'earth-moon-barycenter': [229, 13, 2],
  mars: [307, 11, 1],
  'jupiter-barycenter': [340, 8, 1],
  'saturn-barycenter': [364, 7, 1],
  'uranus-barycenter': [385, 6, 1],
  'neptune-barycenter': [403, 6, 1],
  'pluto-barycenter': [421, 6, 1],
  'moon-from-earth': [439, 13, 8],
  sun: [751, 11, 2],
} as const;

type SeriesId = keyof typeof SERIES;

/** Bodies whose states relative to the solar system's barycentre the reader gives. */
export type De405BodyId = Exclude<SeriesId, 'moon-from-earth'> | 'earth' | 'moon';

/** Every body of the reader, in a fixed order. */
export const DE405_BODY_IDS: readonly De405BodyId[] = [
  'sun',
  'mercury',
  'venus',
  'earth-moon-barycenter',
  'earth',
  'moon',
  'mars',
  'jupiter-barycenter',
  'saturn-barycenter',
  'uranus-barycenter',
  'neptune-barycenter',
  'pluto-barycenter',
];

/**
 * JPL DE405 as dumped by `extract-de405.py`: states in km and km/s along its axes (ICRF within 1 mas), time TDB.
 * Allocates nothing per call. Not for concurrent use from one instance.
 * @source Standish, JPL Planetary and Lunar Ephemerides DE405/LE405, JPL IOM 312.F-98-048 (1998)
 */
export class De405 {
  readonly startEpoch: EpochTdb;
  /** Last epoch covered. */
  readonly endEpoch: EpochTdb;
  private readonly recordCount: number;
  private readonly scratch = stateVector();

  constructor(private readonly table: Float64Array) {
    this.recordCount = table.length / RECORD_LENGTH;
    if (!Number.isInteger(this.recordCount) || this.recordCount < 1) {
      throw new Error(
        `The DE405 dump has ${table.length} numbers, not a multiple of ${RECORD_LENGTH}: extract it again.`,
      );
    }
    this.startEpoch = epochTdb((table[0]! - MJD_OF_J2000) * SECONDS_PER_DAY);
    this.endEpoch = epochTdb(this.startEpoch + this.recordCount * RECORD_SECONDS);
  }

  /** Reads the dump (little-endian float64). */
  static fromFile(path = '.cache/de405.f64'): De405 {
    const bytes = readFileSync(path);
    return new De405(new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)));
  }

  /** State relative to the solar system's barycentre. @throws RangeError outside the table */
  barycentricInto(out: StateVector, id: De405BodyId, epoch: EpochTdb): void {
    if (id === 'earth') this.earthOrMoonInto(out, epoch, -1 / (1 + DE405_EMRAT));
    else if (id === 'moon') this.earthOrMoonInto(out, epoch, DE405_EMRAT / (1 + DE405_EMRAT));
    else this.seriesInto(out, id, epoch);
  }

  /** State relative to the Sun. @throws RangeError outside the table */
  heliocentricInto(out: StateVector, id: De405BodyId, epoch: EpochTdb): void {
    this.barycentricInto(out, id, epoch);
    this.seriesInto(this.scratch, 'sun', epoch);
    addScaledState(out, this.scratch, -1);
  }

  /** State of the Moon relative to the Earth. @throws RangeError outside the table */
  moonFromEarthInto(out: StateVector, epoch: EpochTdb): void {
    this.seriesInto(out, 'moon-from-earth', epoch);
  }

  private earthOrMoonInto(out: StateVector, epoch: EpochTdb, share: number): void {
    this.seriesInto(out, 'earth-moon-barycenter', epoch);
    this.seriesInto(this.scratch, 'moon-from-earth', epoch);
    addScaledState(out, this.scratch, share);
  }

  private seriesInto(out: StateVector, id: SeriesId, epoch: EpochTdb): void {
    if (!(epoch >= this.startEpoch && epoch <= this.endEpoch)) {
      throw new RangeError(`DE405 covers ${this.startEpoch} to ${this.endEpoch} s past J2000, asked was ${epoch}.`);
    }
    const [start, count, pieces] = SERIES[id];
    const sinceStart = epoch - this.startEpoch;
    const record = Math.min(Math.floor(sinceStart / RECORD_SECONDS), this.recordCount - 1);
    const pieceSeconds = RECORD_SECONDS / pieces;
    const inRecord = sinceStart - record * RECORD_SECONDS;
    const piece = Math.min(Math.floor(inRecord / pieceSeconds), pieces - 1);
    const x = (2 * (inRecord - piece * pieceSeconds)) / pieceSeconds - 1;
    const base = record * RECORD_LENGTH + start + piece * count * 3;
    evaluate(this.table, base, count, x, 2 / pieceSeconds, out);
  }
}

/** Three Chebyshev series of `count` coefficients each, and their derivatives, by Clenshaw's recurrence. */
function evaluate(table: Float64Array, base: number, count: number, x: number, rate: number, out: StateVector): void {
  for (let axis = 0; axis < 3; axis++) {
    const first = base + axis * count;
    let b1 = 0;
    let b2 = 0;
    let d1 = 0;
    let d2 = 0;
    for (let k = count - 1; k > 0; k--) {
      const d0 = 2 * b1 + 2 * x * d1 - d2;
      d2 = d1;
      d1 = d0;
      const b0 = table[first + k]! + 2 * x * b1 - b2;
      b2 = b1;
      b1 = b0;
    }
    const value = table[first]! + x * b1 - b2;
    const derivative = (b1 + x * d1 - d2) * rate;
    if (axis === 0) {
      out.positionKm.x = value;
      out.velocityKmS.x = derivative;
    } else if (axis === 1) {
      out.positionKm.y = value;
      out.velocityKmS.y = derivative;
    } else {
      out.positionKm.z = value;
      out.velocityKmS.z = derivative;
    }
  }
}

function addScaledState(out: StateVector, other: StateVector, factor: number): void {
  const p = out.positionKm;
  const v = out.velocityKmS;
  setVec3(p, p.x + factor * other.positionKm.x, p.y + factor * other.positionKm.y, p.z + factor * other.positionKm.z);
  setVec3(
    v,
    v.x + factor * other.velocityKmS.x,
    v.y + factor * other.velocityKmS.y,
    v.z + factor * other.velocityKmS.z,
  );
}
