import { AdditiveBlending, BufferAttribute, BufferGeometry, Group, Points, ShaderMaterial } from 'three';
import type { Layer } from '../stage/layer.tsx';
import type { Stage } from '../stage/stage.ts';
import { readStars, type StarTable } from './star-file.ts';
import { starLook } from './star-look.ts';

/** Each image keeps its light whatever the pixels: narrower than they can show, it gets wider and dimmer. */
const VERTEX = /* glsl */ `
attribute vec3 aColor;
attribute vec3 aLook;
uniform float uPixelRatio;
varying vec3 vCore;
varying vec3 vHalo;
varying float vWidth;
varying float vSize;
void main() {
  vec4 clip = projectionMatrix * vec4(mat3(viewMatrix) * position, 1.0);
  gl_Position = vec4(clip.xy, 0.0, clip.w);
  float wanted = aLook.y * uPixelRatio;
  vWidth = max(wanted, 0.6);
  vCore = aColor * aLook.x * wanted / vWidth;
  vHalo = aColor * aLook.z;
  vSize = 2.0 * vWidth * (aLook.z > 0.0 ? 7.0 : 2.6) + 1.0;
  gl_PointSize = vSize;
}`;

const FRAGMENT = /* glsl */ `
varying vec3 vCore;
varying vec3 vHalo;
varying float vWidth;
varying float vSize;
void main() {
  float r = length(gl_PointCoord - 0.5) * vSize / vWidth;
  float edge = max(0.0, 1.0 - r * vWidth * 2.0 / vSize);
  gl_FragColor = vec4(vCore * exp(-0.5 * r * r) + vHalo * edge * edge / (1.0 + 0.6 * r * r), 1.0);
}`;

const FILES = { seen: 'stars.bin', faint: 'stars-faint.bin' } as const;

/** The stars as they stand, behind everything: true places, brightnesses and colours. */
export class StarField implements Layer {
  readonly root = new Group();
  private readonly uniforms = { uPixelRatio: { value: 1 } };
  private readonly material = new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    uniforms: this.uniforms,
    transparent: true,
    depthTest: false,
    depthWrite: false,
    blending: AdditiveBlending,
  });
  private faint: Points | undefined;
  private isFaintAsked = false;
  private isDisposed = false;

  constructor(
    private readonly stage: Stage,
    private readonly invalidate: () => void,
  ) {
    stage.sky.add(this.root);
    void this.load(FILES.seen);
  }

  update(stage: Stage): void {
    this.uniforms.uPixelRatio.value = stage.pixelRatio;
    // The first picture does not wait for what the eye alone would not see.
    if (!this.isFaintAsked && stage.explorer.store.getState().isSceneReady) {
      this.isFaintAsked = true;
      void this.load(FILES.faint).then((points) => {
        this.faint = points;
      });
    }
    if (this.faint) this.faint.visible = stage.shaderTier > 0;
  }

  dispose(): void {
    this.isDisposed = true;
    this.stage.sky.delete(this.root);
    for (const points of this.root.children) (points as Points).geometry.dispose();
    this.material.dispose();
  }

  private async load(file: string): Promise<Points | undefined> {
    try {
      const response = await fetch(`${import.meta.env.BASE_URL}stars/${file}`);
      if (!response.ok) throw new Error(`${file} answered ${response.status}.`);
      if (this.isDisposed) return;
      const points = new Points(starGeometry(readStars(await response.arrayBuffer())), this.material);
      points.frustumCulled = false;
      points.matrixAutoUpdate = false;
      points.renderOrder = -10;
      this.root.add(points);
      this.invalidate();
      return points;
    } catch (error) {
      // Nothing a visitor came for is missing: the log is enough.
      console.warn('Stars could not be loaded.', error);
      return;
    }
  }
}

function starGeometry({ directions, colors, magnitudes }: StarTable): BufferGeometry {
  const looks = new Float32Array(3 * magnitudes.length);
  for (const [i, magnitude] of magnitudes.entries()) {
    const { peak, widthPx, halo } = starLook(magnitude);
    looks.set([peak, widthPx, halo], 3 * i);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(directions, 3));
  geometry.setAttribute('aColor', new BufferAttribute(colors, 3));
  geometry.setAttribute('aLook', new BufferAttribute(looks, 3));
  return geometry;
}
