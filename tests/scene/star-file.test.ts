import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readStars, starColor } from '../../src/scene/stars/star-file.ts';
import { starLook } from '../../src/scene/stars/star-look.ts';

const read = (name: string) => {
  const file = readFileSync(new URL(`../../public/stars/${name}`, import.meta.url));
  return readStars(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
};
const stars = read('stars.bin');

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

  it('goes on, fainter, in a second file that the first picture does not wait for', () => {
    const faint = read('stars-faint.bin').magnitudes;
    expect(faint.length).toBeGreaterThan(30_000);
    expect(faint[0]).toBeGreaterThanOrEqual(stars.magnitudes.at(-1)!);
    expect(faint.at(-1)).toBeCloseTo(8, 0);
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

describe('the look of a star', () => {
  const looks = [-1.4, 0, 1, 2, 3, 4.5, 6, 8].map(starLook);

  it('keeps the order of magnitudes: the brighter, the more light', () => {
    const light = looks.map(({ peak, widthPx, halo }) => peak * widthPx ** 2 + halo);
    expect([...light].sort((a, b) => b - a)).toEqual(light);
  });

  it('shows even the faintest, and glow only about the bright', () => {
    for (const { peak, widthPx } of looks) {
      expect(peak).toBeGreaterThan(10 / 255);
      // A narrower image would flicker as it goes from pixel to pixel.
      expect(widthPx).toBeGreaterThan(0.6);
    }
    expect(starLook(0).halo).toBeGreaterThan(0.1);
    expect(starLook(3).halo).toBe(0);
  });
});
