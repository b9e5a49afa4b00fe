import { type BufferGeometry, CircleGeometry, PlaneGeometry, SphereGeometry } from 'three';
import type { CraftModel } from '../../catalog/craft-model.ts';
import { CELLS, COPPER, CraftParts, DARK, FOIL, GREY, SILVER, WHITE } from './craft-parts.ts';

/** The two parts of a craft that move against each other: the body, and wings that turn about its y axis. */
export interface CraftGeometry {
  readonly body: BufferGeometry;
  /** Wings lie across +z: their cells face it. */
  readonly wings: BufferGeometry | undefined;
}

/**
 * Builds the model of a craft from its measures; metres. In flight +z is where the dish looks and y the wings' axis; on
 * the ground +z is up.
 */
export function craftGeometry(model: CraftModel): CraftGeometry {
  const body = new CraftParts();
  const wings = new CraftParts();
  BUILDERS[model.kind](model, body, wings);
  const melted = body.melt();
  if (!melted) throw new Error(`The model of kind "${model.kind}" has no parts.`);
  return { body: melted, wings: wings.melt() };
}

type Builder = (model: CraftModel, body: CraftParts, wings: CraftParts) => void;

const BUILDERS: Readonly<Record<CraftModel['kind'], Builder>> = {
  orbiter: buildOrbiter,
  cubesat: buildOrbiter,
  lander: buildLander,
  rover: buildRover,
  capsule: buildCapsule,
  station: buildStation,
  telescope: buildTelescope,
  sail: buildSail,
  aerial: buildAerial,
};

function buildOrbiter(model: CraftModel, body: CraftParts, wings: CraftParts): void {
  const [y, x, z] = model.busM;
  body.box([x, y, z], [0, 0, 0], model.kind === 'cubesat' ? GREY : FOIL);
  body.box([0.7 * x, 1.02 * y, 0.45 * z], [0.16 * x, 0, 0.1 * z], WHITE);
  body.cylinder([0.28 * x, 0.12 * x], 0.32 * z, [0, 0, -0.64 * z], DARK);
  body.cylinder([0.1 * x, 0.1 * x], 0.5 * z, [0.62 * x, 0.25 * y, 0.1 * z], SILVER);
  if (model.dishM > 0) {
    body.rod([0, 0, 0.5 * z], [0, 0, 0.5 * z + 0.2 * model.dishM], 0.04 * model.dishM, GREY);
    body.dish(model.dishM, [0, 0, 0.5 * z + 0.32 * model.dishM], WHITE);
  }
  if (model.wings === 'none' && model.kind === 'orbiter') {
    // Power from heat: a source on a boom, and the magnetometer's on the other side.
    body.rod([-0.5 * x, 0, 0], [-2.2 * x, 0, -0.35 * z], 0.03 * x, GREY);
    body.cylinder([0.14 * x, 0.14 * x], 0.7 * z, [-2.2 * x, 0, -0.35 * z], DARK);
    body.rod([0.5 * x, 0, 0], [4.2 * x, 0, 0.2 * z], 0.02 * x, GREY);
  }
  addWings(model, wings);
}

function buildLander(model: CraftModel, body: CraftParts): void {
  const [y, x, z] = model.busM;
  const deck = 0.75 * z;
  body.cylinder([0.5 * x, 0.5 * x], z, [0, 0, deck], FOIL);
  body.cylinder([0.42 * x, 0.3 * x], 0.5 * z, [0, 0, deck + 0.72 * z], WHITE);
  body.cylinder([0.2 * x, 0.1 * x], 0.35 * z, [0, 0, 0.4 * z], DARK);
  for (let leg = 0; leg < 4; leg++) {
    const angle = Math.PI / 4 + (leg * Math.PI) / 2;
    const [cx, cy] = [Math.cos(angle), Math.sin(angle)];
    body.rod([0.45 * x * cx, 0.45 * y * cy, deck], [0.85 * x * cx, 0.85 * y * cy, 0.05 * z], 0.025 * x, SILVER);
    body.rod([0.45 * x * cx, 0.45 * y * cy, 0.45 * z], [0.85 * x * cx, 0.85 * y * cy, 0.08 * z], 0.018 * x, SILVER);
    body.cylinder([0.13 * x, 0.13 * x], 0.05 * z, [0.85 * x * cx, 0.85 * y * cy, 0.025 * z], GREY);
  }
  body.rod([0.3 * x, 0.3 * y, deck + 0.5 * z], [0.3 * x, 0.3 * y, deck + 1.7 * z], 0.02 * x, GREY);
  if (model.dishM > 0) body.dish(model.dishM, [-0.25 * x, 0.1 * y, deck + 1.2 * z], WHITE);
  if (model.wings !== 'none') {
    const reach = Math.max(0.2 * x, (model.spanM - y) / 2);
    for (const side of [-1, 1])
      body.box([0.7 * x, reach, 0.03 * z], [0, side * (0.5 * y + reach / 2), deck + 0.45 * z], CELLS);
  }
}

