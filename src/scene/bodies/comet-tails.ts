import { AdditiveBlending, BufferAttribute, BufferGeometry, DoubleSide, Mesh, ShaderMaterial } from 'three';
import { stateVector } from '../../core/ephemeris/source.ts';
import { AU_KM } from '../../core/units/constants.ts';
import { smoothstep } from '../stage/apparent-size.ts';
import { type ScenePoint, sceneFromIcrf } from '../stage/display-axes.ts';
import type { Layer } from '../stage/layer.tsx';
import { lengthOf } from '../stage/length.ts';
import { distanceFactor } from '../stage/radial-scale.ts';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import { cometActivity, tailLengthAu } from './comet-activity.ts';

const STEPS = 24;
const STEP_VERTICES = 3;
const TAIL_VERTICES = (STEPS + 1) * STEP_VERTICES;
const TAIL_INDICES = STEPS * 12;
/** Tails of the one draw call there is, and the numbers the shader is told of each; more comets were never seen at once. */
const TAILS = 32;
const NUMBERS = 16;

/** A ribbon that faces the eye: place along it and across it are given, the rest is done here. */
const VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
attribute vec2 aAlong;
// Of each tail: head and width; way to its end and light; what it lags behind and how streaked it is; colour.
uniform vec4 uTails[${(TAILS * NUMBERS) / 4}];
varying float vAlong;
varying float vSide;
flat varying vec3 vLight;
flat varying float vStreaks;
void main() {
  int row = ${NUMBERS / 4} * (gl_VertexID / ${TAIL_VERTICES});
  vec4 head = uTails[row];
  vec4 away = uTails[row + 1];
  vec4 lag = uTails[row + 2];
  vLight = uTails[row + 3].rgb * away.w;
  vStreaks = lag.w;
  float t = aAlong.x;
  float side = aAlong.y;
  vAlong = t;
  vSide = side;
  // Relative to the eye, along the scene's axes.
  vec3 at = head.xyz + away.xyz * t + lag.xyz * t * t;
  vec3 along = away.xyz + 2.0 * lag.xyz * t;
  vec3 across = normalize(cross(along, at));
  at += across * side * head.w * (0.012 + pow(t, 0.75));
  gl_Position = projectionMatrix * vec4(mat3(viewMatrix) * at, 1.0);
  #include <logdepthbuf_vertex>
}`;

const FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
varying float vAlong;
varying float vSide;
flat varying vec3 vLight;
flat varying float vStreaks;
void main() {
  #include <logdepthbuf_fragment>
  // The gas streams in rays that part slowly; the dust is a fan, sharp where it leads and torn where it lags.
  float rays = 0.62 + 0.22 * sin(vSide * 17.0 + 2.0 * sin(vAlong * 7.0)) + 0.16 * sin(vSide * 41.0 - 5.0 * vAlong);
  float bands = 0.88 + 0.12 * sin(vSide * 9.0 + 26.0 * vAlong);
  float side = mix(vSide + 0.25, vSide, vStreaks);
  float across = max(0.0, 1.0 - side * side / mix(1.5625, 1.0, vStreaks)) * (1.0 - vSide * vSide);
  // Out of the coma, not out of a line.
  float fade = smoothstep(0.0, 0.003, vAlong) * (1.0 - vAlong) * (1.0 - vAlong) / (1.0 + mix(3.2, 4.5, vStreaks) * vAlong);
  gl_FragColor = vec4(vLight * across * mix(bands, rays, vStreaks) * fade, 1.0);
}`;

/** The gas lit by sunlight, blown straight away from the Sun; the dust, yellow-white and left behind on the orbit. */
const GAS = { color: [0.42, 0.62, 1] as const, length: 1, width: 0.05, lag: 0.02, streaks: 1, light: 1 };
const DUST = { color: [1, 0.9, 0.72] as const, length: 0.62, width: 0.17, lag: 0.55, streaks: 0, light: 0.9 };
const KINDS = [GAS, DUST] as const;

/** Tails shorter than this on the screen (px) are not drawn. */
const LEAST_PX = 5;
/** Tails longer than this are dimmed: the eye is about to fly into them (px). */
const FROM_WITHIN_PX = 4000;

const orbital = stateVector();
const velocity: ScenePoint = { x: 0, y: 0, z: 0 };

/**
 * Tails of comets that are near enough to the Sun to have them: away from the Sun at every epoch, brighter the nearer.
 * Length and light are illustrative, the directions are right.
 */
export class CometTails implements Layer {
  readonly root: Mesh<BufferGeometry, ShaderMaterial>;
  private readonly numbers = new Float32Array(TAILS * NUMBERS);
  private readonly comets: readonly SceneObject[];
  private count = 0;

