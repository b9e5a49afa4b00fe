import { Matrix4 } from 'three';
import {
  AMBER,
  BARE_METAL,
  BLACK_TILE,
  CELLS,
  DARK,
  GOLD_FOIL,
  GREY,
  NOZZLE,
  RADIATOR,
  SILVER_FOIL,
  SILVER_TILE,
  TILE,
  WHITE,
  WHITE_CLOTH,
} from '../coats.ts';
import type { Assembly } from '../craft-geometry.ts';
import { CraftParts } from '../craft-parts.ts';
import type { Point } from '../craft-shapes.ts';
import { addWings } from '../craft-wings.ts';

/** A crew's cone on its service module: flies with its tail, and the cells around it, towards the Sun at +z. */
export function buildCapsule({ model, body, wings, dish }: Assembly): void {
  const [, x, z] = model.busM;
  const r = x / 2;
  const cone = 0.36 * z;
  const joint = -0.5 * z + cone;
  // Cone: shield, tiles, docking ring; its nose at -z.
  body.cylinder(
    [0.4 * r, r],
    0.86 * cone,
    [0, 0, joint - 0.43 * cone],
    model.wings === 'none' ? SILVER_FOIL : SILVER_TILE,
    40,
  );
  body.cylinder([0.3 * r, 0.4 * r], 0.14 * cone, [0, 0, joint - 0.93 * cone], SILVER_FOIL, 32);
  body.ring(0.3 * r, 0.05 * r, [0, 0, joint - cone], BARE_METAL);
  // The edge of the heat shield, the ring that joins cone and module, and panels of black tiles between white ones.
  body.cylinder([r, 1.015 * r], 0.05 * cone, [0, 0, joint - 0.02 * cone], BLACK_TILE, 40);
  body.cylinder([1.015 * r, 0.94 * r], 0.03 * z, [0, 0, joint + 0.015 * z], AMBER, 40);
  for (let i = 0; i < 12; i++) {
    const angle = ((i + 0.5) * Math.PI) / 6;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const at = (t: number, out: number): Point => {
      const radius = (1 - 0.6 * t) * r + out;
      return [radius * c, radius * s, joint - 0.86 * t * cone];
    };
    body.rod(at(0.05, 0), at(0.97, 0), 0.012 * r, BLACK_TILE);
  }
  for (const degrees of [20, 70, 160, 250]) {
    const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    body.ball(0.11 * r, [0.7 * r * c, 0.7 * r * s, joint - 0.42 * cone], SILVER_FOIL);
    body.ball(0.085 * r, [0.735 * r * c, 0.735 * r * s, joint - 0.42 * cone], DARK);
    // Small engines of the cone look out of dark ports.
    const [c2, s2] = [Math.cos((degrees * Math.PI) / 180 + 0.45), Math.sin((degrees * Math.PI) / 180 + 0.45)];
    body.box([0.1 * r, 0.1 * r, 0.16 * r], [0.87 * r * c2, 0.87 * r * s2, joint - 0.16 * cone], BLACK_TILE);
  }
  // Service module: rings, radiators between them, tanks, clusters of thrusters.
  const length = 0.42 * z;
  const middle = joint + 0.03 * z + length / 2;
  body.cylinder([0.96 * r, 0.96 * r], length, [0, 0, middle], WHITE_CLOTH, 40);
  // Radiators all around in panels; below them a belt of foil where tanks and pipes lie.
  for (let i = 0; i < 12; i++) {
    const angle = ((i + 0.5) * Math.PI) / 6;
    const panel = new CraftParts().box(
      [0.03 * r, 0.44 * r, 0.56 * length],
      [0.965 * r, 0, 0],
      i % 3 ? WHITE : RADIATOR,
    );
    body.place(panel, new Matrix4().makeRotationZ(angle).setPosition(0, 0, middle - 0.12 * length));
  }
  body.cylinder([0.985 * r, 0.985 * r], 0.2 * length, [0, 0, middle + 0.34 * length], GOLD_FOIL, 40);
  for (let i = 0; i < 8; i++) {
    const angle = (i * Math.PI) / 4 + 0.2;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const at: Point = [0.965 * r * c, 0.965 * r * s, middle];
    body.rod(
      [at[0], at[1], middle - 0.42 * length],
      [at[0], at[1], middle + 0.42 * length],
      0.05 * r,
      i % 2 ? RADIATOR : GREY,
    );
  }
  for (const at of [-0.46, 0, 0.46]) body.ring(0.97 * r, 0.022 * r, [0, 0, middle + at * length], GREY);
  for (const degrees of [0, 90, 180, 270]) {
    const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    const at: Point = [1.02 * r * c, 1.02 * r * s, middle + 0.34 * length];
    body.box([0.14 * r, 0.14 * r, 0.2 * r], at, SILVER_FOIL);
    for (const way of [-1, 1])
      body.nozzle(0.05 * r, 0.1 * r, [at[0], at[1], at[2] + way * 0.1 * r], NOZZLE, way as -1 | 1);
  }
  // Tail: the main engine in the middle, smaller ones around it.
  const tail = middle + length / 2;
  body.cylinder([0.9 * r, 0.62 * r], 0.06 * z, [0, 0, tail + 0.03 * z], SILVER_FOIL, 32);
  body.nozzle(0.3 * r, 0.12 * z, [0, 0, tail + 0.05 * z], NOZZLE, 1);
  for (let i = 0; i < 8; i++) {
    const angle = ((i + 0.5) * Math.PI) / 4;
    body.nozzle(
      0.07 * r,
      0.03 * z,
      [0.6 * r * Math.cos(angle), 0.6 * r * Math.sin(angle), tail + 0.045 * z],
      NOZZLE,
      1,
    );
  }
  if (model.dishM > 0) {
    body.rod([0, 0.9 * r, tail - 0.1 * z], [0, 1.5 * r, tail], 0.03 * r, GREY);
    dish.parts.dish(model.dishM, [0, 0, 0], WHITE);
    dish.at = [0, 1.5 * r, tail];
  }
  addWings(wings, model, tail - 0.08 * z);
}

/** A lander folded away behind its shield for the way through air, under a stage with cells that face the Sun. */
export function buildAeroshell({ model, body }: Assembly): void {
  const r = 0.5 * (model.heatShieldM || Math.max(model.busM[0], model.busM[1]));
  body.cylinder([0.16 * r, r], 0.42 * r, [0, 0, -0.5 * r], TILE, 40);
  body.ball(0.17 * r, [0, 0, -0.66 * r], TILE);
  body.cylinder([r, 0.5 * r], 0.62 * r, [0, 0, 0.02 * r], WHITE, 40);
  body.ring(r, 0.02 * r, [0, 0, -0.29 * r], GREY);
  body.cylinder([0.5 * r, 0.46 * r], 0.06 * r, [0, 0, 0.36 * r], GREY, 32);
  body.cylinder([0.92 * r, 0.92 * r], 0.05 * r, [0, 0, 0.44 * r], SILVER_FOIL, 40);
  body.cylinder([0.9 * r, 0.9 * r], 0.01 * r, [0, 0, 0.475 * r], CELLS, 40);
  body.cylinder([0.24 * r, 0.2 * r], 0.08 * r, [0, 0, 0.51 * r], GREY, 24);
  for (const degrees of [30, 150, 270]) {
    const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    body.ball(0.12 * r, [0.62 * r * c, 0.62 * r * s, 0.4 * r], SILVER_FOIL);
    body.box([0.1 * r, 0.1 * r, 0.12 * r], [0.95 * r * c, 0.95 * r * s, 0.44 * r], GREY);
  }
}
