import { Matrix4 } from 'three';
import { BARE_METAL, CELLS, DARK, GREY, RADIATOR, SILVER_FOIL, WHITE, WHITE_CLOTH } from '../coats.ts';
import type { Assembly } from '../craft-geometry.ts';
import { CraftParts } from '../craft-parts.ts';
import { addWings } from '../craft-wings.ts';

/** Wings farther apart than this hang in pairs on a truss. */
const TRUSS_FROM_M = 60;

/** Modules in a row along x with nodes between them and one across; wings on a truss, or on the modules when small. */
export function buildStation(assembly: Assembly): void {
  const { model, body, wings, dish } = assembly;
  const [y, x, z] = model.busM;
  const r = Math.min(0.5 * Math.min(x, y), 0.09 * z + 1);
  const hasTruss = model.spanM >= TRUSS_FROM_M;
  // Under a truss the modules hang on the Earth's side.
  const below = hasTruss ? 1.9 * r : 0;
  const row = new CraftParts();
  const count = Math.max(2, Math.min(5, Math.round(z / (4.2 * r))));
  const each = z / count;
  for (let i = 0; i < count; i++) {
    const middle = -z / 2 + (i + 0.5) * each;
    addModule(row, [0, 0, middle], i % 2 ? 0.94 * r : r, 0.8 * each);
    if (i + 1 < count) row.ball(0.62 * r, [0, 0, middle + each / 2], BARE_METAL);
  }
  row.cylinder([0.5 * r, 0.2 * r], 0.5 * r, [0, 0, z / 2 + 0.2 * r], GREY, 28);
  row.cylinder([0.3 * r, 0.7 * r], 0.9 * r, [0, 0, -z / 2 - 0.35 * r], DARK, 28);
  body.place(row, new Matrix4().makeRotationY(Math.PI / 2).setPosition(0, 0, below));
  // A node across near one end, with a ship docked below.
  const node = z / 2 - each;
  const crossing = new CraftParts();
  addModule(crossing, [0, 0, 0.9 * each], 0.94 * r, 0.7 * each);
  addModule(crossing, [0, 0, -0.8 * each], 0.8 * r, 0.55 * each);
  body.place(crossing, new Matrix4().makeRotationX(Math.PI / 2).setPosition(node, 0, below));
  body.cylinder([0.5 * r, 0.5 * r], 1.4 * r, [-0.2 * z, 0, below + 1.6 * r], WHITE, 28);
  body.cylinder([0.5 * r, 0.1 * r], 0.6 * r, [-0.2 * z, 0, below + 2.6 * r], GREY, 28);
  if (model.dishM > 0) {
    body.rod([node, 0, below], [node + 1.2 * r, 0, below + 1.5 * r], 0.05 * r, GREY);
    dish.parts.dish(model.dishM, [0, 0, 0], WHITE);
    dish.at = [node + 1.2 * r, 0, below + 1.5 * r];
  }
  if (hasTruss) addTrussWings(assembly);
  else addWings(wings, { ...model, busM: [2 * r, 2 * r, z] });
}

/** A pressurized module along z: shell, bands, end cones. */
function addModule(body: CraftParts, at: readonly [number, number, number], radius: number, length: number): void {
  body.cylinder([radius, radius], 0.78 * length, at, WHITE_CLOTH, 32);
  body.cylinder([radius, 0.6 * radius], 0.11 * length, [at[0], at[1], at[2] + 0.445 * length], SILVER_FOIL, 32);
  body.cylinder([0.6 * radius, radius], 0.11 * length, [at[0], at[1], at[2] - 0.445 * length], SILVER_FOIL, 32);
  for (const band of [-0.36, 0, 0.36]) body.ring(radius, 0.02 * radius, [at[0], at[1], at[2] + band * length], GREY);
  body.box([0.5 * radius, 0.3 * radius, 0.3 * length], [at[0] + 0.92 * radius, at[1], at[2]], WHITE);
}

/** A truss along y with radiators, and four pairs of wings that turn about it. */
function addTrussWings({ model, body, wings }: Assembly): void {
  const half = model.spanM / 2;
  const wide = 0.035 * model.spanM;
  for (const [dx, dz] of [
    [0.5, 0.5],
    [-0.5, 0.5],
    [0.5, -0.5],
    [-0.5, -0.5],
  ] as const)
    body.rod([dx * wide, -0.92 * half, dz * wide], [dx * wide, 0.92 * half, dz * wide], 0.06 * wide, GREY);
  const bays = 26;
  for (let bay = 0; bay < bays; bay++) {
    const [a, b] = [bay, bay + 1].map((k) => -0.92 * half + (k / bays) * 1.84 * half) as [number, number];
    for (const side of [-0.5, 0.5]) {
      body.rod([side * wide, a, -0.5 * wide], [side * wide, b, 0.5 * wide], 0.035 * wide, GREY);
      body.rod([-0.5 * wide, a, side * wide], [0.5 * wide, b, side * wide], 0.035 * wide, GREY);
    }
    if (bay % 2)
      body.box([0.7 * wide, 1.1 * (b - a), 0.7 * wide], [0, (a + b) / 2, 0], bay % 4 === 1 ? WHITE : SILVER_FOIL);
  }
  body.rod([0, 0, 0], [0, 0, model.busM[1]], 0.4 * wide, BARE_METAL);
  for (const side of [-1, 1]) {
    for (const k of [-1, 0, 1])
      body.box(
        [0.16 * model.chordM, 0.02 * half, 0.36 * half],
        [0, side * 0.24 * half + k * 0.05 * half, -0.24 * half],
        RADIATOR,
      );
    for (const place of [0.66, 0.92])
      for (const way of [-1, 1])
        addBlanket(wings, { y: side * place * half, way, long: 0.5 * model.chordM, wide: 0.105 * model.spanM });
  }
}

/** A pair of blankets of cells with the mast between them, reaching from the truss along x. */
function addBlanket(
  wings: CraftParts,
  { y, way, long, wide }: { y: number; way: number; long: number; wide: number },
): void {
  wings.lattice([0.04 * long * way, y, 0], [long * way, y, 0], 0.06 * wide, GREY);
  for (const side of [-1, 1]) {
    wings.panel([0.9 * long, 0.4 * wide], [way * 0.53 * long, y + side * 0.24 * wide, 0]);
    for (const end of [0.07, 0.99])
      wings.box([0.02 * long, 0.44 * wide, 0.06], [way * end * long, y + side * 0.24 * wide, 0], BARE_METAL);
  }
  wings.box([0.4, 0.02 * wide, 0.4], [way * 0.03 * long, y, 0], CELLS);
}
