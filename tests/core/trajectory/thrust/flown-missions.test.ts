import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stateVector } from '../../../../src/core/ephemeris/source.ts';
import { distanceVec3 } from '../../../../src/core/math/vec3.ts';
import { epochFromJdTdb } from '../../../../src/core/time/epoch.ts';
import { arcStateInto } from '../../../../src/core/trajectory/arc-state.ts';
import type { LowThrustLeg } from '../../../../src/core/trajectory/thrust/chain-legs.ts';
import { thrustHistory } from '../../../../src/core/trajectory/thrust/thrust-history.ts';
import { OBLIQUITY_J2000_RAD } from '../../../../src/core/units/constants.ts';
import { bepiColombo, EARTH, epochOf, MARS, SUN_GM, solved, stopAt } from './missions.ts';

/** Misses of legs against Dawn's rows within them, as shares of the distance from the Sun, in order of size. */
function dawnMisses(legs: readonly LowThrustLeg[]): number[] {
  const state = stateVector();
  const misses: number[] = [];
  for (const line of readFileSync('tests/core/trajectory/thrust/dawn-path.csv', 'utf8').split('\n')) {
    if (line.startsWith('#') || line.trim() === '') continue;
    const [jd, x, yEcl, zEcl] = line.split(' ').map(Number) as [number, number, number, number];
    const epoch = epochFromJdTdb(jd);
    const leg = legs.find(({ segment: { interval } }) => epoch >= interval.start && epoch <= interval.end);
    if (!leg) continue;
    arcStateInto(state, leg.segment.knots, epoch);
    const y = Math.cos(OBLIQUITY_J2000_RAD) * yEcl - Math.sin(OBLIQUITY_J2000_RAD) * zEcl;
    const z = Math.sin(OBLIQUITY_J2000_RAD) * yEcl + Math.cos(OBLIQUITY_J2000_RAD) * zEcl;
    const { positionKm: p } = state;
    misses.push(Math.hypot(p.x - x, p.y - y, p.z - z) / Math.hypot(x, y, z));
  }
  return misses.sort((a, b) => a - b);
}

/** Of thrust in mN and mass in kg. */
const accelerationKmS2 = (thrustMn: number, massKg: number) => (thrustMn / massKg) * 1e-6;
const coast = (from: string, until: string) => ({ start: epochOf(from), end: epochOf(until) });
const deltaVOf = (legs: readonly LowThrustLeg[]) => legs.map(({ report }) => report.lowThrust!.deltaVKmS);
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

const toMarsAndVesta = () => [
  stopAt('earth', '2007-09-27T11:34Z', 'free', { maxExcessKmS: Math.sqrt(11.3), isExcessKnown: true }),
  stopAt('mars', '2009-02-18T00:28Z', 'pass', MARS),
  stopAt('vesta', '2011-07-16T05:00Z', 'held'),
];
/** As the Dawn Journals of November 2008 and June 2009 and Garner et al. (2009), AIAA 2009-5091, tell. */
const dawnEngine = {
  engine: { accelerationKmS2: accelerationKmS2(91, 1218), exhaustKmS: 30.4 },
  coasts: [coast('2007-09-27Z', '2007-12-17Z'), coast('2008-10-31Z', '2009-06-08Z')],
};

describe('Dawn', () => {
  it('to Mars and Vesta: medians within 3 and 5 % of the distance from the Sun, one full turn after Mars', () => {
    const legs = solved(toMarsAndVesta(), dawnEngine);
    const [toMars, toVesta] = legs.map((leg) => dawnMisses([leg]));
    expect([toMars!.length, toVesta!.length]).toEqual([4, 10]);
    expect(toMars![2]).toBeLessThan(0.03);
    expect(toVesta![5]).toBeLessThan(0.05);
    expect(legs.map(({ report }) => report.revolutions)).toEqual([0, 1]);
    // JPL: 1.81 km/s to Mars, 6.7 km/s from launch to Vesta's orbits.
    const deltaV = deltaVOf(legs);
    expect(deltaV[0]).toBeGreaterThan(1.81 * 0.93);
    expect(deltaV[0]).toBeLessThan(1.81 * 1.07);
    expect(sum(deltaV)).toBeGreaterThan(6.7 * 0.93);
    expect(sum(deltaV)).toBeLessThan(6.7 * 1.07);
  });

  it('from Vesta to Ceres: everywhere within 2 %, 3.5 km/s', () => {
    const legs = solved([stopAt('vesta', '2012-09-05T06:26Z', 'held'), stopAt('ceres', '2015-03-06T12:39Z', 'held')]);
    const misses = dawnMisses(legs);
    expect(misses.length).toBe(7);
    expect(misses.at(-1)).toBeLessThan(0.02);
    expect(legs[0]!.report.lowThrust!.deltaVKmS).toBeCloseTo(3.5, 0);
  });

  it('does not thrust where it coasted', () => {
    for (const { segment } of solved(toMarsAndVesta(), dawnEngine)) {
      const { epochs, accelerationKmS2: a } = thrustHistory(segment.knots, SUN_GM);
      const within = (epoch: number) =>
        dawnEngine.coasts.some(({ start, end }) => epoch > start + 10 * 86_400 && epoch < end - 10 * 86_400);
      const silent = [...epochs].flatMap((epoch, i) =>
        within(epoch) ? [Math.hypot(a[3 * i]!, a[3 * i + 1]!, a[3 * i + 2]!)] : [],
      );
      expect(silent.length).toBeGreaterThan(5);
      expect(sum(silent) / silent.length).toBeLessThan(0.05 * dawnEngine.engine.accelerationKmS2);
    }
  });
});

