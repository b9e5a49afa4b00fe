import { Catalog, type CatalogMission } from '../catalog/catalog.ts';
import type { CatalogCore } from '../catalog/catalog-data.ts';
import { trajectoryPlanOf } from '../catalog/trajectory-plan.ts';
import type { Almanac } from '../core/ephemeris/almanac.ts';
import { addPack, createAlmanac } from '../core/ephemeris/build-almanac.ts';
import { decodePack } from '../core/ephemeris/pack-format.ts';
import type { PackFileEntry, PackManifest } from '../core/ephemeris/pack-manifest.ts';
import type { MissionPath } from '../core/trajectory/pack/mission-path.ts';
import type { TrajectoryPlan } from '../core/trajectory/plan.ts';
import { SECONDS_PER_DAY } from '../core/units/constants.ts';
import { solveMission } from './solve-mission.ts';
import { trajectoryFromPath } from './trajectory-book.ts';

/** Beyond the first and last event: fly-bys begin before, and spans are searched. */
const MARGIN_S = 400 * SECONDS_PER_DAY;

export interface DeskParts {
  readonly catalog: CatalogCore;
  readonly manifest: PackManifest;
  /** Brings the inflated bytes of an ephemeris file. */
  readonly fetchPack: (file: PackFileEntry) => Promise<Uint8Array>;
}

/**
 * What works inside the worker: a catalogue and an almanac of its own, ephemeris files fetched when a mission first needs
 * them, missions solved one after the other.
 */
export class TrajectoryDesk {
  private readonly almanac: Almanac;
  private readonly waiting: Map<PackFileEntry, Promise<void> | undefined>;

  constructor(private readonly parts: DeskParts) {
    this.almanac = createAlmanac(parts.catalog.bodies, parts.manifest);
    this.waiting = new Map(parts.manifest.files.map((file) => [file, undefined]));
  }

  /** Solves a mission after those it travels on. Rejects when the ephemeris cannot be had. */
  async solve(mission: CatalogMission, carriers: readonly CatalogMission[]): Promise<MissionPath> {
    // A catalogue of these alone: as given, they may differ from those of the same id that are shipped.
    const missions = [...carriers, mission];
    const catalog = new Catalog({ ...this.parts.catalog, missions });
    await Promise.all(missions.map((flown) => this.loadFor(trajectoryPlanOf(flown, catalog))));
    const paths = missions.map((flown) => {
      const path = solveMission(flown, catalog, this.almanac);
      this.almanac.set(flown.id, trajectoryFromPath(path, catalog, this.almanac).segments);
      return path;
    });
    return paths[paths.length - 1]!;
  }

  private async loadFor({ nodes }: TrajectoryPlan): Promise<void> {
    const epochs = nodes.flatMap((n) => [n.epoch, n.startEpoch, n.endEpoch]).filter((epoch) => epoch !== undefined);
    if (epochs.length === 0) return;
    const first = Math.min(...epochs) - MARGIN_S;
    const last = Math.max(...epochs) + MARGIN_S;
    const files = [...this.waiting.keys()].filter((file) => file.start <= last && file.end >= first);
    await Promise.all(files.map((file) => this.load(file)));
  }

  private load(file: PackFileEntry): Promise<void> {
    const begun = this.waiting.get(file);
    if (begun) return begun;
    const loading = this.parts.fetchPack(file).then(
      (bytes) => {
        addPack(this.almanac, decodePack(bytes));
        this.waiting.delete(file);
      },
      (error: unknown) => {
        // The next question tries again.
        this.waiting.set(file, undefined);
        throw error;
      },
    );
    this.waiting.set(file, loading);
    return loading;
  }
}
