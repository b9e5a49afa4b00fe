import { Matrix4 } from 'three';
import {
  BARE_METAL,
  BLACK_FOIL,
  BRONZE,
  CELLS,
  DARK,
  GOLD_FOIL,
  GREY,
  NOZZLE,
  SILVER_FOIL,
  TILE,
  WHITE,
} from '../coats.ts';
import type { Assembly } from '../craft-geometry.ts';
import { CraftParts } from '../craft-parts.ts';
import { bowl, fan, type Point } from '../craft-shapes.ts';

/** Footpads stand so far out, in widths of the body. */
const STANCE = 0.95;

/** A lander on four legs, upright along z, its footpads on the ground at z = 0; a crew's one carries its way home. */
export function buildLander({ model, body, dish }: Assembly): void {
  const [y, x, z] = model.busM;
  const isTall = z > 1.1 * Math.min(x, y);
  const wide = Math.min(x, y);
  // Of the whole height, legs take a quarter, the descent stage two, what stands on it the last.
  const deckLow = 0.24 * z;
  const deckTop = isTall ? 0.7 * z : 0.66 * z;
  const sides = model.body === 'drum' ? 36 : model.body === 'prism' ? 6 : 8;
  const coat = model.heatSources > 0 ? WHITE : GOLD_FOIL;
  const radius = 0.5 * wide;
  body.cylinder([radius, radius], deckTop - deckLow, [0, 0, (deckTop + deckLow) / 2], coat, sides);
  body.cylinder([1.015 * radius, 1.015 * radius], 0.03 * z, [0, 0, deckTop - 0.02 * z], BLACK_FOIL, sides);
  body.cylinder([1.01 * radius, 1.01 * radius], 0.03 * z, [0, 0, deckLow + 0.02 * z], BARE_METAL, sides);
  addTanks(body, radius, deckLow, deckTop);
  body.nozzle(0.3 * radius, 0.18 * z, [0, 0, deckLow + 0.02 * z], NOZZLE);
  // Six-sided bodies stand on three legs.
  const legs = model.body === 'prism' ? 3 : 4;
  for (let leg = 0; leg < legs; leg++)
    addLeg(body, { angle: Math.PI / 4 + (leg * 2 * Math.PI) / legs, radius, deckLow, deckTop });
  addHeatSources(body, model.heatSources, radius, deckTop);
  if (model.kind === 'lander' && model.wings === 'none' && isTall) addAscentStage(body, radius, deckTop, z);
  else addDeck(body, radius, deckTop, z);
  if (model.wings === 'discs') addDeckFans(body, model.spanM, radius, deckTop);
  else if (model.wings === 'skin') addSidePanels(body, radius, deckLow, deckTop);
  else if (model.wings !== 'none') addDeckPanels(body, model.spanM, [y, x], deckTop);
  if (model.dishM > 0) {
    const foot: Point = [-0.55 * radius, 0.35 * radius, deckTop];
    const head: Point = [foot[0], foot[1], deckTop + 0.36 * z];
    body.rod(foot, head, 0.02 * wide, GREY);
    dish.parts.dish(model.dishM, [0, 0, 0.03 * model.dishM], WHITE);
    dish.at = head;
  }
}

/** Sources of heat and power under covers that keep the wind off, on the deck. */
function addHeatSources(body: CraftParts, count: number, radius: number, deck: number): void {
  for (let i = 0; i < count; i++) {
    const side = i % 2 ? -1 : 1;
    const at: Point = [-0.1 * radius, side * 0.62 * radius, deck + 0.2 * radius];
    body.cylinder([0.3 * radius, 0.24 * radius], 0.4 * radius, at, WHITE, 10);
    body.cylinder([0.24 * radius, 0.2 * radius], 0.06 * radius, [at[0], at[1], at[2] + 0.23 * radius], GREY, 10);
  }
}

function addTanks(body: CraftParts, radius: number, low: number, top: number): void {
  for (let i = 0; i < 4; i++) {
    const angle = (i * Math.PI) / 2;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const size = Math.min(0.3 * radius, 0.42 * (top - low));
    body.ball(size, [0.86 * radius * c, 0.86 * radius * s, low + 0.42 * (top - low)], i % 2 ? SILVER_FOIL : BRONZE);
    body.box(
      [0.3 * radius, 0.34 * radius, 0.2 * (top - low)],
      [0.95 * radius * Math.cos(angle + 0.4), 0.95 * radius * Math.sin(angle + 0.4), top - 0.2 * (top - low)],
      i % 2 ? WHITE : BLACK_FOIL,
    );
  }
}

