import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { difference, type Fingerprint, fingerprintOf } from '../../tools/gallery/fingerprint.ts';
import { goTo } from './harness/addresses.ts';
import { browserTest } from './harness/browser-test.ts';
import { loseContext } from './harness/lost-context.ts';
import { framesLater, settle } from './harness/stillness.ts';

/** The sky alone, with the middle of the Milky Way in it. */
const SKY = '/?mode=embed&t=2026-11-22&hide=labels,paths,orbits,markers,swarm';
const VIEW = `${SKY}&focus=earth&cam=95,8,42000&scale=true`;
const SIZE = { width: 640, height: 360 };
/** Of a cell's numbers (0 to 255). */
const SAME = 3;

async function look(page: Page): Promise<Fingerprint> {
  await settle(page);
  return fingerprintOf(page, await page.screenshot());
}

describe('the kept sky', () => {
  browserTest('is there again after the graphics context was lost', async ({ open }) => {
    const { page } = await open(VIEW, { viewport: SIZE, reducedMotion: true });
    const before = await look(page);
    await loseContext(page);
    await framesLater(page);
    const { changedShare } = difference(before, await look(page), SAME);
    expect(changedShare).toBeLessThan(0.01);
  });

  browserTest('is the sky of the view, whatever was looked at before', async ({ open }) => {
    const direct = await open(VIEW, { viewport: SIZE, reducedMotion: true });
    const wanted = await look(direct.page);
    const turned = await open(`${SKY}&focus=earth&cam=-60,-20,42000&scale=true`, {
      viewport: { width: 500, height: 500 },
      reducedMotion: true,
    });
    const elsewhere = await look(turned.page);
    expect(difference(wanted, elsewhere, SAME).changedShare).toBeGreaterThan(0.1);
    // The same page is sent to the other view and size.
    await turned.page.setViewportSize(SIZE);
    await goTo(turned.page, VIEW);
    const { changedShare } = difference(wanted, await look(turned.page), SAME);
    expect(changedShare).toBeLessThan(0.01);
  });

  browserTest('goes with its layers', async ({ open }) => {
    const { page } = await open(VIEW, { viewport: SIZE, reducedMotion: true });
    const whole = await look(page);
    const { page: without } = await open(`${VIEW}`.replace('swarm', 'swarm,stars,milky-way'), {
      viewport: SIZE,
      reducedMotion: true,
    });
    expect(difference(whole, await look(without), SAME).changedShare).toBeGreaterThan(0.1);
  });
});
