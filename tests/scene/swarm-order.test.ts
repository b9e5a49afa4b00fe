import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { decodeSwarm } from '../../src/core/swarm/swarm-table.ts';
import { brightestFirst } from '../../src/scene/swarm/swarm-geometry.ts';

const file = join(import.meta.dirname, '../../public/packs/swarm/elements.bin');

it('a slow machine is given the brightest small bodies, each once', () => {
  const table = decodeSwarm(new Uint8Array(inflateSync(readFileSync(file))));
  const rows = brightestFirst(table);
  expect(new Set(rows).size).toBe(table.count);
  const magnitudes = Array.from(rows, (row) => table.magnitude[row]!);
  for (let i = 1; i < magnitudes.length; i++) expect(magnitudes[i]).toBeGreaterThanOrEqual(magnitudes[i - 1]!);
  // 4 Vesta, the brightest asteroid of all but Ceres and the dwarf planets, is among the first.
  expect(rows.indexOf(table.number.indexOf(4))).toBeLessThan(40);
});
