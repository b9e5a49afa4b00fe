import { z } from 'zod';
import { agencyIdSchema, type DeepReadonly, idSchema, schemaKeySchema, textSchema, themeSchema } from './common.ts';
import { MISSION_CLASSES, MISSION_STATUSES } from './mission.ts';
import { partialDateSchema } from './partial-date.ts';

/** Text in several languages, keyed by BCP 47 tag; English is the fall-back and must be there. */
const localizedText = z
  .object({ en: textSchema })
  .catchall(textSchema)
  .describe('Text by language tag; "en" is required');

/** Filters of a step; an absent or empty list lets everything through. */
export const storyFilterSchema = z.strictObject({
  agencies: z.array(agencyIdSchema).optional(),
  destinations: z.array(idSchema).optional(),
  crew: z.enum(['robotic', 'crewed']).optional(),
  statuses: z.array(z.enum(MISSION_STATUSES)).optional(),
  classes: z.array(z.enum(MISSION_CLASSES)).optional(),
  themes: z.array(themeSchema).optional(),
});

/** Where the camera stands, seen from the focus: ecliptic angles and a distance in km or in radii of the focus. */
export const storyCameraSchema = z.strictObject({
  azimuthDeg: z.number().min(-360).max(360).optional(),
  elevationDeg: z.number().min(-90).max(90).optional(),
  distanceKm: z.number().positive().max(1e11).optional(),
  distanceRadii: z.number().min(1.05).max(1e6).optional(),
});

export const storyStepSchema = z.strictObject({
  id: idSchema,
  title: localizedText.optional(),
  caption: localizedText,
  at: partialDateSchema.or(z.literal('now')).describe('Date of the clock when the step starts, or "now"'),
  rate: z.number().min(-3.2e8).max(3.2e8).describe('Seconds of the clock per second; 0 stands still'),
  focus: idSchema.describe('Body or mission the camera looks at'),
  select: idSchema.optional().describe('Body or mission whose panel is open'),
  camera: storyCameraSchema.optional(),
  filters: storyFilterSchema.optional(),
  scale: z.enum(['true', 'enlarged', 'log']).optional(),
  durationSeconds: z.number().min(2).max(600).describe('How long a kiosk stays on the step'),
});

/** One story: `data/stories/<id>.json`. Kiosk loops, talks and guided tours share the format. */
export const storySchema = z
  .strictObject({
    $schema: schemaKeySchema,
    id: idSchema,
    title: localizedText,
    use: z.array(z.enum(['kiosk', 'present', 'tour'])).min(1),
    steps: z.array(storyStepSchema).min(1),
  })
  .describe('A sequence of views with captions');

export type Story = DeepReadonly<z.infer<typeof storySchema>>;
export type StoryStep = Story['steps'][number];
