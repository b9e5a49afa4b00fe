import { DataTexture, Group, Mesh, Quaternion, type SphereGeometry, type Texture, Vector3 } from 'three';
import type { ShaderTier } from '../quality/adaptive-tier.ts';
import { smoothstep } from '../stage/apparent-size.ts';
import type { Layer } from '../stage/layer.tsx';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import { maxTextureWidth } from '../webgl-support.ts';
import { AirShell } from './air-shell.ts';
import { BodyTurn } from './body-turn.ts';
import { CasterFinder } from './caster-finder.ts';
import { GlobeDress } from './globe-dress.ts';
import { globeLook } from './globe-looks.ts';
import { GlobeMaterial } from './globe-material.ts';
import { mapFiles } from './map-files.ts';
import { MapShelf } from './map-shelf.ts';
import { planetShine } from './planet-shine.ts';
import { createRings, type PlanetRings } from './rings.ts';
import { type ShapeRecipe, shapeRecipe } from './shapes/shape-recipes.ts';
import { shapedGeometry } from './shapes/shaped-geometry.ts';
import { unitSphere } from './unit-sphere.ts';

/** From this radius on the screen (px) a body is a globe; below it is a lit disc, and in between it changes over. */
export const GLOBE_FROM_PX = 5.7;
export const GLOBE_FULL_PX = 7.2;
/** From these on the air beyond its limb and the shadows on it can be seen. */
const AIR_FROM_PX = 24;
const SHADOWS_FROM_PX = 10;
/** From this radius on the finest shader shows more than the next. */
const FINEST_FROM_PX = 40;
/** From this radius on a small body has its own shape. */
const SHAPE_FROM_PX = 6;
/** Memory (bytes) fine maps may take on the graphics card, and on a machine that says it has little. */
const MAP_BUDGET = 200e6;
const SMALL_MAP_BUDGET = 60e6;
const LITTLE_MEMORY_GB = 2;

interface Globe {
  readonly object: SceneObject;
  readonly mesh: Mesh<SphereGeometry, GlobeMaterial>;
  readonly turn: BodyTurn;
  readonly recipe: ShapeRecipe | undefined;
  /** Its own mesh, made when it is large enough to be told from a sphere. */
  shape: SphereGeometry | undefined;
  readonly shell: AirShell | undefined;
  readonly rings: PlanetRings | undefined;
}

/** Bodies near enough to be round: lit by the Sun from where it really is, turned, flattened and shadowed as they are. */
export class Globes implements Layer {
  readonly root = new Group();
  /** Spheres from coarse to fine, shared by all globes. */
  private readonly spheres = [16, 32, 64].map((n) => unitSphere(n));
  private readonly blank: Texture = new DataTexture(new Uint8Array([255, 255, 255, 255]), 1, 1);
  private readonly maps: MapShelf;
  private readonly dress: GlobeDress;
  private readonly casters: CasterFinder;
  private readonly globes = new Map<number, Globe>();
  private readonly sunIndex: number;

  constructor(
    private readonly stage: Stage,
    invalidate: () => void,
  ) {
    this.blank.needsUpdate = true;
    const memoryGb = (navigator as { readonly deviceMemory?: number }).deviceMemory ?? Number.POSITIVE_INFINITY;
    const budget = memoryGb <= LITTLE_MEMORY_GB ? SMALL_MAP_BUDGET : MAP_BUDGET;
    this.maps = new MapShelf(mapFiles(maxTextureWidth()), invalidate, budget);
    this.dress = new GlobeDress(stage, this.maps);
    this.casters = new CasterFinder(stage);
    this.sunIndex = stage.indexOf('sun');
  }

  update(stage: Stage): void {
    const { objects, places, projection } = stage;
    for (const object of objects) {
      const { index } = object;
      const isRound =
        object.radiusKm > 0 &&
        places.isKnown[index] === 1 &&
        projection.drawnRadiusPx[index]! > GLOBE_FROM_PX &&
        isInView(stage, index);
      const globe = this.globes.get(index);
      if (isRound) this.show(globe ?? this.make(object));
      else if (globe) setShown(globe, false);
    }
    this.dress.tell();
  }

  dispose(): void {
    for (const { mesh, rings, shell, shape } of this.globes.values()) {
      mesh.material.dispose();
      rings?.dispose();
      shell?.dispose();
      shape?.dispose();
    }
    for (const sphere of this.spheres) sphere.dispose();
    this.blank.dispose();
    this.maps.dispose();
  }

  private make(object: SceneObject): Globe {
    const recipe = shapeRecipe(object.id, object.body);
    const look = globeLook(object, recipe !== undefined);
    const material = new GlobeMaterial(look, this.blank, this.stage.shaderTier);
    const mesh = new Mesh(this.spheres[0], material);
    mesh.matrixAutoUpdate = false;
    mesh.frustumCulled = false;
    const rings = object.body?.rings ? createRings(object.body, this.maps) : undefined;
    const shell = look.shell && new AirShell(look.shell, this.spheres[2]!, material);
    this.root.add(mesh);
    if (rings) this.root.add(rings.mesh);
    if (shell) this.root.add(shell.mesh);
    const globe: Globe = {
      object,
      mesh,
      turn: new BodyTurn(object.body ?? {}),
      recipe,
      shape: undefined,
      shell,
      rings,
    };
    this.globes.set(object.index, globe);
    return globe;
  }

