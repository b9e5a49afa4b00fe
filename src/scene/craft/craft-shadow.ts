import {
  type BufferGeometry,
  Color,
  DoubleSide,
  Matrix4,
  Mesh,
  NearestFilter,
  OrthographicCamera,
  Scene,
  ShaderMaterial,
  Vector3,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import { SHADOW_FRAGMENT, SHADOW_VERTEX } from './craft.glsl.ts';

const SIZE_PX = 768;

/** A part that casts a shadow, and how it stands on its craft. */
export interface Caster {
  readonly geometry: BufferGeometry;
  readonly matrix: Matrix4;
}

/**
 * The shadow of the one craft that is seen largest, as the Sun sees it: on the craft itself and on the ground below it.
 * Set each frame by the craft's layer, drawn before the first thing that needs it.
 */
export class CraftShadow {
  /** Map coordinates from the craft's own axes (metres): 0 to 1 across, depth 0 to 1 away from the Sun. */
  readonly shadowFromCraft = new Matrix4();
  /** Index of the craft in the stage whose shadow this is; -1 for none. */
  craftIndex = -1;
  private readonly target = new WebGLRenderTarget(SIZE_PX, SIZE_PX, {
    magFilter: NearestFilter,
    minFilter: NearestFilter,
  });
  private readonly camera = new OrthographicCamera(-1, 1, 1, -1, 0, 2);
  private readonly scene = new Scene();
  private readonly material = new ShaderMaterial({
    vertexShader: SHADOW_VERTEX,
    fragmentShader: SHADOW_FRAGMENT,
    side: DoubleSide,
    uniforms: { uShadowFromCraft: { value: this.shadowFromCraft } },
  });
  private readonly meshes: Mesh[] = [];
  private isDrawn = true;

  get texture() {
    return this.target.texture;
  }

  get texel(): number {
    return 1 / SIZE_PX;
  }

  /** Takes a craft's parts within `reachM` of its origin, lit from `sun` (its own axes, unit). */
  set(craftIndex: number, casters: readonly Caster[], sun: Vector3, reachM: number): void {
    this.craftIndex = craftIndex;
    this.isDrawn = false;
    for (let i = 0; i < Math.max(casters.length, this.meshes.length); i++) {
      const caster = casters[i];
      const mesh = this.meshes[i] ?? this.addMesh();
      mesh.visible = caster !== undefined;
      if (!caster) continue;
      mesh.geometry = caster.geometry;
      mesh.matrix.copy(caster.matrix);
    }
    const { camera } = this;
    camera.left = -reachM;
    camera.right = reachM;
    camera.top = reachM;
    camera.bottom = -reachM;
    camera.near = 0;
    camera.far = 2 * reachM;
    camera.position.copy(sun).multiplyScalar(reachM);
    camera.up.set(Math.abs(sun.z) < 0.9 ? 0 : 1, 0, Math.abs(sun.z) < 0.9 ? 1 : 0);
    camera.lookAt(ORIGIN);
    camera.updateMatrixWorld(true);
    const scale = 1 / (2 * reachM);
    // biome-ignore format: a matrix
    this.shadowFromCraft.set(
      scale, 0, 0, 0.5,
      0, scale, 0, 0.5,
      0, 0, -scale, 0,
      0, 0, 0, 1,
    ).multiply(camera.matrixWorldInverse);
  }

  /** No craft is near enough. */
  clear(): void {
    this.craftIndex = -1;
    this.isDrawn = true;
  }

  /** Draws the map, once after each `set`; called by what is about to be drawn with it. */
  readonly draw = (renderer: WebGLRenderer): void => {
    if (this.isDrawn) return;
    this.isDrawn = true;
    const target = renderer.getRenderTarget();
    const alpha = renderer.getClearAlpha();
    renderer.getClearColor(clearColor);
    renderer.setRenderTarget(this.target);
    renderer.setClearColor(0xffffff, 1);
    renderer.clear();
    this.camera.updateProjectionMatrix();
    renderer.render(this.scene, this.camera);
    renderer.setClearColor(clearColor, alpha);
    renderer.setRenderTarget(target);
  };

  private addMesh(): Mesh {
    const mesh = new Mesh(undefined, this.material);
    mesh.frustumCulled = false;
    mesh.matrixAutoUpdate = false;
    this.scene.add(mesh);
    this.meshes.push(mesh);
    return mesh;
  }
}

const ORIGIN = new Vector3();
const clearColor = new Color();
