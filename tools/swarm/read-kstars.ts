import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { familyOf, type SwarmFamily } from '../../src/core/swarm/families.ts';
import { ROOT_GM_AU_DAY } from '../../src/core/swarm/swarm-place.ts';
import { J2000_JD } from '../../src/core/units/constants.ts';

/** One small body as JPL's database tells of it. */
export interface SmallBody {
  readonly name: string;
  readonly family: SwarmFamily;
  readonly jplClass: string;
  readonly number: number;
  readonly periapsisAu: number;
  readonly eccentricity: number;
  readonly inclinationDeg: number;
  readonly ascendingNodeDeg: number;
  readonly argumentOfPeriapsisDeg: number;
  /** Days after J2000 TDB. */
  readonly periapsisDays: number;
  readonly magnitude: number | undefined;
  /** Epoch of osculation, modified Julian date TDB. */
  readonly epochMjd: number;
  readonly diameterKm: number | undefined;
}

const MJD_JD = 2_400_000.5;

/** A row of the file: its fields by name. Numbers come as text or as numbers, unknown ones as null. */
type Row = Readonly<Record<string, string | number | null>>;

/** Reads asteroids.dat and comets.dat of KStars' data folder: answers of JPL's SBDB Query API, kept as JSON. */
export function readKstars(folder: string): SmallBody[] {
  const asteroids = readRows(join(folder, 'asteroids.dat')).flatMap(asteroidOf);
  return [...asteroids, ...readRows(join(folder, 'comets.dat')).map(cometOf)];
}

function readRows(path: string): Row[] {
  const { fields, data } = JSON.parse(readFileSync(path, 'utf8')) as {
    fields: readonly string[];
    data: readonly (readonly (string | number | null)[])[];
  };
  return data.map((cells) => Object.fromEntries(fields.map((field, i) => [field, cells[i] ?? null])));
}

/** Rows without a mean anomaly, and Pluto, a world of its own in the picture, are left out. */
function asteroidOf(row: Row): SmallBody[] {
  const name = textOf(row, 'full_name');
  const mean = tryNumberOf(row, 'ma');
  if (mean === undefined || name.startsWith('134340 ')) return [];
  const eccentricity = numberOf(row, 'e');
  const periapsisAu = numberOf(row, 'q');
  const epochMjd = numberOf(row, 'epoch_mjd');
  const motionDegPerDay = (ROOT_GM_AU_DAY * (180 / Math.PI)) / (periapsisAu / (1 - eccentricity)) ** 1.5;
  const sincePeriapsisDeg = mean > 180 ? mean - 360 : mean;
  const jplClass = textOf(row, 'class');
  return [
    {
      name: name.replace(/^\((.*)\)$/, '$1'),
      family: familyOf(jplClass, periapsisAu, eccentricity),
      jplClass,
      number: Number(/^(\d+) /.exec(name)?.[1] ?? 0),
      periapsisAu,
      eccentricity,
      ...anglesOf(row),
      periapsisDays: epochMjd + MJD_JD - J2000_JD - sincePeriapsisDeg / motionDegPerDay,
      magnitude: tryNumberOf(row, 'H'),
      epochMjd,
      diameterKm: tryNumberOf(row, 'diameter'),
    },
  ];
}

function cometOf(row: Row): SmallBody {
  const name = textOf(row, 'full_name');
  const jplClass = textOf(row, 'class');
  const periapsisAu = numberOf(row, 'q');
  const eccentricity = numberOf(row, 'e');
  // Pieces of a comet ("73P/… -BG") are not the comet itself.
  const number = /^(\d+)[PD]\/(?!.*-[A-Z]{1,2}$)/.exec(name)?.[1];
  return {
    name,
    family: familyOf(jplClass, periapsisAu, eccentricity),
    jplClass,
    number: number === undefined ? 0 : -Number(number),
    periapsisAu,
    eccentricity,
    ...anglesOf(row),
    periapsisDays: numberOf(row, 'tp') - J2000_JD,
    magnitude: tryNumberOf(row, 'M1'),
    epochMjd: numberOf(row, 'epoch.mjd'),
    diameterKm: tryNumberOf(row, 'diameter'),
  };
}

function anglesOf(row: Row) {
  return {
    inclinationDeg: numberOf(row, 'i'),
    ascendingNodeDeg: numberOf(row, 'om'),
    argumentOfPeriapsisDeg: numberOf(row, 'w'),
  };
}

function textOf(row: Row, field: string): string {
  const value = row[field];
  if (typeof value !== 'string') throw new TypeError(`${JSON.stringify(row)} has no ${field}.`);
  return value.trim();
}

function tryNumberOf(row: Row, field: string): number | undefined {
  const value = row[field];
  if (value === null || value === undefined || value === '') return undefined;
  const number = Number(value);
  if (!Number.isFinite(number)) throw new TypeError(`${field} of ${row.full_name} is no number: ${value}`);
  return number;
}

function numberOf(row: Row, field: string): number {
  const value = tryNumberOf(row, field);
  if (value === undefined) throw new TypeError(`${row.full_name} has no ${field}.`);
  return value;
}
