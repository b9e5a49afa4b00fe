/** A part of the picture (CSS px). */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const FIRST_CAPACITY = 64;

/**
 * Boxes that move steadily over the picture (px, px/ms), kept in arrays that are used again and again. They are handed
 * over as objects to be filled anew: numbers handed over one by one may each be put into a box on the heap.
 */
export class BoxPile {
  count = 0;
  private left = new Float64Array(FIRST_CAPACITY);
  private top = new Float64Array(FIRST_CAPACITY);
  private right = new Float64Array(FIRST_CAPACITY);
  private bottom = new Float64Array(FIRST_CAPACITY);
  private velocityX = new Float64Array(FIRST_CAPACITY);
  private velocityY = new Float64Array(FIRST_CAPACITY);

  clear(): void {
    this.count = 0;
  }

  add(box: Readonly<MovingBox>): void {
    if (this.count === this.left.length) this.grow();
    const i = this.count++;
    this.left[i] = box.left;
    this.top[i] = box.top;
    this.right[i] = box.right;
    this.bottom[i] = box.bottom;
    this.velocityX[i] = box.velocityX;
    this.velocityY[i] = box.velocityY;
  }

  /** Whether a box comes nearer than `apartPx` to one of the pile now. */
  meets(box: Readonly<Box>, apartPx: number): boolean {
    for (let i = 0; i < this.count; i++) {
      if (
        box.left < this.right[i]! + apartPx &&
        box.right > this.left[i]! - apartPx &&
        box.top < this.bottom[i]! + apartPx &&
        box.bottom > this.top[i]! - apartPx
      )
        return true;
    }
    return false;
  }

  /** Whether a box that moves steadily comes nearer than `apartPx` to one of the pile within `horizonMs`. */
  meetsWithin(horizonMs: number, box: Readonly<MovingBox>, apartPx: number): boolean {
    for (let i = 0; i < this.count; i++) if (this.meetsOne(i, horizonMs, box, apartPx)) return true;
    return false;
  }

  /** The two overlap while `low < speed * time < high` holds on both axes: the times are intervals, and they have to meet. */
  private meetsOne(i: number, horizonMs: number, box: Readonly<MovingBox>, apartPx: number): boolean {
    let from = 0;
    let to = horizonMs;
    for (let axis = 0; axis < 2; axis++) {
      const isX = axis === 0;
      const speed = isX ? box.velocityX - this.velocityX[i]! : box.velocityY - this.velocityY[i]!;
      const low = (isX ? this.left[i]! - box.right : this.top[i]! - box.bottom) - apartPx;
      const high = (isX ? this.right[i]! - box.left : this.bottom[i]! - box.top) + apartPx;
      if (speed === 0) {
        if (low >= 0 || high <= 0) return false;
        continue;
      }
      from = Math.max(from, Math.min(low / speed, high / speed));
      to = Math.min(to, Math.max(low / speed, high / speed));
      if (from >= to && !(from === to && from === 0 && low < 0 && high > 0)) return false;
    }
    return true;
  }

  private grow(): void {
    const longer = (old: Float64Array) => {
      const grown = new Float64Array(2 * old.length);
      grown.set(old);
      return grown;
    };
    this.left = longer(this.left);
    this.top = longer(this.top);
    this.right = longer(this.right);
    this.bottom = longer(this.bottom);
    this.velocityX = longer(this.velocityX);
    this.velocityY = longer(this.velocityY);
  }
}

/** A box at rest in the corner, to be filled. */
export function movingBox(): MovingBox {
  return { left: 0, top: 0, right: 0, bottom: 0, velocityX: 0, velocityY: 0 };
}

/** A box and how fast it moves (px/ms). */
export interface MovingBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
  velocityX: number;
  velocityY: number;
}
