import { z } from 'zod';
import { CRAFT_BODIES, CRAFT_KINDS, CRAFT_WINGS } from '../vocabulary.ts';
import type { DeepReadonly } from './common.ts';
import { webSourceSchema } from './common.ts';

const metres = (most: number) => z.number().positive().max(most);

/** Keys that are figures: they need a source. The others only say what a craft looks like in pictures of it. */
const FIGURES = ['busM', 'spanM', 'chordM', 'dishM', 'boomM', 'shield', 'mirror', 'heatShieldM', 'sailM'] as const;

const shape = z.strictObject({
  kind: z.enum(CRAFT_KINDS).optional().describe('Absent: follows from class, crew and mass'),
  body: z.enum(CRAFT_BODIES).optional(),
  busM: z
    .tuple([z.number().positive(), z.number().positive(), z.number().positive()])
    .optional()
    .describe('Main body, metres: along the wings, across them, and towards the dish or upwards'),
  wings: z.enum(CRAFT_WINGS).optional(),
  spanM: metres(500).optional().describe('From tip to tip of the wings'),
  chordM: metres(100).optional().describe('Width of a wing'),
  dishM: metres(50).optional().describe('Diameter of the largest dish antenna'),
  boomM: metres(50).optional().describe('Length of the longest boom'),
  heatSources: z.int().min(1).max(4).optional().describe('Sources of power from the decay of plutonium'),
  shield: z
    .strictObject({ lengthM: metres(100), widthM: metres(100), layers: z.int().min(1).max(8) })
    .optional()
    .describe('Sunshield of foils'),
  mirror: z
    .strictObject({ diameterM: metres(40), segments: z.int().min(1).max(100) })
    .optional()
    .describe('Main mirror that stands in the open'),
  heatShieldM: metres(20).optional().describe('Diameter of a shield that is turned to the Sun, or of an aeroshell'),
  sailM: metres(100).optional().describe('Edge of a square sail'),
  sources: z.array(webSourceSchema).min(1).optional(),
});

type Shape = z.infer<typeof shape>;

const hasSource = (value: Shape) => value.sources !== undefined || FIGURES.every((key) => value[key] === undefined);
const NO_SOURCE = { error: 'has figures without a source' };

/**
 * The craft's own measures, as published, and its looks. `ground`: what stands where it has landed, when that is not what
 * flew there. What is not known is absent.
 */
export const craftSchema = shape
  .extend({ ground: shape.refine(hasSource, NO_SOURCE).optional() })
  .refine(hasSource, NO_SOURCE);

/** What the picture needs of it. */
export type CraftLooks = DeepReadonly<Omit<Shape, 'sources'>>;
