import { lengthOf } from '../../stage/length.ts';
import type { SceneObject } from '../../stage/scene-object.ts';
import type { Stage } from '../../stage/stage.ts';
import type { Box } from '../box-pile.ts';
import { setRound, writeReach } from '../mark-reach.ts';
import type { PictureCovers } from '../picture-covers.ts';
import { lengthPx } from '../picture-covers.ts';
import type { Speech } from '../speech.ts';
import { type FanAnchor, type FanPlace, type FanSpace, fanCapacity, freeRoom, layoutFan } from './fan-layout.ts';
import { fanMembers } from './fan-members.ts';
import { fanRow, putRow } from './fan-row.ts';
import styles from './mission-fan.module.css';

const SVG = 'http://www.w3.org/2000/svg';
const MARGIN_PX = 10;
/** The fan is laid out anew when its body has grown by so much (px). */
const GROWN_PX = 4;

/** What a fan is opened with. */
export interface FanParts {
  readonly stage: Stage;
  readonly speech: Speech;
  readonly covers: PictureCovers;
  /** Index of the body whose missions it shows. */
  readonly hostIndex: number;
  /** Is told which element stands for which mission. */
  readonly onRow: (element: Element, index: number) => void;
}

/** The names of the missions gathered at a body, spread around it, each with its agency's shape and a line to the body. */
export class MissionFan {
  readonly element = document.createElement('div');
  /** Lies below all labels. */
  readonly veil = document.createElement('div');
  private readonly lines = document.createElementNS(SVG, 'path');
  private readonly title = document.createElement('div');
  private readonly more = document.createElement('button');
  private members: readonly SceneObject[] = [];
  private rows: HTMLElement[] = [];
  /** First of the members whose names are shown. */
  private offset = 0;
  private nameCount = 0;
  /** Where the body was, and how large, when the fan was laid out. */
  private readonly laidOut: FanAnchor = anchorShape();
  private readonly anchor: FanAnchor & { widthPx: number; heightPx: number } = anchorShape();
  private bounds: Box = { left: 0, top: 0, right: 0, bottom: 0 };
  private shiftX = Number.NaN;
  private shiftY = Number.NaN;

  constructor(private readonly parts: FanParts) {
    const svg = document.createElementNS(SVG, 'svg');
    svg.classList.add(styles.lines ?? '');
    svg.setAttribute('aria-hidden', 'true');
    svg.append(this.lines);
    this.element.className = styles.fan ?? '';
    this.element.setAttribute('role', 'group');
    this.element.dataset.fan = '';
    this.veil.className = styles.veil ?? '';
    this.title.className = styles.title ?? '';
    this.title.setAttribute('aria-hidden', 'true');
    this.more.type = 'button';
    this.more.className = `${styles.row} ${styles.more}`;
    this.element.append(svg, this.title);
  }

  /** Whether the fan shows something after this; called when it is opened, and a few times a second from then on. */
  refresh(): boolean {
    const { stage, hostIndex } = this.parts;
    if (!this.locate()) return false;
    const members = fanMembers(stage, hostIndex);
    if (members.length === 0) return false;
    const isSame = members.length === this.members.length && members.every((m, i) => m === this.members[i]);
    if (!isSame) this.fill(members);
    else if (this.hasOutgrown()) this.arrange();
    return true;
  }

  /** Follows the body in the frame; false when it has left the picture. */
  follow(): boolean {
    if (!this.locate()) return false;
    const shiftX = Math.round(this.anchor.x - this.laidOut.x);
    const shiftY = Math.round(this.anchor.y - this.laidOut.y);
    if (shiftX === this.shiftX && shiftY === this.shiftY) return true;
    this.shiftX = shiftX;
    this.shiftY = shiftY;
    const transform = `translate3d(${shiftX}px, ${shiftY}px, 0)`;
    this.element.style.transform = transform;
    this.veil.style.transform = transform;
    return true;
  }

  /** The part of the picture it takes. */
  get covered(): Box {
    const { left, top, right, bottom } = this.bounds;
    const { shiftX: x, shiftY: y } = this;
    return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
  }

  /** Whether a pointer's target is the row that tells of more. */
  isMore(target: EventTarget | null): boolean {
    return target === this.more;
  }

  /** Shows the next names in place of these. */
  turnPage(): void {
    this.offset = this.offset + this.nameCount < this.members.length ? this.offset + this.nameCount : 0;
    this.fill(this.members);
  }

  focusFirst(): void {
    this.rows[0]?.focus({ preventScroll: true });
  }

  /** Moves the keyboard's focus by rows. */
  moveFocus(step: number): void {
    const at = this.rows.indexOf(document.activeElement as HTMLElement);
    this.rows[(at + step + this.rows.length) % this.rows.length]?.focus({ preventScroll: true });
  }

  dispose(): void {
    this.veil.remove();
    this.element.remove();
  }

