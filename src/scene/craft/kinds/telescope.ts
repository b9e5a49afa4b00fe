import {
  BARE_METAL,
  BLACK_FOIL,
  CARBON,
  CELLS,
  DARK,
  GOLD_FOIL,
  GOLD_MIRROR,
  GREY,
  RADIATOR,
  SHIELD_COLD,
  SHIELD_HOT,
  SILVER_FOIL,
  WHITE,
} from '../coats.ts';
import { addTube } from '../craft-bus.ts';
import type { Assembly } from '../craft-geometry.ts';
import { hexagon, kiteOutline, membrane, type Point } from '../craft-shapes.ts';
import { addWings } from '../craft-wings.ts';

/** A telescope that looks along x, its cells and its shade towards the Sun at +z. */
export function buildTelescope(assembly: Assembly): void {
  const { model, body, wings, dish } = assembly;
  if (model.shield) addShield(assembly);
  if (model.mirror) addOpenMirror(assembly);
  else addTubeTelescope(assembly);
  if (model.dishM > 0) {
    const [y, x, z] = model.busM;
    // On the Sun's side, where the Earth is seen from beyond it.
    const foot = model.shield ? 0.65 * busEdge(model) : 0.4 * x;
    const at: Point = model.shield ? [0, 0.3 * busEdge(model), foot] : [-0.1 * z, 0.2 * y, foot];
    body.rod(at, [at[0], at[1], foot + 0.5 * model.dishM], 0.035, GREY);
    dish.parts.dish(model.dishM, [0, 0, 0.04 * model.dishM], WHITE);
    dish.at = [at[0], at[1], foot + 0.55 * model.dishM];
  }
  addWings(wings, model);
}

function addTubeTelescope({ model, body }: Assembly): void {
  const [y, x, z] = model.busM;
  const radius = 0.42 * Math.min(x, y);
  const lift = model.shield ? -(radius + 0.35) : 0;
  addTube(body, [0.2 * z, 0, lift], radius, 0.72 * z, SILVER_FOIL);
  body.rod([-0.5 * z, 0, lift], [-0.14 * z, 0, lift], 1.18 * radius, model.shield ? GOLD_FOIL : SILVER_FOIL);
  // Rings around the tube, handrails along it, and a lid that stands open.
  for (const at of [0.02, 0.24, 0.46]) body.rod([at * z, 0, lift], [(at + 0.012) * z, 0, lift], 1.03 * radius, GREY);
  for (const side of [-1, 1])
    body.rod(
      [-0.1 * z, side * 1.02 * radius, lift],
      [0.5 * z, side * 1.02 * radius, lift],
      0.012 * radius + 0.01,
      GOLD_FOIL,
    );
  // A lid that stands open on the Sun's side.
  if (!model.shield)
    body.box(
      [1.7 * radius, 1.8 * radius, 0.05 * radius],
      [0.56 * z + 0.85 * radius, 0, lift + 1.04 * radius],
      SILVER_FOIL,
    );
  for (const side of [-1, 1]) {
    body.box([0.12 * z, 0.3 * radius, 0.5 * radius], [-0.3 * z, side * 1.2 * radius, lift], WHITE);
    body.cylinder(
      [0.1 * radius, 0.16 * radius],
      0.3 * radius,
      [-0.4 * z, side * 0.6 * radius, lift - 1.2 * radius],
      DARK,
      16,
    );
  }
}

/** Edge of the bus below a shield (m). */
function busEdge({ shield, busM }: Assembly['model']): number {
  return Math.min(0.14 * shield!.lengthM, busM[0]);
}

/**
 * Foils one behind the other, each a little smaller: far apart at their edges, where the heat between them leaves, and close
 * in the middle. Pallets fore and aft carry them, the bus hangs on the Sun's side.
 */
function addShield({ model, body }: Assembly): void {
  const { lengthM, widthM, layers } = model.shield!;
  // The published length and width are those from spreader bar to spreader bar.
  const outline = kiteOutline(lengthM / 1.035, widthM / 1.035);
  const edge = 0.022 * lengthM;
  const middle = 0.009 * lengthM;
  for (let layer = 0; layer < layers; layer++) {
    const share = 1 - 0.022 * layer;
    const shrunk = outline.map(([px, py]) => [px * share, py * share] as const);
    const coat = layer < Math.min(2, layers - 1) ? SHIELD_HOT : SHIELD_COLD;
    body.add(membrane(shrunk, -edge * layer, (edge - middle) * layer), [0, 0, 0], coat);
    // Cables pull each corner out to the spreader bars.
    for (const [px, py] of shrunk) {
      const out = 1.03 + 0.022 * layer;
      body.rod([px, py, -edge * layer], [out * px, out * py, -edge * layer * 0.9], 0.012, BARE_METAL);
    }
  }
  const low = -edge * (layers - 1);
  for (const [px, py] of outline) body.rod([1.03 * px, 1.03 * py, 0.12], [1.03 * px, 1.03 * py, low], 0.045, CARBON);
  const bus = busEdge(model);
  body.box([bus, bus, 0.5 * bus], [0, 0, 0.32 * bus], GOLD_FOIL);
  body.box([0.8 * bus, 0.8 * bus, 0.1], [0, 0, 0.6 * bus], SILVER_FOIL);
  // Cells on a wing below the bus, tilted as one panel; and the spars that spread the foils.
  body.box([1.9 * bus, 0.85 * bus, 0.04], [-1.25 * bus, 0, 0.42 * bus], CARBON);
  body.box([1.86 * bus, 0.82 * bus, 0.03], [-1.25 * bus, 0, 0.42 * bus + 0.03], CELLS);
  for (const side of [-1, 1]) {
    body.box([0.3 * lengthM, 0.16 * widthM, 0.16], [side * 0.27 * lengthM, 0, 0.16], SILVER_FOIL);
    body.box([0.08 * lengthM, 0.2, 0.14], [side * 0.455 * lengthM, 0, 0.12], CARBON);
    body.rod([0, 0, 0.12], [0, side * 0.5 * widthM, 0.12], 0.09, CARBON);
  }
  // A flap astern that balances the pressure of sunlight.
  const flap = -0.43 * lengthM;
  body.box([0.06 * lengthM, 0.13 * widthM, 0.03], [flap - 0.03 * lengthM, 0, 0.3], SHIELD_HOT);
}

