import { describe, expect } from 'vitest';
import { browserTest, DESKTOP, PHONE, stateOf, WALL } from './harness/browser-test.ts';

/** Targets of the product, on a local server with a software renderer. */
const FIRST_PICTURE_MS = 2000;
const SCRIPT_BYTES_BEFORE_PICTURE = 500_000;
const ATTEMPTS = 4;

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

  browserTest('the first picture comes within two seconds, after at most 500 kB of script', async ({ open }) => {
    const times: number[] = [];
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { page } = await open();
      const load = await page.evaluate(() => {
        const pictureMs = performance.getEntriesByName('outbound:first-picture')[0]?.startTime ?? Number.NaN;
        const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
        const scripts = resources.filter((r) => /\.js(\?|$)/.test(r.name) && r.startTime < pictureMs);
        return { pictureMs, scriptBytes: scripts.reduce((sum, script) => sum + script.encodedBodySize, 0) };
      });
      expect(load.scriptBytes).toBeGreaterThan(0);
      expect(load.scriptBytes).toBeLessThanOrEqual(SCRIPT_BYTES_BEFORE_PICTURE);
      times.push(load.pictureMs);
      await page.close();
    }
    console.log(`first picture after ${times.map((ms) => Math.round(ms)).join(', ')} ms`);
    // The best of several: what the page takes, not what else the machine was doing.
    expect(Math.min(...times)).toBeLessThanOrEqual(FIRST_PICTURE_MS);
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
    await page.waitForTimeout(300);
    expect(await jd()).toBe(rest);
    const before = await page.screenshot();
    await page.evaluate(() => window.outbound.setTime('2031-01-01'));
    await page.waitForTimeout(500);
    expect(Buffer.compare(before, await page.screenshot())).not.toBe(0);
  });
});
