import type { CraftModel } from '../../catalog/craft-model.ts';
import {
  BARE_METAL,
  BLACK_FOIL,
  CELLS,
  type Coat,
  DARK,
  GOLD_FOIL,
  GREY,
  NOZZLE,
  RADIATOR,
  SILVER_FOIL,
  WHITE,
} from './coats.ts';
import type { CraftParts } from './craft-parts.ts';
import type { Point } from './craft-shapes.ts';

/** A main body along z with what hangs on it: plates, instruments, star trackers, thrusters, an engine below. */
export function addBus(body: CraftParts, { busM, body: outline, wings }: CraftModel, coat: Coat, z0 = 0): void {
  const [y, x, z] = busM;
  const radius = 0.5 * Math.min(x, y);
  if (outline === 'box') body.box([x, y, z], [0, 0, z0], coat);
  else if (outline === 'ball') body.ball(radius, [0, 0, z0], coat);
  else body.cylinder([radius, radius], z, [0, 0, z0], coat, outline === 'prism' ? 6 : 36);
  if (wings === 'skin') addSkin(body, radius, z, z0);
  if (outline === 'box') addPlates(body, busM, z0);
  else if (outline !== 'prism') {
    body.ring(radius, 0.02 * radius, [0, 0, z0 + 0.49 * z], GREY);
    body.ring(radius, 0.02 * radius, [0, 0, z0 - 0.49 * z], GREY);
  }
  addEngine(body, { radius: 0.17 * Math.min(x, y), length: 0.26 * Math.min(x, z), z: z0 - 0.5 * z });
  addThrusters(body, [outline === 'box' ? x : 1.4 * radius, outline === 'box' ? y : 1.4 * radius, z], z0);
}

/** Cells around a drum. */
function addSkin(body: CraftParts, radius: number, z: number, z0: number): void {
  const sides = 24;
  body.cylinder([1.012 * radius, 1.012 * radius], 0.36 * z, [0, 0, z0 + 0.24 * z], CELLS, sides);
  body.cylinder([1.012 * radius, 1.012 * radius], 0.36 * z, [0, 0, z0 - 0.24 * z], CELLS, sides);
}

/** What stands on the faces of a box: radiators beside the wings, instruments and boxes on the other sides. */
function addPlates(body: CraftParts, [y, x, z]: CraftModel['busM'], z0: number): void {
  for (const side of [-1, 1]) {
    body.box([0.78 * x, 0.02 * y, 0.36 * z], [0, side * 0.505 * y, z0 + 0.27 * z], RADIATOR);
    body.box([0.78 * x, 0.02 * y, 0.3 * z], [0, side * 0.505 * y, z0 - 0.3 * z], WHITE);
  }
  body.box([0.02 * x, 0.5 * y, 0.34 * z], [-0.508 * x, 0.1 * y, z0 - 0.1 * z], SILVER_FOIL);
  body.box([0.14 * x, 0.26 * y, 0.2 * z], [-0.56 * x, -0.22 * y, z0 + 0.24 * z], WHITE);
  body.box([0.1 * x, 0.18 * y, 0.15 * z], [-0.54 * x, 0.24 * y, z0 + 0.3 * z], BLACK_FOIL);
  // Cameras and a telescope look out at the side of x.
  body.box([0.2 * x, 0.36 * y, 0.3 * z], [0.58 * x, 0.12 * y, z0 + 0.02 * z], BLACK_FOIL);
  addTube(body, [0.6 * x, -0.24 * y, z0 + 0.16 * z], 0.11 * y, 0.34 * x, WHITE);
  addTube(body, [0.66 * x, 0.02 * y, z0 + 0.02 * z], 0.06 * y, 0.2 * x, DARK);
  addTube(body, [0.66 * x, 0.2 * y, z0 + 0.02 * z], 0.06 * y, 0.2 * x, DARK);
  body.box([0.12 * x, 0.2 * y, 0.12 * z], [0.54 * x, -0.26 * y, z0 - 0.28 * z], GREY);
  for (const side of [-1, 1]) {
    // Star trackers on the upper edge, and small antennas.
    const at: Point = [-0.34 * x, side * 0.3 * y, z0 + 0.53 * z];
    body.cylinder([0.05 * y, 0.08 * y], 0.14 * z, at, DARK, 16);
    body.rod([0.42 * x, side * 0.42 * y, z0 + 0.5 * z], [0.42 * x, side * 0.42 * y, z0 + 0.62 * z], 0.012 * y, GREY);
    body.cylinder([0.03 * y, 0.045 * y], 0.06 * z, [0.42 * x, side * 0.42 * y, z0 + 0.64 * z], WHITE, 14);
  }
}

