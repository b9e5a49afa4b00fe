import { drawnRadiusPx, wishedRadiusPx } from './apparent-size.ts';
import type { ScenePoint } from './display-axes.ts';
import { lengthOf } from './length.ts';
import type { Places } from './places.ts';

/** The eye of the frame: where it is (km, scene axes, relative to the origin), its axes, and the picture's size. */
export interface Eye {
  readonly position: ScenePoint;
  readonly right: ScenePoint;
  readonly up: ScenePoint;
  readonly forward: ScenePoint;
  widthPx: number;
  heightPx: number;
  /** CSS pixels of something that spans one unit at distance one. */
  pixelsPerTangent: number;
}

/** A body hides what is behind it from this radius on the screen (px). */
const LEAST_DISC_PX = 3;
/** Smallest distance (km) an object may have to the eye in a division. */
const TINY_KM = 1e-6;

/** Objects on the screen: where, how large, how far. CSS pixels from the top left corner. */
export class Projection {
  readonly screenX: Float64Array;
  readonly screenY: Float64Array;
  /** Distance to the eye in km. */
  readonly distanceKm: Float64Array;
  /** 1 where the object is before the eye. */
  readonly isAhead: Uint8Array;
  readonly trueRadiusPx: Float64Array;
  readonly drawnRadiusPx: Float64Array;
  /** Indices of the first `discCount` are bodies large enough on the screen to hide something. */
  readonly discs: Int32Array;
  discCount = 0;
  private readonly wishPx: Float64Array;

  constructor(private readonly places: Places) {
    const count = places.objects.length;
    this.screenX = new Float64Array(count);
    this.screenY = new Float64Array(count);
    this.distanceKm = new Float64Array(count);
    this.isAhead = new Uint8Array(count);
    this.trueRadiusPx = new Float64Array(count);
    this.drawnRadiusPx = new Float64Array(count);
    this.discs = new Int32Array(count);
    this.wishPx = Float64Array.from(places.objects, (o) => (o.radiusKm > 0 ? wishedRadiusPx(o.radiusKm) : 0));
  }

  /** Projects all objects; `enlargeBlend` runs from 0 (true sizes) to 1 (enlarged). */
  update(eye: Eye, enlargeBlend: number): void {
    const { places } = this;
    this.discCount = 0;
    for (const { index, radiusKm, parentIndex } of places.objects) {
      if (!places.isKnown[index]) continue;
      const dx = places.x[index]! - eye.position.x;
      const dy = places.y[index]! - eye.position.y;
      const dz = places.z[index]! - eye.position.z;
      const ahead = dx * eye.forward.x + dy * eye.forward.y + dz * eye.forward.z;
      const distance = Math.max(TINY_KM, lengthOf(dx, dy, dz));
      this.distanceKm[index] = distance;
      this.isAhead[index] = ahead > 0 ? 1 : 0;
      const scale = eye.pixelsPerTangent / Math.max(ahead, TINY_KM);
      this.screenX[index] = eye.widthPx / 2 + (dx * eye.right.x + dy * eye.right.y + dz * eye.right.z) * scale;
      this.screenY[index] = eye.heightPx / 2 - (dx * eye.up.x + dy * eye.up.y + dz * eye.up.z) * scale;
      if (radiusKm === 0) continue;
      const pxPerKm = eye.pixelsPerTangent / distance;
      const orbitPx = parentIndex < 0 ? Number.POSITIVE_INFINITY : places.distanceKm(index, parentIndex) * pxPerKm;
      sizes.truePx = radiusKm * pxPerKm;
      sizes.wishPx = this.wishPx[index]!;
      sizes.orbitPx = orbitPx;
      this.trueRadiusPx[index] = sizes.truePx;
      this.drawnRadiusPx[index] = drawnRadiusPx(sizes, enlargeBlend);
      if (ahead > 0 && this.drawnRadiusPx[index]! >= LEAST_DISC_PX) this.discs[this.discCount++] = index;
    }
  }

  /** For an eye on the ground: what is below the horizon is not ahead. `up` is the zenith; the focus stays. */
  hideBelow(eye: Eye, up: Readonly<ScenePoint>, focus: number): void {
    const { places } = this;
    this.discCount = 0;
    for (const { index } of places.objects) {
      if (!this.isAhead[index] || index === focus) continue;
      const height =
        (places.x[index]! - eye.position.x) * up.x +
        (places.y[index]! - eye.position.y) * up.y +
        (places.z[index]! - eye.position.z) * up.z;
      if (height < 0) this.isAhead[index] = 0;
    }
  }

  /** By how much a body is drawn larger than it is. */
  enlargement(index: number): number {
    return this.trueRadiusPx[index]! > 0 ? this.drawnRadiusPx[index]! / this.trueRadiusPx[index]! : 1;
  }
}

const sizes = { truePx: 0, wishPx: 0, orbitPx: 0 };
