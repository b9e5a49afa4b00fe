/** A mark on the screen a pointer can meet; CSS pixels. */
export interface PickMark {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly radiusPx: number;
  /** Breaks ties: small marks and chosen ones lie on top of large discs. */
  readonly rank: number;
}

/** Up to this reach (px) a rank counts as so many pixels. */
const RANK_PX = 9;

/**
 * The mark a pointer means: the nearest one within `reachPx` of its rim. Inside several discs the one of the highest
 * rank, then the smallest, wins, so that a craft before its planet can be met. -1 for none.
 */
export function pickMark(marks: Iterable<PickMark>, x: number, y: number, reachPx: number): number {
  let best = -1;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const mark of marks) {
    const apart = Math.hypot(mark.x - x, mark.y - y);
    const beyond = apart - mark.radiusPx;
    if (beyond > reachPx) continue;
    // Inside a large disc one is as far from its mark as its size says; near a small one it is its own distance.
    // The further a pointer may reach, the more it is the important mark that is meant.
    const importance = mark.rank * Math.max(1, reachPx / RANK_PX);
    const score = Math.max(beyond, 0) + Math.min(mark.radiusPx, 200) * 0.25 - importance;
    if (score >= bestScore) continue;
    best = mark.index;
    bestScore = score;
  }
  return best;
}