/** A tube that looks along x, dark inside. */
export function addTube(body: CraftParts, [x, y, z]: Point, radius: number, length: number, coat: Coat): void {
  body.rod([x - length / 2, y, z], [x + length / 2, y, z], radius, coat);
  body.rod([x, y, z], [x + 0.503 * length, y, z], 0.84 * radius, DARK);
}

/** The main engine with the ring that held the craft to its rocket. */
export function addEngine(body: CraftParts, at: { radius: number; length: number; z: number }): void {
  body.ring(1.9 * at.radius, 0.12 * at.radius, [0, 0, at.z - 0.1 * at.radius], BARE_METAL);
  body.nozzle(at.radius, at.length, [0, 0, at.z], NOZZLE);
}

/** Clusters of small thrusters at the lower corners. */
function addThrusters(body: CraftParts, [x, y, z]: Point, z0: number): void {
  const r = 0.025 * Math.min(x, y);
  for (const sx of [-1, 1])
    for (const sy of [-1, 1]) {
      const at: Point = [sx * 0.42 * x, sy * 0.42 * y, z0 - 0.5 * z - 1.5 * r];
      body.box([3 * r, 3 * r, 3 * r], at, GREY);
      body.nozzle(r, 2.6 * r, [at[0], at[1], at[2] - 1.5 * r], NOZZLE);
      body.rod(at, [at[0] + sx * 3.2 * r, at[1], at[2]], 0.7 * r, NOZZLE);
    }
}

/** A lattice boom towards -x with a small instrument at its end, and half way. */
export function addBoom(body: CraftParts, { busM, boomM }: CraftModel, z: number): void {
  if (boomM <= 0) return;
  const from: Point = [-0.45 * busM[1], 0, z];
  const to: Point = [from[0] - boomM, 0, z + 0.06 * boomM];
  const wide = Math.min(0.24, 0.05 * boomM);
  body.lattice(from, to, wide, GREY);
  body.box([0.16, 0.12, 0.16], to, WHITE);
  body.box([0.14, 0.12, 0.14], [(from[0] + to[0]) / 2, 0, (from[2] + to[2]) / 2], WHITE);
}

/** A boom towards +y with cameras and other instruments that look about on a platform. */
export function addScanPlatform(body: CraftParts, { busM }: CraftModel, z: number): void {
  const from: Point = [0, 0.4 * busM[0], z];
  const to: Point = [0, 1.5 * busM[0], z];
  body.lattice(from, to, 0.16, GREY);
  body.box([0.5, 0.3, 0.4], to, BLACK_FOIL);
  addTube(body, [0.4, to[1] - 0.02, z + 0.1], 0.11, 0.5, WHITE);
  addTube(body, [0.36, to[1] + 0.1, z - 0.12], 0.07, 0.36, DARK);
  body.box([0.26, 0.3, 0.3], [0, 0.95 * busM[0], z], GOLD_FOIL);
}

/** Sources of heat and power: finned cylinders in a row on a strut towards +x, or one beside the body. */
export function addHeatSources(body: CraftParts, { busM, heatSources }: CraftModel, z: number): void {
  if (heatSources === 0) return;
  const radius = 0.2;
  const length = 1.1;
  const edge = 0.5 * busM[1];
  for (let i = 0; i < heatSources; i++) {
    const middle = edge + 0.5 + (i + 0.5) * length * 1.06;
    const at: Point = [middle, 0, z];
    body.rod([middle - length / 2, 0, z], [middle + length / 2, 0, z], 0.62 * radius, DARK);
    for (let fin = 0; fin < 8; fin++) {
      const angle = (fin * Math.PI) / 4;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      const offset: Point = [at[0], 0.72 * radius * c, z + 0.72 * radius * s];
      body.rod(
        [offset[0] - 0.48 * length, offset[1], offset[2]],
        [offset[0] + 0.48 * length, offset[1], offset[2]],
        0.05,
        DARK,
      );
    }
  }
  for (const side of [-1, 1]) body.rod([edge * 0.8, side * 0.3 * busM[0], z], [edge + 0.55, 0, z], 0.03, BARE_METAL);
}
