import { useMemo } from 'react';
import { filterMissions } from '../../catalog/filters.ts';
import { THEMES } from '../../catalog/schema/common.ts';
import { MISSION_CLASSES, MISSION_STATUSES } from '../../catalog/schema/mission.ts';
import { useText } from '../../i18n/text-context.tsx';
import { useExplorer, useExplorerState } from '../../state/explorer-context.ts';
import { AgencyGlyph } from '../controls/agency-glyph.tsx';
import { shortAgencyName } from '../controls/agency-name.ts';
import { SidePanel } from '../panel/side-panel.tsx';
import { activeFilterCount, clearFilter, type FilterList, setFilter, toggledFilter } from './active-filters.ts';
import { type Choice, ChoiceList } from './choice-list.tsx';
import { agenciesOf, destinationsOf, type Facet, facetsOf } from './facets.ts';
import styles from './filter-drawer.module.css';

const CREWS = ['crewed', 'robotic'] as const;

/** Which missions are shown: every part of the filter, with the number of missions each choice would leave. */
export function FilterDrawer({ onClose }: { onClose(): void }) {
  const t = useText();
  const explorer = useExplorer();
  const { catalog } = explorer;
  const filter = useExplorerState((s) => s.filter);
  const facets = useMemo(
    () => ({
      agencies: byCount(facetsOf('agencies', agenciesOf, filter, catalog)),
      destinations: byCount(facetsOf('destinations', (m) => destinationsOf(m, catalog), filter, catalog)),
      crew: facetsOf('crew', (m) => [m.crew], filter, catalog),
      statuses: facetsOf('statuses', (m) => [m.status], filter, catalog),
      classes: facetsOf('classes', (m) => m.classes, filter, catalog),
      themes: facetsOf('themes', (m) => m.themes, filter, catalog),
    }),
    [filter, catalog],
  );
  const shown = useMemo(() => filterMissions(filter, catalog).length, [filter, catalog]);
  const toggle = (part: FilterList) => (value: string) =>
    setFilter(explorer, toggledFilter(filter, part, value as never));
  const countOf = (list: readonly Facet[], value: string) => list.find((f) => f.value === value)?.count ?? 0;

  return (
    <SidePanel side="start" takesFocus title={t('filter.title')} closeLabel={t('app.close')} onClose={onClose}>
      <div className={styles.summary}>
        <p role="status">
          {shown === 0 ? t('filter.none') : t('filter.count', { shown, total: catalog.missions.length })}
        </p>
        {activeFilterCount(filter) > 0 && (
          <button type="button" className={styles.clear} onClick={() => clearFilter(explorer)}>
            {t('filter.clearAll')}
          </button>
        )}
      </div>
      <ChoiceList
        legend={t('filter.agency')}
        note={t('filter.agencyNote')}
        searchLabel={t('filter.findAgency')}
        noneFound={t('filter.noAgency')}
        chosen={filter.agencies}
        choices={facets.agencies.map(({ value, count }) => agencyChoice(value, count))}
        onToggle={toggle('agencies')}
      />
      <ChoiceList
        legend={t('filter.destination')}
        searchLabel={t('filter.findDestination')}
        noneFound={t('filter.noDestination')}
        chosen={filter.destinations}
        choices={facets.destinations.map(({ value, count }) => ({ value, count, label: catalog.objectName(value) }))}
        onToggle={toggle('destinations')}
      />
      <ChoiceList
        legend={t('filter.crew')}
        chosen={filter.crew ? [filter.crew] : []}
        choices={CREWS.map((value) => ({
          value,
          label: t(`mission.crew.${value}`),
          count: countOf(facets.crew, value),
        }))}
        onToggle={(value) =>
          setFilter(explorer, { ...filter, crew: CREWS.find((c) => c === value && c !== filter.crew) ?? null })
        }
      />
      <ChoiceList
        legend={t('filter.status')}
        chosen={filter.statuses}
        choices={MISSION_STATUSES.map((value) => ({
          value,
          label: t(`status.${value}`),
          count: countOf(facets.statuses, value),
        }))}
        onToggle={toggle('statuses')}
      />
      <ChoiceList
        legend={t('filter.class')}
        chosen={filter.classes}
        choices={MISSION_CLASSES.map((value) => ({
          value,
          label: t(`class.${value}`),
          count: countOf(facets.classes, value),
        }))}
        onToggle={toggle('classes')}
      />
      <ChoiceList
        legend={t('filter.theme')}
        note={t('filter.themeNote')}
        chosen={filter.themes}
        choices={THEMES.map((value) => ({
          value,
          label: t(`theme.${value}`),
          note: t(`themeQuestion.${value}`),
          count: countOf(facets.themes, value),
        }))}
        onToggle={toggle('themes')}
      />
    </SidePanel>
  );

  function agencyChoice(value: string, count: number): Choice {
    const agency = catalog.agency(value);
    const label = shortAgencyName(agency, value);
    const isShort = agency !== undefined && agency.name !== label;
    return {
      value,
      count,
      label,
      keywords: value,
      glyph: <AgencyGlyph agency={agency} />,
      ...(isShort && { fullName: agency.name }),
    };
  }
}

function byCount(facets: readonly Facet[]): readonly Facet[] {
  return [...facets].sort((a, b) => b.count - a.count);
}
