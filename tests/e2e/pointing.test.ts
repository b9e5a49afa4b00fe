import { describe, expect } from 'vitest';
import { browserTest, stateOf } from './harness/browser-test.ts';
import { standingBox, viewAtRest } from './harness/stillness.ts';

describe('pointing at things', () => {
  browserTest('a click on a body in the picture opens its panel', async ({ open }) => {
    const { page } = await open('/?t=2026-11-22&focus=jupiter&cam=20,20,1500000');
    await viewAtRest(page);
    const picture = (await page.getByRole('img', { name: 'Picture of the solar system' }).boundingBox())!;
    await page.mouse.click(picture.x + picture.width / 2, picture.y + picture.height / 2);
    await page.waitForFunction(() => window.outbound.getState().selectedId === 'jupiter');
    await page.getByRole('heading', { name: 'Jupiter' }).waitFor();
  });

  browserTest('a click on a bar of the timeline opens the panel of its mission', async ({ open }) => {
    const { page } = await open('/?t=2026-11-22&agency=ESA&dest=jupiter');
    const bar = page.getByRole('option', { name: /^Juice/ });
    const box = await standingBox(bar);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForFunction(() => window.outbound.getState().selectedId === 'juice');
    await page.getByRole('heading', { name: 'Juice' }).waitFor();
  });

  browserTest('a filter that leaves nothing says so and can be lifted', async ({ open }) => {
    const { page } = await open('/?t=2026-11-22&agency=ISRO&dest=neptune');
    expect((await stateOf(page)).missionCount.shown).toBe(0);
    await page.getByRole('button', { name: /clear/i }).first().click();
    await page.waitForFunction(() => window.outbound.getState().missionCount.shown > 0);
  });
});

describe('the keyboard’s focus', () => {
  browserTest.for([['Search'], ['About Outbound'], ['Keyboard shortcuts']])(
    'returns to the button "%s" when its dialog closes',
    async ([name], { open }) => {
      const { page } = await open();
      const button = page.getByRole('button', { name: name!, exact: true });
      await button.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.waitForFunction((wanted) => document.activeElement?.getAttribute('aria-label') === wanted, name!);
    },
  );
});

describe('texts of missions', () => {
  browserTest('that cannot be had are told of, and come when asked for again', async ({ open }) => {
    const { page, watch } = await open('/?t=2026-11-22&sel=juice', {
      before: (page) => page.route(/catalog-details/, (route) => route.fulfill({ status: 503, body: 'busy' })),
    });
    watch.expect(/503/);
    await page.getByText(/texts of this mission could not be loaded/).waitFor();
    expect(await page.getByText('Loading …').count()).toBe(0);
    await page.unroute(/catalog-details/);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText(/texts of this mission could not be loaded/).waitFor({ state: 'hidden' });
    await page
      .getByText(/\d+ sources?/)
      .first()
      .waitFor();
  });
});
