import type { Stage } from '../stage/stage.ts';
import type { Box } from './box-pile.ts';
import type { Insets } from './declutter.ts';

/** While the view moves, what lies over it is looked for this often (ms): the browser lays the page out for it. */
const LOOK_MS = 480;

/** What the page lays over the picture: strips along its edges, parts marked as covering it, and what lies outside the window. */
export class PictureCovers {
  insets: Insets = { top: 0, right: 0, bottom: 0, left: 0 };
  covered: readonly Box[] = [];
  /** Counts the sizes of text there have been: whoever has measured text measures again. */
  textVersion = 0;
  private readFor = '';
  private lookedMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly stage: Stage,
    private readonly picture: HTMLElement,
  ) {}

  update(nowMs: number): void {
    this.readStyle();
    if (this.stage.isMoving && nowMs - this.lookedMs < LOOK_MS) return;
    this.lookedMs = nowMs;
    this.covered = coveredParts(this.picture, this.insets);
  }

  /** The page chooses the size of text, larger in a kiosk and in a talk, and which edges are covered. */
  private readStyle(): void {
    const { mode, language } = this.stage.explorer.store.getState();
    const { widthPx, heightPx } = this.stage.eye;
    const readFor = `${mode} ${language} ${widthPx} ${heightPx} ${document.fonts.status}`;
    if (readFor === this.readFor) return;
    this.readFor = readFor;
    this.textVersion++;
    const style = getComputedStyle(this.picture);
    // Whoever lays something over an edge of the picture says so with these properties.
    const inset = (edge: string) => lengthPx(style.getPropertyValue(`--scene-inset-${edge}`));
    this.insets = { top: inset('top'), right: inset('right'), bottom: inset('bottom'), left: inset('left') };
  }
}

function coveredParts(picture: HTMLElement, insets: Insets): readonly Box[] {
  const covers = document.querySelectorAll('[data-covers-picture]');
  if (covers.length === 0) return [];
  const origin = picture.getBoundingClientRect();
  const parts = [...covers].map((cover) => {
    const { left, top, right, bottom } = cover.getBoundingClientRect();
    return {
      left: left - origin.left,
      top: top - origin.top,
      right: right - origin.left,
      bottom: bottom - origin.top,
    };
  });
  return [...parts, ...outsideWindow(origin, insets)];
}

/** The page may move the picture aside, so that what is looked at stands beside a panel: the strips that leave the window. */
function outsideWindow({ left, top, right, width, height }: DOMRect, insets: Insets): Box[] {
  const strips: Box[] = [];
  if (left < 0) strips.push({ left: 0, top: 0, right: insets.left - left, bottom: height });
  if (right > innerWidth) strips.push({ left: innerWidth - left - insets.right, top: 0, right: width, bottom: height });
  if (top < 0) strips.push({ left: 0, top: 0, right: width, bottom: insets.top - top });
  return strips;
}

/** Pixels of a length in px or rem; 0 for an empty text. */
export function lengthPx(text: string): number {
  const value = Number.parseFloat(text) || 0;
  return text.trim().endsWith('rem')
    ? value * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    : value;
}
