import type { Catalog } from './catalog.ts';
import type { CatalogMission } from './catalog-data.ts';
import type { Theme } from './schema/common.ts';
import type { Crew, MissionClass, MissionStatus } from './schema/mission.ts';

/** Which missions are shown. Within a list any entry suffices; between lists all must hold; an empty list lets all pass. */
export interface MissionFilter {
  /** Lead or partner. */
  readonly agencies: readonly string[];
  /** A target, or the planet whose moon is a target ("mars" includes Phobos and Deimos). */
  readonly destinations: readonly string[];
  readonly crew: Crew | null;
  readonly statuses: readonly MissionStatus[];
  readonly classes: readonly MissionClass[];
  readonly themes: readonly Theme[];
}

/** Lets every mission pass. */
export const EMPTY_FILTER: MissionFilter = Object.freeze({
  agencies: Object.freeze([]),
  destinations: Object.freeze([]),
  crew: null,
  statuses: Object.freeze([]),
  classes: Object.freeze([]),
  themes: Object.freeze([]),
});

/** Whether a filter lets every mission pass. */
export function isEmptyFilter(filter: MissionFilter): boolean {
  return (
    filter.crew === null &&
    filter.agencies.length === 0 &&
    filter.destinations.length === 0 &&
    filter.statuses.length === 0 &&
    filter.classes.length === 0 &&
    filter.themes.length === 0
  );
}

/** The test a mission must pass. Ids the catalogue does not know match nothing. Pure. */
export function missionPredicate(filter: MissionFilter, catalog: Catalog): (mission: CatalogMission) => boolean {
  if (isEmptyFilter(filter)) return () => true;
  const agencies = new Set(filter.agencies);
  const destinations = new Set(filter.destinations);
  const statuses = new Set<string>(filter.statuses);
  const classes = new Set<string>(filter.classes);
  const themes = new Set<string>(filter.themes);
  return (mission) =>
    (filter.crew === null || mission.crew === filter.crew) &&
    (statuses.size === 0 || statuses.has(mission.status)) &&
    (agencies.size === 0 || agencies.has(mission.leadAgency) || mission.partners.some((p) => agencies.has(p.agency))) &&
    (classes.size === 0 || mission.classes.some((c) => classes.has(c))) &&
    (themes.size === 0 || mission.themes.some((t) => themes.has(t))) &&
    (destinations.size === 0 ||
      mission.destinations.some((d) => catalog.systemsOf(d).some((s) => destinations.has(s))));
}

/** The missions a filter lets through, in the catalogue's order. */
export function filterMissions(filter: MissionFilter, catalog: Catalog): readonly CatalogMission[] {
  return catalog.missions.filter(missionPredicate(filter, catalog));
}
