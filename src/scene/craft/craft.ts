import { Group, Matrix4, Mesh, Quaternion, Vector3 } from 'three';
import { type CraftModel, craftModelOf } from '../../catalog/craft-model.ts';
import { alongCraftInto, type CraftAttitude, craftAttitude } from '../../core/frames/craft-attitude.ts';
import { icrfFromGalactic } from '../../core/frames/galactic.ts';
import { type Vec3, vec3 } from '../../core/math/vec3.ts';
import type { Segment } from '../../core/trajectory/segment.ts';
import { groundLook } from '../ground/ground-look.ts';
import { smoothstep } from '../stage/apparent-size.ts';
import { type ScenePoint, sceneFromIcrf } from '../stage/display-axes.ts';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import { craftGeometry } from './craft-geometry.ts';
import { craftLight, craftLightInto } from './craft-light.ts';
import { CraftMaterial } from './craft-material.ts';
import type { Caster, CraftShadow } from './craft-shadow.ts';
import { CraftSilhouette } from './craft-silhouette.ts';
import { CRAFT_FROM_PX, CRAFT_FULL_PX } from './craft-size.ts';
import { CraftTurn, directionInto } from './craft-turn.ts';

const KM_PER_M = 1e-3;
/** A dish on the ground is raised at least so far over the horizon (sine). */
const LEAST_DISH_SINE = 0.12;
const RENDER_ORDER = 38;
/** What of a body's light is left when it is told by its colour on the screen. */
const SHINE = 0.55;

/** One spacecraft in the picture: its model, how it is turned and lit. */
export class Craft {
  readonly root = new Group();
  readonly model: CraftModel;
  /** Parts that cast its shadow. */
  readonly casters: Caster[] = [];
  /** Towards the Sun along the craft's own axes. */
  readonly sun = new Vector3(0, 0, 1);
  lastFrame = 0;
  private readonly wings: Mesh | undefined;
  private readonly dish: Mesh | undefined;
  private readonly material: CraftMaterial;
  private readonly turn: CraftTurn;
  readonly silhouette: CraftSilhouette;
  readonly index: number;
  /** Farthest point of any part from the origin, metres. */
  readonly boundM: number;

  constructor(
    { index, mission }: SceneObject,
    readonly isOnGround: boolean,
    shadow: CraftShadow,
  ) {
    this.index = index;
    this.model = craftModelOf(mission!, isOnGround);
    this.turn = new CraftTurn(index, this.model);
    const { body, wings, dish, dishAt } = craftGeometry(this.model);
    this.material = new CraftMaterial(shadow.texture);
    this.root.scale.setScalar(KM_PER_M);
    // What stands on its feet flies about its middle.
    const lift = isOnGround || !STANDING.includes(this.model.kind) ? 0 : -this.model.busM[2] / 2;
    const add = (geometry: typeof body) => {
      const made = new Mesh(geometry, this.material);
      made.frustumCulled = false;
      made.renderOrder = RENDER_ORDER;
      made.position.z = lift;
      made.onBeforeRender = shadow.draw;
      this.root.add(made);
      this.casters.push({ geometry, matrix: made.matrix });
      return made;
    };
    add(body);
    this.wings = wings && add(wings);
    this.dish = dish && add(dish);
    this.dish?.position.set(dishAt[0], dishAt[1], dishAt[2] + lift);
    this.silhouette = new CraftSilhouette(index, this.root.children as Mesh[]);
    let bound = 0;
    for (const { geometry } of this.casters) {
      geometry.computeBoundingSphere();
      const { center, radius } = geometry.boundingSphere!;
      bound = Math.max(bound, center.length() + radius);
    }
    this.boundM = bound + Math.abs(lift) + (dish ? Math.hypot(...dishAt) * 0.2 : 0);
  }

  /** Brings the model to the frame; `px`: half its size on the screen. */
  update(stage: Stage, segment: Segment | undefined, px: number): void {
    const { index, root, wings, material } = this;
    const { places } = stage;
    root.position.set(places.x[index]!, places.y[index]!, places.z[index]!);
    this.turn.into(attitude, stage, segment);
    const { x, y, z } = attitude;
    // biome-ignore format: a matrix
    matrix.set(
      x.x, y.x, z.x, 0,
      x.y, y.y, z.y, 0,
      x.z, y.z, z.z, 0,
      0, 0, 0, 1,
    );
    root.quaternion.setFromRotationMatrix(matrix);
    wings?.rotation.set(0, attitude.wingAngleRad, 0);
    directionInto(sunward, stage, index, stage.indexOf('sun'));
    alongCraftInto(along, attitude, sunward);
    this.sun.set(along.x, along.y, along.z);
    if (this.dish) this.aimDish(stage, attitude);
    root.updateMatrixWorld(true);
    this.silhouette.update();
    material.opacity01 = smoothstep(CRAFT_FROM_PX, CRAFT_FULL_PX, px);
    material.tier = stage.shaderTier;
    this.light(stage);
  }

