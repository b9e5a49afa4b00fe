/** A label that would like to be shown: where its object is, how wide its text, how much it matters. CSS pixels. */
export interface LabelCandidate {
  readonly index: number;
  /** Where the object is on the screen. */
  x: number;
  y: number;
  /** Radius of the object's own mark, which no label may cover. */
  markPx: number;
  widthPx: number;
  heightPx: number;
  priority: number;
}

/** Widths of strips along the four edges (px). */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Side of the object on which a label stands. */
export type LabelSide = 'right' | 'left' | 'above' | 'below';

/** A label that is shown: its top left corner. */
export interface PlacedLabel {
  readonly index: number;
  readonly side: LabelSide;
  readonly left: number;
  readonly top: number;
}

export interface DeclutterOptions {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Strips along the edges that something else covers (px). */
  readonly insets?: Insets;
  /** What lies over the picture elsewhere, such as a caption. */
  readonly covered?: readonly Box[];
  readonly most: number;
  /** Labels of the last time with their sides: they keep their place rather than jump. */
  readonly shown: ReadonlyMap<number, LabelSide>;
}

/** Space between a mark and its label, and between two labels (px). */
const GAP_PX = 5;
const APART_PX = 3;
/** What a label gains by being there already. */
const LOYALTY = 40;
const NO_INSETS: Insets = { top: 0, right: 0, bottom: 0, left: 0 };
const SIDES: readonly LabelSide[] = ['right', 'left', 'above', 'below'];

/**
 * Chooses the labels to show, so that none covers another one, a more important mark, or the edge: the most important
 * first, each on the side it had, else the first one free. Pure; the order of the candidates does not matter.
 */
export function declutter(candidates: readonly LabelCandidate[], options: DeclutterOptions): PlacedLabel[] {
  const loyal = (c: LabelCandidate) => c.priority + (options.shown.has(c.index) ? LOYALTY : 0);
  const ordered = [...candidates].sort((a, b) => loyal(b) - loyal(a) || a.index - b.index);
  const placed: PlacedLabel[] = [];
  const taken: Box[] = [...(options.covered ?? [])];
  for (const candidate of ordered) {
    if (placed.length >= options.most) break;
    const label = place(candidate, taken, options);
    if (!label) continue;
    placed.push(label);
    taken.push(boxOf(label, candidate), markBox(candidate));
  }
  return placed;
}

/** A part of the picture (px). */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function place(candidate: LabelCandidate, taken: readonly Box[], options: DeclutterOptions): PlacedLabel | undefined {
  const { insets = NO_INSETS } = options;
  const usual = options.shown.get(candidate.index);
  const sides = usual ? [usual, ...SIDES.filter((s) => s !== usual)] : SIDES;
  for (const side of sides) {
    const label = labelAt(candidate, side);
    const box = boxOf(label, candidate);
    const isInside =
      box.left >= insets.left &&
      box.top >= insets.top &&
      box.right <= options.widthPx - insets.right &&
      box.bottom <= options.heightPx - insets.bottom;
    if (isInside && !taken.some((other) => overlap(box, other))) return label;
  }
  return undefined;
}

/** The label of an object on a side of it. */
export function labelAt({ index, x, y, markPx, widthPx, heightPx }: LabelCandidate, side: LabelSide): PlacedLabel {
  const off = markPx + GAP_PX;
  if (side === 'right') return { index, side, left: x + off, top: y - heightPx / 2 };
  if (side === 'left') return { index, side, left: x - off - widthPx, top: y - heightPx / 2 };
  if (side === 'above') return { index, side, left: x - widthPx / 2, top: y - off - heightPx };
  return { index, side, left: x - widthPx / 2, top: y + off };
}

function boxOf({ left, top }: PlacedLabel, { widthPx, heightPx }: LabelCandidate): Box {
  return { left, top, right: left + widthPx, bottom: top + heightPx };
}

function markBox({ x, y, markPx }: LabelCandidate): Box {
  // A large globe may carry labels of what circles before it.
  const reach = Math.min(markPx, 12);
  return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
}

function overlap(a: Box, b: Box): boolean {
  return (
    a.left < b.right + APART_PX &&
    a.right > b.left - APART_PX &&
    a.top < b.bottom + APART_PX &&
    a.bottom > b.top - APART_PX
  );
}
