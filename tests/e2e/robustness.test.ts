import { describe, expect } from 'vitest';
import { browserTest, stateOf } from './harness/browser-test.ts';
import { loseContext } from './harness/lost-context.ts';
import { viewAtRest } from './harness/stillness.ts';

describe('when something breaks', () => {
  browserTest('a lost graphics context comes back with the same view', async ({ open }) => {
    const { page } = await open('/?t=2026-11-22&sel=mars');
    await viewAtRest(page);
    await loseContext(page);
    await page.waitForFunction(() => window.outbound.getState().isSceneReady);
    expect((await stateOf(page)).selectedId).toBe('mars');
    // A blank picture compresses to next to nothing.
    const picture = page.getByRole('img', { name: 'Picture of the solar system' });
    await expect.poll(async () => (await picture.screenshot()).length).toBeGreaterThan(10_000);
  });

  browserTest('without WebGL the page is a readable table of missions', async ({ open }) => {
    const { page } = await open('/', {
      before: (page) =>
        page.addInitScript(() => {
          const original = HTMLCanvasElement.prototype.getContext;
          HTMLCanvasElement.prototype.getContext = function (
            this: HTMLCanvasElement,
            kind: string,
            ...rest: unknown[]
          ) {
            return kind.startsWith('webgl') ? null : Reflect.apply(original, this, [kind, ...rest]);
          } as typeof original;
        }),
    });
    await page.getByRole('table').waitFor();
    expect(await page.getByRole('row').count()).toBeGreaterThan(200);
    await page.getByText('Curiosity').first().waitFor();
  });

  browserTest('an ephemeris file that cannot be had is told, and the page works on', async ({ open }) => {
    const { page, watch } = await open('/?t=2026-11-22', {
      before: (page) => page.route(/planets-1960\.bin/, (route) => route.fulfill({ status: 503, body: 'busy' })),
    });
    watch.expect(/503/);
    await page.waitForFunction(() => window.outbound.getState().packs.failed.length > 0);
    expect((await page.evaluate(() => window.outbound.stateOf('mars', '2026-11-22'))).kind).toBe('state');
    expect(await page.evaluate(() => window.outbound.stateOf('mars', '1965-01-01'))).toEqual({
      kind: 'no-data',
      reason: 'not-loaded',
    });
  });

  browserTest('a page whose catalogue cannot be had says so and offers to try again', async ({ open }) => {
    const { page, watch } = await open('/', {
      isReadyExpected: false,
      before: (page) => page.route(/catalog-core/, (route) => route.fulfill({ status: 500, body: 'broken' })),
    });
    watch.expect(/500|could not be|answered/);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('button', { name: 'Try again' }).isVisible()).toBe(true);
  });

  browserTest('wrong use of the public API says what is accepted', async ({ open }) => {
    const { page } = await open();
    const messages = await page.evaluate(() => {
      const attempts: (() => void)[] = [
        () => window.outbound.select('atlantis'),
        () => window.outbound.setTime('soon'),
        () => window.outbound.play(Number.NaN),
        () => window.outbound.setFilters({ colour: 'red' } as never),
        () => window.outbound.on('party' as never, () => {}),
      ];
      return attempts.map((attempt) => {
        try {
          attempt();
          return 'no error';
        } catch (error) {
          return error instanceof Error ? error.message : 'not an Error';
        }
      });
    });
    for (const message of messages) expect(message).toMatch(/\w+ \w+/);
    expect(messages).not.toContain('no error');
    expect(messages).not.toContain('not an Error');
  });

  browserTest('events tell of time, play, selection and filter', async ({ open }) => {
    const { page } = await open('/?t=2026-11-22');
    const seen = await page.evaluate(() => {
      const names: string[] = [];
      for (const event of ['time', 'play', 'select', 'filter'] as const) {
        window.outbound.on(event, () => names.push(event));
      }
      window.outbound.setTime('2027-01-01');
      window.outbound.play(1);
      window.outbound.pause();
      window.outbound.select('venus');
      window.outbound.setFilters({ crew: 'crewed' });
      return names;
    });
    expect(new Set(seen)).toEqual(new Set(['time', 'play', 'select', 'filter']));
  });
});