  /** Lays the shadow on the craft that it was drawn for. */
  wear(shadow: CraftShadow | undefined, stage: Stage): void {
    const { material, root } = this;
    material.shadowTexel = shadow?.texel ?? 0;
    if (!shadow) return;
    matrix.multiplyMatrices(stage.camera.matrixWorldInverse, root.matrixWorld).invert();
    material.shadowFromView.multiplyMatrices(shadow.shadowFromCraft, matrix);
  }

  dispose(): void {
    for (const { geometry } of this.casters) geometry.dispose();
    this.material.dispose();
    this.root.removeFromParent();
  }

  private aimDish(stage: Stage, turned: CraftAttitude): void {
    const earth = stage.indexOf('earth');
    if (earth < 0 || !stage.places.isKnown[earth]) return;
    directionInto(along, stage, this.index, earth);
    alongCraftInto(along, turned, along);
    vector.set(along.x, along.y, this.isOnGround ? Math.max(along.z, LEAST_DISH_SINE) : along.z).normalize();
    this.dish!.quaternion.copy(turnTo.setFromUnitVectors(UP, vector));
  }

  private light(stage: Stage): void {
    const { material, index } = this;
    const { matrixWorldInverse } = stage.camera;
    craftLightInto(light, stage, index, sunward);
    material.light = light.sunShare;
    material.sunView.set(sunward.x, sunward.y, sunward.z).transformDirection(matrixWorldInverse);
    material.poleView.set(GALAXY_POLE.x, GALAXY_POLE.y, GALAXY_POLE.z).transformDirection(matrixWorldInverse);
    material.coreView.set(GALAXY_CORE.x, GALAXY_CORE.y, GALAXY_CORE.z).transformDirection(matrixWorldInverse);
    if (this.model.heatShieldM > 0)
      material.heat01 = smoothstep(HOT_FROM_KM, HOTTEST_KM, stage.places.distanceKm(index, stage.sunIndex));
    material.bodyCos = light.shiningCos;
    material.bodyShine.setScalar(0);
    material.skyShine.setScalar(0);
    const body = stage.objects[light.shiningIndex];
    if (!body) return;
    directionInto(along, stage, index, light.shiningIndex);
    material.bodyView.set(along.x, along.y, along.z).transformDirection(matrixWorldInverse);
    if (this.isOnGround) {
      // The ground below, as bright as the Sun stands high, and the sky above it.
      const { tint, sky, direct } = groundLook(body.id, body.color);
      const day = smoothstep(-0.1, 0.25, this.sun.z);
      material.light = light.sunShare * direct;
      material.bodyCos = 0;
      material.bodyShine.set(...tint).multiplyScalar(sky ? day : Math.max(0.05, this.sun.z) * light.sunShare);
      if (sky) material.skyShine.set(...sky.horizon).multiplyScalar(0.75 * day);
      return;
    }
    const [r, g, b] = body.color;
    material.bodyShine.set(r ** 2.2, g ** 2.2, b ** 2.2).multiplyScalar(SHINE * light.lit01);
  }
}

const GALAXY_POLE = galactic(Math.PI / 2);
const GALAXY_CORE = galactic(0);
/** Carbon glows nearer to the Sun than this (km), and most at the second: about 1400 degrees Celsius at nine solar radii. */
const HOT_FROM_KM = 2.4e7;
const HOTTEST_KM = 6e6;

const STANDING: readonly CraftModel['kind'][] = ['lander', 'rover', 'aerial', 'probe'];
/** A direction (scene axes) on the meridian of the Milky Way's middle. */
function galactic(latitudeRad: number): ScenePoint {
  return sceneFromIcrf({ x: 0, y: 0, z: 0 }, icrfFromGalactic(vec3(), 0, latitudeRad));
}

const UP = new Vector3(0, 0, 1);
const attitude = craftAttitude();
const sunward: Vec3 = vec3();
const along: Vec3 = vec3();
const light = craftLight();
const matrix = new Matrix4();
const vector = new Vector3();
const turnTo = new Quaternion();
