import { z } from 'zod';
import { THEMES } from '../vocabulary.ts';
import { asOfSchema } from './partial-date.ts';

export { THEMES } from '../vocabulary.ts';

/** Text for people: not empty, no space at its ends, Unicode NFC (so that equal texts are equal strings). */
export const textSchema = z
  .string()
  .min(1, 'is empty')
  .refine((text) => text === text.trim(), { error: 'starts or ends with a space' })
  .refine((text) => text === text.normalize('NFC'), { error: 'is not in Unicode normal form C' });

/** Id of a body, mission, site, story or destination: lower case, digits and single hyphens; equal to the file's name. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is no id; expected lower-case letters, digits and single hyphens')
  .describe('Lower-case letters, digits and single hyphens; equal to the name of the file');

/** Id of an agency or company: like `idSchema`, but acronyms keep their capitals ("NASA", "blue-origin"). */
export const agencyIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, 'is no agency id; expected letters, digits and single hyphens')
  .describe('Id of a file in data/agencies');

/** Optional first key of every data file, so that editors complete and check it. */
export const schemaKeySchema = z.string().optional();

/** How sure the catalogue is of an item as a whole. */
export const confidenceSchema = z.enum(['high', 'medium', 'low']);

/** Where a fact was read on the web. */
export const webSourceSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'is no http or https address' }),
  title: textSchema,
  published: asOfSchema.optional(),
  secondary: z.literal(true).optional().describe('A forum, encyclopedia or news copy rather than the agency itself'),
});

/** Where a figure comes from: a page or a document, cited so that it can be found again. */
export const citationSchema = z.strictObject({
  id: idSchema.describe('Key by which the other parts of the file refer to this source'),
  title: textSchema,
  where: textSchema.optional().describe('Address, package or document where it was read'),
});

export const themeSchema = z.enum(THEMES);
export type Theme = z.infer<typeof themeSchema>;

/** Latitude (planetocentric, north positive) and longitude (east positive) in degrees. */
export const latDegSchema = z.number().min(-90).max(90);
export const lonDegESchema = z.number().min(-180).max(180);

/** The same type, readable only, all the way down. */
export type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;