/** A mirror of hexagons that stands in the open behind the shade, with the small mirror on three legs before it. */
function addOpenMirror({ model, body }: Assembly): void {
  const { diameterM, segments } = model.mirror!;
  const rings = segments >= 37 ? 3 : segments >= 18 ? 2 : segments >= 7 ? 1 : 0;
  const pitch = diameterM / (2 * rings + 1);
  const gap = model.shield ? 0.1 * diameterM + 0.036 * model.shield.lengthM : 0;
  const middle = -(gap + 0.56 * diameterM);
  const focal = 1.12 * diameterM;
  const at = (q: number, r: number) => [pitch * (q + r / 2), middle + pitch * r * (Math.sqrt(3) / 2)] as const;
  for (let q = -rings; q <= rings; q++)
    for (let r = -rings; r <= rings; r++) {
      const ring = Math.max(Math.abs(q), Math.abs(r), Math.abs(q + r));
      if (ring > rings || (ring === 0 && rings > 0)) continue;
      const [y, z] = at(q, r);
      // Each piece stands where the whole mirror's bowl has it.
      const depth = (y * y + (z - middle) ** 2) / (4 * focal);
      const piece = hexagon(0.972 * pitch, [0, 0], 0).rotateX(Math.PI / 6);
      piece.rotateZ(-y / (2 * focal)).rotateY((z - middle) / (2 * focal));
      body.add(piece, [depth, y, z], GOLD_MIRROR);
      const back = hexagon(0.95 * pitch, [0, 0], 0).rotateX(Math.PI / 6);
      back.rotateZ(-y / (2 * focal)).rotateY((z - middle) / (2 * focal));
      body.add(back, [depth - 0.06 * pitch, y, z], CARBON);
    }
  // Backplane, instruments behind it, and the tower down to the bus.
  for (const dy of [-0.26, 0, 0.26])
    body.box(
      [0.09 * diameterM, 0.05 * diameterM, 0.8 * diameterM],
      [-0.075 * diameterM, dy * diameterM, middle],
      CARBON,
    );
  body.box(
    [0.09 * diameterM, 0.8 * diameterM, 0.06 * diameterM],
    [-0.075 * diameterM, 0, middle - 0.2 * diameterM],
    CARBON,
  );
  body.box(
    [0.34 * diameterM, 0.44 * diameterM, 0.46 * diameterM],
    [-0.3 * diameterM, 0, middle + 0.12 * diameterM],
    BLACK_FOIL,
  );
  body.box(
    [0.1 * diameterM, 0.46 * diameterM, 0.2 * diameterM],
    [-0.46 * diameterM, 0, middle - 0.1 * diameterM],
    SILVER_FOIL,
  );
  body.lattice([-0.1 * diameterM, 0, 0], [-0.1 * diameterM, 0, middle + 0.4 * diameterM], 0.16 * diameterM, CARBON);
  // Radiators of the instruments beside them, edge of black foil around the mirror's foot.
  for (const side of [-1, 1])
    body.box(
      [0.3 * diameterM, 0.02 * diameterM, 0.4 * diameterM],
      [-0.3 * diameterM, side * 0.24 * diameterM, middle + 0.1 * diameterM],
      RADIATOR,
    );
  const small: [number, number, number] = [focal, 0, middle];
  const legs = [
    [0, -0.52 * diameterM],
    [0.44 * diameterM, 0.3 * diameterM],
    [-0.44 * diameterM, 0.3 * diameterM],
  ] as const;
  for (const [dy, dz] of legs) {
    const hinge: Point = [0.55 * small[0], 0.47 * dy, middle + 0.47 * dz];
    body.rod([0.04 * diameterM, dy, middle + dz], small, 0.012 * diameterM, CARBON);
    body.ball(0.02 * diameterM, hinge, SILVER_FOIL);
  }
  body.rod([small[0], 0, middle], [small[0] + 0.03 * diameterM, 0, middle], 0.06 * diameterM, SILVER_FOIL);
  body.rod(
    [small[0] + 0.03 * diameterM, 0, middle],
    [small[0] + 0.09 * diameterM, 0, middle],
    0.032 * diameterM,
    CARBON,
  );
  body.rod([small[0] - 0.012 * diameterM, 0, middle], [small[0], 0, middle], 0.056 * diameterM, GOLD_MIRROR);
  // The tube in the mirror's middle that keeps stray light out.
  body.rod([0, 0, middle], [0.2 * diameterM, 0, middle], 0.05 * diameterM, DARK);
}
