import { describe, expect, it } from 'vitest';
import {
  eccentricFromMeanAnomaly,
  eccentricFromTrueAnomaly,
  hyperbolicFromMeanAnomaly,
  normalisedAngle,
  trueFromEccentricAnomaly,
} from '../../../src/core/orbits/kepler.ts';
import { OrbitDomainError } from '../../../src/core/orbits/orbit-domain-error.ts';

const ECCENTRICITIES = [0, 1e-12, 0.01, 0.2, 0.5, 0.9, 0.99, 0.999999, 1 - 1e-12];

describe("Kepler's equation", () => {
  it('Vallado, Fundamentals of Astrodynamics, 4th ed., example 2-1: M = 235.4°, e = 0.4', () => {
    const anomaly = eccentricFromMeanAnomaly((235.4 * Math.PI) / 180, 0.4);
    expect((anomaly * 180) / Math.PI).toBeCloseTo(220.512074767522, 9);
  });

  it('Vallado, example 2-3: hyperbola with M = 235.4° and e = 2.4', () => {
    expect(hyperbolicFromMeanAnomaly((235.4 * Math.PI) / 180, 2.4)).toBeCloseTo(1.601376145, 8);
  });

  it('holds for every ellipse and every mean anomaly', () => {
    for (const e of ECCENTRICITIES) {
      for (let degrees = -720; degrees <= 720; degrees += 7.5) {
        const mean = (degrees * Math.PI) / 180;
        const anomaly = eccentricFromMeanAnomaly(mean, e);
        expect(Math.abs(anomaly - e * Math.sin(anomaly) - mean)).toBeLessThan(4e-15 * (1 + Math.abs(mean)));
      }
    }
  });

  it('holds for tiny mean anomalies of nearly parabolic ellipses', () => {
    for (const mean of [1e-3, 1e-6, 1e-9, 1e-12]) {
      const anomaly = eccentricFromMeanAnomaly(mean, 1 - 1e-9);
      expect(Math.abs(anomaly - (1 - 1e-9) * Math.sin(anomaly) - mean)).toBeLessThan(1e-15);
    }
  });

  it('holds for every hyperbola', () => {
    for (const e of [1 + 1e-9, 1.0001, 1.2, 3.36, 6.14, 100]) {
      for (const mean of [0, 1e-9, 1e-3, 0.5, 3, 50, 1e4, -0.5, -1e4]) {
        const anomaly = hyperbolicFromMeanAnomaly(mean, e);
        const residual = e * Math.sinh(anomaly) - anomaly - mean;
        expect(Math.abs(residual)).toBeLessThan(2e-14 * (1 + Math.abs(mean)));
      }
    }
  });

  it('turns true into eccentric anomaly and back', () => {
    for (const e of ECCENTRICITIES.filter((value) => value < 0.9999)) {
      for (let anomaly = -6; anomaly <= 6; anomaly += 0.37) {
        const back = eccentricFromTrueAnomaly(trueFromEccentricAnomaly(anomaly, e), e);
        expect(Math.abs(back - anomaly)).toBeLessThan(1e-12);
      }
    }
  });

  it('keeps angles within half a turn', () => {
    expect(normalisedAngle(Math.PI)).toBeCloseTo(-Math.PI, 15);
    expect(normalisedAngle(7)).toBeCloseTo(7 - 2 * Math.PI, 14);
  });

  it('refuses eccentricities of the other kind', () => {
    expect(() => eccentricFromMeanAnomaly(1, 1)).toThrow(OrbitDomainError);
    expect(() => eccentricFromMeanAnomaly(1, -0.1)).toThrow(OrbitDomainError);
    expect(() => hyperbolicFromMeanAnomaly(1, 1)).toThrow(OrbitDomainError);
  });
});
