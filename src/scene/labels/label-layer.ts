import { lengthOf } from '../stage/length.ts';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import { type Box, declutter, type Insets, type LabelCandidate, type LabelSide, labelAt } from './declutter.ts';
import type { LabelGuest } from './label-guest.ts';
import styles from './label-layer.module.css';
import { labelPriority } from './label-wishes.ts';

/** While the view moves the choice of labels is made anew this often (ms); in between they only follow. */
const CHOICE_MS = 160;
/** Height of a label in sizes of its text, as in the style sheet. */
const LINE_HEIGHT = 1.45;
/** One label for so many square pixels of the picture at most. */
const PX2_PER_LABEL = 24_000;
const MOST_MISSIONS = 22;

interface Tag {
  readonly element: HTMLDivElement;
  readonly count: HTMLSpanElement;
  widthPx: number;
  gathered: number;
  isShown: boolean;
  transform: string;
}

/**
 * Names beside their objects: plain elements moved by hand, over the canvas. For the eye and the pointer only: every
 * object can be reached through the lists elsewhere, so the overlay is hidden from assistive technology.
 */
export class LabelLayer {
  readonly element = document.createElement('div');
  /** Index of the label under a pointer event's target; -1 for none. */
  private readonly indexByElement = new WeakMap<EventTarget, number>();
  private readonly tags = new Map<number, Tag>();
  private readonly sides = new Map<number, LabelSide>();
  private readonly candidates = new Map<number, LabelCandidate>();
  /** Guests and the indices they go by here: those after the objects'. */
  private readonly guestIndex = new Map<LabelGuest, number>();
  private readonly guestByIndex = new Map<number, LabelGuest>();
  private nextIndex: number;
  private readonly pen = document.createElement('canvas').getContext('2d');
  private chosenMs = Number.NEGATIVE_INFINITY;
  private heightPx = 18;
  private insets: Insets = { top: 0, right: 0, bottom: 0, left: 0 };
  /** What the size of the text was read for. */
  private readFor = '';

  constructor(private readonly stage: Stage) {
    this.nextIndex = stage.objects.length;
    this.element.className = styles.layer ?? '';
    this.element.setAttribute('aria-hidden', 'true');
  }

  /** Index of the object whose label is under the pointer; -1 for none. */
  indexAt(target: EventTarget | null): number {
    return target === null ? -1 : (this.indexByElement.get(target) ?? -1);
  }

  /** Follows the frame at `nowMs`. Tells whether the choice is still to be made once the view rests. */
  update(nowMs: number, isShown: boolean): boolean {
    this.element.hidden = !isShown;
    if (!isShown) return false;
    const isDue = !this.stage.isMoving || nowMs - this.chosenMs >= CHOICE_MS;
    if (isDue) this.choose(nowMs);
    for (const [index, side] of this.sides) this.follow(index, side);
    return !isDue;
  }

  dispose(): void {
    this.element.remove();
  }

  private choose(nowMs: number): void {
    const { stage } = this;
    const { widthPx, heightPx } = stage.eye;
    this.chosenMs = nowMs;
    this.readTextSize();
    this.dismissGuests();
    const wanted = this.collect();
    const most = Math.round((widthPx * heightPx) / PX2_PER_LABEL) + 6;
    const { insets, sides: shown } = this;
    const placed = declutter(wanted, { widthPx, heightPx, insets, covered: coveredParts(this.element), most, shown });
    this.sides.clear();
    for (const { index, side } of placed) this.sides.set(index, side);
    for (const [index, tag] of this.tags) setShown(tag, this.sides.has(index));
  }

  /** The page chooses the size of text, larger in a kiosk and in a talk, and which edges are covered. */
  private readTextSize(): void {
    const { mode } = this.stage.explorer.store.getState();
    const { widthPx, heightPx } = this.stage.eye;
    const readFor = `${mode} ${widthPx} ${heightPx} ${document.fonts.status}`;
    if (readFor === this.readFor) return;
    this.readFor = readFor;
    const style = getComputedStyle(this.element);
    const { fontSize, fontFamily } = style;
    // Whoever lays something over an edge of the picture says so with these properties.
    const inset = (edge: string) => lengthPx(style.getPropertyValue(`--scene-inset-${edge}`));
    this.insets = { top: inset('top'), right: inset('right'), bottom: inset('bottom'), left: inset('left') };
    this.heightPx = Math.ceil(Number.parseFloat(fontSize) * LINE_HEIGHT);
    if (this.pen) this.pen.font = `500 ${fontSize} ${fontFamily}`;
    for (const tag of this.tags.values()) tag.gathered = -1;
  }

