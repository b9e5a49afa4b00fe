import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';

/** From this half size on the screen (px) a craft is a model; the marker stands for it below. */
export const CRAFT_FROM_PX = 5;
export const CRAFT_FULL_PX = 14;

/** Half the size of a craft on the screen (px). */
export function craftPx({ projection, eye }: Stage, { index, craftReachKm }: SceneObject): number {
  return (craftReachKm * eye.pixelsPerTangent) / projection.distanceKm[index]!;
}
