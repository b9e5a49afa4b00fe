import { BufferAttribute, BufferGeometry, Group, Mesh, ShaderMaterial } from 'three';
import { DOTS } from '../../state/line-styles.ts';
import { FRAME_GLSL, FRAME_NUMBERS, tellFrame } from '../lines/line-frame.ts';
import { LINE_SCALE_GLSL } from '../lines/line-scale.ts';
import { RIBBON_CORNER, RIBBON_FRAGMENT, RIBBON_VERTEX } from '../lines/ribbon.glsl.ts';
import { PIECE_INDICES, PIECE_VERTICES, ribbonIndex } from '../lines/ribbon-geometry.ts';
import { type ScenePoint, sceneFromIcrf } from '../stage/display-axes.ts';
import type { Stage } from '../stage/stage.ts';
import { ellipseSteps, type OsculatingEllipse } from './osculating-ellipse.ts';

const PIECES = 160;
/** Orbits of one draw call, and the numbers the shader is told of each. */
const ORBITS = 16;
const NUMBERS = 16;

const VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
attribute vec2 aSpan;
// After what all share, of each orbit: body (from the eye; from the Sun at logarithmic distances) and eccentric anomaly; half axis p and opacity; half axis q and width; colour and whether it is dotted.
uniform vec4 uLines[${(FRAME_NUMBERS + ORBITS * NUMBERS) / 4}];
varying float vBehind;
flat varying vec4 vColor;
flat varying float vDotted;
${FRAME_GLSL}
${RIBBON_CORNER}
${RIBBON_VERTEX}
${LINE_SCALE_GLSL}
vec3 onEllipse(vec4 body, vec3 p, vec3 q, float ahead) {
  float middle = body.w + 0.5 * ahead;
  vec3 place = body.xyz + 2.0 * sin(0.5 * ahead) * (cos(middle) * q - sin(middle) * p);
  return uLogAmount > 0.0 ? scaledFromEye(place) : place;
}
void main() {
  mat3 turn = mat3(viewMatrix);
  vec2 corner = ribbonCorner();
  int first = ${FRAME_NUMBERS / 4} + ${NUMBERS / 4} * (gl_VertexID / ${PIECES * PIECE_VERTICES});
  vec4 body = uLines[first];
  vec4 p = uLines[first + 1];
  vec4 q = uLines[first + 2];
  vec4 look = uLines[first + 3];
  vec3 a = turn * onEllipse(body, p.xyz, q.xyz, aSpan.x);
  vec3 b = turn * onEllipse(body, p.xyz, q.xyz, aSpan.y);
  gl_Position = ribbonPosition(a, b, corner, q.w);
  // Part of a revolution behind the body, 0 to 1.
  float ahead = mix(aSpan.x, aSpan.y, corner.x);
  float middle = 0.5 * (aSpan.x + aSpan.y);
  vBehind = middle <= 0.0 ? -ahead / 6.2831853 : 1.0 - ahead / 6.2831853;
  vColor = vec4(look.rgb, p.w);
  vDotted = look.w;
  #include <logdepthbuf_vertex>
}`;

const FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
varying float vBehind;
flat varying vec4 vColor;
flat varying float vDotted;
${RIBBON_FRAGMENT}
void main() {
  #include <logdepthbuf_fragment>
  float left = 1.0 - vBehind;
  float alpha = vColor.a * ribbonAlpha() * (0.22 + 0.78 * left * left);
  if (vDotted > 0.5) {
    // Dots of a few pixels: their number doubles as one comes nearer.
    float perPx = max(fwidth(vBehind), 1e-7);
    float count = exp2(floor(log2(1.0 / (perPx * ${DOTS.stepPx.toFixed(1)}))));
    float at = fract(vBehind * count);
    float soft = perPx * count;
    alpha *= smoothstep(0.0, soft, at) * (1.0 - smoothstep(${DOTS.filled}, ${DOTS.filled} + soft, at));
  }
  gl_FragColor = vec4(vColor.rgb, alpha);
}`;

/** How an orbit is drawn. */
export interface OrbitLook {
  readonly color: readonly [number, number, number];
  readonly opacity: number;
  readonly widthPx: number;
  /** One that is but a guess is dotted, as a path is. */
  readonly isUncertain: boolean;
}

/**
 * Orbit lines: ellipses that start at their body and fade behind it. All that a frame shows are told anew, between `begin`
 * and `end`, and drawn sixteen at a time: a draw call costs far more than a line.
 */
