import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { MissionPath } from '../../src/core/trajectory/pack/mission-path.ts';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, '.cache/trajectories');
/** What every path depends on, besides its own mission's file and its carrier's. */
const COMMON_INPUTS = [
  'src/core',
  'src/catalog',
  'src/state/solve-mission.ts',
  'public/packs/ephemeris/manifest.json',
  'data/bodies',
  'data/destinations',
  'data/sites',
];

/** Solved paths on disk, each under a hash of all it was made from: a changed file is as good as a new one. */
export class PathCache {
  private readonly common = hashOf(COMMON_INPUTS);
  private readonly folder = join(FOLDER, this.common);

  /** `carrierOf`: the mission that carries another one, whose path the other's begins with. */
  constructor(private readonly carrierOf: (missionId: string) => string | undefined) {}

  get(missionId: string): MissionPath | undefined {
    try {
      return deserialize(readFileSync(this.fileOf(missionId))) as MissionPath;
    } catch {
      // Not there, or written by another Node: solve it again.
      return undefined;
    }
  }

  has(missionId: string): boolean {
    return existsSync(this.fileOf(missionId));
  }

  put(path: MissionPath): void {
    mkdirSync(this.folder, { recursive: true });
    const file = this.fileOf(path.missionId);
    const draft = `${file}-${process.pid}-${Math.random().toString(36).slice(2)}`;
    writeFileSync(draft, serialize(path));
    renameSync(draft, file);
  }

  /** Removes what was made from other code or bodies. */
  forgetOthers(): void {
    if (!existsSync(FOLDER)) return;
    for (const name of readdirSync(FOLDER)) {
      if (name !== this.common) rmSync(join(FOLDER, name), { recursive: true, force: true });
    }
  }

  private fileOf(missionId: string): string {
    const inputs: string[] = [];
    for (let id: string | undefined = missionId; id !== undefined && inputs.length < 9; id = this.carrierOf(id)) {
      inputs.push(`data/missions/${id}.json`);
    }
    return join(this.folder, `${missionId}-${hashOf(inputs)}`);
  }
}

function hashOf(inputs: readonly string[]): string {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const path of filesIn(join(ROOT, input))) hash.update(`${path}\0`).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return [];
  if (/\.(ts|json)$/.test(path)) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesIn(join(path, entry.name)));
}
