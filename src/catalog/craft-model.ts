import type { CatalogMission } from './catalog.ts';
import type { CRAFT_WINGS } from './vocabulary.ts';

/** What a craft is built like, for a model of its kind. */
export const CRAFT_KINDS = [
  'orbiter',
  'lander',
  'rover',
  'capsule',
  'station',
  'cubesat',
  'telescope',
  'sail',
  'aerial',
] as const;
export type CraftKind = (typeof CRAFT_KINDS)[number];
export type CraftWings = (typeof CRAFT_WINGS)[number];

/** A model of a craft: measures in metres, published or taken from its mass and kind. */
export interface CraftModel {
  readonly kind: CraftKind;
  readonly busM: readonly [number, number, number];
  readonly spanM: number;
  readonly dishM: number;
  readonly wings: CraftWings;
  /** Whether the measures are published ones; else they follow from mass and kind. */
  readonly isMeasured: boolean;
  /** Longest reach from the centre, metres: what the camera frames. */
  readonly reachM: number;
}

/** Mass of a craft of which none is published (kg). */
const USUAL_MASS_KG = 900;
const CUBESAT_KG = 60;
/** Edge (m) of the body of a craft of a tonne; others follow the cube root of their mass. */
const EDGE_OF_TONNE_M = 1.9;

/**
 * The model of a mission's craft, in flight or on the ground. Without published measures the body's edge follows the cube
 * root of the mass (about as dense as flown craft are), and wings and dish follow the kind.
 */
export function craftModelOf(mission: CatalogMission, isOnGround: boolean): CraftModel {
  const kind = craftKindOf(mission, isOnGround);
  const published = mission.craft;
  const edge = EDGE_OF_TONNE_M * Math.cbrt((mission.massKg ?? USUAL_MASS_KG) / 1000);
  const shares = SHAPES[kind];
  const usual = shares.bus;
  const [along, across, high] = published?.busM ?? [];
  const busM = [along ?? usual[0] * edge, across ?? usual[1] * edge, high ?? usual[2] * edge] as const;
  const wings = published?.wings ?? shares.wings;
  const usualSpan = shares.span * edge * (mission.propulsion === 'electric' ? 1.7 : 1);
  const spanM = wings === 'none' || wings === 'shield' ? 0 : (published?.spanM ?? usualSpan);
  const dishM = published?.dishM ?? shares.dish * edge;
  const reachM = Math.max(Math.hypot(...busM) / 2, spanM / 2, dishM / 2);
  return { kind, busM, spanM, dishM, wings, isMeasured: published !== undefined, reachM };
}

interface Shape {
  readonly bus: readonly [number, number, number];
  readonly span: number;
  readonly dish: number;
  readonly wings: CraftWings;
}

/** Body, span and dish in edges of the body. */
const SHAPES: Readonly<Record<CraftKind, Shape>> = {
  orbiter: { bus: [1, 1, 1.15], span: 6.4, dish: 1.1, wings: 'wings' },
  lander: { bus: [1.3, 1.3, 0.75], span: 2.6, dish: 0.35, wings: 'wings' },
  rover: { bus: [1, 1.5, 0.55], span: 0, dish: 0.3, wings: 'none' },
  capsule: { bus: [1.35, 1.35, 1.9], span: 6.2, dish: 0, wings: 'cross' },
  station: { bus: [1.2, 1.2, 3.4], span: 7.5, dish: 0.4, wings: 'wings' },
  cubesat: { bus: [0.8, 0.8, 1.6], span: 3.4, dish: 0, wings: 'wings' },
  telescope: { bus: [1.2, 1.2, 2.2], span: 3.6, dish: 0, wings: 'wings' },
  sail: { bus: [0.5, 0.5, 0.4], span: 16, dish: 0, wings: 'shield' },
  aerial: { bus: [1, 1, 0.6], span: 0, dish: 0, wings: 'none' },
};

function craftKindOf({ classes, crew, massKg, propulsion }: CatalogMission, isOnGround: boolean): CraftKind {
  if (isOnGround) {
    if (classes.includes('aerial') && !classes.includes('lander')) return 'aerial';
    if (classes[0] === 'rover' || (classes.includes('rover') && !classes.includes('lander'))) return 'rover';
    return 'lander';
  }
  if (classes.includes('station')) return 'station';
  if (crew === 'crewed') return 'capsule';
  if (propulsion === 'sail') return 'sail';
  if (massKg !== undefined && massKg <= CUBESAT_KG) return 'cubesat';
  if (classes[0] === 'telescope') return 'telescope';
  return classes.every((c) => c === 'lander' || c === 'cargo') ? 'lander' : 'orbiter';
}
