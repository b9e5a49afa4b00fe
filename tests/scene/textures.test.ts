import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { GLOBE_MAPS, RING_MAPS } from '../../src/scene/bodies/maps.ts';

const folder = fileURLToPath(new URL('../../public/textures/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.webp'));
const credits = readFileSync(`${folder}CREDITS.md`, 'utf8');
const used = [...Object.values(GLOBE_MAPS), ...Object.values(RING_MAPS).map((ring) => ring.file)];

describe('maps', () => {
  it('are all there, and none lies about unused', () => {
    expect([...used].sort()).toEqual([...files].sort());
  });

  it('are each credited', () => {
    expect(files.filter((name) => !credits.includes(name))).toEqual([]);
  });

  it('weigh at most 100 kB each and 2 MB together', () => {
    const sizes = files.map((name) => statSync(folder + name).size);
    expect(Math.max(...sizes)).toBeLessThan(100_000);
    expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThan(2_000_000);
  });

  it('belong to bodies of the catalogue', () => {
    const bodies = new Set(readdirSync(new URL('../../data/bodies/', import.meta.url)));
    const unknown = [...Object.keys(GLOBE_MAPS), ...Object.keys(RING_MAPS)].filter((id) => !bodies.has(`${id}.json`));
    expect(unknown).toEqual([]);
  });
});
