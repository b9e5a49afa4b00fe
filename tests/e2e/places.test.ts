import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { linkTo, PLACES_TO_LOOK, type PlaceToLook } from '../scene/places-to-look.ts';
import { goTo } from './harness/addresses.ts';
import { browserTest } from './harness/browser-test.ts';
import { settle } from './harness/stillness.ts';

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

/** Five places to a page: opening one costs more than going on to the next. */
const PLACES_A_PAGE = 5;
const TOURS = Array.from({ length: PLACES_TO_LOOK.length / PLACES_A_PAGE }, (_, tour) =>
  PLACES_TO_LOOK.slice(PLACES_A_PAGE * tour, PLACES_A_PAGE * (tour + 1)),
).map((places) => ({ names: places.map(({ id }) => id).join(', '), places }));

describe('at twenty places names stay apart and a click finds what is there', () => {
  browserTest.for(TOURS)('$names', async ({ places }, { open }) => {
    const addressOf = (place: PlaceToLook) => `/?mode=embed&${linkTo(place)}`;
    const { page } = await open(addressOf(places[0]!), { reducedMotion: true });
    for (const place of places) {
      await goTo(page, addressOf(place));
      await settle(page);
      const names = await shownNames(page);
      expect(names.length, place.id).toBeGreaterThan(0);
      expect(overlaps(names), place.id).toEqual([]);
      await page.mouse.click(1366 / 2, 768 / 2);
      await expect.poll(() => page.evaluate(() => window.outbound.getState().selectedId)).toBe(place.id);
    }
  });
});
