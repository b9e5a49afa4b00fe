import { DoubleSide, Matrix4, ShaderMaterial, type Texture, Vector3 } from 'three';
import type { ShaderTier } from '../quality/adaptive-tier.ts';
import { CRAFT_FRAGMENT, CRAFT_VERTEX } from './craft.glsl.ts';

/** The material of a craft: what it is made of comes with the geometry, where its light comes from is set here. */
export class CraftMaterial extends ShaderMaterial {
  readonly sunView = new Vector3(0, 0, 1);
  /** Towards the nearest world (view space), and what it sends (linear colour; 1: as bright as a white card in the Sun). */
  readonly bodyView = new Vector3(0, -1, 0);
  readonly bodyShine = new Vector3();
  readonly skyShine = new Vector3();
  /** Towards the Milky Way's pole and its middle (view space): what mirrors show. */
  readonly poleView = new Vector3(0, 1, 0);
  readonly coreView = new Vector3(0, 0, 1);
  /** Shadow's coordinates (0 to 1 across the map, 0 to 1 from the Sun) from view space. */
  readonly shadowFromView = new Matrix4();

  constructor(shadow: Texture) {
    super({ vertexShader: CRAFT_VERTEX, fragmentShader: CRAFT_FRAGMENT, transparent: true, side: DoubleSide });
    this.uniforms = {
      uSunView: { value: this.sunView },
      uLight: { value: 1 },
      uBodyView: { value: this.bodyView },
      uBodyCos: { value: 1 },
      uBodyShine: { value: this.bodyShine },
      uSkyShine: { value: this.skyShine },
      uPoleView: { value: this.poleView },
      uCoreView: { value: this.coreView },
      uHeat: { value: 0 },
      uOpacity: { value: 1 },
      uTier: { value: 1 },
      uShadow: { value: shadow },
      uShadowFromView: { value: this.shadowFromView },
      uShadowTexel: { value: 0 },
    };
  }

  /** 0 in the shadow of a body, 1 in full sunlight. */
  set light(share: number) {
    this.uniforms.uLight!.value = share;
  }

  /** Cosine of the nearest world's half width in the sky. */
  set bodyCos(cosine: number) {
    this.uniforms.uBodyCos!.value = cosine;
  }

  /** How far carbon that faces the Sun glows, 0 to 1. */
  set heat01(heat: number) {
    this.uniforms.uHeat!.value = heat;
  }

  set opacity01(opacity: number) {
    this.uniforms.uOpacity!.value = opacity;
  }

  set tier(tier: ShaderTier) {
    this.uniforms.uTier!.value = tier;
  }

  /** Width of a texel of the shadow's map, of 1 across it; 0 where the craft casts none on itself. */
  set shadowTexel(width: number) {
    this.uniforms.uShadowTexel!.value = width;
  }
}
