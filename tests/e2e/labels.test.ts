import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { browserTest, PHONE, stateOf } from './harness/browser-test.ts';
import { describeFocus, tabTo } from './harness/keys.ts';
import { framesLater, pressWithMouse, standingBox, viewAtRest } from './harness/stillness.ts';

const DAY_S = 86_400;
const CRUISES = 'mode=embed&t=2031-06-01&cam=-60,50,620000000';
/** Two presses at one place with less than this between them (ms) would be a double click. */
const TWO_CLICKS_MS = 600;
/** Mars, the Earth and others have missions gathered; nothing is selected. */
const OVERVIEW = '/?t=2026-11-22&cam=-70,42,620000000';

/** Waits until labels stand in the picture and have come up. */
async function labelsThere(page: Page): Promise<void> {
  await viewAtRest(page);
  await page.waitForFunction(() => document.querySelectorAll('[data-label]').length > 5);
  await framesLater(page, 30);
}

/**
 * Plays at a rate and looks at every frame the browser shows: frames, those with two visible labels over each other, the
 * mean number of labels, and how many came or went a second.
 */
function watchPlay(page: Page, rate: number, seconds: number) {
  return page.evaluate(
    async ([rate, seconds]) => {
      window.outbound.play(rate);
      const start = performance.now();
      let frames = 0;
      let changes = 0;
      let shown = 0;
      const overlaps: string[] = [];
      let before = new Set<Element>();
      while (performance.now() - start < seconds * 1000) {
        // After all callbacks of a frame: what it shows is settled.
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        const seen = [...document.querySelectorAll('[data-label]')].filter((label) => {
          const { visibility, opacity } = getComputedStyle(label);
          return visibility === 'visible' && Number(opacity) > 0.05;
        });
        const boxes = seen.map((label) => label.getBoundingClientRect());
        boxes.forEach((a, i) => {
          for (const [j, b] of boxes.entries()) {
            if (j <= i) continue;
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            if (across > 0.5 && down > 0.5) overlaps.push(`${seen[i]?.textContent} | ${seen[j]?.textContent}`);
          }
        });
        const now = new Set<Element>(seen);
        if (frames > 0) changes += [...now].filter((e) => !before.has(e)).length;
        if (frames > 0) changes += [...before].filter((e) => !now.has(e)).length;
        before = now;
        shown += seen.length;
        frames++;
      }
      window.outbound.pause();
      return { frames, overlaps, shown: shown / frames, changesASecond: changes / seconds };
    },
    [rate, seconds] as const,
  );
}

describe('labels in motion', () => {
  // From a day to a year in a second.
  browserTest.for([
    ['a day a second', `/?${CRUISES}`, DAY_S, 8, 3],
    ['a month a second', `/?${CRUISES}`, 30 * DAY_S, 8, 10],
    ['a year a second', `/?${CRUISES}`, 365 * DAY_S, 8, 8],
    ['about Mars', '/?mode=embed&focus=mars&t=2025-06-01&cam=40,22,15000', 1800, 8, 10],
  ] as const)(
    '%s: no two lie over each other in any frame',
    async ([_what, path, rate, seconds, mostChanges], { open }) => {
      const { page } = await open(path);
      await labelsThere(page);
      const { frames, overlaps, shown, changesASecond } = await watchPlay(page, rate, seconds);
      expect(frames).toBeGreaterThan(10);
      expect(overlaps).toEqual([]);
      expect(shown).toBeGreaterThan(1.5);
      expect(changesASecond).toBeLessThan(mostChanges);
    },
  );

  browserTest('nor while the view is turned and drawn nearer', async ({ open }) => {
    const { page } = await open(`/?${CRUISES}`);
    await labelsThere(page);
    const watching = watchPlay(page, DAY_S, 8);
    await page.mouse.move(900, 500);
    await page.mouse.down();
    for (let step = 1; step <= 30; step++) await page.mouse.move(900 - 14 * step, 500 + 4 * step);
    await page.mouse.up();
    for (let step = 0; step < 12; step++) await page.mouse.wheel(0, -120);
    const { overlaps, frames } = await watching;
    expect(frames).toBeGreaterThan(10);
    expect(overlaps).toEqual([]);
  });
});

