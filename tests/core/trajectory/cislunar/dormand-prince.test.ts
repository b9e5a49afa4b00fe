import { describe, expect, it } from 'vitest';
import { vec3 } from '../../../../src/core/math/vec3.ts';
import { propagateTwoBody } from '../../../../src/core/orbits/universal.ts';
import { type Derivative, integrate } from '../../../../src/core/trajectory/cislunar/dormand-prince.ts';
import { jacobiConstant, restrictedFlight } from '../../../../src/core/trajectory/cislunar/restricted-problem.ts';

const GM = 398_600.4354;
const kepler: Derivative = (out, _t, y) => {
  const r = Math.hypot(y[0]!, y[1]!, y[2]!);
  const k = -GM / r ** 3;
  for (let i = 0; i < 3; i++) {
    out[i] = y[3 + i]!;
    out[3 + i] = k * y[i]!;
  }
};
const OPTIONS = {
  relativeTolerance: 1e-12,
  absoluteTolerance: Float64Array.of(1e-7, 1e-7, 1e-7, 1e-10, 1e-10, 1e-10),
};

describe('Dormand-Prince 8(5,3)', () => {
  it('follows an ellipse of eccentricity 0.97 as Kepler’s equation does, either way in time', () => {
    const start = { positionKm: vec3<'Icrf'>(6570, 0, 0), velocityKmS: vec3<'Icrf'>(0, 9.5, 5.2) };
    for (const seconds of [300_000, -300_000, 3_000_000]) {
      const y = Float64Array.of(6570, 0, 0, 0, 9.5, 5.2);
      expect(integrate(kepler, y, { from: 0, to: seconds }, OPTIONS)).toBe(true);
      const { positionKm: p } = propagateTwoBody(start, seconds, GM);
      expect(Math.hypot(y[0]! - p.x, y[1]! - p.y, y[2]! - p.z), `${seconds} s`).toBeLessThan(0.05);
    }
  });

  it('closes the Arenstorf orbit (Hairer, Nørsett, Wanner, Solving ODEs I, equation 0.1)', () => {
    const mu = 0.012277471;
    const start = Float64Array.of(0.994, 0, 0, 0, -2.001_585_106_379_082, 0);
    // The book's frame: bodies at −µ and 1 − µ, as here.
    const end = restrictedFlight(mu, start, 17.065_216_560_157_96)!;
    end.forEach((value, i) => {
      expect(value).toBeCloseTo(start[i]!, 3);
    });
    expect(jacobiConstant(mu, end)).toBeCloseTo(jacobiConstant(mu, start), 8);
  });

  it('gives up at a collision', () => {
    const y = Float64Array.of(7000, 0, 0, 0, 0, 0);
    expect(integrate(kepler, y, { from: 0, to: 1e6 }, { ...OPTIONS, maxSteps: 2000 })).toBe(false);
  });
});
