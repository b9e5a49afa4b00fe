import type { Catalog, CatalogMission } from '../../catalog/catalog.ts';
import { shortAgencyName } from '../controls/agency-name.ts';

export const COLUMNS = ['name', 'agency', 'destinations', 'launch', 'status', 'crew'] as const;
export type SortColumn = (typeof COLUMNS)[number];

/** Missions by a column; by name where that is equal, undated ones last either way. */
export function sortMissions(
  missions: readonly CatalogMission[],
  column: SortColumn,
  isDescending: boolean,
  catalog: Catalog,
): readonly CatalogMission[] {
  const sign = isDescending ? -1 : 1;
  const byName = (a: CatalogMission, b: CatalogMission) => a.name.localeCompare(b.name);
  if (column === 'launch') {
    const start = (m: CatalogMission) => catalog.eventsOf(m)[0]?.startUtc;
    return missions.toSorted((a, b) => {
      const [first, second] = [start(a), start(b)];
      if (first === undefined || second === undefined)
        return Number(first === undefined) - Number(second === undefined);
      return sign * (first - second) || byName(a, b);
    });
  }
  const textOf = (m: CatalogMission): string => {
    if (column === 'agency') return shortAgencyName(catalog.agency(m.leadAgency), m.leadAgency);
    if (column === 'destinations') return m.destinations.map((d) => catalog.objectName(d)).join(' ');
    return column === 'name' ? m.name : m[column];
  };
  return missions.toSorted((a, b) => sign * textOf(a).localeCompare(textOf(b)) || byName(a, b));
}

/** Whether every word typed occurs in a mission's name, agency or destinations. */
export function matchesText(mission: CatalogMission, query: string, catalog: Catalog): boolean {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const agency = catalog.agency(mission.leadAgency);
  const destinations = mission.destinations.map((d) => catalog.objectName(d));
  const text = fold([mission.name, ...mission.aliases, mission.leadAgency, agency?.name, ...destinations].join(' '));
  return words.every((word) => text.includes(word));
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
