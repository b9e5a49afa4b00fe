import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import type { CatalogMission } from '../../src/catalog/catalog.ts';
import { splitCatalog } from '../../src/catalog/catalog-data.ts';
import type { PackManifest } from '../../src/core/ephemeris/pack-manifest.ts';
import type { MissionPath } from '../../src/core/trajectory/pack/mission-path.ts';
import { TrajectoryBook } from '../../src/state/trajectory-book.ts';
import { TrajectoryDesk } from '../../src/state/trajectory-desk.ts';
import { createWorkerSolver, PathNotSolvedError, type WorkerPort } from '../../src/state/trajectory-worker-client.ts';
import type { SolvedMessage, SolveMessage, ToWorker } from '../../src/state/trajectory-worker-protocol.ts';
import { readCatalog } from '../../tools/catalog/read-data.ts';
import { loadExplorer } from '../../tools/cli/load-explorer.ts';

const PACKS = join(import.meta.dirname, '../../public/packs/ephemeris');
const { catalog, files } = readCatalog();
const maven = catalog.mission('maven')!;

/** A worker of which the test sees the questions and gives the answers. */
class FakeWorker implements WorkerPort {
  readonly asked: ToWorker[] = [];
  private readonly answerers: ((event: { data: SolvedMessage }) => void)[] = [];
  private readonly failers: ((event: { message: string }) => void)[] = [];

  postMessage(message: ToWorker): void {
    this.asked.push(structuredClone(message));
  }

  addEventListener(type: string, handler: never): void {
    if (type === 'message') this.answerers.push(handler);
    else this.failers.push(handler);
  }

  answer(message: SolvedMessage): void {
    for (const answerer of this.answerers) answerer({ data: message });
  }

  breakDown(message: string): void {
    for (const failer of this.failers) failer({ message });
  }

  get questions(): SolveMessage[] {
    return this.asked.filter((message) => message.kind === 'solve');
  }
}

const emptyPath = (missionId: string): MissionPath => ({ missionId, data: [], legs: [], gaps: [] });

describe('the page’s end of the worker', () => {
  it('makes the worker at the first question and sends it the bodies once', async () => {
    const worker = new FakeWorker();
    const make = vi.fn(() => worker);
    const solve = createWorkerSolver(catalog, 'https://here/packs/', make);
    expect(make).not.toHaveBeenCalled();
    const first = solve(maven);
    const second = solve(maven);
    expect(make).toHaveBeenCalledOnce();
    expect(worker.asked.map(({ kind }) => kind)).toEqual(['start', 'solve', 'solve']);
    const [a, b] = worker.questions;
    worker.answer({ kind: 'solved', request: b!.request, path: emptyPath('second') });
    worker.answer({ kind: 'solved', request: a!.request, path: emptyPath('first') });
    expect((await first).missionId).toBe('first');
    expect((await second).missionId).toBe('second');
  });

  it('tells which craft carry it, outermost first', () => {
    const worker = new FakeWorker();
    const solve = createWorkerSolver(catalog, '', () => worker);
    const carried = catalog.missions.find((m) => m.carriedBy !== undefined)!;
    void solve(carried);
    expect(worker.questions[0]!.carriers.at(-1)?.id).toBe(carried.carriedBy);
  });

  it('rejects what the worker cannot solve, and all when it breaks down; then starts another', async () => {
    const workers: FakeWorker[] = [];
    const solve = createWorkerSolver(catalog, '', () => {
      workers.push(new FakeWorker());
      return workers.at(-1)!;
    });
    const refused = solve(maven);
    workers[0]!.answer({ kind: 'failed', request: workers[0]!.questions[0]!.request, reason: 'no ephemeris' });
    await expect(refused).rejects.toThrow(PathNotSolvedError);
    const lost = solve(maven);
    workers[0]!.breakDown('out of memory');
    await expect(lost).rejects.toThrow(/out of memory/);
    void solve(maven);
    expect(workers).toHaveLength(2);
  });
});

describe('a book of paths', () => {
  it('lets the last of several questions win, whichever is answered first', async () => {
    const answers: ((path: MissionPath) => void)[] = [];
    const { almanac } = loadExplorer();
    const book = new TrajectoryBook(catalog, almanac, () => new Promise((resolve) => answers.push(resolve)));
    const early = book.resolve(maven);
    const late = book.resolve(maven);
    answers[1]!({ ...emptyPath('maven'), gaps: [{ reason: 'not-solvable', detail: 'late' }] });
    answers[0]!({ ...emptyPath('maven'), gaps: [{ reason: 'not-solvable', detail: 'early' }] });
    expect(await early).toBeUndefined();
    expect((await late)?.gaps[0]?.detail).toBe('late');
    expect(book.trajectoryOf('maven')?.gaps[0]?.detail).toBe('late');
  });
});

describe('the worker’s desk', () => {
  const { core } = splitCatalog(files);
  const manifest = JSON.parse(readFileSync(join(PACKS, 'manifest.json'), 'utf8')) as PackManifest;

  it('solves what the command line solves, and other dates otherwise, with the files it needs', async () => {
    const fetched: string[] = [];
    const fetchPack = async ({ file }: { readonly file: string }) => {
      fetched.push(file);
      return new Uint8Array(inflateSync(readFileSync(join(PACKS, file))));
    };
    const desk = new TrajectoryDesk({ catalog: core, manifest, fetchPack });
    const path = await desk.solve(maven, []);
    const explorer = loadExplorer();
    expect(path.legs).toEqual(explorer.solve('maven')!.legs);
    expect(fetched.length).toBeLessThan(manifest.files.length / 3);
    const later: CatalogMission = {
      ...maven,
      events: maven.events.map((e) => (e.type === 'orbit-insertion' ? { ...e, date: '2014-10-22' } : e)),
    };
    const changed = await desk.solve(later, []);
    expect(changed.legs[0]!.end - path.legs[0]!.end).toBeGreaterThan(20 * 86_400);
    expect((await desk.solve(maven, [])).legs).toEqual(path.legs);
  });

  it('tries again after a file did not arrive', async () => {
    let isOffline = true;
    const desk = new TrajectoryDesk({
      catalog: core,
      manifest,
      fetchPack: async ({ file }) => {
        if (isOffline) throw new Error('offline');
        return new Uint8Array(inflateSync(readFileSync(join(PACKS, file))));
      },
    });
    await expect(desk.solve(maven, [])).rejects.toThrow('offline');
    isOffline = false;
    expect((await desk.solve(maven, [])).data.length).toBeGreaterThan(0);
  });
});
