import { lazy, Suspense, useId, useMemo, useState } from 'react';
import type { CatalogMission } from '../../catalog/catalog.ts';
import { filterMissions } from '../../catalog/filters.ts';
import { useText } from '../../i18n/text-context.tsx';
import { select, visit } from '../../state/explorer.ts';
import { useExplorer, useExplorerState } from '../../state/explorer-context.ts';
import { PanelBoundary } from '../errors/panel-boundary.tsx';
import { ActiveFilterChips } from '../filters/active-filter-chips.tsx';
import { useShell } from '../shell/shell-state.ts';
import styles from './mission-table.module.css';
import { MissionTableRow } from './mission-table-row.tsx';
import { NotPictured } from './not-pictured.tsx';
import { COLUMNS, matchesText, type SortColumn, sortMissions } from './table-order.ts';

const FilterDrawer = lazy(async () => ({ default: (await import('../filters/filter-drawer.tsx')).FilterDrawer }));

interface MissionTableProps {
  /** The page itself, where the picture cannot be drawn. */
  readonly isWholePage?: boolean;
  /** Called after a mission was chosen for the picture. */
  onShow?(): void;
}

/** Every mission as a table to search, filter, sort and read: for those without WebGL, and for anyone who likes lists. */
export function MissionTable({ isWholePage = false, onShow }: MissionTableProps) {
  const t = useText();
  const explorer = useExplorer();
  const { catalog } = explorer;
  const shell = useShell();
  const filter = useExplorerState((s) => s.filter);
  const [query, setQuery] = useState('');
  const [sort, setSort] = useState<{ column: SortColumn; isDescending: boolean }>({
    column: 'name',
    isDescending: false,
  });
  const [openId, setOpenId] = useState<string | null>(null);
  // On a phone the filters would hide the table: they open on demand there.
  const [isFilterOpen, setFilterOpen] = useState(() => window.matchMedia('(min-width: 761px)').matches);
  const searchId = useId();

  const rows = useMemo(() => {
    const found = filterMissions(filter, catalog).filter((mission) => matchesText(mission, query, catalog));
    return sortMissions(found, sort.column, sort.isDescending, catalog);
  }, [filter, query, sort, catalog]);
  const isFilterShown = isWholePage && isFilterOpen;
  const openFilters = () => (isWholePage ? setFilterOpen(true) : shell.open('filters'));
  const show = (mission: CatalogMission) => {
    if (!visit(explorer, mission.id)) select(explorer, mission.id);
    onShow?.();
  };

  const table = (
    <>
      <div className={styles.tools}>
        <label className="visually-hidden" htmlFor={searchId}>
          {t('list.search')}
        </label>
        <input
          id={searchId}
          type="search"
          className={styles.search}
          placeholder={t('list.search')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <p role="status">{t('filter.count', { shown: rows.length, total: catalog.missions.length })}</p>
        <ActiveFilterChips isCountShown={false} />
        {!isFilterShown && (
          <button type="button" className={styles.show} onClick={openFilters}>
            {t('filter.title')}
          </button>
        )}
      </div>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <caption className="visually-hidden">{t('list.caption')}</caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" aria-sort={ariaSort(column)}>
                  <button
                    type="button"
                    onClick={() =>
                      setSort({ column, isDescending: sort.column === column ? !sort.isDescending : false })
                    }
                  >
                    {t(`list.${column}`)}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((mission) => (
              <MissionTableRow
                key={mission.id}
                mission={mission}
                isOpen={openId === mission.id}
                onToggle={() => setOpenId(openId === mission.id ? null : mission.id)}
                {...(!isWholePage && { onShow: () => show(mission) })}
              />
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p className={styles.empty}>{t('list.empty')}</p>}
      </div>
    </>
  );
  if (!isWholePage) return <div className={styles.list}>{table}</div>;
  return (
    <NotPictured>
      <div className={styles.list}>{table}</div>
      {isFilterShown && (
        <PanelBoundary>
          <Suspense>
            <FilterDrawer onClose={() => setFilterOpen(false)} />
          </Suspense>
        </PanelBoundary>
      )}
    </NotPictured>
  );

  function ariaSort(column: SortColumn) {
    if (sort.column !== column) return undefined;
    return sort.isDescending ? 'descending' : 'ascending';
  }
}