  private collect(): LabelCandidate[] {
    const { stage } = this;
    const wanted: LabelCandidate[] = [];
    const missions: LabelCandidate[] = [];
    for (const object of stage.objects) {
      const priority = labelPriority(stage, object);
      if (priority <= 0 || !isOnScreen(stage, object.index) || isCovered(stage, object.index)) continue;
      const candidate = this.candidateOf(object, priority);
      if (object.mission && priority < 900) missions.push(candidate);
      else wanted.push(candidate);
    }
    for (const guest of stage.guests) {
      const index = this.indexOfGuest(guest);
      const candidate = this.candidateAt(index);
      if (!guest.locate(candidate, stage)) continue;
      candidate.markPx = guest.markPx;
      const tag = this.tagOf(index);
      this.write(tag, 0);
      candidate.widthPx = tag.widthPx;
      candidate.heightPx = this.heightPx;
      candidate.priority = guest.priority;
      wanted.push(candidate);
    }
    missions.sort((a, b) => b.priority - a.priority);
    return wanted.concat(missions.slice(0, MOST_MISSIONS));
  }

  private candidateOf(object: SceneObject, priority: number): LabelCandidate {
    const { index } = object;
    const tag = this.tagOf(index);
    this.write(tag, this.stage.presence.gathered[index]!);
    const candidate = this.candidateAt(index);
    this.locate(candidate);
    candidate.widthPx = tag.widthPx;
    candidate.heightPx = this.heightPx;
    candidate.priority = priority;
    return candidate;
  }

  private candidateAt(index: number): LabelCandidate {
    let candidate = this.candidates.get(index);
    if (!candidate) {
      candidate = { index, x: 0, y: 0, markPx: 0, widthPx: 0, heightPx: 0, priority: 0 };
      this.candidates.set(index, candidate);
    }
    return candidate;
  }

  private indexOfGuest(guest: LabelGuest): number {
    const known = this.guestIndex.get(guest);
    if (known !== undefined) return known;
    const index = this.nextIndex++;
    this.guestIndex.set(guest, index);
    this.guestByIndex.set(index, guest);
    return index;
  }

  /** Forgets guests that have left, with their elements. */
  private dismissGuests(): void {
    const { guests } = this.stage;
    if (this.guestIndex.size === 0 || [...this.guestIndex.keys()].every((guest) => guests.has(guest))) return;
    for (const [guest, index] of this.guestIndex) {
      if (guests.has(guest)) continue;
      this.tags.get(index)?.element.remove();
      this.tags.delete(index);
      this.sides.delete(index);
      this.candidates.delete(index);
      this.guestByIndex.delete(index);
      this.guestIndex.delete(guest);
    }
  }

  private locate(candidate: LabelCandidate): void {
    const { projection, objects } = this.stage;
    const { index } = candidate;
    candidate.x = projection.screenX[index]!;
    candidate.y = projection.screenY[index]!;
    candidate.markPx = objects[index]!.mission ? 5 : Math.max(2, projection.drawnRadiusPx[index]!);
  }

  private follow(index: number, side: LabelSide): void {
    const tag = this.tags.get(index);
    const candidate = this.candidates.get(index);
    if (!tag || !candidate) return;
    if (!this.isThere(candidate)) {
      setShown(tag, false);
      return;
    }
    const { left, top } = labelAt(candidate, side);
    const transform = `translate3d(${Math.round(left)}px, ${Math.round(top)}px, 0)`;
    if (transform === tag.transform) return;
    tag.transform = transform;
    tag.element.style.transform = transform;
  }

