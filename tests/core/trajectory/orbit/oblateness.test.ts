import { describe, expect, it } from 'vitest';
import { oblatenessOf, secularRates } from '../../../../src/core/trajectory/orbit/oblateness.ts';
import { RAD_PER_DEG } from '../../../../src/core/units/constants.ts';

const DEG_PER_DAY = 86_400 / RAD_PER_DEG;

function ratesOf(body: string, gmKm3S2: number, radii: readonly [number, number], inclinationDeg: number) {
  const semiMajorAxisKm = (radii[0] + radii[1]) / 2;
  const eccentricity = (radii[1] - radii[0]) / (radii[0] + radii[1]);
  const inclinationRad = inclinationDeg * RAD_PER_DEG;
  return secularRates({ gmKm3S2, semiMajorAxisKm, eccentricity, inclinationRad }, oblatenessOf(body));
}

describe('secular drift by oblateness, against published rates', () => {
  const EARTH = 398_600.4418;
  const MARS = 42_828.3736;

  it('sun-synchronous about the Earth: 98.19° at 700 km turns with the Sun, 0.9856° a day', () => {
    const { nodeRadS } = ratesOf('earth', EARTH, [7078.14, 7078.14], 98.19);
    expect(nodeRadS * DEG_PER_DAY).toBeCloseTo(0.9856, 2);
  });

  it('Molniya’s critical inclination of 63.435° keeps the periapsis', () => {
    const { periapsisRadS } = ratesOf('earth', EARTH, [6978, 46_200], 63.4349);
    expect(Math.abs(periapsisRadS * DEG_PER_DAY)).toBeLessThan(1e-5);
  });

  it('the International Space Station’s node goes back by 5° a day', () => {
    const { nodeRadS } = ratesOf('earth', EARTH, [6788, 6798], 51.64);
    expect(nodeRadS * DEG_PER_DAY).toBeGreaterThan(-5.2);
    expect(nodeRadS * DEG_PER_DAY).toBeLessThan(-4.8);
  });

  it('Mars Reconnaissance Orbiter, 255 × 320 km at 92.65°: once around in a Mars year of 687 days', () => {
    const { nodeRadS } = ratesOf('mars', MARS, [3396 + 255, 3396 + 320], 92.65);
    expect((nodeRadS * DEG_PER_DAY) / (360 / 686.98)).toBeCloseTo(1, 1);
  });

  it('Lunar Reconnaissance Orbiter’s polar orbit keeps its plane', () => {
    const { nodeRadS } = ratesOf('moon', 4902.8, [1788, 1788], 90);
    expect(Math.abs(nodeRadS * DEG_PER_DAY)).toBeLessThan(1e-9);
  });

  it('a body without a published figure: plain two-body motion', () => {
    const rates = ratesOf('phobos', 7.1e-4, [20, 20], 30);
    expect(rates).toEqual({ nodeRadS: 0, periapsisRadS: 0, meanAnomalyRadS: Math.sqrt(7.1e-4 / 8000) });
  });
});
