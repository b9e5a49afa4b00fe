/** Where a label could stand: its object on the screen, how far the object's own mark reaches, the label's size. CSS px. */
export interface LabelShape {
  x: number;
  y: number;
  /** How far the mark reaches from its place: no label of its own covers it. */
  reachLeftPx: number;
  reachRightPx: number;
  reachUpPx: number;
  reachDownPx: number;
  widthPx: number;
  heightPx: number;
}

/** Not shown. */
export const NO_SLOT = -1;
/** The slots of a label: beside its object, a row lower or higher, and away from it at the end of a leader line. */
export const SLOT = {
  right: 0,
  left: 1,
  above: 2,
  below: 3,
  rightBelow: 4,
  rightAbove: 5,
  leftBelow: 6,
  leftAbove: 7,
} as const;
/** From here on slots are for a second label at the same spot: alone, a row lower or higher would belong to anything. */
export const FIRST_ROW_SLOT = 4;
export const FIRST_LEADER_SLOT = 8;

/** Space between a mark and its label, and between two labels (px). */
export const GAP_PX = 5;
export const APART_PX = 3;
/** A row lower or higher just clears the label of what stands at the same spot. */
const ROW_APART_PX = APART_PX + 1;

/** Lengths of leader lines (px), and their directions in degrees from the right, downwards; the better ones first. */
const LEADER_PX = [18, 38, 62] as const;
const LEADER_DEG = [-32, 32, -148, 148, -62, 62, -118, 118] as const;
const LEADER_COS = LEADER_DEG.map((deg) => Math.cos((deg * Math.PI) / 180));
const LEADER_SIN = LEADER_DEG.map((deg) => Math.sin((deg * Math.PI) / 180));
/** Between the end of a line and the text (px). */
const LEADER_GAP_PX = 3;

export const SLOT_COUNT = FIRST_LEADER_SLOT + LEADER_PX.length * LEADER_DEG.length;

export function hasLeader(slot: number): boolean {
  return slot >= FIRST_LEADER_SLOT;
}

/** Left edge of a label in a slot. */
export function slotLeft(shape: LabelShape, slot: number): number {
  const { x, widthPx } = shape;
  if (hasLeader(slot)) {
    const end = leaderEndX(shape, slot);
    return leaderCos(slot) > 0 ? end + LEADER_GAP_PX : end - LEADER_GAP_PX - widthPx;
  }
  if (slot === SLOT.above || slot === SLOT.below) return x - widthPx / 2;
  const isRight = slot === SLOT.right || slot === SLOT.rightBelow || slot === SLOT.rightAbove;
  return isRight ? x + shape.reachRightPx + GAP_PX : x - shape.reachLeftPx - GAP_PX - widthPx;
}

/** Top edge of a label in a slot. */
export function slotTop(shape: LabelShape, slot: number): number {
  const { y, heightPx } = shape;
  if (hasLeader(slot)) return leaderEndY(shape, slot) - heightPx / 2;
  if (slot === SLOT.above) return y - shape.reachUpPx - GAP_PX - heightPx;
  if (slot === SLOT.below) return y + shape.reachDownPx + GAP_PX;
  if (slot === SLOT.rightBelow || slot === SLOT.leftBelow) return y + heightPx / 2 + ROW_APART_PX;
  if (slot === SLOT.rightAbove || slot === SLOT.leftAbove) return y - 1.5 * heightPx - ROW_APART_PX;
  return y - heightPx / 2;
}

/** Where a leader line leaves its mark, and where it ends before the text. */
export function leaderStartX(shape: LabelShape, slot: number): number {
  const cos = leaderCos(slot);
  return shape.x + cos * ((cos > 0 ? shape.reachRightPx : shape.reachLeftPx) + 1);
}

export function leaderStartY(shape: LabelShape, slot: number): number {
  const sin = leaderSin(slot);
  return shape.y + sin * ((sin > 0 ? shape.reachDownPx : shape.reachUpPx) + 1);
}

export function leaderEndX(shape: LabelShape, slot: number): number {
  return leaderStartX(shape, slot) + leaderCos(slot) * leaderPx(slot);
}

export function leaderEndY(shape: LabelShape, slot: number): number {
  return leaderStartY(shape, slot) + leaderSin(slot) * leaderPx(slot);
}

function leaderCos(slot: number): number {
  return LEADER_COS[(slot - FIRST_LEADER_SLOT) % LEADER_DEG.length]!;
}

function leaderSin(slot: number): number {
  return LEADER_SIN[(slot - FIRST_LEADER_SLOT) % LEADER_DEG.length]!;
}

function leaderPx(slot: number): number {
  return LEADER_PX[Math.floor((slot - FIRST_LEADER_SLOT) / LEADER_DEG.length)]!;
}

/** Slots for a second label at the spot of one that stands in `slot`: the next rows on its side, so that both read as a list. */
export function slotsBeside(slot: number): readonly number[] {
  if (slot === SLOT.right) return ROWS_RIGHT;
  if (slot === SLOT.left) return ROWS_LEFT;
  if (slot === SLOT.rightBelow || slot === SLOT.rightAbove) return AROUND_RIGHT;
  if (slot === SLOT.leftBelow || slot === SLOT.leftAbove) return AROUND_LEFT;
  return ELSEWHERE;
}

const ROWS_RIGHT = [SLOT.rightBelow, SLOT.rightAbove];
const ROWS_LEFT = [SLOT.leftBelow, SLOT.leftAbove];
const AROUND_RIGHT = [SLOT.right, SLOT.rightBelow, SLOT.rightAbove];
const AROUND_LEFT = [SLOT.left, SLOT.leftBelow, SLOT.leftAbove];
const ELSEWHERE = [SLOT.right, SLOT.left, SLOT.below, SLOT.above];
