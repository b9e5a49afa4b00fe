import {
  type BufferGeometry,
  CustomBlending,
  Group,
  IcosahedronGeometry,
  InstancedBufferAttribute,
  InstancedMesh,
  Matrix4,
  MinEquation,
  OneFactor,
  Quaternion,
  ShaderMaterial,
  Vector3,
} from 'three';
import type { ShaderTier } from '../quality/adaptive-tier.ts';
import { ROCK_FRAGMENT, ROCK_SHADOW_FRAGMENT, ROCK_SHADOW_VERTEX, ROCK_VERTEX } from './ground.glsl.ts';
import type { GroundLook } from './ground-look.ts';
import { lattice, type Relief } from './relief.ts';

const KM_PER_M = 1e-3;
const MOST = 1000;
/** Share of the rocks drawn, by what shaders may cost. */
const SHARES = [0.3, 0.6, 1] as const;
/** Rocks lie from here (m) out to there; none under the craft. */
const OUT_TO_M = 130;
const LARGEST_M = 0.9;
/** Faces that a stone is broken along. */
const CUTS = 11;

/** Rocks about a landing site with their shadows, all made up; metres about the foot of the craft, z up. */
export class Rocks {
  readonly root = new Group();
  private readonly rocks: InstancedMesh<BufferGeometry, ShaderMaterial>;
  private readonly shadows: InstancedMesh<BufferGeometry, ShaderMaterial>;
  private laid = 0;

  /** `uniforms`: those of the ground, shared. */
  constructor(uniforms: ShaderMaterial['uniforms']) {
    const geometry = rockGeometry();
    geometry.setAttribute('aFoot', new InstancedBufferAttribute(new Float32Array(MOST), 1));
    geometry.setAttribute('aShade', new InstancedBufferAttribute(new Float32Array(MOST), 1));
    const lit = new ShaderMaterial({
      vertexShader: ROCK_VERTEX,
      fragmentShader: ROCK_FRAGMENT,
      transparent: true,
      uniforms,
    });
    const dark = new ShaderMaterial({
      vertexShader: ROCK_SHADOW_VERTEX,
      fragmentShader: ROCK_SHADOW_FRAGMENT,
      transparent: true,
      depthWrite: false,
      blending: CustomBlending,
      blendEquation: MinEquation,
      blendSrc: OneFactor,
      blendDst: OneFactor,
      uniforms,
    });
    this.rocks = new InstancedMesh(geometry, lit, MOST);
    this.shadows = new InstancedMesh(geometry, dark, MOST);
    this.shadows.instanceMatrix = this.rocks.instanceMatrix;
    this.shadows.renderOrder = 13;
    this.rocks.renderOrder = 14;
    for (const mesh of [this.rocks, this.shadows]) {
      mesh.frustumCulled = false;
      this.root.add(mesh);
    }
    this.root.scale.setScalar(KM_PER_M);
  }

  /** Lays the rocks of a site; `clearM`: radius about the craft that stays free. */
  lay(seed: number, { rocks, rockHeight }: GroundLook, relief: Relief, clearM: number): void {
    const { aFoot, aShade } = this.rocks.geometry.attributes as Record<string, InstancedBufferAttribute>;
    const count = Math.round(MOST * rocks);
    this.laid = 0;
    for (let i = 0; i < count; i++) {
      const random = (k: number) => lattice(i, k, seed);
      const size = Math.min(LARGEST_M, 0.045 / (0.02 + random(1)) ** 0.85);
      const away = clearM + size + (OUT_TO_M - clearM) * random(2) ** 1.7;
      const angle = 2 * Math.PI * random(3);
      const [x, y] = [away * Math.cos(angle), away * Math.sin(angle)];
      const foot = relief(x, y);
      position.set(x, y, foot + 0.12 * size * rockHeight);
      turn.setFromAxisAngle(UP, 2 * Math.PI * random(4));
      scale.set(
        size * (0.8 + 0.5 * random(5)),
        size * (0.7 + 0.4 * random(6)),
        size * rockHeight * (0.7 + 0.6 * random(7)),
      );
      this.rocks.setMatrixAt(this.laid, matrix.compose(position, turn, scale));
      aFoot!.setX(this.laid, foot);
      aShade!.setX(this.laid++, random(8) - 0.5);
    }
    this.rocks.instanceMatrix.needsUpdate = true;
    aFoot!.needsUpdate = true;
    aShade!.needsUpdate = true;
  }

  update(tier: ShaderTier, isSunny: boolean): void {
    const count = Math.round(this.laid * SHARES[tier]);
    this.rocks.count = count;
    this.shadows.count = count;
    this.shadows.visible = isSunny;
  }

  dispose(): void {
    this.rocks.geometry.dispose();
    for (const mesh of [this.rocks, this.shadows]) {
      mesh.material.dispose();
      mesh.dispose();
    }
  }
}

/** A stone of unit radius with broken faces. */
function rockGeometry(): BufferGeometry {
  const geometry = new IcosahedronGeometry(1, 2);
  const position = geometry.getAttribute('position');
  const place = new Vector3();
  // Planes cut it out of a ball, as blows have broken it; its skin is worn unevenly.
  const planes = Array.from({ length: CUTS }, (_, k) => {
    const z = 2 * lattice(k, 5, 23) - 1;
    const angle = 2 * Math.PI * lattice(k, 6, 23);
    const flat = Math.sqrt(1 - z * z);
    return {
      normal: new Vector3(flat * Math.cos(angle), flat * Math.sin(angle), z),
      away: 0.3 + 0.2 * lattice(k, 7, 23),
    };
  });
  for (let i = 0; i < position.count; i++) {
    place.fromBufferAttribute(position, i).normalize();
    let reach = 0.58;
    for (const { normal, away } of planes) {
      const towards = normal.dot(place);
      if (towards > 0) reach = Math.min(reach, away / towards);
    }
    const key = Math.round(place.x * 90) * 7 + Math.round(place.y * 90) * 131 + Math.round(place.z * 90) * 977;
    place.multiplyScalar(reach * (0.95 + 0.1 * lattice(key, 3, 11)));
    position.setXYZ(i, place.x, place.y, place.z);
  }
  geometry.deleteAttribute('uv');
  geometry.computeVertexNormals();
  return geometry;
}

const UP = new Vector3(0, 0, 1);
const position = new Vector3();
const scale = new Vector3();
const turn = new Quaternion();
const matrix = new Matrix4();
