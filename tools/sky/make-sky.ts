import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes public/stars/constellations.json from the data folder of the npm package d3-celestial 0.7.35 (Olaf Frohn, BSD
 * 3-clause): `tsx tools/sky/make-sky.ts <unpacked package>/data`.
 */
const TARGET = join(import.meta.dirname, '../../public/stars');

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
  console.log(`${figures.length} constellations`);
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

main();
