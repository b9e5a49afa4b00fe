import type { EpochTdb } from '../../core/time/epoch.ts';
import { farthestKm } from '../../core/trajectory/farthest.ts';
import type { Trajectory } from '../../core/trajectory/segment.ts';
import type { SceneObject } from './scene-object.ts';

/** Paths of missions, as far as they have arrived. */
export interface PathBook {
  trajectoryOf(missionId: string): Trajectory | undefined;
}

/** What each mission is at, and how far from it at most: found anew when the clock leaves the segment of its path. */
export class MissionStays {
  /** Index of what the mission's path is relative to now, a body or a craft that carries it; -1 for none. */
  readonly centreIndex: Int32Array;
  /** Farthest from it that the segment comes (km); infinite for flights and aboard other craft. */
  readonly reachKm: Float64Array;
  /** Is told of each mission that has entered another segment. */
  onChange: (index: number) => void = () => {};
  /** Between these epochs, ends left out, nothing changes. */
  private readonly after: Float64Array;
  private readonly before: Float64Array;
  private readonly missions: readonly SceneObject[];
  private readonly indexById: ReadonlyMap<string, number>;
  private dataVersion = -1;

  constructor(
    private readonly objects: readonly SceneObject[],
    private readonly paths: PathBook,
  ) {
    this.missions = objects.filter(({ mission }) => mission);
    this.indexById = new Map(objects.map(({ id, index }) => [id, index]));
    this.centreIndex = new Int32Array(objects.length).fill(-1);
    this.reachKm = new Float64Array(objects.length).fill(Number.POSITIVE_INFINITY);
    this.after = new Float64Array(objects.length).fill(Number.POSITIVE_INFINITY);
    this.before = new Float64Array(objects.length);
  }

  /** Follows the clock. */
  update(epoch: EpochTdb, dataVersion: number): void {
    const isOutdated = dataVersion !== this.dataVersion;
    this.dataVersion = dataVersion;
    for (let i = 0; i < this.missions.length; i++) {
      const mission = this.missions[i]!;
      const { index } = mission;
      if (!isOutdated && epoch > this.after[index]! && epoch < this.before[index]!) continue;
      this.read(mission, epoch);
      this.onChange(index);
    }
  }

  private read({ index, id }: SceneObject, epoch: EpochTdb): void {
    this.centreIndex[index] = -1;
    this.reachKm[index] = Number.POSITIVE_INFINITY;
    this.after[index] = Number.NEGATIVE_INFINITY;
    this.before[index] = Number.POSITIVE_INFINITY;
    const path = this.paths.trajectoryOf(id);
    if (!path) return;
    for (const { interval } of path.segments) {
      this.bound(index, interval.start, epoch);
      this.bound(index, interval.end, epoch);
    }
    const at = path.segments.findIndex(({ interval }) => epoch >= interval.start && epoch <= interval.end);
    const segment = path.segments[at];
    const data = path.data[at];
    if (!segment || !data) return;
    const centre = this.indexById.get(segment.centreId) ?? -1;
    this.centreIndex[index] = centre;
    if (this.objects[centre]?.body) this.reachKm[index] = farthestKm(segment, data);
  }

  private bound(index: number, edge: number, epoch: number): void {
    if (edge <= epoch) this.after[index] = Math.max(this.after[index]!, edge);
    if (edge >= epoch) this.before[index] = Math.min(this.before[index]!, edge);
  }
}
