import { describe, expect, it } from 'vitest';
import { Almanac } from '../../../src/core/ephemeris/almanac.ts';
import { epochTdb } from '../../../src/core/time/epoch.ts';
import { endOfLeg, perihelionLeg } from '../../../src/core/trajectory/legs.ts';
import type { PlanBody } from '../../../src/core/trajectory/plan.ts';
import { AU_KM } from '../../../src/core/units/constants.ts';
import { circling, SUN } from './planets.ts';

const sun: PlanBody = { ...SUN, isPlace: false };

describe('perihelionLeg', () => {
  const almanac = new Almanac();
  almanac.set('sun', [circling(0, 0)]);
  almanac.set('earth', [circling(AU_KM, 0)]);
  const from = { role: 'start', bodyId: 'earth', epoch: epochTdb(0), isDated: true } as const;

  it.each([
    ['inbound, before the shortest fall', 60],
    ['near the half ellipse', 94],
    ['by way of the aphelion', 180],
  ])('passes the perihelion at the distance and on the day asked for: %s', (_, days) => {
    const perihelion = { epoch: epochTdb(days * 86_400), distanceKm: 0.29 * AU_KM };
    const leg = perihelionLeg(almanac, sun, from, perihelion);
    expect(leg).toBeDefined();
    const at = endOfLeg(leg!, from.epoch, perihelion.epoch);
    const distance = Math.hypot(at.positionKm.x, at.positionKm.y, at.positionKm.z);
    const radialSpeed =
      (at.positionKm.x * at.velocityKmS.x + at.positionKm.y * at.velocityKmS.y + at.positionKm.z * at.velocityKmS.z) /
      distance;
    expect(distance).toBeCloseTo(perihelion.distanceKm, 0);
    expect(Math.abs(radialSpeed)).toBeLessThan(1e-4);
  });

  it('has no answer for a perihelion beyond the start', () => {
    expect(perihelionLeg(almanac, sun, from, { epoch: epochTdb(1e7), distanceKm: 2 * AU_KM })).toBeUndefined();
  });
});
