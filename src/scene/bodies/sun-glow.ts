import { AdditiveBlending, Mesh, PlaneGeometry, ShaderMaterial, Vector2, Vector3 } from 'three';
import type { Layer } from '../stage/layer.tsx';
import type { Stage } from '../stage/stage.ts';

const VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
uniform vec3 uCentreView;
uniform vec2 uHalfSizeNdc;
varying vec2 vAt;
void main() {
  vAt = position.xy * 2.0;
  vec4 clip = projectionMatrix * vec4(uCentreView, 1.0);
  clip.xy += vAt * uHalfSizeNdc * clip.w;
  gl_Position = clip;
  #include <logdepthbuf_vertex>
}`;

const FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
uniform float uDisc;
varying vec2 vAt;
void main() {
  #include <logdepthbuf_fragment>
  float r = length(vAt);
  if (r > 1.0) discard;
  // Bright at the limb, gone at the edge; nothing is added on the disc itself.
  float out01 = clamp((r - uDisc) / (1.0 - uDisc), 0.0, 1.0);
  float glow = pow(1.0 - out01, 3.4) * 0.62;
  gl_FragColor = vec4(vec3(1.0, 0.83, 0.58) * glow * smoothstep(uDisc * 0.8, uDisc, r), 1.0);
}`;

/** Radii of the Sun to which its glow reaches, and the least it has on the screen (px). */
const GLOW_RADII = 4.2;
const GLOW_LEAST_PX = 34;

/** The glow around the Sun: a disc turned to the eye. */
export class SunGlow implements Layer {
  private readonly uniforms = {
    uCentreView: { value: new Vector3() },
    uHalfSizeNdc: { value: new Vector2() },
    uDisc: { value: 0.2 },
  };
  readonly root: Mesh<PlaneGeometry, ShaderMaterial>;

  constructor() {
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: this.uniforms,
      transparent: true,
      depthWrite: false,
      blending: AdditiveBlending,
    });
    this.root = new Mesh(new PlaneGeometry(1, 1), material);
    this.root.frustumCulled = false;
    this.root.renderOrder = 5;
  }

  update(stage: Stage): void {
    const { places, projection, eye, camera } = stage;
    const sun = stage.indexOf('sun');
    this.root.visible = sun >= 0 && places.isKnown[sun] === 1 && projection.isAhead[sun] === 1;
    if (!this.root.visible) return;
    const discPx = Math.max(1, projection.drawnRadiusPx[sun]!);
    const glowPx = Math.max(GLOW_LEAST_PX, discPx * GLOW_RADII);
    const { uCentreView, uHalfSizeNdc, uDisc } = this.uniforms;
    uCentreView.value.set(places.x[sun]!, places.y[sun]!, places.z[sun]!).applyMatrix4(camera.matrixWorldInverse);
    uHalfSizeNdc.value.set((2 * glowPx) / eye.widthPx, (2 * glowPx) / eye.heightPx);
    uDisc.value = discPx / glowPx;
  }

  dispose(): void {
    this.root.geometry.dispose();
    this.root.material.dispose();
  }
}
