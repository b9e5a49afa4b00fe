import {
  AdditiveBlending,
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  Group,
  Mesh,
  ShaderMaterial,
  Vector3,
} from 'three';
import { stateVector } from '../../core/ephemeris/source.ts';
import { AU_KM } from '../../core/units/constants.ts';
import { smoothstep } from '../stage/apparent-size.ts';
import { type ScenePoint, sceneFromIcrf } from '../stage/display-axes.ts';
import type { Layer } from '../stage/layer.tsx';
import { distanceFactor } from '../stage/radial-scale.ts';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import { cometActivity, tailLengthAu } from './comet-activity.ts';

const STEPS = 24;

/** A ribbon that faces the eye: place along it and across it are given, the rest is done here. */
const VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
attribute float aSide;
uniform vec3 uHead;
uniform vec3 uAway;
uniform vec3 uLag;
uniform float uWidth;
varying float vAlong;
varying float vSide;
void main() {
  float t = position.x;
  vAlong = t;
  vSide = aSide;
  // Relative to the eye, along the scene's axes.
  vec3 at = uHead + uAway * t + uLag * t * t;
  vec3 along = uAway + 2.0 * uLag * t;
  vec3 across = normalize(cross(along, at));
  at += across * aSide * uWidth * (0.012 + pow(t, 0.75));
  gl_Position = projectionMatrix * vec4(mat3(viewMatrix) * at, 1.0);
  #include <logdepthbuf_vertex>
}`;

const FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
uniform vec3 uColor;
uniform float uLight;
uniform float uStreaks;
varying float vAlong;
varying float vSide;
void main() {
  #include <logdepthbuf_fragment>
  // The gas streams in rays that part slowly; the dust is a fan, sharp where it leads and torn where it lags.
  float rays = 0.62 + 0.22 * sin(vSide * 17.0 + 2.0 * sin(vAlong * 7.0)) + 0.16 * sin(vSide * 41.0 - 5.0 * vAlong);
  float bands = 0.88 + 0.12 * sin(vSide * 9.0 + 26.0 * vAlong);
  float side = mix(vSide + 0.25, vSide, uStreaks);
  float across = max(0.0, 1.0 - side * side / mix(1.5625, 1.0, uStreaks)) * (1.0 - vSide * vSide);
  // Out of the coma, not out of a line.
  float fade = smoothstep(0.0, 0.003, vAlong) * (1.0 - vAlong) * (1.0 - vAlong) / (1.0 + mix(3.2, 4.5, uStreaks) * vAlong);
  gl_FragColor = vec4(uColor * uLight * across * mix(bands, rays, uStreaks) * fade, 1.0);
}`;

/** The gas lit by sunlight, blown straight away from the Sun; the dust, yellow-white and left behind on the orbit. */
const GAS = { color: [0.42, 0.62, 1] as const, length: 1, width: 0.05, lag: 0.02, streaks: 1, light: 1 };
const DUST = { color: [1, 0.9, 0.72] as const, length: 0.62, width: 0.17, lag: 0.55, streaks: 0, light: 0.9 };
type Kind = typeof GAS | typeof DUST;

/** Tails shorter than this on the screen (px) are not drawn. */
const LEAST_PX = 5;
/** Tails longer than this are dimmed: the eye is about to fly into them (px). */
const FROM_WITHIN_PX = 4000;

interface Tail {
  readonly kind: Kind;
  readonly mesh: Mesh<BufferGeometry, ShaderMaterial>;
  readonly head: Vector3;
  readonly away: Vector3;
  readonly lag: Vector3;
}

interface Comet {
  readonly object: SceneObject;
  readonly tails: readonly Tail[];
}

const orbital = stateVector();
const velocity: ScenePoint = { x: 0, y: 0, z: 0 };

/**
 * Tails of comets that are near enough to the Sun to have them: away from the Sun at every epoch, brighter the nearer.
 * Length and light are illustrative, the directions are right.
 */
export class CometTails implements Layer {
  readonly root = new Group();
  private readonly ribbon = ribbonGeometry();
  private readonly comets: readonly Comet[];

  constructor(stage: Stage) {
    this.comets = stage.objects
      .filter((o) => o.body?.kind === 'comet')
      .map((object) => ({ object, tails: [this.make(GAS), this.make(DUST)] }));
  }

