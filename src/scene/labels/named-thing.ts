import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import type { FlowingLabel } from './label-flow.ts';
import type { LabelGuest } from './label-guest.ts';
import { NO_SLOT } from './label-slots.ts';
import type { LabelTag } from './label-tag.ts';
import { setRound, writeReach } from './mark-reach.ts';

/** A name that moves faster than this (px/ms) cannot be read; it can once it has been slower for so long (ms). */
const TOO_QUICK = 0.8;
const CALM_MS = 1500;
/** A pause in the choices so long (ms) says nothing about speed; a slow machine's frames are shorter. */
const LONGEST_STEP_MS = 1500;

/** What has a label: an object of the catalogue or a guest, with its element and how it has moved and rested. */
export class NamedThing implements FlowingLabel {
  x = 0;
  y = 0;
  reachLeftPx = 0;
  reachRightPx = 0;
  reachUpPx = 0;
  reachDownPx = 0;
  widthPx = 0;
  heightPx = 0;
  velocityX = 0;
  velocityY = 0;
  priority = 0;
  slot = NO_SLOT;
  restUntilMs = 0;
  restMs = 0;
  seenSlot = NO_SLOT;
  textVersion = -1;
  /** Too quick to be read, or just come into a moving picture: nobody knows yet where it goes. */
  isUnsteady = false;
  private quickMs = Number.NEGATIVE_INFINITY;
  private seenX = 0;
  private seenY = 0;
  private seenMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly stage: Stage,
    readonly index: number,
    readonly tag: LabelTag,
    readonly object: SceneObject | undefined,
    readonly guest: LabelGuest | undefined,
  ) {}

  locate(): boolean {
    const { stage } = this;
    if (this.guest) {
      setRound(this, this.guest.markPx);
      return stage.guests.has(this.guest) && this.guest.locate(this, stage);
    }
    const { places, projection } = stage;
    const { index, object } = this;
    if (!object || !places.isKnown[index] || !projection.isAhead[index]) return false;
    this.x = projection.screenX[index]!;
    this.y = projection.screenY[index]!;
    writeReach(this, stage, object);
    return true;
  }

  /** Learns its speed from where it was at the choice before. */
  learnSpeed(nowMs: number, isMoving: boolean): void {
    const stepMs = nowMs - this.seenMs;
    const isKnown = isMoving && stepMs > 0 && stepMs < LONGEST_STEP_MS;
    if (stepMs > 0 || !isMoving) {
      this.velocityX = isKnown ? (this.x - this.seenX) / stepMs : 0;
      this.velocityY = isKnown ? (this.y - this.seenY) / stepMs : 0;
    }
    this.seenX = this.x;
    this.seenY = this.y;
    this.seenMs = nowMs;
    if (Math.max(Math.abs(this.velocityX), Math.abs(this.velocityY)) > TOO_QUICK) this.quickMs = nowMs;
    const isStranger = !isKnown && stepMs > 0 && this.slot === NO_SLOT;
    this.isUnsteady = isMoving && (isStranger || nowMs - this.quickMs < CALM_MS);
  }
}
