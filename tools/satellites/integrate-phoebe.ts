/**
 * Integrates Phoebe from a JPL Horizons state over the clock's range and prints its path, one state every five days
 * (relative to Saturn's centre, ICRF, km, km/s): the input of `fit-series.py`.
 * Usage: npx tsx tools/satellites/integrate-phoebe.ts > phoebe.csv
 */
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { addPack, createAlmanac } from '../../src/core/ephemeris/build-almanac.ts';
import { decodePack } from '../../src/core/ephemeris/pack-format.ts';
import type { PackManifest } from '../../src/core/ephemeris/pack-manifest.ts';
import { theoryState } from '../../src/core/ephemeris/satellites/theories.ts';
import { stateVector } from '../../src/core/ephemeris/source.ts';
import { epochFromJdTdb, epochTdb } from '../../src/core/time/epoch.ts';
import { SECONDS_PER_DAY } from '../../src/core/units/constants.ts';
import { type Acceleration, evaluateStep, integrate } from '../ephemeris/small-bodies/gauss-radau.ts';

/**
 * Osculating elements of 2026-06-03T23:21 TDB (a 0.08682762567832925 au, e 0.1731268054449171, i 172.8622305584509°,
 * ω 9.557269706418468°, Ω 271.2859277417764°, M 244.9247112063154°, ecliptic of J2000) as a state.
 * @source JPL Horizons, solution sat441l, asked on 2026-06-03
 */
const START = {
  epoch: epochFromJdTdb(2_461_195.472916667),
  positionKm: [11831375.708, 7712580.86, 1705616.133] as const,
  velocityKmS: [0.644010154, -1.264388248, -0.63173444] as const,
};

/** GM (km³/s²) of Saturn with Phoebe as Horizons takes it, of the Sun, Jupiter's system and the greater moons. @source DE440; SAT441 */
const GM_SATURN = 37_931_206.789;
const GM_OUTSIDE = { sun: 132_712_440_041.279, 'jupiter-barycenter': 126_712_764.1 } as const;
const GM_MOONS = { titan: 8978.137, rhea: 153.9418, iapetus: 120.515, dione: 73.1161, tethys: 41.2098 } as const;

/** Saturn's flattening: J2·GM·R² with its pole. @source Jacobson et al., AJ 132, 2520 (2006) */
const J2_GM_R2 = 0.01629071 * 37_931_206.2 * 60_330 ** 2;
const POLE = [0.08549, 0.07322, 0.99364] as const;

const FOLDER = 'public/packs/ephemeris';
const manifest = JSON.parse(readFileSync(`${FOLDER}/manifest.json`, 'utf8')) as PackManifest;
const almanac = createAlmanac([], manifest);
for (const { file } of manifest.files.filter(({ group }) => group === 'planets')) {
  addPack(almanac, decodePack(inflateSync(readFileSync(`${FOLDER}/${file}`))));
}

const moons = Object.entries(GM_MOONS).map(([id, gm]) => ({ gm, move: theoryState(id)! }));
const other = stateVector();

const acceleration: Acceleration = (out, timeS, x) => {
  const r2 = x[0]! ** 2 + x[1]! ** 2 + x[2]! ** 2;
  const r = Math.sqrt(r2);
  const z = (x[0]! * POLE[0] + x[1]! * POLE[1] + x[2]! * POLE[2]) / r;
  const flat = (1.5 * J2_GM_R2) / (r2 * r2);
  for (let i = 0; i < 3; i++) {
    out[i] = (-GM_SATURN * x[i]!) / (r2 * r) + flat * (((5 * z * z - 1) * x[i]!) / r - 2 * z * POLE[i]!);
  }
  for (const { gm, move } of moons) {
    move(other, epochTdb(timeS));
    pull(out, gm, x);
  }
  for (const [id, gm] of Object.entries(GM_OUTSIDE)) {
    if (!almanac.stateInto(other, id, 'saturn-barycenter', epochTdb(timeS))) throw new Error(`No position of ${id}`);
    pull(out, gm, x);
  }
};

/** Adds the pull of the body at `other` on the point x less its pull on Saturn. */
function pull(out: Float64Array, gm: number, x: Float64Array): void {
  const { x: px, y: py, z: pz } = other.positionKm;
  const own = (px * px + py * py + pz * pz) ** -1.5;
  const dx = px - x[0]!;
  const dy = py - x[1]!;
  const dz = pz - x[2]!;
  const there = (dx * dx + dy * dy + dz * dz) ** -1.5;
  out[0] = out[0]! + gm * (dx * there - px * own);
  out[1] = out[1]! + gm * (dy * there - py * own);
  out[2] = out[2]! + gm * (dz * there - pz * own);
}

const EDGES = [epochFromJdTdb(2_435_839.5), epochFromJdTdb(2_473_459.5)] as const;
const STEP_S = 5 * SECONDS_PER_DAY;
const state = new Float64Array(6);
for (const edge of EDGES) {
  const path = integrate(acceleration, {
    startS: START.epoch,
    endS: edge,
    positionKm: START.positionKm,
    velocityKmS: START.velocityKmS,
    maxStepS: 2 * SECONDS_PER_DAY,
  });
  for (const step of path) {
    const a = Math.min(step.startS, step.startS + step.lengthS);
    const b = Math.max(step.startS, step.startS + step.lengthS);
    for (let t = Math.ceil(a / STEP_S) * STEP_S; t < b; t += STEP_S) {
      evaluateStep(state, step, t);
      console.log([t, ...state].join(','));
    }
  }
}
