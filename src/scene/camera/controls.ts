import { RAD_PER_DEG } from '../../core/units/constants.ts';
import { moveByKey } from '../../state/view-steps.ts';
import type { Stage } from '../stage/stage.ts';
import { shortestTurn } from './camera-rig.ts';

/** A drag shorter than this (px) is a click. */
const CLICK_PX = 6;
/** Degrees of turn for a drag across the picture's height. */
const TURN_DEG = 180;
/** The fastest the picture spins on when let go (degrees a second). */
const FLING_DEG_S = 120;

interface Touch {
  x: number;
  y: number;
}

/** Where a pointer is, and on what: CSS pixels from the top left corner of the picture. */
export interface PointerPlace {
  readonly x: number;
  readonly y: number;
  readonly isTouch: boolean;
  readonly target: EventTarget | null;
}

/** What the pointer does besides moving the camera. */
export interface PointerDeeds {
  click(place: PointerPlace): void;
  doubleClick(place: PointerPlace): void;
  hover(place: PointerPlace): void;
  leave(): void;
}

/**
 * Mouse, touch, pen, wheel and keys on the picture: one finger turns; two pinch, twist, and tilt when they move together;
 * the wheel zooms; arrow keys turn, plus and minus zoom. Returns the function that ends it.
 */
export function attachControls(
  host: HTMLElement,
  stage: Stage,
  invalidate: () => void,
  deeds: PointerDeeds,
): () => void {
  const touches = new Map<number, Touch>();
  let pointedAt: PointerPlace | undefined;
  let hoverFrame: number | undefined;
  let pressed: EventTarget | null = null;
  let travelled = 0;
  let lastMoveMs = 0;
  let spin = { azimuth: 0, elevation: 0 };
  let spread: Spread = NO_SPREAD;
  let lastClick = { ms: Number.NEGATIVE_INFINITY, x: 0, y: 0 };

  const at = (event: PointerEvent | WheelEvent): Touch => {
    const box = host.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const degPerPx = () => TURN_DEG / Math.max(200, stage.eye.heightPx);

  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    // Captured, the pointer is on the picture: what it was pressed on has to be remembered.
    pressed = event.target;
    host.setPointerCapture(event.pointerId);
    touches.set(event.pointerId, at(event));
    travelled = touches.size > 1 ? CLICK_PX : 0;
    spread = spreadOf(touches);
    spin = { azimuth: 0, elevation: 0 };
    stage.eyePlacer.hand.fling(0, 0);
  };

  const onMove = (event: PointerEvent) => {
    const here = at(event);
    const before = touches.get(event.pointerId);
    if (!before) {
      if (event.pointerType === 'mouse') hoverSoon({ ...here, isTouch: false, target: event.target });
      return;
    }
    const dx = (here.x - before.x) / touches.size;
    const dy = (here.y - before.y) / touches.size;
    before.x = here.x;
    before.y = here.y;
    travelled += Math.hypot(dx, dy);
    if (travelled < CLICK_PX) return;
    const azimuth = -dx * degPerPx();
    const elevation = dy * degPerPx();
    stage.eyePlacer.hand.turn(azimuth, elevation);
    const seconds = Math.max(0.004, (event.timeStamp - lastMoveMs) / 1000);
    lastMoveMs = event.timeStamp;
    if (seconds < 0.1) spin = { azimuth: azimuth / seconds, elevation: elevation / seconds };
    if (touches.size === 2) {
      const now = spreadOf(touches);
      if (spread.px > 0 && now.px > 0) stage.eyePlacer.hand.zoom(spread.px / now.px);
      stage.eyePlacer.hand.twist(shortestTurn(now.deg - spread.deg));
      spread = now;
      spin = { azimuth: 0, elevation: 0 };
    }
    invalidate();
  };

  /** Mice may report more often than the picture changes. */
  const hoverSoon = (place: PointerPlace) => {
    pointedAt = place;
    hoverFrame ??= requestAnimationFrame(() => {
      hoverFrame = undefined;
      if (pointedAt) deeds.hover(pointedAt);
    });
  };

  const onUp = (event: PointerEvent) => {
    const touch = touches.get(event.pointerId);
    if (!touch) return;
    touches.delete(event.pointerId);
    spread = spreadOf(touches);
    if (touches.size > 0 || event.type === 'pointercancel') return;
    if (travelled < CLICK_PX) {
      click(touch, event);
      return;
    }
    const isResting = event.timeStamp - lastMoveMs > 60;
    if (!isResting && !stage.prefersStill) stage.eyePlacer.hand.fling(limit(spin.azimuth), limit(spin.elevation));
    invalidate();
  };

  const click = ({ x, y }: Touch, event: PointerEvent) => {
    const isTouch = event.pointerType !== 'mouse';
    const isDouble = event.timeStamp - lastClick.ms < 350 && Math.hypot(x - lastClick.x, y - lastClick.y) < 24;
    lastClick = { ms: isDouble ? Number.NEGATIVE_INFINITY : event.timeStamp, x, y };
    const place = { x, y, isTouch, target: pressed };
    if (isDouble) deeds.doubleClick(place);
    else deeds.click(place);
  };

  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 24 : 1;
    const step = Math.min(240, Math.max(-240, event.deltaY * lines));
    // Browsers report a pinch on a touchpad as a wheel with the control key, in much smaller steps.
    stage.eyePlacer.hand.zoom(Math.exp(step * (event.ctrlKey ? 0.01 : 0.0016)));
    invalidate();
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!moveByKey(stage.explorer.camera, event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onLeave = () => {
    pointedAt = undefined;
    deeds.leave();
  };

  host.addEventListener('pointerdown', onDown);
  host.addEventListener('pointermove', onMove);
  host.addEventListener('pointerup', onUp);
  host.addEventListener('pointercancel', onUp);
  host.addEventListener('pointerleave', onLeave);
  host.addEventListener('wheel', onWheel, { passive: false });
  host.addEventListener('keydown', onKey);
  return () => {
    if (hoverFrame !== undefined) cancelAnimationFrame(hoverFrame);
    host.removeEventListener('pointerdown', onDown);
    host.removeEventListener('pointermove', onMove);
    host.removeEventListener('pointerup', onUp);
    host.removeEventListener('pointercancel', onUp);
    host.removeEventListener('pointerleave', onLeave);
    host.removeEventListener('wheel', onWheel);
    host.removeEventListener('keydown', onKey);
  };
}

/** How far two fingers are apart, and in which direction the second is from the first (clockwise on the screen). */
interface Spread {
  readonly px: number;
  readonly deg: number;
}

const NO_SPREAD: Spread = { px: 0, deg: 0 };

function spreadOf(touches: ReadonlyMap<number, Touch>): Spread {
  const [a, b] = [...touches.values()];
  if (!a || !b) return NO_SPREAD;
  return { px: Math.hypot(b.x - a.x, b.y - a.y), deg: Math.atan2(b.y - a.y, b.x - a.x) / RAD_PER_DEG };
}

function limit(degS: number): number {
  return Math.min(FLING_DEG_S, Math.max(-FLING_DEG_S, degS));
}
