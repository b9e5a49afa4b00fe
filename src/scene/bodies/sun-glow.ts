import { AdditiveBlending, Mesh, PlaneGeometry, ShaderMaterial, Vector2, Vector3 } from 'three';
import { smoothstep } from '../stage/apparent-size.ts';
import type { Layer } from '../stage/layer.tsx';
import type { Stage } from '../stage/stage.ts';
import { BodyTurn } from './body-turn.ts';

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
uniform vec2 uPole;
varying vec2 vAt;
float hash(float n) { return fract(sin(n * 12.9898) * 43758.5453); }
/** Waves around the limb, the same in every frame; whole numbers of them, so that they close. */
float around(float turns, float count) {
  float x = turns * count;
  float i = floor(x);
  float f = x - i;
  return mix(hash(mod(i, count) + count), hash(mod(i + 1.0, count) + count), f * f * (3.0 - 2.0 * f));
}
void main() {
  #include <logdepthbuf_fragment>
  float r = length(vAt);
  if (r > 1.0 || r < uDisc * 0.9) discard;
  float radii = max(r / uDisc, 1.0);
  float window = (1.0 - r * r) * (1.0 - r * r);
  // Bright at the limb, thinning out far beyond it: what a lens and an eye make of so much light.
  float near = 1.0 / (radii * radii);
  float glow = (0.06 * exp(-9.0 * (radii - 1.0)) + 0.34 * near * near + 0.27 * near + 0.12 / radii * (1.0 - r)) * window;
  vec3 colour = mix(vec3(1.0, 0.66, 0.36), vec3(1.0, 0.93, 0.8), near);
  // Near by the corona shows: broad streamers about the equator, fine plumes over the poles. Illustrative.
  if (uCorona > 0.0) {
    vec2 at = vec2(vAt.x * uPole.y - vAt.y * uPole.x, dot(vAt, uPole));
    float turns = atan(at.y, at.x) / 6.2831853 + 0.5;
    float belt = 1.0 - (at.y * at.y) / (r * r);
    float bend = 0.04 * log(radii) * at.x * at.y / (r * r);
    float broad = around(turns + bend, 5.0) * 0.5 + around(turns + bend, 11.0) * 0.32 + around(turns + bend, 29.0) * 0.18;
    float fine = around(turns, 71.0) * 0.6 + around(turns, 173.0) * 0.4;
    float streamers = smoothstep(0.25, 0.85, broad) * mix(belt, 1.0, 0.12) / (radii * sqrt(sqrt(radii)));
    float plumes = (0.75 + 0.25 * fine) / (radii * radii * radii);
    glow = mix(glow, 0.9 * glow + (0.72 * streamers * (0.93 + 0.07 * fine) + 0.22 * plumes) * window, uCorona);
    colour = mix(colour, vec3(1.0, 0.92, 0.8), 0.6 * uCorona);
  }
  // A grain of half a step keeps the wide glow free of rings.
  float grain = fract(52.9829189 * fract(dot(floor(gl_FragCoord.xy), vec2(0.06711056, 0.00583715)))) - 0.5;
  gl_FragColor = vec4(max(vec3(0.0), colour * glow + grain / 255.0), 1.0);
}`;

/** Radii of the Sun to which its glow reaches, as a small disc and as a large one; and the least it has (px). */
const GLOW_RADII = { small: 15, large: 4.4 } as const;
const SMALL_PX = 10;
const LARGE_PX = 90;
const GLOW_LEAST_PX = 70;
/** From this radius of the disc (px) on the corona shows. */
const CORONA_FROM_PX = 24;
const pole = { x: 0, y: 1, z: 0 };
const poleView = new Vector3();

/** The glow around the Sun: a disc turned to the eye. */
export class SunGlow implements Layer {
  private readonly uniforms = {
    uCentreView: { value: new Vector3() },
    uHalfSizeNdc: { value: new Vector2() },
    uDisc: { value: 0.2 },
    uCorona: { value: 0 },
    uPole: { value: new Vector2(0, 1) },
  };
  private turn: BodyTurn | undefined;
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
    const sun = stage.sunIndex;
    this.root.visible = sun >= 0 && places.isKnown[sun] === 1 && projection.isAhead[sun] === 1;
    if (!this.root.visible) return;
    const discPx = Math.max(1, projection.drawnRadiusPx[sun]!);
    const nearness = smoothstep(SMALL_PX, LARGE_PX, discPx);
    const radii = GLOW_RADII.small ** (1 - nearness) * GLOW_RADII.large ** nearness;
    const glowPx = Math.max(GLOW_LEAST_PX, discPx * radii);
    const { uCentreView, uHalfSizeNdc, uDisc, uCorona, uPole } = this.uniforms;
    uCentreView.value.set(places.x[sun]!, places.y[sun]!, places.z[sun]!).applyMatrix4(camera.matrixWorldInverse);
    uHalfSizeNdc.value.set((2 * glowPx) / eye.widthPx, (2 * glowPx) / eye.heightPx);
    uDisc.value = discPx / glowPx;
    uCorona.value = smoothstep(CORONA_FROM_PX, 3 * CORONA_FROM_PX, discPx);
    if (uCorona.value === 0) return;
    this.turn ??= new BodyTurn(stage.objects[sun]?.body ?? {});
    this.turn.poleInto(pole, stage.epoch);
    poleView.set(pole.x, pole.y, pole.z).transformDirection(camera.matrixWorldInverse);
    uPole.value.set(poleView.x, poleView.y);
    // Seen from above a pole the Sun has no equator on its limb: any direction will do.
    if (uPole.value.lengthSq() < 1e-4) uPole.value.set(0, 1);
    uPole.value.normalize();
  }

  dispose(): void {
    this.root.geometry.dispose();
    this.root.material.dispose();
  }
}
