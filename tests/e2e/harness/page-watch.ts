import type { BrowserContext, Page } from 'playwright-core';

/**
 * Notes what must never happen on the page: an error in the console or in a script, an answer that failed, and a request
 * to any other host than the page's own.
 */
export class PageWatch {
  private readonly noted: string[] = [];
  private readonly expected: RegExp[] = [];

  constructor(
    context: BrowserContext,
    private readonly origin: string,
  ) {
    context.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(this.origin) && !/^(data|blob):/.test(url)) this.note(`asked another host: ${url}`);
    });
    context.on('response', (response) => {
      if (response.status() >= 400) this.note(`${response.status()} ${response.url()}`);
    });
  }

  watch(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error') this.note(`console error: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.note(`uncaught: ${error.stack ?? error.message}`));
    page.on('crash', () => this.note('the page crashed'));
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
