import type { PackFileEntry, PackManifest } from '../core/ephemeris/pack-manifest.ts';
import { TrajectoryDesk } from './trajectory-desk.ts';
import type { SolvedMessage, SolveMessage, StartMessage, ToWorker } from './trajectory-worker-protocol.ts';

/** Solves paths in a thread of its own; see `createWorkerSolver` for the other end. */
let desk: Promise<TrajectoryDesk> | undefined;
let queue: Promise<void> = Promise.resolve();
/** The newest request for each mission: older ones that still wait are not solved. */
const newest = new Map<string, number>();

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'start') {
    desk = startDesk(data);
    return;
  }
  newest.set(data.mission.id, data.request);
  queue = queue.then(() => answer(data));
});

async function answer({ request, mission, carriers }: SolveMessage): Promise<void> {
  const say = (message: SolvedMessage) => postMessage(message);
  if (newest.get(mission.id) !== request) {
    say({ kind: 'failed', request, reason: 'A later request for the same mission has overtaken this one.' });
    return;
  }
  try {
    if (!desk) throw new Error('The worker was not started.');
    say({ kind: 'solved', request, path: await (await desk).solve(mission, carriers) });
  } catch (error) {
    say({ kind: 'failed', request, reason: error instanceof Error ? error.message : String(error) });
  }
}

async function startDesk({ catalog, packsUrl }: StartMessage): Promise<TrajectoryDesk> {
  const manifest = (await (await fetchOk(`${packsUrl}manifest.json`)).json()) as PackManifest;
  const fetchPack = async ({ file }: PackFileEntry) => {
    const { body } = await fetchOk(packsUrl + file);
    if (!body) throw new Error(`${file} came without content.`);
    const inflated = body.pipeThrough(new DecompressionStream('deflate'));
    return new Uint8Array(await new Response(inflated).arrayBuffer());
  };
  return new TrajectoryDesk({ catalog, manifest, fetchPack });
}

async function fetchOk(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response;
}
