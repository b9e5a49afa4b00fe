import { describe, expect, it } from 'vitest';
import { trajectoryPlanOf } from '../../../../src/catalog/trajectory-plan.ts';
import { stateVector } from '../../../../src/core/ephemeris/source.ts';
import { distanceVec3, normVec3 } from '../../../../src/core/math/vec3.ts';
import { type EpochTdb, epochTdb, unixMs } from '../../../../src/core/time/epoch.ts';
import { epochFromUtc } from '../../../../src/core/time/utc.ts';
import type { Segment } from '../../../../src/core/trajectory/segment.ts';
import { segmentFromData } from '../../../../src/core/trajectory/segment-from-data.ts';
import { solveTrajectory } from '../../../../src/core/trajectory/solve-trajectory.ts';
import { readCatalog } from '../../../../tools/catalog/read-data.ts';
import { loadedAlmanac } from '../../ephemeris/load-pack.ts';

const JUPITER_KM = 69_911;
const almanac = loadedAlmanac();
const { catalog } = readCatalog();
const { data, legs } = solveTrajectory(trajectoryPlanOf(catalog.mission('galileo')!, catalog), almanac);
const entered = epochFromUtc(unixMs(Date.parse('1995-12-08T01:20Z')));
const orbits = data
  .filter(({ centreId, interval }) => centreId === 'jupiter' && interval.start >= entered - 60)
  .map((piece) => segmentFromData(piece, () => undefined, almanac));

function distances(segment: Segment): number[] {
  const { start, end } = segment.interval;
  const state = stateVector();
  return Array.from({ length: 2000 }, (_, i) => {
    segment.stateInto(state, epochTdb(start + ((end - start) * i) / 1999));
    return normVec3(state.positionKm);
  });
}

const at = (day: string) => epochFromUtc(unixMs(Date.parse(day)));

describe('Galileo among Jupiter’s moons, from the dates of its passes', () => {
  it('goes out as far as it did: almost 20 million km at first, then 5 million and more (JPL, tour highlights)', () => {
    const first = orbits.filter(({ interval }) => interval.end <= at('1996-06-28'));
    const farthest = Math.max(...first.flatMap(distances));
    expect(farthest).toBeGreaterThan(18e6);
    expect(farthest).toBeLessThan(20.5e6);
    const prime = orbits.filter(({ interval: { start, end } }) => start > at('1996-06-27') && end < at('1997-11-07'));
    expect(prime.length).toBeGreaterThan(8);
    for (const orbit of prime) {
      const reach = Math.max(...distances(orbit));
      expect(reach).toBeGreaterThan(4.5e6);
      expect(reach).toBeLessThan(12e6);
    }
  });

  it('meets each moon of the first two years as fast as it left the one before', () => {
    const prime = legs.filter(({ start, end }) => start > at('1996-06-27') && end < at('1997-11-07'));
    expect(prime).toHaveLength(9);
    for (const leg of prime) expect(Math.abs(leg.excessMismatchKmS!)).toBeLessThan(0.35);
    // A little more than one turn about Jupiter from moon to moon, never several: one moon on each orbit.
    for (const leg of prime) expect(leg.revolutions).toBeLessThanOrEqual(1);
  });

  it('passes the moons at the heights told', () => {
    const moon = stateVector();
    const craft = stateVector();
    for (const [id, epoch, km] of [
      ['ganymede', at('1996-06-27T06:29Z'), 2631 + 835],
      ['europa', at('1996-12-19T06:53Z'), 1561 + 692],
      ['callisto', at('2001-05-25T11:24Z'), 2410 + 138],
    ] as const) {
      const orbit = orbits.find(({ interval }) => interval.start <= epoch && epoch <= interval.end + 1)!;
      almanac.stateInto(moon, id, 'jupiter', epoch);
      orbit.stateInto(craft, epoch);
      expect(Math.abs(distanceVec3(moon.positionKm, craft.positionKm) / km - 1)).toBeLessThan(0.01);
    }
  });

  it('keeps out of Jupiter until it ends there, without a gap', () => {
    const state = stateVector();
    const other = stateVector();
    orbits.slice(1).forEach(({ interval, stateInto }, i) => {
      const before = orbits[i]!;
      before.stateInto(state, before.interval.end as EpochTdb);
      stateInto(other, interval.start);
      expect(distanceVec3(state.positionKm, other.positionKm)).toBeLessThan(1);
    });
    for (const orbit of orbits.slice(0, -1)) expect(Math.min(...distances(orbit))).toBeGreaterThan(JUPITER_KM);
    expect(Math.abs(distances(orbits.at(-1)!).at(-1)! / JUPITER_KM - 1)).toBeLessThan(0.01);
  });
});
