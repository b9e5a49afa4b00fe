import { readdirSync, readFileSync } from 'node:fs';
import { type AlmanacBody, createAlmanac } from '../../src/core/ephemeris/build-almanac.ts';
import { PACK_VERSION } from '../../src/core/ephemeris/pack-format.ts';
import { type StateVector, stateVector } from '../../src/core/ephemeris/source.ts';
import {
  addScaledVec3,
  addVec3,
  copyVec3,
  crossVec3,
  dotVec3,
  normVec3,
  scaleVec3,
  subVec3,
  type Vec3,
  vec3,
} from '../../src/core/math/vec3.ts';
import { type EpochTdb, epochFromJdTdb, epochTdb } from '../../src/core/time/epoch.ts';
import { SECONDS_PER_DAY } from '../../src/core/units/constants.ts';
import { DE405_GM_KM3_S2, type De405, type De405BodyId } from './de405.ts';
import { leastSquares } from './least-squares.ts';

/**
 * DE405 dates from 1998; of the outer planets JPL knows more since. The difference of two ephemerides is, to first order,
 * that of two sets of orbital elements, and stays so for a century: six numbers per planet, fitted to a dozen of JPL
 * Horizons' states (DE441), take DE405 to within some 100 km of DE441, where it was 500 to 64,000 km off.
 */
const HORIZONS_ROWS = 'tools/ephemeris/outer-planets-de441.csv';

/** Planet in the rows, and the barycentre that DE405 has. */
const OUTER_PLANETS = {
  'jupiter-barycenter': 'jupiter',
  'saturn-barycenter': 'saturn',
  'uranus-barycenter': 'uranus',
  'neptune-barycenter': 'neptune',
  'pluto-barycenter': 'pluto-barycenter',
} as const satisfies Partial<Record<De405BodyId, string>>;

/** Barycentres that are corrected. */
export type OuterPlanetId = keyof typeof OUTER_PLANETS;

/** Whether DE405's body is one that is corrected. */
export function isOuterPlanet(id: De405BodyId): id is OuterPlanetId {
  return Object.hasOwn(OUTER_PLANETS, id);
}

/** GM of everything a barycentric orbit goes around; the Earth-Moon barycentre is counted in Earth and Moon. */
const GM_KM3_S2 = Object.entries(DE405_GM_KM3_S2).reduce(
  (sum, [id, gm]) => sum + (id.startsWith('earth-') ? 0 : gm),
  0,
);

/** Corrects states relative to the solar system's barycentre: writes DE441's estimate into `out`. */
export type Correction = (out: StateVector, epoch: EpochTdb) => void;

/** Fits the six numbers of one planet and returns the corrected sampler (ICRF, km, km/s, TDB; interval of DE405). */
export function correctedSampler(table: De405, id: OuterPlanetId): Correction {
  const samples = horizonsBarycentric(table, id);
  const columns = Array.from({ length: PARAMETERS }, () => new Float64Array(3 * samples.length));
  const wanted = new Float64Array(3 * samples.length);
  const state = stateVector();
  samples.forEach(({ epoch, positionKm }, i) => {
    table.barycentricInto(state, id, epoch);
    const partials = elementPartials(state, epoch);
    (['x', 'y', 'z'] as const).forEach((axis, a) => {
      wanted[3 * i + a] = positionKm[axis] - state.positionKm[axis];
      for (let j = 0; j < PARAMETERS; j++) columns[j]![3 * i + a] = partials[j]![axis];
    });
  });
  const parameters = leastSquares(columns, wanted);
  return (out, epoch) => correct(table, id, parameters, out, epoch);
}

/** Half the interval over which the correction's rate is taken: short beside the planets' years. */
const RATE_HALF_S = 2 * SECONDS_PER_DAY;
const before = vec3();
const after = vec3();

function correct(
  table: De405,
  id: OuterPlanetId,
  parameters: readonly number[],
  out: StateVector,
  epoch: EpochTdb,
): void {
  const early = epochTdb(Math.max(epoch - RATE_HALF_S, table.startEpoch));
  const late = epochTdb(Math.min(epoch + RATE_HALF_S, table.endEpoch));
  shiftInto(before, table, id, parameters, early);
  shiftInto(after, table, id, parameters, late);
  table.barycentricInto(out, id, epoch);
  subVec3(after, after, before);
  addScaledVec3(out.velocityKmS, out.velocityKmS, after, 1 / (late - early));
  addVec3(out.positionKm, out.positionKm, before);
  addScaledVec3(out.positionKm, out.positionKm, after, (epoch - early) / (late - early));
}

