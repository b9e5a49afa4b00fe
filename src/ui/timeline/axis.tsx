import type { KeyboardEvent, RefObject } from 'react';
import { unixMs } from '../../core/time/epoch.ts';
import { useText } from '../../i18n/text-context.tsx';
import { useExplorer } from '../../state/explorer-context.ts';
import { clockUtc, goToTime } from '../../state/navigate.ts';
import styles from './axis.module.css';
import { sliderStep } from './slider-step.ts';
import { FULL_VIEW } from './time-view.ts';
import { dayNumber } from './use-clock-cursor.ts';
import type { Viewport } from './viewport.ts';

interface AxisProps {
  readonly viewport: Viewport;
  readonly axisRef: RefObject<HTMLDivElement | null>;
  readonly canvasRef: RefObject<HTMLCanvasElement | null>;
  readonly sliderRef: RefObject<HTMLDivElement | null>;
}

/** The scale of time with the clock's slider on it. Its value and place are written as the clock runs. */
export function Axis({ viewport, axisRef, canvasRef, sliderRef }: AxisProps) {
  const t = useText();
  const explorer = useExplorer();

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const state = {
      utc: clockUtc(explorer),
      view: viewport.view,
      widthPx: viewport.widthPx,
      minUtc: FULL_VIEW.startUtc,
      maxUtc: FULL_VIEW.endUtc,
    };
    const utc = sliderStep(event.key, event.shiftKey, state);
    if (utc === undefined) return;
    event.preventDefault();
    goToTime(explorer, unixMs(utc));
  };

  return (
    <div ref={axisRef} className={styles.axis}>
      <canvas ref={canvasRef} className={styles.canvas} aria-hidden />
      <div
        ref={sliderRef}
        className={styles.slider}
        role="slider"
        tabIndex={0}
        aria-label={t('timeline.slider')}
        aria-orientation="horizontal"
        aria-valuemin={dayNumber(FULL_VIEW.startUtc)}
        aria-valuemax={dayNumber(FULL_VIEW.endUtc)}
        aria-valuenow={dayNumber(clockUtc(explorer))}
        onKeyDown={onKeyDown}
      >
        <span className={styles.knob} />
      </div>
    </div>
  );
}
