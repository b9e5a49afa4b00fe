import { describe, expect, it } from 'vitest';
import { chebyshevCoefficients, chebyshevNodes, evaluateChebyshev } from '../../../src/core/math/chebyshev.ts';

describe('Chebyshev series', () => {
  it('has the coefficients of exp(x) in Abramowitz & Stegun (1964), 9.6.34: I0(1), 2 I1(1), 2 I2(1) …', () => {
    const besselI = [1.266065877752008, 0.565159103992485, 0.135747669767038, 0.0221684249243319];
    const c = chebyshevCoefficients(chebyshevNodes(16).map(Math.exp));
    besselI.forEach((value, k) => {
      expect(c[k]).toBeCloseTo(k === 0 ? value : 2 * value, 13);
    });
  });

  it('gives the function back between the nodes', () => {
    const c = chebyshevCoefficients(chebyshevNodes(18).map(Math.exp));
    for (let x = -1; x <= 1; x += 0.01) expect(Math.abs(evaluateChebyshev(c, x) - Math.exp(x))).toBeLessThan(1e-14);
  });

  it('reads a series that stands inside a longer array', () => {
    const interleaved = [9, 1, 9, 2, 9, 3];
    // 1 + 2x + 3(2x² - 1)
    expect(evaluateChebyshev(interleaved, 0.5, 1, 3, 2)).toBeCloseTo(1 + 1 + 3 * -0.5, 15);
    expect(evaluateChebyshev([7], 0.3)).toBe(7);
  });
});
