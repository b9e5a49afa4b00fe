import { BufferAttribute, type BufferGeometry, Mesh, ShaderMaterial, Vector2, Vector3 } from 'three';
import { RIBBON_FRAGMENT, RIBBON_VERTEX } from '../lines/ribbon.glsl.ts';
import { PIECE_VERTICES, ribbonGeometry } from '../lines/ribbon-geometry.ts';
import { sceneFromIcrf } from '../stage/display-axes.ts';
import type { Stage } from '../stage/stage.ts';
import { ellipseSteps, type OsculatingEllipse } from './osculating-ellipse.ts';

const PIECES = 160;

const VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
attribute vec2 aSpan;
uniform vec3 uBody;
uniform vec3 uP;
uniform vec3 uQ;
uniform float uAnomaly;
varying float vBehind;
${RIBBON_VERTEX}
vec3 onEllipse(float ahead) {
  float middle = uAnomaly + 0.5 * ahead;
  return uBody + 2.0 * sin(0.5 * ahead) * (cos(middle) * uQ - sin(middle) * uP);
}
void main() {
  mat3 turn = mat3(viewMatrix);
  gl_Position = ribbonPosition(turn * onEllipse(aSpan.x), turn * onEllipse(aSpan.y), position.xy);
  // Part of a revolution behind the body, 0 to 1.
  float ahead = mix(aSpan.x, aSpan.y, position.x);
  float middle = 0.5 * (aSpan.x + aSpan.y);
  vBehind = middle <= 0.0 ? -ahead / 6.2831853 : 1.0 - ahead / 6.2831853;
  #include <logdepthbuf_vertex>
}`;

const FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
uniform vec3 uColor;
uniform float uOpacity;
uniform float uDotted;
varying float vBehind;
${RIBBON_FRAGMENT}
void main() {
  #include <logdepthbuf_fragment>
  float left = 1.0 - vBehind;
  float alpha = uOpacity * ribbonAlpha() * (0.22 + 0.78 * left * left);
  if (uDotted > 0.5) {
    // Dots of a few pixels: their number doubles as one comes nearer.
    float perPx = max(fwidth(vBehind), 1e-7);
    float count = exp2(floor(log2(1.0 / (perPx * 5.0))));
    float at = fract(vBehind * count);
    float soft = perPx * count;
    alpha *= smoothstep(0.0, soft, at) * (1.0 - smoothstep(0.42, 0.42 + soft, at));
  }
  gl_FragColor = vec4(uColor, alpha);
}`;

/** The pieces of every orbit line: one geometry for all, the ellipse is in the uniforms. */
export function orbitLineGeometry(): BufferGeometry {
  const steps = ellipseSteps(PIECES);
  const spans = new Float32Array(PIECES * PIECE_VERTICES * 2);
  for (let vertex = 0; vertex < PIECES * PIECE_VERTICES; vertex++) {
    const piece = Math.floor(vertex / PIECE_VERTICES);
    spans[2 * vertex] = steps[piece]!;
    spans[2 * vertex + 1] = steps[piece + 1]!;
  }
  return ribbonGeometry(PIECES).setAttribute('aSpan', new BufferAttribute(spans, 2));
}

/** One orbit line: an ellipse that starts at its body and fades behind it. */
export class OrbitLine {
  readonly mesh: Mesh<BufferGeometry, ShaderMaterial>;
  private readonly uniforms = {
    uBody: { value: new Vector3() },
    uP: { value: new Vector3() },
    uQ: { value: new Vector3() },
    uAnomaly: { value: 0 },
    uColor: { value: new Vector3(1, 1, 1) },
    uOpacity: { value: 1 },
    uDotted: { value: 0 },
    uWidthPx: { value: 1 },
    uNear: { value: 1 },
    uViewportPx: { value: new Vector2(1, 1) },
  };

  constructor(geometry: BufferGeometry) {
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: this.uniforms,
      transparent: true,
      depthWrite: false,
    });
    this.mesh = new Mesh(geometry, material);
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = 20;
  }

  setLook(color: readonly [number, number, number], opacity: number, widthPx: number): void {
    this.uniforms.uColor.value.set(...color);
    this.uniforms.uOpacity.value = opacity;
    this.uniforms.uWidthPx.value = widthPx;
  }

  /** An orbit that is but a guess is dotted, as a path is. */
  setUncertain(isUncertain: boolean): void {
    this.uniforms.uDotted.value = isUncertain ? 1 : 0;
  }

  /** Puts the ellipse where its body is this frame (km from the origin, scene axes). */
  place(stage: Stage, ellipse: OsculatingEllipse, x: number, y: number, z: number): void {
    const { eye, camera } = stage;
    const { uBody, uP, uQ, uAnomaly, uNear, uViewportPx } = this.uniforms;
    uBody.value.set(x - eye.position.x, y - eye.position.y, z - eye.position.z);
    sceneFromIcrf(uP.value, ellipse.p);
    sceneFromIcrf(uQ.value, ellipse.q);
    uAnomaly.value = ellipse.eccentricAnomalyRad;
    uNear.value = camera.near;
    uViewportPx.value.set(eye.widthPx, eye.heightPx);
  }

  dispose(): void {
    this.mesh.material.dispose();
  }
}
