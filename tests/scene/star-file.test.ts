import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readStars, starColor } from '../../src/scene/stars/star-file.ts';

const file = readFileSync(new URL('../../public/stars/stars.bin', import.meta.url));
const stars = readStars(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));

describe('the star file', () => {
  it('begins with Sirius at its place: 6h 45m 08.9s, −16° 42′ 58″, V = −1.46 (Hipparcos, HIP 32349)', () => {
    expect(stars.magnitudes[0]).toBeCloseTo(-1.44, 1);
    // Ecliptic coordinates of Sirius, J2000: 104.08° and −39.61°.
    const [x, y, z] = stars.directions;
    expect((Math.atan2(-z!, x!) * 180) / Math.PI).toBeCloseTo(104.08, 1);
    expect((Math.asin(y!) * 180) / Math.PI).toBeCloseTo(-39.61, 1);
  });

  it('holds the stars of the naked eye in directions of length one', () => {
    expect(stars.magnitudes.length).toBeGreaterThan(4500);
    for (let i = 0; i < stars.magnitudes.length; i += 97) {
      expect(Math.hypot(...stars.directions.slice(3 * i, 3 * i + 3))).toBeCloseTo(1, 6);
    }
  });

  it('refuses half a star', () => {
    expect(() => readStars(new ArrayBuffer(7))).toThrow(RangeError);
  });

  it('paints hot stars blue and cool ones orange', () => {
    const [hot, , hotBlue] = starColor(-0.2);
    const [cool, , coolBlue] = starColor(1.6);
    expect(hotBlue).toBeGreaterThan(hot);
    expect(cool).toBeGreaterThan(coolBlue);
  });
});
