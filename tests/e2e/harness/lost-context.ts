import type { Page } from 'playwright-core';

/** Takes the graphics context of the picture away and gives it back; resolves when the page knows that it is back. */
export function loseContext(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((done, fail) => {
        const canvas = [...document.querySelectorAll('canvas')].find((c) => c.getContext('webgl2') !== null);
        const extension = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
        if (!canvas || !extension) {
          fail(new Error('There is no graphics context that could be lost.'));
          return;
        }
        canvas.addEventListener('webglcontextrestored', () => done(), { once: true });
        // Given back before the page has noticed the loss, it would stay lost.
        canvas.addEventListener('webglcontextlost', () => setTimeout(() => extension.restoreContext(), 300), {
          once: true,
        });
        extension.loseContext();
      }),
  );
}