  private locate(): boolean {
    const { stage, hostIndex } = this.parts;
    const { places, projection, eye } = stage;
    if (!places.isKnown[hostIndex] || !projection.isAhead[hostIndex]) return false;
    this.anchor.x = projection.screenX[hostIndex]!;
    this.anchor.y = projection.screenY[hostIndex]!;
    writeReach(this.anchor, stage, stage.objects[hostIndex]!);
    const { x, y } = this.anchor;
    return x > 0 && y > 0 && x < eye.widthPx && y < eye.heightPx;
  }

  private hasOutgrown(): boolean {
    const { anchor, laidOut, covered } = this;
    const { room } = this.space();
    return (
      Math.abs(anchor.reachRightPx - laidOut.reachRightPx) > GROWN_PX ||
      covered.left < room.left - 1 ||
      covered.top < room.top - 1 ||
      covered.right > room.right + 1 ||
      covered.bottom > room.bottom + 1
    );
  }

  private fill(members: readonly SceneObject[]): void {
    const { stage, speech, hostIndex, onRow } = this.parts;
    const heldIndex = this.rows.indexOf(document.activeElement as HTMLElement);
    this.members = members;
    if (this.offset >= members.length) this.offset = 0;
    const title = speech.t('scene.missionsAt', { count: members.length, place: stage.objects[hostIndex]?.name ?? '' });
    this.title.textContent = title;
    this.element.setAttribute('aria-label', title);
    for (const row of this.rows) row.remove();
    const capacity = fanCapacity(this.anchor, this.space());
    const left = members.length - this.offset;
    this.nameCount = left <= capacity && this.offset === 0 ? left : Math.max(1, Math.min(left, capacity - 1));
    const shown = members.slice(this.offset, this.offset + this.nameCount);
    this.rows = shown.map((member) => fanRow(stage, member, hostIndex));
    for (const [i, row] of this.rows.entries()) onRow(row, shown[i]!.index);
    const others = members.length - this.nameCount;
    if (others > 0) {
      this.more.textContent = speech.t('scene.moreMissions', { count: others });
      this.rows.push(this.more);
    }
    this.element.append(...this.rows);
    if (heldIndex >= 0) this.rows[Math.min(heldIndex, this.rows.length - 1)]?.focus({ preventScroll: true });
    this.arrange();
  }

  private space(): FanSpace {
    const { stage, covers } = this.parts;
    const { widthPx, heightPx } = stage.eye;
    const { insets } = covers;
    const picture = {
      left: insets.left,
      top: insets.top,
      right: widthPx - insets.right,
      bottom: heightPx - insets.bottom,
    };
    return {
      room: freeRoom(picture, covers.covered, MARGIN_PX),
      rowPx: lengthPx(getComputedStyle(this.element).getPropertyValue('--fan-row')),
      title: { widthPx: Math.ceil(this.title.offsetWidth), heightPx: Math.ceil(this.title.offsetHeight) },
    };
  }

  /** Puts everything in its place, seen from where the body is now. */
  private arrange(): void {
    const { anchor, rows } = this;
    Object.assign(this.laidOut, anchor);
    for (const row of rows) row.style.maxWidth = '';
    const widths = rows.map((row) => Math.ceil(row.getBoundingClientRect().width));
    const layout = layoutFan(anchor, widths, this.space());
    for (const [i, place] of layout.rows.entries()) putRow(rows[i]!, place);
    this.title.style.transform = `translate(${Math.round(layout.title.left)}px, ${Math.round(layout.title.top)}px)`;
    this.lines.setAttribute('d', layout.rows.map((row) => lineTo(anchor, row)).join(''));
    this.bounds = layout.bounds;
    const { left, top, right, bottom } = layout.bounds;
    Object.assign(this.veil.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${right - left}px`,
      height: `${bottom - top}px`,
      transform: '',
    });
    const { style } = this.veil;
    style.setProperty('--hole-x', `${anchor.x - left}px`);
    style.setProperty('--hole-y', `${anchor.y - top}px`);
    style.setProperty('--hole', `${Math.max(anchor.reachRightPx, anchor.reachUpPx) + 3}px`);
    this.shiftX = 0;
    this.shiftY = 0;
    this.element.style.transform = '';
  }
}

function anchorShape(): FanAnchor & { widthPx: number; heightPx: number } {
  const shape = {
    x: 0,
    y: 0,
    reachLeftPx: 0,
    reachRightPx: 0,
    reachUpPx: 0,
    reachDownPx: 0,
    widthPx: 0,
    heightPx: 0,
  };
  setRound(shape, 0);
  return shape;
}

/** A line from the rim of the body to the beginning of a row. */
function lineTo(anchor: FanAnchor, { side, x, y }: FanPlace): string {
  const dx = x - anchor.x;
  const dy = y - anchor.y;
  const away = Math.max(1, lengthOf(dx, dy));
  const reach = Math.max(side === 'right' ? anchor.reachRightPx : anchor.reachLeftPx, 2) + 2;
  const fromX = anchor.x + (dx / away) * reach;
  const fromY = anchor.y + (dy / away) * reach;
  return `M${fromX.toFixed(1)} ${fromY.toFixed(1)}L${x.toFixed(1)} ${y.toFixed(1)}`;
}
