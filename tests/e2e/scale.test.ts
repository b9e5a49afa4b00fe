import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { installFrameCounter } from '../../tools/bench/frame-counter.ts';
import { browserTest, PHONE, stateOf } from './harness/browser-test.ts';
import { framesLater, pressWithMouse, settle, standingBox } from './harness/stillness.ts';

const WIDE = 't=2031-06-01&cam=-60,50,3e10';

/** What the badge says and where it is; the test fails when there is not exactly one. */
async function badgeOf(page: Page) {
  const badge = page.locator('[data-scale-badge]');
  const box = await standingBox(badge);
  return { text: await badge.textContent(), box };
}

describe('the scale of the picture', () => {
  browserTest('goes round by key, and the badge follows what is drawn', async ({ open }) => {
    const { page } = await open(`/?${WIDE}`, { reducedMotion: true });
    expect((await badgeOf(page)).text).toBe('Bodies enlarged');
    await page.keyboard.press('s');
    await page.getByRole('button', { name: /^True scale/ }).waitFor();
    await page.keyboard.press('s');
    await page.getByRole('button', { name: /^Distances logarithmic/ }).waitFor();
    await expect.poll(async () => (await stateOf(page)).scale).toBe('log');
    await page.waitForFunction(() => location.search.includes('scale=log'));
    // Its press opens the choice.
    await page.getByRole('button', { name: /^Distances logarithmic/ }).click();
    await expect.poll(() => page.getByRole('radio', { name: /^Distances logarithmic/ }).isChecked()).toBe(true);
  });

  browserTest('says so where distances are true near by', async ({ open }) => {
    const { page } = await open('/?mode=embed&scale=log&focus=mars&t=2031-06-01&cam=40,22,15000');
    await page.getByText('Distances true near by').waitFor();
  });

  browserTest('glides after a change and then costs nothing', async ({ open }) => {
    const { page } = await open(`/?${WIDE}`, { before: (page) => page.addInitScript(installFrameCounter) });
    await settle(page);
    const before = await page.screenshot();
    await page.evaluate(() => window.frameCounter.reset());
    await page.keyboard.press('s');
    await page.keyboard.press('s');
    await settle(page);
    expect((await page.evaluate(() => window.frameCounter.read())).drawn).toBeGreaterThan(2);
    expect(before.equals(await page.screenshot())).toBe(false);
    await page.evaluate(() => window.frameCounter.reset());
    await framesLater(page, 60);
    expect((await page.evaluate(() => window.frameCounter.read())).drawn).toBe(0);
  });

  browserTest('leaves what is shown within reach of a click', async ({ open }) => {
    const { page } = await open(`/?mode=embed&scale=log&focus=neptune&${WIDE}`, { reducedMotion: true });
    await settle(page);
    await page.mouse.click(1366 / 2, 768 / 2);
    await expect.poll(async () => (await stateOf(page)).selectedId).toBe('neptune');
    await pressWithMouse(page, page.getByText('Voyager 2', { exact: true }));
    await expect.poll(async () => (await stateOf(page)).selectedId).toBe('voyager-2');
  });

  for (const sheet of ['', '&sel=voyager-1', '&ruler=earth,voyager-1']) {
    browserTest(`is told on a phone, clear of bar, sheet and timeline${sheet && `: ${sheet}`}`, async ({ open }) => {
      const { page } = await open(`/?scale=log&${WIDE}${sheet}`, { viewport: PHONE, touch: true, reducedMotion: true });
      await settle(page);
      const { box } = await badgeOf(page);
      const topmost = await page.evaluate(
        ([x, y]) => document.elementFromPoint(x!, y!)?.hasAttribute('data-scale-badge'),
        [box.x + box.width / 2, box.y + box.height / 2],
      );
      expect(topmost).toBe(true);
      for (const other of await page.locator('header, #timeline, aside').all()) {
        const that = await other.boundingBox();
        if (!that || that.height === 0) continue;
        const isApart =
          box.y + box.height <= that.y + 1 ||
          that.y + that.height <= box.y + 1 ||
          box.x + box.width <= that.x + 1 ||
          that.x + that.width <= box.x + 1;
        expect(isApart, (await other.getAttribute('aria-label')) ?? 'header').toBe(true);
      }
    });
  }
});