  update(stage: Stage): void {
    const sun = stage.indexOf('sun');
    for (const comet of this.comets) {
      const isKnown = sun >= 0 && stage.places.isKnown[comet.object.index] === 1;
      const activity = isKnown ? cometActivity(stage.places.trueDistanceKm(comet.object.index, sun) / AU_KM) : 0;
      if (activity > 0) show(stage, comet, sun, activity);
      else for (const { mesh } of comet.tails) mesh.visible = false;
    }
  }

  dispose(): void {
    this.ribbon.dispose();
    for (const { tails } of this.comets) for (const { mesh } of tails) mesh.material.dispose();
  }

  private make(kind: Kind): Tail {
    const [head, away, lag] = [new Vector3(), new Vector3(), new Vector3()];
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: {
        uHead: { value: head },
        uAway: { value: away },
        uLag: { value: lag },
        uWidth: { value: 0 },
        uColor: { value: new Vector3(...kind.color) },
        uLight: { value: 0 },
        uStreaks: { value: kind.streaks },
      },
      transparent: true,
      depthWrite: false,
      side: DoubleSide,
      blending: AdditiveBlending,
    });
    const mesh = new Mesh(this.ribbon, material);
    mesh.frustumCulled = false;
    mesh.visible = false;
    mesh.renderOrder = 6;
    this.root.add(mesh);
    return { kind, mesh, head, away, lag };
  }
}

function show(stage: Stage, { object, tails }: Comet, sun: number, activity: number): void {
  const { places, eye, explorer, epoch } = stage;
  const { index } = object;
  const trueFromSunKm = places.trueDistanceKm(index, sun);
  // Drawn at the scale of its head's place: a tail's length is illustrative, its directions are not.
  const lengthKm = tailLengthAu(activity) * AU_KM * distanceFactor(trueFromSunKm, places.logAmount);
  const lengthPx = (lengthKm * eye.pixelsPerTangent) / stage.projection.distanceKm[index]!;
  // Within a tail there is little to see of it.
  const within = Math.log10(Math.max(1, lengthPx / FROM_WITHIN_PX));
  const seen =
    (smoothstep(LEAST_PX, 4 * LEAST_PX, lengthPx) * Math.min(1, 0.35 + 0.5 * activity)) / (1 + 3 * within * within);
  const isMoving = explorer.almanac.stateInto(orbital, object.id, 'sun', epoch);
  sceneFromIcrf(velocity, orbital.velocityKmS);
  const speed = Math.hypot(velocity.x, velocity.y, velocity.z) || 1;
  const fromSunKm = places.distanceKm(index, sun);
  for (const { kind, mesh, head, away, lag } of tails) {
    mesh.visible = seen > 0.01 && isMoving;
    if (!mesh.visible) continue;
    head.set(places.x[index]! - eye.position.x, places.y[index]! - eye.position.y, places.z[index]! - eye.position.z);
    away.set(places.x[index]! - places.x[sun]!, places.y[index]! - places.y[sun]!, places.z[index]! - places.z[sun]!);
    away.multiplyScalar((lengthKm * kind.length) / fromSunKm);
    lag.set(velocity.x, velocity.y, velocity.z).multiplyScalar((-lengthKm * kind.length * kind.lag) / speed);
    const { uWidth, uLight } = mesh.material.uniforms;
    uWidth!.value = lengthKm * kind.width;
    uLight!.value = kind.light * seen;
  }
}

/** A strip of quads from 0 to 1, finest at the head, shared by all tails. */
function ribbonGeometry(): BufferGeometry {
  const positions: number[] = [];
  const sides: number[] = [];
  const index: number[] = [];
  for (let i = 0; i <= STEPS; i++) {
    for (const side of [-1, 0, 1]) {
      positions.push((i / STEPS) ** 2, 0, 0);
      sides.push(side);
    }
    if (i === STEPS) continue;
    const a = 3 * i;
    index.push(a, a + 1, a + 3, a + 1, a + 4, a + 3, a + 1, a + 2, a + 4, a + 2, a + 5, a + 4);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(positions), 3));
  geometry.setAttribute('aSide', new BufferAttribute(new Float32Array(sides), 1));
  geometry.setIndex(index);
  return geometry;
}
