import { describe, expect, it } from 'vitest';
import { parkingInclinationDeg } from '../../../../src/catalog/launch-inclination.ts';
import { trajectoryPlanOf } from '../../../../src/catalog/trajectory-plan.ts';
import { solveTrajectory } from '../../../../src/core/trajectory/solve-trajectory.ts';
import { readCatalog } from '../../../../tools/catalog/read-data.ts';
import { loadedAlmanac } from '../../ephemeris/load-pack.ts';

const almanac = loadedAlmanac();
const { catalog } = readCatalog();

function piecesOf(missionId: string) {
  return solveTrajectory(trajectoryPlanOf(catalog.mission(missionId)!, catalog), almanac).data;
}

describe('between events at the Moon', () => {
  it.each(['apollo-8', 'apollo-17', 'change-1', 'chandrayaan-3', 'grail', 'kaguya'])(
    '%s stays there: it leaves the Moon no oftener than published',
    (id) => {
      const returns = catalog.mission(id)!.events.filter((e) => e.type === 'earth-return').length;
      const flights = piecesOf(id).filter((s) => s.kind === 'cruise' && s.centreId === 'earth' && s.shape === 'arc');
      const arrival = catalog.mission(id)!.events.find((e) => e.type === 'orbit-insertion')!;
      const after = flights.filter((s) => s.interval.start > (Date.parse(arrival.date) - 946_728_000_000) / 1000);
      expect(after.length).toBe(returns);
    },
  );
});

describe('parking orbits by launch site', () => {
  it.each([
    ['Baikonur', 51.6],
    ['KSC LC-39A', 28.6],
    ['Guiana Space Centre, Kourou ELA-3', 5.2],
  ])('%s: %f degrees', (site, tilt) => {
    expect(parkingInclinationDeg(site)).toBe(tilt);
  });

  it('is not known for a place that no rocket has flown from', () => {
    expect(parkingInclinationDeg('Tranquility Base')).toBeUndefined();
  });
});
