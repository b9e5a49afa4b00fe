import { BufferAttribute, BufferGeometry, DynamicDrawUsage, Points, ShaderMaterial } from 'three';
import { smoothstep } from '../stage/apparent-size.ts';
import type { Layer } from '../stage/layer.tsx';
import { lengthOf } from '../stage/length.ts';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import { GLOBE_FROM_PX, GLOBE_FULL_PX } from './globes.ts';

const VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
attribute vec4 aColor;
attribute float aRadiusPx;
uniform float uPixelRatio;
varying vec4 vColor;
varying float vRadius;
void main() {
  // Positions are relative to the eye: only its turn is left to apply.
  gl_Position = projectionMatrix * vec4(mat3(viewMatrix) * position, 1.0);
  vColor = aColor;
  vRadius = aRadiusPx * uPixelRatio;
  gl_PointSize = 2.0 * vRadius + 2.0;
  #include <logdepthbuf_vertex>
}`;

const FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
varying vec4 vColor;
varying float vRadius;
void main() {
  #include <logdepthbuf_fragment>
  float r = length(gl_PointCoord - 0.5) * (2.0 * vRadius + 2.0);
  gl_FragColor = vec4(vColor.rgb, vColor.a * clamp(vRadius + 0.5 - r, 0.0, 1.0));
}`;

/** Bodies too small or too far to be round: a dot that never gets smaller than one can see, and gives way to the globe. */
export class BodyDots implements Layer {
  readonly root: Points<BufferGeometry, ShaderMaterial>;
  private readonly bodies: readonly SceneObject[];
  private readonly uniforms = { uPixelRatio: { value: 1 } };

  constructor(stage: Stage) {
    this.bodies = stage.objects.filter((o) => o.body);
    const geometry = new BufferGeometry();
    const count = this.bodies.length;
    const attribute = (size: number) =>
      new BufferAttribute(new Float32Array(count * size), size).setUsage(DynamicDrawUsage);
    geometry.setAttribute('position', attribute(3));
    geometry.setAttribute('aColor', attribute(4));
    geometry.setAttribute('aRadiusPx', attribute(1));
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: this.uniforms,
      transparent: true,
      depthWrite: false,
    });
    this.root = new Points(geometry, material);
    this.root.frustumCulled = false;
    this.root.renderOrder = 9;
  }

  update(stage: Stage): void {
    const { places, projection, eye, pixelRatio } = stage;
    const { position, aColor, aRadiusPx } = this.root.geometry.attributes as Record<string, BufferAttribute>;
    let count = 0;
    for (const object of this.bodies) {
      const { index, color } = object;
      if (!places.isKnown[index] || !projection.isAhead[index]) continue;
      const opacity = dotOpacity(stage, object);
      if (opacity <= 0.01) continue;
      position!.setXYZ(
        count,
        places.x[index]! - eye.position.x,
        places.y[index]! - eye.position.y,
        places.z[index]! - eye.position.z,
      );
      aColor!.setXYZW(count, color[0], color[1], color[2], opacity);
      aRadiusPx!.setX(count, Math.max(projection.drawnRadiusPx[index]!, leastRadiusPx(object)));
      count++;
    }
    this.root.geometry.setDrawRange(0, count);
    position!.needsUpdate = true;
    aColor!.needsUpdate = true;
    aRadiusPx!.needsUpdate = true;
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
  const asDot = 1 - smoothstep(GLOBE_FULL_PX * 0.8, GLOBE_FULL_PX * 1.5, px);
  const rank = body?.kind === 'planet' || body?.kind === 'star' ? 1 : body?.kind === 'dwarf-planet' ? 0.9 : 0.62;
  if (px > GLOBE_FROM_PX && asDot === 0) return 0;
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
