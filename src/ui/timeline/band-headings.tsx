import { ChevronDown, ChevronRight } from 'lucide-react';
import { useText } from '../../i18n/text-context.tsx';
import styles from './band-headings.module.css';
import type { Band } from './lane-geometry.ts';
import type { TimelineModel } from './timeline-model.ts';

interface BandHeadingsProps {
  readonly bands: readonly Band[];
  readonly model: TimelineModel;
  onToggle(groupId: string): void;
}

/** Names of the lanes, staying in view while their lane is; pressing one folds its lane to a single row. */
export function BandHeadings({ bands, model, onToggle }: BandHeadingsProps) {
  const t = useText();
  return (
    <div className={styles.bands}>
      {bands.map((band) => (
        <div key={band.groupId} className={styles.band} style={{ top: band.topPx, height: band.heightPx }}>
          <button
            type="button"
            className={styles.heading}
            aria-expanded={!band.isCollapsed}
            aria-label={t('timeline.group.toggle', { name: model.groupLabel(band.groupId), count: band.missionCount })}
            onClick={() => onToggle(band.groupId)}
          >
            {band.isCollapsed ? <ChevronRight aria-hidden size="0.9em" /> : <ChevronDown aria-hidden size="0.9em" />}
            <span className={styles.swatch} style={{ background: model.groupColor(band.groupId) }} />
            <span className={styles.name}>{model.groupLabel(band.groupId)}</span>
            <span className={styles.count}>{band.missionCount}</span>
          </button>
        </div>
      ))}
    </div>
  );
}
