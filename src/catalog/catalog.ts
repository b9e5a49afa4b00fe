import type { UnixMs } from '../core/time/epoch.ts';
import type {
  AgencyDetails,
  BodyDetails,
  CatalogAgency,
  CatalogBody,
  CatalogCore,
  CatalogDetails,
  CatalogMission,
  CatalogSite,
  MissionDetails,
  SiteDetails,
  Strategy,
} from './catalog-data.ts';
import { deepFreeze } from './deep-freeze.ts';
import { listEvents, type TimelineEvent } from './mission-events.ts';
import { type MissionSpan, spanOfMission } from './mission-span.ts';

export type { CatalogAgency, CatalogBody, CatalogMission, CatalogSite, MissionDetails } from './catalog-data.ts';
export type { EventOutcome, TimelineEvent } from './mission-events.ts';
export type { MissionSpan } from './mission-span.ts';

/** Bodies that do not count as the system of what circles them: almost everything circles the Sun, and the Moon is not Earth. */
const NO_SYSTEM: ReadonlySet<string> = new Set(['sun', 'earth', 'solar-system-barycenter']);

/**
 * Everything that is known, frozen, with the questions the rest of the app asks of it. Texts and sources may arrive
 * later (`attachDetails`); until then `detailsOf` answers undefined. All times are UTC in POSIX milliseconds.
 */
export class Catalog {
  readonly missions: readonly CatalogMission[];
  readonly bodies: readonly CatalogBody[];
  readonly agencies: readonly CatalogAgency[];
  readonly sites: readonly CatalogSite[];
  readonly destinations: CatalogCore['destinations'];
  readonly stories: CatalogCore['stories'];
  private readonly missionsById: ReadonlyMap<string, CatalogMission>;
  private readonly bodiesById: ReadonlyMap<string, CatalogBody>;
  private readonly agenciesById: ReadonlyMap<string, CatalogAgency>;
  private readonly missionsByAgency = new Map<string, CatalogMission[]>();
  private readonly events = new Map<string, readonly TimelineEvent[]>();
  private readonly spans = new Map<string, MissionSpan>();
  private details: CatalogDetails | undefined;

  constructor(core: CatalogCore, details?: CatalogDetails) {
    const frozen = deepFreeze(core);
    this.missions = frozen.missions;
    this.bodies = frozen.bodies;
    this.agencies = frozen.agencies;
    this.sites = frozen.sites;
    this.destinations = frozen.destinations;
    this.stories = frozen.stories;
    this.missionsById = mapById(this.missions);
    this.bodiesById = mapById(this.bodies);
    this.agenciesById = mapById(this.agencies);
    for (const mission of this.missions) this.enterUnderAgencies(mission);
    if (details) this.attachDetails(details);
  }

  mission(id: string): CatalogMission | undefined {
    return this.missionsById.get(id);
  }

  body(id: string): CatalogBody | undefined {
    return this.bodiesById.get(id);
  }

  agency(id: string): CatalogAgency | undefined {
    return this.agenciesById.get(id);
  }

  story(id: string): CatalogCore['stories'][number] | undefined {
    return this.stories.find((story) => story.id === id);
  }

  /** Name of a body, mission or destination without a position; the id itself when nothing bears it. */
  objectName(id: string): string {
    const named = this.body(id) ?? this.mission(id) ?? this.destinations.find((d) => d.id === id);
    return named?.name ?? id;
  }

  /** Missions an agency leads or takes part in. */
  missionsOf(agencyId: string): readonly CatalogMission[] {
    return this.missionsByAgency.get(agencyId) ?? [];
  }

  /** Missions that have the body, or a moon of it, as a destination. */
  missionsTo(bodyId: string): readonly CatalogMission[] {
    return this.missions.filter((mission) => mission.destinations.some((d) => this.systemsOf(d).includes(bodyId)));
  }

  /** Sites on a body. */
  sitesOn(bodyId: string): readonly CatalogSite[] {
    return this.sites.filter((site) => site.body === bodyId);
  }

  /** Missions whose bar meets the half-open interval. */
  activeBetween(startUtc: UnixMs, endUtc: UnixMs): readonly CatalogMission[] {
    return this.missions.filter((mission) => {
      const span = this.missionSpan(mission);
      return span.startUtc < endUtc && span.endUtc > startUtc;
    });
  }

  /** The bar of a mission; computed once. */
  missionSpan(mission: CatalogMission): MissionSpan {
    const known = this.spans.get(mission.id);
    if (known) return known;
    const carrier = mission.carriedBy === undefined ? undefined : this.mission(mission.carriedBy);
    const span = spanOfMission(mission, this.eventsOf(mission), carrier && this.missionSpan(carrier));
    this.spans.set(mission.id, span);
    return span;
  }

  /** Launch and events as one ordered list; computed once. */
  eventsOf(mission: CatalogMission): readonly TimelineEvent[] {
    const known = this.events.get(mission.id);
    if (known) return known;
    const events = deepFreeze(listEvents(mission, (id) => this.objectName(id)));
    this.events.set(mission.id, events);
    return events;
  }

  /** A destination and the planets or primaries it belongs to: Phobos → Phobos, Mars. The Sun and Earth claim nothing. */
  systemsOf(bodyId: string): readonly string[] {
    const systems = [bodyId];
    let parent = this.body(bodyId)?.parent ?? null;
    while (parent !== null && !NO_SYSTEM.has(parent)) {
      systems.push(parent);
      parent = this.body(parent)?.parent ?? null;
    }
    return systems;
  }

  /** Adds texts and sources when they arrive. */
  attachDetails(details: CatalogDetails): void {
    this.details = deepFreeze(details);
  }

  get hasDetails(): boolean {
    return this.details !== undefined;
  }

  /** Summary, objectives, partners' parts, notes, sources of a mission; undefined until they have arrived. */
  detailsOf(missionId: string): MissionDetails | undefined {
    return this.details?.missions[missionId];
  }

  bodyDetailsOf(bodyId: string): BodyDetails | undefined {
    return this.details?.bodies[bodyId];
  }

  agencyDetailsOf(agencyId: string): AgencyDetails | undefined {
    return this.details?.agencies[agencyId];
  }

  siteDetailsOf(siteId: string): SiteDetails | undefined {
    return this.details?.sites[siteId];
  }

  get strategy(): Strategy | undefined {
    return this.details?.strategy;
  }

  /** The note of an event, once the details have arrived. */
  noteOf(event: TimelineEvent): string | undefined {
    const details = this.detailsOf(event.missionId);
    return event.key === 'launch' ? details?.launchNote : details?.eventNotes[event.key];
  }

  private enterUnderAgencies(mission: CatalogMission): void {
    for (const agencyId of new Set([mission.leadAgency, ...mission.partners.map((p) => p.agency)])) {
      const list = this.missionsByAgency.get(agencyId);
      if (list) list.push(mission);
      else this.missionsByAgency.set(agencyId, [mission]);
    }
  }
}

function mapById<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
