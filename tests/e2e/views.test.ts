import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { difference, type Fingerprint, fingerprintOf } from '../../tools/gallery/fingerprint.ts';
import { GALLERY_VIEWS, type GalleryView } from '../../tools/gallery/views.ts';
import { browserTest, type OpenPage } from './harness/browser-test.ts';
import { settle } from './harness/stillness.ts';

const SMALL = { width: 640, height: 360 };
/** Numbers of a cell (0 to 255) may differ by so much: another rasteriser smooths its edges otherwise. */
const CELL_LIMIT = 12;
/** Share of cells that may differ by more, and the mean difference of all. */
const MOST_CHANGED = 0.01;
const MOST_MEAN = 0.8;

function kept(id: string): Fingerprint {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'views', `${id}.json`), 'utf8'));
}

async function look(open: OpenPage, view: GalleryView, changed = ''): Promise<Fingerprint> {
  const { page } = await open(`/?${view.query}${changed}`, {
    viewport: SMALL,
    reducedMotion: true,
    before: (before) => before.addInitScript(() => localStorage.setItem('outbound.hint-seen', '1')),
  });
  await settle(page);
  return fingerprintOf(page, await page.screenshot());
}

const FIXED = GALLERY_VIEWS.filter(({ page }) => page === undefined);

describe('views look as they did', () => {
  for (const view of FIXED) {
    browserTest(view.title, async ({ open }) => {
      const { mean, changedShare } = difference(await look(open, view), kept(view.id), CELL_LIMIT);
      expect(changedShare).toBeLessThan(MOST_CHANGED);
      expect(mean).toBeLessThan(MOST_MEAN);
    });
  }
});

describe('what is missing is noticed', () => {
  const missing: readonly (readonly [string, string, string])[] = [
    ['paths and markers', 'cruises', '&hide=paths,markers'],
    ['names', 'mars', '&hide=labels'],
    ['the swarm', 'belt', '&hide=swarm'],
    ['the body looked at', 'mars', '&focus=deimos'],
  ];
  for (const [what, id, changed] of missing) {
    browserTest(what, async ({ open }) => {
      const view = GALLERY_VIEWS.find((v) => v.id === id);
      if (!view) throw new Error(`No view "${id}".`);
      const query = changed.includes('focus') ? { ...view, query: view.query.replace(/focus=\w+/, '') } : view;
      const { mean, changedShare } = difference(await look(open, query, changed), kept(id), CELL_LIMIT);
      expect(changedShare > MOST_CHANGED || mean > MOST_MEAN).toBe(true);
    });
  }
});
