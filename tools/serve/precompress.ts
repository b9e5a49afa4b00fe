import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

/** What gains by compression; pictures and fonts are compressed already. */
const TEXT_LIKE = new Set(['.html', '.js', '.mjs', '.css', '.json', '.svg', '.txt', '.csv', '.xml', '.map']);
const SMALLEST_WORTH_BYTES = 1024;
/** Below this saving the plain file is served: it costs the browser no work. */
const LEAST_SAVING = 0.05;

export interface CompressionReport {
  readonly fileCount: number;
  readonly plainBytes: number;
  readonly brotliBytes: number;
}

/** Lays `.br` and `.gz` beside every file in `folder` that gains by it, for the server to hand out. */
export async function precompress(folder: string): Promise<CompressionReport> {
  const report = { fileCount: 0, plainBytes: 0, brotliBytes: 0 };
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile() || !TEXT_LIKE.has(extname(entry.name))) continue;
    const path = join(entry.parentPath, entry.name);
    const plain = await readFile(path);
    if (plain.length < SMALLEST_WORTH_BYTES) continue;
    const [brotli, gzipped] = await Promise.all([
      brotliAsync(plain, {
        params: { [zlib.BROTLI_PARAM_QUALITY]: 11, [zlib.BROTLI_PARAM_SIZE_HINT]: plain.length },
      }),
      gzipAsync(plain, { level: 9 }),
    ]);
    if (brotli.length > plain.length * (1 - LEAST_SAVING)) continue;
    await Promise.all([writeFile(`${path}.br`, brotli), writeFile(`${path}.gz`, gzipped)]);
    report.fileCount++;
    report.plainBytes += plain.length;
    report.brotliBytes += brotli.length;
  }
  return report;
}
