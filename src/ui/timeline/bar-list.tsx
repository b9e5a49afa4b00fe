import { type KeyboardEvent, memo, type RefObject, useMemo, useState } from 'react';
import type { Format } from '../../i18n/format.ts';
import type { Text } from '../../i18n/text.ts';
import { useFormat, useText } from '../../i18n/text-context.tsx';
import type { Explorer } from '../../state/explorer.ts';
import { select } from '../../state/explorer.ts';
import { useExplorer, useExplorerState } from '../../state/explorer-context.ts';
import { goToLaunch } from '../../state/navigate.ts';
import styles from './bar-list.module.css';
import type { MissionBar } from './mission-bar.ts';
import { missionDates } from './mission-dates.ts';

interface BarListProps {
  readonly bars: readonly MissionBar[];
  readonly listRef: RefObject<HTMLDivElement | null>;
  /** Called when the keyboard reaches a bar, so that it can be brought into view. */
  onReach(bar: MissionBar): void;
}

/**
 * The bars as a list that keyboard, screen reader, finger and mouse can reach; the canvas below draws them. The elements
 * carry no place of their own: the chart moves them with the view.
 */
export const BarList = memo(function BarList({ bars, listRef, onReach }: BarListProps) {
  const t = useText();
  const format = useFormat();
  const explorer = useExplorer();
  const selectedId = useExplorerState((s) => s.selectedId);
  const [reachedId, setReachedId] = useState<string | null>(null);
  const labels = useMemo(() => bars.map((bar) => barLabel(bar, explorer, t, format)), [bars, explorer, t, format]);
  const has = (id: string | null) => id !== null && bars.some((bar) => bar.id === id);
  const tabStop = has(reachedId) ? reachedId : has(selectedId) ? selectedId : bars[0]?.id;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    const id = event.target.dataset.missionId;
    const at = bars.findIndex((bar) => bar.id === id);
    if (at < 0 || id === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (event.shiftKey) goToLaunch(explorer, id);
      else select(explorer, id);
      return;
    }
    const to = bars[Math.min(Math.max(listStep(event.key, at, bars.length), 0), bars.length - 1)];
    if (!to || to.id === id) return;
    event.preventDefault();
    listRef.current?.querySelector<HTMLElement>(`[data-mission-id="${to.id}"]`)?.focus();
    onReach(to);
  };

  return (
    <div
      ref={listRef}
      className={styles.list}
      role="listbox"
      aria-label={t('timeline.missions', { count: bars.length })}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {bars.map((bar, i) => (
        <BarOption
          key={bar.id}
          bar={bar}
          explorer={explorer}
          label={labels[i] ?? bar.name}
          isSelected={bar.id === selectedId}
          isTabStop={bar.id === tabStop}
          onReached={setReachedId}
        />
      ))}
    </div>
  );
});

interface BarOptionProps {
  readonly bar: MissionBar;
  readonly explorer: Explorer;
  readonly label: string;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
  onReached(id: string): void;
}

const BarOption = memo(function BarOption({ bar, explorer, label, isSelected, isTabStop, onReached }: BarOptionProps) {
  const hover = (id: string | null) => explorer.store.setState({ hoveredId: id });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list answers Enter and Space for all its options
    <div
      role="option"
      className={styles.option}
      data-mission-id={bar.id}
      aria-label={label}
      aria-selected={isSelected}
      tabIndex={isTabStop ? 0 : -1}
      onPointerEnter={(event) => event.pointerType !== 'touch' && hover(bar.id)}
      onPointerLeave={(event) => event.pointerType !== 'touch' && hover(null)}
      onFocus={(event) => {
        onReached(bar.id);
        if (event.currentTarget.matches(':focus-visible')) hover(bar.id);
      }}
      onBlur={() => hover(null)}
      onClick={() => select(explorer, bar.id)}
      onDoubleClick={() => goToLaunch(explorer, bar.id)}
    />
  );
});

/** Where a key leads in the list; its own place when nowhere. */
export function listStep(key: string, at: number, count: number): number {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return at + 1;
    case 'ArrowUp':
    case 'ArrowLeft':
      return at - 1;
    case 'PageDown':
      return at + 10;
    case 'PageUp':
      return at - 10;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return at;
  }
}

function barLabel(bar: MissionBar, { catalog }: Explorer, t: Text, format: Format): string {
  const mission = catalog.mission(bar.id);
  const agency = catalog.agency(bar.agencyId)?.name ?? bar.agencyId;
  const status = mission ? t(`status.${mission.status}`) : '';
  return [bar.name, agency, missionDates(bar, t, format), status].filter(Boolean).join(', ');
}
