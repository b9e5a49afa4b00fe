import { z } from 'zod';
import { SITE_KINDS, SITE_STATUSES } from '../vocabulary.ts';
import {
  agencyIdSchema,
  confidenceSchema,
  type DeepReadonly,
  idSchema,
  latDegSchema,
  lonDegESchema,
  schemaKeySchema,
  textSchema,
  webSourceSchema,
} from './common.ts';
import { partialDateSchema } from './partial-date.ts';

export { SITE_KINDS, SITE_STATUSES } from '../vocabulary.ts';

/** One landing, impact or touchdown site: `data/sites/<id>.json`. Absent coordinates are not known. */
export const siteSchema = z
  .strictObject({
    $schema: schemaKeySchema,
    id: idSchema,
    body: idSchema.describe('Id of a file in data/bodies'),
    name: textSchema,
    missionName: textSchema,
    mission: idSchema.optional().describe('Id of a file in data/missions, where the catalogue has the mission'),
    agency: agencyIdSchema,
    crew: z.enum(['robotic', 'crewed']),
    kind: z.enum(SITE_KINDS),
    status: z.enum(SITE_STATUSES).describe('entry: lost before or at the surface; candidate: a region under study'),
    date: partialDateSchema.optional(),
    latDeg: latDegSchema.optional(),
    lonDegE: lonDegESchema.optional(),
    note: textSchema.optional(),
    sources: z
      .array(z.strictObject({ title: textSchema, url: webSourceSchema.shape.url.optional() }))
      .describe('Empty: general knowledge'),
    confidence: confidenceSchema,
  })
  .refine((site) => (site.latDeg === undefined) === (site.lonDegE === undefined), {
    error: 'one of latDeg and lonDegE is missing',
    path: ['latDeg'],
  })
  .describe('A landing, impact or touchdown site');

export type Site = DeepReadonly<z.infer<typeof siteSchema>>;
