import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { encodeTrajectoryPack } from '../../src/core/trajectory/pack/encode-pack.ts';
import type { MissionPath } from '../../src/core/trajectory/pack/mission-path.ts';
import { readCatalog } from '../catalog/read-data.ts';
import { PathCache } from './path-cache.ts';

const MOST_PROCESSES = 4;

export interface BakedTrajectories {
  readonly paths: readonly MissionPath[];
  /** The pack as it is stored: a zlib stream. */
  readonly pack: Uint8Array;
  /** Missions solved anew, the rest being in the cache. */
  readonly solvedCount: number;
}

/**
 * The paths of all missions of `data/`, from the cache where nothing they rest on has changed, else solved on all cores.
 * @throws DataError when a data file is wrong
 */
export async function bakeTrajectories(warn: (text: string) => void = () => undefined): Promise<BakedTrajectories> {
  const { catalog } = readCatalog();
  const cache = new PathCache((id) => catalog.mission(id)?.carriedBy);
  const missing = inSolvingOrder(catalog).filter((id) => !cache.has(id));
  const solved = await solveAll(missing);
  for (const path of solved.values()) cache.put(path);
  cache.forgetOthers();
  const paths = catalog.missions.flatMap(({ id }) => solved.get(id) ?? cache.get(id) ?? []);
  for (const { missionId, gaps } of paths) {
    for (const gap of gaps) {
      if (gap.reason === 'not-solvable')
        warn(`data/missions/${missionId}.json: a stretch cannot be flown: ${gap.detail}`);
    }
  }
  return { paths, pack: deflateSync(encodeTrajectoryPack(paths), { level: 9 }), solvedCount: missing.length };
}

/** Carriers come before what they carry. */
function inSolvingOrder(catalog: Catalog): string[] {
  const carried = (id: string) => catalog.mission(id)?.carriedBy !== undefined;
  const ids = catalog.missions.map((m) => m.id);
  return [...ids.filter((id) => !carried(id)), ...ids.filter(carried)];
}

async function solveAll(missionIds: readonly string[]): Promise<Map<string, MissionPath>> {
  const queue = [...missionIds];
  const solved = new Map<string, MissionPath>();
  const count = Math.min(MOST_PROCESSES, availableParallelism(), queue.length);
  await Promise.all(Array.from({ length: count }, () => solveFrom(queue, solved)));
  return solved;
}

/** One process that takes mission after mission from the queue. */
function solveFrom(queue: string[], solved: Map<string, MissionPath>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'solve-process.ts'), {
      execArgv: ['--import', 'tsx'],
      // Knots are Float64Arrays: JSON would lose them.
      serialization: 'advanced',
    });
    const next = () => {
      const id = queue.shift();
      if (id === undefined) child.disconnect();
      else child.send(id);
    };
    child.on('message', (path: MissionPath) => {
      solved.set(path.missionId, path);
      next();
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`A process that solves paths ended with ${code ?? 'a signal'}.`));
    });
    next();
  });
}