/** A leg: main strut, two that brace it, and a footpad that touches the ground. */
function addLeg(body: CraftParts, leg: { angle: number; radius: number; deckLow: number; deckTop: number }): void {
  const { angle, radius, deckLow, deckTop } = leg;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const foot = 2 * STANCE * radius;
  const pad = 0.21 * radius;
  const ankle: Point = [foot * c, foot * s, 0.09 * radius];
  const thick = 0.035 * radius;
  body.rod([radius * c, radius * s, deckTop - 0.12 * (deckTop - deckLow)], ankle, 1.5 * thick, SILVER_FOIL);
  const knee: Point = [1.42 * radius * c, 1.42 * radius * s, 0.5 * (0.09 * radius + deckTop) * 0.72];
  for (const side of [-1, 1]) {
    const turn = angle + side * 0.42;
    body.rod(
      [0.98 * radius * Math.cos(turn), 0.98 * radius * Math.sin(turn), deckLow + 0.03 * radius],
      knee,
      thick,
      GREY,
    );
  }
  body.cylinder([0.62 * pad, pad], 0.06 * radius, [ankle[0], ankle[1], 0.03 * radius], GOLD_FOIL, 24);
  body.cylinder([pad, 0.5 * pad], 0.035 * radius, [ankle[0], ankle[1], 0.077 * radius], BARE_METAL, 24);
}

/** The upper stage of a crewed lander: cabin with windows, hatch, docking port, tanks at its sides, antennas. */
function addAscentStage(body: CraftParts, radius: number, low: number, z: number): void {
  const high = z - low;
  const cabin = 0.5 * radius;
  body.rod([-0.2 * radius, 0, low + 0.48 * high], [0.78 * radius, 0, low + 0.48 * high], 0.46 * high, SILVER_FOIL);
  body.box([1.1 * radius, 1.3 * radius, 0.74 * high], [-0.12 * radius, 0, low + 0.4 * high], BLACK_FOIL);
  for (const side of [-1, 1]) {
    body.ball(0.36 * radius, [-0.2 * radius, side * 0.86 * radius, low + 0.38 * high], GOLD_FOIL);
    body.box([0.02 * radius, 0.26 * cabin, 0.24 * cabin], [0.8 * radius, side * 0.42 * cabin, low + 0.66 * high], DARK);
    for (const end of [-0.75, 0.55]) {
      const at: Point = [end * radius, side * 0.98 * radius, low + 0.5 * high];
      body.rod([end * 0.8 * radius, side * 0.55 * radius, at[2]], at, 0.02 * radius, GREY);
      for (const way of [-1, 1])
        body.nozzle(0.07 * radius, 0.12 * radius, [at[0], at[1], at[2] + way * 0.04 * radius], NOZZLE, way as -1 | 1);
    }
  }
  body.box([0.04 * radius, 0.42 * cabin, 0.5 * cabin], [0.8 * radius, 0, low + 0.22 * high], WHITE);
  body.cylinder([0.3 * radius, 0.26 * radius], 0.1 * high, [0, 0, low + 0.86 * high], BARE_METAL, 24);
  // Porch and ladder down the leg in front.
  const [c, s] = [Math.SQRT1_2, Math.SQRT1_2];
  body.box([0.5 * radius, 0.5 * radius, 0.03 * radius], [0.95 * radius, 0, low + 0.02 * high], GREY);
  for (const side of [-0.1, 0.1]) {
    const from: Point = [(1.05 + side) * radius * c, (1.05 - side) * radius * s, low];
    body.rod(from, [(1.62 + side) * radius * c, (1.62 - side) * radius * s, 0.16 * low], 0.014 * radius, BARE_METAL);
  }
  for (let rung = 1; rung < 9; rung++) {
    const t = rung / 9;
    const out = (1.05 + 0.57 * t) * radius;
    const h = low * (1 - 0.84 * t);
    body.rod(
      [out * c + 0.1 * radius, out * s - 0.1 * radius, h],
      [out * c - 0.1 * radius, out * s + 0.1 * radius, h],
      0.011 * radius,
      BARE_METAL,
    );
  }
  body.rod(
    [-0.3 * radius, 0.3 * radius, low + 0.85 * high],
    [-0.3 * radius, 0.3 * radius, z + 0.25 * high],
    0.01 * radius,
    GREY,
  );
}

