import { type Quaternion, Vector3, type Vector4 } from 'three';
import { lightLineInto } from '../../core/eclipse/light-line.ts';
import { shadowRadiusKm } from '../../core/eclipse/shadow.ts';
import { vec3 } from '../../core/math/vec3.ts';
import { type ScenePoint, sceneFromIcrf } from '../stage/display-axes.ts';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import { MAX_CASTERS } from './globe-material.ts';

const caster = new Vector3();
const along = new Vector3();
const fromTarget = vec3<'Icrf'>();
const scenePoint: ScenePoint = { x: 0, y: 0, z: 0 };

/** Finds the bodies whose shadow may lie on a globe: its planet, its moons, its planet's other moons. */
export class CasterFinder {
  private readonly nearBy: readonly (readonly number[])[];

  constructor(private readonly stage: Stage) {
    this.nearBy = stage.objects.map((object) => neighbours(stage.objects, object));
  }

  /**
   * Writes place (km, the body's own axes) and radius of up to four casters into `out` and tells how many there are.
   * Light took a second or more from them: they are taken where they were when it passed.
   */
  find(out: readonly Vector4[], object: SceneObject, toSun: Vector3, bodyFromScene: Quaternion): number {
    const { objects, places, explorer, epoch } = this.stage;
    const sunDistanceKm = toSun.length();
    let count = 0;
    for (const index of this.nearBy[object.index]!) {
      if (!places.isKnown[index] || count === MAX_CASTERS) continue;
      caster.set(
        places.trueX[index]! - places.trueX[object.index]!,
        places.trueY[index]! - places.trueY[object.index]!,
        places.trueZ[index]! - places.trueZ[object.index]!,
      );
      const towardsSun = caster.dot(toSun) / sunDistanceKm;
      if (towardsSun <= 0) continue;
      const missKm = along
        .copy(caster)
        .addScaledVector(toSun, -towardsSun / sunDistanceKm)
        .length();
      const { radiusKm, id, body } = objects[index]!;
      const shadowKm = shadowRadiusKm(id, radiusKm, body?.radiiKm?.[0]);
      // Half shadow, and some 50 km that light time may shift it.
      if (missKm > object.reachKm + shadowKm + 0.01 * towardsSun + 50) continue;
      if (lightLineInto(fromTarget, explorer.almanac, id, object.id, epoch) === undefined) continue;
      sceneFromIcrf(scenePoint, fromTarget);
      caster.set(scenePoint.x, scenePoint.y, scenePoint.z).applyQuaternion(bodyFromScene);
      out[count++]!.set(caster.x, caster.y, caster.z, shadowKm);
    }
    return count;
  }
}

function neighbours(objects: readonly SceneObject[], { index, parentIndex, body }: SceneObject): readonly number[] {
  if (!body) return [];
  const isMoon = objects[parentIndex]?.parentIndex !== undefined && objects[parentIndex]!.parentIndex >= 0;
  return objects
    .filter((other) => other.body && other.radiusKm > 0 && other.index !== index)
    .filter((o) => o.parentIndex === index || (isMoon && (o.index === parentIndex || o.parentIndex === parentIndex)))
    .filter((o) => o.body?.kind !== 'star' && body.kind !== 'star')
    .sort((a, b) => b.radiusKm - a.radiusKm)
    .map((other) => other.index);
}
