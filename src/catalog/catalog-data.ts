import type { Agency } from './schema/agency.ts';
import type { Body } from './schema/body.ts';
import type { CraftLooks } from './schema/craft.ts';
import type { UnplacedDestination } from './schema/destination.ts';
import type { Mission, MissionEvent, MissionLaunch } from './schema/mission.ts';
import type { Site } from './schema/site.ts';
import type { Story } from './schema/story.ts';
import type {
  Capability,
  CoordinationGroup,
  Framework,
  Isecg,
  Roadmap,
  SharedWindow,
  StrategyObjective,
  StrategyTheme,
} from './schema/strategy.ts';

/** Everything in `data/strategy`. */
export interface Strategy {
  readonly framework: Framework;
  readonly isecg: Isecg;
  readonly themes: readonly StrategyTheme[];
  readonly objectives: readonly StrategyObjective[];
  readonly roadmaps: readonly Roadmap[];
  readonly capabilities: readonly Capability[];
  readonly groups: readonly CoordinationGroup[];
  readonly windows: readonly SharedWindow[];
}

/** All data files, complete, sorted by id: what the bake tools and the command line work with. */
export interface CatalogFiles {
  readonly missions: readonly Mission[];
  readonly bodies: readonly Body[];
  readonly agencies: readonly Agency[];
  readonly sites: readonly Site[];
  readonly destinations: readonly UnplacedDestination[];
  readonly stories: readonly Story[];
  readonly strategy: Strategy;
}

type WithoutNote<T> = Omit<T, 'note'>;
type MissionDetailKeys =
  | '$schema'
  | 'summary'
  | 'objectives'
  | 'sources'
  | 'pathNotes'
  | 'scheduleHistory'
  | 'otherPartners'
  | 'partners';

/** A mission as timeline, scene and lists need it; its texts and sources come later as `MissionDetails`. */
export type CatalogMission = Omit<Mission, MissionDetailKeys | 'events' | 'launch' | 'craft'> & {
  readonly craft?: CraftLooks & { readonly ground?: CraftLooks };
  readonly launch?: WithoutNote<MissionLaunch>;
  readonly events: readonly WithoutNote<MissionEvent>[];
  readonly partners: readonly { readonly agency: string }[];
};
export type CatalogEvent = CatalogMission['events'][number];

/** What a mission's panel shows beyond `CatalogMission`. */
export interface MissionDetails extends Pick<Mission, 'summary' | 'objectives' | 'sources' | 'partners'> {
  readonly otherPartners: readonly string[];
  readonly scheduleHistory: NonNullable<Mission['scheduleHistory']>;
  readonly pathNotes: NonNullable<Mission['pathNotes']>;
  readonly launchNote?: string;
  /** Notes by index into `CatalogMission.events`. */
  readonly eventNotes: Readonly<Record<number, string>>;
}

export type CatalogBody = Omit<Body, '$schema' | 'sources' | 'note' | 'orbitAlternatives'>;
export type BodyDetails = Pick<Body, 'sources' | 'note'> & {
  readonly orbitNote?: string | undefined;
  readonly rotationNote?: string | undefined;
};

export type CatalogAgency = Omit<
  Agency,
  '$schema' | 'interests' | 'note' | 'sources' | 'foundedNote' | 'predecessor' | 'successor'
>;
export type AgencyDetails = Pick<
  Agency,
  'interests' | 'note' | 'sources' | 'foundedNote' | 'predecessor' | 'successor'
>;

export type CatalogSite = Omit<Site, '$schema' | 'note' | 'sources'>;
export type SiteDetails = Pick<Site, 'note' | 'sources'>;

/** The part the first picture needs. */
export interface CatalogCore {
  readonly missions: readonly CatalogMission[];
  readonly bodies: readonly CatalogBody[];
  readonly agencies: readonly CatalogAgency[];
  readonly sites: readonly CatalogSite[];
  readonly destinations: readonly Omit<UnplacedDestination, '$schema'>[];
  readonly stories: readonly Omit<Story, '$schema'>[];
}

