import { createServer, type Server } from 'node:http';
import sirv from 'sirv';

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

export interface ServeOptions {
  /** Folder with the built page. */
  readonly folder: string;
  /** First port to try; 0 lets the system choose. */
  readonly port: number;
  /** Address to listen at; default: this machine only. */
  readonly host?: string;
  /** How many ports after the first to try while they are taken. */
  readonly furtherPorts?: number;
  readonly onBusyPort?: (port: number) => void;
}

/**
 * Serves a built page: Brotli or gzip where the build laid it beside the file, assets with a hash in their name for ever,
 * everything else asked for again each time (the answer is mostly "not modified").
 */
export async function serveFolder(options: ServeOptions): Promise<RunningServer> {
  const files = sirv(options.folder, {
    // Looks at the disk for each request: the page may be built anew under a server that runs for months.
    dev: true,
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders(response, pathname) {
      const isHashed = pathname.startsWith('/assets/');
      response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      response.setHeader('X-Content-Type-Options', 'nosniff');
      // A pack is bytes, a type the server's table does not know.
      if (pathname.endsWith('.bin')) response.setHeader('Content-Type', 'application/octet-stream');
    },
  });
  const server = createServer((request, response) => {
    files(request, response, () => {
      response.statusCode = 404;
      response.setHeader('Content-Type', 'text/plain; charset=utf-8');
      response.end(`There is nothing at ${request.url}.\n`);
    });
  });
  const host = options.host ?? '127.0.0.1';
  const port = await listenOnFreePort(server, host, options);
  const shownHost = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return { url: `http://${shownHost}:${port}/`, port, close: () => close(server) };
}

async function listenOnFreePort(server: Server, host: string, options: ServeOptions): Promise<number> {
  const last = options.port + (options.port === 0 ? 0 : (options.furtherPorts ?? 0));
  for (let port = options.port; ; port++) {
    try {
      return await listen(server, host, port);
    } catch (error) {
      const isBusy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isBusy || port >= last) throw error;
      options.onBusyPort?.(port);
    }
  }
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // A browser keeps its connections open; waiting for it would hang.
    server.closeAllConnections();
  });
}
