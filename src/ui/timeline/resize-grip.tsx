import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useText } from '../../i18n/text-context.tsx';
import styles from './resize-grip.module.css';
import type { TimelineHeight } from './timeline-height.ts';

const KEY_STEP_PX = 40;

/** The upper edge of the timeline: drag it, or move it with the arrow keys. */
export function ResizeGrip({ height }: { readonly height: TimelineHeight }) {
  const t = useText();
  const drag = useRef<{ readonly y: number; readonly lanesPx: number } | null>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const to = {
      ArrowUp: height.lanesPx + Math.max(KEY_STEP_PX, height.isOpen ? 0 : 96),
      ArrowDown: height.lanesPx - KEY_STEP_PX,
      Home: 0,
      End: height.maxPx,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    height.set(to);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { y: event.clientY, lanesPx: height.lanesPx };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (drag.current) height.set(drag.current.lanesPx + drag.current.y - event.clientY);
  };
  const onPointerUp = () => {
    drag.current = null;
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no <hr>
    <div
      role="separator"
      className={styles.grip}
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={t('timeline.height')}
      aria-valuemin={0}
      aria-valuemax={height.maxPx}
      aria-valuenow={height.lanesPx}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={() => (height.isOpen ? height.set(0) : height.larger())}
    />
  );
}
