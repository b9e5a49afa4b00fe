import { Matrix4 } from 'three';
import {
  BARE_METAL,
  BLACK_FOIL,
  CARBON,
  DARK,
  GOLD_FOIL,
  GREY,
  HOT_CARBON,
  HOT_WHITE,
  SILVER_FOIL,
  WHITE,
} from '../coats.ts';
import { addBoom, addBus, addEngine, addHeatSources, addScanPlatform } from '../craft-bus.ts';
import type { Assembly } from '../craft-geometry.ts';
import { CraftParts } from '../craft-parts.ts';
import { addWings } from '../craft-wings.ts';

/** A craft in free space: a body with wings and a dish, or sources of heat on booms under a large dish. */
export function buildOrbiter({ model, body, wings, dish }: Assembly): void {
  if (model.heatShieldM > 0) {
    buildBehindShield({ model, body, wings, dish });
    return;
  }
  const [, x, z] = model.busM;
  const isNuclear = model.heatSources > 0;
  const isFlat = model.dishM > 1.3 * x;
  addBus(body, model, model.kind === 'cubesat' ? BARE_METAL : isNuclear && isFlat ? BLACK_FOIL : GOLD_FOIL);
  addBoom(body, model, 0.2 * z);
  addHeatSources(body, model, -0.1 * z);
  if (isNuclear) addScanPlatform(body, model, 0.1 * z);
  if (model.dishM > 0) {
    const top = 0.5 * z;
    const lift = model.dishM > x ? 0.16 * model.dishM : 0.08 * model.dishM;
    for (const [sx, sy] of [
      [1, 1],
      [-1, 1],
      [1, -1],
      [-1, -1],
    ] as const)
      body.rod(
        [sx * 0.2 * x, sy * 0.2 * x, top],
        [sx * 0.12 * model.dishM, sy * 0.12 * model.dishM, top + lift],
        0.014 * model.dishM,
        GREY,
      );
    body.dish(model.dishM, [0, 0, top + lift], WHITE);
  }
  addWings(wings, model);
}

/** Wings that are drawn back lean so far out of the plane across the Sun's rays. */
const FOLDED_RAD = (68 * Math.PI) / 180;

/** A craft that flies near the Sun: everything in the shadow of a shield at +z, small wings drawn back behind it. */
function buildBehindShield({ model, body, wings, dish }: Assembly): void {
  const [y, x, z] = model.busM;
  const shield = model.heatShieldM / 2;
  const radius = Math.min(0.5 * Math.min(x, y), 0.52 * shield);
  addBus(body, { ...model, busM: [2 * radius, 2 * radius, z] }, GOLD_FOIL, -0.1 * z);
  body.cylinder([0.93 * shield, shield], 0.115, [0, 0, 0.75 * z], HOT_CARBON, 64);
  body.cylinder([shield, shield], 0.02, [0, 0, 0.75 * z + 0.06], HOT_WHITE, 64);
  // Its cold side is covered with foil, with a ring that the truss holds.
  body.cylinder([0.9 * shield, 0.9 * shield], 0.02, [0, 0, 0.75 * z - 0.068], SILVER_FOIL, 48);
  body.ring(0.72 * shield, 0.025, [0, 0, 0.72 * z], BARE_METAL);
  for (let i = 0; i < 6; i++) {
    const [c, s] = [Math.cos((i * Math.PI) / 3), Math.sin((i * Math.PI) / 3)];
    const [c2, s2] = [Math.cos(((i + 1) * Math.PI) / 3), Math.sin(((i + 1) * Math.PI) / 3)];
    body.rod(
      [0.9 * radius * c, 0.9 * radius * s, 0.4 * z],
      [0.7 * shield * c, 0.7 * shield * s, 0.72 * z],
      0.03,
      BARE_METAL,
    );
    body.rod(
      [0.9 * radius * c, 0.9 * radius * s, 0.4 * z],
      [0.7 * shield * c2, 0.7 * shield * s2, 0.72 * z],
      0.02,
      BARE_METAL,
    );
  }
  // Radiators between body and shield, antennas of the wave instrument, the boom away from the Sun.
  body.cylinder([1.1 * radius, 0.8 * shield], 0.2 * z, [0, 0, 0.56 * z], CARBON, 8);
  for (const degrees of [45, 135, 225, 315]) {
    const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    body.rod(
      [0.8 * shield * c, 0.8 * shield * s, 0.7 * z],
      [2.3 * shield * c, 2.3 * shield * s, 0.72 * z],
      0.014,
      BARE_METAL,
    );
  }
  body.lattice([0, 0, -0.6 * z], [0, 0, -0.6 * z - Math.max(model.boomM, 1.2 * z)], 0.12, GREY);
  body.box([0.14, 0.1, 0.14], [0, 0, -0.6 * z - Math.max(model.boomM, 1.2 * z)], WHITE);
  addEngine(body, { radius: 0.1, length: 0.1, z: -0.6 * z });
  if (model.dishM > 0) {
    body.rod([0.9 * radius, 0, -0.1 * z], [1.45 * radius, 0, -0.1 * z], 0.03, GREY);
    body.box([0.12, 0.12, 0.12], [1.45 * radius, 0, -0.1 * z], DARK);
    dish.parts.dish(model.dishM, [0, 0, 0.06], SILVER_FOIL);
    dish.at = [1.45 * radius + 0.5 * model.dishM, 0, -0.1 * z];
  }
  addFoldedWings(body, wings, { shield, radius, z, chord: model.chordM });
}

/** Near the Sun the wings are drawn back into the shadow of the shield, cells outwards; only their tips see light. */
function addFoldedWings(
  body: CraftParts,
  wings: CraftParts,
  { shield, radius, z, chord }: { shield: number; radius: number; z: number; chord: number },
): void {
  const long = 1.12;
  const wide = Math.min(0.69, chord);
  for (const side of [-1, 1]) {
    const wing = new CraftParts();
    wing.panel([wide, long], [0, side * 0.5 * long, 0], CARBON);
    for (const rib of [-0.4, 0, 0.4]) wing.box([0.03, long, 0.03], [rib * wide, side * 0.5 * long, -0.02], BARE_METAL);
    wing.box([wide, 0.06, 0.04], [0, side * long, 0], HOT_CARBON);
    const root = 1.02 * radius;
    const turn = new Matrix4().makeRotationX(-side * FOLDED_RAD).setPosition(0, side * root, 0.28 * z);
    wings.place(wing, turn);
    body.rod([0, side * 0.8 * radius, 0.24 * z], [0, side * root, 0.28 * z], 0.04, GREY);
    body.rod([0, side * 0.9 * shield, 0.7 * z], [0, side * root, 0.3 * z], 0.012, BARE_METAL);
  }
}
