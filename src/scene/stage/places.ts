import type { Almanac } from '../../core/ephemeris/almanac.ts';
import { stateVector } from '../../core/ephemeris/source.ts';
import type { EpochTdb } from '../../core/time/epoch.ts';
import { type ScenePoint, sceneFromIcrf } from './display-axes.ts';
import { lengthOf } from './length.ts';
import type { SceneObject } from './scene-object.ts';

const scratch = stateVector();

/**
 * Where every object is at the epoch of the frame, relative to the origin (the focus), along the scene's axes, in km
 * and doubles. Asked once a frame; nothing is allocated.
 */
export class Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** 1 where there is a position. */
  readonly isKnown: Uint8Array;
  epoch = Number.NaN as EpochTdb;
  originId = '';
  private dataVersion = -1;

  constructor(
    readonly objects: readonly SceneObject[],
    private readonly almanac: Almanac,
  ) {
    this.x = new Float64Array(objects.length);
    this.y = new Float64Array(objects.length);
    this.z = new Float64Array(objects.length);
    this.isKnown = new Uint8Array(objects.length);
  }

  /** Asks the almanac again if the epoch, the origin or the data changed; tells whether it did. */
  update(epoch: EpochTdb, originId: string, dataVersion: number): boolean {
    if (epoch === this.epoch && originId === this.originId && dataVersion === this.dataVersion) return false;
    this.epoch = epoch;
    this.originId = originId;
    this.dataVersion = dataVersion;
    for (const { id, index } of this.objects) {
      const known = this.almanac.has(id) && this.almanac.stateInto(scratch, id, originId, epoch);
      this.isKnown[index] = known ? 1 : 0;
      if (known) this.write(index, sceneFromIcrf(point, scratch.positionKm));
    }
    return true;
  }

  /** Writes the place of an object into `out`. */
  placeOf(out: ScenePoint, index: number): ScenePoint {
    out.x = this.x[index]!;
    out.y = this.y[index]!;
    out.z = this.z[index]!;
    return out;
  }

  distanceKm(a: number, b: number): number {
    return lengthOf(this.x[a]! - this.x[b]!, this.y[a]! - this.y[b]!, this.z[a]! - this.z[b]!);
  }

  private write(index: number, p: ScenePoint): void {
    this.x[index] = p.x;
    this.y[index] = p.y;
    this.z[index] = p.z;
  }
}

const point: ScenePoint = { x: 0, y: 0, z: 0 };
