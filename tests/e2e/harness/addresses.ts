import type { Page } from 'playwright-core';

/** Sends an open page to another address of its own, as the browser's "back" does. */
export function goTo(page: Page, address: string): Promise<void> {
  return page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);
}
