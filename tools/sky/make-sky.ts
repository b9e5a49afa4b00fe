import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { galacticFromIcrf } from '../../src/core/frames/galactic.ts';
import { vec3 } from '../../src/core/math/vec3.ts';
import { RAD_PER_DEG } from '../../src/core/units/constants.ts';

/**
 * Makes public/stars/constellations.json and milky-way.bin from the data folder of the npm package d3-celestial 0.7.35
 * (Olaf Frohn, BSD 3-clause): `tsx tools/sky/make-sky.ts <unpacked package>/data`.
 * The Milky Way's five outlines become one soft brightness, a byte every two degrees of galactic longitude (0 to 358) and
 * latitude (-40 to 40), row by row from the south.
 */
const TARGET = join(import.meta.dirname, '../../public/stars');
const STEP_DEG = 2;
const REACH_DEG = 40;
/** The outlines are filled this much finer, then smoothed so wide (degrees, standard deviation). */
const FINE_DEG = 0.5;
const BLUR_DEG = 1.3;

type Point = readonly [number, number];
interface Feature<Geometry> {
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly geometry: { readonly coordinates: Geometry };
}

function main(): void {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('Say where the data are: tsx tools/sky/make-sky.ts <folder>.');
  const read = <Geometry>(file: string) =>
    (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { features: Feature<Geometry>[] }).features;
  const figures = constellations(read<Point>('constellations.json'), read<Point[][]>('constellations.lines.json'));
  writeFileSync(join(TARGET, 'constellations.json'), `${JSON.stringify(figures)}\n`);
  const glow = milkyWay(read<Point[][][]>('mw.json').map((feature) => feature.geometry.coordinates.flat()));
  writeFileSync(join(TARGET, 'milky-way.bin'), glow);
  console.log(`${figures.length} constellations; Milky Way ${glow.length} bytes, brightest ${Math.max(...glow)}`);
}

function constellations(names: readonly Feature<Point>[], lines: readonly Feature<Point[][]>[]) {
  return names.map(({ id, properties, geometry }) => ({
    name: properties.la ?? properties.name,
    rank: Number(properties.rank),
    at: rounded(geometry.coordinates),
    // The Serpent is two parts with names of their own, and one figure.
    lines: lines
      .filter((f) => f.id === id && f.properties.used !== 'yes')
      .flatMap((f) => claim(f).map((l) => l.flatMap(rounded))),
  }));
}

function claim(feature: Feature<Point[][]>): Point[][] {
  (feature.properties as Record<string, string>).used = 'yes';
  return feature.geometry.coordinates;
}

function rounded([ra, dec]: Point): [number, number] {
  return [Math.round(((ra + 360) % 360) * 100) / 100, Math.round(dec * 100) / 100];
}

function milkyWay(levels: readonly (readonly Point[][])[]): Uint8Array {
  const columns = 360 / FINE_DEG;
  const rows = (2 * (REACH_DEG + 6)) / FINE_DEG;
  const south = -(REACH_DEG + 6);
  const fine = new Float64Array(columns * rows);
  for (const rings of levels) {
    for (const [column, crossings] of crossingsByColumn(rings, columns).entries()) {
      // The pole lies outside every outline: each crossing on the way down changes sides.
      const below = crossings.sort((a, b) => b - a);
      for (let row = 0; row < rows; row++) {
        const latitude = south + (row + 0.5) * FINE_DEG;
        const crossed = below.filter((b) => b > latitude).length;
        if (crossed % 2 === 1) fine[row * columns + column]! += 1 / levels.length;
      }
    }
  }
  return sampled(blurred(fine, columns, rows), columns, rows, south);
}

/** Galactic latitudes (degrees) at which a set of outlines crosses the middle of each column of longitude. */
function crossingsByColumn(rings: readonly Point[][], columns: number): number[][] {
  const found: number[][] = Array.from({ length: columns }, () => []);
  for (const ring of rings) {
    const points = ring.map(galactic);
    for (const [i, [l1, b1]] of points.entries()) {
      const [end, b2] = points[(i + 1) % points.length]!;
      const span = ((end - l1 + 540) % 360) - 180;
      const [from, to] = span >= 0 ? [l1, l1 + span] : [l1 + span, l1];
      for (let k = Math.ceil(from / FINE_DEG - 0.5); (k + 0.5) * FINE_DEG < to; k++) {
        const share = ((k + 0.5) * FINE_DEG - l1) / span;
        found[((k % columns) + columns) % columns]!.push(b1 + share * (b2 - b1));
      }
    }
  }
  return found;
}

function galactic([raDeg, decDeg]: Point): Point {
  const flat = Math.cos(decDeg * RAD_PER_DEG);
  const direction = vec3(
    flat * Math.cos(raDeg * RAD_PER_DEG),
    flat * Math.sin(raDeg * RAD_PER_DEG),
    Math.sin(decDeg * RAD_PER_DEG),
  );
  const { longitudeRad, latitudeRad } = galacticFromIcrf(direction);
  return [longitudeRad / RAD_PER_DEG, latitudeRad / RAD_PER_DEG];
}

function blurred(values: Float64Array, columns: number, rows: number): Float64Array {
  const reach = Math.ceil((3 * BLUR_DEG) / FINE_DEG);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, k) =>
    Math.exp(-0.5 * (((k - reach) * FINE_DEG) / BLUR_DEG) ** 2),
  );
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const pass = (from: Float64Array, at: (row: number, column: number, shift: number) => number) =>
    from.map((_, i) => {
      const row = Math.floor(i / columns);
      return weights.reduce((sum, weight, k) => sum + weight * from[at(row, i % columns, k - reach)]!, 0) / whole;
    });
  const along = pass(values, (row, column, shift) => row * columns + ((column + shift + columns) % columns));
  return pass(along, (row, column, shift) => Math.min(rows - 1, Math.max(0, row + shift)) * columns + column);
}

function sampled(values: Float64Array, columns: number, rows: number, south: number): Uint8Array {
  const out: number[] = [];
  for (let latitude = -REACH_DEG; latitude <= REACH_DEG; latitude += STEP_DEG) {
    const row = Math.min(rows - 1, Math.round((latitude - south) / FINE_DEG - 0.5));
    for (let longitude = 0; longitude < 360; longitude += STEP_DEG) {
      out.push(Math.round(255 * values[row * columns + (Math.round(longitude / FINE_DEG) % columns)]!));
    }
  }
  return Uint8Array.from(out);
}

main();
