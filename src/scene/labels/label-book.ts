import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import { type Box, BoxPile, movingBox } from './box-pile.ts';
import { isCovered } from './covered.ts';
import { addMark, type Insets, sortByImportance } from './declutter.ts';
import type { LabelGuest } from './label-guest.ts';
import styles from './label-layer.module.css';
import { LabelTag } from './label-tag.ts';
import { labelPriority } from './label-wishes.ts';
import { NamedThing } from './named-thing.ts';
import type { PictureCovers } from './picture-covers.ts';
import type { Speech } from './speech.ts';

/** From here on a label is wanted whatever else there is: selected, pointed at, in focus. */
const ASKED_FOR = 900;
const MOST_MISSIONS = 22;
/** Half a faint marker (px). */
const NAMELESS_PX = 4;

/** A fan of missions that is open: of which body, and what it takes of the picture. */
export interface OpenFan {
  readonly hostIndex: number;
  readonly box: Box;
}

/** All that has had a label, with its element; says which labels are wanted now. */
export class LabelBook {
  /** Marks of everything drawn, with or without a name; brought up to date by `collect`. */
  readonly marks = new BoxPile();
  private readonly byIndex = new Map<number, NamedThing>();
  private guests: NamedThing[] = [];
  private readonly welcomed = new Set<LabelGuest>();
  private guestsVersion = -1;
  private readonly wanted: NamedThing[] = [];
  private readonly missions: NamedThing[] = [];
  private readonly unmeasured: NamedThing[] = [];
  private nextIndex: number;

  constructor(
    private readonly stage: Stage,
    private readonly element: HTMLElement,
    private readonly speech: Speech,
    /** Is told of each new element that stands for something; -1 for a guest's. */
    private readonly onNew: (thing: NamedThing) => void,
  ) {
    this.nextIndex = stage.objects.length;
  }

  /** The label of an object, if it has had one. */
  thingOf(index: number): NamedThing | undefined {
    return this.byIndex.get(index);
  }

  /** What wants a label in this frame, measured and in its place; valid until the next call. */
  collect(nowMs: number, { textVersion, insets }: PictureCovers, fan: OpenFan | undefined): readonly NamedThing[] {
    const { stage, wanted, missions, unmeasured } = this;
    wanted.length = 0;
    missions.length = 0;
    unmeasured.length = 0;
    this.marks.clear();
    const { silhouettes } = stage;
    for (let i = 0; i < silhouettes.length; i++) silhouettes[i]!.addMarksTo(this.marks, stage.eye);
    this.readGuests();
    const { objects } = stage;
    for (let i = 0; i < objects.length; i++) this.consider(objects[i]!, nowMs, textVersion, insets, fan);
    for (let i = 0; i < this.guests.length; i++) this.considerGuest(this.guests[i]!, nowMs, textVersion);
    sortByImportance(missions);
    for (let i = 0; i < Math.min(MOST_MISSIONS, missions.length); i++) wanted.push(missions[i]!);
    // All are written before the first is read: the browser lays the page out once.
    for (let i = 0; i < unmeasured.length; i++) {
      const thing = unmeasured[i]!;
      thing.tag.measure();
      thing.widthPx = thing.tag.widthPx;
      thing.heightPx = thing.tag.heightPx;
    }
    return wanted;
  }

  private considerGuest(thing: NamedThing, nowMs: number, textVersion: number): void {
    if (!thing.locate()) return;
    thing.priority = thing.guest!.priority;
    thing.learnSpeed(nowMs, this.stage.isMoving);
    this.want(thing, textVersion, this.wanted);
  }

