import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { settle } from '../../tools/gallery/views.ts';
import { browserTest } from './harness/browser-test.ts';

/** Twenty places: what one looks at, when, from where. */
const PLACES: readonly (readonly [id: string, query: string])[] = [
  ['voyager-1', 't=2026-11-01&cam=40,20,0.05'],
  ['voyager-2', 't=2026-11-01&cam=40,20,300000000'],
  ['new-horizons', 't=2015-07-14T11:00Z&cam=40,20,90000'],
  ['pioneer-11', 't=1979-09-01&cam=40,20,3000000'],
  ['juno-spacecraft', 't=2022-09-20&cam=40,20,9000000'],
  ['cassini', 't=2003-05-01&cam=40,50,900000000'],
  ['galileo', 't=1997-06-01&cam=40,50,9000000'],
  ['parker-solar-probe', 't=2024-12-24T11:50Z&cam=40,20,40000000'],
  ['solar-orbiter', 't=2026-11-01&cam=40,60,200000000'],
  ['bepicolombo', 't=2024-06-06&cam=40,60,200000000'],
  ['curiosity', 't=2026-11-01T07:00Z&cam=40,20,0.012'],
  ['apollo-11', 't=1969-07-20T21:00Z&cam=150,14,0.03'],
  ['artemis-ii', 't=2026-04-06&cam=40,20,700000'],
  ['jwst', 't=2026-11-01&cam=40,20,2500000'],
  ['rosetta', 't=2014-09-10&cam=40,20,200'],
  ['mro', 't=2025-06-01&cam=40,22,15000'],
  ['earth', 't=2026-11-01&cam=40,20,900000'],
  ['mars', 't=2031-06-01&cam=40,20,40000'],
  ['jupiter', 't=2031-11-20&cam=40,20,4000000'],
  ['sun', 't=2031-06-01&cam=-60,50,600000000'],
];

/** Boxes of the names that are shown, in CSS pixels. */
function shownNames(page: Page) {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[class*="label"][class*="shown"]')]
      .filter((label) => getComputedStyle(label).visibility !== 'hidden')
      .map((label) => {
        const { left, top, right, bottom } = label.getBoundingClientRect();
        return { name: label.textContent ?? '', left, top, right, bottom };
      }),
  );
}

type Named = Awaited<ReturnType<typeof shownNames>>[number];

function overlaps(names: readonly Named[]): string[] {
  const found: string[] = [];
  names.forEach((a, i) => {
    for (const b of names.slice(i + 1)) {
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      // Boxes are rounded to whole pixels, and a line of text has air above and below.
      if (width > 2 && height > 4) found.push(`${a.name} / ${b.name}`);
    }
  });
  return found;
}

describe('at twenty places', () => {
  for (const [id, query] of PLACES) {
    browserTest(`names stay apart and a click finds what is there: ${id}`, async ({ open }) => {
      const { page } = await open(`/?mode=embed&focus=${id}&${query}`, { reducedMotion: true });
      await settle(page);
      const names = await shownNames(page);
      expect(names.length).toBeGreaterThan(0);
      expect(overlaps(names)).toEqual([]);
      await page.mouse.click(1366 / 2, 768 / 2);
      expect(await page.evaluate(() => window.outbound.getState().selectedId)).toBe(id);
    });
  }
});
