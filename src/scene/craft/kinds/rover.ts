import { Matrix4 } from 'three';
import {
  BARE_METAL,
  BLACK_FOIL,
  BRONZE,
  CELLS,
  DARK,
  GOLD_FOIL,
  GREY,
  RADIATOR,
  SILVER_FOIL,
  TYRE,
  WHITE,
} from '../coats.ts';
import type { Assembly } from '../craft-geometry.ts';
import { CraftParts } from '../craft-parts.ts';
import type { Point } from '../craft-shapes.ts';

/**
 * A rover with six wheels on rockers and bogies, forward along x, its wheels on the ground at z = 0. Its measures are
 * those of the whole: width, length, height to the top of the mast.
 */
export function buildRover({ model, body, dish }: Pick<Assembly, 'model' | 'body' | 'dish'>): void {
  const [y, x, z] = model.busM;
  if (model.body === 'drum') {
    buildTub({ model, body, dish });
    return;
  }
  const wheel = Math.min(0.115 * z + 0.03 * x, 0.16 * x);
  const belly = 1.7 * wheel;
  const deck = belly + 0.22 * z;
  const hull = 0.56 * y;
  body.box([0.62 * x, hull, 0.8 * (deck - belly)], [0, 0, (deck + belly) / 2], model.heatSources ? WHITE : GOLD_FOIL);
  body.box([0.66 * x, 1.05 * hull, 0.2 * (deck - belly)], [0, 0, deck], WHITE);
  addWheels(body, [y, x, z], wheel, belly);
  addMast(body, [0.27 * x, -0.3 * hull, deck], z - deck);
  addArm(body, [0.33 * x, 0, belly + 0.3 * (deck - belly)], 0.24 * x, wheel);
  if (model.heatSources > 0) addHeatSource(body, [-0.42 * x, 0, deck - 0.02 * z], 0.3 * x);
  else addCells(body, [y, x], deck, model.busM[0] > model.busM[1] ? 0.2 : 0.05);
  body.cylinder([0.09 * hull, 0.09 * hull], 0.16 * z, [-0.2 * x, -0.3 * hull, deck + 0.08 * z], GREY, 18);
  body.rod([-0.26 * x, 0.36 * hull, deck], [-0.26 * x, 0.36 * hull, deck + 0.26 * z], 0.008 * x, DARK);
  if (model.dishM > 0) {
    const head: Point = [-0.12 * x, 0.3 * hull, deck + 0.2 * z];
    body.rod([head[0], head[1], deck], head, 0.012 * x, GREY);
    dish.parts.cylinder([model.dishM / 2, model.dishM / 2], 0.05 * model.dishM + 0.01, [0, 0, 0.03], GREY, 6);
    dish.at = head;
  }
}

/** A sealed tub under a lid with cells on its inner side, on eight wheels: how the first ones drove. */
function buildTub({ model, body, dish }: Pick<Assembly, 'model' | 'body' | 'dish'>): void {
  const [y, x, z] = model.busM;
  const wheel = 0.15 * z + 0.02 * x;
  const low = 1.25 * wheel;
  const top = 0.78 * z;
  const radius = 0.36 * Math.min(x, y);
  body.cylinder([0.66 * radius, radius], 0.55 * (top - low), [0, 0, low + 0.275 * (top - low)], SILVER_FOIL, 32);
  body.cylinder([radius, 1.02 * radius], 0.45 * (top - low), [0, 0, top - 0.225 * (top - low)], SILVER_FOIL, 32);
  body.ring(1.02 * radius, 0.03 * radius, [0, 0, top], BARE_METAL);
  body.cylinder([radius, radius], 0.02 * z, [0, 0, top], RADIATOR, 32);
  // The lid stands open behind, its cells up.
  const lid = new CraftParts();
  lid.cylinder([1.06 * radius, 1.06 * radius], 0.05 * radius, [-1.06 * radius, 0, 0], SILVER_FOIL, 32);
  lid.cylinder([radius, radius], 0.02 * radius, [-1.06 * radius, 0, 0.035 * radius], CELLS, 32);
  body.place(lid, new Matrix4().makeRotationY(0.3).setPosition(-radius, 0, top));
  for (const side of [-1, 1]) {
    for (const place of [0.39, 0.13, -0.13, -0.39]) {
      const out = side * 0.42 * y;
      body.wheel(wheel, 0.1 * y, [place * x, out, wheel], TYRE);
      body.rod([place * x, out, wheel], [0.8 * place * x, side * 0.6 * radius, low + 0.1 * z], 0.12 * wheel, GREY);
    }
    // Two eyes in front, a screw of an antenna, and a whip.
    body.rod(
      [0.86 * radius, side * 0.2 * radius, top - 0.3 * (top - low)],
      [1.1 * radius, side * 0.2 * radius, top - 0.32 * (top - low)],
      0.09 * radius,
      DARK,
    );
    body.rod(
      [0.3 * radius, side * 0.8 * radius, top],
      [0.3 * radius, side * 1.15 * radius, top + 0.5 * z],
      0.01 * radius,
      BARE_METAL,
    );
  }
  body.rod([0.6 * radius, 0, top], [0.75 * radius, 0, top + 0.42 * z], 0.05 * radius, GREY);
  body.cylinder([0.06 * radius, 0.02 * radius], 0.4 * z, [0.78 * radius, 0, top + 0.5 * z], BRONZE, 14);
  body.rod([-0.7 * radius, 0.5 * radius, top], [-1.2 * radius, 0.5 * radius, top - 0.1 * z], 0.09 * radius, BRONZE);
  if (model.dishM <= 0) return;
  dish.parts.cylinder([0.4 * model.dishM, 0.4 * model.dishM], 0.04 * model.dishM, [0, 0, 0.03], GREY, 20);
  dish.at = [0.2 * radius, -0.5 * radius, top + 0.2 * z];
  body.rod([dish.at[0], dish.at[1], top], dish.at, 0.03 * radius, GREY);
}