  private consider(
    object: SceneObject,
    nowMs: number,
    textVersion: number,
    insets: Insets,
    fan: OpenFan | undefined,
  ): void {
    const { stage } = this;
    const { index } = object;
    const priority = labelPriority(stage, object);
    if (priority <= 0) {
      this.markNameless(object);
      return;
    }
    if (!isInPicture(stage, index, insets) || isCovered(stage, index)) return;
    const thing = this.byIndex.get(index) ?? this.enter(object);
    if (!thing.locate()) return;
    thing.priority = priority;
    thing.learnSpeed(nowMs, stage.isMoving);
    addMark(this.marks, thing);
    if (fan && (index === fan.hostIndex || isWithin(thing, fan.box))) return;
    if (thing.isUnsteady && priority < ASKED_FOR) return;
    const gathered = stage.presence.gathered[index]!;
    if (thing.tag.count && thing.tag.gatheredCount !== gathered) this.writeCount(thing, gathered);
    this.want(thing, textVersion, object.mission && priority < ASKED_FOR ? this.missions : this.wanted);
  }

  /** A marker without a name, such as that of a mission that is over: names keep off it. */
  private markNameless({ index, mission }: SceneObject): void {
    const { presence, projection } = this.stage;
    if (!mission || !presence.isDrawn[index]) return;
    const x = projection.screenX[index]!;
    const y = projection.screenY[index]!;
    nameless.left = x - NAMELESS_PX;
    nameless.top = y - NAMELESS_PX;
    nameless.right = x + NAMELESS_PX;
    nameless.bottom = y + NAMELESS_PX;
    this.marks.add(nameless);
  }

  private want(thing: NamedThing, textVersion: number, list: NamedThing[]): void {
    if (thing.textVersion !== textVersion) {
      thing.textVersion = textVersion;
      thing.tag.isMeasured = false;
      if (thing.tag.gatheredCount > 0) this.writeCount(thing, thing.tag.gatheredCount);
    }
    if (!thing.tag.isMeasured) this.unmeasured.push(thing);
    list.push(thing);
  }

  private writeCount(thing: NamedThing, gathered: number): void {
    thing.tag.setGathered(
      gathered,
      this.speech.t('scene.missionsAt', { count: gathered, place: thing.object?.name ?? '' }),
    );
  }

  private enter(object: SceneObject): NamedThing {
    const tag = new LabelTag(object.name, rankOf(object) ?? '', object.body !== undefined);
    return this.add(new NamedThing(this.stage, object.index, tag, object, undefined), object.id);
  }

  private welcome(guest: LabelGuest): void {
    const tag = new LabelTag(guest.text, styles[guest.tone] ?? '', false);
    const thing = this.add(new NamedThing(this.stage, this.nextIndex++, tag, undefined, guest), '');
    this.guests.push(thing);
    this.welcomed.add(guest);
  }

  private add(thing: NamedThing, id: string): NamedThing {
    thing.tag.element.dataset.label = id;
    this.element.append(thing.tag.element);
    this.byIndex.set(thing.index, thing);
    this.onNew(thing);
    return thing;
  }

  /** Makes names for guests that have come; forgets those that have left, with their elements. */
  private readGuests(): void {
    const { guests } = this.stage;
    if (guests.version === this.guestsVersion) return;
    this.guestsVersion = guests.version;
    for (const thing of this.guests) {
      if (guests.has(thing.guest!)) continue;
      thing.tag.element.remove();
      this.welcomed.delete(thing.guest!);
      this.byIndex.delete(thing.index);
    }
    this.guests = this.guests.filter(({ guest }) => guests.has(guest!));
    for (const guest of guests) if (!this.welcomed.has(guest)) this.welcome(guest);
  }
}

const nameless = movingBox();

function rankOf({ mission, body }: SceneObject): string | undefined {
  if (mission) return styles.mission;
  return body?.kind === 'planet' || body?.kind === 'star' ? styles.planet : styles.body;
}

function isWithin({ x, y }: NamedThing, { left, top, right, bottom }: Box): boolean {
  return x > left && x < right && y > top && y < bottom;
}

/** Whether an object is in the part of the picture that nothing covers along its edges. */
function isInPicture(stage: Stage, index: number, insets: Insets): boolean {
  const x = stage.projection.screenX[index]!;
  const y = stage.projection.screenY[index]!;
  const reach = stage.projection.drawnRadiusPx[index]!;
  const { widthPx, heightPx } = stage.eye;
  return (
    x > insets.left - reach &&
    y > insets.top - reach &&
    x < widthPx - insets.right + reach &&
    y < heightPx - insets.bottom + reach
  );
}
