import { clampView, type TimeView } from './time-view.ts';

const GLIDE_MS = 220;
const SETTLE_MS = 180;

/**
 * The timeline's view while it moves. Wheel and pinch change it many times a second, so it is no React state: whoever
 * draws subscribes, and the store hears of it when it has come to rest.
 */
export class Viewport {
  private current: TimeView;
  private widthNow = 1;
  private frame: number | undefined;
  private settleTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    view: TimeView,
    private readonly onSettled: (view: TimeView) => void,
    private readonly wantsLessMotion: () => boolean,
  ) {
    this.current = clampView(view);
  }

  get view(): TimeView {
    return this.current;
  }

  /** Width of the axis in CSS pixels. */
  get widthPx(): number {
    return this.widthNow;
  }

  get msPerPx(): number {
    return (this.current.endUtc - this.current.startUtc) / this.widthNow;
  }

  setWidth(widthPx: number): void {
    if (widthPx <= 0 || widthPx === this.widthNow) return;
    this.widthNow = widthPx;
    this.tell();
  }

  /** Shows a view at once; the store is told when no other follows for a moment. */
  show(view: TimeView): void {
    this.stopGlide();
    this.put(view);
    clearTimeout(this.settleTimer);
    this.settleTimer = setTimeout(() => this.onSettled(this.current), SETTLE_MS);
  }

  /** Takes a view over from the store, without telling it back. */
  adopt(view: TimeView): void {
    if (same(view, this.current) || this.frame !== undefined) return;
    clearTimeout(this.settleTimer);
    this.put(view);
  }

  /** Moves to a view smoothly: spans change by equal factors, so that a zoom feels even. */
  glide(target: TimeView): void {
    const to = clampView(target);
    if (this.wantsLessMotion() || same(to, this.current)) {
      this.show(to);
      return;
    }
    this.stopGlide();
    clearTimeout(this.settleTimer);
    const from = this.current;
    let startMs: number | undefined;
    const step = (nowMs: number) => {
      startMs ??= nowMs;
      const share = Math.min((nowMs - startMs) / GLIDE_MS, 1);
      this.frame = undefined;
      if (share === 1) {
        this.show(to);
        return;
      }
      this.put(between(from, to, 1 - (1 - share) ** 3));
      this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
  }

  /** Calls `listener` after every change of view or width; returns the function that ends that. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  dispose(): void {
    this.stopGlide();
    clearTimeout(this.settleTimer);
    this.listeners.clear();
  }

  private stopGlide(): void {
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.frame = undefined;
  }

  private put(view: TimeView): void {
    this.current = clampView(view);
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** A view on the way from one to another: its span a geometric mean, its ends where a zoom about one point puts them. */
export function between(from: TimeView, to: TimeView, share: number): TimeView {
  const fromSpan = from.endUtc - from.startUtc;
  const toSpan = to.endUtc - to.startUtc;
  const span = fromSpan * (toSpan / fromSpan) ** share;
  const moved = Math.abs(toSpan - fromSpan) < 1 ? share : (span - fromSpan) / (toSpan - fromSpan);
  const startUtc = from.startUtc + (to.startUtc - from.startUtc) * moved;
  return { startUtc, endUtc: startUtc + span };
}

function same(a: TimeView, b: TimeView): boolean {
  return a.startUtc === b.startUtc && a.endUtc === b.endUtc;
}
