import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { browserTest, DESKTOP, PHONE, stateOf } from './harness/browser-test.ts';
import { describeFocus, tabTo } from './harness/keys.ts';
import { framesLater, standingBox } from './harness/stillness.ts';

const DAY_MS = 86_400_000;

async function timeOf(page: Page): Promise<number> {
  return Date.parse((await stateOf(page)).time);
}

/** Types into the search and takes the first find. */
async function searchFor(page: Page, query: string): Promise<void> {
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('searchbox').fill(query);
  await finds(page).first().waitFor();
  await page.keyboard.press('Enter');
}

/** What the search shows. */
function finds(page: Page) {
  return page.getByRole('dialog', { name: 'Search' }).getByRole('option');
}

function selected(page: Page, id: string | null) {
  return page.waitForFunction((wanted) => window.outbound.getState().selectedId === wanted, id);
}

describe('the timeline', () => {
  browserTest('dragging the slider moves the clock with the pointer', async ({ open }) => {
    const { page } = await open('/?t=2010-01-01');
    const slider = page.getByRole('slider', { name: 'Date' });
    const box = await standingBox(slider);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y, { steps: 5 });
    await expect.poll(() => timeOf(page)).toBeGreaterThan(Date.UTC(2010, 0, 2));
    await framesLater(page);
    const midway = await timeOf(page);
    await page.mouse.move(x + 180, y, { steps: 8 });
    await page.mouse.up();
    await expect.poll(() => timeOf(page)).toBeGreaterThan(midway);
    // The knob stays under the pointer.
    const after = await standingBox(slider);
    expect(Math.abs(after.x + after.width / 2 - (x + 180))).toBeLessThan(12);
  });

  browserTest('the buttons play, play backwards, pause, and go to today', async ({ open }) => {
    const { page } = await open('/?t=2020-06-01');
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page.waitForFunction((from) => Date.parse(window.outbound.getState().time) > from, Date.UTC(2020, 5, 1, 18));
    await page.getByRole('button', { name: 'Pause' }).first().click();
    await page.waitForFunction(() => !window.outbound.getState().isPlaying);
    const paused = await timeOf(page);
    await page.getByRole('button', { name: 'Play backwards' }).click();
    await page.waitForFunction((from) => Date.parse(window.outbound.getState().time) < from, paused);
    await page.evaluate(() => window.outbound.pause());
    await page.getByRole('button', { name: 'Today' }).click();
    await page.waitForFunction(
      (day) => Math.abs(Date.parse(window.outbound.getState().time) - Date.now()) < day,
      DAY_MS,
    );
  });

  browserTest('next and previous event walk through the selected mission', async ({ open }) => {
    const { page } = await open('/?t=2011-01-01&sel=curiosity');
    await page.getByRole('button', { name: 'Next event' }).click();
    // Launch of Curiosity: 26 November 2011 (NASA/JPL).
    await page.waitForFunction(() => window.outbound.getState().time.startsWith('2011-11-26'));
    await page.getByRole('button', { name: 'Next event' }).click();
    await page.waitForFunction(() => window.outbound.getState().time > '2011-11-27');
    await page.getByRole('button', { name: 'Previous event' }).click();
    await page.waitForFunction(() => window.outbound.getState().time.startsWith('2011-11-26'));
  });
});

