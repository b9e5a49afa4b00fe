import { useState } from 'react';
import type { CatalogMission } from '../../catalog/catalog.ts';
import { useFormat, useText } from '../../i18n/text-context.tsx';
import { select, visit } from '../../state/explorer.ts';
import { useExplorer, useExplorerState } from '../../state/explorer-context.ts';
import { AgencyGlyph } from '../controls/agency-glyph.tsx';
import styles from './mission-rows.module.css';

/** A list shows this many missions until it is opened. */
const SHORT_LENGTH = 6;

/** Missions as a list: agency, name, year, and what became of it where that is not the usual. */
export function MissionRows({ missions }: { readonly missions: readonly CatalogMission[] }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const visible = isOpen ? missions : missions.slice(0, SHORT_LENGTH);
  return (
    <>
      <ul className={styles.rows}>
        {visible.map((mission) => (
          <MissionRow key={mission.id} mission={mission} />
        ))}
      </ul>
      {missions.length > SHORT_LENGTH && (
        <button type="button" className={styles.more} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('app.showLess') : t('list.showAll', { count: missions.length })}
        </button>
      )}
    </>
  );
}

/** What a visitor should know at once; the other states follow from the date. */
const TOLD_STATUSES: readonly string[] = ['proposed', 'failed', 'cancelled'];

function MissionRow({ mission }: { readonly mission: CatalogMission }) {
  const t = useText();
  const format = useFormat();
  const explorer = useExplorer();
  const isHovered = useExplorerState((s) => s.hoveredId === mission.id);
  const agency = explorer.catalog.agency(mission.leadAgency);
  const start = explorer.catalog.eventsOf(mission)[0];
  const hover = (hoveredId: string | null) => explorer.store.setState({ hoveredId });
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        data-is-hovered={isHovered}
        onClick={() => visit(explorer, mission.id) || select(explorer, mission.id)}
        onPointerEnter={() => hover(mission.id)}
        onPointerLeave={() => hover(null)}
      >
        <AgencyGlyph agency={agency} />
        <span className={styles.name}>{mission.name}</span>
        {TOLD_STATUSES.includes(mission.status) && (
          <span className={styles.status}>{t(`status.${mission.status}`)}</span>
        )}
        <span className={styles.year}>{start ? format.instant(start.startUtc, 'year') : t('list.noDate')}</span>
      </button>
    </li>
  );
}
