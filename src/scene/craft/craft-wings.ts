import { Matrix4 } from 'three';
import type { CraftModel } from '../../catalog/craft-model.ts';
import { AMBER_BACK, CELLS, DARK, GREY, PANEL_BACK } from './coats.ts';
import { CraftParts } from './craft-parts.ts';
import { fan } from './craft-shapes.ts';

/** Where wings stand, degrees from x towards y. */
const DIRECTIONS: Readonly<Partial<Record<CraftModel['wings'], readonly number[]>>> = {
  wings: [90, 270],
  'one-wing': [90],
  'three-wings': [90, 210, 330],
  cross: [45, 135, 225, 315],
};

/** Wings that lie across +z and turn about y, their cells towards +z; `z`: their height on the body. */
export function addWings(wings: CraftParts, model: CraftModel, z = 0): void {
  if (model.spanM <= 0) return;
  if (model.wings === 'discs') {
    addDiscs(wings, model, z);
    return;
  }
  const [along, across] = model.busM;
  const radius = model.wings === 'three-wings' || model.wings === 'cross' ? 0.5 * Math.min(along, across) : 0.5 * along;
  const reach = Math.max(0.1 * along, model.spanM / (model.wings === 'one-wing' ? 1 : 2) - radius);
  for (const degrees of DIRECTIONS[model.wings] ?? []) {
    const wing = new CraftParts();
    addWing(wing, { root: radius, reach, chord: model.chordM });
    wings.place(wing, new Matrix4().makeRotationZ((degrees * Math.PI) / 180).setPosition(0, 0, z));
  }
}

/** One wing along x, from `root` outwards by `reach`: a yoke, then panels with hinges between them. */
function addWing(wing: CraftParts, { root, reach, chord }: { root: number; reach: number; chord: number }): void {
  const yoke = Math.min(0.16 * reach, 0.7 * chord);
  const from = root + yoke;
  const length = reach - yoke;
  // Panels side by side along the wing, or across it when it is wider than long.
  const rows = chord > 1.5 * length ? Math.min(3, Math.round((1.6 * chord) / length)) : 1;
  const count = Math.max(1, Math.min(8, Math.round((rows * length) / Math.max(0.62 * chord, 0.5))));
  const each = length / count;
  const high = chord / rows;
  const small = Math.min(chord, 1.6 * reach);
  const thick = 0.012 * small;
  wing.cylinder([2.2 * thick, 2.2 * thick], 5 * thick, [root, 0, 0], GREY, 16);
  wing.rod([0.96 * root, 0, 0], [root + 0.3 * yoke, 0, 0], 1.6 * thick, GREY);
  for (const side of [-1, 1]) wing.rod([root + 0.25 * yoke, 0, 0], [from, side * 0.36 * chord, 0], thick, GREY);
  wing.rod([from, -0.36 * chord, 0], [from, 0.36 * chord, 0], thick, GREY);
  for (let i = 0; i < count; i++) {
    const at = from + (i + 0.5) * each;
    for (let row = 0; row < rows; row++)
      wing.panel([each * 0.975, high * (rows > 1 ? 0.985 : 1)], [at, (row + 0.5) * high - chord / 2, 0], PANEL_BACK);
    // Ribs behind, and hinges towards the next panel.
    for (const rib of [-0.3, 0, 0.3])
      wing.box([0.95 * each, 0.03 * small, 0.02 * small], [at, rib * chord, -0.02 * small], DARK);
    for (const side of [-1, 1])
      wing.box([0.03 * small, 0.05 * small, 0.02 * small], [at + each / 2, side * 0.3 * chord, 0], GREY);
  }
}

/** Two round wings that open like fans. */
function addDiscs(wings: CraftParts, { busM, spanM }: CraftModel, z: number): void {
  const [along] = busM;
  const gap = 0.08 * along;
  const radius = Math.max(0.1 * along, (spanM / 2 - along / 2 - gap) / 2);
  for (const side of [-1, 1]) {
    const middle = side * (along / 2 + gap + radius);
    wings.rod([0, side * 0.5 * along, z], [0, middle, z - 0.02 * radius], 0.03 * radius, GREY);
    wings.add(fan(radius, 20), [0, middle, z], CELLS);
    wings.add(fan(0.995 * radius, 20), [0, middle, z - 0.012 * radius], AMBER_BACK);
    wings.ring(radius, 0.008 * radius, [0, middle, z], GREY);
    wings.cylinder([0.06 * radius, 0.06 * radius], 0.07 * radius, [0, middle, z], GREY, 16);
    for (let spoke = 0; spoke < 10; spoke++) {
      const angle = (spoke * Math.PI) / 5;
      const rim = [radius * Math.cos(angle), middle + radius * Math.sin(angle), z - 0.005 * radius] as const;
      wings.rod([0, middle, z - 0.02 * radius], rim, 0.006 * radius, GREY);
    }
  }
}
