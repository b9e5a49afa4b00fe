import type { CDPSession, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { browserTest, stateOf } from './harness/browser-test.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Azimuth and elevation (degrees), distance (km) of the view. */
const poseOf = async (page: Page) => (await stateOf(page)).camera;

/** Waits until the view has been at rest for a while. */
async function atRest(page: Page): Promise<Awaited<ReturnType<typeof poseOf>>> {
  let before = await poseOf(page);
  let still = 0;
  for (let look = 0; look < 60; look++) {
    await page.waitForTimeout(300);
    const now = await poseOf(page);
    // A frame may take longer than this where a processor draws.
    still = JSON.stringify(now) === JSON.stringify(before) ? still + 1 : 0;
    if (still === 4) return now;
    before = now;
  }
  throw new Error('The view does not come to rest.');
}

/** Moves fingers along straight ways, in twelve steps. */
async function swipe(session: CDPSession, fingers: readonly (readonly [from: Point, to: Point])[]): Promise<void> {
  const at = (share: number) =>
    fingers.map(([from, to], id) => ({
      id,
      x: from.x + (to.x - from.x) * share,
      y: from.y + (to.y - from.y) * share,
    }));
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (let step = 1; step <= 12; step++)
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step / 12) });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

const START = '/?t=2026-11-22&focus=jupiter&cam=20,20,1500000';

describe('two fingers', () => {
  browserTest('pinch, twist and tilt', async ({ open }) => {
    const { page } = await open(START, { touch: true });
    const session = await page.context().newCDPSession(page);
    const first = await atRest(page);

    await swipe(session, [
      [
        { x: 600, y: 300 },
        { x: 500, y: 300 },
      ],
      [
        { x: 700, y: 300 },
        { x: 800, y: 300 },
      ],
    ]);
    const pinched = await atRest(page);
    // Three times as far apart: a third of the distance, measured above the clouds.
    expect(pinched.distanceKm / first.distanceKm).toBeGreaterThan(0.3);
    expect(pinched.distanceKm / first.distanceKm).toBeLessThan(0.45);
    expect(pinched.azimuthDeg).toBeCloseTo(first.azimuthDeg, 0);

    // A quarter turn clockwise about the point between them.
    await swipe(session, [
      [
        { x: 600, y: 300 },
        { x: 670, y: 230 },
      ],
      [
        { x: 740, y: 300 },
        { x: 670, y: 370 },
      ],
    ]);
    const twisted = await atRest(page);
    expect(twisted.azimuthDeg - pinched.azimuthDeg).toBeGreaterThan(70);
    expect(twisted.azimuthDeg - pinched.azimuthDeg).toBeLessThan(110);
    expect(twisted.elevationDeg).toBeCloseTo(pinched.elevationDeg, 0);

    await swipe(session, [
      [
        { x: 600, y: 250 },
        { x: 600, y: 350 },
      ],
      [
        { x: 700, y: 250 },
        { x: 700, y: 350 },
      ],
    ]);
    const tilted = await atRest(page);
    expect(tilted.elevationDeg - twisted.elevationDeg).toBeGreaterThan(15);
    expect(Math.abs(tilted.azimuthDeg - twisted.azimuthDeg)).toBeLessThan(3);
    expect(tilted.distanceKm / twisted.distanceKm).toBeCloseTo(1, 1);
  });

  browserTest('a double tap flies to what is under it', async ({ open }) => {
    const { page } = await open(START, { touch: true });
    await atRest(page);
    const name = page.locator('[class*="label"][class*="shown"]', { hasText: /^Ganymede$/ });
    const box = (await name.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const session = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchEnd') =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchStart' ? [{ x, y }] : [] });
    // One after the other without waiting: a slow page must not make two taps of them.
    await Promise.all([send('touchStart'), send('touchEnd'), send('touchStart'), send('touchEnd')]);
    await page.waitForFunction(() => window.outbound.getState().focusId === 'ganymede');
  });
});

describe('keys and buttons', () => {
  browserTest('turn, near and widen, one step for a press and on while held', async ({ open }) => {
    const { page } = await open(START);
    const first = await atRest(page);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    const turned = await atRest(page);
    expect(turned.azimuthDeg - first.azimuthDeg).toBeCloseTo(8, 1);
    expect(turned.elevationDeg - first.elevationDeg).toBeCloseTo(6, 1);
    await page.keyboard.press('+');
    expect((await atRest(page)).distanceKm).toBeLessThan(0.8 * first.distanceKm);
    await page.keyboard.press('-');
    const button = page.getByRole('button', { name: 'Farther', exact: true });
    const before = await atRest(page);
    await button.click();
    const once = await atRest(page);
    expect(once.distanceKm / before.distanceKm).toBeGreaterThan(1.4);
    expect(once.distanceKm / before.distanceKm).toBeLessThan(1.8);
    const { x, y } = (await button.boundingBox())!;
    await page.mouse.move(x + 8, y + 8);
    await page.mouse.down();
    await page.waitForTimeout(2000);
    await page.mouse.up();
    const held = await atRest(page);
    expect(held.distanceKm / once.distanceKm).toBeGreaterThan(2.2);
  });

  browserTest('home flies home, and back returns to the view before', async ({ open }) => {
    const { page } = await open(START);
    const first = await atRest(page);
    expect(await page.getByRole('button', { name: 'Back to the view before' }).count()).toBe(0);
    await page.keyboard.press('Home');
    await page.waitForFunction(() => window.outbound.getState().focusId === 'sun');
    const home = await atRest(page);
    expect(home.distanceKm / 9e8).toBeCloseTo(1, 3);
    await page.getByRole('button', { name: 'Back to the view before' }).click();
    await page.waitForFunction(() => window.outbound.getState().focusId === 'jupiter');
    const back = await atRest(page);
    expect(back.distanceKm / first.distanceKm).toBeCloseTo(1, 2);
    expect(back.azimuthDeg).toBeCloseTo(first.azimuthDeg, 0);
    // Nothing before it: the key does not leave the page.
    await page.keyboard.press('Backspace');
    await page.waitForTimeout(500);
    expect((await stateOf(page)).focusId).toBe('jupiter');
  });
});
