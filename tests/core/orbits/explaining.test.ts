import { beforeAll, describe, expect, it } from 'vitest';
import { lagrangePlacing } from '../../../src/core/ephemeris/lagrange-points.ts';
import { stateVector } from '../../../src/core/ephemeris/source.ts';
import { normVec3, subVec3, vec3 } from '../../../src/core/math/vec3.ts';
import { nextApsis } from '../../../src/core/orbits/next-apsis.ts';
import { sphereOfInfluenceKm } from '../../../src/core/orbits/sphere-of-influence.ts';
import { type EpochTdb, unixMs } from '../../../src/core/time/epoch.ts';
import { epochFromUtc, utcFromEpoch } from '../../../src/core/time/utc.ts';
import { loadExplorer, type NodeExplorer } from '../../../tools/cli/load-explorer.ts';

let explorer: NodeExplorer;

beforeAll(() => {
  explorer = loadExplorer();
  explorer.loadAll();
});

const utc = (iso: string) => epochFromUtc(unixMs(Date.parse(iso)));
const DAY_S = 86_400;

function passage(id: string, side: 'periapsis' | 'apoapsis', afterIso: string, periodDays: number, centreId = 'sun') {
  const state = stateVector();
  const distanceAt = (epoch: EpochTdb) =>
    explorer.almanac.stateInto(state, id, centreId, epoch) ? normVec3(state.positionKm) : undefined;
  return nextApsis(side, distanceAt, utc(afterIso), periodDays * DAY_S)!;
}

describe('spheres of influence', () => {
  // Bate, Mueller, White, Fundamentals of Astrodynamics (1971), table of chapter 7: km.
  it.each([
    ['mercury', 57_909_050, 112_000],
    ['venus', 108_208_000, 616_000],
    ['earth', 149_598_023, 925_000],
    ['mars', 227_939_366, 577_000],
    ['jupiter', 778_479_000, 48_200_000],
    ['neptune', 4_503_443_661, 86_700_000],
  ] as const)('of %s', (id, axisKm, publishedKm) => {
    const { catalog } = explorer;
    const radiusKm = sphereOfInfluenceKm(axisKm, catalog.body(id)!.gmKm3S2! / catalog.body('sun')!.gmKm3S2!);
    expect(Math.abs(radiusKm / publishedKm - 1)).toBeLessThan(0.004);
  });

  it('of the Moon, against the Earth', () => {
    const { catalog } = explorer;
    const radiusKm = sphereOfInfluenceKm(384_400, catalog.body('moon')!.gmKm3S2! / catalog.body('earth')!.gmKm3S2!);
    expect(Math.abs(radiusKm / 66_100 - 1)).toBeLessThan(0.003);
  });
});

describe('Lagrange points of any two bodies', () => {
  it('lie 1.5 million km from the Earth, towards the Sun and away from it', () => {
    const { catalog, almanac } = explorer;
    const gm = (id: string) => catalog.body(id)!.gmKm3S2!;
    const secondary = stateVector();
    const found = stateVector();
    // At the mean distance of the year.
    almanac.stateInto(secondary, 'earth-moon-barycenter', 'sun', utc('2026-04-03T12:00Z'));
    for (const point of [1, 2] as const) {
      lagrangePlacing(point, gm('sun') / (gm('earth') + gm('moon')))(found, secondary);
      const besideKm = normVec3(subVec3(vec3(), found.positionKm, secondary.positionKm));
      expect(besideKm).toBeGreaterThan(1.49e6);
      expect(besideKm).toBeLessThan(1.51e6);
    }
  });

  it('form equilateral triangles with the Sun and Jupiter', () => {
    const { catalog, almanac } = explorer;
    const secondary = stateVector();
    const found = stateVector();
    almanac.stateInto(secondary, 'jupiter', 'sun', utc('2030-01-01T00:00Z'));
    for (const point of [4, 5] as const) {
      lagrangePlacing(point, catalog.body('sun')!.gmKm3S2! / catalog.body('jupiter')!.gmKm3S2!)(found, secondary);
      const side = normVec3(secondary.positionKm);
      expect(normVec3(found.positionKm) / side).toBeCloseTo(1, 9);
      expect(normVec3(subVec3(vec3(), found.positionKm, secondary.positionKm)) / side).toBeCloseTo(1, 9);
    }
  });
});

describe('the next passage of an apsis', () => {
  // neoprogrammics.com, Earth perihelion and aphelion calculator (read 2026-11), from JPL's DE: instants and distances.
  it.each([
    ['periapsis', '2020-11-01T00:00Z', '2021-01-02T13:50:31Z', 147_093_163],
    ['apoapsis', '2021-03-01T00:00Z', '2021-07-05T22:27:03Z', 152_100_500],
    ['periapsis', '2021-08-01T00:00Z', '2022-01-04T06:54:10Z', 147_105_052],
    ['apoapsis', '2022-03-01T00:00Z', '2022-07-04T07:10:42Z', 152_098_455],
  ] as const)('of the Earth: %s after %s', (side, after, published, publishedKm) => {
    const { epoch, distanceKm } = passage('earth', side, after, 365.25);
    expect(Math.abs(utcFromEpoch(epoch) - Date.parse(published))).toBeLessThan(10 * 60_000);
    expect(Math.abs(distanceKm - publishedKm)).toBeLessThan(5000);
  });

  it('of Mars lies 206.65 million km from the Sun, on the published days', () => {
    // Days as in the yearly almanacs: 3 August 2020, 21 June 2022, 8 May 2024.
    for (const [after, day] of [
      ['2020-03-01T00:00Z', '2020-08-03'],
      ['2022-03-01T00:00Z', '2022-06-21'],
      ['2024-01-01T00:00Z', '2024-05-08'],
    ] as const) {
      const { epoch, distanceKm } = passage('mars', 'periapsis', after, 686.98);
      expect(Math.abs(utcFromEpoch(epoch) - Date.parse(`${day}T12:00Z`))).toBeLessThan(DAY_S * 1000);
      expect(Math.abs(distanceKm / 206_650_000 - 1)).toBeLessThan(0.001);
    }
  });

  it('of Parker Solar Probe on 24 December 2024 is 6.1 million km above the Sun', () => {
    explorer.solve('parker-solar-probe');
    const { epoch, distanceKm } = passage('parker-solar-probe', 'periapsis', '2024-12-01T00:00Z', 88);
    expect(Math.abs(utcFromEpoch(epoch) - Date.parse('2024-12-24T11:53Z'))).toBeLessThan(6 * 3600_000);
    expect(Math.abs(distanceKm - 695_700 - 6_100_000)).toBeLessThan(150_000);
  });

  it('is the next one, not one gone by, and never an in-between dip', () => {
    const { epoch } = passage('earth', 'periapsis', '2022-01-04T07:10Z', 365.25);
    expect(new Date(utcFromEpoch(epoch)).toISOString().slice(0, 7)).toBe('2023-01');
  });
});