function buildRover(model: CraftModel, body: CraftParts): void {
  const [y, x, z] = model.busM;
  const radius = 0.28 * y;
  body.box([0.85 * x, 0.6 * y, z], [0, 0, 1.5 * radius + z / 2], WHITE);
  body.box([0.9 * x, 0.95 * y, 0.12 * z], [0, 0, 1.5 * radius + 1.05 * z], CELLS);
  for (const side of [-1, 1]) {
    for (const place of [-0.46, 0, 0.46])
      body.wheel(radius * 0.85, 0.3 * radius * 2, [place * x * 1.1, side * 0.5 * y, 0.85 * radius], DARK);
    body.rod([-0.5 * x, side * 0.45 * y, radius], [0.5 * x, side * 0.45 * y, 1.6 * radius], 0.03 * y, GREY);
  }
  const mast = 1.5 * radius + z;
  body.rod([0.36 * x, 0.12 * y, mast], [0.36 * x, 0.12 * y, mast + 1.5 * z], 0.03 * y, WHITE);
  body.box([0.16 * y, 0.34 * y, 0.2 * y], [0.36 * x, 0.12 * y, mast + 1.6 * z], WHITE);
  body.rod([0.45 * x, -0.1 * y, mast], [0.75 * x, -0.2 * y, mast - 0.4 * z], 0.025 * y, GREY);
  if (model.dishM > 0)
    body.cylinder([model.dishM / 2, model.dishM / 2], 0.05, [-0.3 * x, -0.2 * y, mast + 0.4 * z], GREY);
}

function buildCapsule(model: CraftModel, body: CraftParts, wings: CraftParts): void {
  const [, x, z] = model.busM;
  const r = x / 2;
  body.cylinder([0.96 * r, 0.96 * r], 0.5 * z, [0, 0, -0.25 * z], WHITE);
  body.cylinder([r, 0.42 * r], 0.42 * z, [0, 0, 0.21 * z], SILVER);
  body.cylinder([0.42 * r, 0.36 * r], 0.08 * z, [0, 0, 0.46 * z], DARK);
  body.cylinder([0.55 * r, 0.22 * r], 0.22 * z, [0, 0, -0.6 * z], DARK);
  addWings(model, wings);
}

function buildStation(model: CraftModel, body: CraftParts, wings: CraftParts): void {
  const [y, x, z] = model.busM;
  const r = 0.45 * Math.min(x, y);
  body.cylinder([r, r], 0.46 * z, [0, 0, 0.24 * z], WHITE);
  body.cylinder([0.82 * r, 0.82 * r], 0.44 * z, [0, 0, -0.24 * z], SILVER);
  body.cylinder([0.5 * r, 0.5 * r], 1.04 * z, [0, 0, 0], GREY);
  body.cylinder([0.7 * r, 0.7 * r], 0.05 * z, [0, 0, 0.52 * z], DARK);
  body.box([0.18 * x, 1.3 * y, 0.18 * x], [0, 0, -0.42 * z], GREY);
  addWings(model, wings);
}

