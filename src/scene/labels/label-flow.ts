import { type Box, BoxPile, movingBox } from './box-pile.ts';
import { addAtRest, type ChoiceOptions, type LabelCandidate, LabelChooser } from './declutter.ts';
import { NO_SLOT, stand, standInto } from './label-slots.ts';

/** While the view moves the choice of labels is made anew this often (ms); in between they only follow. */
const CHOICE_MS = 280;
/** A label that would meet another one so soon (ms) does not come up; nor one that would leave the picture. */
const HORIZON_MS = 560;

/** A label that has left for another one's sake rests so long (ms); if again soon, twice as long, up to the longest. */
const REST_MS = 700;
const LONGEST_REST_MS = 5600;
/** So long (ms) after a rest, the next one is short again. */
const FORGIVEN_MS = 4000;
/** Once in another slot, a label stays there so long (ms). */
const STAY_MS = 1200;

/** What a label looks like on the screen. */
export interface LabelFace {
  readonly look: 'hidden' | 'shown' | 'fading';
  /** When a fading one is gone (ms). */
  readonly fadedMs: number;
  show(): void;
  fade(nowMs: number): void;
  /** At once. */
  hide(): void;
  /** Device pixels, `ratio` of them to one of CSS. */
  moveTo(deviceX: number, deviceY: number, ratio: number): void;
}

/** A label through time. */
export interface FlowingLabel extends LabelCandidate {
  readonly tag: LabelFace;
  /** The slot it was seen in last. */
  seenSlot: number;
  /** Finds where its object is in the frame; false when that is not in the picture. */
  locate(): boolean;
  /** How long its last rest was (ms); 0 before the first. */
  restMs: number;
}

export type FlowOptions = Omit<ChoiceOptions, 'nowMs' | 'horizonMs'>;

const place = stand();
const box = movingBox();

/**
 * Labels from frame to frame: chosen a few times a second, and in every frame between kept apart. Of two that come to
 * meet the less important one goes at once; one that changes its slot goes and comes up again. Nothing is allocated.
 */
export class LabelFlow<Label extends FlowingLabel> {
  /** The most important first. */
  shown: Label[] = [];
  private before: Label[] = [];
  private readonly fading: Label[] = [];
  private readonly chooser = new LabelChooser();
  private readonly standing = new BoxPile();
  private readonly choice: { -readonly [Key in keyof ChoiceOptions]: ChoiceOptions[Key] } = {
    widthPx: 0,
    heightPx: 0,
    insets: undefined,
    covered: undefined,
    marks: undefined,
    isBright: undefined,
    most: 0,
    nowMs: 0,
    horizonMs: 0,
  };
  private chosenMs = Number.NEGATIVE_INFINITY;
  private isWaiting = false;

  /** Whether a choice is to be made in the frame at `nowMs`. In a still picture every frame has one. */
  isDue(nowMs: number, isMoving: boolean): boolean {
    return !isMoving || nowMs - this.chosenMs >= CHOICE_MS;
  }

  /** Whether labels that have left a slot come up in another one in the next frame. */
  get wantsFrame(): boolean {
    return this.isWaiting;
  }

  /** Chooses among the labels that are wanted; the rest goes. */
  choose(wanted: readonly Label[], nowMs: number, isMoving: boolean, options: FlowOptions): void {
    this.chosenMs = nowMs;
    const last = this.shown;
    for (let i = 0; i < last.length; i++) if (last[i]!.slot !== NO_SLOT) last[i]!.seenSlot = last[i]!.slot;
    const { choice } = this;
    choice.widthPx = options.widthPx;
    choice.heightPx = options.heightPx;
    choice.insets = options.insets;
    choice.covered = options.covered;
    choice.marks = options.marks;
    choice.isBright = options.isBright;
    choice.most = options.most;
    choice.nowMs = isMoving ? nowMs : Number.POSITIVE_INFINITY;
    choice.horizonMs = isMoving ? HORIZON_MS : 0;
    const placed = this.chooser.choose(wanted, choice) as readonly Label[];
    this.shown = this.before;
    this.shown.length = 0;
    this.before = last;
    for (let i = 0; i < placed.length; i++) this.shown.push(placed[i]!);
    for (let i = 0; i < last.length; i++) if (!this.shown.includes(last[i]!)) this.leave(last[i]!, nowMs);
  }

  /** Brings every label to its place of the frame; none stands on what is `taken`. */
  follow(nowMs: number, ratio: number, taken?: Box): void {
    const { shown } = this;
    this.standing.clear();
    if (taken) addAtRest(this.standing, taken);
    this.isWaiting = false;
    let kept = 0;
    for (let i = 0; i < shown.length; i++) {
      const label = shown[i]!;
      if (this.stand(label, label.slot, ratio)) {
        shown[kept++] = label;
        this.comeUp(label, nowMs);
      } else {
        rest(label, nowMs);
        label.slot = NO_SLOT;
        label.tag.hide();
      }
    }
    shown.length = kept;
    this.followFading(nowMs, ratio);
  }

  /** The next choice is made as if it were the first: it does not depend on the order in which things have arrived. */
  forget(): void {
    for (const label of this.shown) {
      label.seenSlot = label.slot;
      label.slot = NO_SLOT;
    }
  }

  private leave(label: Label, nowMs: number): void {
    label.slot = NO_SLOT;
    if (label.tag.look !== 'shown') return;
    rest(label, nowMs);
    label.tag.fade(nowMs);
    this.fading.push(label);
  }

  private followFading(nowMs: number, ratio: number): void {
    const { fading } = this;
    let kept = 0;
    for (let i = 0; i < fading.length; i++) {
      const label = fading[i]!;
      if (label.tag.look !== 'fading') continue;
      if (nowMs < label.tag.fadedMs && this.stand(label, label.seenSlot, ratio)) fading[kept++] = label;
      else label.tag.hide();
    }
    fading.length = kept;
  }

  /** Moves a label to its slot in the frame, unless its object is gone or another label stands there: then false. */
  private stand(label: Label, slot: number, ratio: number): boolean {
    if (!label.locate()) return false;
    standInto(place, label, slot);
    const deviceX = Math.round(place.left * ratio);
    const deviceY = Math.round(place.top * ratio);
    box.left = deviceX / ratio;
    box.top = deviceY / ratio;
    box.right = box.left + label.widthPx;
    box.bottom = box.top + label.heightPx;
    if (this.standing.meets(box, 0)) return false;
    this.standing.add(box);
    label.tag.moveTo(deviceX, deviceY, ratio);
    return true;
  }

  /** A label that has changed its slot does not fly there: it goes, and comes up in the next frame. */
  private comeUp(label: Label, nowMs: number): void {
    const hasChanged = label.seenSlot !== label.slot;
    if (hasChanged) {
      label.seenSlot = label.slot;
      label.restUntilMs = Math.max(label.restUntilMs, nowMs + STAY_MS);
    }
    if (hasChanged && label.tag.look !== 'hidden') {
      label.tag.hide();
      this.isWaiting = true;
    } else {
      label.tag.show();
    }
  }
}

function rest(label: FlowingLabel, nowMs: number): void {
  const isForgiven = nowMs - label.restUntilMs > FORGIVEN_MS;
  label.restMs = isForgiven ? REST_MS : Math.min(LONGEST_REST_MS, Math.max(REST_MS, 2 * label.restMs));
  label.restUntilMs = nowMs + label.restMs;
}
