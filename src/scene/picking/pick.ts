import { lengthOf } from '../stage/length.ts';

/** A mark on the screen a pointer can meet; CSS pixels. */
export interface PickMark {
  index: number;
  x: number;
  y: number;
  radiusPx: number;
  /** Breaks ties: small marks and chosen ones lie on top of large discs. */
  rank: number;
}

/** Up to this reach (px) a rank counts as so many pixels. */
const RANK_PX = 9;

/**
 * Finds the mark a pointer means: the nearest one within `reachPx` of its rim. Inside several discs the one of the highest
 * rank, then the smallest, wins, so that a craft before its planet can be met. Marks are offered one after the other, and
 * may be written into the same place.
 */
export class Pick {
  /** Index of the best mark offered; -1 for none. */
  best = -1;
  private bestScore = Number.POSITIVE_INFINITY;
  private x = 0;
  private y = 0;
  private reachPx = 0;

  begin(x: number, y: number, reachPx: number): void {
    this.x = x;
    this.y = y;
    this.reachPx = reachPx;
    this.best = -1;
    this.bestScore = Number.POSITIVE_INFINITY;
  }

  offer(mark: Readonly<PickMark>): void {
    const { reachPx } = this;
    const beyond = lengthOf(mark.x - this.x, mark.y - this.y) - mark.radiusPx;
    if (beyond > reachPx) return;
    // Inside a large disc one is as far from its mark as its size says; near a small one it is its own distance.
    // The further a pointer may reach, the more it is the important mark that is meant.
    const importance = mark.rank * Math.max(1, reachPx / RANK_PX);
    const score = Math.max(beyond, 0) + Math.min(mark.radiusPx, 200) * 0.25 - importance;
    if (score >= this.bestScore) return;
    this.best = mark.index;
    this.bestScore = score;
  }
}
