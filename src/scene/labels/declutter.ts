import { type Box, BoxPile, type MovingBox } from './box-pile.ts';
import {
  APART_PX,
  FIRST_LEADER_SLOT,
  FIRST_ROW_SLOT,
  hasLeader,
  type LabelShape,
  leaderEndX,
  leaderEndY,
  leaderStartX,
  leaderStartY,
  NO_SLOT,
  SLOT_COUNT,
  slotLeft,
  slotsBeside,
  slotTop,
} from './label-slots.ts';

/** A label that would like to be shown: where it could stand, how it moves, how much it matters. */
export interface LabelCandidate extends LabelShape {
  readonly index: number;
  /** How fast its object moves over the picture (px/ms). */
  velocityX: number;
  velocityY: number;
  priority: number;
  /** The slot it stands in: before a choice the one it had, after it the one it gets. */
  slot: number;
  /** Before this time it neither appears nor goes to another slot. */
  restUntilMs: number;
}

/** Widths of strips along the four edges (px). */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface ChoiceOptions {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Strips along the edges that something else covers (px). */
  readonly insets?: Insets;
  /** What lies over the picture elsewhere, such as a caption. */
  readonly covered?: readonly Box[];
  /** Marks no label should lie over where that can be had. */
  readonly marks?: BoxPile;
  /** Whether a part of the picture (its edges, px) is bright: names stand beside it where that can be had. */
  readonly isBright?: (left: number, top: number, right: number, bottom: number) => boolean;
  readonly most: number;
  /** Time of the choice; infinite in a still picture, where nothing has to wait. */
  readonly nowMs: number;
  /** Labels that would meet within this time (ms) are not shown together; 0 in a still picture. */
  readonly horizonMs: number;
}

/** What a label gains by being there already. */
export const LOYALTY = 40;
/** Marks nearer than this (px) are at the same spot. */
const SAME_SPOT_PX = 7;
/** A larger mark is a globe of its own: it may carry the labels of what circles before it. */
export const LARGE_MARK_PX = 12;
/** Places along a leader line, from its mark (0) to its text (1), that stand for the whole of it. */
const LEADER_PARTS = [0.4, 0.7, 1] as const;
/** The space between labels, and the share of the time looked ahead, for one that is shown already: it has to be in the
 * way more surely before it goes than a newcomer before it comes. */
const KEPT_APART_PX = 1;
const KEPT_SHARE = 0.35;
/** More lines would be a web. */
const MOST_LEADERS = 14;
const NO_INSETS: Insets = { top: 0, right: 0, bottom: 0, left: 0 };
const box: MovingBox = { left: 0, top: 0, right: 0, bottom: 0, velocityX: 0, velocityY: 0 };

/**
 * Chooses the labels to show, so that none covers another one, a more important mark or the edge, now or soon: the most
 * important first, each in the slot it had, else in the first free one that lies over no mark. What it works with is used
 * again; the order of the candidates does not matter.
 */
export class LabelChooser {
  private readonly taken = new BoxPile();
  private readonly ordered: LabelCandidate[] = [];
  private readonly placed: LabelCandidate[] = [];
  private leaderCount = 0;

  /** Writes each candidate's slot. Returns those that have one, the most important first; valid until the next choice. */
  choose(candidates: readonly LabelCandidate[], options: ChoiceOptions): readonly LabelCandidate[] {
    const { taken, ordered, placed } = this;
    taken.clear();
    placed.length = 0;
    ordered.length = 0;
    this.leaderCount = 0;
    for (const { left, top, right, bottom } of options.covered ?? []) taken.add(left, top, right, bottom);
    for (const candidate of candidates) ordered.push(candidate);
    ordered.sort(byImportance);
    for (const candidate of ordered) {
      candidate.slot = placed.length < options.most ? this.slotFor(candidate, options) : NO_SLOT;
      if (candidate.slot === NO_SLOT) continue;
      placed.push(candidate);
      if (hasLeader(candidate.slot)) this.addLeader(candidate, candidate.slot);
      toSlot(candidate, candidate.slot);
      taken.add(box.left, box.top, box.right, box.bottom, box.velocityX, box.velocityY);
      addMark(taken, candidate);
    }
    return placed;
  }

  private slotFor(candidate: LabelCandidate, options: ChoiceOptions): number {
    const { slot: usual } = candidate;
    const neighbour = this.sharesSpotWith(candidate);
    const mayChange = options.nowMs >= candidate.restUntilMs;
    if (usual !== NO_SLOT && fits(usual, neighbour) && this.isFree(candidate, usual, options, true)) {
      // While things move, a label stays where the eye has found it.
      if (!mayChange || options.horizonMs > 0 || isClear(options)) return usual;
      return this.bestSlot(candidate, neighbour, options, isClear) ?? usual;
    }
    if (!mayChange) return NO_SLOT;
    return (
      this.bestSlot(candidate, neighbour, options, isOnDark) ??
      this.bestSlot(candidate, neighbour, options, isClear) ??
      this.bestSlot(candidate, neighbour, options, isAnything) ??
      NO_SLOT
    );
  }

