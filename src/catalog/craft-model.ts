import type { CatalogMission } from './catalog.ts';
import type { CraftLooks } from './schema/craft.ts';
import type { CRAFT_BODIES, CRAFT_KINDS, CRAFT_WINGS } from './vocabulary.ts';

export type CraftKind = (typeof CRAFT_KINDS)[number];
export type CraftWings = (typeof CRAFT_WINGS)[number];
export type CraftBody = (typeof CRAFT_BODIES)[number];

/** A model of a craft: measures in metres, published or taken from its mass and kind. */
export interface CraftModel {
  readonly kind: CraftKind;
  readonly body: CraftBody;
  readonly busM: readonly [along: number, across: number, high: number];
  readonly wings: CraftWings;
  readonly spanM: number;
  readonly chordM: number;
  readonly dishM: number;
  readonly boomM: number;
  readonly heatSources: number;
  readonly shield: CraftLooks['shield'];
  readonly mirror: CraftLooks['mirror'];
  readonly heatShieldM: number;
  readonly sailM: number;
  /** What it keeps turned to its goal: its dish to the Earth, or its back to the Sun while a dish of its own turns. */
  readonly faces: 'earth' | 'sun';
  /** Longest reach from the centre, metres: what the camera frames. */
  readonly reachM: number;
}

/** Mass of a craft of which none is published (kg). */
const USUAL_MASS_KG = 900;
const CUBESAT_KG = 60;
/** Edge (m) of the body of a craft of a tonne; others follow the cube root of their mass. */
const EDGE_OF_TONNE_M = 1.9;
/** Worlds to whose ground a lander comes through air. */
const WORLDS_WITH_AIR: readonly string[] = ['mars', 'venus', 'titan', 'earth'];
const SUNWARD_KINDS: readonly CraftKind[] = ['capsule', 'telescope', 'sail', 'aeroshell'];

/**
 * The model of a mission's craft, in flight or on the ground. Without published measures the body's edge follows the cube
 * root of the mass (about as dense as flown craft are), and wings and dish follow the kind.
 */
export function craftModelOf(mission: CatalogMission, isOnGround: boolean): CraftModel {
  const flownKind = mission.craft?.kind ?? craftKindOf(mission, false);
  const kind = isOnGround ? (mission.craft?.ground?.kind ?? craftKindOf(mission, true)) : flownKind;
  // What flew there says nothing of what stands there, unless it is the same.
  const onGround = mission.craft?.ground ?? (kind === flownKind ? mission.craft : undefined);
  const published: CraftLooks = (isOnGround ? onGround : mission.craft) ?? {};
  const shares = SHAPES[kind];
  const edge = EDGE_OF_TONNE_M * Math.cbrt((mission.massKg ?? USUAL_MASS_KG) / 1000);
  const [along, across, high] = published.busM ?? [];
  const usual = published.heatSources && kind === 'orbiter' ? busUnderDish((published.dishM ?? 0) / edge) : shares.bus;
  const busM = [along ?? usual[0] * edge, across ?? usual[1] * edge, high ?? usual[2] * edge] as const;
  const wings = published.heatSources ? (published.wings ?? 'none') : (published.wings ?? shares.wings);
  // What is not published goes with what is.
  const size = published.busM ? Math.cbrt(busM[0] * busM[1] * busM[2]) : edge;
  const { shield, mirror, heatShieldM = 0 } = published;
  const isHot = heatShieldM > 0;
  // Near the Sun small wings do, and they keep to the shadow of the shield.
  const usualSpan = isHot ? 1.5 * heatShieldM : shares.span * size * (mission.propulsion === 'electric' ? 1.7 : 1);
  const spanM = hasWings(wings) ? Math.max(published.spanM ?? usualSpan, 1.3 * busM[0]) : 0;
  const dishM = published.dishM ?? (isHot ? 0.28 * heatShieldM : shares.dish * size);
  const sailM = kind === 'sail' ? (published.sailM ?? 11 * edge) : 0;
  const isSunward = SUNWARD_KINDS.includes(kind) || shield !== undefined || isHot;
  return {
    kind,
    body: published.body ?? 'box',
    busM,
    wings,
    spanM,
    chordM: published.chordM ?? usualChord(busM, spanM, wings),
    dishM,
    boomM: published.boomM ?? (published.heatSources ? 3.2 * busM[1] : 0),
    heatSources: published.heatSources ?? 0,
    shield,
    mirror,
    heatShieldM,
    sailM,
    faces: isSunward ? 'sun' : 'earth',
    reachM: Math.max(
      Math.hypot(...busM) / 2,
      spanM / 2,
      dishM / 2,
      Math.hypot(shield?.lengthM ?? 0, mirror?.diameterM ?? 0) / 2,
      heatShieldM / 2,
      sailM * Math.SQRT1_2,
    ),
  };
}

