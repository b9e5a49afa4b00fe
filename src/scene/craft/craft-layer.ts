import { Group, Matrix4, Mesh } from 'three';
import { type CraftModel, craftModelOf } from '../../catalog/craft-model.ts';
import { craftAttitude, flightAttitudeInto, groundAttitudeInto } from '../../core/frames/craft-attitude.ts';
import { normVec3, scaleVec3, vec3 } from '../../core/math/vec3.ts';
import { BodyTurn } from '../bodies/body-turn.ts';
import { segmentAt } from '../missions/presence.ts';
import { smoothstep } from '../stage/apparent-size.ts';
import type { Layer } from '../stage/layer.tsx';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import { craftGeometry } from './craft-geometry.ts';
import { CraftMaterial } from './craft-material.ts';
import { CRAFT_FROM_PX, CRAFT_FULL_PX, craftPx } from './craft-size.ts';

const KM_PER_M = 1e-3;
/** Models kept when their craft are out of sight. */
const MOST_KEPT = 12;

interface Craft {
  readonly model: CraftModel;
  readonly isOnGround: boolean;
  readonly root: Group;
  readonly wings: Mesh | undefined;
  readonly body: Mesh;
  readonly material: CraftMaterial;
  /** How the body it stands on turns. */
  ground: BodyTurn | undefined;
  lastFrame: number;
}

/** Spacecraft near enough to have a shape: models by kind and measures, turned as craft are, lit by the Sun. */
export class CraftLayer implements Layer {
  readonly root = new Group();
  private readonly crafts = new Map<number, Craft>();
  private frame = 0;

  update(stage: Stage): void {
    this.frame++;
    const { objects, places, projection, presence } = stage;
    for (const object of objects) {
      const { index } = object;
      if (!object.mission) continue;
      const px = craftPx(stage, object);
      const isNear = places.isKnown[index] === 1 && projection.isAhead[index] === 1 && px > CRAFT_FROM_PX;
      const isShown = isNear && (stage.isChosen(index) || index === stage.focusIndex || presence.isDrawn[index] === 1);
      if (isShown) this.show(stage, object, px);
      else this.hide(index);
    }
    this.freeOthers();
  }

  dispose(): void {
    for (const index of [...this.crafts.keys()]) this.free(index);
  }

  private show(stage: Stage, object: SceneObject, px: number): void {
    const { index } = object;
    const segment = segmentAt(stage.explorer.trajectories.trajectoryOf(object.id), stage.epoch);
    const isOnGround = segment?.kind === 'surface';
    let craft = this.crafts.get(index);
    if (craft && craft.isOnGround !== isOnGround) {
      this.free(index);
      craft = undefined;
    }
    craft ??= this.make(object, isOnGround);
    craft.lastFrame = this.frame;
    craft.root.visible = true;
    const { places, camera } = stage;
    craft.root.position.set(places.x[index]!, places.y[index]!, places.z[index]!);
    this.turn(stage, craft, index, stage.indexOf(segment?.centreId ?? null));
    craft.root.updateMatrixWorld(true);
    const { material } = craft;
    toward(sunward, stage, index, stage.indexOf('sun'));
    material.sunView.set(sunward.x, sunward.y, sunward.z).transformDirection(camera.matrixWorldInverse);
    material.opacity01 = smoothstep(CRAFT_FROM_PX, CRAFT_FULL_PX, px);
    material.light = sunlightAt(stage, index);
  }

  private turn(stage: Stage, craft: Craft, index: number, centre: number): void {
    const body = stage.objects[centre]?.body;
    if (craft.isOnGround && body) {
      toward(upward, stage, index, centre);
      scaleVec3(upward, upward, -1);
      craft.ground ??= new BodyTurn(body);
      craft.ground.poleInto(pole, stage.epoch);
      groundAttitudeInto(attitude, upward, pole);
    } else {
      toward(sunward, stage, index, stage.indexOf('sun'));
      toward(earthward, stage, index, stage.indexOf('earth'));
      flightAttitudeInto(attitude, earthward, sunward, ECLIPTIC_NORTH);
    }
    const { x, y, z } = attitude;
    // biome-ignore format: a matrix
    matrix.set(
      x.x, y.x, z.x, 0,
      x.y, y.y, z.y, 0,
      x.z, y.z, z.z, 0,
      0, 0, 0, 1,
    );
    craft.root.quaternion.setFromRotationMatrix(matrix);
    craft.wings?.rotation.set(0, attitude.wingAngleRad, 0);
  }

