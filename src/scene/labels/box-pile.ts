/** A part of the picture (CSS px). */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const FIRST_CAPACITY = 64;

/** Boxes that move steadily over the picture (px, px/ms), kept in arrays that are used again and again. */
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

  add(left: number, top: number, right: number, bottom: number, velocityX = 0, velocityY = 0): void {
    if (this.count === this.left.length) this.grow();
    const i = this.count++;
    this.left[i] = left;
    this.top[i] = top;
    this.right[i] = right;
    this.bottom[i] = bottom;
    this.velocityX[i] = velocityX;
    this.velocityY[i] = velocityY;
  }

  /** Whether a box of these edges comes nearer than `apartPx` to one of the pile now. */
  meets(left: number, top: number, right: number, bottom: number, apartPx: number): boolean {
    for (let i = 0; i < this.count; i++) {
      if (
        left < this.right[i]! + apartPx &&
        right > this.left[i]! - apartPx &&
        top < this.bottom[i]! + apartPx &&
        bottom > this.top[i]! - apartPx
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

/** A box and how fast it moves (px/ms). */
export interface MovingBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
  velocityX: number;
  velocityY: number;
}
