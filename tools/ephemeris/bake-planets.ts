import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { PackedBodyEntry } from '../../src/core/ephemeris/pack-manifest.ts';
import type { StateVector } from '../../src/core/ephemeris/source.ts';
import { CLOCK_END } from '../../src/core/time/clock-range.ts';
import type { EpochTdb } from '../../src/core/time/epoch.ts';
import { De405, type De405BodyId } from './de405.ts';
import { DECADES, intersection } from './decades.ts';
import { fitBody } from './fit.ts';
import { correctedSampler, isOuterPlanet } from './outer-planets.ts';
import { writePack } from './write-pack.ts';

const DUMP = '.cache/de405.f64';
/** Velocities of the inner planets and the Moon are kept this well (km/s). */
const VELOCITY_TOLERANCE_KM_S = 1e-5;
/** Most coefficients per axis: a compromise of bytes and speed, the Earth's in favour of speed. */
const LARGEST_COUNT = 16;
const LARGEST_COUNT_EARTH = 12;

interface PlannedBody {
  readonly id: De405BodyId;
  readonly toleranceKm: number;
  readonly accuracyKm: number;
}

/** Tolerance of the fit; accuracy measured by `tests/core/ephemeris/planets.test.ts`, rounded up. */
const BODIES: readonly PlannedBody[] = [
  { id: 'sun', toleranceKm: 0.1, accuracyKm: 3 },
  { id: 'mercury', toleranceKm: 0.2, accuracyKm: 5 },
  { id: 'venus', toleranceKm: 0.2, accuracyKm: 2 },
  { id: 'earth', toleranceKm: 0.1, accuracyKm: 3 },
  { id: 'moon', toleranceKm: 0.01, accuracyKm: 0.05 },
  { id: 'mars', toleranceKm: 0.2, accuracyKm: 4 },
  { id: 'jupiter-barycenter', toleranceKm: 1, accuracyKm: 70 },
  { id: 'saturn-barycenter', toleranceKm: 1, accuracyKm: 40 },
  { id: 'uranus-barycenter', toleranceKm: 2, accuracyKm: 1_200 },
  { id: 'neptune-barycenter', toleranceKm: 2, accuracyKm: 3_300 },
  { id: 'pluto-barycenter', toleranceKm: 2, accuracyKm: 4_500 },
];

function centreOf(id: De405BodyId): string {
  if (id === 'moon') return 'earth';
  // Far out the Sun's own small motion would only cost bytes; near by, one body less to add is twice as fast.
  return id === 'sun' || id.endsWith('-barycenter') ? 'solar-system-barycenter' : 'sun';
}

function entryOf({ id, toleranceKm, accuracyKm }: PlannedBody): Omit<PackedBodyEntry, 'group' | 'start' | 'end'> {
  return {
    id,
    centreId: centreOf(id),
    toleranceKm,
    accuracyKm,
    accuracyStatement:
      'Largest distance from JPL DE431 and DE441, seen from the Sun (the Moon from the Earth), 1960-2059, rounded up.',
    provenance: 'jpl-ephemeris',
  };
}

function samplerOf(table: De405, id: De405BodyId): (epoch: EpochTdb, out: StateVector) => void {
  if (id === 'moon') return (epoch, out) => table.moonFromEarthInto(out, epoch);
  if (isOuterPlanet(id)) {
    const corrected = correctedSampler(table, id);
    return (epoch, out) => corrected(out, epoch);
  }
  if (centreOf(id) === 'sun') return (epoch, out) => table.heliocentricInto(out, id, epoch);
  return (epoch, out) => table.barycentricInto(out, id, epoch);
}

/** Fits Sun, planets and Moon and writes the group `planets` of the pack. Takes half a minute. */
export function bakePlanets(): void {
  if (!existsSync(DUMP)) {
    execFileSync('/usr/bin/python3', ['tools/ephemeris/extract-de405.py', DUMP], { stdio: 'inherit' });
  }
  const table = De405.fromFile(DUMP);
  const samplers = new Map(BODIES.map(({ id }) => [id, samplerOf(table, id)]));
  const whole = { start: table.startEpoch, end: CLOCK_END };
  const decades = DECADES.map(({ decade, interval }) => {
    const span = intersection(interval, whole);
    const fit = ({ id, toleranceKm }: PlannedBody) => {
      const centreId = centreOf(id);
      const sample = samplers.get(id)!;
      const largestCount = id === 'earth' ? LARGEST_COUNT_EARTH : LARGEST_COUNT;
      const limits = { toleranceKm, velocityToleranceKmS: VELOCITY_TOLERANCE_KM_S, largestCount };
      return fitBody({ id, centreId, interval: span ?? interval, ...limits, sample });
    };
    return { decade, bodies: span ? BODIES.map(fit) : [] };
  });
  const files = writePack({
    about: {
      group: 'planets',
      source:
        'JPL DE405 (Standish 1998, JPL IOM 312.F-98-048), as in the Debian package casacore-data-jpl-de405; from Jupiter on adjusted to 57 states of JPL Horizons (DE441); ICRF, TDB',
      licence: 'Public domain (U.S. Government work: NASA/JPL)',
      recipe: 'npm run bake:ephemeris; see tools/ephemeris/README.md',
    },
    bodies: BODIES.map(entryOf),
    decades,
  });
  for (const { file, bytes } of files) console.log(`${file}: ${bytes} bytes`);
}
