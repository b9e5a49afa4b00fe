/** A sign in the picture (CSS px), with the key of its event. */
export interface PointedMark<Key> {
  readonly key: Key;
  readonly x: number;
  readonly y: number;
}

/** How far from its middle a sign is still met (px): a finger needs 44 px across. */
export const MARK_REACH_PX = { mouse: 12, touch: 22 } as const;

/** The nearest sign within reach, and how far away it is (px). */
export function nearestMark<Key>(
  marks: Iterable<PointedMark<Key>>,
  x: number,
  y: number,
  isTouch: boolean,
): { readonly key: Key; readonly apartPx: number } | undefined {
  let best: { readonly key: Key; readonly apartPx: number } | undefined;
  for (const mark of marks) {
    const apartPx = Math.hypot(mark.x - x, mark.y - y);
    if (apartPx <= (best?.apartPx ?? MARK_REACH_PX[isTouch ? 'touch' : 'mouse'])) best = { key: mark.key, apartPx };
  }
  return best;
}
