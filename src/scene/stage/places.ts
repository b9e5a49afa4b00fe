import type { Almanac } from '../../core/ephemeris/almanac.ts';
import { stateVector } from '../../core/ephemeris/source.ts';
import type { EpochTdb } from '../../core/time/epoch.ts';
import { type ScenePoint, sceneFromIcrf } from './display-axes.ts';
import { lengthOf } from './length.ts';
import { distanceFactor } from './radial-scale.ts';
import type { SceneObject } from './scene-object.ts';
import type { Specks } from './specks.ts';

const scratch = stateVector();

/**
 * Where every object is at the epoch of the frame, relative to the origin (the focus), along the scene's axes, in km
 * and doubles. Asked once a frame; nothing is allocated.
 */
export class Places {
  /** Where objects are. */
  readonly trueX: Float64Array;
  readonly trueY: Float64Array;
  readonly trueZ: Float64Array;
  /** Where they are drawn: the same numbers unless distances are logarithmic. */
  x: Float64Array;
  y: Float64Array;
  z: Float64Array;
  /** 1 where there is a position. */
  readonly isKnown: Uint8Array;
  epoch = Number.NaN as EpochTdb;
  originId = '';
  /** How far distances from the Sun are drawn logarithmically, 0 to 1. */
  logAmount = 0;
  private dataVersion = -1;
  private readonly sun: number;
  private readonly drawnX: Float64Array;
  private readonly drawnY: Float64Array;
  private readonly drawnZ: Float64Array;
  private readonly drawnSun: ScenePoint = { x: 0, y: 0, z: 0 };
  private isDrawnLate = true;

  constructor(
    readonly objects: readonly SceneObject[],
    private readonly almanac: Almanac,
    private readonly specks?: Specks,
  ) {
    const column = () => new Float64Array(objects.length);
    [this.trueX, this.trueY, this.trueZ] = [column(), column(), column()];
    [this.drawnX, this.drawnY, this.drawnZ] = [column(), column(), column()];
    [this.x, this.y, this.z] = [this.trueX, this.trueY, this.trueZ];
    this.isKnown = new Uint8Array(objects.length);
    this.sun = objects.findIndex(({ body }) => body?.kind === 'star');
  }

  /** Asks the almanac again if the epoch, the origin or the data changed; tells whether it did. */
  update(epoch: EpochTdb, originId: string, dataVersion: number): boolean {
    if (epoch === this.epoch && originId === this.originId && dataVersion === this.dataVersion) return false;
    // From elsewhere other things can be told apart: where all stand is asked anew.
    if (originId !== this.originId) this.specks?.isSpeck.fill(0);
    this.epoch = epoch;
    this.originId = originId;
    this.dataVersion = dataVersion;
    this.isDrawnLate = true;
    this.specks?.followMissions(epoch, dataVersion);
    const { objects } = this;
    for (let i = 0; i < objects.length; i++) {
      const { id, index } = objects[i]!;
      // What the camera turns about stands for itself.
      if (!this.specks || id === originId) this.ask(index, id, epoch);
      else if (this.specks.isSpeck[index]) this.standIn(this.specks, index, epoch);
      else this.askBeside(this.specks.shiftedHostOf(index), index, id, epoch);
    }
    return true;
  }

  /** Draws distances from the Sun logarithmically by an amount from 0 to 1; tells whether it changed. */
  scale(amount: number): boolean {
    const wanted = this.isKnown[this.sun] === 1 ? amount : 0;
    const hasChanged = wanted !== this.logAmount;
    this.logAmount = wanted;
    const isTrue = wanted === 0;
    this.x = isTrue ? this.trueX : this.drawnX;
    this.y = isTrue ? this.trueY : this.drawnY;
    this.z = isTrue ? this.trueZ : this.drawnZ;
    if (!isTrue && (hasChanged || this.isDrawnLate)) this.draw();
    return hasChanged;
  }

  /**
   * Looks from where the eye of the frame is drawn (km from the origin) where stand-ins will not do, and asks for what is missing; tells
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
    if (hasChanged && this.logAmount > 0) this.draw();
    return hasChanged;
  }

  /** The epoch is handed on as it came: a number read from a field would be put into a box for every call. */
  private ask(index: number, id: string, epoch: EpochTdb): void {
    const known = this.almanac.has(id) && this.almanac.stateInto(scratch, id, this.originId, epoch);
    this.isKnown[index] = known ? 1 : 0;
    if (known) this.write(index, sceneFromIcrf(point, scratch.positionKm));
  }

