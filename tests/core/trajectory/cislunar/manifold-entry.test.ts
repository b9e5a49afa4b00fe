import { describe, expect, it } from 'vitest';
import { trajectoryPlanOf } from '../../../../src/catalog/trajectory-plan.ts';
import { stateVector } from '../../../../src/core/ephemeris/source.ts';
import { distanceVec3, normVec3 } from '../../../../src/core/math/vec3.ts';
import { epochTdb } from '../../../../src/core/time/epoch.ts';
import { segmentFromData } from '../../../../src/core/trajectory/segment-from-data.ts';
import { solveTrajectory } from '../../../../src/core/trajectory/solve-trajectory.ts';
import { readCatalog } from '../../../../tools/catalog/read-data.ts';
import { loadedAlmanac } from '../../ephemeris/load-pack.ts';

const almanac = loadedAlmanac();
const { catalog } = readCatalog();
const DAY = 86_400;

function pathOf(missionId: string) {
  const plan = trajectoryPlanOf(catalog.mission(missionId)!, catalog);
  const { data, legs } = solveTrajectory(plan, almanac);
  return { legs, segments: data.map((piece) => segmentFromData(piece, () => undefined, almanac)) };
}

describe('the way to L1 and L2 of the Sun', () => {
  // Launch energies that such flights need: -0.7 to -0.6 km²/s² (JWST: -0.69; Farquhar 1980, ISEE-3); entry in some m/s.
  it.each([
    ['jwst', 0.02],
    ['euclid', 0.02],
    ['soho', 0.04],
    ['aditya-l1', 0.05],
  ])('takes %s into its halo orbit with less than %f km/s', (id, most) => {
    const [leg] = pathOf(id).legs;
    expect(leg!.arrivalExcessKmS!).toBeLessThan(most);
    expect(leg!.c3Km2S2!).toBeGreaterThan(-0.85);
    expect(leg!.c3Km2S2!).toBeLessThan(-0.45);
  });

  it('has Webb 1.3 to 1.5 million km from the Earth when it was said to have arrived, after 30 days', () => {
    const { segments } = pathOf('jwst');
    const epoch = epochTdb(segments[0]!.interval.start + 30 * DAY);
    const state = stateVector();
    segments.find((s) => s.interval.end > epoch)!.stateInto(state, epoch);
    expect(normVec3(state.positionKm)).toBeGreaterThan(1.25e6);
    expect(normVec3(state.positionKm)).toBeLessThan(1.5e6);
  });

  it.each(['jwst', 'gaia'])('joins the orbit of %s without a gap', (id) => {
    const { segments } = pathOf(id);
    const stay = segments.at(-1)!;
    const flight = segments.at(-2)!;
    const epoch = stay.interval.start;
    const [a, b, centre] = [stateVector(), stateVector(), stateVector()];
    flight.stateInto(a, epoch);
    stay.stateInto(b, epoch);
    almanac.stateInto(centre, stay.centreId, 'earth', epoch);
    b.positionKm.x += centre.positionKm.x;
    b.positionKm.y += centre.positionKm.y;
    b.positionKm.z += centre.positionKm.z;
    expect(distanceVec3(a.positionKm, b.positionKm)).toBeLessThan(1);
  });
});
