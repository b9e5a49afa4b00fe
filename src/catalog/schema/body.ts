import { z } from 'zod';
import { BODY_KINDS } from '../vocabulary.ts';
import { citationSchema, type DeepReadonly, idSchema, schemaKeySchema, textSchema } from './common.ts';

export { BODY_KINDS } from '../vocabulary.ts';

const jdTdb = z.number().min(2_000_000).max(3_000_000).describe('Julian date, TDB');
const angleDeg = z.number().min(-3600).max(3600);
const rate = z.number();
const sourceKey = textSchema.describe('Id of an entry in this file’s sources');
const bodyId = idSchema.describe('Id of a file in data/bodies');

/** Osculating elements about the Sun, mean ecliptic and equinox of J2000. Semi-major axis negative for a hyperbola. */
export const heliocentricOrbitSchema = z.strictObject({
  kind: z.literal('heliocentric-osculating'),
  centre: z.literal('sun'),
  frame: z.literal('ecliptic-j2000'),
  epochJdTdb: jdTdb,
  semiMajorAxisAu: z.number(),
  perihelionDistanceAu: z.number().positive(),
  eccentricity: z.number().min(0).max(20),
  inclinationDeg: z.number().min(0).max(180),
  ascendingNodeDeg: angleDeg,
  argPerihelionDeg: angleDeg,
  meanAnomalyDeg: z.number(),
  meanMotionDegPerDay: z.number().positive(),
  timeOfPerihelionJdTdb: jdTdb,
  validFromJdTdb: jdTdb.optional(),
  validUntilJdTdb: jdTdb.optional(),
  note: textSchema.optional(),
  source: sourceKey,
});

/** Elements about a planet, in a plane given by its pole or by name, with secular rates. */
export const planetocentricOrbitSchema = z.strictObject({
  kind: z.enum([
    'planetocentric-mean',
    'planetocentric-osculating',
    'planetocentric-osculating-with-mean-rates',
    'barycentric-circular',
  ]),
  centre: bodyId,
  referencePlane: z.enum(['ecliptic-j2000', 'laplace-plane', 'parent-equator']),
  planePoleRaDeg: angleDeg
    .optional()
    .describe('Pole of the reference plane, ICRF; longitudes start at its ascending node'),
  planePoleDecDeg: z.number().min(-90).max(90).optional(),
  epochJdTdb: jdTdb,
  semiMajorAxisKm: z.number().positive(),
  eccentricity: z.number().min(0).lt(1),
  inclinationDeg: z.number().min(0).max(180),
  ascendingNodeDeg: angleDeg,
  argPeriapsisDeg: angleDeg,
  meanAnomalyDeg: angleDeg,
  meanAnomalyRateDegPerDay: rate,
  nodeRateDegPerYear: rate.optional(),
  argPeriapsisRateDegPerYear: rate.optional(),
  longitudeRateDegPerDay: rate.optional(),
  periodDays: z.number().positive().optional(),
  meanAnomalyLibration: z
    .strictObject({ amplitudeDeg: z.number(), angleAtJ2000Deg: angleDeg, angleRateDegPerCentury: rate })
    .optional()
    .describe('Add amplitude * sin(angle) to the mean anomaly'),
  validFromJdTdb: jdTdb.optional(),
  validUntilJdTdb: jdTdb.optional(),
  note: textSchema.optional(),
  source: sourceKey,
});

/** What is known of an orbit when no position follows from it. */
export const partialOrbitSchema = z.strictObject({
  semiMajorAxisAu: z.number().positive(),
  eccentricity: z.number().min(0).lt(1),
  inclinationDeg: z.number().min(0).max(180),
  perihelionDistanceAu: z.number().positive(),
  aphelionDistanceAu: z.number().positive(),
  periodYears: z.number().positive(),
  source: sourceKey,
});

/**
 * Spin. With T Julian centuries and d days TDB past `epochJdTdb` (J2000):
 * RA = poleRaDeg + poleRaRate·T + Σ raSin·sin(angle), Dec = poleDecDeg + poleDecRate·T + Σ decCos·cos(angle),
 * W = primeMeridianDeg + primeMeridianRate·d + primeMeridianAccel·d² + Σ wSin·sin(angle), angle = angleDeg + rate·T (+ accel·T²).
 */
