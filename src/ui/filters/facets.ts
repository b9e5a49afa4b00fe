import type { Catalog, CatalogMission } from '../../catalog/catalog.ts';
import { EMPTY_FILTER, filterMissions, type MissionFilter } from '../../catalog/filters.ts';

/** A choice with the number of missions it would leave beside the other parts of the filter. */
export interface Facet<Value extends string = string> {
  readonly value: Value;
  readonly count: number;
}

type Part = keyof MissionFilter;

/** Counts missions per choice of one part, under the filter's other parts. Choices without any mission at all are left out. */
export function facetsOf<Value extends string>(
  part: Part,
  valuesOf: (mission: CatalogMission) => readonly Value[],
  filter: MissionFilter,
  catalog: Catalog,
): readonly Facet<Value>[] {
  const counts = new Map<Value, number>();
  for (const mission of catalog.missions) for (const value of new Set(valuesOf(mission))) counts.set(value, 0);
  for (const mission of filterMissions({ ...filter, [part]: EMPTY_FILTER[part] }, catalog))
    for (const value of new Set(valuesOf(mission))) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count }));
}

export function agenciesOf(mission: CatalogMission): readonly string[] {
  return [mission.leadAgency, ...mission.partners.map((p) => p.agency)];
}

/** Destinations and the planets they belong to, as the filter understands them. */
export function destinationsOf(mission: CatalogMission, catalog: Catalog): readonly string[] {
  return mission.destinations.flatMap((d) => catalog.systemsOf(d));
}
