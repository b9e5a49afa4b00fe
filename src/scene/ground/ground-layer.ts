import {
  BackSide,
  type BufferGeometry,
  Group,
  Matrix4,
  Mesh,
  ShaderMaterial,
  SphereGeometry,
  Vector2,
  Vector3,
} from 'three';
import { craftModelOf } from '../../catalog/craft-model.ts';
import { alongCraftInto, craftAttitude, groundAttitudeInto } from '../../core/frames/craft-attitude.ts';
import { copyVec3, vec3 } from '../../core/math/vec3.ts';
import { BodyTurn } from '../bodies/body-turn.ts';
import type { CraftShadow } from '../craft/craft-shadow.ts';
import { directionInto } from '../craft/craft-turn.ts';
import { segmentAt } from '../missions/presence.ts';
import { smoothstep } from '../stage/apparent-size.ts';
import type { Layer } from '../stage/layer.tsx';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import { GROUND_FRAGMENT, GROUND_VERTEX, SKY_FRAGMENT, SKY_VERTEX } from './ground.glsl.ts';
import { GroundCover } from './ground-cover.ts';
import { groundGeometry } from './ground-geometry.ts';
import { type GroundLook, groundLook } from './ground-look.ts';
import { reliefOf } from './relief.ts';
import { Rocks } from './rocks.ts';

/** The ground begins to show from this distance (km), and is there wholly at the second. */
const FROM_KM = 40;
const WHOLLY_KM = 6;
/** How far the piece of ground reaches (km), on small worlds a share of their radius. */
const REACH_KM = 30;
const REACH_RADII = 0.2;
/** Sizes of bumps, by what shaders may cost. */
const OCTAVES = [3, 5, 6] as const;
/** The sky is whole for an eye below the first height (km), gone above the second. */
const SKY_UP_TO_KM = [0.4, 4] as const;
/** Rocks keep so far from a craft, in widths of its body. */
const CLEAR_WIDTHS = 1.25;

/**
 * The ground around a landed craft that the camera is near to, with rocks and the craft's shadow, and the sky of worlds
 * with air. Everything on it is made up; where the Sun stands is not.
 */
export class GroundLayer implements Layer {
  readonly root = new Group();
  private readonly ground: Mesh<BufferGeometry, ShaderMaterial>;
  private readonly rocks: Rocks;
  private readonly sky: Mesh<SphereGeometry, ShaderMaterial>;
  private readonly sun = new Vector3();
  private readonly eye = new Vector3();
  private turn: BodyTurn | undefined;
  private look: GroundLook | undefined;
  private madeFor = '';
  private readonly cover = new GroundCover(attitude);

  constructor(private readonly shadow: CraftShadow) {
    const material = groundMaterial(this.sun, this.eye, shadow);
    this.ground = new Mesh(
      groundGeometry(1737.4, REACH_KM, () => 0),
      material,
    );
    this.ground.frustumCulled = false;
    this.ground.renderOrder = 12;
    this.ground.onBeforeRender = shadow.draw;
    this.rocks = new Rocks(material.uniforms);
    this.ground.add(this.rocks.root);
    this.sky = new Mesh(new SphereGeometry(1, 24, 24), skyMaterial(this.sun));
    this.sky.frustumCulled = false;
    this.sky.renderOrder = -4;
    this.root.add(this.ground, this.sky);
  }

  update(stage: Stage): void {
    const craft = stage.objects[stage.focusIndex];
    const centre = craft?.mission ? groundUnder(stage, craft) : undefined;
    const { eye } = stage;
    const away = Math.sqrt(eye.position.x ** 2 + eye.position.y ** 2 + eye.position.z ** 2);
    this.root.visible = centre !== undefined && away < FROM_KM;
    stage.groundCover = this.root.visible ? this.cover : undefined;
    if (!this.root.visible || !centre || !craft) return;
    stage.isCloseUp = true;
    this.dress(craft, centre);
    this.place(stage, craft, centre);
    this.light(stage, craft, smoothstep(FROM_KM, WHOLLY_KM, away));
  }

  dispose(): void {
    this.ground.geometry.dispose();
    this.ground.material.dispose();
    this.rocks.dispose();
    this.sky.geometry.dispose();
    this.sky.material.dispose();
  }

  /** Makes the ground of another site. */
  private dress(craft: SceneObject, centre: SceneObject): void {
    const key = `${craft.id} ${centre.id}`;
    if (key === this.madeFor || !centre.body || !craft.mission) return;
    this.madeFor = key;
    this.turn = new BodyTurn(centre.body);
    const reachKm = Math.min(REACH_KM, REACH_RADII * centre.radiusKm);
    const look = groundLook(centre.id, centre.color, centre.radiusKm, craft.mission.site?.latDeg);
    this.look = look;
    const seed = seedOf(centre.id + craft.id);
    const relief = reliefOf(seed, look.hills, 1000 * reachKm);
    this.cover.relief = relief;
    this.cover.radiusKm = centre.radiusKm;
    this.cover.reachKm = reachKm;
    this.ground.geometry.dispose();
    this.ground.geometry = groundGeometry(centre.radiusKm, reachKm, relief);
    const { busM } = craftModelOf(craft.mission, true);
    this.rocks.lay(seed, look, relief, CLEAR_WIDTHS * Math.max(busM[0], busM[1]));
    const { uTint, uRoughness, uCraters, uRipples, uSeed, uReach, uHaze, uHazeKm } = this.ground.material.uniforms;
    uTint!.value.set(...look.tint);
    uRoughness!.value = look.roughness;
    uCraters!.value = look.craters;
    uRipples!.value = look.ripples;
    uSeed!.value.set(seedOf(craft.id) % 4096, seed % 4096);
    uReach!.value = reachKm;
    const { sky } = look;
    uHazeKm!.value = sky?.hazeKm ?? 0;
    if (!sky) return;
    uHaze!.value.set(...sky.horizon);
    const { uZenith, uHorizon, uGlow } = this.sky.material.uniforms;
    uZenith!.value.set(...sky.zenith);
    uHorizon!.value.set(...sky.horizon);
    uGlow!.value.set(...sky.glow);
  }