/** Craft with heat for power: a tall stack, or a flat ring behind a dish (in edges of the body) that is wider by far. */
function busUnderDish(dish: number): Shape['bus'] {
  return dish > 1.5 ? [0.95, 0.95, 0.42] : [0.66, 0.66, 1.5];
}

function hasWings(wings: CraftWings): boolean {
  return wings !== 'none' && wings !== 'shield' && wings !== 'skin';
}

/** Wings are about as wide as the body; long ones a quarter of their length, four in a cross narrower. */
function usualChord([along, across]: CraftModel['busM'], spanM: number, wings: CraftWings): number {
  const reach = Math.max(0.1 * along, spanM / 2 - 0.62 * along);
  if (wings === 'cross') return 0.32 * reach;
  return Math.min(Math.max(0.85 * across, 0.24 * reach), 1.4 * across);
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
  lander: { bus: [1.3, 1.3, 1.05], span: 2.6, dish: 0.35, wings: 'wings' },
  rover: { bus: [1, 1.25, 0.95], span: 0, dish: 0.22, wings: 'skin' },
  capsule: { bus: [1.35, 1.35, 1.9], span: 6.2, dish: 0, wings: 'cross' },
  station: { bus: [1.2, 1.2, 3.4], span: 7.5, dish: 0.4, wings: 'wings' },
  cubesat: { bus: [0.8, 0.8, 1.6], span: 3.4, dish: 0, wings: 'wings' },
  telescope: { bus: [1.2, 1.2, 2.2], span: 3.6, dish: 0.3, wings: 'wings' },
  sail: { bus: [0.5, 0.5, 0.4], span: 0, dish: 0, wings: 'none' },
  aerial: { bus: [1, 1, 0.6], span: 0, dish: 0, wings: 'skin' },
  aeroshell: { bus: [1.5, 1.5, 1.1], span: 0, dish: 0, wings: 'skin' },
  probe: { bus: [0.8, 0.8, 0.6], span: 0, dish: 0, wings: 'none' },
};

function craftKindOf(mission: CatalogMission, isOnGround: boolean): CraftKind {
  const { classes, crew, massKg, propulsion, site } = mission;
  const isLander = classes.every((c) => c === 'lander' || c === 'cargo');
  if (isOnGround) {
    if (classes.includes('aerial') && !classes.includes('lander')) return 'aerial';
    if (classes[0] === 'rover' || (classes.includes('rover') && !classes.includes('lander'))) return 'rover';
    return 'lander';
  }
  if (classes.includes('station')) return 'station';
  if (crew === 'crewed') return 'capsule';
  if (propulsion === 'sail') return 'sail';
  const comesThroughAir = WORLDS_WITH_AIR.includes(site?.body ?? '') && !classes.includes('orbiter');
  if (comesThroughAir && classes.every((c) => ON_GROUND.includes(c))) return 'aeroshell';
  if (massKg !== undefined && massKg <= CUBESAT_KG) return 'cubesat';
  if (classes[0] === 'telescope') return 'telescope';
  return isLander ? 'lander' : 'orbiter';
}

const ON_GROUND: readonly CatalogMission['classes'][number][] = ['lander', 'rover', 'aerial', 'hopper'];