const countOf = (page: Page, id: string) => page.locator(`[data-label="${id}"] button`);
const fanOf = (page: Page) => page.getByRole('group', { name: /missions? at / });
const fanOpens = (page: Page) => fanOf(page).getByRole('button').first().waitFor();

describe('the fan of missions at a body', () => {
  browserTest('opens from the number beside the name, names them apart, and closes', async ({ open }) => {
    const { page } = await open(OVERVIEW);
    await labelsThere(page);
    const count = countOf(page, 'mars');
    expect(await count.getAttribute('aria-label')).toBe(`${await count.textContent()} missions at Mars`);
    await pressWithMouse(page, count);
    await fanOpens(page);
    const rows = fanOf(page).getByRole('button');
    expect(await rows.count()).toBe(Number(await count.textContent()));
    expect(await overlapsAmong(page, '[data-fan] button, [data-label]')).toEqual([]);
    await page.keyboard.press('Escape');
    await fanOf(page).waitFor({ state: 'detached' });
    expect((await stateOf(page)).selectedId).toBeNull();
    await page.waitForTimeout(TWO_CLICKS_MS);
    await pressWithMouse(page, countOf(page, 'mars'));
    await fanOpens(page);
    await page.mouse.click(30, 300);
    await fanOf(page).waitFor({ state: 'detached' });
    await page.waitForTimeout(TWO_CLICKS_MS);
    await pressWithMouse(page, countOf(page, 'mars'));
    await pressWithMouse(page, fanOf(page).getByRole('button', { name: /Mars Express/ }));
    await page.waitForFunction(() => window.outbound.getState().selectedId === 'mars-express');
    await page.getByRole('heading', { name: 'Mars Express' }).waitFor();
  });

  browserTest('works by the keyboard alone', async ({ open }) => {
    const { page } = await open(OVERVIEW);
    await labelsThere(page);
    await tabTo(page, 'button', /missions at Mars/);
    await page.keyboard.press('Enter');
    await fanOpens(page);
    const first = await fanOf(page).getByRole('button').first().textContent();
    expect((await describeFocus(page)).name).toBe(first);
    await page.keyboard.press('ArrowDown');
    const second = await fanOf(page).getByRole('button').nth(1).textContent();
    expect((await describeFocus(page)).name).toBe(second);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => /at Mars/.test(document.activeElement?.getAttribute('aria-label') ?? ''));
    await page.keyboard.press('Enter');
    await fanOpens(page);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => window.outbound.getState().selectedId !== null);
    await fanOf(page).waitFor({ state: 'detached' });
  });

  browserTest('tells of more where there are too many, and leads to their list', async ({ open }) => {
    const { page } = await open('/?t=2031-06-01&cam=-60,50,620000000');
    await labelsThere(page);
    const all = Number(await countOf(page, 'earth').textContent());
    await pressWithMouse(page, countOf(page, 'earth'));
    const more = fanOf(page).getByRole('button', { name: /more/ });
    await more.waitFor();
    const named = (await fanOf(page).getByRole('button').count()) - 1;
    expect(await more.textContent()).toBe(`+ ${all - named} more`);
    expect(await overlapsAmong(page, '[data-fan] button')).toEqual([]);
    await pressWithMouse(page, more);
    await page.getByRole('heading', { name: 'Earth', exact: true }).waitFor();
  });

  browserTest('gives a finger room on a phone', async ({ open }) => {
    const { page } = await open('/?t=2026-11-22', { viewport: PHONE, touch: true });
    await labelsThere(page);
    const target = await standingBox(countOf(page, 'earth'));
    // A little beside the number: a finger is no arrow.
    await page.touchscreen.tap(target.x + target.width - 3, target.y + target.height / 2);
    await fanOpens(page);
    await standingBox(fanOf(page).getByRole('button').first());
    const boxes = await fanOf(page)
      .getByRole('button')
      .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().toJSON()));
    expect(boxes.length).toBeGreaterThan(5);
    for (const { left, right, height } of boxes) {
      expect(height).toBeGreaterThanOrEqual(44);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(PHONE.width);
    }
    expect(await overlapsAmong(page, '[data-fan] button')).toEqual([]);
    await fanOf(page).getByRole('button').first().tap();
    await page.waitForFunction(() => window.outbound.getState().selectedId !== null);
  });
});

