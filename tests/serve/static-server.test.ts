import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { precompress } from '../../tools/serve/precompress.ts';
import { type RunningServer, serveFolder } from '../../tools/serve/static-server.ts';

const SCRIPT = 'export const planets = ["Mercury", "Venus", "Earth", "Mars"];\n'.repeat(100);

let folder: string;
let server: RunningServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'outbound-serve-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Outbound</title>');
  writeFileSync(join(folder, 'assets/main-abc123.js'), SCRIPT);
  writeFileSync(join(folder, 'pack.bin'), Buffer.alloc(2000, 1));
  await precompress(folder);
  server = await serveFolder({ folder, port: 0 });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks without any help of a library: encodings and odd paths reach the server as they are written here. */
function ask(path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    get({ host: '127.0.0.1', port: server.port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    }).on('error', reject);
  });
}

describe('the static server', () => {
  it('sends the page with its type, to be asked for again each time', async () => {
    const { status, headers } = await ask('/?t=2026-11-22&sel=mars');
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/html; ?charset=utf-8/);
    expect(headers['cache-control']).toBe('no-cache');
    expect((await ask('/', { 'If-None-Match': String(headers.etag) })).status).toBe(304);
  });

  it.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ])('sends a script for "%s" as %s, for ever', async (accepted, encoding, unpack) => {
    const { headers, body } = await ask('/assets/main-abc123.js', { 'Accept-Encoding': accepted });
    expect(headers).toMatchObject({
      'content-encoding': encoding,
      'content-type': expect.stringContaining('javascript'),
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(unpack(body).toString()).toBe(SCRIPT);
    expect(body.length).toBeLessThan(SCRIPT.length / 10);
  });

  it('sends it plain to who accepts nothing else', async () => {
    expect((await ask('/assets/main-abc123.js')).body.toString()).toBe(SCRIPT);
  });

  it('sends packs as bytes', async () => {
    expect((await ask('/pack.bin')).headers['content-type']).toBe('application/octet-stream');
  });

  it.each(['/nothing', '/../package.json', '/..%2f..%2fetc/passwd', '/%', '/assets/'])(
    'has nothing at %s',
    async (path) => {
      const { status, body } = await ask(path);
      expect(status).toBe(404);
      expect(body.toString()).not.toContain('root:');
    },
  );

  it('takes a page built anew', async () => {
    writeFileSync(join(folder, 'later.txt'), 'later');
    expect((await ask('/later.txt')).body.toString()).toBe('later');
  });

  it('goes on to the next port when one is taken, and says so', async () => {
    const busy: number[] = [];
    const next = await serveFolder({
      folder,
      port: server.port,
      furtherPorts: 5,
      onBusyPort: (port) => busy.push(port),
    });
    expect(busy[0]).toBe(server.port);
    expect(next.port).toBeGreaterThan(server.port);
    await next.close();
    await expect(serveFolder({ folder, port: server.port })).rejects.toThrow(/EADDRINUSE/);
  });
});
