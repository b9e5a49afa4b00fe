import { BufferAttribute, type BufferGeometry, DynamicDrawUsage, Mesh, ShaderMaterial, Vector2, Vector3 } from 'three';
import { RIBBON_FRAGMENT, RIBBON_UNIFORMS, RIBBON_VERTEX } from '../lines/ribbon.glsl.ts';
import { PIECE_VERTICES, ribbonGeometry } from '../lines/ribbon-geometry.ts';
import type { ScenePoint } from '../stage/display-axes.ts';
import { rgbOfHex } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';

const VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
attribute vec3 aStart;
attribute vec3 aEnd;
attribute float aOpacity;
uniform float uWidthPx;
varying float vOpacity;
${RIBBON_UNIFORMS}
${RIBBON_VERTEX}
void main() {
  gl_Position = ribbonPosition(mat3(viewMatrix) * aStart, mat3(viewMatrix) * aEnd, position.xy, uWidthPx);
  vOpacity = aOpacity;
  #include <logdepthbuf_vertex>
}`;

const FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
uniform vec3 uColor;
varying float vOpacity;
${RIBBON_FRAGMENT}
void main() {
  #include <logdepthbuf_fragment>
  gl_FragColor = vec4(uColor, vOpacity * ribbonAlpha());
}`;

/** Fine lines that explain: told anew each frame, piece by piece, in doubles; drawn where their scale draws them. */
export class AidLines {
  readonly mesh: Mesh<BufferGeometry, ShaderMaterial>;
  private readonly starts: Float32Array;
  private readonly ends: Float32Array;
  private readonly opacities: Float32Array;
  private readonly viewportPx = new Vector2(1, 1);
  private readonly from: ScenePoint = { x: 0, y: 0, z: 0 };
  private readonly to: ScenePoint = { x: 0, y: 0, z: 0 };
  private count = 0;

  constructor(
    private readonly mostPieces: number,
    colorHex: string,
    widthPx: number,
  ) {
    const vertices = mostPieces * PIECE_VERTICES;
    this.starts = new Float32Array(vertices * 3);
    this.ends = new Float32Array(vertices * 3);
    this.opacities = new Float32Array(vertices);
    const geometry = ribbonGeometry(mostPieces);
    const attribute = (values: Float32Array, size: number) =>
      new BufferAttribute(values, size).setUsage(DynamicDrawUsage);
    geometry.setAttribute('aStart', attribute(this.starts, 3));
    geometry.setAttribute('aEnd', attribute(this.ends, 3));
    geometry.setAttribute('aOpacity', attribute(this.opacities, 1));
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: {
        uColor: { value: new Vector3(...rgbOfHex(colorHex)) },
        uWidthPx: { value: widthPx },
        uNear: { value: 1 },
        uViewportPx: { value: this.viewportPx },
      },
      transparent: true,
      depthWrite: false,
    });
    this.mesh = new Mesh(geometry, material);
    this.mesh.frustumCulled = false;
    this.mesh.matrixAutoUpdate = false;
    this.mesh.renderOrder = 24;
  }

  begin(): void {
    this.count = 0;
  }

  /** Begins a line at a true place (km from the origin, scene axes). */
  moveTo(stage: Stage, x: number, y: number, z: number): void {
    this.drawnInto(this.to, stage, x, y, z);
  }

  /** Goes on to another one. */
  lineTo(stage: Stage, x: number, y: number, z: number, opacity: number): void {
    const { from, to } = this;
    from.x = to.x;
    from.y = to.y;
    from.z = to.z;
    this.drawnInto(to, stage, x, y, z);
    this.put(opacity);
  }

  /** A small cross on the screen about a true place: half as long as `sizePx`. */
  cross(stage: Stage, at: Readonly<ScenePoint>, sizePx: number, opacity: number): void {
    const { eye } = stage;
    const { from, to } = this;
    this.drawnInto(middle, stage, at.x, at.y, at.z);
    const ahead = middle.x * eye.forward.x + middle.y * eye.forward.y + middle.z * eye.forward.z;
    if (ahead <= 0) return;
    const half = (0.5 * sizePx * ahead) / eye.pixelsPerTangent;
    for (const axis of [eye.right, eye.up]) {
      from.x = middle.x - half * axis.x;
      from.y = middle.y - half * axis.y;
      from.z = middle.z - half * axis.z;
      to.x = middle.x + half * axis.x;
      to.y = middle.y + half * axis.y;
      to.z = middle.z + half * axis.z;
      this.put(opacity);
    }
  }

  end({ eye, camera }: Stage): void {
    const { geometry, material } = this.mesh;
    this.mesh.visible = this.count > 0;
    geometry.setDrawRange(0, this.count * 6);
    for (const name of ['aStart', 'aEnd', 'aOpacity']) geometry.getAttribute(name).needsUpdate = this.count > 0;
    material.uniforms.uNear!.value = camera.near;
    this.viewportPx.set(eye.widthPx, eye.heightPx);
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }

  private drawnInto(out: ScenePoint, { places, eye }: Stage, x: number, y: number, z: number): void {
    places.drawnInto(out, x, y, z);
    out.x -= eye.position.x;
    out.y -= eye.position.y;
    out.z -= eye.position.z;
  }

  private put(opacity: number): void {
    if (this.count >= this.mostPieces) return;
    const { from, to } = this;
    for (let vertex = this.count * PIECE_VERTICES; vertex < (this.count + 1) * PIECE_VERTICES; vertex++) {
      this.starts[3 * vertex] = from.x;
      this.starts[3 * vertex + 1] = from.y;
      this.starts[3 * vertex + 2] = from.z;
      this.ends[3 * vertex] = to.x;
      this.ends[3 * vertex + 1] = to.y;
      this.ends[3 * vertex + 2] = to.z;
      this.opacities[vertex] = opacity;
    }
    this.count++;
  }
}

const middle: ScenePoint = { x: 0, y: 0, z: 0 };
