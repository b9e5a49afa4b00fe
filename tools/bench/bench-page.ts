import { chromium, type Page } from 'playwright-core';
import { ensureBuilt } from '../serve/build.ts';
import { serveFolder } from '../serve/static-server.ts';
import { CHROMIUM_FLAGS } from '../setup/chromium-flags.ts';
import { ensureChromium } from '../setup/find-chromium.ts';

/**
 * `npm run bench:page`: how long the first picture takes after navigation, on a local server, in headless Chromium with
 * software rendering and an empty cache; what it waits for, and the frame rate of play. The page's own marks are read.
 */
const LOADS = 7;
const PLAY_SECONDS = 5;

async function main(): Promise<void> {
  const say = (text: string) => console.log(text);
  const server = await serveFolder({ folder: await ensureBuilt(say), port: 0 });
  const browser = await chromium.launch({ executablePath: ensureChromium(say), args: CHROMIUM_FLAGS });
  const pictures: number[] = [];
  let bytes = { script: 0, other: 0 };
  let framesPerSecond = 0;
  for (let load = 0; load < LOADS; load++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    const page = await context.newPage();
    await page.goto(server.url);
    await page.waitForFunction(() => performance.getEntriesByName('outbound:first-picture').length > 0);
    const loaded = await readLoad(page);
    pictures.push(loaded.pictureMs);
    bytes = { script: loaded.script, other: loaded.other };
    if (load === LOADS - 1) framesPerSecond = await playedFrames(page);
    await context.close();
  }
  await browser.close();
  await server.close();
  pictures.sort((a, b) => a - b);
  const kB = (count: number) => `${Math.round(count / 1000)} kB`;
  say(
    `first picture       ${pictures.map((ms) => Math.round(ms)).join(', ')} ms (median ${Math.round(pictures[LOADS >> 1]!)})`,
  );
  say(`before it, stored   ${kB(bytes.script)} of script, ${kB(bytes.other)} of other files`);
  say(`play, 1280 x 720    ${framesPerSecond.toFixed(1)} frames a second`);
}

interface LoadedFile {
  readonly name: string;
  readonly endMs: number;
  readonly bytes: number;
}

/** When the first picture stood, and what had arrived by then. No named function inside: it is sent to the page as text. */
async function readLoad(page: Page) {
  const { pictureMs, files } = await page.evaluate(() => ({
    pictureMs: performance.getEntriesByName('outbound:first-picture')[0]?.startTime ?? Number.NaN,
    files: (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).map(
      (r): LoadedFile => ({ name: r.name, endMs: r.responseEnd, bytes: r.encodedBodySize }),
    ),
  }));
  const before = files.filter((f) => f.endMs > 0 && f.endMs <= pictureMs);
  const sum = (list: LoadedFile[]) => list.reduce((total, f) => total + f.bytes, 0);
  const isScript = (f: LoadedFile) => /\.js(\?|$)/.test(f.name);
  return { pictureMs, script: sum(before.filter(isScript)), other: sum(before.filter((f) => !isScript(f))) };
}

/** Frames of the browser while a day a second goes by. */
async function playedFrames(page: Page): Promise<number> {
  await page.evaluate(() => window.outbound.ready);
  await page.waitForTimeout(3000);
  return page.evaluate(async (seconds) => {
    window.outbound.play(86_400);
    const start = performance.now();
    let frames = 0;
    while (performance.now() - start < seconds * 1000) {
      await new Promise(requestAnimationFrame);
      frames++;
    }
    return frames / seconds;
  }, PLAY_SECONDS);
}

await main();
