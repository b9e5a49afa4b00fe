import { BufferAttribute, BufferGeometry, Mesh, ShaderMaterial } from 'three';
import { icrfFromGalactic } from '../../core/frames/galactic.ts';
import { vec3 } from '../../core/math/vec3.ts';
import { RAD_PER_DEG } from '../../core/units/constants.ts';
import { sceneFromIcrf } from '../stage/display-axes.ts';
import type { Layer } from '../stage/layer.tsx';
import type { Stage } from '../stage/stage.ts';

/** The file: a byte every two degrees of galactic longitude and latitude, row by row from the south. */
const STEP_DEG = 2;
const REACH_DEG = 40;
const COLUMNS = 360 / STEP_DEG;
const ROWS = (2 * REACH_DEG) / STEP_DEG + 1;
/** Brightest part of the band. */
const OPACITY = 0.17;

const VERTEX = /* glsl */ `
attribute float aGlow;
varying float vGlow;
void main() {
  vec4 clip = projectionMatrix * vec4(mat3(viewMatrix) * position, 1.0);
  gl_Position = vec4(clip.xy, 0.0, clip.w);
  vGlow = aGlow;
}`;

const FRAGMENT = /* glsl */ `
varying float vGlow;
void main() {
  gl_FragColor = vec4(mix(vec3(0.56, 0.64, 0.86), vec3(0.93, 0.87, 0.79), vGlow), ${OPACITY} * vGlow);
}`;

/** The Milky Way: a soft band behind the stars. Colours between the corners of a net, without a texture. */
export class MilkyWay implements Layer {
  readonly root: Mesh<BufferGeometry, ShaderMaterial>;
  private isDisposed = false;

  constructor(_stage: Stage, invalidate: () => void) {
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      transparent: true,
      depthTest: false,
      depthWrite: false,
    });
    this.root = new Mesh(new BufferGeometry(), material);
    this.root.frustumCulled = false;
    this.root.renderOrder = -20;
    this.root.geometry.setDrawRange(0, 0);
    void this.load(invalidate);
  }

  update(): void {}

  dispose(): void {
    this.isDisposed = true;
    this.root.geometry.dispose();
    this.root.material.dispose();
  }

  private async load(invalidate: () => void): Promise<void> {
    try {
      const response = await fetch(`${import.meta.env.BASE_URL}stars/milky-way.bin`);
      if (!response.ok) throw new Error(`The Milky Way answered ${response.status}.`);
      const glow = new Uint8Array(await response.arrayBuffer());
      if (this.isDisposed) return;
      this.root.geometry.dispose();
      this.root.geometry = glowGeometry(glow);
      invalidate();
    } catch (error) {
      // Nothing a visitor came for is missing: the log is enough.
      console.warn('The Milky Way could not be loaded.', error);
    }
  }
}

/** The net of the band; cells without any glow are left out. @throws RangeError when the file has another size */
export function glowGeometry(glow: Uint8Array): BufferGeometry {
  if (glow.length !== COLUMNS * ROWS) {
    throw new RangeError(`The file of the Milky Way has ${glow.length} bytes; it should have ${COLUMNS * ROWS}.`);
  }
  const directions = new Float32Array(3 * glow.length);
  const direction = vec3();
  for (let i = 0; i < glow.length; i++) {
    const longitude = (i % COLUMNS) * STEP_DEG;
    const latitude = Math.floor(i / COLUMNS) * STEP_DEG - REACH_DEG;
    icrfFromGalactic(direction, longitude * RAD_PER_DEG, latitude * RAD_PER_DEG);
    const { x, y, z } = sceneFromIcrf(direction, direction);
    directions.set([x, y, z], 3 * i);
  }
  const index: number[] = [];
  for (let row = 0; row + 1 < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const a = row * COLUMNS + column;
      const b = row * COLUMNS + ((column + 1) % COLUMNS);
      const [c, d] = [a + COLUMNS, b + COLUMNS];
      if (glow[a]! + glow[b]! + glow[c]! + glow[d]! === 0) continue;
      // The band is seen from inside.
      index.push(a, c, b, b, c, d);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(directions, 3));
  geometry.setAttribute(
    'aGlow',
    new BufferAttribute(
      Float32Array.from(glow, (value) => value / 255),
      1,
    ),
  );
  geometry.setIndex(new BufferAttribute(Uint16Array.from(index), 1));
  return geometry;
}
