import { BufferAttribute, type BufferGeometry, Mesh, ShaderMaterial, Vector2, Vector3 } from 'three';
import { RIBBON_FRAGMENT, RIBBON_UNIFORMS, RIBBON_VERTEX } from '../lines/ribbon.glsl.ts';
import { PIECE_VERTICES, ribbonGeometry } from '../lines/ribbon-geometry.ts';
import { rgbOfHex } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';

const VERTEX = /* glsl */ `
attribute vec3 aStart;
attribute vec3 aEnd;
uniform float uWidthPx;
${RIBBON_UNIFORMS}
${RIBBON_VERTEX}
void main() {
  // Infinitely far: only the eye's turn matters, and everything else lies before it.
  vec4 clip = ribbonPosition(mat3(viewMatrix) * aStart, mat3(viewMatrix) * aEnd, position.xy, uWidthPx);
  gl_Position = vec4(clip.xy, 0.0, clip.w);
}`;

const FRAGMENT = /* glsl */ `
uniform vec3 uColor;
uniform float uOpacity;
${RIBBON_FRAGMENT}
void main() {
  gl_FragColor = vec4(uColor, uOpacity * ribbonAlpha());
}`;

/** Pieces are cut so near before the eye: at a right angle to it a direction has no place on the screen. */
const NEAR = 0.02;

export interface SkyLineLook {
  readonly colorHex: string;
  readonly opacity: number;
  readonly widthPx: number;
}

/** Lines on the sky, piece by piece between two directions (six numbers each: unit vectors along the scene's axes). */
export class SkyLines {
  readonly mesh: Mesh<BufferGeometry, ShaderMaterial>;
  private readonly viewportPx = new Vector2(1, 1);

  constructor(pieces: ArrayLike<number>, { colorHex, opacity, widthPx }: SkyLineLook) {
    const count = pieces.length / 6;
    const starts = new Float32Array(count * PIECE_VERTICES * 3);
    const ends = new Float32Array(starts.length);
    for (let i = 0; i < starts.length; i++) {
      const piece = Math.floor(i / (3 * PIECE_VERTICES));
      starts[i] = pieces[6 * piece + (i % 3)]!;
      ends[i] = pieces[6 * piece + 3 + (i % 3)]!;
    }
    const geometry = ribbonGeometry(count);
    geometry.setAttribute('aStart', new BufferAttribute(starts, 3));
    geometry.setAttribute('aEnd', new BufferAttribute(ends, 3));
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: {
        uColor: { value: new Vector3(...rgbOfHex(colorHex)) },
        uOpacity: { value: opacity },
        uWidthPx: { value: widthPx },
        uNear: { value: NEAR },
        uViewportPx: { value: this.viewportPx },
      },
      transparent: true,
      depthTest: false,
      depthWrite: false,
    });
    this.mesh = new Mesh(geometry, material);
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = -12;
  }

  update({ eye }: Stage): void {
    this.viewportPx.set(eye.widthPx, eye.heightPx);
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}