  /** Finds what a label belongs to in the frame; false when it is not in the picture any more. */
  private isThere(candidate: LabelCandidate): boolean {
    const { index } = candidate;
    const guest = this.guestByIndex.get(index);
    if (guest) return this.stage.guests.has(guest) && guest.locate(candidate, this.stage);
    const { places, projection } = this.stage;
    if (!places.isKnown[index] || !projection.isAhead[index]) return false;
    this.locate(candidate);
    return true;
  }

  private tagOf(index: number): Tag {
    const known = this.tags.get(index);
    if (known) return known;
    const guest = this.guestByIndex.get(index);
    const object = this.stage.objects[index];
    const element = document.createElement('div');
    const name = document.createElement('span');
    const count = document.createElement('span');
    const rank = guest ? styles[guest.tone] : object && classOf(object);
    element.className = `${styles.label} ${rank}`;
    element.dir = 'auto';
    count.className = styles.count ?? '';
    name.textContent = guest?.text ?? object?.name ?? '';
    element.append(name, count);
    if (!guest) for (const part of [element, name, count]) this.indexByElement.set(part, index);
    this.element.append(element);
    const tag: Tag = { element, count, widthPx: 0, gathered: -1, isShown: false, transform: '' };
    this.tags.set(index, tag);
    return tag;
  }

  private write(tag: Tag, gathered: number): void {
    if (tag.gathered === gathered) return;
    tag.gathered = gathered;
    tag.count.textContent = gathered > 0 ? String(gathered) : '';
    const text = tag.element.textContent ?? '';
    tag.widthPx = (this.pen?.measureText(text).width ?? text.length * 7) + (gathered > 0 ? 14 : 4);
  }
}

function classOf({ mission, body }: SceneObject): string | undefined {
  if (mission) return styles.mission;
  return body?.kind === 'planet' || body?.kind === 'star' ? styles.planet : styles.body;
}

/** Where something lies over the picture that is marked as covering it. */
function coveredParts(picture: HTMLElement): readonly Box[] {
  const covers = document.querySelectorAll('[data-covers-picture]');
  if (covers.length === 0) return [];
  const origin = picture.getBoundingClientRect();
  return [...covers].map((cover) => {
    const { left, top, right, bottom } = cover.getBoundingClientRect();
    return {
      left: left - origin.left,
      top: top - origin.top,
      right: right - origin.left,
      bottom: bottom - origin.top,
    };
  });
}

/** Pixels of a length in px or rem; 0 for an empty text. */
function lengthPx(text: string): number {
  const value = Number.parseFloat(text) || 0;
  return text.trim().endsWith('rem')
    ? value * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    : value;
}

function setShown(tag: Tag, isShown: boolean): void {
  if (tag.isShown === isShown) return;
  tag.isShown = isShown;
  tag.element.classList.toggle(styles.shown ?? 'shown', isShown);
}

function isOnScreen(stage: Stage, index: number): boolean {
  const x = stage.projection.screenX[index]!;
  const y = stage.projection.screenY[index]!;
  const reach = stage.projection.drawnRadiusPx[index]!;
  return x > -reach && y > -reach && x < stage.eye.widthPx + reach && y < stage.eye.heightPx + reach;
}

/** Whether a larger disc stands before an object. */
export function isCovered(stage: Stage, index: number): boolean {
  const { projection, objects, presence } = stage;
  const x = projection.screenX[index]!;
  const y = projection.screenY[index]!;
  const away = projection.distanceKm[index]!;
  for (let i = 0; i < projection.discCount; i++) {
    const other = projection.discs[i]!;
    if (other === index) continue;
    if (objects[index]!.mission && presence.isAt(index, other) && !presence.isBehind(index, other)) continue;
    const radius = projection.drawnRadiusPx[other]!;
    const apart = lengthOf(projection.screenX[other]! - x, projection.screenY[other]! - y);
    // Half way into the disc or more, and behind the part of the ball that bulges towards the eye.
    if (
      apart < radius * 0.97 &&
      away > projection.distanceKm[other]! - bulgeKm(apart, radius, objects[other]!.radiusKm)
    )
      return true;
  }
  return false;
}

function bulgeKm(apartPx: number, radiusPx: number, radiusKm: number): number {
  return 0.98 * radiusKm * Math.sqrt(Math.max(0, 1 - (apartPx / radiusPx) ** 2));
}