function addWheels(body: CraftParts, [y, x]: readonly [number, number, number], radius: number, belly: number): void {
  const pivot: Point = [0.02 * x, 0, belly + 0.5 * radius];
  for (const side of [-1, 1]) {
    const out = side * 0.43 * y;
    const arm = side * 0.35 * y;
    const places = [0.4 * x, -0.02 * x, -0.4 * x] as const;
    for (const place of places) {
      body.wheel(radius, 0.13 * y, [place, out, radius], TYRE);
      body.rod([place, out, radius], [place, arm, radius], 0.14 * radius, GREY);
      body.rod([place, arm, radius], [place, arm, 1.9 * radius], 0.12 * radius, GREY);
    }
    const bogie: Point = [-0.2 * x, arm, 2.15 * radius];
    const hub: Point = [pivot[0] + 0.08 * x, arm, pivot[2] + 0.4 * radius];
    body.rod([places[0], arm, 1.9 * radius], hub, 0.13 * radius, WHITE);
    body.rod(hub, bogie, 0.13 * radius, WHITE);
    body.rod(bogie, [places[1], arm, 1.9 * radius], 0.11 * radius, WHITE);
    body.rod(bogie, [places[2], arm, 1.9 * radius], 0.11 * radius, WHITE);
    body.rod(hub, [hub[0], 0.25 * side * y, hub[2]], 0.16 * radius, GREY);
  }
}

/** Mast with a head of cameras. */
function addMast(body: CraftParts, foot: Point, high: number): void {
  const top = foot[2] + 0.84 * high;
  body.rod(foot, [foot[0], foot[1], top], 0.045 * high, WHITE);
  body.box([0.2 * high, 0.4 * high, 0.2 * high], [foot[0] + 0.02 * high, foot[1], top + 0.07 * high], WHITE);
  for (const [dy, r] of [
    [-0.14, 0.035],
    [-0.04, 0.025],
    [0.05, 0.025],
    [0.14, 0.035],
  ] as const)
    body.rod(
      [foot[0] + 0.1 * high, foot[1] + dy * high, top + 0.06 * high],
      [foot[0] + 0.16 * high, foot[1] + dy * high, top + 0.06 * high],
      r * high,
      DARK,
    );
  body.rod(
    [foot[0] + 0.1 * high, foot[1], top + 0.14 * high],
    [foot[0] + 0.14 * high, foot[1], top + 0.14 * high],
    0.055 * high,
    BLACK_FOIL,
  );
}

