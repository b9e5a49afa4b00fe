import type { Stage } from '../stage/stage.ts';
import type { Box } from './box-pile.ts';
import { isOverDisc } from './covered.ts';
import { FanControl } from './fan/fan-control.ts';
import { LabelBook } from './label-book.ts';
import { LabelFlow } from './label-flow.ts';
import styles from './label-layer.module.css';
import { slotLeft, slotTop } from './label-slots.ts';
import { LeaderLines } from './leader-lines.ts';
import type { NamedThing } from './named-thing.ts';
import { PictureCovers } from './picture-covers.ts';
import { Speech } from './speech.ts';

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
  private readonly flow = new LabelFlow<NamedThing>();
  /** Version of the data the last choice in a still picture was made for. */
  private chosenVersion = -1;
  private readonly fan: FanControl;
  /** Body whose number takes the keyboard's focus once it is there again; -1 for none. */
  private awaitedIndex = -1;
  /** Index of the body whose number of missions an element is. */
  private readonly hostByElement = new WeakMap<EventTarget, number>();

  constructor(
    private readonly stage: Stage,
    invalidate: () => void,
  ) {
    this.element.className = styles.layer ?? '';
    this.element.append(this.lines.element);
    this.covers = new PictureCovers(stage, this.element);
    this.speech = new Speech(stage.explorer, invalidate);
    const onRow = (element: Element, index: number) => this.indexByElement.set(element, index);
    const { speech, covers } = this;
    this.fan = new FanControl(
      { stage, speech, covers, onRow },
      this.element,
      () => {
        // At once, not in the next frame: what the fan covers gives way as it opens.
        if (!this.element.hidden) this.update(performance.now(), true);
        invalidate();
      },
      (index) => {
        this.awaitedIndex = index;
      },
    );
    this.book = new LabelBook(stage, this.element, this.speech, (thing) => this.enter(thing));
  }

  /** Index of the object whose label is under the pointer; -1 for none. */
  indexAt(target: EventTarget | null): number {
    return target === null ? -1 : (this.indexByElement.get(target) ?? -1);
  }

  /** Answers a press on what is no object but a control: a number of missions, the fan's last row. Tells whether it was one. */
  press(target: EventTarget | null, isByKey: boolean): boolean {
    const host = target === null ? undefined : this.hostByElement.get(target);
    if (host === undefined) return this.fan.press(target);
    this.fan.toggle(host, isByKey);
    return true;
  }

  /** Closes the fan of missions. Tells whether there was one. */
  closeFan(): boolean {
    return this.fan.close();
  }

  /** Follows the frame at `nowMs`. Tells whether another frame is needed once the view rests. */
  update(nowMs: number, isShown: boolean): boolean {
    this.element.hidden = !isShown;
    if (!isShown) {
      this.fan.close();
      return false;
    }
    const { flow, stage, lines } = this;
    const isDue = flow.isDue(nowMs, stage.isMoving);
    if (isDue) this.covers.update(nowMs);
    const fanBox = this.fan.update(isDue);
    if (isDue) this.choose(nowMs, fanBox);
    flow.follow(nowMs, devicePixelRatio, fanBox);
    lines.begin();
    for (const thing of flow.shown) lines.draw(thing, thing.slot);
    lines.end();
    if (isDue) this.finishChoice();
    return !isDue || flow.wantsFrame;
  }

  dispose(): void {
    this.fan.close();
    this.speech.dispose();
    this.element.remove();
  }

  private enter({ index, object, tag }: NamedThing): void {
    if (!object) return;
    this.indexByElement.set(tag.element, index);
    this.indexByElement.set(tag.name, index);
    if (!tag.count) return;
    for (const part of [tag.count, tag.pill]) {
      this.indexByElement.set(part, index);
      this.hostByElement.set(part, index);
    }
  }

  /** Once new data stand in a still picture, its names are the same whatever came first. */
  private forgetOutdated(): void {
    const { clock, store } = this.stage.explorer;
    const { dataVersion } = store.getState();
    if (dataVersion === this.chosenVersion || this.stage.isMoving) return;
    this.chosenVersion = dataVersion;
    if (!clock.isPlaying) this.flow.forget();
  }

  private choose(nowMs: number, fanBox: Box | undefined): void {
    const { stage, covers, book } = this;
    const { widthPx, heightPx } = stage.eye;
    this.forgetOutdated();
    const wanted = book.collect(nowMs, covers, fanBox && { hostIndex: this.fan.hostIndex, box: fanBox });
    this.flow.choose(wanted, nowMs, stage.isMoving, {
      widthPx,
      heightPx,
      insets: covers.insets,
      covered: fanBox ? [...covers.covered, fanBox] : covers.covered,
      marks: book.marks,
      isBright: this.isBright,
      most: Math.round((widthPx * heightPx) / PX2_PER_LABEL) + 6,
    });
  }

  /** Names before a bright disc stand on a veil; one that the keyboard waits for takes the focus. */
  private finishChoice(): void {
    for (const thing of this.flow.shown) {
      const left = slotLeft(thing, thing.slot);
      const top = slotTop(thing, thing.slot);
      thing.tag.setOverDisc(this.isBright(left, top, left + thing.widthPx, top + thing.heightPx));
      if (thing.index !== this.awaitedIndex || thing.tag.look !== 'shown') continue;
      this.awaitedIndex = -1;
      thing.tag.count?.focus({ preventScroll: true });
    }
  }

  private readonly isBright = (left: number, top: number, right: number, bottom: number) =>
    isOverDisc(this.stage, left, top, right, bottom);
}
