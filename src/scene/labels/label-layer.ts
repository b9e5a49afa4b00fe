import type { Stage } from '../stage/stage.ts';
import { BoxPile } from './box-pile.ts';
import { isOverDisc } from './covered.ts';
import { LabelChooser } from './declutter.ts';
import { LabelBook } from './label-book.ts';
import styles from './label-layer.module.css';
import { NO_SLOT, slotLeft, slotTop } from './label-slots.ts';
import { LeaderLines } from './leader-lines.ts';
import type { NamedThing } from './named-thing.ts';
import { PictureCovers } from './picture-covers.ts';
import { Speech } from './speech.ts';

/** While the view moves the choice of labels is made anew this often (ms); in between they only follow. */
const CHOICE_MS = 160;
/** Labels that would meet so soon (ms) are not shown together: a little longer than until the next choice. */
const HORIZON_MS = 260;
/** One label for so many square pixels of the picture at most. */
const PX2_PER_LABEL = 24_000;

/**
 * Names beside their objects: plain elements moved by hand, over the canvas. Chosen a few times a second, and in every
 * frame between kept apart: of two that come to meet, the less important one goes. The names are for the eye and the
 * pointer, since every object can be reached through the lists elsewhere; the numbers of gathered missions are buttons.
 */
export class LabelLayer {
  readonly element = document.createElement('div');
  /** Index of the object under a pointer event's target. */
  private readonly indexByElement = new WeakMap<EventTarget, number>();
  private readonly lines = new LeaderLines();
  private readonly covers: PictureCovers;
  private readonly speech: Speech;
  private readonly book: LabelBook;
  private readonly chooser = new LabelChooser();
  /** The most important first. */
  private shown: NamedThing[] = [];
  private before: NamedThing[] = [];
  private readonly fading: NamedThing[] = [];
  private readonly standing = new BoxPile();
  private chosenMs = Number.NEGATIVE_INFINITY;
  /** Labels that have left a slot and come up in another one in the next frame. */
  private areWaiting = false;

  constructor(
    private readonly stage: Stage,
    invalidate: () => void,
  ) {
    this.element.className = styles.layer ?? '';
    this.element.append(this.lines.element);
    this.covers = new PictureCovers(stage, this.element);
    this.speech = new Speech(stage.explorer, invalidate);
    this.book = new LabelBook(stage, this.element, this.speech, (thing) => this.enter(thing));
  }

  /** Index of the object whose label is under the pointer; -1 for none. */
  indexAt(target: EventTarget | null): number {
    return target === null ? -1 : (this.indexByElement.get(target) ?? -1);
  }

  /** Follows the frame at `nowMs`. Tells whether another frame is needed once the view rests. */
  update(nowMs: number, isShown: boolean): boolean {
    this.element.hidden = !isShown;
    if (!isShown) return false;
    const isDue = !this.stage.isMoving || nowMs - this.chosenMs >= CHOICE_MS;
    this.areWaiting = false;
    if (isDue) this.choose(nowMs);
    this.follow(nowMs);
    return !isDue || this.areWaiting;
  }

  dispose(): void {
    this.speech.dispose();
    this.element.remove();
  }

  private enter({ index, object, tag }: NamedThing): void {
    if (!object) return;
    this.indexByElement.set(tag.element, index);
    this.indexByElement.set(tag.name, index);
  }

  private choose(nowMs: number): void {
    const { stage, covers, book } = this;
    const { widthPx, heightPx } = stage.eye;
    this.chosenMs = nowMs;
    covers.update(nowMs);
    const wanted = book.collect(nowMs, covers, -1);
    const last = this.shown;
    for (const thing of last) thing.seenSlot = thing.slot;
    const placed = this.chooser.choose(wanted, {
      widthPx,
      heightPx,
      insets: covers.insets,
      covered: covers.covered,
      marks: book.marks,
      isBright: this.isBright,
      most: Math.round((widthPx * heightPx) / PX2_PER_LABEL) + 6,
      nowMs: stage.isMoving ? nowMs : Number.POSITIVE_INFINITY,
      horizonMs: stage.isMoving ? HORIZON_MS : 0,
    });
    this.shown = this.before;
    this.shown.length = 0;
    this.before = last;
    for (const thing of placed as readonly NamedThing[]) this.shown.push(thing);
    for (const thing of last) this.leave(thing, nowMs);
  }

  /** After a choice: what is no longer shown fades. */
  private leave(thing: NamedThing, nowMs: number): void {
    if (this.shown.includes(thing)) return;
    thing.slot = NO_SLOT;
    if (thing.tag.look !== 'shown') return;
    thing.rest(nowMs);
    thing.tag.fade(nowMs);
    this.fading.push(thing);
  }

  /** Brings every label to its place of the frame; one that would lie over a more important one goes at once. */
  private follow(nowMs: number): void {
    const { standing, lines, shown } = this;
    const ratio = devicePixelRatio;
    standing.clear();
    lines.begin();
    let kept = 0;
    for (let i = 0; i < shown.length; i++) {
      const thing = shown[i]!;
      if (this.stand(thing, thing.slot, ratio)) {
        shown[kept++] = thing;
        lines.draw(thing, thing.slot);
        this.showIn(thing, nowMs);
      } else {
        thing.rest(nowMs);
        thing.slot = NO_SLOT;
        thing.tag.hide();
      }
    }
    shown.length = kept;
    lines.end();
    this.followFading(nowMs, ratio);
  }

  private followFading(nowMs: number, ratio: number): void {
    const { fading } = this;
    let kept = 0;
    for (let i = 0; i < fading.length; i++) {
      const thing = fading[i]!;
      if (thing.tag.look !== 'fading') continue;
      if (nowMs < thing.tag.fadedMs && this.stand(thing, thing.seenSlot, ratio)) fading[kept++] = thing;
      else thing.tag.hide();
    }
    fading.length = kept;
  }

  /** Moves a label to its slot in the frame, unless its object is gone or another label stands there: then false. */
  private stand(thing: NamedThing, slot: number, ratio: number): boolean {
    if (!thing.locate(this.stage)) return false;
    const deviceX = Math.round(slotLeft(thing, slot) * ratio);
    const deviceY = Math.round(slotTop(thing, slot) * ratio);
    const left = deviceX / ratio;
    const top = deviceY / ratio;
    if (this.standing.meets(left, top, left + thing.widthPx, top + thing.heightPx, 0)) return false;
    this.standing.add(left, top, left + thing.widthPx, top + thing.heightPx);
    thing.tag.moveTo(deviceX, deviceY, ratio);
    return true;
  }

  /** A label that has changed its slot does not fly there: it goes, and comes up in the next frame. */
  private showIn(thing: NamedThing, nowMs: number): void {
    const { tag } = thing;
    if (tag.look === 'shown' && thing.seenSlot !== thing.slot) {
      tag.hide();
      this.areWaiting = true;
    } else {
      tag.show();
    }
    if (thing.seenSlot !== thing.slot) thing.settle(nowMs);
    if (nowMs === this.chosenMs) this.veil(thing);
  }

  private veil(thing: NamedThing): void {
    const left = slotLeft(thing, thing.slot);
    const top = slotTop(thing, thing.slot);
    thing.tag.setOverDisc(this.isBright(left, top, left + thing.widthPx, top + thing.heightPx));
  }

  private readonly isBright = (left: number, top: number, right: number, bottom: number) =>
    isOverDisc(this.stage, left, top, right, bottom);
}