  constructor(stage: Stage) {
    this.comets = stage.objects.filter((o) => o.body?.kind === 'comet');
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: { uTails: { value: this.numbers } },
      transparent: true,
      depthWrite: false,
      side: DoubleSide,
      blending: AdditiveBlending,
    });
    this.root = new Mesh(tailsGeometry(), material);
    this.root.frustumCulled = false;
    this.root.renderOrder = 6;
  }

  update(stage: Stage): void {
    const { places, sunIndex: sun } = stage;
    this.count = 0;
    for (const comet of this.comets) {
      const isKnown = sun >= 0 && places.isKnown[comet.index] === 1;
      const activity = isKnown ? cometActivity(places.trueDistanceKm(comet.index, sun) / AU_KM) : 0;
      if (activity > 0) this.show(stage, comet, activity);
    }
    this.root.visible = this.count > 0;
    this.root.geometry.setDrawRange(0, this.count * TAIL_INDICES);
  }

  dispose(): void {
    this.root.geometry.dispose();
    this.root.material.dispose();
  }

  private show(stage: Stage, { index, id }: SceneObject, activity: number): void {
    const { places, eye, explorer, epoch, sunIndex: sun } = stage;
    const trueFromSunKm = places.trueDistanceKm(index, sun);
    // Drawn at the scale of its head's place: a tail's length is illustrative, its directions are not.
    const lengthKm = tailLengthAu(activity) * AU_KM * distanceFactor(trueFromSunKm, places.logAmount);
    const lengthPx = (lengthKm * eye.pixelsPerTangent) / stage.projection.distanceKm[index]!;
    // Within a tail there is little to see of it.
    const within = Math.log10(Math.max(1, lengthPx / FROM_WITHIN_PX));
    const seen =
      (smoothstep(LEAST_PX, 4 * LEAST_PX, lengthPx) * Math.min(1, 0.35 + 0.5 * activity)) / (1 + 3 * within * within);
    if (seen <= 0.01 || !explorer.almanac.stateInto(orbital, id, 'sun', epoch)) return;
    sceneFromIcrf(velocity, orbital.velocityKmS);
    const speed = lengthOf(velocity.x, velocity.y, velocity.z) || 1;
    const fromSunKm = places.distanceKm(index, sun);
    for (const kind of KINDS) {
      if (this.count >= TAILS) return;
      const { numbers } = this;
      const kindKm = lengthKm * kind.length;
      const away = kindKm / fromSunKm;
      const lag = (-kindKm * kind.lag) / speed;
      let at = NUMBERS * this.count++;
      numbers[at++] = places.x[index]! - eye.position.x;
      numbers[at++] = places.y[index]! - eye.position.y;
      numbers[at++] = places.z[index]! - eye.position.z;
      numbers[at++] = lengthKm * kind.width;
      numbers[at++] = (places.x[index]! - places.x[sun]!) * away;
      numbers[at++] = (places.y[index]! - places.y[sun]!) * away;
      numbers[at++] = (places.z[index]! - places.z[sun]!) * away;
      numbers[at++] = kind.light * seen;
      numbers[at++] = velocity.x * lag;
      numbers[at++] = velocity.y * lag;
      numbers[at++] = velocity.z * lag;
      numbers[at++] = kind.streaks;
      numbers[at++] = kind.color[0];
      numbers[at++] = kind.color[1];
      numbers[at++] = kind.color[2];
    }
  }
}

/** Strips of quads from 0 to 1, finest at the head; which tail one is of, the vertex's number tells. */
function tailsGeometry(): BufferGeometry {
  const along = new Float32Array(TAILS * TAIL_VERTICES * 2);
  const index = new Uint16Array(TAILS * TAIL_INDICES);
  for (let vertex = 0; vertex < TAILS * TAIL_VERTICES; vertex++) {
    const step = Math.floor((vertex % TAIL_VERTICES) / STEP_VERTICES);
    along[2 * vertex] = (step / STEPS) ** 2;
    along[2 * vertex + 1] = (vertex % STEP_VERTICES) - 1;
  }
  for (let quad = 0; quad < TAILS * STEPS; quad++) {
    const a = Math.floor(quad / STEPS) * TAIL_VERTICES + (quad % STEPS) * STEP_VERTICES;
    index.set([a, a + 1, a + 3, a + 1, a + 4, a + 3, a + 1, a + 2, a + 4, a + 2, a + 5, a + 4], quad * 12);
  }
  return new BufferGeometry()
    .setAttribute('aAlong', new BufferAttribute(along, 2))
    .setIndex(new BufferAttribute(index, 1));
}
