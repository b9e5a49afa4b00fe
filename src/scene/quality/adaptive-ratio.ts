import type { FrameWindow } from './adaptive-tier.ts';

/** Parts of the screen's own pixel ratio, from sharp to coarse. */
const LEVELS = [1, 0.8, 0.64, 0.5] as const;
/** Frames slower than this on average make the picture coarser, faster ones sharper again (ms). */
const SLOW_MS = 42;
const FAST_MS = 22;
const FRAMES = 10;
/** A longer pause is no slow frame but a rest (ms). */
const REST_MS = 700;
/** So long after the last motion the picture is sharp again (ms). */
export const SHARP_AFTER_MS = 300;

/**
 * Chooses the pixel ratio: full while the picture is still; while it moves as fine as the machine keeps up with.
 * Remembers what it learned for the next motion.
 */
export class AdaptiveRatio {
  private level = 0;
  private lastMs = Number.NaN;
  private movedMs = Number.NEGATIVE_INFINITY;
  private sumMs = 0;
  private count = 0;
  private window: FrameWindow | undefined;

  /** The ratio for a frame drawn at `nowMs` on a screen of `deviceRatio`. */
  ratioAt(nowMs: number, isMoving: boolean, deviceRatio: number): number {
    const elapsedMs = nowMs - this.lastMs;
    this.lastMs = nowMs;
    if (isMoving) {
      this.movedMs = nowMs;
      if (elapsedMs < REST_MS) this.learn(elapsedMs);
    }
    return deviceRatio * (this.isResting(nowMs) ? 1 : LEVELS[this.level]!);
  }

  /** Whether nothing has moved for a while before `nowMs`. */
  isResting(nowMs: number): boolean {
    return nowMs - this.movedMs >= SHARP_AFTER_MS;
  }

  /** What the last full window of frames took, once; undefined until another is full. */
  takeWindow(): FrameWindow | undefined {
    const { window } = this;
    this.window = undefined;
    return window;
  }

  /** Whether the picture in motion is coarser than at rest. */
  get isCoarse(): boolean {
    return this.level > 0;
  }

  /** Whether not even the coarsest picture may be enough for this machine. */
  get isCoarsest(): boolean {
    return this.level === LEVELS.length - 1;
  }

  private learn(elapsedMs: number): void {
    this.sumMs += elapsedMs;
    this.count++;
    if (this.count < FRAMES) return;
    const meanMs = this.sumMs / this.count;
    this.sumMs = 0;
    this.count = 0;
    this.window = { meanMs, isCoarsest: this.level === LEVELS.length - 1, isFull: this.level === 0 };
    if (meanMs > SLOW_MS) this.level = Math.min(LEVELS.length - 1, this.level + 1);
    else if (meanMs < FAST_MS) this.level = Math.max(0, this.level - 1);
  }
}
