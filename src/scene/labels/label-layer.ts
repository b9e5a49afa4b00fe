import type { Stage } from '../stage/stage.ts';
import { type Box, movingBox } from './box-pile.ts';
import { hasBrightDisc, isOverDisc } from './covered.ts';
import { FanControl } from './fan/fan-control.ts';
import { LabelBook } from './label-book.ts';
import { type FlowOptions, LabelFlow } from './label-flow.ts';
import styles from './label-layer.module.css';
import { stand, standInto } from './label-slots.ts';
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
  private readonly options: { -readonly [Key in keyof FlowOptions]: FlowOptions[Key] };
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
    this.options = { widthPx: 0, heightPx: 0, most: 0, marks: this.book.marks };
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
    for (let i = 0; i < flow.shown.length; i++) lines.draw(flow.shown[i]!, flow.shown[i]!.slot);
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
    const { options } = this;
    options.widthPx = widthPx;
    options.heightPx = heightPx;
    options.insets = covers.insets;
    options.covered = fanBox ? [...covers.covered, fanBox] : covers.covered;
    options.isBright = hasBrightDisc(stage) ? this.isBright : undefined;
    options.most = Math.round((widthPx * heightPx) / PX2_PER_LABEL) + 6;
    this.flow.choose(wanted, nowMs, stage.isMoving, options);
  }

  /** Names before a bright disc stand on a veil; one that the keyboard waits for takes the focus. */
  private finishChoice(): void {
    const { shown } = this.flow;
    const mayBeBright = hasBrightDisc(this.stage);
    for (let i = 0; i < shown.length; i++) {
      const thing = shown[i]!;
      thing.tag.setOverDisc(mayBeBright && this.isBright(boxOf(thing)));
      if (thing.index !== this.awaitedIndex || thing.tag.look !== 'shown') continue;
      this.awaitedIndex = -1;
      thing.tag.count?.focus({ preventScroll: true });
    }
  }

  private readonly isBright = ({ left, top, right, bottom }: Readonly<Box>) =>
    isOverDisc(this.stage, left, top, right, bottom);
}

const place = stand();
const box = movingBox();

/** What a name takes of the picture. */
function boxOf(thing: NamedThing): Readonly<Box> {
  standInto(place, thing, thing.slot);
  box.left = place.left;
  box.top = place.top;
  box.right = box.left + thing.widthPx;
  box.bottom = box.top + thing.heightPx;
  return box;
}
