import type { Almanac } from '../../core/ephemeris/almanac.ts';
import { stateVector } from '../../core/ephemeris/source.ts';
import type { EpochTdb } from '../../core/time/epoch.ts';
import { type ScenePoint, sceneFromIcrf } from './display-axes.ts';
import { lengthOf } from './length.ts';
import type { SceneObject } from './scene-object.ts';
import type { Specks } from './specks.ts';

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
    private readonly specks?: Specks,
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
    for (const object of this.objects) {
      // What the camera turns about stands for itself.
      if (this.specks?.isSpeck[object.index] && object.id !== originId) this.standIn(object, epoch);
      else this.ask(object.index, object.id, epoch);
    }
    return true;
  }

  /**
   * Looks from the eye of the frame (km from the origin) where stand-ins will not do, and asks for what is missing; tells
   * whether anything changed. What no longer needs a place of its own keeps it till the next epoch; what a visitor has
   * chosen always has one.
   */
  refine(eye: Readonly<ScenePoint>, pixelsPerTangent: number, chosen: readonly number[]): boolean {
    const { specks, epoch } = this;
    let hasChanged = false;
    if (!specks) return false;
    for (const { id, index } of specks.candidates) {
      if (!this.isKnown[index]) continue;
      const away = lengthOf(this.x[index]! - eye.x, this.y[index]! - eye.y, this.z[index]! - eye.z);
      const isFine = chosen.includes(index) || specks.isFine(index, pixelsPerTangent / Math.max(1, away));
      if (isFine && specks.isSpeck[index]) {
        this.ask(index, id, epoch);
        hasChanged = true;
      }
      specks.isSpeck[index] = isFine ? 0 : 1;
    }
    return hasChanged;
  }

  /** The epoch is handed on as it came: a number read from a field would be put into a box for every call. */
  private ask(index: number, id: string, epoch: EpochTdb): void {
    const known = this.almanac.has(id) && this.almanac.stateInto(scratch, id, this.originId, epoch);
    this.isKnown[index] = known ? 1 : 0;
    if (known) this.write(index, sceneFromIcrf(point, scratch.positionKm));
  }

  private standIn({ index, parentIndex }: SceneObject, epoch: EpochTdb): void {
    const systemId = this.specks?.systemIdOf(index);
    if (systemId !== undefined) this.ask(index, systemId, epoch);
    else {
      this.isKnown[index] = this.isKnown[parentIndex]!;
      this.write(index, this.placeOf(point, parentIndex));
    }
  }

  /** Whether an object stands where the middle of its system is, or its planet: nearer than one can see. */
  hasStandIn(index: number): boolean {
    return this.specks?.isSpeck[index] === 1;
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
