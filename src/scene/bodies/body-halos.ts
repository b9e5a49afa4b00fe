import { type BufferGeometry, Points, ShaderMaterial } from 'three';
import { AU_KM } from '../../core/units/constants.ts';
import { PointBuffer } from '../points/point-buffer.ts';
import { smoothstep } from '../stage/apparent-size.ts';
import type { Layer } from '../stage/layer.tsx';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import { cometActivity } from './comet-activity.ts';

const VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
attribute vec4 aLight;
attribute float aRadiusPx;
uniform float uPixelRatio;
varying vec4 vLight;
void main() {
  // Positions are relative to the eye: only its turn is left to apply.
  gl_Position = projectionMatrix * vec4(mat3(viewMatrix) * position, 1.0);
  vLight = aLight;
  gl_PointSize = 2.0 * aRadiusPx * uPixelRatio;
  #include <logdepthbuf_vertex>
}`;

const FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
varying vec4 vLight;
void main() {
  #include <logdepthbuf_fragment>
  float thin = max(0.0, 1.0 - 2.0 * length(gl_PointCoord - 0.5));
  gl_FragColor = vec4(vLight.rgb, vLight.a * thin * thin);
}`;

/** A planet's glow reaches this many of its radii, at least from this radius on, and goes as its globe grows (px). */
const GLOW_RADII = 3.4;
const GLOW_LEAST_PX = 1.9;
const GLOW_LIGHT = 0.26;
const [GLOW_FADES_PX, GLOW_GONE_PX] = [7, 22];
/** A coma of ordinary size (radius, km) and its least on the screen; from within one sees the nucleus alone (px). */
const COMA_KM = 5e4;
const COMA_LIGHT = 0.7;
const COMA_LEAST_PX = 9;
const [COMA_FADES_PX, COMA_GONE_PX] = [40, 160];

/** The glow about a planet seen from afar, and the coma of a comet near the Sun; the Sun has a layer of its own. */
export class BodyHalos implements Layer {
  readonly root: Points<BufferGeometry, ShaderMaterial>;
  private readonly bodies: readonly SceneObject[];
  private readonly halos: PointBuffer;
  private readonly uniforms = { uPixelRatio: { value: 1 } };

  constructor(stage: Stage) {
    this.bodies = stage.objects.filter(({ body }) => body?.kind === 'planet' || body?.kind === 'comet');
    this.halos = new PointBuffer(this.bodies.length, { position: 3, aLight: 4, aRadiusPx: 1 });
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: this.uniforms,
      transparent: true,
      depthWrite: false,
    });
    this.root = new Points(this.halos.geometry, material);
    this.root.frustumCulled = false;
    // Behind the discs and globes they surround.
    this.root.renderOrder = 8;
  }

  update(stage: Stage): void {
    const { places, projection, eye } = stage;
    const { halos } = this;
    halos.begin();
    for (const object of this.bodies) {
      const { index, color, body } = object;
      if (!places.isKnown[index] || !projection.isAhead[index]) continue;
      const isPlanet = body?.kind === 'planet';
      const light = isPlanet ? glowLight(stage, index) : comaLight(stage, index);
      if (light <= 0.01) continue;
      halos.put(places.x[index]! - eye.position.x);
      halos.put(places.y[index]! - eye.position.y);
      halos.put(places.z[index]! - eye.position.z);
      halos.put(color[0]);
      halos.put(color[1]);
      halos.put(color[2]);
      halos.put(light);
      halos.put(
        isPlanet
          ? GLOW_RADII * Math.max(GLOW_LEAST_PX, projection.drawnRadiusPx[index]!)
          : Math.max(comaPx(stage, index), COMA_LEAST_PX),
      );
    }
    halos.end();
    this.uniforms.uPixelRatio.value = stage.pixelRatio;
  }

  dispose(): void {
    this.root.geometry.dispose();
    this.root.material.dispose();
  }
}

function glowLight({ projection }: Stage, index: number): number {
  return GLOW_LIGHT * (1 - smoothstep(GLOW_FADES_PX, GLOW_GONE_PX, projection.drawnRadiusPx[index]!));
}

function comaLight(stage: Stage, index: number): number {
  const { places } = stage;
  const sun = stage.sunIndex;
  if (sun < 0 || places.isKnown[sun] !== 1) return 0;
  const activity = cometActivity(places.trueDistanceKm(index, sun) / AU_KM);
  return Math.min(COMA_LIGHT, activity) * (1 - smoothstep(COMA_FADES_PX, COMA_GONE_PX, comaPx(stage, index)));
}

function comaPx({ eye, projection }: Stage, index: number): number {
  return (COMA_KM * eye.pixelsPerTangent) / projection.distanceKm[index]!;
}
