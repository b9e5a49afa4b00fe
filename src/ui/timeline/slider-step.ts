import { spanMs, type TimeView } from './time-view.ts';

/** What the slider needs to know to answer a key. */
export interface SliderState {
  readonly utc: number;
  readonly view: TimeView;
  readonly widthPx: number;
  /** Ends of the whole range, POSIX milliseconds UTC. */
  readonly minUtc: number;
  readonly maxUtc: number;
}

/** Pixels a large step (PageUp, PageDown) goes, as a share of the axis. */
const PAGE_SHARE = 0.1;
const SHIFT_FACTOR = 10;

/**
 * The instant a key moves the slider to, inside the range; undefined when the key means nothing to a slider.
 * Arrows go one pixel of the view in view, ten with shift; PageUp and PageDown a tenth of the view, all of it with shift.
 * Up and right are later in every language: the axis of time is not mirrored.
 * @source W3C ARIA Authoring Practices Guide, slider pattern, keyboard interaction
 */
export function sliderStep(key: string, isShift: boolean, state: SliderState): number | undefined {
  const pixelMs = spanMs(state.view) / Math.max(state.widthPx, 1);
  const pageMs = spanMs(state.view) * PAGE_SHARE;
  const factor = isShift ? SHIFT_FACTOR : 1;
  const to = (deltaMs: number) => Math.min(Math.max(state.utc + deltaMs, state.minUtc), state.maxUtc);
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return to(pixelMs * factor);
    case 'ArrowLeft':
    case 'ArrowDown':
      return to(-pixelMs * factor);
    case 'PageUp':
      return to(pageMs * factor);
    case 'PageDown':
      return to(-pageMs * factor);
    case 'Home':
      return state.minUtc;
    case 'End':
      return state.maxUtc;
    default:
      return undefined;
  }
}
