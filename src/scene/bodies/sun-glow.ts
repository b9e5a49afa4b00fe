import { AdditiveBlending, Mesh, PlaneGeometry, ShaderMaterial, Vector2, Vector3 } from 'three';
import { smoothstep } from '../stage/apparent-size.ts';
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
uniform float uCorona;
varying vec2 vAt;
void main() {
  #include <logdepthbuf_fragment>
  float r = length(vAt);
  if (r > 1.0 || r < uDisc * 0.93) discard;
  // Bright at the limb, gone at the edge; nothing is added on the disc itself.
  float out01 = clamp((r - uDisc) / (1.0 - uDisc), 0.0, 1.0);
  float edge = 1.0 - out01;
  float glow = 0.5 * pow(edge, 7.0) + 0.2 * edge * edge * edge;
  vec3 colour = mix(vec3(1.0, 0.72, 0.42), vec3(1.0, 0.9, 0.72), pow(edge, 6.0));
  // Near by the corona shows: streamers longest at the equator, tufts at the poles. Illustrative.
  if (uCorona > 0.0) {
    float turn = atan(vAt.y, vAt.x);
    float rays = 0.5 + 0.22 * cos(2.0 * turn) + 0.12 * sin(5.0 * turn + 1.0) + 0.1 * sin(11.0 * turn + 2.3)
      + 0.06 * sin(23.0 * turn);
    float height = max((r - uDisc) / uDisc, 0.0);
    colour = mix(colour, vec3(1.0, 0.94, 0.84), 0.5 * uCorona);
    glow += uCorona * 0.34 * max(rays, 0.0) * exp(-height * 1.6) * edge;
  }
  gl_FragColor = vec4(colour * glow * smoothstep(uDisc * 0.94, uDisc * 1.01, r), 1.0);
}`;

/** Radii of the Sun to which its glow reaches, and the least it has on the screen (px). */
const GLOW_RADII = 4.4;
const GLOW_LEAST_PX = 40;
/** From this radius of the disc (px) on the corona shows. */
const CORONA_FROM_PX = 24;

/** The glow around the Sun: a disc turned to the eye. */
export class SunGlow implements Layer {
  private readonly uniforms = {
    uCentreView: { value: new Vector3() },
    uHalfSizeNdc: { value: new Vector2() },
    uDisc: { value: 0.2 },
    uCorona: { value: 0 },
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
    const { uCentreView, uHalfSizeNdc, uDisc, uCorona } = this.uniforms;
    uCentreView.value.set(places.x[sun]!, places.y[sun]!, places.z[sun]!).applyMatrix4(camera.matrixWorldInverse);
    uHalfSizeNdc.value.set((2 * glowPx) / eye.widthPx, (2 * glowPx) / eye.heightPx);
    uDisc.value = discPx / glowPx;
    uCorona.value = smoothstep(CORONA_FROM_PX, 3 * CORONA_FROM_PX, discPx);
  }

  dispose(): void {
    this.root.geometry.dispose();
    this.root.material.dispose();
  }
}