const scratch = stateVector();

/** Writes the correction of the position (km) into `out`. */
function shiftInto(out: Vec3, table: De405, id: OuterPlanetId, parameters: readonly number[], epoch: EpochTdb): void {
  table.barycentricInto(scratch, id, epoch);
  const partials = elementPartials(scratch, epoch);
  scaleVec3(out, out, 0);
  for (let j = 0; j < PARAMETERS; j++) addScaledVec3(out, out, partials[j]!, parameters[j]!);
}

const PARAMETERS = 6;

/**
 * How a position moves with its orbit's elements: turned about x, y, z (per rad), eccentricity (per unit), time of
 * periapsis (per s), and semi-major axis with the motion it entails since J2000 (per unit of itself).
 * @source Brouwer & Clemence, Methods of Celestial Mechanics (1961), chapter IX
 */
function elementPartials(state: StateVector, epoch: EpochTdb): Vec3[] {
  const { positionKm: r, velocityKmS: v } = state;
  const turns = [vec3(1, 0, 0), vec3(0, 1, 0), vec3(0, 0, 1)].map((axis) => crossVec3(vec3(), axis, r));
  const byTime = copyVec3(vec3(), v);
  const byAxis = addScaledVec3(vec3(), r, v, -1.5 * epoch);
  return [...turns, byEccentricity(r, v), byTime, byAxis];
}

/** ∂r/∂e at constant mean anomaly (km): the osculating orbit redrawn with a little more and a little less eccentricity. */
function byEccentricity(r: Vec3, v: Vec3): Vec3 {
  const distance = normVec3(r);
  const h = crossVec3(vec3(), r, v);
  const apse = scaleVec3(vec3(), crossVec3(vec3(), v, h), 1 / GM_KM3_S2);
  addScaledVec3(apse, apse, r, -1 / distance);
  const e = normVec3(apse);
  const a = 1 / (2 / distance - dotVec3(v, v) / GM_KM3_S2);
  const p = scaleVec3(vec3(), apse, 1 / e);
  const q = crossVec3(vec3(), scaleVec3(vec3(), h, 1 / normVec3(h)), p);
  const anomaly = Math.atan2(dotVec3(r, v) / Math.sqrt(GM_KM3_S2 * a), 1 - distance / a);
  const mean = anomaly - e * Math.sin(anomaly);
  const place = (eccentricity: number): Vec3 => {
    let x = anomaly;
    for (let i = 0; i < 20; i++) x -= (x - eccentricity * Math.sin(x) - mean) / (1 - eccentricity * Math.cos(x));
    const along = scaleVec3(vec3(), p, a * (Math.cos(x) - eccentricity));
    return addScaledVec3(along, along, q, a * Math.sqrt(1 - eccentricity ** 2) * Math.sin(x));
  };
  const step = 1e-5;
  return scaleVec3(vec3(), subVec3(vec3(), place(e + step), place(e - step)), 1 / (2 * step));
}

/** Horizons' states of a planet's system relative to the solar system's barycentre, with DE405's Sun. */
function horizonsBarycentric(table: De405, id: OuterPlanetId): { epoch: EpochTdb; positionKm: Vec3 }[] {
  const planetId = OUTER_PLANETS[id];
  const almanac = createAlmanac(readBodies(), {
    format: 'outbound-ephemeris-pack',
    version: PACK_VERSION,
    compression: 'deflate',
    groups: [],
    bodies: [],
    files: [],
  });
  const sun = stateVector();
  const offset = stateVector();
  const lines = readFileSync(HORIZONS_ROWS, 'utf8').split('\n');
  return lines
    .filter((line) => line.startsWith(`${planetId},sun,`))
    .map((line) => {
      const [, , jd, , x, y, z] = line.split(',').map(Number);
      const epoch = epochFromJdTdb(jd!);
      table.barycentricInto(sun, 'sun', epoch);
      const positionKm = addVec3(vec3(), vec3(x, y, z), sun.positionKm);
      if (planetId === id) return { epoch, positionKm };
      if (!almanac.stateInto(offset, planetId, id, epoch))
        throw new Error(`The satellites of "${planetId}" have no data.`);
      return { epoch, positionKm: subVec3(positionKm, positionKm, offset.positionKm) };
    });
}

function readBodies(): AlmanacBody[] {
  const files = readdirSync('data/bodies').filter((file) => file.endsWith('.json'));
  return files.map((file) => JSON.parse(readFileSync(`data/bodies/${file}`, 'utf8')) as AlmanacBody);
}
