import { BackSide, type BufferGeometry, Color, Group, Mesh, ShaderMaterial, SphereGeometry, Vector3 } from 'three';
import { stateVector } from '../../core/ephemeris/source.ts';
import { sphereOfInfluenceKm } from '../../core/orbits/sphere-of-influence.ts';
import { osculatingEllipse, osculatingEllipseInto } from '../orbits/osculating-ellipse.ts';
import { smoothstep } from '../stage/apparent-size.ts';
import type { ScenePoint } from '../stage/display-axes.ts';
import type { Layer } from '../stage/layer.tsx';
import { rgbOfHex } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import { AID_COLORS } from './aid-colors.ts';
import { AidLabels } from './aid-labels.ts';

const VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
uniform vec3 uCentre;
uniform float uRadiusKm;
varying float vRim;
void main() {
  vec3 fromEye = uCentre + position * uRadiusKm;
  gl_Position = projectionMatrix * vec4(mat3(viewMatrix) * fromEye, 1.0);
  vRim = 1.0 - abs(dot(position, normalize(fromEye)));
  #include <logdepthbuf_vertex>
}`;

/** A soap bubble: hardly there in its middle, a soft line at its rim. */
const FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
uniform vec3 uColor;
uniform float uOpacity;
varying float vRim;
void main() {
  #include <logdepthbuf_fragment>
  float rim = clamp(vRim, 0.0, 1.0);
  // The silhouette itself is left soft: its corners would show.
  gl_FragColor = vec4(uColor, uOpacity * (0.05 + 0.45 * rim * rim * rim) * smoothstep(0.0, 0.16, 1.0 - rim));
}`;

/** Smaller than this on the screen (px) a sphere is not drawn; larger than so many heights of the picture it fades. */
const LEAST_PX = 8;
const FULL_PX = 24;
const MOST_HEIGHTS = 4;
const scratch = stateVector();
const ellipse = osculatingEllipse();
const top: ScenePoint = { x: 0, y: 0, z: 0 };

/** Bodies with a sphere: what they circle gives the mass they are compared with. */
const WITH_SPHERE = ['mercury', 'venus', 'earth', 'moon', 'mars', 'jupiter', 'saturn', 'uranus', 'neptune'];

/** An orbit changes so little that its sphere is worked out anew this seldom (s). */
const STALE_S = 5 * 86_400;

interface Sphere {
  readonly index: number;
  epoch: number;
  radiusKm: number | undefined;
  readonly mesh: Mesh<BufferGeometry, ShaderMaterial>;
}

/** Radius (km) of a body's sphere of influence, by the orbit it is on now; undefined without data. */
export function influenceRadiusKm(stage: Stage, bodyId: string): number | undefined {
  const { catalog, almanac } = stage.explorer;
  const body = catalog.body(bodyId);
  const parent = body?.parent ? catalog.body(body.parent) : undefined;
  if (!body?.gmKm3S2 || !parent?.gmKm3S2) return undefined;
  // A planet with a heavy moon swings about the point that circles the Sun evenly.
  const systemId = bodyId === 'earth' ? 'earth-moon-barycenter' : bodyId;
  const gm = parent.gmKm3S2 + body.gmKm3S2;
  if (!almanac.has(systemId) || !almanac.stateInto(scratch, systemId, parent.id, stage.epoch)) return undefined;
  if (!osculatingEllipseInto(ellipse, scratch.positionKm, scratch.velocityKmS, gm)) return undefined;
  return sphereOfInfluenceKm(ellipse.semiMajorAxisKm, body.gmKm3S2 / parent.gmKm3S2);
}

/** Thin shells about the planets and the Moon: inside, a craft is reckoned to move about that body. True scale only. */
export class InfluenceSpheres implements Layer {
  readonly root = new Group();
  private readonly geometry = new SphereGeometry(1, 64, 40);
  private readonly spheres: readonly Sphere[];
  private readonly labels: AidLabels;

  constructor(stage: Stage) {
    this.labels = new AidLabels(stage);
    this.spheres = WITH_SPHERE.map((id) => stage.indexOf(id))
      .filter((index) => index >= 0)
      .map((index) => ({ index, epoch: Number.NaN, radiusKm: undefined, mesh: this.makeMesh() }));
    for (const { mesh } of this.spheres) this.root.add(mesh);
  }

  update(stage: Stage): void {
    this.labels.begin();
    for (const sphere of this.spheres) sphere.mesh.visible = this.place(sphere, stage);
  }

  dispose(): void {
    this.labels.dispose();
    this.geometry.dispose();
    for (const { mesh } of this.spheres) mesh.material.dispose();
  }

  private place(sphere: Sphere, stage: Stage): boolean {
    const { index, mesh } = sphere;
    const { places, projection, eye, objects } = stage;
    // Lengths have no one size where distances are logarithmic.
    if (!places.isKnown[index] || places.logAmount > 0) return false;
    const { id, name } = objects[index]!;
    if (!(Math.abs(stage.epoch - sphere.epoch) < STALE_S) || sphere.radiusKm === undefined) {
      sphere.epoch = stage.epoch;
      sphere.radiusKm = influenceRadiusKm(stage, id);
    }
    const { radiusKm } = sphere;
    if (radiusKm === undefined) return false;
    const radiusPx = (radiusKm * eye.pixelsPerTangent) / Math.max(radiusKm, projection.distanceKm[index]!);
    const share = smoothstep(LEAST_PX, FULL_PX, radiusPx) * (1 - smoothstep(1, MOST_HEIGHTS, radiusPx / eye.heightPx));
    if (share <= 0) return false;
    const { uniforms } = mesh.material;
    uniforms.uCentre!.value.set(
      places.x[index]! - eye.position.x,
      places.y[index]! - eye.position.y,
      places.z[index]! - eye.position.z,
    );
    uniforms.uRadiusKm!.value = radiusKm;
    uniforms.uOpacity!.value = share;
    top.x = places.trueX[index]! + radiusKm * eye.up.x;
    top.y = places.trueY[index]! + radiusKm * eye.up.y;
    top.z = places.trueZ[index]! + radiusKm * eye.up.z;
    if (!this.labels.isWritten(id, stage.speech))
      this.labels.write(id, stage.speech, this.textOf(stage, name, radiusKm));
    this.labels.show(id, top);
    return true;
  }

  private textOf({ speech }: Stage, body: string, radiusKm: number): string {
    return speech.t('aid.sphere', { body, radius: speech.format.distanceInFull(radiusKm, 3) });
  }

  private makeMesh(): Sphere['mesh'] {
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: {
        uCentre: { value: new Vector3() },
        uRadiusKm: { value: 1 },
        uColor: { value: new Color(...rgbOfHex(AID_COLORS.sphere)) },
        uOpacity: { value: 1 },
      },
      transparent: true,
      depthWrite: false,
      side: BackSide,
    });
    const mesh = new Mesh(this.geometry as BufferGeometry, material);
    mesh.frustumCulled = false;
    mesh.matrixAutoUpdate = false;
    mesh.renderOrder = 21;
    return mesh;
  }
}
