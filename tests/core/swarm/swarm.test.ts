import { describe, expect, it } from 'vitest';
import { icrfFromEcliptic } from '../../../src/core/frames/frames.ts';
import { vec3 } from '../../../src/core/math/vec3.ts';
import { stateFromElements } from '../../../src/core/orbits/elements.ts';
import { familyOf, SWARM_FAMILIES } from '../../../src/core/swarm/families.ts';
import {
  periapsisAnomaly,
  ROOT_GM_AU_DAY,
  SWARM_GM_KM3_S2,
  swarmElements,
  swarmPeriodDays,
  swarmPlaceInto,
} from '../../../src/core/swarm/swarm-place.ts';
import { decodeSwarm, encodeSwarm, magnitudeOf, SwarmFileError } from '../../../src/core/swarm/swarm-table.ts';
import { epochFromJdTdb } from '../../../src/core/time/epoch.ts';
import { positionErrorKm, referenceRows } from '../../reference/rows.ts';
import { readSwarm, readSwarmBytes } from './read-swarm.ts';

const table = readSwarm();
const EPOCHS = [2_436_204.5, 2_451_545, 2_461_000.5, 2_473_400.5].map(epochFromJdTdb);
const place = vec3<'EclipticJ2000'>();

describe('a place in the swarm', () => {
  it('is that of the two-body functions, for every body and conic', () => {
    let worst = 0;
    for (const epoch of EPOCHS) {
      for (let i = 0; i < table.count; i++) {
        swarmPlaceInto(place, table, i, epoch);
        const { positionKm: p } = stateFromElements<'EclipticJ2000'>(swarmElements(table, i), epoch, SWARM_GM_KM3_S2);
        const errorKm = Math.hypot(place.x - p.x, place.y - p.y, place.z - p.z);
        worst = Math.max(worst, errorKm / Math.hypot(p.x, p.y, p.z));
      }
    }
    expect(worst).toBeLessThan(2e-12);
  });

  it.each([
    [1e-9, 0.5],
    [3000, 0.01],
    [0.4, 0],
    [-80, 0],
    [12, -0.003],
    [-500, -2.4],
  ])('solves its equation: time %d, 1 − e = %d', (time, opening) => {
    const s = periapsisAnomaly(time, opening);
    const root = Math.sqrt(Math.abs(opening)) * s;
    // Kepler's equation in its usual three forms.
    const e = 1 - opening;
    const back =
      opening > 0
        ? (root - e * Math.sin(root)) / opening ** 1.5
        : opening < 0
          ? (e * Math.sinh(root) - root) / (-opening) ** 1.5
          : s + s ** 3 / 6;
    expect(back / time).toBeCloseTo(1, opening === 0.5 ? 6 : 10);
  });

  // Half a year about the elements' epoch the pull of the planets has not yet moved them far.
  it.each([
    ['vesta', 4, '2022-04-30', 12_000],
    ['vesta', 4, '2023-01-05', 45_000],
    ['ceres', 1, '2023-02-24', 25_000],
    ['eros', 433, '2023-02-25', 12_000],
  ])('is where JPL has it: %s (%d) on %s, within %d km', (body, number, date, boundKm) => {
    const row = referenceRows('small-bodies-vectors').find((r) => r.body === body && r.line.includes(`,${date}T`));
    swarmPlaceInto(place, table, table.number.indexOf(number), row!.epoch);
    const state = { positionKm: icrfFromEcliptic(vec3(), place), velocityKmS: vec3() };
    expect(positionErrorKm(row!, state)).toBeLessThan(boundKm);
  });
});

describe('the file of small bodies', () => {
  it('holds the asteroids and comets of the database, each family in one piece', () => {
    expect(table.count).toBe(10_865);
    const changes = table.family.filter((family, i) => i === 0 || family !== table.family[i - 1]);
    expect([...changes]).toEqual(SWARM_FAMILIES.map((_, index) => index));
  });

  it('keeps what JPL publishes: Halley’s comet, Ceres, Pluto left out', () => {
    const halley = table.number.indexOf(-1);
    expect(table.periapsisAu[halley]).toBeCloseTo(0.585978, 5);
    expect(1 - table.oneMinusEccentricity[halley]!).toBeCloseTo(0.967143, 6);
    expect(swarmPeriodDays(table, halley) / 365.25).toBeCloseTo(75.3159, 2);
    const ceres = table.number.indexOf(1);
    expect(table.periapsisAu[ceres]! / table.oneMinusEccentricity[ceres]!).toBeCloseTo(2.766619, 5);
    expect(magnitudeOf(table, ceres)).toBeCloseTo(3.33, 0);
    expect(table.number.indexOf(134_340)).toBe(-1);
  });

  it('comes back as it was written', () => {
    expect(Buffer.from(encodeSwarm(table)).equals(Buffer.from(readSwarmBytes()))).toBe(true);
  });

  it('is refused when it is damaged', () => {
    const bytes = readSwarmBytes();
    expect(() => decodeSwarm(bytes.slice(0, 1000))).toThrow(SwarmFileError);
    expect(() => decodeSwarm(bytes.slice(0, 3))).toThrow(SwarmFileError);
    expect(() => decodeSwarm(new Uint8Array(bytes.length))).toThrow(SwarmFileError);
  });
});

describe('families', () => {
  it.each([
    ['MBA', 2.2, 0.09, 'inner-belt', '4 Vesta is at 2.42 au'],
    ['MBA', 2.55, 0.0785, 'middle-belt', '1 Ceres, 2.77 au'],
    ['OMB', 3.2, 0.19, 'hilda', '153 Hilda, 3.97 au, e 0.14'],
    ['MBA', 2.8, 0.11, 'outer-belt', '10 Hygiea, 3.14 au'],
    ['AMO', 1.24, 0.53, 'near-earth', '1036 Ganymed'],
    ['HTC', 0.586, 0.967, 'periodic-comet', '1P/Halley'],
    ['PAR', 0.005, 1, 'long-period-comet', 'a comet seen by SOHO'],
  ])('%s with periapsis %d au and e = %d: %s (%s)', (jplClass, periapsisAu, eccentricity, family) => {
    expect(familyOf(jplClass, periapsisAu, eccentricity)).toBe(family);
  });

  it('names a class it does not know', () => {
    expect(() => familyOf('XYZ', 2, 0.1)).toThrow('"XYZ"');
  });

  it('knows the day’s unit: a round orbit at 1 au takes a Gaussian year', () => {
    expect((2 * Math.PI) / ROOT_GM_AU_DAY).toBeCloseTo(365.2569, 3);
  });
});
