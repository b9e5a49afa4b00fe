import type { Catalog } from '../catalog/catalog.ts';
import { trajectoryPlanOf } from '../catalog/trajectory-plan.ts';
import type { Almanac } from '../core/ephemeris/almanac.ts';
import type { Trajectory } from '../core/trajectory/segment.ts';
import { solveTrajectory } from '../core/trajectory/solve-trajectory.ts';

/**
 * The solved paths of all missions. A mission is solved as soon as the ephemeris of all its events is loaded, and then
 * registered in the almanac, so that missions and bodies answer alike.
 */
export class TrajectoryBook {
  private readonly solved = new Map<string, Trajectory>();
  private readonly waiting: Set<string>;

  constructor(
    private readonly catalog: Catalog,
    private readonly almanac: Almanac,
  ) {
    this.waiting = new Set(catalog.missions.map((m) => m.id));
  }

  /** The path of a mission; undefined while its ephemeris is loading. */
  trajectoryOf(missionId: string): Trajectory | undefined {
    return this.solved.get(missionId);
  }

  /** Solves what the loaded ephemeris allows; call it when data has arrived. Returns the ids newly solved. */
  update(): string[] {
    const done: string[] = [];
    // A carried craft needs its carrier's path: repeat while a round brings something new.
    for (let before = -1; before !== done.length; ) {
      before = done.length;
      for (const id of this.waiting) {
        const mission = this.catalog.mission(id);
        if (!mission || (mission.carriedBy !== undefined && this.waiting.has(mission.carriedBy))) continue;
        const trajectory = solveTrajectory(trajectoryPlanOf(mission, this.catalog), this.almanac);
        if (trajectory.gaps.some((gap) => gap.reason === 'ephemeris-not-loaded')) continue;
        this.solved.set(id, trajectory);
        this.almanac.set(id, trajectory.segments);
        this.waiting.delete(id);
        done.push(id);
      }
    }
    return done;
  }

  /** Missions whose ephemeris has not arrived yet. */
  get waitingCount(): number {
    return this.waiting.size;
  }
}
