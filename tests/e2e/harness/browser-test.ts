import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { CHROMIUM_FLAGS } from '../../../tools/setup/chromium-flags.ts';
import { PageWatch } from './page-watch.ts';

/** Window sizes the page is looked at in. */
export const DESKTOP = { width: 1366, height: 768 };
export const WALL = { width: 1920, height: 1080 };
export const PHONE = { width: 390, height: 844 };

/**
 * How long a test waits for what it expects (ms). A page that shares two processors with other work needs many times as
 * long as a quiet one; only a fault waits to the end.
 */
const PATIENCE_MS = 60_000;

export interface OpenOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  /** A touch screen and no mouse. */
  readonly touch?: boolean;
  readonly reducedMotion?: boolean;
  /** Runs before any script of the page. */
  readonly before?: (page: Page) => Promise<unknown>;
  /** Do not wait for `outbound.ready`. */
  readonly isReadyExpected?: boolean;
}

export interface OpenedPage {
  readonly page: Page;
  readonly watch: PageWatch;
}

export type OpenPage = (path?: string, options?: OpenOptions) => Promise<OpenedPage>;

interface Fixtures {
  readonly browser: Browser;
  readonly open: OpenPage;
}

/**
 * A test in a real browser. `open` opens the page in a fresh context; after the test every page is closed, and the test
 * fails when one of them had an error or asked another host.
 */
export const browserTest = test.extend<Fixtures>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the names of fixtures from this pattern
    async ({}, use) => {
      const browser = await chromium.launch({ executablePath: inject('chromiumPath'), args: CHROMIUM_FLAGS });
      await use(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  open: async ({ browser }, use) => {
    const origin = inject('pageUrl');
    const watches: PageWatch[] = [];
    const closers: (() => Promise<void>)[] = [];
    await use(async (path = '/', options = {}) => {
      const context = await browser.newContext(contextOptions(origin, options));
      context.setDefaultTimeout(PATIENCE_MS);
      closers.push(() => context.close());
      const watch = new PageWatch(context, origin);
      watches.push(watch);
      const page = await context.newPage();
      await watch.watch(page);
      await options.before?.(page);
      await page.goto(path);
      if (options.isReadyExpected !== false) await waitUntilReady(page);
      return { page, watch };
    });
    for (const close of closers) await close();
    expect(watches.flatMap(({ problems }) => problems)).toEqual([]);
  },
});

function contextOptions(origin: string, options: OpenOptions): BrowserContextOptions {
  const { viewport = DESKTOP, touch = false, reducedMotion = false } = options;
  return {
    baseURL: origin,
    viewport: { ...viewport },
    hasTouch: touch,
    isMobile: touch,
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    locale: 'en-GB',
    timezoneId: 'Asia/Kolkata',
    serviceWorkers: 'block',
  };
}

/** Waits until the page can be used and the first picture is drawn. */
export async function waitUntilReady(page: Page): Promise<void> {
  await page.waitForFunction(() => window.outbound !== undefined);
  await page.evaluate(() => window.outbound.ready);
}

/** A snapshot of the page's state. */
export function stateOf(page: Page) {
  return page.evaluate(() => window.outbound.getState());
}