  private show(globe: Globe): void {
    const { places, projection, epoch } = this.stage;
    const { mesh, object, rings, shell } = globe;
    const { index, radiusKm } = object;
    const px = projection.drawnRadiusPx[index]!;
    const enlargement = projection.enlargement(index);
    const { material } = mesh;
    const radii = object.body?.radiiKm;
    material.axes.set(radii?.[0] ?? radiusKm, radii?.[2] ?? radiusKm, radii?.[1] ?? radiusKm);
    const sphere = this.spheres[px < 12 ? 0 : px < 90 ? 1 : 2]!;
    if (globe.recipe && px > SHAPE_FROM_PX) globe.shape ??= shapedGeometry(object.id, globe.recipe);
    mesh.geometry = (px > SHAPE_FROM_PX && globe.shape) || sphere;
    mesh.position.set(places.x[index]!, places.y[index]!, places.z[index]!);
    globe.turn.into(mesh.quaternion, epoch);
    mesh.scale.copy(material.axes).multiplyScalar(enlargement);
    mesh.updateMatrix();
    // Far bodies first, so that a near one covers them although their edges are transparent.
    mesh.renderOrder = 10 - Math.log10(projection.distanceKm[index]!) * 0.01;
    material.tier = tierFor(this.stage, px);
    material.opacity01 = smoothstep(GLOBE_FROM_PX, GLOBE_FULL_PX, px);
    material.night = 0.05 - 0.048 * smoothstep(10, 60, px);
    this.light(globe, enlargement, px);
    this.dress.put(object, material, px);
    setShown(globe, true);
    if (shell) {
      shell.mesh.visible = px > AIR_FROM_PX && this.stage.shaderTier > 0;
      if (shell.mesh.visible) shell.update(mesh, material.axes, sphere, smoothstep(AIR_FROM_PX, 2 * AIR_FROM_PX, px));
    }
    if (rings) {
      rings.update({ globe: mesh, enlargement, px });
      material.setRings(rings.opacityMap);
      material.ringChannel.copy(rings.opacityChannel);
      material.ringRange.copy(rings.opacityRange);
    }
  }

  /** Sun, eye and shadows, along the body's own axes. */
  private light({ object, mesh }: Globe, enlargement: number, px: number): void {
    const { places, eye } = this.stage;
    const { material } = mesh;
    const { index } = object;
    const bodyFromScene = turnBack.copy(mesh.quaternion).conjugate();
    toSun.set(0, 1, 0);
    if (this.sunIndex >= 0 && this.sunIndex !== index) {
      placeFrom(toSun, this.stage, this.sunIndex, index);
      material.sunAngleRad = this.stage.objects[this.sunIndex]!.radiusKm / toSun.length();
    }
    material.sun.copy(toSun).normalize().applyQuaternion(bodyFromScene);
    material.eye.set(
      (eye.position.x - places.x[index]!) / enlargement,
      (eye.position.y - places.y[index]!) / enlargement,
      (eye.position.z - places.z[index]!) / enlargement,
    );
    material.eye.applyQuaternion(bodyFromScene);
    this.shine(material, index, bodyFromScene);
    const isShadowSeen = px > SHADOWS_FROM_PX && this.sunIndex >= 0 && this.sunIndex !== index;
    material.casterCount = isShadowSeen ? this.casters.find(material.casters, object, toSun, bodyFromScene) : 0;
  }

  /** What the planet of a moon sends to its night. */
  private shine(material: GlobeMaterial, index: number, bodyFromScene: Quaternion): void {
    const { objects, places } = this.stage;
    const planet = objects[index]!.parentIndex;
    material.shineColor.setScalar(0);
    if (planet < 0 || planet === this.sunIndex || !places.isKnown[planet]) return;
    placeFrom(toPlanet, this.stage, planet, index);
    const distanceKm = toPlanet.length();
    toPlanet.divideScalar(distanceKm);
    const cosPhase = -toPlanet.dot(toSun) / toSun.length();
    material.shine.copy(toPlanet).applyQuaternion(bodyFromScene);
    const { radiusKm, color } = objects[planet]!;
    const half = planetShine(radiusKm, distanceKm, cosPhase) / 2;
    material.shineColor.set(half * (1 + color[0]), half * (1 + color[1]), half * (1 + color[2]));
  }
}

/** What a globe's shader may cost: a picture at rest is drawn once, and as finely as can be where that is seen. */
function tierFor({ shaderTier, isResting }: Stage, px: number): ShaderTier {
  return isResting && px > FINEST_FROM_PX ? 2 : shaderTier;
}

const toSun = new Vector3();
const toPlanet = new Vector3();
const turnBack = new Quaternion();

/** Light and shadows are those of true distances. */
function placeFrom(out: Vector3, { places }: Stage, index: number, centre: number): void {
  out.set(
    places.trueX[index]! - places.trueX[centre]!,
    places.trueY[index]! - places.trueY[centre]!,
    places.trueZ[index]! - places.trueZ[centre]!,
  );
}

function setShown({ mesh, rings, shell }: Globe, isShown: boolean): void {
  mesh.visible = isShown;
  if (rings) rings.mesh.visible = isShown;
  if (shell && !isShown) shell.mesh.visible = false;
}

function isInView(stage: Stage, index: number): boolean {
  const { projection, eye, objects } = stage;
  const reach = projection.drawnRadiusPx[index]! * Math.max(1.2, objects[index]!.reachKm / objects[index]!.radiusKm);
  if (!projection.isAhead[index]) return projection.distanceKm[index]! < 3 * objects[index]!.reachKm;
  const x = projection.screenX[index]!;
  const y = projection.screenY[index]!;
  return x > -reach && x < eye.widthPx + reach && y > -reach && y < eye.heightPx + reach;
}
