import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { ensureBuilt } from '../serve/build.ts';
import { serveFolder } from '../serve/static-server.ts';
import { CHROMIUM_FLAGS } from '../setup/chromium-flags.ts';
import { ensureChromium } from '../setup/find-chromium.ts';
import { installFrameCounter } from './frame-counter.ts';

/**
 * `npm run bench:scene`: what the moving picture costs in headless Chromium with software rendering, 1280 x 720: all bodies,
 * all paths of missions and the whole swarm. `-- --profile` also lists which functions allocate.
 */
const ROOT = join(import.meta.dirname, '../..');
const VIEWPORT = { width: 1280, height: 720 };
const VIEW = '/?t=2031-07-14&rate=86400&focus=sun&cam=-60,35,1.4e9';
const PLAY_SECONDS = 20;
const HEAP_SECONDS = 60;
const REST_SECONDS = 3;
const POINT_ROUNDS = 150;
const PROFILE_LINES = 25;

const say = (text: string) => console.log(text);

async function main(): Promise<void> {
  const server = await serveFolder({ folder: await ensureBuilt(say), port: 0 });
  const browser = await chromium.launch({ executablePath: ensureChromium(say), args: CHROMIUM_FLAGS });
  const page = await openView(browser, server.url);
  const session = await page.context().newCDPSession(page);
  const playing = await countPlay(page, PLAY_SECONDS);
  const resting = await countRest(page);
  const heap = await measureHeap(page, session);
  await page.context().close();
  const points = await comparePoints(browser);
  await browser.close();
  await server.close();

  const sorted = [...playing.perFrameMs].sort((a, b) => a - b);
  const quantile = (q: number) => sorted[Math.floor(q * (sorted.length - 1))] ?? Number.NaN;
  row('frames a second', (playing.drawn / playing.seconds).toFixed(1), 'at least 20');
  row('draw calls a frame', (playing.drawCalls / playing.drawn).toFixed(0), '');
  row('script a frame, mean', `${(playing.scriptMs / playing.drawn).toFixed(2)} ms`, 'at most 2 ms');
  row('  median, 95 %', `${quantile(0.5).toFixed(2)} ms, ${quantile(0.95).toFixed(2)} ms`, '');
  row('frames while paused', String(resting.drawn), '0');
  row(`heap after ${HEAP_SECONDS} s of play`, `${signed(heap.grownBytes / 1000)} kB`, 'flat');
  row('allocated a frame', `${Math.round(heap.allocatedBytes / Math.max(1, heap.frames))} bytes`, '');
  row(`swarm of ${points.count}`, `${points.swarmMs.toFixed(2)} ms`, '');
  row('plain points, as many', `${points.plainMs.toFixed(2)} ms`, '');
  row('  ratio', (points.swarmMs / points.plainMs).toFixed(2), 'at most 1.5');
  if (process.argv.includes('--profile')) {
    say('\nallocated in that time (sampled), by function:');
    for (const { bytes, name } of heap.byFunction.slice(0, PROFILE_LINES)) {
      say(`${String(Math.round(bytes / Math.max(1, heap.frames))).padStart(8)} bytes a frame  ${name}`);
    }
  }
}

async function openView(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  // The compiler names functions by a helper of its own, which the page does not have.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(installFrameCounter);
  await page.goto(new URL(VIEW, url).href);
  await page.waitForFunction(() => window.outbound !== undefined);
  await page.evaluate(() => window.outbound.ready);
  await page.waitForFunction(() => window.outbound.getState().packs.loaded === window.outbound.getState().packs.total);
  // Lines are made a few a frame: they must all be there.
  await page.waitForTimeout(4000);
  return page;
}

async function countPlay(page: Page, seconds: number) {
  await page.evaluate(() => window.outbound.play(86_400));
  await page.waitForTimeout(3000);
  await page.evaluate(() => window.frameCounter.reset());
  await page.waitForTimeout(seconds * 1000);
  return page.evaluate(() => window.frameCounter.read());
}

async function countRest(page: Page) {
  await page.evaluate(() => window.outbound.pause());
  await page.waitForTimeout(2000);
  await page.evaluate(() => window.frameCounter.reset());
  await page.waitForTimeout(REST_SECONDS * 1000);
  return page.evaluate(() => window.frameCounter.read());
}

async function measureHeap(page: Page, session: CDPSession) {
  await countPlay(page, 5);
  const before = await usedBytes(session);
  await session.send('HeapProfiler.startSampling', {
    samplingInterval: 2048,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  await page.evaluate(() => window.frameCounter.reset());
  await page.waitForTimeout(HEAP_SECONDS * 1000);
  const { drawn } = await page.evaluate(() => window.frameCounter.read());
  const { profile } = await session.send('HeapProfiler.stopSampling');
  const grownBytes = (await usedBytes(session)) - before;
  const byName = new Map<string, number>();
  collect(profile.head, byName);
  const byFunction = [...byName].map(([name, bytes]) => ({ name, bytes })).sort((a, b) => b.bytes - a.bytes);
  const allocatedBytes = byFunction.reduce((sum, { bytes }) => sum + bytes, 0);
  return { grownBytes, allocatedBytes, frames: drawn, byFunction };
}

async function usedBytes(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

interface ProfileNode {
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  readonly selfSize: number;
  readonly children: readonly ProfileNode[];
}

function collect({ callFrame, selfSize, children }: ProfileNode, out: Map<string, number>): void {
  const file = callFrame.url.split('/').pop() ?? '';
  const name = `${callFrame.functionName || '(anonymous)'} ${file}:${callFrame.lineNumber + 1}`;
  if (selfSize > 0) out.set(name, (out.get(name) ?? 0) + selfSize);
  for (const child of children) collect(child, out);
}

/** The swarm alone beside a cloud of as many points that three draws by itself. */
async function comparePoints(browser: Browser) {
  const folder = join(ROOT, '.cache/bench-points');
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'points-page'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, target: 'es2022' },
  });
  const server = await serveFolder({ folder, port: 0 });
  const page = await browser.newPage({ viewport: VIEWPORT });
  await page.goto(server.url);
  await page.waitForFunction(() => 'comparePoints' in window);
  const bytes = [...inflateSync(readFileSync(join(ROOT, 'public/packs/swarm/elements.bin')))];
  const cost = await page.evaluate(([given, rounds]) => window.comparePoints(given, rounds), [
    bytes,
    POINT_ROUNDS,
  ] as const);
  await page.close();
  await server.close();
  return cost;
}

function row(what: string, measured: string, goal: string): void {
  say(`${what.padEnd(28)} ${measured.padStart(20)}   ${goal}`);
}

function signed(value: number): string {
  return `${value > 0 ? '+' : ''}${value.toFixed(0)}`;
}

await main();
