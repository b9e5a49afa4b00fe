import type { LabelFace } from './label-flow.ts';
import styles from './label-layer.module.css';

/** Time in which a label fades (ms), as in the style sheet. */
const FADE_MS = 160;

/** The element of one label: a name, and for bodies the number of missions gathered there. */
export class LabelTag implements LabelFace {
  readonly element = document.createElement('div');
  readonly name = document.createElement('span');
  /** Opens the fan of the missions; undefined where nothing can gather. */
  readonly count: HTMLButtonElement | undefined;
  /** What is seen of it: a finger needs more room than the number takes. */
  readonly pill = document.createElement('span');
  /** Size as laid out, rounded up to whole pixels; 0 until it is read. */
  widthPx = 0;
  heightPx = 0;
  isMeasured = false;
  look: LabelFace['look'] = 'hidden';
  fadedMs = 0;
  private gathered = -1;
  private countTip = '';
  private deviceX = Number.NaN;
  private deviceY = Number.NaN;
  private isOverDisc = false;

  constructor(text: string, rank: string, canGather: boolean) {
    this.element.className = `${styles.label} ${rank}`;
    this.element.dir = 'auto';
    this.name.textContent = text;
    this.name.setAttribute('aria-hidden', 'true');
    this.element.append(this.name);
    if (!canGather) return;
    this.count = document.createElement('button');
    this.count.type = 'button';
    this.count.className = styles.count ?? '';
    this.count.hidden = true;
    this.pill.className = styles.pill ?? '';
    this.count.append(this.pill);
    this.element.append(this.count);
  }

  /** Writes how many missions are gathered; `tip` says it in words. */
  setGathered(gathered: number, tip: string): void {
    if (!this.count || (this.gathered === gathered && this.countTip === tip)) return;
    this.gathered = gathered;
    this.countTip = tip;
    this.pill.textContent = String(gathered);
    this.count.hidden = gathered === 0;
    this.pill.dataset.tip = tip;
    this.count.setAttribute('aria-label', tip);
    this.isMeasured = false;
  }

  get gatheredCount(): number {
    return Math.max(0, this.gathered);
  }

  /** Reads the size; the browser lays the page out for it, so all that need it are read in one go. */
  measure(): void {
    const { width, height } = this.element.getBoundingClientRect();
    this.widthPx = Math.ceil(width);
    this.heightPx = Math.ceil(height);
    this.isMeasured = true;
  }

  /** Of the top left corner. */
  moveTo(deviceX: number, deviceY: number, ratio: number): void {
    if (deviceX === this.deviceX && deviceY === this.deviceY) return;
    this.deviceX = deviceX;
    this.deviceY = deviceY;
    this.element.style.transform = `translate3d(${deviceX / ratio}px, ${deviceY / ratio}px, 0)`;
  }

  /** A name before a bright disc stands on a veil. */
  setOverDisc(isOverDisc: boolean): void {
    if (isOverDisc === this.isOverDisc) return;
    this.isOverDisc = isOverDisc;
    this.element.classList.toggle(styles.overDisc ?? '', isOverDisc);
  }

  show(): void {
    if (this.look === 'shown') return;
    this.setLook('shown');
  }

  fade(nowMs: number): void {
    if (this.look !== 'shown') return;
    this.fadedMs = nowMs + FADE_MS;
    this.setLook('fading');
  }

  hide(): void {
    if (this.look !== 'hidden') this.setLook('hidden');
  }

  private setLook(look: LabelFace['look']): void {
    this.look = look;
    const { classList } = this.element;
    classList.toggle(styles.shown ?? '', look === 'shown');
    classList.toggle(styles.fading ?? '', look === 'fading');
  }
}
