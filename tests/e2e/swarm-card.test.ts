import { describe, expect } from 'vitest';
import { browserTest, DESKTOP } from './harness/browser-test.ts';
import { framesLater, viewAtRest } from './harness/stillness.ts';

describe('a small body of the swarm', () => {
  browserTest('opens its card from a link, names itself in the picture, and closes with Escape', async ({ open }) => {
    const { page } = await open('/?t=2031-07-14&cam=-60,85,2.4e9&rock=153', { viewport: DESKTOP });
    const card = page.getByRole('complementary', { name: '153 Hilda (A875 VC)' });
    await card.waitFor();
    const text = await card.innerText();
    expect(text).toContain('Hilda group');
    // JPL: q 3.41 au, Q 4.53 au, period 7.9 years, i 7.8°.
    expect(text).toMatch(/Nearest to the Sun\s+3\.4\d+ au/);
    expect(text).toMatch(/Tilt to the ecliptic\s+7\.8°/);
    const label = page.locator('[class*="small-body"]', { hasText: '153 Hilda' });
    await label.waitFor({ state: 'visible' });

    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    await page.waitForURL((url) => !url.search.includes('rock='));
  });

  browserTest('is met by the pointer in the belt', async ({ open }) => {
    const { page } = await open('/?t=2031-07-14&cam=-60,80,9e8&hide=paths,markers', { viewport: DESKTOP });
    const canvas = page.getByRole('img', { name: 'Picture of the solar system' });
    const box = (await canvas.boundingBox())!;
    await viewAtRest(page);
    // The swarm comes after the first picture, its names when the first one is pointed at. The belt is dense enough that
    // some steps across it meet a body.
    const named = page.locator('[class*="small-body"]:visible');
    for (let step = 0; (await named.count()) === 0; step = (step + 1) % 40) {
      await page.mouse.move(box.x + box.width * (0.64 + 0.004 * step), box.y + box.height * 0.42);
      await framesLater(page, 6);
    }
    const name = (await named.first().textContent())!;
    await page.mouse.down();
    await page.mouse.up();
    await page.waitForURL(/rock=/);
    await page.getByRole('complementary').filter({ hasText: name }).waitFor();
  });
});
