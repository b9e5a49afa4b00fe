import { z } from 'zod';
import { AGENCY_MARKERS } from '../vocabulary.ts';
import {
  agencyIdSchema,
  confidenceSchema,
  type DeepReadonly,
  schemaKeySchema,
  textSchema,
  webSourceSchema,
} from './common.ts';
import { asOfSchema } from './partial-date.ts';

export { AGENCY_MARKERS } from '../vocabulary.ts';

/** One agency, company or institute: `data/agencies/<id>.json`. */
export const agencySchema = z
  .strictObject({
    $schema: schemaKeySchema,
    id: agencyIdSchema,
    kind: z.enum(['company', 'agency', 'institute']),
    name: textSchema,
    nativeName: textSchema.optional(),
    country: z
      .string()
      .regex(/^([A-Z]{2}|EUR)$/)
      .describe('ISO 3166-1 alpha-2, or EUR for an organisation of European states'),
    languages: z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)).describe('BCP 47 tags'),
    founded: z.int().min(1700).max(2100).optional(),
    foundedNote: textSchema.optional(),
    predecessor: textSchema.optional(),
    successor: textSchema.optional(),
    gesSignatory2007: z.boolean().describe('Among the fourteen agencies of the 2007 framework'),
    isecgMember: z.boolean().optional().describe('Absent: not known'),
    isecgSince: z.int().min(2007).max(2100).optional(),
    color: z.string().regex(/^#[0-9A-F]{6}$/),
    marker: z.enum(AGENCY_MARKERS).describe('Shape that tells it apart where colour alone does not'),
    website: z.url({ protocol: /^https?$/ }).optional(),
    interests: textSchema.optional().describe('What it wants to do in exploration, in plain words'),
    note: textSchema.optional(),
    sources: z.array(webSourceSchema),
    asOf: asOfSchema,
    confidence: confidenceSchema,
  })
  .describe('A space agency, company or institute');

export type Agency = DeepReadonly<z.infer<typeof agencySchema>>;
export type AgencyMarker = Agency['marker'];