  /** Lays the ground level under the craft and writes where the Sun and the eye stand above it. */
  private place(stage: Stage, craft: SceneObject, centre: SceneObject): void {
    const { places, eye } = stage;
    directionInto(upward, stage, centre.index, craft.index);
    this.turn?.poleInto(north, stage.epoch);
    const { x, y, z } = groundAttitudeInto(attitude, upward, north);
    // biome-ignore format: a matrix
    matrix.set(
      x.x, y.x, z.x, 0,
      x.y, y.y, z.y, 0,
      x.z, y.z, z.z, 0,
      0, 0, 0, 1,
    );
    this.ground.quaternion.setFromRotationMatrix(matrix);
    this.ground.position.set(places.x[craft.index]!, places.y[craft.index]!, places.z[craft.index]!);
    this.sky.quaternion.copy(this.ground.quaternion);
    this.sky.position.set(eye.position.x, eye.position.y, eye.position.z);
    directionInto(direction, stage, craft.index, stage.indexOf('sun'));
    alongCraftInto(direction, attitude, direction);
    this.sun.set(direction.x, direction.y, direction.z);
    direction.x = eye.position.x - places.x[craft.index]!;
    direction.y = eye.position.y - places.y[craft.index]!;
    direction.z = eye.position.z - places.z[craft.index]!;
    alongCraftInto(direction, attitude, direction);
    this.eye.set(direction.x, direction.y, direction.z);
    copyVec3(this.cover.eye, direction);
  }

  private light(stage: Stage, craft: SceneObject, opacity: number): void {
    const height = this.sun.z;
    const { sky, direct = 1 } = this.look ?? {};
    const day = smoothstep(-0.12, 0.12, height);
    const { uLight, uSkyLight, uOpacity, uOctaves, uShadowTexel } = this.ground.material.uniforms;
    uOctaves!.value = OCTAVES[stage.shaderTier];
    uLight!.value = direct * smoothstep(-0.012, 0.03, height);
    uOpacity!.value = opacity;
    uShadowTexel!.value = this.shadow.craftIndex === craft.index ? this.shadow.texel : 0;
    if (sky) uSkyLight!.value.set(...sky.horizon).multiplyScalar((1.5 - 1.35 * direct) * day);
    else uSkyLight!.value.set(0, 0, 0);
    this.rocks.update(stage.shaderTier, uLight!.value > 0.02);
    // Higher up the air thins out, and the globe's own shell of air takes over.
    const shown = day * (1 - smoothstep(SKY_UP_TO_KM[0], SKY_UP_TO_KM[1], this.eye.z));
    this.sky.visible = sky !== undefined && shown > 0.001;
    this.sky.material.uniforms.uDay!.value = shown;
  }
}

/** The body a craft stands on now; undefined in flight. */
function groundUnder(stage: Stage, craft: SceneObject): SceneObject | undefined {
  const segment = segmentAt(stage.explorer.trajectories.trajectoryOf(craft.id), stage.epoch);
  if (segment?.kind !== 'surface') return undefined;
  const centre = stage.objects[stage.indexOf(segment.centreId)];
  return centre?.body && stage.places.isKnown[centre.index] ? centre : undefined;
}

/** The same whole number for the same site, whenever one comes. */
function seedOf(text: string): number {
  let seed = 7;
  for (let i = 0; i < text.length; i++) seed = (seed * 31 + text.charCodeAt(i)) % 1_000_003;
  return seed;
}

const attitude = craftAttitude();
const upward = vec3();
const direction = vec3();
const north = vec3();
const matrix = new Matrix4();

function groundMaterial(sun: Vector3, eye: Vector3, shadow: CraftShadow): ShaderMaterial {
  return new ShaderMaterial({
    vertexShader: GROUND_VERTEX,
    fragmentShader: GROUND_FRAGMENT,
    transparent: true,
    uniforms: {
      uTint: { value: new Vector3(0.2, 0.2, 0.2) },
      uSun: { value: sun },
      uLight: { value: 1 },
      uSkyLight: { value: new Vector3() },
      uRoughness: { value: 0.5 },
      uCraters: { value: 0 },
      uOpacity: { value: 1 },
      uReach: { value: REACH_KM },
      uOctaves: { value: 6 },
      uSeed: { value: new Vector2() },
      uRipples: { value: 0 },
      uHaze: { value: new Vector3() },
      uHazeKm: { value: 0 },
      // Along the ground's own axes, km from the foot of the craft.
      uEye: { value: eye },
      uShadow: { value: shadow.texture },
      uShadowFromCraft: { value: shadow.shadowFromCraft },
      uShadowTexel: { value: 0 },
    },
  });
}

function skyMaterial(sun: Vector3): ShaderMaterial {
  return new ShaderMaterial({
    vertexShader: SKY_VERTEX,
    fragmentShader: SKY_FRAGMENT,
    transparent: true,
    depthTest: false,
    depthWrite: false,
    side: BackSide,
    uniforms: {
      uZenith: { value: new Vector3() },
      uHorizon: { value: new Vector3() },
      uGlow: { value: new Vector3() },
      uSun: { value: sun },
      uDay: { value: 0 },
    },
  });
}