/** Instruments on the upper deck: boxes, a mast with a camera, antennas, a ramp folded at the side. */
function addDeck(body: CraftParts, radius: number, deck: number, z: number): void {
  const high = z - deck;
  body.cylinder([0.66 * radius, 0.5 * radius], 0.5 * high, [0, 0, deck + 0.25 * high], SILVER_FOIL, 8);
  body.box([0.4 * radius, 0.34 * radius, 0.4 * high], [0.55 * radius, -0.4 * radius, deck + 0.2 * high], WHITE);
  body.box([0.3 * radius, 0.4 * radius, 0.3 * high], [-0.5 * radius, -0.5 * radius, deck + 0.15 * high], BLACK_FOIL);
  body.rod([0.5 * radius, 0.42 * radius, deck], [0.5 * radius, 0.42 * radius, z + 0.5 * high], 0.022 * radius, GREY);
  body.box([0.14 * radius, 0.24 * radius, 0.13 * radius], [0.5 * radius, 0.42 * radius, z + 0.54 * high], WHITE);
  for (const side of [-1, 1])
    body.rod(
      [-0.1 * radius, side * 0.6 * radius, deck],
      [-0.14 * radius, side * 0.66 * radius, z + 0.25 * high],
      0.01 * radius,
      GREY,
    );
  for (const side of [-1, 1]) {
    const out = 1.9 * radius;
    body.rod(
      [0.94 * radius, side * 0.2 * radius, deck - 0.06 * deck],
      [out, side * 0.2 * radius, 0.05 * deck],
      0.02 * radius,
      GREY,
    );
  }
  for (let step = 1; step < 9; step++) {
    const t = step / 9;
    const at = 0.94 * radius + t * 0.96 * radius;
    const h = (0.94 - 0.89 * t) * deck;
    body.rod([at, -0.2 * radius, h], [at, 0.2 * radius, h], 0.011 * radius, TILE);
  }
}

/** Panels beside the deck, tilted towards the sides as landers carry them. */
function addDeckPanels(body: CraftParts, spanM: number, [y, x]: readonly [number, number], deck: number): void {
  const reach = Math.max(0.3 * x, (spanM - y) / 2);
  for (const side of [-1, 1]) {
    body.rod([0, side * 0.46 * y, deck], [0, side * (0.5 * y + 0.1 * reach), deck + 0.04 * x], 0.02 * x, GREY);
    body.panel([0.78 * x, 0.9 * reach], [0, side * (0.5 * y + 0.1 * reach + 0.45 * reach), deck + 0.05 * x]);
  }
}

/** Panels of cells that stand upright on two sides of the body. */
function addSidePanels(body: CraftParts, radius: number, low: number, top: number): void {
  for (const side of [-1, 1]) {
    const upright = new CraftParts().panel([1.3 * radius, 0.86 * (top - low)], [0, 0, 0]);
    const turn = new Matrix4().makeRotationX(-side * (Math.PI / 2));
    body.place(upright, turn.setPosition(0, side * 0.99 * radius, (low + top) / 2));
  }
}

/** Round panels beside the deck that open like fans. */
function addDeckFans(body: CraftParts, spanM: number, radius: number, deck: number): void {
  const r = Math.max(0.5 * radius, (spanM / 2 - radius) / 2);
  for (const side of [-1, 1]) {
    body.add(fan(r, 20), [0, side * (radius + 1.06 * r), deck], CELLS);
    body.ring(r, 0.012 * r, [0, side * (radius + 1.06 * r), deck], GREY);
  }
}

