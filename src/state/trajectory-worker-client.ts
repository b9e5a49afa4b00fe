import type { Catalog, CatalogMission } from '../catalog/catalog.ts';
import type { CatalogCore } from '../catalog/catalog-data.ts';
import type { MissionPath } from '../core/trajectory/pack/mission-path.ts';
import type { MissionSolver } from './trajectory-book.ts';
import type { SolvedMessage, ToWorker } from './trajectory-worker-protocol.ts';

/** What of a `Worker` is used here. */
export interface WorkerPort {
  postMessage(message: ToWorker): void;
  addEventListener(type: 'message', handler: (event: { readonly data: SolvedMessage }) => void): void;
  addEventListener(type: 'error', handler: (event: { readonly message: string }) => void): void;
}

/** The worker could not solve a path: the ephemeris did not arrive, or a later request came first. */
export class PathNotSolvedError extends Error {
  constructor(
    readonly missionId: string,
    reason: string,
  ) {
    super(`The path of "${missionId}" was not solved: ${reason}`);
    this.name = 'PathNotSolvedError';
  }
}

interface Waiting {
  readonly missionId: string;
  readonly resolve: (path: MissionPath) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A solver that asks a worker, which is made at the first question. Promises are rejected with `PathNotSolvedError`.
 */
export function createWorkerSolver(catalog: Catalog, packsUrl: string, makeWorker: () => WorkerPort): MissionSolver {
  const waiting = new Map<number, Waiting>();
  let requests = 0;
  let worker: WorkerPort | undefined;

  const start = (): WorkerPort => {
    const port = makeWorker();
    port.addEventListener('message', ({ data }) => {
      const asked = waiting.get(data.request);
      waiting.delete(data.request);
      if (data.kind === 'solved') asked?.resolve(data.path);
      else asked?.reject(new PathNotSolvedError(asked.missionId, data.reason));
    });
    port.addEventListener('error', ({ message }) => {
      // Broken beyond answering: whoever waits is told, the next question starts another one.
      worker = undefined;
      for (const { missionId, reject } of waiting.values()) reject(new PathNotSolvedError(missionId, message));
      waiting.clear();
    });
    port.postMessage({ kind: 'start', catalog: bodiesAlone(catalog), packsUrl });
    return port;
  };

  return (mission) => {
    worker ??= start();
    const request = ++requests;
    const port = worker;
    return new Promise((resolve, reject) => {
      waiting.set(request, { missionId: mission.id, resolve, reject });
      port.postMessage({ kind: 'solve', request, mission, carriers: carriersOf(mission, catalog) });
    });
  };
}

/** What of the catalogue paths rest on; missions come with the questions. */
function bodiesAlone({ bodies, sites, destinations }: Catalog): CatalogCore {
  return { bodies, sites, destinations, missions: [], agencies: [], stories: [] };
}

/** The craft a mission travels on, outermost first. */
function carriersOf(mission: CatalogMission, catalog: Catalog): CatalogMission[] {
  const carriers: CatalogMission[] = [];
  for (let id = mission.carriedBy; id !== undefined && carriers.length < 9; id = carriers[0]?.carriedBy) {
    const carrier = catalog.mission(id);
    if (!carrier) break;
    carriers.unshift(carrier);
  }
  return carriers;
}
