import { EMPTY_FILTER, type MissionFilter } from '../../catalog/filters.ts';
import type { Explorer } from '../../state/explorer.ts';

/** Parts of the filter that are lists of choices. */
export type FilterList = 'agencies' | 'destinations' | 'statuses' | 'classes' | 'themes';

/** One choice in force: what a chip shows and takes away. */
export type ActiveFilter =
  | { readonly part: 'crew'; readonly value: NonNullable<MissionFilter['crew']> }
  | { [Part in FilterList]: { readonly part: Part; readonly value: MissionFilter[Part][number] } }[FilterList];

/** Every choice in force, in the order of the filter drawer. */
export function activeFilters(filter: MissionFilter): readonly ActiveFilter[] {
  return [
    ...filter.agencies.map((value) => ({ part: 'agencies', value }) as const),
    ...filter.destinations.map((value) => ({ part: 'destinations', value }) as const),
    ...(filter.crew ? [{ part: 'crew', value: filter.crew } as const] : []),
    ...filter.statuses.map((value) => ({ part: 'statuses', value }) as const),
    ...filter.classes.map((value) => ({ part: 'classes', value }) as const),
    ...filter.themes.map((value) => ({ part: 'themes', value }) as const),
  ];
}

export function activeFilterCount(filter: MissionFilter): number {
  return activeFilters(filter).length;
}

/** The filter without one of its choices. */
export function withoutFilter(filter: MissionFilter, { part, value }: ActiveFilter): MissionFilter {
  if (part === 'crew') return { ...filter, crew: null };
  return { ...filter, [part]: filter[part].filter((v) => v !== value) };
}

/** The filter with a choice of a list switched over. */
export function toggledFilter<Part extends FilterList>(
  filter: MissionFilter,
  part: Part,
  value: MissionFilter[Part][number],
): MissionFilter {
  const chosen: readonly string[] = filter[part];
  return { ...filter, [part]: chosen.includes(value) ? chosen.filter((v) => v !== value) : [...chosen, value] };
}

export function setFilter(explorer: Explorer, filter: MissionFilter): void {
  explorer.store.setState({ filter });
}

export function clearFilter(explorer: Explorer): void {
  setFilter(explorer, EMPTY_FILTER);
}
