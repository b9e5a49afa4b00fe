import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { precompress } from './precompress.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Everything the built page is made of. */
const INPUTS = [
  'index.html',
  'vite.config.ts',
  'package-lock.json',
  'src',
  'data',
  'public',
  'tools/catalog',
  'tools/serve',
  'tools/trajectory',
];
/** What `npm start` serves, and what goes to a web server. */
export const DIST = join(ROOT, 'dist');
/** What the browser tests open: no other build changes it under them. */
export const PAGE_UNDER_TEST = join(ROOT, '.cache/page-under-test');
/** Lies inside the built folder, so that it goes when another build replaces the folder. */
const STAMP = '.built-from';

/** Builds the page into `folder` unless it is there already, made from the same files. Returns the folder. */
export async function ensureBuilt(say: (text: string) => void, folder = DIST): Promise<string> {
  const fingerprint = fingerprintInputs();
  const stamp = join(folder, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return folder;
  say('Building the page …');
  const startMs = performance.now();
  const draft = join(ROOT, `.cache/building-${process.pid}`);
  try {
    await buildForProduction(draft);
    const { fileCount, plainBytes, brotliBytes } = await precompress(draft);
    writeFileSync(join(draft, STAMP), fingerprint);
    replaceFolder(folder, draft);
    const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
    say(
      `Built in ${seconds} s: ${fileCount} text files, ${kilobytes(plainBytes)}, compressed ${kilobytes(brotliBytes)}.`,
    );
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

/** Puts the new folder in the place of the old one at once: a server that is running never finds half a page. */
function replaceFolder(folder: string, draft: string): void {
  const old = `${draft}-old`;
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(draft, folder);
  rmSync(old, { recursive: true, force: true });
}

/** Under a test runner NODE_ENV says "test", and React would come in its slow version for developers. */
async function buildForProduction(outDir: string): Promise<void> {
  const outer = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await build({ root: ROOT, logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  } finally {
    if (outer === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = outer;
  }
}

/** A hash over names and contents: times differ between a checkout and a copy and mean nothing. */
function fingerprintInputs(): string {
  const hash = createHash('sha256');
  for (const input of INPUTS) addToHash(hash, input);
  return hash.digest('hex');
}

function addToHash(hash: ReturnType<typeof createHash>, path: string): void {
  const absolute = join(ROOT, path);
  if (!existsSync(absolute)) return;
  const entries = tryReadFolder(absolute);
  if (entries === undefined) hash.update(`${path}\0`).update(readFileSync(absolute)).update('\0');
  else for (const entry of entries.sort()) addToHash(hash, `${path}/${entry}`);
}

function tryReadFolder(path: string): string[] | undefined {
  try {
    return readdirSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}