export class OrbitBundle {
  readonly root = new Group();
  private readonly geometry = bundleGeometry();
  private readonly batches: Batch[] = [];
  private count = 0;

  constructor() {
    this.root.matrixAutoUpdate = false;
  }

  begin(): void {
    this.count = 0;
  }

  /** Adds an ellipse through where its body is (km from the origin, scene axes). */
  add(stage: Stage, ellipse: OsculatingEllipse, body: Readonly<ScenePoint>, look: OrbitLook): void {
    const batch = this.batches[Math.floor(this.count / ORBITS)] ?? this.makeBatch();
    const { numbers } = batch;
    const { places, eye, sunIndex } = stage;
    const from = places.logAmount > 0 ? places.truePlaceOf(sun, sunIndex) : eye.position;
    let at = FRAME_NUMBERS + NUMBERS * (this.count++ % ORBITS);
    numbers[at++] = body.x - from.x;
    numbers[at++] = body.y - from.y;
    numbers[at++] = body.z - from.z;
    numbers[at++] = ellipse.eccentricAnomalyRad;
    sceneFromIcrf(axis, ellipse.p);
    numbers[at++] = axis.x;
    numbers[at++] = axis.y;
    numbers[at++] = axis.z;
    numbers[at++] = look.opacity;
    sceneFromIcrf(axis, ellipse.q);
    numbers[at++] = axis.x;
    numbers[at++] = axis.y;
    numbers[at++] = axis.z;
    numbers[at++] = look.widthPx;
    numbers[at++] = look.color[0];
    numbers[at++] = look.color[1];
    numbers[at++] = look.color[2];
    numbers[at++] = look.isUncertain ? 1 : 0;
  }

  end(stage: Stage): void {
    for (let i = 0; i < this.batches.length; i++) {
      const { mesh, numbers, told } = this.batches[i]!;
      const orbits = Math.min(ORBITS, this.count - i * ORBITS);
      mesh.visible = orbits > 0;
      if (!mesh.visible) continue;
      mesh.geometry.setDrawRange(0, orbits * PIECES * PIECE_INDICES);
      mesh.material.uniforms.uLines!.value = told[orbits];
      tellFrame(numbers, stage);
    }
  }

  dispose(): void {
    for (const { mesh } of this.batches) {
      mesh.material.dispose();
      mesh.geometry.dispose();
    }
    this.geometry.dispose();
  }

  private makeBatch(): Batch {
    const numbers = new Float32Array(FRAME_NUMBERS + ORBITS * NUMBERS);
    const told = Array.from({ length: ORBITS + 1 }, (_, orbits) =>
      numbers.subarray(0, FRAME_NUMBERS + orbits * NUMBERS),
    );
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: { uLines: { value: numbers } },
      transparent: true,
      depthWrite: false,
    });
    // Each batch draws its own part of what all share.
    const geometry = new BufferGeometry();
    for (const [name, values] of Object.entries(this.geometry.attributes)) geometry.setAttribute(name, values);
    geometry.setIndex(this.geometry.index);
    const mesh = new Mesh(geometry, material);
    mesh.frustumCulled = false;
    mesh.matrixAutoUpdate = false;
    mesh.renderOrder = 20;
    this.root.add(mesh);
    const batch = { mesh, numbers, told };
    this.batches.push(batch);
    return batch;
  }
}

interface Batch {
  readonly mesh: Mesh<BufferGeometry, ShaderMaterial>;
  readonly numbers: Float32Array;
  /** The same numbers as far as so many orbits reach: no more are sent. */
  readonly told: readonly Float32Array[];
}

const axis: ScenePoint = { x: 0, y: 0, z: 0 };
const sun: ScenePoint = { x: 0, y: 0, z: 0 };

/** The pieces of all orbits of a batch: steps along an ellipse. Which orbit they are of, the vertex's number tells. */
function bundleGeometry(): BufferGeometry {
  const steps = ellipseSteps(PIECES);
  const vertices = ORBITS * PIECES * PIECE_VERTICES;
  const spans = new Float32Array(vertices * 2);
  for (let vertex = 0; vertex < vertices; vertex++) {
    const piece = Math.floor(vertex / PIECE_VERTICES) % PIECES;
    spans[2 * vertex] = steps[piece]!;
    spans[2 * vertex + 1] = steps[piece + 1]!;
  }
  return new BufferGeometry()
    .setAttribute('aSpan', new BufferAttribute(spans, 2))
    .setIndex(ribbonIndex(ORBITS * PIECES));
}
