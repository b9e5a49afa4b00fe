import type { ScenePoint } from '../stage/display-axes.ts';
import { lengthOf } from '../stage/length.ts';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';

/** A craft lower than this (radii from the centre) stands on the ground. */
const ON_GROUND = 1.03;

/** Writes the zenith (scene axes, unit) of a craft that stands on a body, and gives that body; undefined in flight. */
export function zenithInto(out: ScenePoint, stage: Stage, index: number): SceneObject | undefined {
  const { places, explorer, objects, epoch } = stage;
  const craft = objects[index];
  if (!craft?.mission || places.isKnown[index] !== 1) return undefined;
  const centre = stage.indexOf(explorer.almanac.sourceAt(craft.id, epoch)?.centreId ?? null);
  const body = objects[centre];
  if (!body?.body || places.isKnown[centre] !== 1) return undefined;
  const x = places.trueX[index]! - places.trueX[centre]!;
  const y = places.trueY[index]! - places.trueY[centre]!;
  const z = places.trueZ[index]! - places.trueZ[centre]!;
  const away = lengthOf(x, y, z);
  if (away > ON_GROUND * body.reachKm || away === 0) return undefined;
  out.x = x / away;
  out.y = y / away;
  out.z = z / away;
  return body;
}
