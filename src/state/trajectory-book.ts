import type { Catalog, CatalogMission } from '../catalog/catalog.ts';
import type { Almanac } from '../core/ephemeris/almanac.ts';
import { siteOn } from '../core/frames/surface-site.ts';
import type { MissionPath } from '../core/trajectory/pack/mission-path.ts';
import type { Trajectory } from '../core/trajectory/segment.ts';
import { segmentFromData } from '../core/trajectory/segment-from-data.ts';

/** Solves the path of one mission somewhere else, off the page's own thread. */
export type MissionSolver = (mission: CatalogMission) => Promise<MissionPath>;

/**
 * The paths of all missions, from the baked pack, and registered in the almanac, so that missions and bodies answer alike.
 * Until a path has arrived its mission has no position.
 */
export class TrajectoryBook {
  private readonly known = new Map<string, Trajectory>();
  private readonly latest = new Map<string, number>();
  private requests = 0;

  constructor(
    private readonly catalog: Catalog,
    private readonly almanac: Almanac,
    private readonly solver?: MissionSolver,
  ) {}

  /** The path of a mission; undefined until it has arrived. */
  trajectoryOf(missionId: string): Trajectory | undefined {
    return this.known.get(missionId);
  }

  /** Takes in paths, in place of those known. Paths of missions not in the catalogue are passed over. */
  fill(paths: readonly MissionPath[]): void {
    for (const path of paths) if (this.catalog.mission(path.missionId)) this.put(path);
  }

  /**
   * Solves a mission again, as given, and puts its path in the place of the known one. Resolves to the new path, or to
   * undefined when a later request for the same mission has overtaken this one. @throws Error when there is no solver
   */
  async resolve(mission: CatalogMission): Promise<Trajectory | undefined> {
    if (!this.solver) throw new Error('This explorer was made without a solver of paths.');
    const request = ++this.requests;
    this.latest.set(mission.id, request);
    const isOvertaken = () => this.latest.get(mission.id) !== request;
    try {
      const path = await this.solver(mission);
      return isOvertaken() ? undefined : this.put(path);
    } catch (error) {
      // Of a question that nobody waits for any more, not even the failure matters.
      if (isOvertaken()) return undefined;
      throw error;
    }
  }

  /** Whether any path has arrived. */
  get isFilled(): boolean {
    return this.known.size > 0;
  }

  private put(path: MissionPath): Trajectory {
    const trajectory = trajectoryFromPath(path, this.catalog, this.almanac);
    this.known.set(path.missionId, trajectory);
    this.almanac.set(path.missionId, trajectory.segments);
    return trajectory;
  }
}

/** A path that answers where the craft is, from its plain data. @throws SegmentDataError when the data make no sense */
export function trajectoryFromPath(path: MissionPath, catalog: Catalog, almanac: Almanac): Trajectory {
  const segments = path.data.map((data) =>
    segmentFromData(
      data,
      (bodyId, coordinates) => {
        const body = catalog.body(bodyId);
        return body && siteOn(body, coordinates);
      },
      almanac,
    ),
  );
  return { ...path, segments };
}
