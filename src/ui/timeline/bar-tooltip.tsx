import { type RefObject, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useFormat, useText } from '../../i18n/text-context.tsx';
import { useExplorer, useExplorerState } from '../../state/explorer-context.ts';
import styles from './bar-tooltip.module.css';
import type { MissionBar } from './mission-bar.ts';
import { missionDates } from './mission-dates.ts';

interface BarTooltipProps {
  readonly bars: readonly MissionBar[];
  readonly chart: RefObject<HTMLElement | null>;
}

const POINTER_GAP_PX = 14;

/** Name, agency, dates and status of the bar under the pointer; the list says the same to a screen reader. */
export function BarTooltip({ bars, chart }: BarTooltipProps) {
  const t = useText();
  const format = useFormat();
  const { catalog } = useExplorer();
  const hoveredId = useExplorerState((s) => s.hoveredId);
  const tooltip = useRef<HTMLDivElement>(null);
  const bar = hoveredId === null ? undefined : bars.find((b) => b.id === hoveredId);

  useEffect(() => {
    const element = chart.current;
    if (!element) return;
    const follow = (event: PointerEvent) => {
      const box = tooltip.current;
      const isOnBar = event.target instanceof Element && event.target.matches('[role=option]');
      if (!box) return;
      box.dataset.shown = String(isOnBar && event.pointerType !== 'touch' && event.buttons === 0);
      const room = window.innerWidth - box.offsetWidth - 8;
      const left = Math.max(Math.min(event.clientX + POINTER_GAP_PX, room), 8);
      const top = event.clientY - box.offsetHeight - POINTER_GAP_PX;
      box.style.transform = `translate(${left}px, ${Math.max(top, 8)}px)`;
    };
    const hide = () => {
      if (tooltip.current) tooltip.current.dataset.shown = 'false';
    };
    element.addEventListener('pointermove', follow);
    element.addEventListener('pointerleave', hide);
    element.addEventListener('pointerdown', hide);
    return () => {
      element.removeEventListener('pointermove', follow);
      element.removeEventListener('pointerleave', hide);
      element.removeEventListener('pointerdown', hide);
    };
  }, [chart]);

  const mission = bar && catalog.mission(bar.id);
  return createPortal(
    <div ref={tooltip} className={styles.tooltip} aria-hidden>
      {bar && mission && (
        <>
          <strong>{bar.name}</strong>
          <span>{catalog.agency(bar.agencyId)?.name ?? bar.agencyId}</span>
          <span>{missionDates(bar, t, format)}</span>
          <span className={styles.status}>
            {t(`status.${mission.status}`)} · {mission.destinations.map((id) => catalog.objectName(id)).join(', ')}
          </span>
        </>
      )}
    </div>,
    document.body,
  );
}
