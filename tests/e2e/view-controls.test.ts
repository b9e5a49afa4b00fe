import type { CDPSession } from 'playwright-core';
import { describe, expect } from 'vitest';
import { browserTest, stateOf } from './harness/browser-test.ts';
import { framesLater, standingBox, viewAtRest } from './harness/stillness.ts';

interface Point {
  readonly x: number;
  readonly y: number;
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

/** The view has to rest many times, and software draws a small picture quickly. */
const SMALL = { width: 1000, height: 620 };
const START = '/?t=2026-11-22&focus=jupiter&cam=20,20,1500000';

describe('two fingers', () => {
  browserTest('pinch, twist and shift', async ({ open }) => {
    const { page } = await open(START, { touch: true });
    const session = await page.context().newCDPSession(page);
    const first = await viewAtRest(page);

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
    const pinched = await viewAtRest(page);
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
    const twisted = await viewAtRest(page);
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
    // Together: the picture goes with them, and a button brings it back.
    const shifted = await viewAtRest(page);
    expect(shifted.elevationDeg).toBeCloseTo(twisted.elevationDeg, 0);
    expect(shifted.distanceKm / twisted.distanceKm).toBeCloseTo(1, 1);
    expect(shifted.middleZKm / shifted.distanceKm).toBeGreaterThan(0.1);
    await page.getByRole('button', { name: 'Back to Jupiter in the middle' }).tap();
    await page.waitForFunction(() => window.outbound.getState().camera.middleZKm === 0);
    const back = await viewAtRest(page);
    expect(back.distanceKm / shifted.distanceKm).toBeCloseTo(1, 3);
  });

  browserTest('a double tap flies to what is under it', async ({ open }) => {
    const { page } = await open(START, { viewport: SMALL, touch: true });
    await viewAtRest(page);
    const name = page.locator('[class*="label"][class*="shown"]', { hasText: /^Ganymede$/ });
    const box = await standingBox(name);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const session = await page.context().newCDPSession(page);
    // The times are told, as a finger's screen does: however slow the page is, it was a double tap.
    const startSeconds = Date.now() / 1000;
    const send = (type: 'touchStart' | 'touchEnd', seconds: number) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchStart' ? [{ x, y }] : [],
        timestamp: startSeconds + seconds,
      });
    await send('touchStart', 0);
    await send('touchEnd', 0.05);
    await send('touchStart', 0.15);
    await send('touchEnd', 0.2);
    await page.waitForFunction(() => window.outbound.getState().focusId === 'ganymede');
  });
});

describe('the mouse', () => {
  browserTest('zooms to what is under it, and shifts the view with its other button', async ({ open }) => {
    const { page } = await open(START);
    await viewAtRest(page);
    const name = page.locator('[class*="label"][class*="shown"]', { hasText: /^Ganymede$/ });
    const box = await standingBox(name);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    for (let notch = 0; notch < 24; notch++) await page.mouse.wheel(0, -120);
    await page.waitForFunction(() => window.outbound.getState().focusId === 'ganymede');
    const near = await viewAtRest(page);
    await page.mouse.move(500, 250);
    await page.mouse.down({ button: 'right' });
    await page.mouse.move(620, 250, { steps: 6 });
    await page.mouse.up({ button: 'right' });
    const shifted = await viewAtRest(page);
    const { middleXKm, middleYKm, middleZKm } = shifted;
    expect(Math.hypot(middleXKm, middleYKm, middleZKm) / near.distanceKm).toBeGreaterThan(0.1);
    expect(shifted.azimuthDeg).toBeCloseTo(near.azimuthDeg, 3);
    // The link holds it.
    await page.waitForURL(/&pan=/);
    await page.keyboard.press('c');
    await page.waitForURL((url) => !url.search.includes('&pan='));
  });
});

describe('keys and buttons', () => {
  browserTest('turn, near and widen, one step for a press and on while held', async ({ open }) => {
    const { page } = await open(START, { viewport: SMALL });
    const first = await viewAtRest(page);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    const turned = await viewAtRest(page);
    expect(turned.azimuthDeg - first.azimuthDeg).toBeCloseTo(8, 1);
    expect(turned.elevationDeg - first.elevationDeg).toBeCloseTo(6, 1);
    await page.keyboard.press('+');
    expect((await viewAtRest(page)).distanceKm).toBeLessThan(0.8 * first.distanceKm);
    await page.keyboard.press('-');
    const button = page.getByRole('button', { name: 'Farther', exact: true });
    const before = await viewAtRest(page);
    const { x, y } = await standingBox(button);
    await page.mouse.move(x + 8, y + 8);
    // Both are sent at once: on a slow machine the time between two commands is long enough for a hold.
    await Promise.all([page.mouse.down(), page.mouse.up()]);
    const once = await viewAtRest(page);
    expect(once.distanceKm / before.distanceKm).toBeGreaterThan(1.4);
    expect(once.distanceKm / before.distanceKm).toBeLessThan(1.8);
    await page.mouse.down();
    await page.waitForFunction((km) => window.outbound.getState().camera.distanceKm > km, 2.2 * once.distanceKm);
    await page.mouse.up();
    await viewAtRest(page);
  });

  browserTest('home flies home, and back returns to the view before', async ({ open }) => {
    const { page } = await open(START, { viewport: SMALL });
    const first = await viewAtRest(page);
    expect(await page.getByRole('button', { name: 'Back to the view before' }).count()).toBe(0);
    await page.keyboard.press('Home');
    await page.waitForFunction(() => window.outbound.getState().focusId === 'sun');
    const home = await viewAtRest(page);
    expect(home.distanceKm / 9e8).toBeCloseTo(1, 3);
    await page.getByRole('button', { name: 'Back to the view before' }).click();
    await page.waitForFunction(() => window.outbound.getState().focusId === 'jupiter');
    const back = await viewAtRest(page);
    expect(back.distanceKm / first.distanceKm).toBeCloseTo(1, 2);
    expect(back.azimuthDeg).toBeCloseTo(first.azimuthDeg, 0);
    // Nothing before it: the key does not leave the page.
    await page.keyboard.press('Backspace');
    await framesLater(page, 10);
    expect((await stateOf(page)).focusId).toBe('jupiter');
  });
});
