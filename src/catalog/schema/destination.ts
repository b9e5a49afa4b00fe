import { z } from 'zod';
import { type DeepReadonly, idSchema, schemaKeySchema, textSchema } from './common.ts';

/** A destination without a position: `data/destinations/<id>.json`. It fills lists and filters, never the scene. */
export const destinationSchema = z
  .strictObject({
    $schema: schemaKeySchema,
    id: idSchema,
    name: textSchema,
    reason: textSchema.describe('Why it has no position'),
  })
  .describe('A destination that is no single body');

export type UnplacedDestination = DeepReadonly<z.infer<typeof destinationSchema>>;
