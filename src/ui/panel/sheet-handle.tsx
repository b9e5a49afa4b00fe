import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import styles from './side-panel.module.css';

export const SHEET_HEIGHTS = ['peek', 'half', 'full'] as const;
export type SheetHeight = (typeof SHEET_HEIGHTS)[number];

interface SheetHandleProps {
  readonly height: SheetHeight;
  readonly label: string;
  onChange(height: SheetHeight): void;
  onClose(): void;
}

/** Dragging further than this is a wish for another height, in CSS pixels. */
const STEP_PX = 48;
/** Dragging the lowest sheet this far down closes it. */
const CLOSE_PX = 36;

/** The grip of a sheet: drag it, tap it for the next height, or use the arrow keys. Hidden on wide screens. */
export function SheetHandle({ height, label, onChange, onClose }: SheetHandleProps) {
  const drag = useRef<{ readonly startY: number; readonly startHeightPx: number } | null>(null);
  const wasDragged = useRef(false);
  const index = SHEET_HEIGHTS.indexOf(height);
  const move = (steps: number) => {
    const next = SHEET_HEIGHTS[Math.min(Math.max(index + steps, 0), SHEET_HEIGHTS.length - 1)];
    if (next) onChange(next);
  };

  const down = (event: PointerEvent<HTMLButtonElement>) => {
    const sheet = event.currentTarget.parentElement;
    if (!sheet) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { startY: event.clientY, startHeightPx: sheet.offsetHeight };
    wasDragged.current = false;
  };
  const dragged = (event: PointerEvent<HTMLButtonElement>) => {
    const sheet = event.currentTarget.parentElement;
    if (!drag.current || !sheet) return;
    const upPx = drag.current.startY - event.clientY;
    if (Math.abs(upPx) > 4) wasDragged.current = true;
    sheet.style.height = `${Math.max(drag.current.startHeightPx + upPx, 0)}px`;
    sheet.style.transition = 'none';
  };
  const up = (event: PointerEvent<HTMLButtonElement>) => {
    const sheet = event.currentTarget.parentElement;
    if (!drag.current || !sheet) return;
    const upPx = drag.current.startY - event.clientY;
    drag.current = null;
    sheet.style.height = '';
    sheet.style.transition = '';
    if (height === 'peek' && upPx < -CLOSE_PX) onClose();
    else if (Math.abs(upPx) > STEP_PX) move(Math.sign(upPx) * (Math.abs(upPx) > window.innerHeight * 0.4 ? 2 : 1));
  };
  const key = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    move(event.key === 'ArrowUp' ? 1 : -1);
  };

  return (
    <button
      type="button"
      className={styles.handle}
      role="slider"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={SHEET_HEIGHTS.length}
      aria-valuenow={index + 1}
      onPointerDown={down}
      onPointerMove={dragged}
      onPointerUp={up}
      onPointerCancel={up}
      onKeyDown={key}
      onClick={() => {
        if (!wasDragged.current) onChange(height === 'full' ? 'peek' : (SHEET_HEIGHTS[index + 1] ?? 'half'));
      }}
    />
  );
}