/** Pairs of visible elements that lie over each other. */
function overlapsAmong(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((wanted) => {
    const seen = [...document.querySelectorAll(wanted)].filter((e) => getComputedStyle(e).visibility === 'visible');
    const labels = seen.filter((e) => !seen.some((other) => other !== e && other.contains(e)));
    const found: string[] = [];
    labels.forEach((one, i) => {
      const a = one.getBoundingClientRect();
      for (const other of labels.slice(i + 1)) {
        const b = other.getBoundingClientRect();
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 0.5 && down > 0.5) found.push(`${one.textContent} | ${other.textContent}`);
      }
    });
    return found;
  }, selector);
}

/** Names as people write them: the missions' own, and bodies'. */
const NAMES: Readonly<Record<string, string>> = {
  earth: 'पृथ्वी',
  venus: 'शुक्र ग्रह',
  mercury: '水星',
  mars: 'المريخ',
  sun: '태양',
  psyche: '灵神星探测器（小行星）',
  'parker-solar-probe': 'पार्कर सौर यान',
  'solar-orbiter': 'المسبار الشمسي المداري',
  hera: 'ヘラ探査機',
};

describe('labels in any script', () => {
  browserTest('have the size they are drawn with, run their own way, and keep apart', async ({ open }) => {
    const { page } = await open(OVERVIEW, {
      before: (before) =>
        before.route(/catalog-core.*\.json/, async (route) => {
          const catalog = await (await route.fetch()).json();
          await route.fulfill({ json: renamed(catalog) });
        }),
    });
    await labelsThere(page);
    const labels = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-label]')]
        .filter((label) => getComputedStyle(label).visibility === 'visible')
        .map((label) => {
          const name = label.querySelector('span')!;
          const range = document.createRange();
          range.selectNodeContents(name);
          const text = range.getBoundingClientRect();
          const box = label.getBoundingClientRect();
          const pen = document.createElement('canvas').getContext('2d')!;
          const { fontWeight, fontSize, fontFamily } = getComputedStyle(name);
          pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
          const ink = pen.measureText(name.textContent ?? '');
          const count = label.querySelector('button:not([hidden]) span')?.getBoundingClientRect();
          return {
            id: label.dataset.label ?? '',
            name: name.textContent ?? '',
            direction: getComputedStyle(label).direction,
            inner: box.width - (count ? count.width + 5 : 0) - 6,
            textWidth: text.width,
            boxHeight: box.height,
            inkHeight: ink.actualBoundingBoxAscent + ink.actualBoundingBoxDescent,
            isCountBefore: count ? count.left < text.left : undefined,
          };
        }),
    );
    const renamedLabels = labels.filter(({ id, name }) => NAMES[id] === name);
    expect(renamedLabels.length).toBeGreaterThanOrEqual(5);
    for (const { id, inner, textWidth, boxHeight, inkHeight, direction, isCountBefore } of renamedLabels) {
      expect(Math.abs(inner - textWidth), id).toBeLessThan(1);
      expect(boxHeight, id).toBeGreaterThan(inkHeight);
      const isArabic = /\p{Script=Arabic}/u.test(NAMES[id]!);
      expect(direction, id).toBe(isArabic ? 'rtl' : 'ltr');
      if (isCountBefore !== undefined) expect(isCountBefore, id).toBe(isArabic);
    }
    expect(await overlapsAmong(page, '[data-label]')).toEqual([]);
    const { overlaps } = await watchPlay(page, 5 * DAY_S, 5);
    expect(overlaps).toEqual([]);
  });
});

/** The catalogue with the names above, wherever its items lie in the file. */
function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, renamed(inner)] as const);
  const item: Record<string, unknown> = Object.fromEntries(entries);
  const name = typeof item.id === 'string' && typeof item.name === 'string' ? NAMES[item.id] : undefined;
  return name === undefined ? item : { ...item, name };
}