/** Arm in front, folded, with a turret of tools. */
function addArm(body: CraftParts, shoulder: Point, reach: number, wheel: number): void {
  const elbow: Point = [shoulder[0] + 0.62 * reach, -0.5 * reach, shoulder[2] + 0.2 * reach];
  const hand: Point = [shoulder[0] + 0.7 * reach, 0.4 * reach, shoulder[2] + 0.05 * reach];
  body.rod(shoulder, elbow, 0.2 * wheel, BARE_METAL);
  body.rod(elbow, hand, 0.17 * wheel, BARE_METAL);
  body.ball(0.28 * wheel, elbow, GREY);
  body.cylinder([0.5 * wheel, 0.5 * wheel], 0.7 * wheel, hand, GREY, 20);
  body.box([0.4 * wheel, 0.4 * wheel, 0.6 * wheel], [hand[0], hand[1] + 0.5 * wheel, hand[2]], SILVER_FOIL);
}

/** A source of heat and power, finned, sloping up behind. */
function addHeatSource(body: CraftParts, at: Point, long: number): void {
  const tip: Point = [at[0] - 0.5 * long, 0, at[2] + 0.22 * long];
  const root: Point = [at[0] + 0.35 * long, 0, at[2] - 0.12 * long];
  body.rod(root, tip, 0.15 * long, WHITE);
  for (let fin = 0; fin < 8; fin++) {
    const angle = (fin * Math.PI) / 4;
    const [dy, dz] = [0.2 * long * Math.cos(angle), 0.2 * long * Math.sin(angle)];
    body.rod([root[0], dy, root[2] + dz], [tip[0], dy, tip[2] + dz], 0.03 * long, GREY);
  }
}

/** Cells on the deck, and on flaps beside and behind it. */
function addCells(body: CraftParts, [y, x]: readonly [number, number], deck: number, lift: number): void {
  body.panel([0.64 * x, 0.58 * y], [-0.02 * x, 0, deck + 0.035 * x], BRONZE);
  for (const side of [-1, 1])
    body.panel([0.56 * x, 0.2 * y], [-0.04 * x, side * 0.4 * y, deck + 0.03 * x + lift * 0.1 * x], BRONZE);
  body.box([0.05 * x, 0.1 * y, 0.02 * x], [-0.33 * x, 0, deck + 0.04 * x], CELLS);
}

/** A flying machine: a small box under two rotors one above the other, or four pairs of them when it is large. */
export function buildAerial({ model, body }: Assembly): void {
  const [y, x, z] = model.busM;
  const isLarge = Math.max(x, y) > 1.2;
  const hull = isLarge ? 0.5 * z : 0.42 * z;
  body.box(
    [isLarge ? 0.8 * x : 0.5 * x, isLarge ? 0.3 * y : 0.5 * x, isLarge ? 0.4 * z : 0.3 * z],
    [0, 0, hull],
    isLarge ? GOLD_FOIL : SILVER_FOIL,
  );
  for (const sx of [-1, 1])
    for (const sy of [-1, 1]) {
      body.rod([sx * 0.2 * x, sy * 0.14 * y, hull], [sx * 0.42 * x, sy * 0.36 * y, 0.02 * z], 0.012 * x, DARK);
      body.ball(0.02 * x, [sx * 0.42 * x, sy * 0.36 * y, 0.02 * x], DARK);
      if (isLarge)
        for (const level of [0.86, 1]) addRotor(body, [sx * 0.4 * x, sy * 0.42 * y, level * z], 0.3 * y, sx * sy * 30);
    }
  if (isLarge) {
    for (const sx of [-1, 1])
      body.rod([sx * 0.4 * x, -0.42 * y, 0.84 * z], [sx * 0.4 * x, 0.42 * y, 0.84 * z], 0.02 * x, GREY);
    return;
  }
  body.rod([0, 0, hull], [0, 0, 1.05 * z], 0.022 * x, DARK);
  for (const [level, degrees] of [
    [0.76, 20],
    [0.92, 110],
  ] as const)
    addRotor(body, [0, 0, level * z], 1.2 * x, degrees);
  body.box([0.42 * x, 0.16 * x, 0.01 * z], [0, 0, 1.06 * z], CELLS);
}

function addRotor(body: CraftParts, at: Point, radius: number, degrees: number): void {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  body.rod(
    [at[0] - radius * c, at[1] - radius * s, at[2]],
    [at[0] + radius * c, at[1] + radius * s, at[2]],
    0.03 * radius,
    DARK,
  );
  body.cylinder([0.07 * radius, 0.07 * radius], 0.06 * radius, at, GREY, 14);
}