/** A ball in four petals that have opened and hold it upright, with antennas like whips: how the first ones landed. */
function addPetals(body: CraftParts, r: number): void {
  const ball = 0.5 * r;
  body.ball(ball, [0, 0, 0.62 * r], BARE_METAL);
  body.ring(ball, 0.03 * r, [0, 0, 0.62 * r], GREY);
  // A camera in a turret on top, behind its slit.
  body.cylinder([0.13 * r, 0.11 * r], 0.34 * r, [0, 0, 1.22 * r], SILVER_FOIL, 20);
  body.cylinder([0.12 * r, 0.12 * r], 0.06 * r, [0, 0, 1.34 * r], DARK, 20);
  for (let petal = 0; petal < 4; petal++) {
    const angle = (petal * Math.PI) / 2 + 0.5;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const leaf = new CraftParts().add(bowl(0.86 * r, 0.17 * r), [0, 0, 0], SILVER_FOIL);
    const turn = new Matrix4().makeRotationZ(angle);
    turn.multiply(new Matrix4().makeRotationY(-0.35)).setPosition(0.78 * r * c, 0.78 * r * s, 0.16 * r);
    body.place(leaf, turn);
    body.rod([0.45 * r * c, 0.45 * r * s, 0.4 * r], [0.95 * r * c, 0.95 * r * s, 0.03 * r], 0.025 * r, GREY);
    body.rod([0.4 * r * c, 0.4 * r * s, 0.9 * r], [0.85 * r * c, 0.85 * r * s, 2.1 * r], 0.012 * r, BARE_METAL);
    for (const side of [-1, 1])
      body.rod(
        [0.44 * r * c, 0.44 * r * s, 0.6 * r],
        [0.8 * r * (c - side * 0.5 * s), 0.8 * r * (s + side * 0.5 * c), 0],
        0.014 * r,
        GREY,
      );
  }
}

/** A probe without legs: a flat drum with a rounded belly, a ball on a ring, or one in petals. */
export function buildProbe({ model, body }: Assembly): void {
  const [y, x, z] = model.busM;
  const r = 0.5 * Math.min(x, y);
  if (model.body === 'prism') {
    addPetals(body, r);
    return;
  }
  if (model.body === 'ball') {
    body.ring(0.8 * r, 0.14 * r, [0, 0, 0.14 * r], GREY);
    body.ball(0.72 * r, [0, 0, 0.26 * z + 0.5 * r], BARE_METAL);
    body.cylinder([0.74 * r, 0.74 * r], 0.05 * r, [0, 0, 0.26 * z + 0.5 * r], GREY, 32);
    body.cylinder([r, r], 0.04 * r, [0, 0, 0.26 * z + 1.15 * r], GREY, 36);
    body.cylinder([0.4 * r, 0.36 * r], 0.5 * r, [0, 0, 0.26 * z + 1.4 * r], BARE_METAL, 28);
    for (let i = 0; i < 6; i++) {
      const [c, s] = [Math.cos((i * Math.PI) / 3), Math.sin((i * Math.PI) / 3)];
      body.rod([0.8 * r * c, 0.8 * r * s, 0.2 * r], [0.6 * r * c, 0.6 * r * s, 0.26 * z + 0.4 * r], 0.03 * r, GREY);
    }
    return;
  }
  body.cylinder([0.55 * r, 0.96 * r], 0.3 * z, [0, 0, 0.15 * z], BRONZE, 40);
  body.cylinder([r, r], 0.28 * z, [0, 0, 0.42 * z], GOLD_FOIL, 40);
  body.cylinder([r, 0.75 * r], 0.18 * z, [0, 0, 0.65 * z], WHITE, 40);
  body.cylinder([0.3 * r, 0.3 * r], 0.2 * z, [0, 0, 0.8 * z], GREY, 24);
  for (let i = 0; i < 12; i++) {
    const angle = (i * Math.PI) / 6;
    const at: Point = [1.02 * r * Math.cos(angle), 1.02 * r * Math.sin(angle), 0.3 * z];
    body.box([0.05 * r, 0.16 * r, 0.05 * r], at, GREY);
  }
  for (const side of [-1, 1])
    body.rod([side * 0.5 * r, 0.3 * r, 0.7 * z], [side * 0.62 * r, 0.36 * r, 1.25 * z], 0.014 * r, BARE_METAL);
  body.box([0.2 * r, 0.2 * r, 0.16 * z], [0.5 * r, -0.4 * r, 0.78 * z], DARK);
}