  private make({ index, mission }: SceneObject, isOnGround: boolean): Craft {
    const model = craftModelOf(mission!, isOnGround);
    const geometry = craftGeometry(model);
    const material = new CraftMaterial();
    const root = new Group();
    root.scale.setScalar(KM_PER_M);
    const mesh = (part: typeof geometry.body) => {
      const made = new Mesh(part, material);
      made.frustumCulled = false;
      made.renderOrder = 38;
      root.add(made);
      return made;
    };
    const body = mesh(geometry.body);
    const wings = geometry.wings && mesh(geometry.wings);
    const craft = { model, isOnGround, root, body, wings, material, ground: undefined, lastFrame: this.frame };
    this.crafts.set(index, craft);
    this.root.add(root);
    return craft;
  }

  private hide(index: number): void {
    const craft = this.crafts.get(index);
    if (craft) craft.root.visible = false;
  }

  /** Lets go of models that have been out of sight the longest, when there are many. */
  private freeOthers(): void {
    if (this.crafts.size <= MOST_KEPT) return;
    let oldest = -1;
    let oldestFrame = this.frame;
    for (const [index, { lastFrame }] of this.crafts) {
      if (lastFrame >= oldestFrame) continue;
      oldest = index;
      oldestFrame = lastFrame;
    }
    if (oldest >= 0) this.free(oldest);
  }

  private free(index: number): void {
    const craft = this.crafts.get(index);
    if (!craft) return;
    this.root.remove(craft.root);
    craft.body.geometry.dispose();
    craft.wings?.geometry.dispose();
    craft.material.dispose();
    this.crafts.delete(index);
  }
}

const attitude = craftAttitude();
const sunward = vec3();
const earthward = vec3();
const upward = vec3();
/** Up in the scene's axes. */
const ECLIPTIC_NORTH = vec3(0, 1, 0);
const pole = vec3();
const matrix = new Matrix4();

/** Direction (scene axes, unit) from one object to another; up where there is none. */
function toward(out: { x: number; y: number; z: number }, { places }: Stage, from: number, to: number): void {
  const isKnown = to >= 0 && places.isKnown[to] === 1;
  out.x = isKnown ? places.x[to]! - places.x[from]! : 0;
  out.y = isKnown ? places.y[to]! - places.y[from]! : 1;
  out.z = isKnown ? places.z[to]! - places.z[from]! : 0;
  const length = normVec3(out) || 1;
  scaleVec3(out, out, 1 / length);
}

/** Share of sunlight (0 or 1, soft at the edge) that reaches a craft past the bodies between it and the Sun. */
export function sunlightAt(stage: Stage, index: number): number {
  const { places, objects } = stage;
  let light = 1;
  for (const { index: other, radiusKm, body } of objects) {
    if (radiusKm < 100 || body?.kind === 'star' || !places.isKnown[other]) continue;
    const dx = places.x[other]! - places.x[index]!;
    const dy = places.y[other]! - places.y[index]!;
    const dz = places.z[other]! - places.z[index]!;
    const along = dx * sunward.x + dy * sunward.y + dz * sunward.z;
    if (along <= 0) continue;
    const off = Math.sqrt(Math.max(0, dx * dx + dy * dy + dz * dz - along * along));
    // The Sun is half a degree wide at the Earth: the shadow's edge softens with the way behind the body.
    const soft = 0.005 * along + 0.002 * radiusKm;
    light = Math.min(light, smoothstep(radiusKm - soft, radiusKm + soft, off));
  }
  return light;
}
