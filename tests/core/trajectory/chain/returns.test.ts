import { describe, expect, it } from 'vitest';
import type { StateVector } from '../../../../src/core/ephemeris/source.ts';
import { crossVec3, distanceVec3, normVec3, type Vec3, vec3 } from '../../../../src/core/math/vec3.ts';
import { propagateTwoBody } from '../../../../src/core/orbits/universal.ts';
import { epochTdb } from '../../../../src/core/time/epoch.ts';
import { excessesBeforeMoon, moonPassReport } from '../../../../src/core/trajectory/chain/moon-pass.ts';
import { closedReturn, halfReturnOptions } from '../../../../src/core/trajectory/chain/resonant-return.ts';
import type { ChainStop } from '../../../../src/core/trajectory/chain/stop.ts';
import { AU_KM } from '../../../../src/core/units/constants.ts';

const GM = 132_712_440_041.279;
const YEAR_S = 2 * Math.PI * Math.sqrt(AU_KM ** 3 / GM);

/** The Earth on a circle, so many turns on. */
function earthAfter(turns: number): ChainStop {
  const speed = Math.sqrt(GM / AU_KM);
  const angle = 2 * Math.PI * turns;
  const positionKm: Vec3 = vec3(AU_KM * Math.cos(angle), AU_KM * Math.sin(angle), 0);
  const state: StateVector = { positionKm, velocityKmS: vec3(-speed * Math.sin(angle), speed * Math.cos(angle), 0) };
  const epoch = epochTdb(turns * YEAR_S);
  const node = { role: 'pass', bodyId: 'earth', epoch, isDated: true } as const;
  const body = { id: 'earth', systemId: 'sun', meanRadiusKm: 6371, gmKm3S2: 398_600.4, isPlace: false };
  return { node, body, epoch, state, arrivalKm: positionKm, departureKm: positionKm };
}

describe('returns to the same body', () => {
  it.each([
    [1, 1],
    [2, 3],
    [3, 2],
  ])('closes after %d years and %d turns', (years, turns) => {
    const from = earthAfter(0);
    const to = earthAfter(years);
    const option = closedReturn({ from, to, gmKm3S2: GM }, turns, { excessKmS: 6, crankRad: 0.7 })!;
    expect(distanceVec3(option.departureKmS, from.state.velocityKmS)).toBeCloseTo(6, 9);
    const end = propagateTwoBody({ ...from.state, velocityKmS: option.departureKmS }, years * YEAR_S, GM);
    expect(distanceVec3(end.positionKm, to.state.positionKm)).toBeLessThan(100);
    expect(distanceVec3(end.velocityKmS, option.arrivalKmS)).toBeLessThan(1e-9);
  });

  it('meets the body on time when it comes back some hours before the year is full', () => {
    const from = earthAfter(0);
    const to = earthAfter(0.9995);
    const option = closedReturn({ from, to, gmKm3S2: GM }, 1, { excessKmS: 4, crankRad: 0.9 })!;
    const end = propagateTwoBody({ ...from.state, velocityKmS: option.departureKmS }, to.epoch, GM);
    // Of the 470,000 km that the body is short of its start, the craft misses what its own speed relative to it makes of them.
    expect(distanceVec3(end.positionKm, to.state.positionKm)).toBeLessThan(4 * 0.0005 * YEAR_S * 1.01);
  });

  it('rises out of the plane and comes down half a turn later, at the speed asked for', () => {
    const from = earthAfter(0);
    const to = earthAfter(0.5);
    const options = halfReturnOptions({ from, to, gmKm3S2: GM }, [3]).filter(({ revolutions }) => revolutions === 0);
    expect(options.map(({ departureKmS }) => Math.sign(departureKmS.z)).sort()).toEqual([-1, 1]);
    for (const { departureKmS, arrivalKmS } of options) {
      expect(distanceVec3(departureKmS, from.state.velocityKmS)).toBeCloseTo(3, 6);
      const end = propagateTwoBody({ ...from.state, velocityKmS: departureKmS }, YEAR_S / 2, GM);
      expect(distanceVec3(end.positionKm, to.state.positionKm)).toBeLessThan(100);
      expect(distanceVec3(end.velocityKmS, arrivalKmS)).toBeLessThan(1e-5);
      // A circle tilted by i leaves with 2 v sin(i / 2).
      const normal = crossVec3(vec3(), from.state.positionKm, departureKmS);
      const tilt = Math.acos(normal.z / normVec3(normal));
      expect(2 * normVec3(from.state.velocityKmS) * Math.sin(tilt / 2)).toBeCloseTo(3, 4);
    }
  });
});

it('takes back what the Moon turned', () => {
  const pass = {
    moon: { positionKm: vec3(300_000, 220_000, 40_000), velocityKmS: vec3(-0.6, 0.8, 0.1) },
    secondsBefore: 88_000,
    radiusKm: 2487,
    moonGmKm3S2: 4902.8,
    earthGmKm3S2: 398_600.4,
    earthRadiusKm: 13_200,
  };
  const excessOut = vec3(-2.4, 1.8, -1.2);
  const ways = excessesBeforeMoon(pass, excessOut, 12);
  expect(ways.length).toBeGreaterThan(6);
  for (const excessIn of ways) expect(moonPassReport(pass, excessIn, excessOut).missKmS).toBeLessThan(1e-3);
});
