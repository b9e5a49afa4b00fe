import { type RefObject, useEffect } from 'react';
import { unixMs } from '../../core/time/epoch.ts';
import type { Explorer } from '../../state/explorer.ts';
import { goToTime } from '../../state/navigate.ts';
import { panView, utcAt, zoomView } from './time-view.ts';
import type { Viewport } from './viewport.ts';

/** A drag begins after this way; less is a click. */
const DRAG_PX = 5;
const WHEEL_ZOOM = 0.0022;
const WHEEL_LINE_PX = 18;

export interface ChartParts {
  /** Axis and lanes. */
  readonly chart: RefObject<HTMLElement | null>;
  /** The axis: pressing it moves the clock. Its left edge is where the view begins. */
  readonly axis: RefObject<HTMLElement | null>;
  /** True from pressing the axis to letting go. */
  readonly isScrubbing: RefObject<boolean>;
}

interface Finger {
  readonly startX: number;
  readonly startY: number;
  x: number;
  y: number;
}

/**
 * Pointer and wheel on the chart. Axis: press and drag move the clock, the wheel zooms. Lanes: drag pans, the wheel
 * scrolls, with ctrl (and so with the pinch of a touchpad) it zooms, sideways it pans. Two fingers zoom and pan anywhere.
 */
export function useChartGestures(
  explorer: Explorer,
  viewport: Viewport,
  { chart, axis, isScrubbing }: ChartParts,
): void {
  useEffect(() => {
    const element = chart.current;
    const axisElement = axis.current;
    if (!element || !axisElement) return;
    const fingers = new Map<number, Finger>();
    let mode: 'idle' | 'pressed-axis' | 'scrub' | 'pressed-lanes' | 'pan' | 'pinch' = 'idle';
    let playAgain = false;

    const localX = (clientX: number) => clientX - axisElement.getBoundingClientRect().left;
    const utcUnder = (clientX: number) => {
      const x = Math.min(Math.max(localX(clientX), 0), viewport.widthPx);
      return utcAt(viewport.view, viewport.widthPx, x);
    };
    const moveClock = (clientX: number) => goToTime(explorer, unixMs(utcUnder(clientX)));
    const beginScrub = (clientX: number) => {
      mode = 'scrub';
      isScrubbing.current = true;
      playAgain = explorer.clock.isPlaying;
      if (playAgain) explorer.clock.pause();
      moveClock(clientX);
    };
    const endScrub = () => {
      isScrubbing.current = false;
      if (playAgain) explorer.clock.play();
      playAgain = false;
    };

    const onDown = (event: PointerEvent) => {
      if (event.button !== 0 || !(event.target instanceof Element) || event.target.closest('button, select, a')) return;
      fingers.set(event.pointerId, {
        startX: event.clientX,
        startY: event.clientY,
        x: event.clientX,
        y: event.clientY,
      });
      if (fingers.size === 2) {
        if (mode === 'scrub') endScrub();
        mode = 'pinch';
        return;
      }
      if (!axisElement.contains(event.target)) {
        mode = 'pressed-lanes';
        return;
      }
      element.setPointerCapture(event.pointerId);
      // A finger may be the first of two: it moves the clock when it moves or lifts, the mouse at once.
      if (event.pointerType === 'touch') mode = 'pressed-axis';
      else beginScrub(event.clientX);
    };

    const onMove = (event: PointerEvent) => {
      const finger = fingers.get(event.pointerId);
      if (!finger) return;
      const [dx, dy] = [event.clientX - finger.x, event.clientY - finger.y];
      const isDrag = Math.hypot(event.clientX - finger.startX, event.clientY - finger.startY) > DRAG_PX;
      if (mode === 'pressed-axis' && isDrag) beginScrub(event.clientX);
      if (mode === 'pressed-lanes' && isDrag) {
        mode = 'pan';
        element.setPointerCapture(event.pointerId);
        element.dataset.panning = 'true';
      }
      if (mode === 'pinch') pinch(fingers, event.pointerId, event.clientX, event.clientY);
      else if (mode === 'scrub') moveClock(event.clientX);
      else if (mode === 'pan') {
        viewport.show(panView(viewport.view, -dx * viewport.msPerPx));
        if (event.pointerType !== 'touch') element.scrollTop -= dy;
      }
      finger.x = event.clientX;
      finger.y = event.clientY;
    };

    const onUp = (event: PointerEvent) => {
      if (!fingers.delete(event.pointerId)) return;
      if (mode === 'pressed-axis' && event.type === 'pointerup') {
        beginScrub(event.clientX);
        endScrub();
      } else if (mode === 'scrub') endScrub();
      // The click that follows a drag is no click.
      if (mode === 'pan') setTimeout(() => delete element.dataset.panning, 0);
      mode = fingers.size > 0 && mode === 'pinch' ? 'pinch' : 'idle';
    };

    const pinch = (all: ReadonlyMap<number, Finger>, movedId: number, toX: number, toY: number) => {
      const moved = all.get(movedId);
      const other = [...all].find(([id]) => id !== movedId)?.[1];
      if (!moved || !other) return;
      const before = Math.hypot(moved.x - other.x, moved.y - other.y);
      const after = Math.hypot(toX - other.x, toY - other.y);
      if (before < 8 || after < 8) return;
      const middle = (moved.x + other.x) / 2;
      const zoomed = zoomView(viewport.view, before / after, utcUnder(middle));
      const spanPerPx = (zoomed.endUtc - zoomed.startUtc) / viewport.widthPx;
      viewport.show(panView(zoomed, -((toX - moved.x) / 2) * spanPerPx));
    };

    const onWheel = (event: WheelEvent) => {
      const isOnAxis = event.target instanceof Node && axisElement.contains(event.target);
      const unitPx = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? WHEEL_LINE_PX : 1;
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
      const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (isSideways && !event.ctrlKey) {
        event.preventDefault();
        viewport.show(panView(viewport.view, sideways * unitPx * viewport.msPerPx));
      } else if (event.ctrlKey || event.metaKey || isOnAxis) {
        event.preventDefault();
        // Touchpads send a pinch as ctrl and small steps.
        const strength = event.ctrlKey && Math.abs(event.deltaY) < 50 ? 4 : 1;
        const factor = Math.exp(event.deltaY * unitPx * WHEEL_ZOOM * strength);
        viewport.show(zoomView(viewport.view, factor, utcUnder(event.clientX)));
      }
    };

    const onDoubleClick = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest('[role=option], button')) return;
      viewport.glide(zoomView(viewport.view, event.shiftKey ? 3 : 1 / 3, utcUnder(event.clientX)));
    };

    const end = new AbortController();
    const { signal } = end;
    element.addEventListener('pointerdown', onDown, { signal });
    element.addEventListener('pointermove', onMove, { signal });
    element.addEventListener('pointerup', onUp, { signal });
    element.addEventListener('pointercancel', onUp, { signal });
    element.addEventListener('wheel', onWheel, { signal, passive: false });
    element.addEventListener('dblclick', onDoubleClick, { signal });
    return () => end.abort();
  }, [explorer, viewport, chart, axis, isScrubbing]);
}