  /** The first free slot on a ground that will do; at the end of a leader line only if that clears all marks. */
  private bestSlot(
    candidate: LabelCandidate,
    neighbour: LabelCandidate | undefined,
    options: ChoiceOptions,
    willDo: (options: ChoiceOptions) => boolean,
  ): number | undefined {
    const most = willDo === isClear && this.leaderCount < MOST_LEADERS ? SLOT_COUNT : FIRST_LEADER_SLOT;
    for (let slot = 0; slot < most; slot++) {
      if (fits(slot, neighbour) && this.isFree(candidate, slot, options) && willDo(options)) return slot;
    }
    return undefined;
  }

  /** Whether a slot is within the picture and meets nothing placed; leaves the label's box there in `box`. */
  private isFree(candidate: LabelCandidate, slot: number, options: ChoiceOptions, isKept = false): boolean {
    const horizonMs = options.horizonMs * (isKept ? KEPT_SHARE : 1);
    toSlot(candidate, slot);
    // One that is about to leave the picture does not come up any more.
    if (!isInside(options, 0) || (!isKept && !isInside(options, horizonMs))) return false;
    if (this.taken.meetsWithin(horizonMs, box, isKept ? KEPT_APART_PX : APART_PX)) return false;
    return !hasLeader(slot) || this.isLeaderFree(candidate, slot);
  }

  /** Whether a leader line crosses nothing placed. */
  private isLeaderFree(candidate: LabelCandidate, slot: number): boolean {
    for (const part of LEADER_PARTS) {
      const x = leaderX(candidate, slot, part);
      const y = leaderY(candidate, slot, part);
      if (this.taken.meets(x - 1, y - 1, x + 1, y + 1, 0)) return false;
    }
    return true;
  }

  private addLeader(candidate: LabelCandidate, slot: number): void {
    this.leaderCount++;
    for (const part of LEADER_PARTS) {
      const x = leaderX(candidate, slot, part);
      const y = leaderY(candidate, slot, part);
      this.taken.add(x - 1, y - 1, x + 1, y + 1, candidate.velocityX, candidate.velocityY);
    }
  }

  /** The most important label placed whose mark is at the same spot. */
  private sharesSpotWith(candidate: LabelCandidate): LabelCandidate | undefined {
    if (candidate.reachRightPx > LARGE_MARK_PX) return undefined;
    for (const other of this.placed) {
      if (
        other.reachRightPx <= LARGE_MARK_PX &&
        Math.abs(other.x - candidate.x) < SAME_SPOT_PX &&
        Math.abs(other.y - candidate.y) < SAME_SPOT_PX
      )
        return other;
    }
    return undefined;
  }
}

function byImportance(a: LabelCandidate, b: LabelCandidate): number {
  return loyalPriority(b) - loyalPriority(a) || a.index - b.index;
}

/** Priority with what the label gains by being there. */
export function loyalPriority({ priority, slot }: LabelCandidate): number {
  return priority + (slot === NO_SLOT ? 0 : LOYALTY);
}

/** Whether a slot reads well: alone, or beside the label of what is at the same spot. */
function fits(slot: number, neighbour: LabelCandidate | undefined): boolean {
  if (hasLeader(slot)) return true;
  return neighbour === undefined ? slot < FIRST_ROW_SLOT : slotsBeside(neighbour.slot).includes(slot);
}

function isAnything(): boolean {
  return true;
}

/** Whether what is in `box` lies over no mark and no bright disc. */
function isOnDark(options: ChoiceOptions): boolean {
  return isClear(options) && !options.isBright?.(box.left, box.top, box.right, box.bottom);
}

/** Whether what is in `box` lies over no mark. */
function isClear({ marks, horizonMs }: ChoiceOptions): boolean {
  return marks === undefined || !marks.meetsWithin(horizonMs, box, 0);
}

function leaderX(shape: LabelShape, slot: number, part: number): number {
  return leaderStartX(shape, slot) * (1 - part) + leaderEndX(shape, slot) * part;
}

function leaderY(shape: LabelShape, slot: number, part: number): number {
  return leaderStartY(shape, slot) * (1 - part) + leaderEndY(shape, slot) * part;
}

/** Whether what is in `box` will be within the part of the picture that nothing covers along its edges. */
function isInside({ insets = NO_INSETS, widthPx, heightPx }: ChoiceOptions, afterMs: number): boolean {
  const movedX = box.velocityX * afterMs;
  const movedY = box.velocityY * afterMs;
  return (
    box.left + movedX >= insets.left &&
    box.top + movedY >= insets.top &&
    box.right + movedX <= widthPx - insets.right &&
    box.bottom + movedY <= heightPx - insets.bottom
  );
}

function toSlot(candidate: LabelCandidate, slot: number): void {
  box.left = slotLeft(candidate, slot);
  box.top = slotTop(candidate, slot);
  box.right = box.left + candidate.widthPx;
  box.bottom = box.top + candidate.heightPx;
  box.velocityX = candidate.velocityX;
  box.velocityY = candidate.velocityY;
}

/** Adds an object's own mark to a pile. */
export function addMark(pile: BoxPile, { x, y, reachRightPx, velocityX, velocityY }: LabelCandidate): void {
  const reach = Math.min(reachRightPx, LARGE_MARK_PX);
  pile.add(x - reach, y - reach, x + reach, y + reach, velocityX, velocityY);
}
