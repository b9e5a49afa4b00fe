import { type BufferGeometry, Points, ShaderMaterial } from 'three';
import { PointBuffer } from '../points/point-buffer.ts';
import { smoothstep } from '../stage/apparent-size.ts';
import type { Layer } from '../stage/layer.tsx';
import { lengthOf } from '../stage/length.ts';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import { SCREEN_GLSL } from './globe.glsl.ts';
import { GLOBE_FULL_PX } from './globes.ts';

const VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
attribute vec4 aColor;
attribute float aRadiusPx;
attribute vec3 aSun;
uniform float uPixelRatio;
varying vec4 vColor;
varying float vRadius;
varying vec3 vSun;
varying float vLit;
void main() {
  // Positions are relative to the eye: only its turn is left to apply.
  vec3 place = mat3(viewMatrix) * position;
  gl_Position = projectionMatrix * vec4(place, 1.0);
  vColor = aColor;
  vRadius = aRadiusPx * uPixelRatio;
  gl_PointSize = 2.0 * vRadius + 2.0;
  // The Sun along the disc's own axes: right, up, towards the eye.
  vec3 towards = -normalize(place);
  vec3 right = normalize(vec3(towards.z, 0.0, -towards.x));
  vec3 sun = mat3(viewMatrix) * aSun;
  vSun = vec3(dot(sun, right), dot(sun, cross(towards, right)), dot(sun, towards));
  // A speck shows its colour; a disc its day and its night. What shines has no Sun.
  vLit = smoothstep(1.5, 2.8, aRadiusPx) * min(1.0, dot(aSun, aSun));
  #include <logdepthbuf_vertex>
}`;

const FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
varying vec4 vColor;
varying float vRadius;
varying vec3 vSun;
varying float vLit;
${SCREEN_GLSL}
void main() {
  #include <logdepthbuf_fragment>
  vec2 at = (gl_PointCoord - 0.5) * vec2(2.0, -2.0) * (vRadius + 1.0) / vRadius;
  float r2 = dot(at, at);
  float alpha = vColor.a * clamp(vRadius + 0.5 - sqrt(r2) * vRadius, 0.0, 1.0);
  if (alpha < 0.02) discard;
  float cosSun = dot(vec3(at, sqrt(max(0.0, 1.0 - r2))), vSun);
  // As the globe it gives way to: light adds up by energy, the square of what the display is told.
  float day = 0.05 + 1.12 * pow(max(cosSun, 0.0), 0.8);
  gl_FragColor = vec4(mix(vColor.rgb, onScreen(vColor.rgb * vColor.rgb * day), vLit), alpha);
}`;

/**
 * Bodies too small on the screen for a map: one cloud of small discs, lit by the Sun from where it is, none smaller than
 * one can see; each gives way to its globe on approach.
 */
export class BodyDots implements Layer {
  readonly root: Points<BufferGeometry, ShaderMaterial>;
  private readonly bodies: readonly SceneObject[];
  private readonly sunIndex: number;
  private readonly discs: PointBuffer;
  private readonly uniforms = { uPixelRatio: { value: 1 } };

  constructor(stage: Stage) {
    this.bodies = stage.objects.filter((o) => o.body);
    this.sunIndex = stage.indexOf('sun');
    this.discs = new PointBuffer(this.bodies.length, { position: 3, aSun: 3, aColor: 4, aRadiusPx: 1 });
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: this.uniforms,
      transparent: true,
    });
    this.root = new Points(this.discs.geometry, material);
    this.root.frustumCulled = false;
    this.root.renderOrder = 9;
  }

  update(stage: Stage): void {
    const { places, projection, eye, pixelRatio } = stage;
    const { sunIndex, discs } = this;
    const { x: eyeX, y: eyeY, z: eyeZ } = eye.position;
    discs.begin();
    for (const object of this.bodies) {
      const { index, color } = object;
      if (!places.isKnown[index] || !projection.isAhead[index]) continue;
      const opacity = dotOpacity(stage, object);
      if (opacity <= 0.01) continue;
      const x = places.x[index]!;
      const y = places.y[index]!;
      const z = places.z[index]!;
      discs.put(x - eyeX);
      discs.put(y - eyeY);
      discs.put(z - eyeZ);
      const sunX = places.x[sunIndex]! - x;
      const sunY = places.y[sunIndex]! - y;
      const sunZ = places.z[sunIndex]! - z;
      const away = Math.max(1, lengthOf(sunX, sunY, sunZ));
      discs.put(sunX / away);
      discs.put(sunY / away);
      discs.put(sunZ / away);
      discs.put(color[0]);
      discs.put(color[1]);
      discs.put(color[2]);
      discs.put(opacity);
      discs.put(Math.max(projection.drawnRadiusPx[index]!, leastRadiusPx(object)));
    }
    discs.end();
    this.uniforms.uPixelRatio.value = pixelRatio;
  }

  dispose(): void {
    this.root.geometry.dispose();
    this.root.material.dispose();
  }
}

/** How clearly a dot shows: it gives way to the globe, and a moon's dot to its planet when both are in one place. */
export function dotOpacity(stage: Stage, { index, parentIndex, body }: SceneObject): number {
  const { projection, places } = stage;
  if (body?.kind === 'lagrange-point') return placeOpacity(stage, index);
  const px = projection.drawnRadiusPx[index]!;
  const asDot = 1 - smoothstep(GLOBE_FULL_PX, GLOBE_FULL_PX * 1.15, px);
  const asSpeck = body?.kind === 'planet' || body?.kind === 'star' ? 1 : body?.kind === 'dwarf-planet' ? 0.9 : 0.62;
  const rank = asSpeck + (1 - asSpeck) * smoothstep(1.6, 3, px);
  if (asDot === 0) return 0;
  if (parentIndex < 0 || !places.isKnown[parentIndex]) return asDot * rank;
  const apartPx = lengthOf(
    projection.screenX[index]! - projection.screenX[parentIndex]!,
    projection.screenY[index]! - projection.screenY[parentIndex]!,
  );
  const orbitPx =
    (places.distanceKm(index, parentIndex) * projection.trueRadiusPx[index]!) / stage.objects[index]!.radiusKm;
  if (apartPx < projection.drawnRadiusPx[parentIndex]! && orbitPx < 40) return 0;
  return asDot * rank * smoothstep(4, 14, orbitPx);
}

/** A place in empty space shows where craft are gathered, or when it is chosen. */
function placeOpacity(stage: Stage, index: number): number {
  if (stage.isChosen(index) || index === stage.focusIndex) return 0.9;
  return stage.presence.gathered[index]! > 0 ? 0.6 : 0;
}

function leastRadiusPx({ body }: SceneObject): number {
  if (body?.kind === 'star') return 3;
  if (body?.kind === 'planet') return 1.9;
  return body?.kind === 'dwarf-planet' ? 1.5 : 1.25;
}
