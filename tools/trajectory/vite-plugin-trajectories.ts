import { createHash } from 'node:crypto';
import { sep } from 'node:path';
import type { Plugin } from 'vite';
import { DATA_DIRECTORY } from '../catalog/read-data.ts';
import { type BakedTrajectories, bakeTrajectories } from './bake-trajectories.ts';

const VIRTUAL_ID = 'virtual:outbound-trajectories';
const RESOLVED_ID = `\0${VIRTUAL_ID}`;
/** Where the development server answers with the pack, below the base path. */
const DEV_PATH = '@outbound-trajectories/paths.pack';

/**
 * Solves the paths of all missions and hands them to the app as one file. A build waits for them; in development they are
 * solved while the page loads, and after a change of a mission only that mission is. A stretch that cannot be flown is a
 * warning, not an error: the page says so at the mission.
 */
export function trajectoriesPlugin(): Plugin {
  let base = '/';
  let isBuild = false;
  let warn: (text: string) => void = () => undefined;
  let baking: Promise<BakedTrajectories> | undefined;
  const bake = () => {
    baking ??= bakeTrajectories(warn);
    return baking;
  };
  const fileName = (pack: Uint8Array) => {
    const hash = createHash('sha256').update(pack).digest('base64url').slice(0, 8);
    return `assets/trajectories-${hash}.pack`;
  };

  return {
    name: 'outbound-trajectories',
    configResolved(config) {
      base = config.base;
      isBuild = config.command === 'build';
      warn = (text) => config.logger.warn(text);
    },
    buildStart() {
      // Begin at once; whoever needs the file waits. A fault is reported there.
      void bake().catch(() => undefined);
    },
    resolveId: (id) => (id === VIRTUAL_ID ? RESOLVED_ID : undefined),
    async load(id) {
      if (id !== RESOLVED_ID) return undefined;
      const url = base + (isBuild ? fileName((await bake()).pack) : DEV_PATH);
      return `export const trajectoriesUrl = ${JSON.stringify(url)};\n`;
    },
    async generateBundle() {
      const { pack } = await bake();
      this.emitFile({ type: 'asset', fileName: fileName(pack), source: pack });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url?.split('?')[0] !== base + DEV_PATH) return next();
        bake().then(({ pack }) => {
          response.setHeader('Content-Type', 'application/octet-stream');
          response.setHeader('Cache-Control', 'no-cache');
          response.end(pack);
        }, next);
      });
      server.watcher.on('all', (_event, path) => {
        if (path.startsWith(DATA_DIRECTORY + sep) || path.includes(`${sep}core${sep}`)) baking = undefined;
      });
    },
  };
}
