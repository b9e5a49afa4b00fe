import type { Page } from 'playwright-core';

/** Waits until a story shows the step. Looked for between frames: a step may be shorter than a slow machine's frame. */
export function showsStep(page: Page, step: number) {
  return page.waitForFunction((wanted) => window.outbound.getState().story?.step === wanted, step, { polling: 20 });
}
