import { readdirSync, readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { Body, GeoMoon, HelioVector } from 'astronomy-engine';
import { type AlmanacBody, addPack, createAlmanac } from '../../src/core/ephemeris/build-almanac.ts';
import { decodePack } from '../../src/core/ephemeris/pack-format.ts';
import type { PackManifest } from '../../src/core/ephemeris/pack-manifest.ts';
import { stateVector } from '../../src/core/ephemeris/source.ts';
import { type EpochTdb, epochTdb } from '../../src/core/time/epoch.ts';
import { SECONDS_PER_DAY } from '../../src/core/units/constants.ts';

/**
 * How many times faster a position comes from the almanac than from astronomy-engine, both in this process at the same
 * random epochs of 1960-2059. The almanac also gives the velocity. Exits with 1 below the required ratios.
 */
const PACKS = 'public/packs/ephemeris';
const EPOCHS = 4_096;
const ROUNDS = 20;

interface Contest {
  readonly id: string;
  readonly centreId: string;
  readonly required: number;
  theirs(ttDays: number): { readonly x: number };
}

const CONTESTS: readonly Contest[] = [
  { id: 'earth', centreId: 'sun', required: 10, theirs: (t) => HelioVector(Body.Earth, t) },
  { id: 'mars', centreId: 'sun', required: 10, theirs: (t) => HelioVector(Body.Mars, t) },
  { id: 'moon', centreId: 'earth', required: 30, theirs: (t) => GeoMoon(t) },
  { id: 'pluto-barycenter', centreId: 'sun', required: 30, theirs: (t) => HelioVector(Body.Pluto, t) },
];

function loadAlmanac() {
  const manifest = JSON.parse(readFileSync(`${PACKS}/manifest.json`, 'utf8')) as PackManifest;
  const files = readdirSync('data/bodies').filter((file) => file.endsWith('.json'));
  const bodies = files.map((file) => JSON.parse(readFileSync(`data/bodies/${file}`, 'utf8')) as AlmanacBody);
  const almanac = createAlmanac(bodies, manifest);
  let bytes = 0;
  const start = performance.now();
  for (const { file, group } of manifest.files) {
    if (group !== 'planets') continue;
    const stored = readFileSync(`${PACKS}/${file}`);
    bytes += stored.length;
    addPack(almanac, decodePack(inflateSync(stored)));
  }
  console.log(`planets: ${bytes} bytes for the century, decoded in ${(performance.now() - start).toFixed(0)} ms\n`);
  return almanac;
}

/** Epochs without order, the same on each run. */
function scatteredEpochs(): EpochTdb[] {
  const start = -39.99 * 365.25 * SECONDS_PER_DAY;
  const span = 99.9 * 365.25 * SECONDS_PER_DAY;
  return Array.from({ length: EPOCHS }, (_, i) => epochTdb(start + ((i * Math.SQRT2) % 1) * span));
}

/** Nanoseconds per call: the fastest of some rounds, after a few to warm up. */
function nanosecondsPerCall(epochs: readonly EpochTdb[], call: (epoch: EpochTdb) => number): number {
  let best = Number.POSITIVE_INFINITY;
  let sum = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    for (const epoch of epochs) sum += call(epoch);
    if (round > 2) best = Math.min(best, performance.now() - start);
  }
  if (!Number.isFinite(sum)) throw new Error('A position is not a number.');
  return (best * 1e6) / epochs.length;
}

function run(): void {
  const almanac = loadAlmanac();
  const epochs = scatteredEpochs();
  const state = stateVector();
  let isFastEnough = true;
  console.log('body               almanac  astronomy-engine    ratio  required');
  for (const { id, centreId, required, theirs } of CONTESTS) {
    const ours = nanosecondsPerCall(epochs, (epoch) => {
      if (!almanac.stateInto(state, id, centreId, epoch)) throw new Error(`No data for "${id}" at ${epoch}.`);
      return state.positionKm.x;
    });
    const other = nanosecondsPerCall(epochs, (epoch) => theirs(epoch / SECONDS_PER_DAY).x);
    const ratio = other / ours;
    isFastEnough &&= ratio >= required;
    const columns = [
      `${ours.toFixed(0)} ns`.padStart(8),
      `${other.toFixed(0)} ns`.padStart(16),
      `${ratio.toFixed(0)} x`.padStart(7),
    ];
    console.log(`${id.padEnd(16)} ${columns.join('  ')}  ${`${required} x`.padStart(8)}`);
  }
  if (!isFastEnough) process.exitCode = 1;
}

run();
