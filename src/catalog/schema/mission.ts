import { z } from 'zod';
import type { FindingKind } from '../../core/trajectory/audit.ts';
import { EVENT_TYPES, MISSION_CLASSES, MISSION_STATUSES, PROPULSIONS } from '../vocabulary.ts';
import {
  agencyIdSchema,
  confidenceSchema,
  type DeepReadonly,
  idSchema,
  latDegSchema,
  lonDegESchema,
  schemaKeySchema,
  textSchema,
  themeSchema,
  webSourceSchema,
} from './common.ts';
import { craftSchema } from './craft.ts';
import { asOfSchema, partialDateSchema } from './partial-date.ts';

export { EVENT_TYPES, MISSION_CLASSES, MISSION_STATUSES, PROPULSIONS } from '../vocabulary.ts';

const bodyRef = idSchema.describe('Id of a file in data/bodies, or of a destination without a position');
const missionRef = idSchema.describe('Id of a file in data/missions');
const plannedSchema = z
  .literal(true)
  .optional()
  .describe('Planned when the sources were written; whether it happened is not known here');

/** The launch. `until` closes a range; `notEarlierThan` marks a date that is a lower bound. */
export const launchSchema = z.strictObject({
  date: partialDateSchema,
  until: partialDateSchema.optional(),
  notEarlierThan: z.literal(true).optional(),
  planned: plannedSchema,
  vehicle: textSchema.optional(),
  site: textSchema.optional(),
  c3Km2S2: z
    .number()
    .min(-5)
    .max(400)
    .optional()
    .describe(
      'Launch energy as flown, published or reckoned from published distances: the square of the speed left with',
    ),
  note: textSchema.optional(),
});

export const missionEventSchema = z.strictObject({
  type: z.enum(EVENT_TYPES),
  body: bodyRef,
  date: partialDateSchema,
  until: partialDateSchema.optional(),
  altitudeKm: z
    .number()
    .min(0)
    .max(1e9)
    .optional()
    .describe('Lowest height above the surface, or above the 1-bar level of a giant planet'),
  deltaVMS: z
    .number()
    .positive()
    .max(5000)
    .optional()
    .describe('Published change of speed of a manoeuvre, metres a second'),
  sunInclinationDeg: z
    .number()
    .min(0)
    .max(180)
    .optional()
    .describe('Published tilt of the orbit about the Sun after this pass, against the equator of the Sun'),
  isPowered: z
    .literal(true)
    .optional()
    .describe('The engine fired at the closest approach of a fly-by, as in a failed insertion'),
  sunPeriodDays: z
    .number()
    .positive()
    .max(1e6)
    .optional()
    .describe('Published period of the orbit about the Sun after this pass'),
  over: z
    .strictObject({ latDeg: latDegSchema, lonDegE: lonDegESchema })
    .optional()
    .describe('Of a fly-by: the place on the surface above which it came closest'),
  planned: plannedSchema,
  part: textSchema
    .optional()
    .describe('The part of the mission that does this while the main craft flies on, for example "Huygens"'),
  note: textSchema.optional(),
});

/** The main science or parking orbit at `body`. */
export const missionOrbitSchema = z.strictObject({
  body: bodyRef,
  type: textSchema,
  periapsisAltitudeKm: z.number().min(0).max(1e9).optional(),
  apoapsisAltitudeKm: z.number().min(0).max(1e9).optional(),
  inclinationDeg: z.number().min(0).max(180).optional(),
  periodHours: z.number().positive().max(1e7).optional(),
  amplitudeYKm: z
    .number()
    .positive()
    .max(1e7)
    .optional()
    .describe('About a libration point: half of the width along the motion of the two bodies'),
  amplitudeZKm: z
    .number()
    .positive()
    .max(1e7)
    .optional()
    .describe('About a libration point: largest height over the plane of the two bodies'),
  family: z
    .enum(['northern', 'southern'])
    .optional()
    .describe('On which side of that plane a halo orbit reaches farther'),
});

