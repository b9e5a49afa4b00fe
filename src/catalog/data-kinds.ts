import type { z } from 'zod';
import { type Agency, agencySchema } from './schema/agency.ts';
import { type Body, bodySchema } from './schema/body.ts';
import { destinationSchema, type UnplacedDestination } from './schema/destination.ts';
import { type Mission, missionSchema } from './schema/mission.ts';
import { type Site, siteSchema } from './schema/site.ts';
import { type Story, storySchema } from './schema/story.ts';
import {
  type Capability,
  type CoordinationGroup,
  capabilitySchema,
  type Framework,
  frameworkSchema,
  groupSchema,
  type Isecg,
  isecgSchema,
  type Roadmap,
  roadmapSchema,
  type SharedWindow,
  type StrategyObjective,
  type StrategyTheme,
  strategyObjectiveSchema,
  strategyThemeSchema,
  windowSchema,
} from './schema/strategy.ts';

/** What each kind of data file holds. */
export interface DataKinds {
  missions: Mission;
  bodies: Body;
  agencies: Agency;
  sites: Site;
  destinations: UnplacedDestination;
  stories: Story;
  'strategy/themes': StrategyTheme;
  'strategy/objectives': StrategyObjective;
  'strategy/roadmaps': Roadmap;
  'strategy/capabilities': Capability;
  'strategy/groups': CoordinationGroup;
  'strategy/windows': SharedWindow;
  'strategy/framework.json': Framework;
  'strategy/isecg.json': Isecg;
}
export type DataKind = keyof DataKinds;

/** Folder (or single file) under `data/` → schema of the files in it. */
export const DATA_SCHEMAS: { readonly [Kind in DataKind]: z.ZodType<DataKinds[Kind]> } = {
  missions: missionSchema,
  bodies: bodySchema,
  agencies: agencySchema,
  sites: siteSchema,
  destinations: destinationSchema,
  stories: storySchema,
  'strategy/themes': strategyThemeSchema,
  'strategy/objectives': strategyObjectiveSchema,
  'strategy/roadmaps': roadmapSchema,
  'strategy/capabilities': capabilitySchema,
  'strategy/groups': groupSchema,
  'strategy/windows': windowSchema,
  'strategy/framework.json': frameworkSchema,
  'strategy/isecg.json': isecgSchema,
};

export const DATA_KINDS = Object.keys(DATA_SCHEMAS) as DataKind[];

/** Name of the published JSON Schema → schema: `public/schema/<name>.schema.json`. */
export const PUBLISHED_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  mission: missionSchema,
  body: bodySchema,
  agency: agencySchema,
  site: siteSchema,
  destination: destinationSchema,
  story: storySchema,
  'strategy-theme': strategyThemeSchema,
  'strategy-objective': strategyObjectiveSchema,
  'strategy-roadmap': roadmapSchema,
  'strategy-capability': capabilitySchema,
  'strategy-group': groupSchema,
  'strategy-window': windowSchema,
  'strategy-framework': frameworkSchema,
  'strategy-isecg': isecgSchema,
};

/** The kind of a file by its path relative to `data/`, with `/` between folders; undefined when it belongs to none. */
export function kindOfPath(path: string): DataKind | undefined {
  const folder = path.slice(0, path.lastIndexOf('/'));
  return DATA_KINDS.find((kind) => kind === path || (kind === folder && path.endsWith('.json')));
}
