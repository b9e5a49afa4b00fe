import type { Page } from 'playwright-core';

/** Presses Tab until the element with the role and name has the focus; fails after `most` presses. */
export async function tabTo(page: Page, role: string, name: RegExp, most = 60): Promise<void> {
  for (let press = 0; press < most; press++) {
    await page.keyboard.press('Tab');
    const focused = await describeFocus(page);
    if (focused.role === role && name.test(focused.name)) return;
  }
  throw new Error(`No ${role} named ${name} was reached with ${most} presses of Tab.`);
}

/** Role and name of the focused element, as far as the tests need them. */
export function describeFocus(page: Page): Promise<{ role: string; name: string }> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const implicit: Record<string, string> = { BUTTON: 'button', A: 'link', INPUT: 'textbox', SELECT: 'combobox' };
    return {
      role: element?.getAttribute('role') ?? implicit[element?.tagName ?? ''] ?? '',
      name: element?.getAttribute('aria-label') ?? element?.textContent ?? '',
    };
  });
}
