import { expect, it } from 'vitest';
import { descend } from '../../../../src/core/trajectory/chain/descend.ts';

const OPTIONS = { iterations: 200, slopeStep: 1e-5, tolerance: 1e-14 };

it('finds the bottom of Rosenbrock’s valley', () => {
  // H. H. Rosenbrock, The Computer Journal 3 (1960) 175-184: least value 0 at (1, 1), start (-1.2, 1).
  const valley = ([x = 0, y = 0]: readonly number[]) => 100 * (y - x * x) ** 2 + (1 - x) ** 2;
  const found = descend(valley, [-1.2, 1], OPTIONS);
  expect(found.at[0]).toBeCloseTo(1, 4);
  expect(found.at[1]).toBeCloseTo(1, 4);
  expect(found.value).toBeLessThan(1e-8);
});

it('never ends higher than it began', () => {
  const rough = ([x = 0, y = 0]: readonly number[]) => Math.abs(x) + Math.abs(y - 2 * x) + 0.1 * Math.cos(20 * x);
  const start = [3, -1];
  expect(descend(rough, start, OPTIONS).value).toBeLessThanOrEqual(rough(start));
});
