import { createHash } from 'node:crypto';
import { sep } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { splitCatalog } from '../../src/catalog/catalog-data.ts';
import { DATA_DIRECTORY, DataError, readCatalog } from './read-data.ts';

const VIRTUAL_ID = 'virtual:outbound-catalog';
const RESOLVED_ID = `\0${VIRTUAL_ID}`;
/** Where the development server answers with the two files, below the base path. */
const DEV_PATHS = { core: '@outbound-catalog/core.json', details: '@outbound-catalog/details.json' };

interface BuiltFiles {
  readonly core: string;
  readonly details: string;
}

/**
 * Checks `data/` and hands it to the app as two JSON files: `core` for the first picture and `details` with texts and
 * sources. A mistake in a data file fails the build, or fills the overlay in development, with file and field. Editing a
 * data file in development reloads the app.
 */
export function catalogPlugin(directory: string = DATA_DIRECTORY): Plugin {
  let base = '/';
  let isBuild = false;
  let files: BuiltFiles | undefined;
  const read = (): BuiltFiles => {
    files ??= readFiles(directory);
    return files;
  };
  const fileName = (part: keyof BuiltFiles) => `assets/catalog-${part}-${hashOf(read()[part])}.json`;
  const urlOf = (part: keyof BuiltFiles) => base + (isBuild ? fileName(part) : DEV_PATHS[part]);

  return {
    name: 'outbound-catalog',
    configResolved(config) {
      base = config.base;
      isBuild = config.command === 'build';
    },
    buildStart() {
      if (!isBuild) return;
      try {
        read();
      } catch (error) {
        if (error instanceof DataError) this.error(error.message);
        throw error;
      }
    },
    resolveId: (id) => (id === VIRTUAL_ID ? RESOLVED_ID : undefined),
    load(id) {
      if (id !== RESOLVED_ID) return undefined;
      read();
      return `export const coreUrl = ${JSON.stringify(urlOf('core'))};\nexport const detailsUrl = ${JSON.stringify(urlOf('details'))};\n`;
    },
    transform: {
      // The app takes lists of words from the schema files; without this their schemas, and zod, would come along.
      filter: { id: /src[\\/]catalog[\\/]schema[\\/]/ },
      handler: (code) => ({ code, map: null, moduleSideEffects: false }),
    },
    generateBundle() {
      for (const part of ['core', 'details'] as const) {
        this.emitFile({ type: 'asset', fileName: fileName(part), source: read()[part] });
      }
    },
    transformIndexHtml() {
      // The first picture waits for this file: ask for it before the script that reads it has arrived.
      const attrs = { rel: 'preload', as: 'fetch', crossorigin: 'anonymous', href: urlOf('core') };
      return isBuild ? [{ tag: 'link', attrs, injectTo: 'head' }] : [];
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = request.url?.split('?')[0];
        const part = (['core', 'details'] as const).find((p) => path === base + DEV_PATHS[p]);
        if (!part) return next();
        try {
          response.setHeader('Content-Type', 'application/json');
          response.setHeader('Cache-Control', 'no-cache');
          response.end(read()[part]);
        } catch (error) {
          next(error);
        }
      });
      watchData(server, directory, () => {
        files = undefined;
        read();
      });
    },
  };
}

/** Reads the data again whenever a file of theirs changes; reloads the page, or shows what is wrong. */
function watchData(server: ViteDevServer, directory: string, reread: () => void): void {
  server.watcher.add(directory);
  server.watcher.on('all', (_event, path) => {
    if (!path.startsWith(directory + sep) || !path.endsWith('.json')) return;
    try {
      reread();
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      server.config.logger.error(error.message);
      server.ws.send({
        type: 'error',
        err: { message: error.message, stack: '', plugin: 'outbound-catalog', id: path },
      });
      return;
    }
    server.ws.send({ type: 'full-reload' });
  });
}

/** @throws DataError */
function readFiles(directory: string): BuiltFiles {
  const { core, details } = splitCatalog(readCatalog(directory).files);
  return { core: JSON.stringify(core), details: JSON.stringify(details) };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 8);
}
