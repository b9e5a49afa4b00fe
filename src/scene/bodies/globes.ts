import { DataTexture, Group, Mesh, SphereGeometry, type Texture } from 'three';
import { smoothstep } from '../stage/apparent-size.ts';
import type { Layer } from '../stage/layer.tsx';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import { BodyTurn } from './body-turn.ts';
import { GlobeMaterial } from './globe-material.ts';
import { MapShelf } from './map-shelf.ts';
import { createRings, type PlanetRings } from './rings.ts';

/** From this radius on the screen (px) a body is a globe; below it is a dot, and in between it changes over. */
export const GLOBE_FROM_PX = 1.6;
export const GLOBE_FULL_PX = 3;
/** From this radius on its map is wanted. */
const MAP_FROM_PX = 7;

const AIRS: Readonly<Record<string, readonly [number, number, number]>> = {
  earth: [0.42, 0.66, 1],
  venus: [0.95, 0.85, 0.62],
  mars: [0.72, 0.5, 0.4],
  titan: [0.85, 0.6, 0.3],
  uranus: [0.62, 0.82, 0.86],
  neptune: [0.4, 0.55, 0.9],
};

const NUCLEUS_COLOR = [0.36, 0.34, 0.32] as const;

interface Globe {
  readonly object: SceneObject;
  readonly mesh: Mesh<SphereGeometry, GlobeMaterial>;
  readonly turn: BodyTurn;
  readonly rings: PlanetRings | undefined;
}

/** Bodies near enough to be round: lit by the Sun from where it really is, turned and flattened as they are. */
export class Globes implements Layer {
  readonly root = new Group();
  /** Spheres from coarse to fine, shared by all globes. */
  private readonly spheres = [16, 32, 64].map((n) => unitSphere(n));
  private readonly blank: Texture = new DataTexture(new Uint8Array([255, 255, 255, 255]), 1, 1);
  private readonly maps: MapShelf;
  private readonly globes = new Map<number, Globe>();

  constructor(
    private readonly stage: Stage,
    invalidate: () => void,
  ) {
    this.blank.needsUpdate = true;
    this.maps = new MapShelf(invalidate);
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
  }

  dispose(): void {
    for (const { mesh, rings } of this.globes.values()) {
      mesh.material.dispose();
      rings?.dispose();
    }
    for (const sphere of this.spheres) sphere.dispose();
    this.blank.dispose();
    this.maps.dispose();
  }

  private make(object: SceneObject): Globe {
    const isStar = object.body?.kind === 'star';
    const air = AIRS[object.id] ?? [0, 0, 0];
    // The colour of a comet is that of its coma; its nucleus is as dark as coal.
    const color = object.body?.kind === 'comet' ? NUCLEUS_COLOR : object.color;
    const material = new GlobeMaterial({ color, glow: isStar ? 1 : 0, air }, this.blank);
    const mesh = new Mesh(this.spheres[0], material);
    mesh.matrixAutoUpdate = false;
    mesh.frustumCulled = false;
    const rings = object.body?.rings ? createRings(object.body, this.maps) : undefined;
    this.root.add(mesh);
    if (rings) this.root.add(rings.mesh);
    const globe = { object, mesh, turn: new BodyTurn(object.body ?? {}), rings };
    this.globes.set(object.index, globe);
    return globe;
  }

  private show(globe: Globe): void {
    const { places, projection, camera, epoch } = this.stage;
    const { mesh, object, rings } = globe;
    const { index } = object;
    const px = projection.drawnRadiusPx[index]!;
    const enlargement = projection.enlargement(index);
    const { radiusKm } = object;
    const [a = radiusKm, b = radiusKm, c = radiusKm] = object.body?.radiiKm ?? [];
    mesh.geometry = this.spheres[px < 12 ? 0 : px < 90 ? 1 : 2]!;
    mesh.position.set(places.x[index]!, places.y[index]!, places.z[index]!);
    globe.turn.into(mesh.quaternion, epoch);
    mesh.scale.set(a * enlargement, c * enlargement, b * enlargement);
    mesh.updateMatrix();
    // Far bodies first, so that a near one covers them although their edges are transparent.
    mesh.renderOrder = 10 - Math.log10(projection.distanceKm[index]!) * 0.01;
    const { material } = mesh;
    this.writeSun(material.sunView, index);
    material.sunView.transformDirection(camera.matrixWorldInverse);
    material.opacity01 = smoothstep(GLOBE_FROM_PX, GLOBE_FULL_PX, px);
    this.dress(globe, px);
    setShown(globe, true);
    rings?.update({ globe: mesh, enlargement, sunView: material.sunView, px, camera });
  }

  private dress({ object, mesh }: Globe, px: number): void {
    if (px < MAP_FROM_PX) return;
    const map = this.maps.globeMap(object.id);
    if (!map) return;
    mesh.material.map = map;
    mesh.material.mapShare = smoothstep(MAP_FROM_PX, MAP_FROM_PX * 2, px);
  }

  private writeSun(out: { set(x: number, y: number, z: number): unknown }, index: number): void {
    const { places } = this.stage;
    const sun = this.stage.indexOf('sun');
    if (sun < 0 || sun === index) out.set(0, 1, 0);
    else
      out.set(places.x[sun]! - places.x[index]!, places.y[sun]! - places.y[index]!, places.z[sun]! - places.z[index]!);
  }
}

function setShown({ mesh, rings }: Globe, isShown: boolean): void {
  mesh.visible = isShown;
  if (rings) rings.mesh.visible = isShown;
}

function isInView(stage: Stage, index: number): boolean {
  const { projection, eye, objects } = stage;
  const reach = projection.drawnRadiusPx[index]! * Math.max(1.2, objects[index]!.reachKm / objects[index]!.radiusKm);
  if (!projection.isAhead[index]) return projection.distanceKm[index]! < 3 * objects[index]!.reachKm;
  const x = projection.screenX[index]!;
  const y = projection.screenY[index]!;
  return x > -reach && x < eye.widthPx + reach && y > -reach && y < eye.heightPx + reach;
}

/** A unit sphere whose texture runs from 180° west to 180° east: x is the prime meridian, y the pole. */
function unitSphere(segments: number): SphereGeometry {
  return new SphereGeometry(1, segments * 2, segments);
}
