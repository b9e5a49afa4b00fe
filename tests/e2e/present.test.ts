import { describe, expect } from 'vitest';
import { browserTest, stateOf, WALL } from './harness/browser-test.ts';
import { viewAtRest } from './harness/stillness.ts';
import { showsStep } from './harness/stories.ts';

describe('a talk', () => {
  browserTest('the clicker walks through the views, and the address says which', async ({ open }) => {
    // Without flights: the address is written once the view rests.
    const { page } = await open('/?mode=present', { viewport: WALL, reducedMotion: true });
    await page.getByRole('heading', { name: 'Every plan on one table' }).waitFor();
    await page.keyboard.press('PageDown');
    await showsStep(page, 1);
    await page.keyboard.press('ArrowRight');
    await showsStep(page, 2);
    await page.keyboard.press('PageUp');
    await showsStep(page, 1);
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageUp');
    // Before the first view comes the last one.
    await showsStep(page, 14);
    await page.waitForURL(/step=14/);
    const { page: again } = await open('/?mode=present&story=flight-plan&step=5', {
      viewport: WALL,
      reducedMotion: true,
    });
    await showsStep(again, 5);
  });

  browserTest('nothing but picture and caption is on stage, in letters for the last row', async ({ open }) => {
    const { page } = await open('/?mode=present', { viewport: WALL });
    const caption = page.getByText(/In 2007 fourteen space agencies/);
    await caption.waitFor();
    expect(await page.getByRole('slider').count()).toBe(0);
    expect(await page.getByRole('navigation').count()).toBe(0);
    const px = await caption.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    expect(px).toBeGreaterThanOrEqual(28);
    const picture = (await page.getByRole('img', { name: 'Picture of the solar system' }).boundingBox())!;
    expect(picture).toMatchObject({ x: 0, y: 0, ...WALL });
  });

  browserTest('space rests the clock, B makes the screen black, the mouse turns the picture', async ({ open }) => {
    const { page } = await open('/?mode=present', { viewport: WALL });
    await page.waitForFunction(() => window.outbound.getState().isPlaying);
    await page.keyboard.press(' ');
    await page.waitForFunction(() => !window.outbound.getState().isPlaying);
    await viewAtRest(page);
    // What is of one colour compresses to next to nothing.
    const bytesOfPicture = async () =>
      (await page.screenshot({ clip: { x: 900, y: 480, width: 120, height: 120 } })).length;
    const blackBytes = 500;
    await expect.poll(bytesOfPicture).toBeGreaterThan(2 * blackBytes);
    await page.keyboard.press('b');
    await expect.poll(bytesOfPicture).toBeLessThan(blackBytes);
    await page.keyboard.press('b');
    await expect.poll(bytesOfPicture).toBeGreaterThan(2 * blackBytes);
    const before = (await stateOf(page)).camera.azimuthDeg;
    await page.mouse.move(1200, 300);
    await page.mouse.down();
    await page.mouse.move(1350, 320, { steps: 5 });
    await page.mouse.up();
    await page.waitForFunction((azimuth) => window.outbound.getState().camera.azimuthDeg !== azimuth, before);
  });

  browserTest('Escape goes back to exploring with the view that was on stage', async ({ open }) => {
    const { page } = await open('/?mode=present&story=flight-plan&step=6', { viewport: WALL });
    await page.getByRole('heading', { name: 'Four agencies, one planet' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('slider', { name: 'Date' }).waitFor();
    expect(await stateOf(page)).toMatchObject({ mode: 'explore', focusId: 'mars', story: null });
  });
});
