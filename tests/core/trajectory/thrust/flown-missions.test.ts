import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stateVector } from '../../../../src/core/ephemeris/source.ts';
import { epochFromJdTdb } from '../../../../src/core/time/epoch.ts';
import { arcStateInto } from '../../../../src/core/trajectory/arc-state.ts';
import type { LowThrustLeg } from '../../../../src/core/trajectory/thrust/low-thrust-chain.ts';
import { OBLIQUITY_J2000_RAD } from '../../../../src/core/units/constants.ts';
import { bepiColombo, EARTH, epochOf, MARS, solved, stopAt } from './missions.ts';

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

const toMarsAndVesta = () => [
  stopAt('earth', '2007-09-27T11:34Z', 'free', { maxExcessKmS: Math.sqrt(11.3) }),
  stopAt('mars', '2009-02-18T00:28Z', 'pass', MARS),
  stopAt('vesta', '2011-07-16T05:00Z', 'held'),
];

describe('Dawn', () => {
  it('to Mars and Vesta: median within 6 % of the distance from the Sun, one full turn after Mars', () => {
    const legs = solved(toMarsAndVesta());
    const misses = dawnMisses(legs);
    expect(misses.length).toBe(14);
    expect(misses[7]).toBeLessThan(0.06);
    expect(legs.map(({ report }) => report.revolutions)).toEqual([0, 1]);
    const deltaV = legs.reduce((sum, { report }) => sum + report.lowThrust!.deltaVKmS, 0);
    // JPL: 6.7 km/s from launch to Vesta's orbits.
    expect(deltaV).toBeGreaterThan(6.3);
    expect(deltaV).toBeLessThan(7.2);
  });

  it('from Vesta to Ceres: everywhere within 2 %, 3.5 km/s', () => {
    const legs = solved([stopAt('vesta', '2012-09-05T06:26Z', 'held'), stopAt('ceres', '2015-03-06T12:39Z', 'held')]);
    const misses = dawnMisses(legs);
    expect(misses.length).toBe(7);
    expect(misses.at(-1)).toBeLessThan(0.02);
    expect(legs[0]!.report.lowThrust!.deltaVKmS).toBeCloseTo(3.5, 0);
  });

  it('does not thrust where it coasted: 31 October 2008 to 8 June 2009', () => {
    const coasts = [{ start: epochOf('2008-10-31Z'), end: epochOf('2009-06-08Z') }];
    const [leg] = solved(toMarsAndVesta(), { coasts });
    const [free] = solved(toMarsAndVesta());
    expect(leg!.report.lowThrust!.deltaVKmS).toBeLessThan(free!.report.lowThrust!.deltaVKmS * 1.5);
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
  it('turns about the Sun once more before Mars and stays within its engines', () => {
    const mars = { ...MARS, periapsisKm: 3389.5 + 4609 };
    const legs = solved([
      stopAt('earth', '2023-10-13T14:19Z', 'free', { maxExcessKmS: 3.9 }),
      stopAt('mars', '2026-05-15T19:28Z', 'pass', mars),
      stopAt('psyche', '2029-07-15T12:00Z', 'held'),
    ]);
    expect(legs.map(({ report }) => report.revolutions)).toEqual([1, 0]);
    // NASA: 240 mN for a craft of 2,750 kg at launch.
    for (const { report } of legs) expect(report.lowThrust!.peakMmS2).toBeLessThan(240 / 2750);
  });
});
