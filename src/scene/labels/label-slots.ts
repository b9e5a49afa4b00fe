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
const LEADER_COS = Float64Array.from(LEADER_DEG, (deg) => Math.cos((deg * Math.PI) / 180));
const LEADER_SIN = Float64Array.from(LEADER_DEG, (deg) => Math.sin((deg * Math.PI) / 180));
/** Between the end of a line and the text (px). */
const LEADER_GAP_PX = 3;

export const SLOT_COUNT = FIRST_LEADER_SLOT + LEADER_PX.length * LEADER_DEG.length;

export function hasLeader(slot: number): boolean {
  return slot >= FIRST_LEADER_SLOT;
}

/** Where a label stands: its top left corner, and for slots away from the mark the two ends of its line (px). */
export interface Stand {
  left: number;
  top: number;
  /** Where the line leaves the mark, and where it ends before the text. */
  startX: number;
  startY: number;
  endX: number;
  endY: number;
}

/** A stand to be filled. */
export function stand(): Stand {
  return { left: 0, top: 0, startX: 0, startY: 0, endX: 0, endY: 0 };
}

/** Writes where a label stands in a slot; the ends of its line only if the slot has one. */
export function standInto(out: Stand, shape: Readonly<LabelShape>, slot: number): Stand {
  if (hasLeader(slot)) return standAwayInto(out, shape, slot - FIRST_LEADER_SLOT);
  const { x, y, widthPx, heightPx } = shape;
  if (slot === SLOT.above || slot === SLOT.below) {
    out.left = x - widthPx / 2;
    out.top = slot === SLOT.above ? y - shape.reachUpPx - GAP_PX - heightPx : y + shape.reachDownPx + GAP_PX;
    return out;
  }
  const isRight = slot === SLOT.right || slot === SLOT.rightBelow || slot === SLOT.rightAbove;
  out.left = isRight ? x + shape.reachRightPx + GAP_PX : x - shape.reachLeftPx - GAP_PX - widthPx;
  if (slot === SLOT.rightBelow || slot === SLOT.leftBelow) out.top = y + heightPx / 2 + ROW_APART_PX;
  else if (slot === SLOT.rightAbove || slot === SLOT.leftAbove) out.top = y - 1.5 * heightPx - ROW_APART_PX;
  else out.top = y - heightPx / 2;
  return out;
}

function standAwayInto(out: Stand, shape: Readonly<LabelShape>, leader: number): Stand {
  const cos = LEADER_COS[leader % LEADER_DEG.length]!;
  const sin = LEADER_SIN[leader % LEADER_DEG.length]!;
  const px = LEADER_PX[Math.floor(leader / LEADER_DEG.length)]!;
  out.startX = shape.x + cos * ((cos > 0 ? shape.reachRightPx : shape.reachLeftPx) + 1);
  out.startY = shape.y + sin * ((sin > 0 ? shape.reachDownPx : shape.reachUpPx) + 1);
  out.endX = out.startX + cos * px;
  out.endY = out.startY + sin * px;
  out.left = cos > 0 ? out.endX + LEADER_GAP_PX : out.endX - LEADER_GAP_PX - shape.widthPx;
  out.top = out.endY - shape.heightPx / 2;
  return out;
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
