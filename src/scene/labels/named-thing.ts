import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import type { LabelCandidate } from './declutter.ts';
import type { LabelGuest } from './label-guest.ts';
import { NO_SLOT } from './label-slots.ts';
import type { LabelTag } from './label-tag.ts';
import { setRound, writeReach } from './mark-reach.ts';

/** A label that meets another one on its way rests so long (ms); each time again twice as long, up to the longest. */
const REST_MS = 700;
const LONGEST_REST_MS = 5600;
/** So long (ms) after a rest, the next one is short again. */
const FORGIVEN_MS = 4000;
/** Once in another slot, a label stays there so long (ms). */
const STAY_MS = 1200;
/** A name that moves faster than the first (px/ms) cannot be read; below the second it can again. */
const TOO_QUICK = 1.1;
const QUICK = 0.7;
/** A pause in the choices so long (ms) says nothing about speed. */
const LONGEST_STEP_MS = 400;

/** What has a label: an object of the catalogue or a guest, with its element and how it has moved and rested. */
export class NamedThing implements LabelCandidate {
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
  /** The slot it was seen in last. */
  seenSlot = NO_SLOT;
  textVersion = -1;
  /** Too quick to be read. */
  isQuick = false;
  private restMs = REST_MS;
  private seenX = 0;
  private seenY = 0;
  private seenMs = Number.NEGATIVE_INFINITY;

  constructor(
    readonly index: number,
    readonly tag: LabelTag,
    readonly object: SceneObject | undefined,
    readonly guest: LabelGuest | undefined,
  ) {}

  /** Finds where it is in the frame; false when it is not in the picture. */
  locate(stage: Stage): boolean {
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
    const speed = Math.max(Math.abs(this.velocityX), Math.abs(this.velocityY));
    this.isQuick = speed > (this.isQuick ? QUICK : TOO_QUICK);
  }

  /** Has left its place for another label: rests, the longer the sooner that has happened again. */
  rest(nowMs: number): void {
    const isForgiven = nowMs - this.restUntilMs > FORGIVEN_MS;
    this.restMs = isForgiven ? REST_MS : Math.min(LONGEST_REST_MS, 2 * this.restMs);
    this.restUntilMs = nowMs + this.restMs;
  }

  /** Has gone to another slot and stays there for a while. */
  settle(nowMs: number): void {
    this.seenSlot = this.slot;
    this.restUntilMs = Math.max(this.restUntilMs, nowMs + STAY_MS);
  }
}
