import type { SceneObject } from '../../stage/scene-object.ts';
import type { Stage } from '../../stage/stage.ts';

/** The missions gathered at a body now: those at the body itself before those at its moons and points, the newest first. */
export function fanMembers(stage: Stage, hostIndex: number): readonly SceneObject[] {
  const { catalog } = stage.explorer;
  const { presence } = stage;
  const isElsewhere = ({ index }: SceneObject) => (presence.hostOf(index) === hostIndex ? 0 : 1);
  const startUtc = ({ mission }: SceneObject) => (mission ? catalog.missionSpan(mission).startUtc : 0);
  return stage.objects
    .filter(({ index, mission }) => mission !== undefined && presence.gatheredAt[index] === hostIndex)
    .sort((a, b) => isElsewhere(a) - isElsewhere(b) || startUtc(b) - startUtc(a) || a.index - b.index);
}
