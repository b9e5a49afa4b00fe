import {
  type BufferGeometry,
  InterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  ShaderMaterial,
  Vector2,
  Vector3,
} from 'three';
import { RIBBON_FRAGMENT, RIBBON_VERTEX } from '../lines/ribbon.glsl.ts';
import { PIECE_VERTICES, ribbonGeometry } from '../lines/ribbon-geometry.ts';
import type { Stage } from '../stage/stage.ts';
import type { PathSamples } from './path-samples.ts';

/** Floats of one point: place in two parts (large and small), time and length from 0 to 1. */
const STRIDE = 8;

const VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
attribute vec3 aHighA;
attribute vec3 aLowA;
attribute vec2 aTimeA;
attribute vec3 aHighB;
attribute vec3 aLowB;
attribute vec2 aTimeB;
uniform vec3 uEyeHigh;
uniform vec3 uEyeLow;
varying vec2 vTime;
${RIBBON_VERTEX}
void main() {
  mat3 turn = mat3(viewMatrix);
  // Two floats a coordinate: the large parts cancel before the small ones count.
  vec3 a = turn * ((aHighA - uEyeHigh) + (aLowA - uEyeLow));
  vec3 b = turn * ((aHighB - uEyeHigh) + (aLowB - uEyeLow));
  gl_Position = ribbonPosition(a, b, position.xy);
  vTime = position.x < 0.5 ? aTimeA : aTimeB;
  #include <logdepthbuf_vertex>
}`;

const FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
uniform vec3 uColor;
uniform float uOpacity;
uniform float uNow;
uniform float uDashed;
varying vec2 vTime;
${RIBBON_FRAGMENT}
void main() {
  #include <logdepthbuf_fragment>
  float alpha = uOpacity * ribbonAlpha();
  float perPx = max(fwidth(vTime.y), 1e-9);
  if (vTime.x > uNow || uDashed > 0.5) {
    // Dashes of 5 to 10 pixels at every distance: their number doubles as one comes nearer.
    float dashes = exp2(floor(log2(1.0 / (perPx * 9.0))));
    float at = fract(vTime.y * dashes);
    float soft = perPx * dashes;
    alpha *= smoothstep(0.0, soft, at) * (1.0 - smoothstep(0.55, 0.55 + soft, at)) * 0.9;
  }
  gl_FragColor = vec4(uColor, alpha);
}`;

/** How a path is drawn. */
export interface PathLook {
  readonly color: readonly [number, number, number];
  readonly opacity: number;
  readonly widthPx: number;
}

/** A stretch of a mission's path, its points kept exact to metres: past solid, future dashed. */
export class PathLine {
  readonly mesh: Mesh<BufferGeometry, ShaderMaterial>;
  /** Farthest point from the centre (km): tells when the line is a speck. */
  readonly reachKm: number;
  private readonly start: number;
  private readonly duration: number;
  private readonly uniforms = {
    uEyeHigh: { value: new Vector3() },
    uEyeLow: { value: new Vector3() },
    uColor: { value: new Vector3(1, 1, 1) },
    uOpacity: { value: 1 },
    uNow: { value: 1 },
    uDashed: { value: 0 },
    uWidthPx: { value: 1 },
    uNear: { value: 1 },
    uViewportPx: { value: new Vector2(1, 1) },
  };

  constructor(samples: PathSamples, isUncertain: boolean) {
    const { times } = samples;
    this.start = times[0]!;
    this.duration = Math.max(1, times[times.length - 1]! - this.start);
    this.reachKm = reachOf(samples);
    this.uniforms.uDashed.value = isUncertain ? 1 : 0;
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: this.uniforms,
      transparent: true,
      depthWrite: false,
    });
    this.mesh = new Mesh(pathGeometry(samples), material);
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = 25;
  }

  setLook({ color, opacity, widthPx }: PathLook): void {
    this.uniforms.uColor.value.set(...color);
    this.uniforms.uOpacity.value = opacity;
    this.uniforms.uWidthPx.value = widthPx;
  }

  /** Anchors the line to its centre (km from the origin, scene axes). */
  place(stage: Stage, centreX: number, centreY: number, centreZ: number): void {
    const { eye, camera, epoch } = stage;
    const { uEyeHigh, uEyeLow, uNow, uNear, uViewportPx } = this.uniforms;
    const x = eye.position.x - centreX;
    const y = eye.position.y - centreY;
    const z = eye.position.z - centreZ;
    uEyeHigh.value.set(Math.fround(x), Math.fround(y), Math.fround(z));
    uEyeLow.value.set(x - Math.fround(x), y - Math.fround(y), z - Math.fround(z));
    uNow.value = (epoch - this.start) / this.duration;
    uNear.value = camera.near;
    uViewportPx.value.set(eye.widthPx, eye.heightPx);
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}

function reachOf({ positions }: PathSamples): number {
  let reach = 0;
  for (let i = 0; i < positions.length; i += 3) {
    reach = Math.max(reach, Math.hypot(positions[i]!, positions[i + 1]!, positions[i + 2]!));
  }
  return reach;
}

function pathGeometry(samples: PathSamples): BufferGeometry {
  const points = pathPoints(samples);
  const pieces = samples.times.length - 1;
  // Each vertex of a piece carries both of its ends, one after the other.
  const data = new Float32Array(pieces * PIECE_VERTICES * 2 * STRIDE);
  for (let vertex = 0; vertex < pieces * PIECE_VERTICES; vertex++) {
    const first = Math.floor(vertex / PIECE_VERTICES) * STRIDE;
    data.set(points.subarray(first, first + 2 * STRIDE), vertex * 2 * STRIDE);
  }
  const buffer = new InterleavedBuffer(data, 2 * STRIDE);
  const geometry = ribbonGeometry(pieces);
  for (const [end, shift] of [
    ['A', 0],
    ['B', STRIDE],
  ] as const) {
    geometry.setAttribute(`aHigh${end}`, new InterleavedBufferAttribute(buffer, 3, shift));
    geometry.setAttribute(`aLow${end}`, new InterleavedBufferAttribute(buffer, 3, shift + 3));
    geometry.setAttribute(`aTime${end}`, new InterleavedBufferAttribute(buffer, 2, shift + 6));
  }
  return geometry;
}

/** The points with their places in two parts, their times and lengths. */
function pathPoints({ times, positions }: PathSamples): Float32Array {
  const count = times.length;
  const data = new Float32Array(count * STRIDE);
  const duration = Math.max(1, times[count - 1]! - times[0]!);
  const lengths = new Float64Array(count);
  for (let i = 1; i < count; i++) {
    const step = (axis: number) => positions[3 * i + axis]! - positions[3 * i - 3 + axis]!;
    lengths[i] = lengths[i - 1]! + Math.hypot(step(0), step(1), step(2));
  }
  for (let i = 0; i < count; i++) {
    for (let axis = 0; axis < 3; axis++) {
      const value = positions[3 * i + axis]!;
      data[STRIDE * i + axis] = value;
      data[STRIDE * i + 3 + axis] = value - Math.fround(value);
    }
    data[STRIDE * i + 6] = (times[i]! - times[0]!) / duration;
    data[STRIDE * i + 7] = lengths[i]! / Math.max(1e-9, lengths[count - 1]!);
  }
  return data;
}
