import { AdditiveBlending, BufferGeometry, LinearFilter, Mesh, RepeatWrapping, ShaderMaterial, Texture } from 'three';
import type { Layer } from '../stage/layer.tsx';
import type { Stage } from '../stage/stage.ts';
import { milkyWayNet } from './milky-way-net.ts';

const VERTEX = /* glsl */ `
varying vec2 vUv;
void main() {
  vec4 clip = projectionMatrix * vec4(mat3(viewMatrix) * position, 1.0);
  gl_Position = vec4(clip.xy, 0.0, clip.w);
  vUv = uv;
}`;

/** The brightest star clouds show with about this part of full light: the sky stays ground, not figure. */
const BRIGHTEST = 0.5;

const FRAGMENT = /* glsl */ `
uniform sampler2D uPicture;
varying vec2 vUv;
void main() {
  vec3 root = texture2D(uPicture, vUv).rgb;
  vec3 light = root * root;
  // The faintest steps of the picture are coding, in brightness and still more in colour: they stay below the sky's own dark.
  float grey = dot(light, vec3(0.3333));
  light = mix(vec3(grey), light, smoothstep(0.0, 0.05, grey));
  // A grain of half a step, the same in every frame: no rings where the glow thins out.
  float grain = fract(52.9829189 * fract(dot(floor(gl_FragCoord.xy), vec2(0.06711056, 0.00583715)))) - 0.5;
  gl_FragColor = vec4(max(vec3(0.0), ${BRIGHTEST} * light - 0.0035 + grain / 255.0), 1.0);
}`;

/** The Milky Way as it is: a photograph of the whole sky without its single stars, behind the stars. */
export class MilkyWay implements Layer {
  readonly root: Mesh<BufferGeometry, ShaderMaterial>;
  private readonly picture = { value: null as Texture | null };
  private isDisposed = false;

  constructor(
    private readonly stage: Stage,
    invalidate: () => void,
  ) {
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: { uPicture: this.picture },
      transparent: true,
      depthTest: false,
      depthWrite: false,
      blending: AdditiveBlending,
    });
    this.root = new Mesh(new BufferGeometry(), material);
    this.root.frustumCulled = false;
    this.root.renderOrder = -20;
    this.root.visible = false;
    stage.sky.add(this.root);
    void this.load(invalidate);
  }

  update(): void {
    this.root.visible = this.picture.value !== null;
  }

  dispose(): void {
    this.isDisposed = true;
    this.stage.sky.delete(this.root);
    this.root.geometry.dispose();
    this.root.material.dispose();
    this.picture.value?.dispose();
    (this.picture.value?.image as ImageBitmap | undefined)?.close();
  }

  private async load(invalidate: () => void): Promise<void> {
    try {
      const [net, image] = await Promise.all([
        fetchOk('milky-way.bin').then((response) => response.arrayBuffer()),
        fetchOk('milky-way.webp')
          .then((response) => response.blob())
          .then((blob) => createImageBitmap(blob, { imageOrientation: 'flipY', colorSpaceConversion: 'none' })),
      ]);
      if (this.isDisposed) {
        image.close();
        return;
      }
      this.root.geometry.dispose();
      this.root.geometry = milkyWayNet(new Uint8Array(net));
      this.picture.value = pictureOf(image);
      invalidate();
    } catch (error) {
      // Nothing a visitor came for is missing: the log is enough.
      console.warn('The Milky Way could not be loaded.', error);
    }
  }
}

async function fetchOk(file: string): Promise<Response> {
  const response = await fetch(`${import.meta.env.BASE_URL}stars/${file}`);
  if (!response.ok) throw new Error(`${file} answered ${response.status}.`);
  return response;
}

function pictureOf(image: ImageBitmap): Texture {
  const texture = new Texture(image);
  texture.flipY = false;
  texture.wrapS = RepeatWrapping;
  texture.minFilter = LinearFilter;
  texture.generateMipmaps = false;
  texture.needsUpdate = true;
  return texture;
}
