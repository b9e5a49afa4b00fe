import { type Box, BoxPile, movingBox } from './box-pile.ts';
import {
  APART_PX,
  FIRST_LEADER_SLOT,
  FIRST_ROW_SLOT,
  hasLeader,
  type LabelShape,
  NO_SLOT,
  SLOT_COUNT,
  slotsBeside,
  stand,
  standInto,
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
  readonly insets?: Insets | undefined;
  /** What lies over the picture elsewhere, such as a caption. */
  readonly covered?: readonly Box[] | undefined;
  /** Marks no label should lie over where that can be had. */
  readonly marks?: BoxPile | undefined;
  /** Whether a part of the picture is bright: names stand beside it where that can be had. */
  readonly isBright?: ((part: Readonly<Box>) => boolean) | undefined;
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
const NOTHING: readonly Box[] = [];
/** The label looked at: where it would stand, and as a box that moves. */
const place = stand();
const box = movingBox();
/** What else is put into the pile, or asked of it. */
const part = movingBox();

/**
 * Chooses the labels to show, so that none covers another one, a more important mark or the edge, now or soon: the most
 * important first, each in the slot it had, else in the first free one that lies over no mark. What it works with is used
 * again and nothing is allocated; the order of the candidates does not matter.
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
    this.leaderCount = 0;
    const { covered = NOTHING } = options;
    for (let i = 0; i < covered.length; i++) addAtRest(taken, covered[i]!);
    ordered.length = candidates.length;
    for (let i = 0; i < candidates.length; i++) ordered[i] = candidates[i]!;
    sortByImportance(ordered);
    for (let i = 0; i < ordered.length; i++) {
      const candidate = ordered[i]!;
      candidate.slot = placed.length < options.most ? this.slotFor(candidate, options) : NO_SLOT;
      if (candidate.slot === NO_SLOT) continue;
      placed.push(candidate);
      toSlot(candidate, candidate.slot);
      if (hasLeader(candidate.slot)) this.addLeader(candidate);
      taken.add(box);
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
      const clear = this.bestSlot(candidate, neighbour, options, false);
      return clear === NO_SLOT ? usual : clear;
    }
    return mayChange ? this.bestSlot(candidate, neighbour, options, true) : NO_SLOT;
  }

  /**
   * The first free slot on dark ground beside the mark; else the first over no mark, at the end of a leader line if need
   * be; else, where `isAnyWelcome`, the first there is.
   */
  private bestSlot(
    candidate: LabelCandidate,
    neighbour: LabelCandidate | undefined,
    options: ChoiceOptions,
    isAnyWelcome: boolean,
  ): number {
    let clear = NO_SLOT;
    let any = NO_SLOT;
    const { isBright } = options;
    for (let slot = 0; slot < FIRST_LEADER_SLOT; slot++) {
      if (!fits(slot, neighbour) || !this.isFree(candidate, slot, options, false)) continue;
      if (any === NO_SLOT) any = slot;
      if (!isClear(options)) continue;
      if (!isAnyWelcome || !isBright?.(box)) return slot;
      if (clear === NO_SLOT) clear = slot;
    }
    if (clear !== NO_SLOT) return clear;
    const most = this.leaderCount < MOST_LEADERS ? SLOT_COUNT : FIRST_LEADER_SLOT;
    for (let slot = FIRST_LEADER_SLOT; slot < most; slot++) {
      if (this.isFree(candidate, slot, options, false) && isClear(options)) return slot;
    }
    return isAnyWelcome ? any : NO_SLOT;
  }

  /** Whether a slot is within the picture and meets nothing placed; leaves the label's box there in `box`. */
  private isFree(candidate: LabelCandidate, slot: number, options: ChoiceOptions, isKept: boolean): boolean {
    const horizonMs = isKept ? Math.round(options.horizonMs * KEPT_SHARE) : options.horizonMs;
    toSlot(candidate, slot);
    // One that is about to leave the picture does not come up any more.
    if (!isInside(options, 0) || (!isKept && !isInside(options, horizonMs))) return false;
    if (this.taken.meetsWithin(horizonMs, box, isKept ? KEPT_APART_PX : APART_PX)) return false;
    return !hasLeader(slot) || this.isLeaderFree();
  }

  /** Whether the leader line of what is in `place` crosses nothing placed. */
  private isLeaderFree(): boolean {
    for (let i = 0; i < LEADER_PARTS.length; i++) {
      toLeaderPart(i);
      if (this.taken.meets(part, 0)) return false;
    }
    return true;
  }

  /** Adds the leader line of a label that is in `place`. */
  private addLeader({ velocityX, velocityY }: LabelCandidate): void {
    this.leaderCount++;
    for (let i = 0; i < LEADER_PARTS.length; i++) {
      toLeaderPart(i);
      part.velocityX = velocityX;
      part.velocityY = velocityY;
      this.taken.add(part);
    }
  }

  /** The most important label placed whose mark is at the same spot. */
  private sharesSpotWith(candidate: LabelCandidate): LabelCandidate | undefined {
    if (candidate.reachRightPx > LARGE_MARK_PX) return undefined;
    for (let i = 0; i < this.placed.length; i++) {
      const other = this.placed[i]!;
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

/** Sorts in place, the most important first: by insertion, since from choice to choice little changes and lists are short. */
export function sortByImportance(list: LabelCandidate[]): void {
  for (let i = 1; i < list.length; i++) {
    const moved = list[i]!;
    let at = i;
    for (; at > 0 && isBefore(moved, list[at - 1]!); at--) list[at] = list[at - 1]!;
    list[at] = moved;
  }
}

function isBefore(a: LabelCandidate, b: LabelCandidate): boolean {
  const lead = a.priority + loyaltyOf(a) - (b.priority + loyaltyOf(b));
  return lead > 0 || (lead === 0 && a.index < b.index);
}

function loyaltyOf({ slot }: LabelCandidate): number {
  return slot === NO_SLOT ? 0 : LOYALTY;
}

/** Whether a slot reads well: alone, or beside the label of what is at the same spot. */
function fits(slot: number, neighbour: LabelCandidate | undefined): boolean {
  if (hasLeader(slot)) return true;
  return neighbour === undefined ? slot < FIRST_ROW_SLOT : slotsBeside(neighbour.slot).includes(slot);
}

/** Whether what is in `box` lies over no mark. */
function isClear({ marks, horizonMs }: ChoiceOptions): boolean {
  return marks === undefined || !marks.meetsWithin(horizonMs, box, 0);
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
  standInto(place, candidate, slot);
  box.left = place.left;
  box.top = place.top;
  box.right = box.left + candidate.widthPx;
  box.bottom = box.top + candidate.heightPx;
  box.velocityX = candidate.velocityX;
  box.velocityY = candidate.velocityY;
}

/** Writes one of the `LEADER_PARTS` of the line of what is in `place` into `part`. */
function toLeaderPart(i: number): void {
  const share = LEADER_PARTS[i]!;
  const x = place.startX * (1 - share) + place.endX * share;
  const y = place.startY * (1 - share) + place.endY * share;
  part.left = x - 1;
  part.top = y - 1;
  part.right = x + 1;
  part.bottom = y + 1;
}

/** Adds what does not move to a pile. */
export function addAtRest(pile: BoxPile, { left, top, right, bottom }: Readonly<Box>): void {
  part.left = left;
  part.top = top;
  part.right = right;
  part.bottom = bottom;
  part.velocityX = 0;
  part.velocityY = 0;
  pile.add(part);
}

/** Adds an object's own mark to a pile. */
export function addMark(pile: BoxPile, { x, y, reachRightPx, velocityX, velocityY }: LabelCandidate): void {
  const reach = Math.min(reachRightPx, LARGE_MARK_PX);
  part.left = x - reach;
  part.top = y - reach;
  part.right = x + reach;
  part.bottom = y + reach;
  part.velocityX = velocityX;
  part.velocityY = velocityY;
  pile.add(part);
}
