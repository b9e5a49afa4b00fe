import { describe, expect } from 'vitest';
import { browserTest, PHONE } from './harness/browser-test.ts';

const LEGEND = { name: 'Lines and signs' } as const;

describe('the legend of lines and signs', () => {
  browserTest('opens at one press or by its key, and is found as it was left', async ({ open }) => {
    const { page } = await open('/?t=2026-11-22');
    const legend = page.getByRole('complementary', LEGEND);
    await page.getByRole('button', LEGEND).click();
    await legend.waitFor();
    await page.reload();
    await legend.waitFor();
    await page.keyboard.press('k');
    await legend.waitFor({ state: 'detached' });
    await page.reload();
    await page.waitForFunction(() => window.outbound?.getState().isSceneReady);
    expect(await legend.count()).toBe(0);
  });

  browserTest('is a sheet on a phone, opened from the Display drawer', async ({ open }) => {
    const { page } = await open('/?t=2026-11-22', { viewport: PHONE, touch: true });
    await page.getByRole('button', { name: 'Display', exact: true }).tap();
    await page.getByRole('button', { name: 'What lines and signs mean' }).tap();
    const box = (await page.getByRole('complementary', LEGEND).boundingBox())!;
    expect(box.width).toBe(PHONE.width);
    expect(Math.round(box.y + box.height)).toBe(PHONE.height);
  });
});

describe('events on a path', () => {
  browserTest('answer to a click in the picture and to the keyboard in the list', async ({ open }) => {
    const { page } = await open('/?sel=cassini&t=1999-09-01&focus=sun&cam=-60,50,620000000');
    const words = page.getByText('Venus, 24 Jun 1999');
    await words.waitFor();
    const box = (await words.boundingBox())!;
    // The words stand beside the sign: it is found from there with the pointer.
    let isFound = false;
    for (let dx = -16; dx >= -28 && !isFound; dx -= 4) {
      await page.mouse.move(box.x + dx + 8, box.y + box.height / 2);
      isFound = await page.evaluate(() => document.querySelector('[data-pointed-at="true"]') !== null);
    }
    expect(isFound).toBe(true);
    await page.mouse.down();
    await page.mouse.up();
    await page.waitForFunction(() => window.outbound.getState().time.startsWith('1999-06-24'));
    await page.getByRole('button', { name: /Set the clock to Launch/ }).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => window.outbound.getState().time.startsWith('1997-10-15'));
  });
});
