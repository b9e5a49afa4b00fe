import type { BrowserContext, Page, Request } from 'playwright-core';

declare global {
  interface Window {
    /** Pictures that are being decoded, where a `PageWatch` looks on. */
    bitmapsUnderWay: number;
  }
}

const watches = new WeakMap<BrowserContext, PageWatch>();

/**
 * Notes what must never happen on the page: an error in the console or in a script, an answer that failed, and a request
 * to any other host than the page's own. Knows what is on its way to the page.
 */
export class PageWatch {
  /** Requests that have come to an end. */
  arrivals = 0;
  private readonly noted: string[] = [];
  private readonly expected: RegExp[] = [];
  private readonly underWay = new Set<Request>();

  constructor(
    context: BrowserContext,
    private readonly origin: string,
  ) {
    watches.set(context, this);
    context.on('request', (request) => {
      this.underWay.add(request);
      const url = request.url();
      if (!url.startsWith(this.origin) && !/^(data|blob):/.test(url)) this.note(`asked another host: ${url}`);
    });
    const ended = (request: Request) => {
      this.underWay.delete(request);
      this.arrivals++;
    };
    context.on('requestfinished', ended);
    context.on('requestfailed', ended);
    context.on('response', (response) => {
      if (response.status() >= 400) this.note(`${response.status()} ${response.url()}`);
    });
  }

  /** The watch of the context a page was opened in. */
  static of(page: Page): PageWatch {
    const watch = watches.get(page.context());
    if (!watch) throw new Error('The page was not opened by `open`.');
    return watch;
  }

  /** Before the page's own scripts run. */
  async watch(page: Page): Promise<void> {
    page.on('console', (message) => {
      if (message.type() === 'error') this.note(`console error: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.note(`uncaught: ${error.stack ?? error.message}`));
    page.on('crash', () => this.note('the page crashed'));
    await page.addInitScript(countBitmaps);
  }

  /** Whether nothing is being fetched or decoded. */
  async isQuiet(page: Page): Promise<boolean> {
    return this.underWay.size === 0 && (await page.evaluate(() => window.bitmapsUnderWay)) === 0;
  }

  /** Waits until nothing is being fetched or decoded. */
  async nothingUnderWay(page: Page): Promise<void> {
    while (!(await this.isQuiet(page))) await page.waitForTimeout(50);
  }

  /** A test that breaks something on purpose says here what it expects to see. */
  expect(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  get problems(): readonly string[] {
    return this.noted.filter((line) => !this.expected.some((pattern) => pattern.test(line)));
  }

  private note(line: string): void {
    this.noted.push(line);
  }
}

/** Runs in the page before its own scripts. Sent as text: it may use nothing from outside. */
function countBitmaps(): void {
  const decode = window.createImageBitmap.bind(window) as (...given: unknown[]) => Promise<ImageBitmap>;
  window.bitmapsUnderWay = 0;
  window.createImageBitmap = async (...given: unknown[]) => {
    window.bitmapsUnderWay++;
    try {
      return await decode(...given);
    } finally {
      window.bitmapsUnderWay--;
    }
  };
}
