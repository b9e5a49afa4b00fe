import { describe, expect, it } from 'vitest';
import { KNOT_SIZE } from '../../../../src/core/trajectory/arc-state.ts';
import {
  closedOrbit,
  distantRetrogradeOrbit,
  haloOrbit,
  nearRectilinearOrbit,
  orbitKnots,
  type PeriodicOrbit,
} from '../../../../src/core/trajectory/cislunar/periodic-orbits.ts';
import { restrictedFlight } from '../../../../src/core/trajectory/cislunar/restricted-problem.ts';
import { EARTH_MOON, pointAbscissa, SUN_EARTH } from '../../../../src/core/trajectory/cislunar/rotating-frame.ts';

/** Largest |y|, least and greatest distance from the lesser body, over one period. */
function sizeOf(orbit: PeriodicOrbit) {
  const knots = orbitKnots(orbit);
  let across = 0;
  let nearest = Number.POSITIVE_INFINITY;
  let farthest = 0;
  for (let i = 0; i < knots.length; i += KNOT_SIZE) {
    const [x, y, z] = [knots[i + 1]!, knots[i + 2]!, knots[i + 3]!];
    const r = Math.hypot(x - 1 + orbit.mu, y, z);
    across = Math.max(across, Math.abs(y));
    nearest = Math.min(nearest, r);
    farthest = Math.max(farthest, r);
  }
  return { across, nearest, farthest };
}

describe('periodic orbits of the restricted problem', () => {
  // Howell, Celestial Mechanics 32 (1984), table I: µ = 0.04, halo orbits about L1.
  const howell = [
    [0.723268, 0.04, 0.198019, 1.300177],
    [0.729988, 0.215589, 0.397259, 1.348532],
    [0.7537, 0.267595, 0.399909, 1.211253],
    [0.777413, 0.284268, 0.36187, 1.101099],
  ] as const;

  it.each(howell)('finds Howell’s halo orbit at x %f, z %f', (x, z, vy, half) => {
    const orbit = closedOrbit(0.04, { x: x + 1e-3, z, vy: vy - 1e-3, period: 2 * half }, [0, 4, 'half'])!;
    expect(orbit.start[0]).toBeCloseTo(x, 4);
    expect(orbit.start[4]).toBeCloseTo(vy, 4);
    expect(orbit.period / 2).toBeCloseTo(half, 4);
  });

  it('gives ISEE-3’s halo orbit the published size and period (Richardson 1980: 177.73 days, 666,000 km across)', () => {
    const orbit = haloOrbit(SUN_EARTH.mu, 1, 120_000 / SUN_EARTH.distanceKm)!;
    const days = (orbit.period * SUN_EARTH.timeUnitS) / 86_400;
    expect(Math.abs(days - 177.73)).toBeLessThan(0.3);
    expect(Math.abs(sizeOf(orbit).across * SUN_EARTH.distanceKm - 666_000)).toBeLessThan(0.01 * 666_000);
  });

  it('gives the Gateway’s orbit its published reach (some 3,200 km to 71,000 km from the Moon’s centre)', () => {
    const period = ((2 / 9) * 29.530_588 * 86_400) / EARTH_MOON.timeUnitS;
    const orbit = nearRectilinearOrbit(EARTH_MOON.mu, period)!;
    const { nearest, farthest } = sizeOf(orbit);
    expect(nearest * EARTH_MOON.distanceKm).toBeGreaterThan(3100);
    expect(nearest * EARTH_MOON.distanceKm).toBeLessThan(3400);
    expect(Math.abs(farthest * EARTH_MOON.distanceKm - 71_000)).toBeLessThan(1000);
    // Over the south pole for most of the time.
    expect(orbit.start[2]).toBeLessThan(0);
  });

  it('grows distant retrograde orbits that circle the Moon against its motion', () => {
    const orbit = distantRetrogradeOrbit(EARTH_MOON.mu, 0.18)!;
    expect(orbit.start[4]).toBeGreaterThan(0);
    const end = restrictedFlight(EARTH_MOON.mu, orbit.start, orbit.period)!;
    end.forEach((value, i) => {
      expect(value).toBeCloseTo(orbit.start[i]!, 7);
    });
  });

  it('places the libration points at the distances in the books (Moon: 58,000 and 64,500 km)', () => {
    const fromMoon = (point: 1 | 2) => Math.abs(pointAbscissa(EARTH_MOON, point) - 1 + EARTH_MOON.mu) * 384_400;
    expect(Math.abs(fromMoon(1) - 58_020)).toBeLessThan(100);
    expect(Math.abs(fromMoon(2) - 64_510)).toBeLessThan(100);
  });
});