describe('search, filters, selection', () => {
  browserTest('finds a mission by its name, opens its panel, and an event there sets the clock', async ({ open }) => {
    const { page } = await open('/?t=2026-11-22');
    await searchFor(page, 'Juice');
    await selected(page, 'juice');
    await page.getByRole('heading', { name: 'Juice' }).waitFor();
    // Juice was launched on 14 April 2023 (ESA).
    await page
      .getByRole('button', { name: /launch/i })
      .filter({ hasText: '2023' })
      .first()
      .click();
    await page.waitForFunction(() => window.outbound.getState().time.startsWith('2023-04-14'));
  });

  browserTest.for([
    ['Mars', 'Mars'],
    ['europa', 'Europa'],
    ['67P', 'Churyumov'],
    ['artemis 3', 'Artemis'],
    ['vojager 2', 'Voyager 2'],
    ['ESA', 'European Space Agency'],
  ])('the search for "%s" finds %s', async ([query, name], { open }) => {
    const { page } = await open();
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill(query!);
    await finds(page).filter({ hasText: name! }).first().waitFor();
  });

  browserTest('filters thin out the missions and are cleared again', async ({ open }) => {
    const { page } = await open();
    const { all } = (await stateOf(page)).missionCount;
    await page.getByRole('button', { name: 'Filters' }).first().click();
    await page.getByRole('checkbox', { name: /^Crewed/ }).check();
    await page.waitForFunction(() => window.outbound.getState().filter.crew === 'crewed');
    const crewed = (await stateOf(page)).missionCount.shown;
    expect(crewed).toBeGreaterThan(0);
    expect(crewed).toBeLessThan(all);
    await page.getByRole('listbox', { name: `${crewed} missions on the timeline` }).waitFor();
    await page.getByRole('checkbox', { name: /JAXA/ }).check();
    await page.waitForFunction((n) => window.outbound.getState().missionCount.shown < n, crewed);
    await page.getByRole('button', { name: 'Clear all' }).first().click();
    await page.waitForFunction((n) => window.outbound.getState().missionCount.shown === n, all);
  });

  browserTest('a filtered list names its missions; the panel of a selected one opens and closes', async ({ open }) => {
    const { page } = await open('/?t=2026-11-22');
    await page.evaluate(() => window.outbound.setFilters({ agencies: ['ESA'] }));
    await page.getByRole('option', { name: /^Mars Express/ }).waitFor({ state: 'attached' });
    await page.evaluate(() => window.outbound.select('mars-express'));
    await page.getByRole('heading', { name: /Mars Express/ }).waitFor();
    await page.getByRole('button', { name: /Close the panel of Mars Express/ }).click();
    await selected(page, null);
  });
});

describe('links', () => {
  browserTest('a link brings back time, selection, filter and camera', async ({ open }) => {
    const { page } = await open(
      '/?t=2031-07-30T12:00:00Z&sel=juice&focus=jupiter&agency=ESA&cam=30.0,20.0,3000000&scale=true',
    );
    const state = await stateOf(page);
    expect(state.time).toBe('2031-07-30T12:00:00.000Z');
    expect(state).toMatchObject({ selectedId: 'juice', focusId: 'jupiter', scale: 'true' });
    expect(state.filter.agencies).toEqual(['ESA']);
    expect(state.camera.azimuthDeg).toBeCloseTo(30, 0);
    expect(state.camera.distanceKm / 3_000_000).toBeCloseTo(1, 2);
  });

  browserTest('"back" undoes a selection, "forward" brings it again', async ({ open }) => {
    const { page } = await open('/?t=2026-11-22&sel=mars');
    await page.evaluate(() => window.outbound.select('juice'));
    await page.waitForURL(/sel=juice/);
    await page.goBack();
    await selected(page, 'mars');
    await page.goForward();
    await selected(page, 'juice');
    expect(page.url()).toContain('sel=juice');
  });

  browserTest('"back" to a link without a selection closes the panel', async ({ open }) => {
    const { page } = await open('/?t=2026-11-22');
    await page.evaluate(() => window.outbound.select('juice'));
    await page.waitForURL(/sel=juice/);
    await page.goBack();
    await selected(page, null);
  });

  browserTest('the address that is on screen opens the same view in another window', async ({ open }) => {
    const { page } = await open('/?t=2024-10-14&sel=europa-clipper');
    await page.evaluate(() => window.outbound.setFilters({ destinations: ['europa'] }));
    await page.waitForURL(/dest=europa/);
    const there = await stateOf(page);
    const { page: other } = await open(page.url().replace(/^https?:\/\/[^/]+/, ''));
    const here = await stateOf(other);
    expect(here.time.slice(0, 10)).toBe('2024-10-14');
    for (const key of ['selectedId', 'focusId', 'filter', 'scale', 'mode'] as const)
      expect(here[key]).toEqual(there[key]);
  });

  browserTest('what a link says wrongly is named, and the rest is taken', async ({ open }) => {
    const { page } = await open('/?t=yesterday&sel=atlantis&crew=crewed&cam=north&mode=party&rate=NaN');
    const state = await stateOf(page);
    expect(state).toMatchObject({ selectedId: null, mode: 'explore', focusId: 'sun' });
    expect(state.filter.crew).toBe('crewed');
    await page
      .getByText(/atlantis/)
      .first()
      .waitFor();
  });
});