describe('Hayabusa2', () => {
  it('returns to the Earth after a year and meets Ryugu with little more than 1 km/s', () => {
    const legs = solved([
      stopAt('earth', '2014-12-03T04:22Z', 'free', { maxExcessKmS: 4.6 }),
      stopAt('earth', '2015-12-03T10:08Z', 'pass', EARTH),
      stopAt('ryugu', '2018-06-27T00:35Z', 'held'),
    ]);
    // Tsuda et al. (2013), Acta Astronautica 91, 356: launch C3 21 km²/s²; ion engines' Δv to Ryugu about 1.2 km/s.
    expect(legs[0]!.report.c3Km2S2).toBeGreaterThan(18);
    expect(legs[0]!.report.c3Km2S2).toBeLessThan(23);
    expect(legs[1]!.report.revolutions).toBe(2);
    const deltaV = legs.reduce((sum, { report }) => sum + report.lowThrust!.deltaVKmS, 0);
    expect(deltaV).toBeGreaterThan(0.7);
    expect(deltaV).toBeLessThan(1.5);
  });

  it('comes home from Ryugu', () => {
    const [leg] = solved([
      stopAt('ryugu', '2019-11-13T01:05Z', 'held'),
      stopAt('earth', '2020-12-05T17:28Z', 'free', { maxExcessKmS: 5 }),
    ]);
    // JAXA: entry at 11.7 km/s, that is an excess speed of 4 km/s.
    expect(leg!.report.arrivalExcessKmS).toBeGreaterThan(3);
    expect(leg!.report.lowThrust!.deltaVKmS).toBeLessThan(0.6);
  });
});

describe('BepiColombo', () => {
  it('turns about the Sun as often as flown between its nine fly-bys, and stays within its engine', () => {
    const legs = solved(bepiColombo());
    // Steiger et al. (2018), SpaceOps: resonances of spacecraft and Mercury 2:3, 3:4, 4:5, then 1:1 and half a turn.
    expect(legs.map(({ report }) => report.revolutions).slice(0, 7)).toEqual([1, 0, 1, 0, 2, 3, 4]);
    const deltaV = legs.reduce((sum, { report }) => sum + report.lowThrust!.deltaVKmS, 0);
    expect(deltaV).toBeLessThan(5);
    for (const { report } of legs) expect(report.lowThrust!.peakMmS2).toBeLessThan(0.15);
    // The sixth pass brought it down to about 1.8 km/s relative to Mercury.
    expect(legs[8]!.report.arrivalExcessKmS).toBeLessThan(2.6);
  });
});

describe('Psyche', () => {
  it('goes out beyond 2.5 au before Mars, as far from the Earth as its laser told', () => {
    const mars = { ...MARS, periapsisKm: 3389.5 + 4609 };
    const legs = solved(
      [
        stopAt('earth', '2023-10-13T14:19Z', 'free', { maxExcessKmS: Math.sqrt(34), isExcessKnown: true }),
        stopAt('mars', '2026-05-15T19:28Z', 'pass', mars),
        stopAt('psyche', '2029-07-15T12:00Z', 'held'),
      ],
      {
        engine: { accelerationKmS2: accelerationKmS2(240, 2747), exhaustKmS: 17.7 },
        coasts: [
          coast('2023-10-13Z', '2024-05-22Z'),
          coast('2025-04-01Z', '2025-06-16Z'),
          coast('2025-12-01Z', '2026-05-15Z'),
        ],
      },
    );
    expect(legs.map(({ report }) => report.revolutions)).toEqual([0, 0]);
    // NASA, of the laser on board: 460 million km on 29 July 2024, 494 in December 2024, 350 on 2 September 2025.
    for (const [date, millions] of [
      ['2024-07-29T12:00Z', 460],
      ['2024-12-03T12:00Z', 494],
      ['2025-09-02T12:00Z', 350],
    ] as const) {
      expect(earthDistanceKm(legs[0]!, date) / 1e6 / millions).toBeGreaterThan(0.97);
      expect(earthDistanceKm(legs[0]!, date) / 1e6 / millions).toBeLessThan(1.03);
    }
    // NASA: up to 280 mN for a craft of 2,750 kg at launch, lighter by 900 kg of xenon at the end.
    for (const { report } of legs) expect(report.lowThrust!.peakMmS2).toBeLessThan(280 / 1850);
  });
});

function earthDistanceKm({ segment }: LowThrustLeg, date: string): number {
  const craft = stateVector();
  arcStateInto(craft, segment.knots, epochOf(date));
  return distanceVec3(craft.positionKm, stopAt('earth', date, 'pass').state.positionKm);
}
