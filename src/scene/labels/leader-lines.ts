import styles from './label-layer.module.css';
import { hasLeader, type LabelShape, stand, standInto } from './label-slots.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Thin lines from objects to labels that stand away from them: one drawing, whose lines are used again. */
export class LeaderLines {
  readonly element = document.createElementNS(SVG, 'svg');
  private readonly lines: SVGLineElement[] = [];
  /** Where the ends of the lines were drawn last. */
  private readonly drawn: number[] = [];
  private used = 0;
  private shown = 0;

  constructor() {
    this.element.classList.add(styles.leaders ?? '');
    this.element.setAttribute('aria-hidden', 'true');
  }

  /** Begins a frame. */
  begin(): void {
    this.used = 0;
  }

  /** Draws the line of a label, if its slot has one. */
  draw(shape: LabelShape, slot: number): void {
    if (!hasLeader(slot)) return;
    const at = this.used++;
    const line = this.lines[at] ?? this.addLine();
    const { startX, startY, endX, endY } = standInto(ends, shape, slot);
    this.move(line.x1, 4 * at, startX);
    this.move(line.y1, 4 * at + 1, startY);
    this.move(line.x2, 4 * at + 2, endX);
    this.move(line.y2, 4 * at + 3, endY);
  }

  /** Ends a frame: lines no label has asked for are hidden. */
  end(): void {
    for (let i = this.used; i < this.shown; i++) this.lines[i]!.style.display = 'none';
    for (let i = this.shown; i < this.used; i++) this.lines[i]!.style.display = '';
    if (this.shown > 0 !== this.used > 0) this.element.style.display = this.used > 0 ? 'block' : 'none';
    this.shown = this.used;
  }

  private addLine(): SVGLineElement {
    const line = document.createElementNS(SVG, 'line');
    line.style.display = 'none';
    this.lines.push(line);
    this.element.append(line);
    return line;
  }

  /** Moves an end of a line, by numbers rather than texts, once that can be seen. Asking the page where it is would cost more. */
  private move(length: SVGAnimatedLength, at: number, px: number): void {
    const rounded = Math.round(px * 2) / 2;
    if (this.drawn[at] === rounded) return;
    this.drawn[at] = rounded;
    length.baseVal.value = rounded;
  }
}

const ends = stand();
