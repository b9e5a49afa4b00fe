/** How much shaders may cost: 0 plain, 1 as much as a machine without a graphics card bears, 2 all of it. */
export type ShaderTier = 0 | 1 | 2;

/** What the last frames in motion took on average (ms), and how coarse the picture was meanwhile. */
export interface FrameWindow {
  readonly meanMs: number;
  readonly isCoarsest: boolean;
  readonly isFull: boolean;
}

/** Slower than this in the coarsest picture is too slow; faster than this in the full one leaves room (ms). */
const SLOW_MS = 42;
const FAST_MS = 18;
/** So many windows in a row decide: quickly for less, slowly for more. */
const SLOW_WINDOWS = 2;
const FAST_WINDOWS = 12;

/**
 * Chooses the shaders' tier while the picture moves: down when even the coarsest picture is slow, up after a long stretch
 * of fast full ones. A tier that proved too much is tried again only after twice as long as before: no flapping.
 */
export class AdaptiveTier {
  private slow = 0;
  private fast = 0;
  private patience = FAST_WINDOWS;

  constructor(private current: ShaderTier) {}

  get tier(): ShaderTier {
    return this.current;
  }

  learn({ meanMs, isCoarsest, isFull }: FrameWindow): void {
    this.slow = meanMs > SLOW_MS && isCoarsest ? this.slow + 1 : 0;
    this.fast = meanMs < FAST_MS && isFull ? this.fast + 1 : 0;
    if (this.slow >= SLOW_WINDOWS && this.current > 0) {
      this.current = this.current === 2 ? 1 : 0;
      this.slow = 0;
      this.patience *= 2;
    } else if (this.fast >= this.patience && this.current < 2) {
      this.current = this.current === 0 ? 1 : 2;
      this.fast = 0;
    }
  }
}
