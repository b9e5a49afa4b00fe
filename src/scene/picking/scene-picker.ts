import { dotOpacity } from '../bodies/body-dots.ts';
import { isCovered } from '../labels/covered.ts';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import { Pick, type PickMark } from './pick.ts';

/** How far beside a mark a mouse and a finger may be (px). */
const MOUSE_PX = 9;
const TOUCH_PX = 24;

/** Bodies a visitor is more likely to mean than a rock beside them. */
const CARRIED_RANK = 2;
const RANKS: Readonly<Record<string, number>> = { star: 4, planet: 4, 'dwarf-planet': 1, satellite: 0 };

/** Index of the object at a place of the picture; -1 for none. */
export function objectAt(stage: Stage, x: number, y: number, isTouch: boolean): number {
  pick.begin(x, y, isTouch ? TOUCH_PX : MOUSE_PX);
  for (const object of stage.objects) if (isMet(stage, object)) pick.offer(markInto(mark, stage, object));
  return pick.best;
}

function isMet(stage: Stage, object: SceneObject): boolean {
  const { index, mission, radiusKm } = object;
  if (!stage.places.isKnown[index] || !stage.projection.isAhead[index]) return false;
  if (mission && !stage.presence.isDrawn[index]) return false;
  const isSeen =
    mission !== undefined || stage.projection.drawnRadiusPx[index]! > 2.5 || dotOpacity(stage, object) > 0.2;
  return (radiusKm > 0 || mission !== undefined) && isSeen && !isCovered(stage, index);
}

function markInto(out: PickMark, { projection }: Stage, { index, mission, body }: SceneObject): PickMark {
  out.index = index;
  out.x = projection.screenX[index]!;
  out.y = projection.screenY[index]!;
  out.radiusPx = mission ? 5 : Math.max(2, projection.drawnRadiusPx[index]!);
  // What rides on board stands behind what carries it.
  out.rank = mission ? (mission.carriedBy ? CARRIED_RANK : 3) : (RANKS[body?.kind ?? ''] ?? -2);
  return out;
}

const pick = new Pick();
const mark: PickMark = { index: -1, x: 0, y: 0, radiusPx: 0, rank: 0 };
