import styles from './label-layer.module.css';
import { hasLeader, type LabelShape, leaderEndX, leaderEndY, leaderStartX, leaderStartY } from './label-slots.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Thin lines from objects to labels that stand away from them: one drawing, whose lines are used again. */
export class LeaderLines {
  readonly element = document.createElementNS(SVG, 'svg');
  private readonly lines: SVGLineElement[] = [];
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
    const line = this.lines[this.used] ?? this.addLine();
    this.used++;
    move(line.x1, leaderStartX(shape, slot));
    move(line.y1, leaderStartY(shape, slot));
    move(line.x2, leaderEndX(shape, slot));
    move(line.y2, leaderEndY(shape, slot));
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
}

/** Moves an end of a line, by numbers rather than texts, once that can be seen. */
function move(length: SVGAnimatedLength, px: number): void {
  const rounded = Math.round(px * 2) / 2;
  if (length.baseVal.value !== rounded) length.baseVal.value = rounded;
}
