import type { Locator, Page } from 'playwright-core';
import { settle as settleLooks } from '../../../tools/gallery/views.ts';
import { stateOf } from './browser-test.ts';
import { PageWatch } from './page-watch.ts';

/** A view that has not moved for so many frames is at rest: a flight may begin one or two frames after it was asked for. */
const REST_FRAMES = 8;

/**
 * Lets so many frames go by. What a pointer or a key has asked for is answered in a frame, not at once, and a frame takes
 * as long as the machine needs: no time can be waited instead.
 */
export function framesLater(page: Page, count = 3): Promise<void> {
  return page.evaluate(
    (frames) =>
      new Promise<void>((done) => {
        let left = frames;
        const step = () => {
          if (left-- > 0) requestAnimationFrame(step);
          else done();
        };
        step();
      }),
    count,
  );
}

/** Waits until all ephemeris files are there: until then bodies, and with them names and marks, may still appear. */
export async function allBodiesThere(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { packs, isSceneReady } = window.outbound.getState();
    return isSceneReady && packs.total > 0 && packs.loaded === packs.total;
  });
}

/** Waits until the view rests, and tells where the camera is then: azimuth and elevation (degrees), distance (km). */
export async function viewAtRest(page: Page) {
  await allBodiesThere(page);
  await page.evaluate(
    (frames) =>
      new Promise<void>((done) => {
        let before = '';
        let still = 0;
        const look = () => {
          const now = JSON.stringify(window.outbound.getState().camera);
          still = now === before ? still + 1 : 0;
          before = now;
          if (still < frames) requestAnimationFrame(look);
          else done();
        };
        look();
      }),
    REST_FRAMES,
  );
  return (await stateOf(page)).camera;
}

/** Waits until an element is seen and stands still, and tells where: names come, move and go with the frames. */
export async function standingBox(target: Locator) {
  for (;;) {
    await target.waitFor();
    const before = await target.boundingBox();
    await framesLater(target.page(), REST_FRAMES);
    const box = (await target.isVisible()) ? await target.boundingBox() : null;
    const isSame =
      box !== null && before !== null && box.x === before.x && box.y === before.y && box.width === before.width;
    if (isSame) return box;
  }
}

/** Presses in the middle of an element as a visitor does, whatever covers it. */
export async function pressWithMouse(page: Page, target: Locator): Promise<void> {
  const { x, y, width, height } = await standingBox(target);
  await page.mouse.click(x + width / 2, y + height / 2);
}

/**
 * Waits until everything a view needs has come, is decoded and drawn, and the picture rests. Where the machine is slow
 * a map may be longer on its way than the picture takes to look finished: so what is under way is counted.
 */
export async function settle(page: Page): Promise<void> {
  const watch = PageWatch.of(page);
  for (;;) {
    await allBodiesThere(page);
    await watch.nothingUnderWay(page);
    const arrived = watch.arrivals;
    await settleLooks(page);
    if (watch.arrivals === arrived && (await watch.isQuiet(page))) return;
  }
}
