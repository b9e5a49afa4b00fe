import { Texture } from 'three';
import { describe, expect, it } from 'vitest';
import type { MapFiles } from '../../src/scene/bodies/map-files.ts';
import { FINE_MAP_FROM_PX, MapShelf } from '../../src/scene/bodies/map-shelf.ts';

const WIDTHS: Readonly<Record<string, number>> = { 'large/moon.webp': 4096, 'large/mars.webp': 2048 };
/** As a place with its own map of Mercury has it, twice as wide as any shipped. */
const LIST = { moon: 'large/moon.webp', mars: 'large/mars.webp', mercury: 'large/mercury-16k.webp' };

function shelf(budgetBytes = 1e9) {
  const asked: string[] = [];
  const dropped: string[] = [];
  const files: MapFiles = {
    list: async () => LIST,
    load: async (file) => {
      asked.push(file);
      const width = WIDTHS[file] ?? (file.startsWith('large/') ? 8192 : 512);
      const texture = new Texture({ width, height: width / 2 } as unknown as HTMLImageElement);
      texture.name = file;
      texture.addEventListener('dispose', () => dropped.push(file));
      return texture;
    },
  };
  let frames = 0;
  const maps = new MapShelf(files, () => frames++, budgetBytes);
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  return { maps, asked, dropped, settle, frames: () => frames };
}

describe('the shelf of maps', () => {
  it('fetches a small map once, and the fine one only for a large body', async () => {
    const { maps, asked, settle, frames } = shelf();
    expect(maps.globeMap('moon', 20)).toBeUndefined();
    expect(maps.globeMap('moon', 20)).toBeUndefined();
    await settle();
    expect(maps.globeMap('moon', 20)?.widthPx).toBe(512);
    expect(asked).toEqual(['moon.webp']);
    expect(maps.globeMap('moon', FINE_MAP_FROM_PX)?.widthPx).toBe(512);
    await settle();
    maps.globeMap('moon', FINE_MAP_FROM_PX);
    await settle();
    expect(maps.globeMap('moon', FINE_MAP_FROM_PX)?.widthPx).toBe(4096);
    expect(asked).toEqual(['moon.webp', 'large/moon.webp']);
    expect(frames()).toBe(3);
  });

  it('takes up a map that a place has put into the list', async () => {
    const { maps, settle } = shelf();
    for (let i = 0; i < 3; i++) {
      maps.globeMap('mercury', 300);
      await settle();
    }
    expect(maps.globeMap('mercury', 300)?.texture.name).toBe('large/mercury-16k.webp');
  });

  it('lets the fine map go that was not seen for longest when memory is short', async () => {
    const { maps, dropped, settle } = shelf(50e6);
    for (const body of ['moon', 'mars']) {
      for (let i = 0; i < 3; i++) {
        maps.globeMap(body, 300);
        await settle();
      }
    }
    expect(dropped).toEqual(['large/moon.webp']);
    expect(maps.fineBytes).toBeLessThan(50e6);
    expect(maps.globeMap('moon', 300)?.widthPx).toBe(512);
    maps.dispose();
  });

  it('has bands made by code for Venus, Titan, Uranus and Neptune', () => {
    const { maps, asked } = shelf();
    for (const id of ['venus', 'titan', 'uranus', 'neptune']) expect(maps.globeMap(id, 300)?.widthPx).toBe(0);
    expect(asked).toEqual([]);
  });
});