export const rotationSchema = z.strictObject({
  model: z.enum(['iau-2015', 'constant-spin', 'period-only', 'tumbling']),
  frame: z.literal('icrf-equator').optional(),
  epochJdTdb: jdTdb.optional(),
  poleRaDeg: angleDeg.optional(),
  poleRaRateDegPerCentury: rate.optional(),
  poleDecDeg: z.number().min(-90).max(90).optional(),
  poleDecRateDegPerCentury: rate.optional(),
  primeMeridianDeg: z.number().optional(),
  primeMeridianRateDegPerDay: rate.optional(),
  primeMeridianAccelDegPerDay2: rate.optional(),
  periodHours: z.number().optional(),
  periodicTerms: z
    .array(
      z.strictObject({
        angleDeg: z.number(),
        angleRateDegPerCentury: rate,
        angleAccelDegPerCentury2: rate.optional(),
        raSinDeg: z.number(),
        decCosDeg: z.number(),
        wSinDeg: z.number(),
      }),
    )
    .optional(),
  note: textSchema.optional(),
  source: sourceKey,
});

export const ringSchema = z.strictObject({
  name: textSchema,
  innerRadiusKm: z.number().positive(),
  outerRadiusKm: z.number().positive(),
  opticalDepth: textSchema.describe('Normal optical depth, a number or a range as published'),
  opticalDepthClass: textSchema,
});

/** A libration point: primary + fraction·(secondary − primary) + along·|secondary − primary|·direction of motion. */
export const lagrangeSchema = z.strictObject({
  primary: bodyId,
  secondary: bodyId,
  type: z.enum(['L1', 'L2', 'L3', 'L4', 'L5']),
  fractionPrimaryToSecondary: z.number(),
  fractionAlongMotion: z.number(),
  meanDistanceKm: z.number().positive(),
  meanDistanceFrom: bodyId,
  use: textSchema,
  typicalOrbits: textSchema.optional(),
});

/** One body or place with a position: `data/bodies/<id>.json`. */
export const bodySchema = z
  .strictObject({
    $schema: schemaKeySchema,
    id: idSchema,
    name: textSchema,
    aliases: z.array(textSchema).optional(),
    designation: textSchema.optional(),
    kind: z.enum(BODY_KINDS),
    parent: bodyId.nullable(),
    naifId: z.int().optional().describe('Classic SPICE code; numbered asteroids 2000000 + number'),
    spkIdSbdb: z.int().optional().describe('Code of the newer JPL scheme, 20000000 + number'),
    radiiKm: z.tuple([z.number().positive(), z.number().positive(), z.number().positive()]).optional(),
    meanRadiusKm: z.number().positive().optional(),
    gmKm3S2: z.number().positive().optional(),
    geometricAlbedo: z.number().min(0).max(2).optional(),
    absoluteMagnitudeH: z.number().min(-5).max(40).optional(),
    colorHex: z
      .string()
      .regex(/^#[0-9A-F]{6}$/, 'is no colour; expected # and six capital hexadecimal digits')
      .describe('Display colour, near the true one, brightened where the body is nearly black'),
    rotation: rotationSchema.optional(),
    rings: z.array(ringSchema).optional(),
    orbit: z.discriminatedUnion('kind', [heliocentricOrbitSchema, planetocentricOrbitSchema]).optional(),
    orbitAlternatives: z
      .array(heliocentricOrbitSchema)
      .optional()
      .describe('Elements at other epochs: take the entry nearest in time that is valid then'),
    orbitPartial: partialOrbitSchema.optional(),
    lagrange: lagrangeSchema.optional(),
    note: textSchema.optional(),
    sources: z.array(citationSchema),
  })
  .describe('A body of the solar system, a libration point or a barycentre');

export type Body = DeepReadonly<z.infer<typeof bodySchema>>;
export type BodyKind = Body['kind'];
export type HeliocentricOrbit = DeepReadonly<z.infer<typeof heliocentricOrbitSchema>>;
export type PlanetocentricOrbit = DeepReadonly<z.infer<typeof planetocentricOrbitSchema>>;
export type Rotation = DeepReadonly<z.infer<typeof rotationSchema>>;
export type Ring = DeepReadonly<z.infer<typeof ringSchema>>;
export type LagrangeDefinition = DeepReadonly<z.infer<typeof lagrangeSchema>>;