function buildTelescope(model: CraftModel, body: CraftParts, wings: CraftParts): void {
  const [y, x, z] = model.busM;
  const r = 0.4 * Math.min(x, y);
  if (model.wings === 'shield') {
    // A shade towards the Sun (+z of the wings), mirror and instruments behind it.
    for (let layer = 0; layer < 3; layer++)
      wings.add(
        new CircleGeometry(0.5, 6).scale(x * (1 + 0.02 * layer), y * (1 + 0.02 * layer), 1),
        [0, 0, 0.05 * x * layer],
        layer === 2 ? SILVER : COPPER,
      );
    wings.box([0.2 * x, 0.2 * x, 0.12 * x], [0, 0, 0.2 * x], FOIL);
    wings.add(new CircleGeometry(z / 2, 6).rotateY(Math.PI / 2), [0.1 * x, 0, -0.62 * z], FOIL);
    wings.rod([0, 0, 0], [0, 0, -0.4 * z], 0.06 * z, GREY);
    wings.rod([0.1 * x, 0.3 * z, -0.62 * z], [0.1 * x + z, 0, -0.62 * z], 0.015 * z, GREY);
    wings.rod([0.1 * x, -0.3 * z, -0.62 * z], [0.1 * x + z, 0, -0.62 * z], 0.015 * z, GREY);
    body.box([0.05, 0.05, 0.05], [0, 0, 0], DARK);
    return;
  }
  body.cylinder([r, r], 0.66 * z, [0, 0, 0.17 * z], WHITE);
  body.cylinder([0.9 * r, 0.9 * r], 0.02 * z, [0, 0, 0.505 * z], DARK);
  body.box([x, y, 0.32 * z], [0, 0, -0.32 * z], FOIL);
  addWings(model, wings);
}

function buildSail(model: CraftModel, body: CraftParts, wings: CraftParts): void {
  const [y, x, z] = model.busM;
  body.box([x, y, z], [0, 0, 0], GREY);
  const edge = Math.max(model.busM[0] * 6, model.reachM * 1.4);
  wings.add(new PlaneGeometry(edge, edge), [0, 0, 0], SILVER);
  wings.rod([-edge / 2, -edge / 2, 0], [edge / 2, edge / 2, 0], 0.004 * edge, GREY);
  wings.rod([-edge / 2, edge / 2, 0], [edge / 2, -edge / 2, 0], 0.004 * edge, GREY);
}

function buildAerial(model: CraftModel, body: CraftParts): void {
  const [y, x, z] = model.busM;
  body.box([x, 0.6 * y, z], [0, 0, 1.1 * z], GREY);
  for (const sx of [-1, 1]) {
    body.rod([0.5 * x, sx * 0.3 * y, 0.6 * z], [0.6 * x, sx * 0.5 * y, 0], 0.03 * x, SILVER);
    body.rod([-0.5 * x, sx * 0.3 * y, 0.6 * z], [-0.6 * x, sx * 0.5 * y, 0], 0.03 * x, SILVER);
    for (const sy of [-1, 1])
      body.cylinder([0.36 * x, 0.36 * x], 0.02 * z, [sy * 0.55 * x, sx * 0.6 * y, 1.9 * z], DARK);
  }
  body.add(new SphereGeometry(0.2 * y, 16, 12), [0, 0, 1.8 * z], WHITE);
}

/** Wings across +z, turning about y: two, three, four or two discs. */
function addWings({ busM, spanM, wings: kind }: CraftModel, wings: CraftParts): void {
  if (kind === 'none' || kind === 'shield' || spanM <= 0) return;
  const [y, x] = busM;
  const gap = 0.12 * y;
  const reach = Math.max(0.1 * y, spanM / 2 - y / 2 - gap);
  if (kind === 'discs') {
    for (const side of [-1, 1]) {
      wings.rod([0, side * 0.5 * y, 0], [0, side * (0.5 * y + gap), 0], 0.02 * y, GREY);
      wings.add(new CircleGeometry(reach / 2, 24), [0, side * (0.5 * y + gap + reach / 2), 0.01 * y], CELLS);
      wings.add(new CircleGeometry(reach / 2, 24).rotateY(Math.PI), [0, side * (0.5 * y + gap + reach / 2), 0], GREY);
    }
    return;
  }
  const chord = Math.min(Math.max(0.85 * x, 0.24 * reach), 1.4 * x);
  const directions = kind === 'three-wings' ? [90, 210, 330] : kind === 'cross' ? [45, 135, 225, 315] : [90, 270];
  for (const degrees of directions) {
    const part = new CraftParts();
    part.rod([0.3 * y, 0, 0], [0.5 * y + gap, 0, 0], 0.025 * y, GREY);
    const panels = Math.max(1, Math.min(6, Math.round(reach / chord)));
    const length = reach / panels;
    for (let i = 0; i < panels; i++) {
      const at = 0.5 * y + gap + (i + 0.5) * length;
      part.box([0.94 * length, chord, 0.02 * chord], [at, 0, 0], GREY);
      part.box([0.9 * length, 0.94 * chord, 0.012 * chord], [at, 0, 0.014 * chord], CELLS);
    }
    const melted = part.melt();
    if (melted) wings.addMelted(melted.rotateZ((degrees * Math.PI) / 180));
  }
}
