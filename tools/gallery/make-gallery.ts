import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { ensureBuilt, PAGE_UNDER_TEST } from '../serve/build.ts';
import { serveFolder } from '../serve/static-server.ts';
import { CHROMIUM_FLAGS } from '../setup/chromium-flags.ts';
import { ensureChromium } from '../setup/find-chromium.ts';
import { fingerprintOf } from './fingerprint.ts';
import { GALLERY_VIEWS, type GalleryView, settle } from './views.ts';

const PICTURES = join(import.meta.dirname, '../readme/gallery');
const FINGERPRINTS = join(import.meta.dirname, '../../tests/e2e/views');
const LARGE = { width: 1920, height: 1080 };
const SMALL = { width: 640, height: 360 };
const PHONE = { width: 390, height: 844 };

/**
 * `gallery`: takes the README's pictures anew. `fingerprints`: takes anew what the tests compare the views with; look at
 * the pictures before committing either. Names of views after it: only those.
 */
async function main([what, ...ids]: readonly string[]): Promise<void> {
  if (what !== 'gallery' && what !== 'fingerprints') throw new Error('Say "gallery" or "fingerprints".');
  const views = GALLERY_VIEWS.filter(
    ({ id, page }) => (ids.length === 0 || ids.includes(id)) && (what === 'gallery' || page === undefined),
  );
  const say = (text: string) => console.log(text);
  const server = await serveFolder({ folder: await ensureBuilt(say, PAGE_UNDER_TEST), port: 0 });
  const browser = await chromium.launch({ executablePath: ensureChromium(say), args: CHROMIUM_FLAGS });
  try {
    for (const view of views) {
      await (what === 'gallery' ? takePicture(browser, server.url, view) : takeFingerprint(browser, server.url, view));
      say(view.id);
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

async function open(browser: Browser, url: string, view: GalleryView, viewport: typeof LARGE): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'en-GB', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.addInitScript(() => localStorage.setItem('outbound.hint-seen', '1'));
  await page.goto(`${url}?${view.query}`);
  await settle(page);
  return page;
}

async function takePicture(browser: Browser, url: string, view: GalleryView): Promise<void> {
  const page = await open(browser, url, view, view.page === 'phone' ? PHONE : LARGE);
  const png = (await page.screenshot()).toString('base64');
  const webp = await page.evaluate(async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', 0.84).split(',')[1] ?? '';
  }, png);
  mkdirSync(PICTURES, { recursive: true });
  writeFileSync(join(PICTURES, `${view.id}.webp`), Buffer.from(webp, 'base64'));
  await page.context().close();
}

async function takeFingerprint(browser: Browser, url: string, view: GalleryView): Promise<void> {
  const page = await open(browser, url, view, SMALL);
  const print = await fingerprintOf(page, await page.screenshot());
  mkdirSync(FINGERPRINTS, { recursive: true });
  writeFileSync(join(FINGERPRINTS, `${view.id}.json`), `${JSON.stringify(print, null, 2)}\n`);
  await page.context().close();
}

await main(process.argv.slice(2));