/** The part that may arrive later, by id. */
export interface CatalogDetails {
  readonly missions: Readonly<Record<string, MissionDetails>>;
  readonly bodies: Readonly<Record<string, BodyDetails>>;
  readonly agencies: Readonly<Record<string, AgencyDetails>>;
  readonly sites: Readonly<Record<string, SiteDetails>>;
  readonly strategy: Strategy;
}

/** Divides the complete files into what the first picture needs and what may come later. */
export function splitCatalog(files: CatalogFiles): { core: CatalogCore; details: CatalogDetails } {
  const core: CatalogCore = {
    missions: files.missions.map(coreOfMission),
    bodies: files.bodies.map(coreOfBody),
    agencies: files.agencies.map(
      ({ $schema, interests, note, sources, foundedNote, predecessor, successor, ...agency }) => agency,
    ),
    sites: files.sites.map(({ $schema, note, sources, ...site }) => site),
    destinations: files.destinations.map(({ $schema, ...destination }) => destination),
    stories: files.stories.map(({ $schema, ...story }) => story),
  };
  const details: CatalogDetails = {
    missions: byId(files.missions, detailsOfMission),
    bodies: byId(files.bodies, ({ sources, note, orbit, rotation }) =>
      dropUndefined({ sources, note, orbitNote: orbit?.note, rotationNote: rotation?.note }),
    ),
    agencies: byId(files.agencies, ({ interests, note, sources, foundedNote, predecessor, successor }) =>
      dropUndefined({ interests, note, sources, foundedNote, predecessor, successor }),
    ),
    sites: byId(files.sites, ({ note, sources }) => dropUndefined({ note, sources })),
    strategy: files.strategy,
  };
  return { core, details };
}

function coreOfMission(mission: Mission): CatalogMission {
  const { $schema, summary, objectives, sources, scheduleHistory, pathNotes, otherPartners, ...shown } = mission;
  const { partners, launch, events, craft, ...rest } = shown;
  return {
    ...rest,
    partners: partners.map(({ agency }) => ({ agency })),
    events: events.map(withoutNote),
    ...(craft ? { craft: looksOf(craft) } : {}),
    ...(launch ? { launch: withoutNote(launch) } : {}),
  };
}

function coreOfBody(file: Body): CatalogBody {
  const { $schema, sources, note, orbitAlternatives, ...body } = file;
  return {
    ...body,
    ...(body.orbit ? { orbit: dropUndefined({ ...body.orbit, note: undefined }) } : {}),
    ...(body.rotation ? { rotation: dropUndefined({ ...body.rotation, note: undefined }) } : {}),
  };
}

function detailsOfMission(mission: Mission): MissionDetails {
  const eventNotes: Record<number, string> = {};
  mission.events.forEach((event, index) => {
    if (event.note) eventNotes[index] = event.note;
  });
  return {
    summary: mission.summary,
    objectives: mission.objectives,
    partners: mission.partners,
    otherPartners: mission.otherPartners ?? [],
    sources: sourcesOf(mission),
    scheduleHistory: mission.scheduleHistory ?? [],
    pathNotes: mission.pathNotes ?? [],
    eventNotes,
    ...(mission.launch?.note ? { launchNote: mission.launch.note } : {}),
  };
}

/** What a craft looks like, without where that was read. */
function looksOf({ sources, ground, ...looks }: NonNullable<Mission['craft']>): NonNullable<CatalogMission['craft']> {
  if (!ground) return looks;
  const { sources: groundSources, ...standing } = ground;
  return { ...looks, ground: standing };
}

/** Where a mission's facts were read, then the measures of its craft; each address once. */
function sourcesOf({ sources, craft }: Mission): Mission['sources'] {
  const all = [...sources, ...(craft?.sources ?? []), ...(craft?.ground?.sources ?? [])];
  return all.filter(({ url }, i) => all.findIndex((other) => other.url === url) === i);
}

function withoutNote<T extends { readonly note?: string | undefined }>({ note, ...rest }: T): Omit<T, 'note'> {
  return rest;
}

function byId<T extends { readonly id: string }, D>(items: readonly T[], detailsOf: (item: T) => D): Record<string, D> {
  return Object.fromEntries(items.map((item) => [item.id, detailsOf(item)]));
}

function dropUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;
}