/** Where a craft that leaves the solar system is seen from the Sun at a date: it tells which way its last fly-by sent it. */
export const missionCoastSchema = z.strictObject({
  date: partialDateSchema,
  raDeg: z.number().min(0).lt(360).describe('Right ascension, J2000'),
  decDeg: z.number().min(-90).max(90).describe('Declination, J2000'),
  source: webSourceSchema,
});

/** What is published of a craft's electric engines or sail. */
export const lowThrustSchema = z.strictObject({
  thrustMn: z.number().positive().max(1e5).optional().describe('Most force of the engines that run together (mN)'),
  specificImpulseS: z.number().positive().max(20_000).optional(),
  coasts: z
    .array(z.strictObject({ from: partialDateSchema, until: partialDateSchema }))
    .min(1)
    .optional()
    .describe('Stretches of the cruise without thrust, in order of time'),
});

/** Where it landed or is to land. Unknown coordinates are absent, never invented. */
export const missionSiteSchema = z.strictObject({
  body: bodyRef,
  name: textSchema,
  latDeg: latDegSchema.optional(),
  lonDegE: lonDegESchema.optional(),
});

export const scheduleEntrySchema = z.strictObject({
  asOf: asOfSchema.describe('When this was the plan'),
  launch: partialDateSchema.optional().describe('Launch date planned then; absent when there was none'),
  until: partialDateSchema.optional(),
  note: textSchema.optional(),
});

/** What `outbound audit` may find. */
const FINDINGS = [
  'impossible-dates',
  'infeasible-turn',
  'speed-jump',
  'large-manoeuvre',
  'high-launch-energy',
  'orbit-facts',
  'overdue',
  'missing-target',
  'no-path',
] as const satisfies readonly FindingKind[];

/** Why something that `outbound audit` finds in this mission is right, or cannot be mended. */
export const pathNoteSchema = z.strictObject({
  finding: z.enum(FINDINGS),
  where: textSchema.optional().describe('Body or leg, as the audit names it; absent: all findings of this kind'),
  explanation: textSchema,
});

/** One mission: `data/missions/<id>.json`. Unknown means the key is absent. */
export const missionSchema = z
  .strictObject({
    $schema: schemaKeySchema,
    id: idSchema,
    name: textSchema,
    aliases: z.array(textSchema),
    leadAgency: agencyIdSchema,
    partners: z.array(z.strictObject({ agency: agencyIdSchema, role: textSchema })),
    otherPartners: z
      .array(textSchema)
      .optional()
      .describe('Contributors that are no agency of this catalogue, each with its part'),
    crew: z.enum(['robotic', 'crewed']),
    classes: z.array(z.enum(MISSION_CLASSES)).min(1),
    status: z.enum(MISSION_STATUSES),
    destinations: z.array(bodyRef).min(1),
    carriedBy: missionRef.optional(),
    relatedMissions: z.array(missionRef).optional(),
    launch: launchSchema.optional(),
    events: z.array(missionEventSchema).describe('In order of time, without the launch'),
    orbit: missionOrbitSchema.optional(),
    coast: missionCoastSchema.optional(),
    site: missionSiteSchema.optional(),
    propulsion: z.enum(PROPULSIONS).optional(),
    craft: craftSchema.optional(),
    lowThrust: lowThrustSchema.optional(),
    massKg: z.number().positive().max(1e8).optional().describe('Mass at launch'),
    summary: textSchema,
    objectives: z.array(textSchema),
    themes: z.array(themeSchema).min(1).max(5),
    pathNotes: z.array(pathNoteSchema).optional().describe('What `outbound audit` finds here and why it is so'),
    scheduleHistory: z.array(scheduleEntrySchema).optional(),
    sources: z.array(webSourceSchema),
    asOf: asOfSchema.describe('Newest month the facts in this file speak of'),
    confidence: confidenceSchema,
  })
  .describe('One space mission');

export type Mission = DeepReadonly<z.infer<typeof missionSchema>>;
export type MissionEvent = Mission['events'][number];
export type MissionEventType = MissionEvent['type'];
export type MissionLaunch = NonNullable<Mission['launch']>;
export type MissionOrbit = NonNullable<Mission['orbit']>;
export type MissionStatus = Mission['status'];
export type MissionClass = Mission['classes'][number];
export type Crew = Mission['crew'];
