import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Catalog, CatalogMission } from '../../src/catalog/catalog.ts';
import { trajectoryPlanOf } from '../../src/catalog/trajectory-plan.ts';
import type { Almanac } from '../../src/core/ephemeris/almanac.ts';
import { addPack, createAlmanac } from '../../src/core/ephemeris/build-almanac.ts';
import { decodePack } from '../../src/core/ephemeris/pack-format.ts';
import type { PackFileEntry, PackManifest } from '../../src/core/ephemeris/pack-manifest.ts';
import type { MissionPath } from '../../src/core/trajectory/pack/mission-path.ts';
import type { Trajectory } from '../../src/core/trajectory/segment.ts';
import { solveMission } from '../../src/state/solve-mission.ts';
import { trajectoryFromPath } from '../../src/state/trajectory-book.ts';
import { readCatalog } from '../catalog/read-data.ts';
import { PathCache } from '../trajectory/path-cache.ts';

const PACKS = join(import.meta.dirname, '../../public/packs/ephemeris');

/**
 * Catalogue, almanac and paths in Node, read from disk. Ephemeris files are read as they are needed, missions solved as
 * they are asked for, so that a short question gets a quick answer; the answers are those of everything loaded.
 */
export class NodeExplorer {
  private readonly waiting: Set<PackFileEntry>;
  private readonly trajectories = new Map<string, Trajectory>();
  private readonly cache: PathCache;

  constructor(
    readonly catalog: Catalog,
    readonly almanac: Almanac,
    manifest: PackManifest,
  ) {
    this.waiting = new Set(manifest.files);
    this.cache = new PathCache((id) => catalog.mission(id)?.carriedBy);
  }

  /** Reads the ephemeris files that meet the interval (s past J2000 TDB), ends included. */
  loadBetween(start: number, end: number): void {
    for (const file of this.waiting) {
      if (file.end < start || file.start > end) continue;
      addPack(this.almanac, decodePack(inflateSync(readFileSync(join(PACKS, file.file)))));
      this.waiting.delete(file);
    }
  }

  /** Reads the ephemeris of all decades. */
  loadAll(): void {
    this.loadBetween(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  }

  /**
   * A mission's path, its carrier's first, from the cache or solved; enters it in the almanac. Undefined for an unknown
   * mission.
   */
  solve(missionId: string): Trajectory | undefined {
    const known = this.trajectories.get(missionId);
    if (known) return known;
    const mission = this.catalog.mission(missionId);
    if (!mission) return undefined;
    if (mission.carriedBy !== undefined) this.solve(mission.carriedBy);
    const cached = this.cache.get(missionId);
    const path = cached ?? this.solveAnew(mission);
    if (!cached) this.cache.put(path);
    const trajectory = trajectoryFromPath(path, this.catalog, this.almanac);
    this.trajectories.set(missionId, trajectory);
    this.almanac.set(missionId, trajectory.segments);
    return trajectory;
  }

  private solveAnew(mission: CatalogMission): MissionPath {
    for (const node of trajectoryPlanOf(mission, this.catalog).nodes) this.loadBetween(node.epoch, node.epoch);
    const path = solveMission(mission, this.catalog, this.almanac);
    if (this.waiting.size === 0) return path;
    // Decades may be missing that the flight only passes through.
    this.loadAll();
    return solveMission(mission, this.catalog, this.almanac);
  }
}

/** The project's own catalogue and ephemeris. @throws DataError when a data file is wrong */
export function loadExplorer(): NodeExplorer {
  const { catalog } = readCatalog();
  const manifest = JSON.parse(readFileSync(join(PACKS, 'manifest.json'), 'utf8')) as PackManifest;
  return new NodeExplorer(catalog, createAlmanac(catalog.bodies, manifest), manifest);
}
