import { describe, expect, it } from 'vitest';
import { cometActivity, tailLengthAu } from '../../src/scene/bodies/comet-activity.ts';

describe('comets', () => {
  it('sleep beyond the reach of the Sun’s warmth and brighten towards it', () => {
    expect(cometActivity(5)).toBe(0);
    expect(cometActivity(3.2)).toBe(0);
    const distances = [3, 2, 1.5, 1, 0.7];
    for (let i = 1; i < distances.length; i++) {
      expect(cometActivity(distances[i]!)).toBeGreaterThan(cometActivity(distances[i - 1]!));
    }
    expect(cometActivity(0.01)).toBe(4);
  });

  it('have tails of a fraction of an astronomical unit', () => {
    expect(tailLengthAu(cometActivity(1))).toBeGreaterThan(0.2);
    expect(tailLengthAu(4)).toBeLessThanOrEqual(0.5);
  });
});
