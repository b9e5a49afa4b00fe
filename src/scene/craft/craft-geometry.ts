import type { BufferGeometry } from 'three';
import type { CraftKind, CraftModel } from '../../catalog/craft-model.ts';
import { CraftParts } from './craft-parts.ts';
import type { Point } from './craft-shapes.ts';
import { buildAeroshell, buildCapsule } from './kinds/capsule.ts';
import { buildLander, buildProbe } from './kinds/lander.ts';
import { buildOrbiter } from './kinds/orbiter.ts';
import { buildAerial, buildRover } from './kinds/rover.ts';
import { buildSail } from './kinds/sail.ts';
import { buildStation } from './kinds/station.ts';
import { buildTelescope } from './kinds/telescope.ts';

/** The parts of a craft that move against each other: the body, wings that turn about its y axis, a dish on a pivot. */
export interface CraftGeometry {
  readonly body: BufferGeometry;
  /** Wings lie across +z: their cells face it. */
  readonly wings: BufferGeometry | undefined;
  /** A dish that looks along +z about its own origin, which sits at `dishAt` (metres) of the body. */
  readonly dish: BufferGeometry | undefined;
  readonly dishAt: Point;
}

/** What a builder fills: parts of the body, of the wings, and of a dish with its place. */
export interface Assembly {
  readonly model: CraftModel;
  readonly body: CraftParts;
  readonly wings: CraftParts;
  readonly dish: { readonly parts: CraftParts; at: Point };
}

const BUILDERS: Readonly<Record<CraftKind, (assembly: Assembly) => void>> = {
  orbiter: buildOrbiter,
  cubesat: buildOrbiter,
  lander: buildLander,
  rover: buildRover,
  capsule: buildCapsule,
  station: buildStation,
  telescope: buildTelescope,
  sail: buildSail,
  aerial: buildAerial,
  aeroshell: buildAeroshell,
  probe: buildProbe,
};

/**
 * Builds the model of a craft from its measures; metres. In flight +z is what it turns to the Earth or to the Sun (see
 * `CraftModel.faces`) and y the wings' axis; on the ground +z is up and the ground is at z = 0.
 */
export function craftGeometry(model: CraftModel): CraftGeometry {
  const dish: Assembly['dish'] = { parts: new CraftParts(), at: [0, 0, 0] };
  const body = new CraftParts();
  const wings = new CraftParts();
  BUILDERS[model.kind]({ model, body, wings, dish });
  const melted = body.melt();
  if (!melted) throw new Error(`The model of kind "${model.kind}" has no parts.`);
  return { body: melted, wings: wings.melt(), dish: dish.parts.melt(), dishAt: dish.at };
}
