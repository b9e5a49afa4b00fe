import {
  AddEquation,
  BufferAttribute,
  BufferGeometry,
  Camera,
  CustomBlending,
  HalfFloatType,
  Mesh,
  NearestFilter,
  NoBlending,
  OneFactor,
  type PerspectiveCamera,
  type Scene,
  ShaderMaterial,
  Vector2,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import type { ShaderTier } from './adaptive-tier.ts';

/** Samples of each pixel's edges while the picture moves, by what shaders may cost; 0: as the screen has it. */
const MOVING_SAMPLES = [0, 0, 4] as const;
/**
 * Pictures a resting one is the mean of: where their pixels are taken (1/16 px), as graphics cards spread 4 and 8 samples;
 * two and two that all but cancel out, for the picture must not move while it becomes finer.
 */
// biome-ignore format: a table
const FOUR = [[-2, -6], [2, 6], [6, -2], [-6, 2]] as const;
// biome-ignore format: a table
const EIGHT = [[1, -3], [-1, 3], [5, 1], [-7, -1], [-3, -5], [3, 7], [-5, 5], [7, -7]] as const;
const SHIFTS = [FOUR, EIGHT, EIGHT] as const;
const AT_A_TIME = 2;

const VERTEX = /* glsl */ `
void main() {
  gl_Position = vec4(position, 1.0);
}`;

const FRAGMENT = /* glsl */ `
uniform sampler2D uPicture;
uniform float uWeight;
void main() {
  gl_FragColor = vec4(uWeight * texelFetch(uPicture, ivec2(gl_FragCoord.xy), 0).rgb, 1.0);
}`;

/**
 * Draws the picture with smooth edges: of a moving one each pixel's edges are sampled more than once where the machine has
 * the strength; a resting one becomes, frame by frame, the mean of several that are shifted by parts of a pixel. That
 * smooths what lies inside of faces as well: glints, cells, edges of shadows.
 */
export class SmoothPicture {
  /** Pictures in the mean so far. */
  private taken = 0;
  private picture: WebGLRenderTarget | undefined;
  private mean: WebGLRenderTarget | undefined;
  private readonly size = new Vector2();
  private readonly copy = copyMaterial();
  private readonly add = copyMaterial();
  private readonly quad: Mesh<BufferGeometry, ShaderMaterial>;
  private readonly flat = new Camera();

  constructor() {
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(new Float32Array([-1, -1, 0, 3, -1, 0, -1, 3, 0]), 3));
    this.quad = new Mesh(geometry, this.copy);
    this.quad.frustumCulled = false;
    this.add.blending = CustomBlending;
    this.add.blendEquation = AddEquation;
    this.add.blendSrc = OneFactor;
    this.add.blendDst = OneFactor;
    this.add.transparent = true;
  }

  /** Draws a picture that differs from the last one. */
  drawMoving(renderer: WebGLRenderer, scene: Scene, camera: PerspectiveCamera, tier: ShaderTier): void {
    this.taken = 0;
    if (MOVING_SAMPLES[tier] === 0) {
      renderer.render(scene, camera);
      return;
    }
    this.fit(renderer, tier);
    renderer.setRenderTarget(this.picture!);
    renderer.render(scene, camera);
    renderer.setRenderTarget(null);
    this.lay(renderer, this.picture!, 1);
  }

  /** Draws the same picture once more and finer, or shows what there is. Tells whether another time makes it finer still. */
  drawResting(renderer: WebGLRenderer, scene: Scene, camera: PerspectiveCamera, tier: ShaderTier): boolean {
    this.fit(renderer, tier);
    const shifts = SHIFTS[tier];
    for (let i = 0; i < AT_A_TIME && this.taken < shifts.length; i++) {
      this.addShifted(renderer, scene, camera, shifts[this.taken]!, 1 / shifts.length);
    }
    this.lay(renderer, this.mean!, shifts.length / this.taken);
    return this.taken < shifts.length;
  }

  private addShifted(
    renderer: WebGLRenderer,
    scene: Scene,
    camera: PerspectiveCamera,
    shift: readonly [number, number],
    weight: number,
  ): void {
    const { width, height } = this.size;
    camera.setViewOffset(width, height, shift[0] / 16, shift[1] / 16, width, height);
    renderer.setRenderTarget(this.picture!);
    renderer.render(scene, camera);
    camera.clearViewOffset();
    renderer.setRenderTarget(this.mean!);
    if (this.taken === 0) renderer.clear();
    this.lay(renderer, this.picture!, weight, this.add);
    renderer.setRenderTarget(null);
    this.taken++;
  }

  /** Gives back the memory; what is drawn next starts anew. */
  release(): void {
    this.picture?.dispose();
    this.mean?.dispose();
    this.picture = undefined;
    this.mean = undefined;
    this.taken = 0;
  }

  dispose(): void {
    this.release();
    this.copy.dispose();
    this.add.dispose();
    this.quad.geometry.dispose();
  }

  /** Makes the targets as the screen is now. After a lost context nothing is left of them. */
  private fit(renderer: WebGLRenderer, tier: ShaderTier): void {
    renderer.getDrawingBufferSize(this.size);
    const { x, y } = this.size;
    const samples = MOVING_SAMPLES[tier];
    const { picture, mean } = this;
    const fits = picture?.samples === samples && picture.width === x && picture.height === y;
    if (fits && (this.taken === 0 || renderer.properties.has(mean))) return;
    this.release();
    const options = { magFilter: NearestFilter, minFilter: NearestFilter } as const;
    this.picture = new WebGLRenderTarget(x, y, { ...options, samples });
    this.mean = new WebGLRenderTarget(x, y, { ...options, type: HalfFloatType, depthBuffer: false });
  }

  private lay(renderer: WebGLRenderer, from: WebGLRenderTarget, weight: number, material = this.copy): void {
    material.uniforms.uPicture!.value = from.texture;
    material.uniforms.uWeight!.value = weight;
    this.quad.material = material;
    const { autoClear } = renderer;
    renderer.autoClear = false;
    renderer.render(this.quad, this.flat);
    renderer.autoClear = autoClear;
  }
}

function copyMaterial(): ShaderMaterial {
  return new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    uniforms: { uPicture: { value: null }, uWeight: { value: 1 } },
    blending: NoBlending,
    depthTest: false,
    depthWrite: false,
  });
}
