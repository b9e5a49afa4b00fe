import { RAD_PER_DEG } from '../../core/units/constants.ts';
import { moveByKey } from '../../state/view-steps.ts';
import type { Stage } from '../stage/stage.ts';
import { shortestTurn } from './camera-rig.ts';
import { anchorInto, zoomToPointer } from './pointer-anchor.ts';

/** A drag shorter than this (px) is a click. */
const CLICK_PX = 6;
/** Degrees of turn for a drag across the picture's height. */
const TURN_DEG = 180;
/** A wheel that goes on within this time (ms) and so near (px) goes on to the same thing, whatever comes between. */
const SAME_WHEEL_MS = 500;
const SAME_WHEEL_PX = 8;
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
  /** Index of the object that is meant; -1 for none. */
  meant(place: PointerPlace): number;
}

/**
 * Mouse, touch, pen, wheel and keys on the picture: one finger turns; two pinch, twist, and shift the view when they move
 * together, as do a mouse's other buttons and one with the shift key; a whole hand turns. The wheel zooms to what is under
 * the pointer. Arrow keys turn, with shift they shift, plus and minus zoom. Returns the function that ends it.
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
  let isShifting = false;
  /** After two fingers, the one that stays does nothing more. */
  let isSpent = false;
  /** What the wheel or two fingers zoom to. */
  let wheeled = { index: -1, x: 0, y: 0, ms: Number.NEGATIVE_INFINITY };
  let pinchedIndex = -1;
  let lastClick = { ms: Number.NEGATIVE_INFINITY, x: 0, y: 0 };

  const at = (event: PointerEvent | WheelEvent): Touch => {
    const box = host.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const degPerPx = () => TURN_DEG / Math.max(200, stage.eye.heightPx);

  const onDown = (event: PointerEvent) => {
    if (event.button > 2) return;
    isShifting = event.button !== 0 || event.shiftKey;
    // Captured, the pointer is on the picture: what it was pressed on has to be remembered.
    pressed = event.target;
    host.setPointerCapture(event.pointerId);
    touches.set(event.pointerId, at(event));
    isSpent = touches.size > 1;
    travelled = touches.size > 1 ? CLICK_PX : 0;
    spread = spreadOf(touches);
    if (touches.size === 2) pinchedIndex = deeds.meant({ x: spread.x, y: spread.y, isTouch: true, target: null });
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
    if (touches.size === 2) pinch(dx, dy);
    else if (isShifting) shift(dx, dy);
    else if (touches.size > 2 || !isSpent) turn(dx, dy, event.timeStamp);
    invalidate();
  };

  const turn = (dx: number, dy: number, nowMs: number) => {
    const azimuth = -dx * degPerPx();
    const elevation = dy * degPerPx();
    stage.eyePlacer.hand.turn(azimuth, elevation);
    const seconds = Math.max(0.004, (nowMs - lastMoveMs) / 1000);
    lastMoveMs = nowMs;
    if (seconds < 0.1 && touches.size === 1) spin = { azimuth: azimuth / seconds, elevation: elevation / seconds };
  };

  const shift = (dx: number, dy: number) => {
    const { pixelsPerTangent } = stage.eye;
    stage.eyePlacer.hand.shift(dx / pixelsPerTangent, -dy / pixelsPerTangent);
  };

  const pinch = (dx: number, dy: number) => {
    const now = spreadOf(touches);
    shift(dx, dy);
    if (spread.px > 0 && now.px > 0) zoomToPointer(stage, spread.px / now.px, now.x, now.y, pinchedIndex);
    const hasAnchor = anchorInto(anchor, stage, now.x, now.y, pinchedIndex);
    stage.eyePlacer.hand.twist(shortestTurn(now.deg - spread.deg), hasAnchor ? anchor : undefined);
    spread = now;
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
    if (touches.size > 0 || event.type === 'pointercancel' || event.button > 0) return;
    if (travelled < CLICK_PX) {
      click(touch, event);
      return;
    }
    if (isShifting || isSpent) return;
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
    const { x, y } = at(event);
    const goesOn =
      event.timeStamp - wheeled.ms < SAME_WHEEL_MS && Math.hypot(x - wheeled.x, y - wheeled.y) < SAME_WHEEL_PX;
    const index = goesOn ? wheeled.index : deeds.meant({ x, y, isTouch: false, target: event.target });
    wheeled = { index, x, y, ms: event.timeStamp };
    // Browsers report a pinch on a touchpad as a wheel with the control key, in much smaller steps.
    zoomToPointer(stage, Math.exp(step * (event.ctrlKey ? 0.01 : 0.0016)), x, y, index);
    invalidate();
  };

  const onMenu = (event: Event) => event.preventDefault();

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
  host.addEventListener('contextmenu', onMenu);
  return () => {
    if (hoverFrame !== undefined) cancelAnimationFrame(hoverFrame);
    host.removeEventListener('pointerdown', onDown);
    host.removeEventListener('pointermove', onMove);
    host.removeEventListener('pointerup', onUp);
    host.removeEventListener('pointercancel', onUp);
    host.removeEventListener('pointerleave', onLeave);
    host.removeEventListener('wheel', onWheel);
    host.removeEventListener('keydown', onKey);
    host.removeEventListener('contextmenu', onMenu);
  };
}

/** How far two fingers are apart, in which direction the second is from the first (clockwise on the screen), and their middle. */
interface Spread {
  readonly px: number;
  readonly deg: number;
  readonly x: number;
  readonly y: number;
}

const NO_SPREAD: Spread = { px: 0, deg: 0, x: 0, y: 0 };
const anchor = { x: 0, y: 0, z: 0 };

function spreadOf(touches: ReadonlyMap<number, Touch>): Spread {
  const [a, b] = [...touches.values()];
  if (!a || !b) return NO_SPREAD;
  return {
    px: Math.hypot(b.x - a.x, b.y - a.y),
    deg: Math.atan2(b.y - a.y, b.x - a.x) / RAD_PER_DEG,
    x: (a.x + b.x) / 2,
    y: (a.y + b.y) / 2,
  };
}

function limit(degS: number): number {
  return Math.min(FLING_DEG_S, Math.max(-FLING_DEG_S, degS));
}
