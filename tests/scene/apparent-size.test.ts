import { describe, expect, it } from 'vitest';
import { drawnRadiusPx, smoothstep, wishedRadiusPx } from '../../src/scene/stage/apparent-size.ts';

describe('enlarged sizes', () => {
  it('are true when the picture is true, and when one is near', () => {
    expect(drawnRadiusPx({ truePx: 3, wishPx: 8, orbitPx: 1000 }, 0)).toBe(3);
    expect(drawnRadiusPx({ truePx: 200, wishPx: 8, orbitPx: 1e6 }, 1) / 200).toBeLessThan(1.001);
  });

  it('only grow on approach', () => {
    let before = 0;
    for (let d = 1e9; d > 1e4; d *= 0.9) {
      const size = drawnRadiusPx({ truePx: (6371 * 1000) / d, wishPx: 7, orbitPx: (1.5e8 * 1000) / d }, 1);
      expect(size).toBeGreaterThanOrEqual(before);
      before = size;
    }
  });

  it('leave the moons of a planet outside of it once they can be told apart', () => {
    // Mars and Phobos, the tightest couple: 2.76 radii.
    for (const truePx of [4, 8, 16, 64]) {
      const mars = drawnRadiusPx({ truePx, wishPx: wishedRadiusPx(3390), orbitPx: 1e7 }, 1);
      expect(mars).toBeLessThan(truePx * 2.76);
    }
  });

  it('order the bodies by their true size', () => {
    const [sun, jupiter, earth, moon] = [695_700, 69_911, 6371, 1737].map(wishedRadiusPx);
    expect(sun).toBeGreaterThan(jupiter!);
    expect(jupiter).toBeGreaterThan(earth!);
    expect(earth).toBeGreaterThan(moon!);
  });

  it('blend smoothly', () => {
    expect([smoothstep(1, 3, 0), smoothstep(1, 3, 2), smoothstep(1, 3, 4)]).toEqual([0, 0.5, 1]);
  });
});
