import { type RefObject, useEffect } from 'react';
import type { Format } from '../../i18n/format.ts';
import type { Explorer } from '../../state/explorer.ts';
import { clockUtc } from '../../state/navigate.ts';
import { clockText } from './clock-text.ts';
import { DAY_MS, FULL_VIEW, followView, revealView, type TimeView, xOf } from './time-view.ts';
import type { Viewport } from './viewport.ts';

/** Elements that stand at the clock's time; they are moved directly, not by React. */
export interface CursorParts {
  readonly line: RefObject<HTMLElement | null>;
  readonly slider: RefObject<HTMLElement | null>;
}

/** A cursor that has moved less than this (px) stays. */
const UNSEEN_PX = 0.1;
/** How often a screen reader is told the value of the slider while the clock plays. */
const SPOKEN_EVERY_MS = 500;

/**
 * Keeps the cursor at the clock's time and the view with the cursor: a clock that plays out of the view turns the page,
 * one that jumps out of it is fetched; a view that was moved away by hand is left where it is.
 */
export function useClockCursor(
  explorer: Explorer,
  viewport: Viewport,
  { line, slider }: CursorParts,
  format: Format,
  isHeld: () => boolean,
): void {
  useEffect(() => {
    let spokenAtMs = 0;
    let wasInView = true;
    let placedX = Number.NaN;
    const place = () => {
      const x = xOf(viewport.view, viewport.widthPx, clockUtc(explorer));
      // In the view of a century a frame of play moves it by less than anyone can see.
      if (Math.abs(x - placedX) < UNSEEN_PX) return;
      placedX = x;
      const isInside = x >= -1 && x <= viewport.widthPx + 1;
      if (line.current) {
        line.current.style.transform = shift(x);
        line.current.style.visibility = isInside ? 'visible' : 'hidden';
      }
      if (slider.current) {
        // Its time out of view, the slider waits at the edge, where keyboard and pointer still reach it.
        slider.current.style.transform = shift(Math.min(Math.max(x, 0), viewport.widthPx));
        slider.current.dataset.inside = String(isInside);
      }
    };
    const speak = () => {
      const utc = clockUtc(explorer);
      const { date, time } = clockText(format, utc, 'minute');
      slider.current?.setAttribute('aria-valuenow', String(dayNumber(utc)));
      slider.current?.setAttribute('aria-valuetext', `${date}, ${time}`);
    };
    const unsubscribeClock = explorer.clock.subscribe((event) => {
      const utc = clockUtc(explorer);
      if (event === 'tick' && wasInView) {
        const followed = followView(viewport.view, utc);
        if (followed !== viewport.view) viewport.show(followed);
      } else if (event === 'jump' && !isHeld() && !contains(viewport.view, utc)) {
        viewport.glide(revealView(viewport.view, utc, 0.15));
        wasInView = true;
      }
      if (contains(viewport.view, utc)) wasInView = true;
      place();
      const nowMs = performance.now();
      if (event !== 'tick' || nowMs - spokenAtMs > SPOKEN_EVERY_MS) {
        spokenAtMs = nowMs;
        speak();
      }
    });
    const unsubscribeView = viewport.subscribe(() => {
      wasInView = contains(viewport.view, clockUtc(explorer));
      place();
    });
    place();
    speak();
    return () => {
      unsubscribeClock();
      unsubscribeView();
    };
  }, [explorer, viewport, line, slider, format, isHeld]);
}

function shift(xPx: number): string {
  return `translate3d(${xPx.toFixed(2)}px, 0, 0)`;
}

/** Whole days since the beginning of the range: the slider's value. */
export function dayNumber(utc: number): number {
  return Math.floor((utc - FULL_VIEW.startUtc) / DAY_MS);
}

function contains(view: TimeView, utc: number): boolean {
  return utc >= view.startUtc && utc <= view.endUtc;
}
