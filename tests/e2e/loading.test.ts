import { describe, expect } from 'vitest';
import { browserTest, DESKTOP, PHONE, stateOf, WALL } from './harness/browser-test.ts';
import { framesLater, settle } from './harness/stillness.ts';

/** Compressed script the first picture may wait for. How long it takes is measured by `npm run bench:page`. */
const SCRIPT_BYTES_BEFORE_PICTURE = 500_000;

describe('loading', () => {
  browserTest.for([
    ['desktop', DESKTOP],
    ['wall', WALL],
    ['phone', PHONE],
  ] as const)('on a %s the picture, the timeline and all missions are there', async ([, viewport], { open }) => {
    const { page } = await open('/', { viewport });
    const state = await stateOf(page);
    expect(state.isSceneReady).toBe(true);
    expect(state.missionCount.all).toBeGreaterThan(280);
    expect(state.missionCount.shown).toBe(state.missionCount.all);
    expect(await page.getByRole('slider', { name: 'Date' }).isVisible()).toBe(true);
    expect(await page.getByRole('img', { name: 'Picture of the solar system' }).isVisible()).toBe(true);
    // Nothing may make the page wider than its window: a sideways scroll bar on a phone hides half of it.
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  browserTest('the first picture waits for at most 500 kB of script', async ({ open }) => {
    const { page } = await open();
    const scriptBytes = await page.evaluate(() => {
      const pictureMs = performance.getEntriesByName('outbound:first-picture')[0]?.startTime ?? Number.NaN;
      const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      const scripts = resources.filter((r) => /\.js(\?|$)/.test(r.name) && r.startTime < pictureMs);
      return scripts.reduce((sum, script) => sum + script.encodedBodySize, 0);
    });
    expect(scriptBytes).toBeGreaterThan(0);
    expect(scriptBytes).toBeLessThanOrEqual(SCRIPT_BYTES_BEFORE_PICTURE);
  });

  browserTest('and for at most 700 kB of anything else: maps and paths come after it', async ({ open }) => {
    const { page } = await open();
    const names = await page.evaluate(() => {
      const pictureMs = performance.getEntriesByName('outbound:first-picture')[0]?.startTime ?? Number.NaN;
      const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      const others = resources.filter((r) => !/\.js(\?|$)/.test(r.name) && r.responseEnd < pictureMs);
      return others.map((r) => ({ name: r.name, bytes: r.encodedBodySize }));
    });
    expect(names.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(700_000);
    expect(names.filter(({ name }) => name.includes('/textures/'))).toEqual([]);
  });

  browserTest('all ephemeris files arrive in the background', async ({ open }) => {
    const { page } = await open();
    await page.waitForFunction(() => {
      const { loaded, total } = window.outbound.getState().packs;
      return total > 0 && loaded === total;
    });
    const position = await page.evaluate(() => window.outbound.stateOf('bennu', '1975-01-01'));
    expect(position.kind).toBe('state');
  });

  browserTest('the bodies move while the clock plays, and rest when it is paused', async ({ open }) => {
    const { page } = await open('/?t=2030-01-01');
    const jd = async () => Date.parse((await stateOf(page)).time);
    await page.evaluate(() => window.outbound.play(864_000));
    const start = await jd();
    await page.waitForFunction((from) => Date.parse(window.outbound.getState().time) > from + 5 * 86_400_000, start);
    await page.evaluate(() => window.outbound.pause());
    const rest = await jd();
    await framesLater(page, 20);
    expect(await jd()).toBe(rest);
    await settle(page);
    const picture = page.getByRole('img', { name: 'Picture of the solar system' });
    const before = await picture.screenshot();
    await page.evaluate(() => window.outbound.setTime('2031-01-01'));
    await expect.poll(async () => before.equals(await picture.screenshot())).toBe(false);
  });
});
