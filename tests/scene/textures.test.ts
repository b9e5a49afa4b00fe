import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fittingPart, readMapList } from '../../src/scene/bodies/map-files.ts';
import { GLOBE_MAPS, OVERLAY_MAPS, RING_MAPS } from '../../src/scene/bodies/maps.ts';

const folder = fileURLToPath(new URL('../../public/textures/', import.meta.url));
const webps = (sub: string) => readdirSync(folder + sub).filter((name) => name.endsWith('.webp'));
const small = webps('');
const large = webps('large').map((name) => `large/${name}`);
const credits = readFileSync(`${folder}CREDITS.md`, 'utf8');
const list = readMapList(JSON.parse(readFileSync(`${folder}maps.json`, 'utf8')));
const used = [
  ...Object.values(GLOBE_MAPS),
  ...Object.values(OVERLAY_MAPS),
  ...Object.values(RING_MAPS).map((ring) => ring.file),
];

describe('maps', () => {
  it('are all there, and none lies about unused', () => {
    expect([...used].sort()).toEqual([...small].sort());
    expect(Object.values(list).sort()).toEqual([...large].sort());
  });

  it('are each credited, with terms', () => {
    expect([...small, ...large].filter((name) => !credits.includes(name))).toEqual([]);
  });

  it('weigh at most 50 kB each where they come first, and 12 MB together', () => {
    const sizeOf = (name: string) => statSync(folder + name).size;
    expect(Math.max(...Object.values(GLOBE_MAPS).map(sizeOf))).toBeLessThan(50_000);
    expect([...small, ...large].map(sizeOf).reduce((a, b) => a + b, 0)).toBeLessThan(12_000_000);
  });

  it('belong to bodies of the catalogue', () => {
    const bodies = new Set(readdirSync(new URL('../../data/bodies/', import.meta.url)));
    const ids = [...Object.keys(GLOBE_MAPS), ...Object.keys(RING_MAPS), ...Object.keys(list)];
    expect(ids.filter((id) => !bodies.has(`${id}.json`))).toEqual([]);
  });
});

describe('maps a place brings along', () => {
  it('are halved until the graphics card takes them', () => {
    expect(fittingPart(16_384, 8192)).toBe(0.5);
    expect(fittingPart(16_384, 2048)).toBe(0.125);
    expect(fittingPart(4096, 8192)).toBe(1);
  });

  it('are named in maps.json; what names no file is left out', () => {
    expect(readMapList({ large: { mercury: 'large/mercury.webp', venus: 7 } })).toEqual({
      mercury: 'large/mercury.webp',
    });
    expect(readMapList(null)).toEqual({});
  });
});
