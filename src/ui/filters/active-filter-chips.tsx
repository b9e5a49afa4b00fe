import { X } from 'lucide-react';
import { useMemo } from 'react';
import { filterMissions } from '../../catalog/filters.ts';
import { useText } from '../../i18n/text-context.tsx';
import { useExplorer, useExplorerState } from '../../state/explorer-context.ts';
import styles from './active-filter-chips.module.css';
import { activeFilters, clearFilter, setFilter, withoutFilter } from './active-filters.ts';
import { filterLabel } from './filter-label.ts';

/** The filters in force, each gone with one tap, and how many missions they leave. Nothing when there are none. */
export function ActiveFilterChips({ isCountShown = true }: { readonly isCountShown?: boolean }) {
  const t = useText();
  const explorer = useExplorer();
  const { catalog } = explorer;
  const filter = useExplorerState((s) => s.filter);
  const shown = useMemo(() => filterMissions(filter, catalog).length, [filter, catalog]);
  const active = activeFilters(filter);
  if (active.length === 0) return null;
  return (
    <section className={styles.chips} aria-label={t('filter.active')}>
      {isCountShown && (
        <p className={styles.count} role="status">
          {t('filter.count', { shown, total: catalog.missions.length })}
        </p>
      )}
      <ul>
        {active.map((choice) => {
          const name = filterLabel(choice, catalog, t);
          return (
            <li key={`${choice.part}:${choice.value}`}>
              <button
                type="button"
                className={styles.chip}
                aria-label={t('filter.clearOne', { name })}
                onClick={() => setFilter(explorer, withoutFilter(filter, choice))}
              >
                <span>{name}</span>
                <X aria-hidden size="1em" strokeWidth={1.8} />
              </button>
            </li>
          );
        })}
      </ul>
      <button type="button" className={styles.clear} onClick={() => clearFilter(explorer)}>
        {t('filter.clearAll')}
      </button>
    </section>
  );
}
