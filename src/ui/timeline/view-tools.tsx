import { ChevronDown, ChevronUp, CircleQuestionMark, Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../i18n/text-context.tsx';
import { useExplorer, useExplorerState } from '../../state/explorer-context.ts';
import { clockUtc } from '../../state/navigate.ts';
import { LANE_GROUPS, type LaneGroup } from '../../state/store.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { Legend } from './legend.tsx';
import { FULL_VIEW, zoomView } from './time-view.ts';
import type { TimelineHeight } from './timeline-height.ts';
import styles from './view-tools.module.css';
import type { Viewport } from './viewport.ts';

/** What is seen in the lanes: grouping, zoom, legend. */
export function ViewTools({ viewport, isOpen }: { readonly viewport: Viewport; readonly isOpen: boolean }) {
  const t = useText();
  const explorer = useExplorer();
  const group = useExplorerState((s) => s.laneGroup);
  const [isLegendOpen, setLegendOpen] = useState(false);

  const zoom = (factor: number) => {
    const { startUtc, endUtc } = viewport.view;
    const utc = clockUtc(explorer);
    const anchor = utc >= startUtc && utc <= endUtc ? utc : (startUtc + endUtc) / 2;
    viewport.glide(zoomView(viewport.view, factor, anchor));
  };

  return (
    <div className={styles.tools} data-open={isOpen}>
      {isOpen && (
        <select
          className={styles.group}
          aria-label={t('timeline.group.label')}
          value={group}
          onChange={(event) => explorer.store.setState({ laneGroup: laneGroupOf(event.target.value) })}
        >
          {LANE_GROUPS.map((g) => (
            <option key={g} value={g}>
              {t(`timeline.group.by.${g}`)}
            </option>
          ))}
        </select>
      )}
      <IconButton className={styles.button} icon={ZoomOut} label={t('timeline.zoomOut')} onPress={() => zoom(2)} />
      <IconButton className={styles.button} icon={ZoomIn} label={t('timeline.zoomIn')} onPress={() => zoom(0.5)} />
      <IconButton
        className={styles.button}
        icon={Maximize2}
        label={t('timeline.showAll')}
        onPress={() => viewport.glide(FULL_VIEW)}
      />
      {isOpen && (
        <span data-legend-anchor>
          <IconButton
            className={styles.button}
            icon={CircleQuestionMark}
            label={t('timeline.legend.title')}
            isExpanded={isLegendOpen}
            onPress={() => setLegendOpen(!isLegendOpen)}
          />
          {isLegendOpen && <Legend onClose={() => setLegendOpen(false)} />}
        </span>
      )}
    </div>
  );
}

/** Smaller and larger; beyond the last step they rest. */
export function SizeTools({ height }: { readonly height: TimelineHeight }) {
  const t = useText();
  return (
    <div className={styles.size}>
      <IconButton className={styles.button} icon={ChevronDown} label={t('timeline.smaller')} onPress={height.smaller} />
      <IconButton className={styles.button} icon={ChevronUp} label={t('timeline.larger')} onPress={height.larger} />
    </div>
  );
}

function laneGroupOf(value: string): LaneGroup {
  return LANE_GROUPS.find((group) => group === value) ?? 'agency';
}
