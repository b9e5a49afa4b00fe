import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { galacticFromIcrf, icrfFromGalactic } from '../../../src/core/frames/galactic.ts';
import { normVec3, vec3 } from '../../../src/core/math/vec3.ts';
import { RAD_PER_DEG } from '../../../src/core/units/constants.ts';
import { type Constellation, piecesOf } from '../../../src/scene/sky/constellations.ts';
import { fromEcliptic, fromEquator } from '../../../src/scene/sky/directions.ts';
import { CELL_COLUMNS, CELL_DEG, milkyWayNet, REACH_DEG } from '../../../src/scene/sky/milky-way-net.ts';

const brightness = new Uint8Array(readFileSync('public/stars/milky-way.bin'));
const figures = JSON.parse(readFileSync('public/stars/constellations.json', 'utf8')) as readonly Constellation[];

/** Right ascension and declination of a galactic direction, degrees. */
function equatorial(longitudeDeg: number, latitudeDeg: number): [number, number] {
  const v = icrfFromGalactic(vec3(), longitudeDeg * RAD_PER_DEG, latitudeDeg * RAD_PER_DEG);
  return [(Math.atan2(v.y, v.x) / RAD_PER_DEG + 360) % 360, Math.asin(v.z) / RAD_PER_DEG];
}

describe('galactic coordinates', () => {
  // Centre 17h 45m 37.2s, −28° 56′ 10″ and pole 12h 51m 26.3s, +27° 07′ 42″ (J2000), as printed in almanacs.
  it('have their centre and pole where they are', () => {
    const [ra, dec] = equatorial(0, 0);
    expect(ra).toBeCloseTo(266.405, 2);
    expect(dec).toBeCloseTo(-28.936, 2);
    expect(equatorial(123.456, 90)[0]).toBeCloseTo(192.8595, 3);
    expect(equatorial(123.456, 90)[1]).toBeCloseTo(27.1283, 3);
  });

  it('come back as they went', () => {
    for (const [longitude, latitude] of [
      [10, -40],
      [200, 3],
      [359, 80],
    ] as const) {
      const back = galacticFromIcrf(icrfFromGalactic(vec3(), longitude * RAD_PER_DEG, latitude * RAD_PER_DEG));
      expect(back.longitudeRad / RAD_PER_DEG).toBeCloseTo(longitude, 9);
      expect(back.latitudeRad / RAD_PER_DEG).toBeCloseTo(latitude, 9);
    }
  });
});

describe('the Milky Way', () => {
  const at = (longitude: number, latitude: number) =>
    brightness[((latitude + REACH_DEG) / CELL_DEG) * CELL_COLUMNS + longitude / CELL_DEG]!;

  it('is bright towards Sagittarius, dark at its edges, and cleft by the Great Rift', () => {
    expect(at(2, -4)).toBeGreaterThan(180);
    expect(at(80, 0)).toBeGreaterThan(60);
    expect(at(180, 0)).toBeLessThan(at(0, -2) / 2);
    for (let longitude = 0; longitude < 360; longitude += 2) expect(at(longitude, 50)).toBeLessThan(10);
    // The dark clouds of Ophiuchus, north of the centre; the band south of it shines.
    expect(at(4, 16)).toBeLessThan(at(4, -8) / 2);
  });

  it('has the Magellanic Clouds where they are', () => {
    // Large: l = 280.5°, b = −32.9°; small: l = 302.8°, b = −44.3° (NED). Brighter than the sky six degrees off.
    for (const [longitude, latitude] of [
      [280, -32],
      [302, -44],
    ] as const) {
      const around = [at(longitude - 6, latitude), at(longitude + 6, latitude), at(longitude, latitude - 6)];
      expect(at(longitude, latitude)).toBeGreaterThan(20 + Math.max(...around));
    }
  });

  it('lies on a net that ends where it begins, without its dark cells', () => {
    const net = milkyWayNet(brightness);
    const { position, uv } = net.attributes;
    const row = 30 * (CELL_COLUMNS + 1);
    expect(uv!.getX(row)).toBe(0);
    expect(uv!.getX(row + CELL_COLUMNS)).toBe(1);
    expect(position!.getX(row)).toBeCloseTo(position!.getX(row + CELL_COLUMNS), 6);
    const cells = (net.index?.count ?? 0) / 6;
    expect(cells).toBeGreaterThan(3000);
    expect(cells).toBeLessThan(0.85 * CELL_COLUMNS * ((2 * REACH_DEG) / CELL_DEG));
  });

  it('refuses a file of another size', () => {
    expect(() => milkyWayNet(brightness.slice(1))).toThrow(RangeError);
  });
});

describe('constellations', () => {
  it('are the eighty-eight, the Serpent in two parts', () => {
    expect(figures).toHaveLength(89);
    expect(new Set(figures.map((figure) => figure.name)).size).toBeGreaterThanOrEqual(88);
  });

  it('join stars: Orion’s belt lies where its stars are', () => {
    const orion = figures.find((figure) => figure.name === 'Orion');
    // Alnilam, 5h 36m 12.8s, −1° 12′ 07″ (J2000).
    const alnilam = fromEquator({ x: 0, y: 0, z: 0 }, 84.0534, -1.2019);
    const pieces = piecesOf([orion!]);
    const nearest = Math.min(
      ...Array.from({ length: pieces.length / 3 }, (_, i) =>
        Math.hypot(pieces[3 * i]! - alnilam.x, pieces[3 * i + 1]! - alnilam.y, pieces[3 * i + 2]! - alnilam.z),
      ),
    );
    expect(nearest).toBeLessThan(3e-4);
  });
});

describe('directions of the sky', () => {
  it('agree at the equinox and the solstice', () => {
    const solstice = fromEcliptic({ x: 0, y: 0, z: 0 }, 90, 0);
    const same = fromEquator({ x: 0, y: 0, z: 0 }, 90, 84_381.448 / 3600);
    for (const axis of ['x', 'y', 'z'] as const) expect(solstice[axis]).toBeCloseTo(same[axis], 12);
    expect(normVec3(solstice)).toBeCloseTo(1, 12);
  });
});