describe('without a mouse', () => {
  browserTest('the keyboard alone searches, selects, moves the clock, plays and closes', async ({ open }) => {
    const { page } = await open('/?t=2026-11-22', { viewport: DESKTOP });
    await page.keyboard.press('/');
    await page.getByRole('searchbox').waitFor();
    await page.keyboard.type('Hera');
    await finds(page).filter({ hasText: 'Hera' }).first().waitFor();
    await page.keyboard.press('Enter');
    await selected(page, 'hera');
    await page.keyboard.press('Escape');
    await selected(page, null);
    await tabTo(page, 'slider', /Date/);
    const before = await timeOf(page);
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((from) => Date.parse(window.outbound.getState().time) > from, before);
    await page.keyboard.press('Home');
    await page.waitForFunction(() => window.outbound.getState().time.startsWith('1957-01-01'));
    await tabTo(page, 'button', /^Play$/);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => window.outbound.getState().isPlaying);
    await page.keyboard.press(' ');
    await page.waitForFunction(() => !window.outbound.getState().isPlaying);
  });

  browserTest('every stop of the Tab key is visible and has a name', async ({ open }) => {
    const { page } = await open('/?sel=mars');
    for (let press = 0; press < 40; press++) {
      await page.keyboard.press('Tab');
      const { name, role } = await describeFocus(page);
      const isSeen = await page.evaluate(() => {
        const box = document.activeElement?.getBoundingClientRect();
        return document.activeElement === document.body || (box !== undefined && box.width > 0 && box.height > 0);
      });
      const hint = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
      expect(isSeen, hint).toBe(true);
      if (role === 'button' || role === 'link') expect(name.trim(), hint).not.toBe('');
    }
  });
});

describe('by touch, on a phone', () => {
  browserTest(
    'taps select and close; a swipe over the picture turns it; targets are large enough',
    async ({ open }) => {
      const { page } = await open('/?t=2026-11-22', { viewport: PHONE, touch: true });
      const before = (await stateOf(page)).camera;
      const picture = (await page.getByRole('img', { name: 'Picture of the solar system' }).boundingBox())!;
      await swipe(page, picture.x + picture.width / 2, picture.y + 200, 120, 0);
      await page.waitForFunction(
        (azimuth) => window.outbound.getState().camera.azimuthDeg !== azimuth,
        before.azimuthDeg,
      );
      await page.getByRole('button', { name: 'Search' }).tap();
      await page.getByRole('searchbox').fill('Mars Express');
      await finds(page).filter({ hasText: 'Mars Express' }).first().tap();
      await selected(page, 'mars-express');
      await page.getByRole('button', { name: /Close the panel of Mars Express/ }).tap();
      await selected(page, null);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('button')]
          .map((button) => ({
            name: button.getAttribute('aria-label') ?? button.textContent,
            box: button.getBoundingClientRect(),
          }))
          .filter(({ box }) => box.width > 0 && box.height > 0 && (box.width < 43.5 || box.height < 43.5))
          .map(({ name, box }) => `${name}: ${box.width.toFixed(0)} × ${box.height.toFixed(0)} px`),
      );
      expect(small).toEqual([]);
    },
  );

  browserTest('the slider follows a finger', async ({ open }) => {
    const { page } = await open('/?t=2000-01-01', { viewport: PHONE, touch: true });
    const box = await standingBox(page.getByRole('slider', { name: 'Date' }));
    await swipe(page, box.x + box.width / 2, box.y + box.height / 2, 80, 0);
    await expect.poll(() => timeOf(page)).toBeGreaterThan(Date.UTC(2005, 0, 1));
  });
});

/** One finger from a place by a distance, in steps, as the browser's own input. */
async function swipe(page: Page, x: number, y: number, dx: number, dy: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await send('touchStart', [{ x, y }]);
  for (let step = 1; step <= 8; step++) await send('touchMove', [{ x: x + (dx * step) / 8, y: y + (dy * step) / 8 }]);
  await send('touchEnd', []);
  await session.detach();
  // Chromium swallows a tap in the instant a swipe ends, which no finger can be quick enough for.
  await page.waitForTimeout(200);
}
