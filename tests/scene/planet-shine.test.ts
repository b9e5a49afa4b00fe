import { describe, expect, it } from 'vitest';
import { planetShine } from '../../src/scene/bodies/planet-shine.ts';

describe('light of a planet on the night of its moon', () => {
  it('is brightest when the planet is full, and none when it is new', () => {
    const phases = [1, 0.5, 0, -0.5].map((cosPhase) => planetShine(6371, 384_400, cosPhase));
    expect([...phases].sort((a, b) => b - a)).toEqual(phases);
    expect(planetShine(6371, 384_400, -1)).toBe(0);
  });

  it('grows towards the planet, and never makes a day of the night', () => {
    expect(planetShine(71_492, 421_800, 0)).toBeGreaterThan(planetShine(71_492, 1_882_700, 0));
    expect(planetShine(3389, 9376, 1)).toBeLessThan(0.1);
  });
});
