import { lazy, Suspense } from 'react';
import type { CatalogMission } from '../../catalog/catalog.ts';
import { eventDate } from '../../i18n/event-label.ts';
import { useFormat, useText } from '../../i18n/text-context.tsx';
import { useExplorer } from '../../state/explorer-context.ts';
import { AgencyGlyph } from '../controls/agency-glyph.tsx';
import { shortAgencyName } from '../controls/agency-name.ts';
import { PanelBoundary } from '../errors/panel-boundary.tsx';
import styles from './mission-table.module.css';
import { COLUMNS } from './table-order.ts';

const MissionPanel = lazy(async () => ({ default: (await import('../panel/mission-panel.tsx')).MissionPanel }));

interface MissionTableRowProps {
  readonly mission: CatalogMission;
  readonly isOpen: boolean;
  onToggle(): void;
  /** Missing where there is no picture to show it in. */
  onShow?(): void;
}

/** A mission as a row; it opens to everything its panel says. */
export function MissionTableRow({ mission, isOpen, onToggle, onShow }: MissionTableRowProps) {
  const t = useText();
  const format = useFormat();
  const { catalog } = useExplorer();
  const agency = catalog.agency(mission.leadAgency);
  const first = catalog.eventsOf(mission).find((e) => e.key === 'launch') ?? catalog.eventsOf(mission)[0];
  return (
    <>
      <tr className={styles.row}>
        <th scope="row">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={t('list.details', { name: mission.name })}
            onClick={onToggle}
          >
            {mission.name}
          </button>
        </th>
        <td>
          <AgencyGlyph agency={agency} /> {shortAgencyName(agency, mission.leadAgency)}
        </td>
        <td>{mission.destinations.map((d) => catalog.objectName(d)).join(', ')}</td>
        <td>{first ? eventDate(first, t, format) : t('list.noDate')}</td>
        <td>{t(`status.${mission.status}`)}</td>
        <td>{t(`mission.crew.${mission.crew}`)}</td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={COLUMNS.length} className={styles.details}>
            {onShow && (
              <button type="button" className={styles.show} onClick={onShow}>
                {t('list.showInPicture')}
              </button>
            )}
            <PanelBoundary>
              <Suspense fallback={<p>{t('app.loading')}</p>}>
                <MissionPanel mission={mission} />
              </Suspense>
            </PanelBoundary>
          </td>
        </tr>
      )}
    </>
  );
}
