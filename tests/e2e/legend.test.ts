import { describe, expect } from 'vitest';
import { browserTest, PHONE } from './harness/browser-test.ts';
import { framesLater, standingBox, viewAtRest } from './harness/stillness.ts';

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
    const box = await standingBox(page.getByRole('complementary', LEGEND));
    expect(box.width).toBe(PHONE.width);
    expect(Math.round(box.y + box.height)).toBe(PHONE.height);
  });
});

describe('events on a path', () => {
  browserTest('answer to a click in the picture and to the keyboard in the list', async ({ open }) => {
    const { page } = await open('/?sel=cassini&t=1999-09-01&focus=sun&cam=-60,50,620000000');
    await viewAtRest(page);
    const box = await standingBox(page.getByText('Venus, 24 Jun 1999'));
    // The words stand beside the sign: it is found from there with the pointer.
    const pointedAt = page.locator('[data-pointed-at="true"]');
    for (const [x, y] of placesBeside(box)) {
      await page.mouse.move(x, y);
      await framesLater(page);
      if ((await pointedAt.count()) > 0) break;
    }
    expect(await pointedAt.textContent()).toContain('24 June 1999');
    await page.mouse.down();
    await page.mouse.up();
    await page.waitForFunction(() => window.outbound.getState().time.startsWith('1999-06-24'));
    await page.getByRole('button', { name: /Set the clock to Launch/ }).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => window.outbound.getState().time.startsWith('1997-10-15'));
  });
});

/** Places to the left, to the right, above and below, nearer ones first. */
function placesBeside({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  const [midX, midY] = [x + width / 2, y + height / 2];
  return [8, 12, 16, 20].flatMap((away): [number, number][] => [
    [x - away, midY],
    [x + width + away, midY],
    [midX, y - away],
    [midX, y + height + away],
  ]);
}
