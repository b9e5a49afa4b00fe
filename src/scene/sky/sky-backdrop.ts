import {
  BufferAttribute,
  BufferGeometry,
  Color,
  Mesh,
  NearestFilter,
  NoBlending,
  type Object3D,
  Quaternion,
  ShaderMaterial,
  Vector2,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import type { Layer } from '../stage/layer.tsx';
import type { Stage } from '../stage/stage.ts';

/** An eye that has turned less than this since the last frame (parts of a pixel) holds still: its sky is worth keeping. */
const STILL_PX = 0.02;
/** A kept sky may be this far (px) from where it should be. */
const KEPT_PX = 0.05;
/** Behind everything, the sky's own layers included. */
const ORDER = -30;

const VERTEX = /* glsl */ `
void main() {
  gl_Position = vec4(position, 1.0);
}`;

const FRAGMENT = /* glsl */ `
uniform sampler2D uSky;
void main() {
  gl_FragColor = texelFetch(uSky, ivec2(gl_FragCoord.xy), 0);
}`;

/**
 * The sky of stars and Milky Way, kept as a picture while the eye does not turn: time may run and craft may fly, the sky is
 * the same, and forty thousand stars are drawn once instead of in every frame. While the eye turns its layers draw
 * themselves. What is kept is the same pixels.
 */
export class SkyBackdrop implements Layer {
  readonly root: Mesh<BufferGeometry, ShaderMaterial>;
  private readonly target = new WebGLRenderTarget(1, 1, {
    depthBuffer: false,
    magFilter: NearestFilter,
    minFilter: NearestFilter,
  });
  private readonly lastTurn = new Quaternion(0, 0, 0, 0);
  private readonly keptTurn = new Quaternion(0, 0, 0, 0);
  /** What else the sky's picture depends on, as it was kept: size, field, and which of its parts show. */
  private readonly kept = { width: 0, height: 0, fieldDeg: 0, parts: 0 };
  private readonly shown: Object3D[] = [];
  private readonly size = new Vector2();
  private readonly clearColor = new Color();
  private partsNow = 0;

  constructor(
    private readonly stage: Stage,
    private readonly background: Color,
  ) {
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(new Float32Array([-1, -1, 0, 3, -1, 0, -1, 3, 0]), 3));
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: { uSky: { value: this.target.texture } },
      blending: NoBlending,
      transparent: true,
      depthTest: false,
      depthWrite: false,
    });
    this.root = new Mesh(geometry, material);
    this.root.frustumCulled = false;
    this.root.matrixAutoUpdate = false;
    this.root.renderOrder = ORDER;
    this.root.onBeforeRender = (renderer) => this.keep(renderer as WebGLRenderer);
  }

  /** Comes after the sky's layers: takes their place while the eye holds still. */
  update({ camera, eye }: Stage): void {
    const turnedPx = angleRad(camera.quaternion, this.lastTurn) * eye.pixelsPerTangent;
    this.lastTurn.copy(camera.quaternion);
    this.partsNow = this.countParts();
    this.root.visible = turnedPx < STILL_PX && this.shown.length > 0;
    if (this.root.visible) for (const part of this.shown) part.visible = false;
  }

  dispose(): void {
    this.target.dispose();
    this.root.geometry.dispose();
    this.root.material.dispose();
  }

  /** Lists the sky's layers that show; gives a number that changes with what they show. */
  private countParts(): number {
    this.shown.length = 0;
    let parts = 0;
    for (const part of this.stage.sky) {
      if (!part.visible) continue;
      this.shown.push(part);
      parts += 1000;
      for (const child of part.children) if (child.visible) parts += 1;
    }
    return parts;
  }

  /** Draws the sky into its picture, unless what is there will do. */
  private keep(renderer: WebGLRenderer): void {
    const { kept, target, stage, size } = this;
    const { camera } = stage;
    renderer.getDrawingBufferSize(size);
    const movedPx = angleRad(camera.quaternion, this.keptTurn) * stage.eye.pixelsPerTangent;
    const isFresh =
      movedPx < KEPT_PX &&
      kept.width === size.x &&
      kept.height === size.y &&
      kept.fieldDeg === camera.fov &&
      kept.parts === this.partsNow &&
      // After a lost context nothing is left of it.
      renderer.properties.has(target);
    if (isFresh) return;
    kept.width = size.x;
    kept.height = size.y;
    kept.fieldDeg = camera.fov;
    kept.parts = this.partsNow;
    this.keptTurn.copy(camera.quaternion);
    target.setSize(size.x, size.y);
    const before = renderer.getRenderTarget();
    const alpha = renderer.getClearAlpha();
    renderer.getClearColor(this.clearColor);
    renderer.setClearColor(this.background, 1);
    renderer.setRenderTarget(target);
    renderer.clear();
    const { autoClear } = renderer;
    renderer.autoClear = false;
    for (const part of this.shown) {
      part.visible = true;
      renderer.render(part, camera);
      part.visible = false;
    }
    renderer.autoClear = autoClear;
    renderer.setRenderTarget(before);
    renderer.setClearColor(this.clearColor, alpha);
  }
}

/** Angle (rad) between two turns; small ones to their digits. */
function angleRad(a: Quaternion, b: Quaternion): number {
  const near = Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2 + (a.w - b.w) ** 2);
  const far = Math.sqrt((a.x + b.x) ** 2 + (a.y + b.y) ** 2 + (a.z + b.z) ** 2 + (a.w + b.w) ** 2);
  return 2 * Math.min(near, far);
}
