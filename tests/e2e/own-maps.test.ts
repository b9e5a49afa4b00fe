import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { COLUMNS, fingerprintOf, ROWS } from '../../tools/gallery/fingerprint.ts';
import { browserTest } from './harness/browser-test.ts';
import { settle } from './harness/stillness.ts';

/** A map no body has: all magenta. */
async function magentaMap(page: Page, widthPx: number): Promise<Buffer> {
  const data = await page.evaluate((width) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [width, width / 2];
    const context = canvas.getContext('2d');
    if (!context) throw new Error('No canvas.');
    context.fillStyle = '#f0f';
    context.fillRect(0, 0, width, width / 2);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  }, widthPx);
  return Buffer.from(data, 'base64');
}

describe('a map that a place brings along', () => {
  browserTest('is fetched after the small one, and used', async ({ open }) => {
    const list = JSON.parse(readFileSync('public/textures/maps.json', 'utf8')) as { large: Record<string, string> };
    expect(list.large.mercury).toBeUndefined();
    const asked: string[] = [];
    const { page } = await open('/?mode=embed&focus=mercury&t=2026-11-22', {
      reducedMotion: true,
      before: async (page) => {
        const map = await magentaMap(page, 4096);
        await page.route('**/textures/maps.json', (route) =>
          route.fulfill({ json: { large: { ...list.large, mercury: 'large/mercury-own.png' } } }),
        );
        await page.route('**/textures/large/mercury-own.png', (route) =>
          route.fulfill({ body: map, contentType: 'image/png' }),
        );
        page.on('request', (request) => {
          const name = /\/textures\/(.*mercury.*)$/.exec(request.url())?.[1];
          if (name) asked.push(name);
        });
      },
    });
    await settle(page);
    expect(asked).toEqual(['mercury.webp', 'large/mercury-own.png']);
    const print = await fingerprintOf(page, await page.screenshot());
    const middle = print[ROWS / 2]!.slice(8 * (COLUMNS / 2), 8 * (COLUMNS / 2) + 6);
    const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(middle.slice(at, at + 2), 16));
    expect(red).toBeGreaterThan(100);
    expect(blue).toBeGreaterThan(100);
    expect(green).toBeLessThan(red! / 3);
  });
});