  /**
   * What circles a planet that stands where the middle of its system is keeps its place beside it: to know where the
   * planet's own middle is, all its moons would have to be asked.
   */
  private askBeside(host: number, index: number, id: string, epoch: EpochTdb): void {
    if (host < 0 || this.objects[host]!.id === this.originId) {
      this.ask(index, id, epoch);
      return;
    }
    const hostId = this.objects[host]!.id;
    const known =
      this.isKnown[host] === 1 && this.almanac.has(id) && this.almanac.stateInto(scratch, id, hostId, epoch);
    this.isKnown[index] = known ? 1 : 0;
    if (!known) return;
    sceneFromIcrf(point, scratch.positionKm);
    this.trueX[index] = this.trueX[host]! + point.x;
    this.trueY[index] = this.trueY[host]! + point.y;
    this.trueZ[index] = this.trueZ[host]! + point.z;
  }

  private standIn(specks: Specks, index: number, epoch: EpochTdb): void {
    const systemId = specks.systemIdOf(index);
    if (systemId !== undefined) {
      this.ask(index, systemId, epoch);
      return;
    }
    const host = specks.hostOf(index);
    this.isKnown[index] = this.isKnown[host]!;
    this.trueX[index] = this.trueX[host]!;
    this.trueY[index] = this.trueY[host]!;
    this.trueZ[index] = this.trueZ[host]!;
  }

  /** Whether an object stands where the middle of its system is, or its host: nearer than one can see. */
  hasStandIn(index: number): boolean {
    return this.specks?.isSpeck[index] === 1;
  }

  /** Writes where an object is drawn into `out`. */
  placeOf(out: ScenePoint, index: number): ScenePoint {
    out.x = this.x[index]!;
    out.y = this.y[index]!;
    out.z = this.z[index]!;
    return out;
  }

  /** Writes where an object is into `out`. */
  truePlaceOf(out: ScenePoint, index: number): ScenePoint {
    out.x = this.trueX[index]!;
    out.y = this.trueY[index]!;
    out.z = this.trueZ[index]!;
    return out;
  }

  /** Writes where a place (km from the origin) is drawn into `out`. */
  drawnInto(out: ScenePoint, x: number, y: number, z: number): ScenePoint {
    out.x = x;
    out.y = y;
    out.z = z;
    if (this.logAmount === 0) return out;
    const { drawnSun, sun } = this;
    out.x -= this.trueX[sun]!;
    out.y -= this.trueY[sun]!;
    out.z -= this.trueZ[sun]!;
    const factor = distanceFactor(lengthOf(out.x, out.y, out.z), this.logAmount);
    out.x = out.x * factor + drawnSun.x;
    out.y = out.y * factor + drawnSun.y;
    out.z = out.z * factor + drawnSun.z;
    return out;
  }

  /** Distance between two objects as drawn. */
  distanceKm(a: number, b: number): number {
    return lengthOf(this.x[a]! - this.x[b]!, this.y[a]! - this.y[b]!, this.z[a]! - this.z[b]!);
  }

  trueDistanceKm(a: number, b: number): number {
    const { trueX: x, trueY: y, trueZ: z } = this;
    return lengthOf(x[a]! - x[b]!, y[a]! - y[b]!, z[a]! - z[b]!);
  }

  private draw(): void {
    this.isDrawnLate = false;
    const { sun, drawnSun, trueX, trueY, trueZ } = this;
    const factor = distanceFactor(lengthOf(trueX[sun]!, trueY[sun]!, trueZ[sun]!), this.logAmount);
    drawnSun.x = trueX[sun]! * factor;
    drawnSun.y = trueY[sun]! * factor;
    drawnSun.z = trueZ[sun]! * factor;
    for (const { index } of this.objects) {
      if (!this.isKnown[index]) continue;
      this.drawnInto(point, trueX[index]!, trueY[index]!, trueZ[index]!);
      this.drawnX[index] = point.x;
      this.drawnY[index] = point.y;
      this.drawnZ[index] = point.z;
    }
  }

  private write(index: number, p: ScenePoint): void {
    this.trueX[index] = p.x;
    this.trueY[index] = p.y;
    this.trueZ[index] = p.z;
  }
}

const point: ScenePoint = { x: 0, y: 0, z: 0 };
