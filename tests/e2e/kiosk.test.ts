import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { browserTest, DESKTOP, stateOf } from './harness/browser-test.ts';
import { showsStep } from './harness/stories.ts';

const TABLE = { viewport: DESKTOP, touch: true } as const;
/** Shortest times a link may set. */
const KIOSK = '/?mode=kiosk&idle=5&ask=5';
/** A question that waits for a slow machine's answer. */
const PATIENT_KIOSK = '/?mode=kiosk&idle=5&ask=600';

function slider(page: Page) {
  return page.getByRole('slider', { name: 'Date' });
}

function question(page: Page) {
  return page.getByRole('alertdialog');
}

/** Every address on the page that leads out of it. */
function waysOut(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[href]:not(link), form[action]')]
      .map((element) => element.getAttribute('href') ?? element.getAttribute('action') ?? '')
      .filter((address) => !address.startsWith('#')),
  );
}

/** Shortens the views of the loop to this many seconds each. */
const hurryStories =
  (seconds: number) =>
  async (page: Page): Promise<void> => {
    await page.route(/catalog-core/, async (route) => {
      const response = await route.fetch();
      const core = (await response.json()) as { stories: { steps: { durationSeconds: number }[] }[] };
      for (const { steps } of core.stories) for (const step of steps) step.durationSeconds = seconds;
      await route.fulfill({ response, json: core });
    });
  };

describe('a touch table in a museum', () => {
  browserTest('the loop goes from view to view by itself, over a clean picture', async ({ open }) => {
    const { page } = await open(KIOSK, { ...TABLE, before: hurryStories(1.5) });
    await page.getByRole('heading', { name: 'Every plan on one table' }).waitFor();
    await page.getByText('Touch to explore').waitFor();
    expect(await slider(page).count()).toBe(0);
    for (const step of [1, 2, 3]) await showsStep(page, step);
    const heading = await page.getByRole('heading', { level: 1 }).textContent();
    expect(heading).not.toBe('Every plan on one table');
  });

  browserTest('the loop leaves nothing behind, however often it runs', async ({ open }) => {
    const { page } = await open(KIOSK, { ...TABLE, before: hurryStories(0.35) });
    await showsStep(page, 2);
    const before = await countThings(page);
    await showsStep(page, 14);
    await showsStep(page, 2);
    const after = await countThings(page);
    expect(after.canvases).toBe(before.canvases);
    await showsStep(page, 14);
    await showsStep(page, 2);
    const again = await countThings(page);
    expect(again.elements - after.elements).toBeLessThanOrEqual(5);
    expect(again.listeners - after.listeners).toBeLessThanOrEqual(5);
  });

  browserTest('a touch hands over; quiet brings a question, which a touch answers', async ({ open }) => {
    const { page } = await open(PATIENT_KIOSK, TABLE);
    await page.getByText('Touch to explore').waitFor();
    await page.touchscreen.tap(700, 200);
    await slider(page).waitFor();
    await page.evaluate(() => window.outbound.select('mars-express'));
    await question(page).waitFor();
    await question(page).getByRole('button').tap();
    await question(page).waitFor({ state: 'hidden' });
    expect((await stateOf(page)).selectedId).toBe('mars-express');
  });

  browserTest('a question that nobody answers brings back the loop with everything reset', async ({ open }) => {
    const { page } = await open(KIOSK, TABLE);
    await page.getByText('Touch to explore').waitFor();
    await page.touchscreen.tap(700, 200);
    await slider(page).waitFor();
    await page.evaluate(() => {
      window.outbound.select('mars-express');
      window.outbound.setFilters({ agencies: ['ESA'] });
    });
    await question(page).waitFor();
    await page.getByText('Touch to explore').waitFor();
    const state = await stateOf(page);
    expect(state).toMatchObject({ selectedId: null, language: 'en', hiddenLayers: [], story: { step: 0 } });
    expect(state.filter.agencies).toEqual([]);
    expect(state.timelineView.start.slice(0, 4)).toBe('1957');
    expect(page.url()).toContain('idle=5');
    await page.touchscreen.tap(700, 200);
    await slider(page).waitFor();
    expect(await page.getByRole('complementary').count()).toBe(0);
  });

  browserTest(
    'everything to press is large, nothing leads out, and a long press or a pinch does nothing to the page',
    async ({ open }) => {
      const { page } = await open('/?mode=kiosk', TABLE);
      await page.getByText('Touch to explore').waitFor();
      await page.touchscreen.tap(700, 200);
      await slider(page).waitFor();
      await page.evaluate(() => window.outbound.select('juice'));
      await page.getByRole('heading', { name: 'Juice' }).waitFor();
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('button, select, summary')]
          .map((element) => ({
            name: element.getAttribute('aria-label') ?? element.textContent,
            box: element.getBoundingClientRect(),
          }))
          .filter(({ box }) => box.width > 1 && box.height > 1 && (box.width < 43.5 || box.height < 43.5))
          .map(({ name, box }) => `${name}: ${box.width.toFixed(0)} × ${box.height.toFixed(0)} px`),
      );
      expect(small).toEqual([]);
      await page
        .getByText(/sources?$/)
        .first()
        .tap();
      expect(await waysOut(page)).toEqual([]);
      for (const name of ['Copy link to this view', 'Full screen', 'Keyboard shortcuts']) {
        expect(await page.getByRole('button', { name }).count(), name).toBe(0);
      }
      const answer = await page.evaluate(() => {
        const menu = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
        const { touchAction, userSelect } = getComputedStyle(document.documentElement);
        return { menuIsRefused: !document.body.dispatchEvent(menu), touchAction, userSelect };
      });
      expect(answer).toEqual({ menuIsRefused: true, touchAction: 'pan-x pan-y', userSelect: 'none' });
    },
  );
});

/** What would grow if a view left something behind. */
async function countThings(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const metric = (name: string) => metrics.find((m) => m.name === name)?.value ?? 0;
  return {
    listeners: metric('JSEventListeners'),
    // Without the names in the picture: each is written when it is first seen, on a slow machine in a later round.
    elements: await page.evaluate(() => document.querySelectorAll('*:not([data-label], [data-label] *)').length),
    canvases: await page.evaluate(() => document.querySelectorAll('canvas').length),
  };
}
