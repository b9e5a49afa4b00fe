import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
];
const DIST = join(ROOT, 'dist');
/** Lies inside `dist`, so that it goes when another build replaces the folder. */
const STAMP = join(DIST, '.built-from');

/** Builds the page into `dist` unless it is there already, made from the same files. Returns the folder. */
export async function ensureBuilt(say: (text: string) => void): Promise<string> {
  const fingerprint = fingerprintInputs();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint) return DIST;
  say('Building the page …');
  const startMs = performance.now();
  await build({ root: ROOT, logLevel: 'warn' });
  const { fileCount, plainBytes, brotliBytes } = await precompress(DIST);
  writeFileSync(STAMP, fingerprint);
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
  say(
    `Built in ${seconds} s: ${fileCount} text files, ${kilobytes(plainBytes)}, compressed ${kilobytes(brotliBytes)}.`,
  );
  return DIST;
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
