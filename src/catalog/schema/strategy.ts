import { z } from 'zod';
import {
  agencyIdSchema,
  type DeepReadonly,
  idSchema,
  schemaKeySchema,
  textSchema,
  themeSchema,
  webSourceSchema,
} from './common.ts';
import { asOfSchema, partialDateSchema } from './partial-date.ts';

/** Sources of a strategy item; an empty list means general knowledge of the published documents. */
const sources = z.array(z.strictObject({ title: textSchema, url: webSourceSchema.shape.url.optional() }));
const texts = z.array(textSchema);

/** `data/strategy/framework.json`: the paper of 2007 and what it asks for. */
export const frameworkSchema = z.strictObject({
  $schema: schemaKeySchema,
  id: z.literal('framework'),
  name: textSchema,
  published: asOfSchema,
  origin: textSchema,
  nature: textSchema,
  horizon: textSchema,
  foundingAgencies: z.array(z.strictObject({ agency: agencyIdSchema, nameThen: textSchema, today: textSchema })),
  destinations: z.array(z.strictObject({ id: idSchema, role: textSchema, who: textSchema })),
  coordination: z.strictObject({
    kind: textSchema,
    exchanges: texts,
    purposes: texts,
    principles: texts,
    notDone: textSchema,
  }),
  sustainabilityPrinciples: z.array(z.strictObject({ name: textSchema, meaning: textSchema })),
  criticalTechnologies: z.strictObject({ document: textSchema, listed: texts, alsoNeeded: texts, gapStudies: texts }),
  sources,
});

/** `data/strategy/isecg.json`: the group in which agencies lay their plans side by side. */
export const isecgSchema = z.strictObject({
  $schema: schemaKeySchema,
  id: z.literal('isecg'),
  name: textSchema,
  established: asOfSchema,
  termsOfReference: z.strictObject({ adopted: textSchema, content: texts }),
  members: z.array(agencyIdSchema),
  membersAsOf: textSchema,
  growth: z.array(z.strictObject({ year: z.int(), members: z.int() })),
  workingGroups: z.array(z.strictObject({ name: textSchema, era: textSchema })),
  intersect: z.strictObject({ name: textSchema, what: textSchema, dates: textSchema, access: textSchema }),
  sources,
});

/** `data/strategy/themes/<id>.json` */
export const strategyThemeSchema = z.strictObject({
  $schema: schemaKeySchema,
  id: themeSchema,
  name: textSchema,
  question: textSchema.describe('The theme as a visitor would ask it'),
  meaning: textSchema,
  examples: texts,
  sources,
});

/** `data/strategy/objectives/<id>.json` */
export const strategyObjectiveSchema = z.strictObject({
  $schema: schemaKeySchema,
  id: idSchema,
  name: textSchema,
  themes: z.array(themeSchema).min(1),
  sources,
});

/** `data/strategy/roadmaps/<id>.json`: one edition of the Global Exploration Roadmap. */
export const roadmapSchema = z.strictObject({
  $schema: schemaKeySchema,
  id: idSchema,
  title: textSchema,
  published: asOfSchema,
  agencies: z.int(),
  agenciesNote: textSchema.optional(),
  scenario: textSchema,
  goals: texts.optional(),
  principles: texts.optional(),
  objectives: texts.optional(),
  horizonYear: z.int().optional(),
  eras: z.array(z.strictObject({ place: textSchema, focus: textSchema })).optional(),
  note: textSchema.optional(),
  sources,
});

/** `data/strategy/capabilities/<id>.json`: something agencies need, who provides it, and whether it is missing. */
export const capabilitySchema = z.strictObject({
  $schema: schemaKeySchema,
  id: idSchema,
  name: textSchema,
  place: z.enum(['leo', 'moon', 'mars', 'small-bodies']),
  providers: z.array(agencyIdSchema),
  elements: textSchema.optional(),
  missions: z.array(idSchema),
  target: textSchema,
  status: textSchema.optional(),
  gap: z.literal(true).optional(),
  overlap: z.literal(true).optional(),
  sharedInfrastructure: z.literal(true).optional(),
  note: textSchema.optional(),
  sources,
});

/** `data/strategy/groups/<id>.json`: a body in which agencies, scientists or states meet. */
export const groupSchema = z.strictObject({
  $schema: schemaKeySchema,
  id: idSchema,
  shortName: textSchema,
  name: textSchema.optional(),
  scope: textSchema,
  kind: z.enum(['agencies', 'forum', 'community', 'observatories', 'science', 'standards', 'political', 'un']),
  since: z.int().optional(),
  members: z.int().optional(),
  membersAsOf: asOfSchema.optional(),
  sources,
});

/** `data/strategy/windows/<id>.json`: dates that many missions share. */
export const windowSchema = z.strictObject({
  $schema: schemaKeySchema,
  id: idSchema,
  name: textSchema,
  periodDays: z.number().positive().optional(),
  minimumEnergyAbout: z.array(partialDateSchema).optional(),
  date: partialDateSchema.optional(),
  note: textSchema.optional(),
  sources,
});

export type Framework = DeepReadonly<z.infer<typeof frameworkSchema>>;
export type Isecg = DeepReadonly<z.infer<typeof isecgSchema>>;
export type StrategyTheme = DeepReadonly<z.infer<typeof strategyThemeSchema>>;
export type StrategyObjective = DeepReadonly<z.infer<typeof strategyObjectiveSchema>>;
export type Roadmap = DeepReadonly<z.infer<typeof roadmapSchema>>;
export type Capability = DeepReadonly<z.infer<typeof capabilitySchema>>;
export type CoordinationGroup = DeepReadonly<z.infer<typeof groupSchema>>;
export type SharedWindow = DeepReadonly<z.infer<typeof windowSchema>>;
