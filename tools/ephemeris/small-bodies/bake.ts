import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { CLOCK_END } from '../../../src/core/time/clock-range.ts';
import { De405 } from '../de405.ts';
import { DECADES } from '../decades.ts';
import { writePack } from '../write-pack.ts';
import { type BakedBody, bakeBody } from './bake-body.ts';
import { integrateHeavyAsteroids } from './integrate-orbits.ts';
import { readSolutions } from './solutions.ts';

const DUMP = '.cache/de405.f64';

/** Bodies of the list that one of several workers takes: every n-th. */
interface Share {
  readonly index: number;
  readonly count: number;
}

function bakeShare({ index, count }: Share, report: (body: BakedBody) => void): void {
  const de405 = De405.fromFile(DUMP);
  const system = {
    de405,
    heavies: integrateHeavyAsteroids(de405),
    span: { startS: de405.startEpoch, endS: Math.min(de405.endEpoch, CLOCK_END) },
  };
  readSolutions().bodies.forEach((orbits, i) => {
    if (i % count === index) report(bakeBody(orbits, system));
  });
}

function runWorker(share: Share, report: (body: BakedBody) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    // A worker starts without the loader of TypeScript files that this process has.
    const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(import.meta.url)}); })`;
    const worker = new Worker(start, { eval: true, workerData: share });
    worker.on('message', report);
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A worker ended with code ${code}.`))));
  });
}

/** Integrates and fits all bodies of `solutions.json` and writes the group `small-bodies` of the pack. */
export async function bakeSmallBodies(): Promise<void> {
  if (!existsSync(DUMP)) throw new Error(`${DUMP} is missing: run "npm run bake:ephemeris", which extracts it.`);
  const baked = new Map<string, BakedBody>();
  const note = (body: BakedBody): void => {
    baked.set(body.entry.id, body);
    const knots = body.entry.accuracyKnots.map(([, km]) => km).join(' ');
    console.log(`${body.entry.id}: expected error (km) along its knots: ${knots}`);
  };
  const count = Math.max(1, Math.min(4, availableParallelism()));
  await Promise.all(Array.from({ length: count }, (_, index) => runWorker({ index, count }, note)));
  const bodies = readSolutions().bodies.map(({ id }) => baked.get(id)!);
  const files = writePack({
    about: {
      group: 'small-bodies',
      source:
        'Numerical integration of osculating elements of JPL (Small-Body Database, Horizons) and the Minor Planet Center under JPL DE405 and 16 asteroids; each orbit and its source in tools/ephemeris/small-bodies/solutions.json',
      licence: 'Elements: public domain (NASA/JPL) and free use (Minor Planet Center); integration: MIT',
      recipe: 'npm run bake:small-bodies; see tools/ephemeris/small-bodies/README.md',
    },
    bodies: bodies.map(({ entry }) => entry),
    decades: DECADES.map(({ decade }) => ({
      decade,
      bodies: bodies.flatMap((body) => body.decades.filter((d) => d.decade === decade).map((d) => d.body)),
    })),
  });
  for (const { file, bytes } of files) console.log(`${file}: ${bytes} bytes`);
}

if (isMainThread) await bakeSmallBodies();
else bakeShare(workerData as Share, (body) => parentPort!.postMessage(body));
