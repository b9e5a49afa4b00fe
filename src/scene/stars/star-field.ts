import { BufferAttribute, BufferGeometry, Points, ShaderMaterial } from 'three';
import type { Layer } from '../stage/layer.tsx';
import type { Stage } from '../stage/stage.ts';
import { readStars } from './star-file.ts';

const VERTEX = /* glsl */ `
attribute vec3 aColor;
attribute float aMagnitude;
uniform float uPixelRatio;
varying vec4 vColor;
void main() {
  vec4 clip = projectionMatrix * vec4(mat3(viewMatrix) * position, 1.0);
  gl_Position = vec4(clip.xy, 0.0, clip.w);
  float flux = pow(10.0, -0.4 * (aMagnitude - 1.5));
  float size = clamp(1.1 + 1.5 * pow(flux, 0.32), 1.2, 4.6);
  vColor = vec4(aColor, clamp(0.16 + 0.62 * pow(flux, 0.42), 0.0, 0.95));
  gl_PointSize = size * uPixelRatio;
}`;

const FRAGMENT = /* glsl */ `
varying vec4 vColor;
void main() {
  float r = length(gl_PointCoord - 0.5) * 2.0;
  gl_FragColor = vec4(vColor.rgb, vColor.a * smoothstep(1.0, 0.35, r));
}`;

/** The stars as they stand, behind everything: true places, brightnesses and colours. */
export class StarField implements Layer {
  readonly root: Points<BufferGeometry, ShaderMaterial>;
  private readonly uniforms = { uPixelRatio: { value: 1 } };
  private isDisposed = false;

  constructor(_stage: Stage, invalidate: () => void) {
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: this.uniforms,
      transparent: true,
      depthTest: false,
      depthWrite: false,
    });
    this.root = new Points(new BufferGeometry(), material);
    this.root.frustumCulled = false;
    this.root.renderOrder = -10;
    this.root.geometry.setDrawRange(0, 0);
    void this.load(invalidate);
  }

  update(stage: Stage): void {
    this.uniforms.uPixelRatio.value = stage.pixelRatio;
  }

  dispose(): void {
    this.isDisposed = true;
    this.root.geometry.dispose();
    this.root.material.dispose();
  }

  private async load(invalidate: () => void): Promise<void> {
    try {
      const response = await fetch(`${import.meta.env.BASE_URL}stars/stars.bin`);
      if (!response.ok || this.isDisposed) return;
      const stars = readStars(await response.arrayBuffer());
      const { geometry } = this.root;
      geometry.setAttribute('position', new BufferAttribute(stars.directions, 3));
      geometry.setAttribute('aColor', new BufferAttribute(stars.colors, 3));
      geometry.setAttribute('aMagnitude', new BufferAttribute(stars.magnitudes, 1));
      geometry.setDrawRange(0, stars.magnitudes.length);
      invalidate();
    } catch {
      // A sky without stars is still a sky; the objects a visitor came for are all there.
    }
  }
}
