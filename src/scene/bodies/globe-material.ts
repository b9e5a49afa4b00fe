import { ShaderMaterial, type Texture, Vector2, Vector3, Vector4 } from 'three';
import type { ShaderTier } from '../quality/adaptive-tier.ts';
import { GLOBE_FRAGMENT, GLOBE_VERTEX } from './globe.glsl.ts';
import type { GlobeLook } from './globe-looks.ts';

/** Bodies that may throw their shadow on one globe at a time. */
export const MAX_CASTERS = 4;

/**
 * Material of one globe. Globes of one kind share a program; the map comes later, the plain colour shows till then.
 * Vectors are along the body's own axes (x prime meridian, y pole), in km, at its true size.
 */
export class GlobeMaterial extends ShaderMaterial {
  /** Direction of the Sun, of length 1. */
  readonly sun = new Vector3(0, 1, 0);
  readonly eye = new Vector3(0, 0, 1);
  readonly axes = new Vector3(1, 1, 1);
  /** Direction of the body that lights its night, of length 1, and how much light of which colour comes from there. */
  readonly shine = new Vector3(0, 1, 0);
  readonly shineColor = new Vector3();
  /** Bodies before the Sun: place from the centre, and radius. */
  readonly casters: readonly Vector4[] = Array.from({ length: MAX_CASTERS }, () => new Vector4());
  private readonly mapTexels = new Vector2(0, 0);
  readonly ringRange = new Vector2(0, 1);
  readonly ringChannel = new Vector4(0, 0, 0, 0);

  constructor(
    look: GlobeLook,
    private readonly blank: Texture,
    tier: ShaderTier,
  ) {
    super({ vertexShader: GLOBE_VERTEX, fragmentShader: GLOBE_FRAGMENT, transparent: true });
    this.defines = { SHADER_TIER: tier };
    for (const part of look.parts) this.defines[part] = '';
    this.uniforms = {
      uColor: { value: new Vector3(...look.color) },
      uMap: { value: blank },
      uMapShare: { value: 0 },
      uMapTexels: { value: this.mapTexels },
      uOpacity: { value: 1 },
      uAxes: { value: this.axes },
      uEye: { value: this.eye },
      uSun: { value: this.sun },
      uSunAngle: { value: 0 },
      uCasterCount: { value: 0 },
      uCasters: { value: this.casters },
      uLunar: { value: look.lunar },
      uMinnaert: { value: new Vector3(...look.minnaert) },
      uTwilight: { value: look.twilight },
      uGain: { value: look.gain },
      uNight: { value: 0.006 },
      uShine: { value: this.shine },
      uShineColor: { value: this.shineColor },
      uAir: { value: new Vector3(...look.air) },
      uShadowLight: { value: new Vector3(...look.shadowLight) },
      uDetail: { value: 0 },
      uDetailScale: { value: 4 },
      uDetailStretch: { value: new Vector3(...look.detailStretch) },
      uRings: { value: blank },
      uRingChannel: { value: this.ringChannel },
      uRingRange: { value: this.ringRange },
      uClouds: { value: blank },
      uLights: { value: blank },
      uCloudShare: { value: 0 },
      uLightShare: { value: 0 },
      uCloudShift: { value: 0 },
      uRelief: { value: blank },
      uReliefShare: { value: 0 },
    };
  }

  /** Changes the cost of the shader; the program for it is compiled at the next frame. */
  set tier(tier: ShaderTier) {
    if (this.defines.SHADER_TIER === tier) return;
    this.defines.SHADER_TIER = tier;
    this.needsUpdate = true;
  }

  /** The map; without one the plain colour shows, and nothing is held that the shelf may drop. */
  set map(texture: Texture | undefined) {
    this.uniforms.uMap!.value = texture ?? this.blank;
    if (!texture) this.mapShare = 0;
  }

  /** 0 plain colour, 1 map. */
  set mapShare(share: number) {
    this.uniforms.uMapShare!.value = share;
  }

  /** Texels from west to east of a map that is stretched; 0 of one that is not, which needs no care. */
  set stretchedTexels(widthPx: number) {
    this.mapTexels.set(widthPx, widthPx / 2);
  }

  set opacity01(opacity: number) {
    this.uniforms.uOpacity!.value = opacity;
  }

  /** Light on the dark side, in parts of daylight: more for small discs, which would vanish. */
  set night(light: number) {
    this.uniforms.uNight!.value = light;
  }

  /** Apparent radius of the Sun (rad). */
  set sunAngleRad(angle: number) {
    this.uniforms.uSunAngle!.value = angle;
  }

  set casterCount(count: number) {
    this.uniforms.uCasterCount!.value = count;
  }

  /** Made-up detail: how strong (0 to 1), and how many grains a radian. */
  setDetail(share: number, scale: number): void {
    this.uniforms.uDetail!.value = share;
    this.uniforms.uDetailScale!.value = scale;
  }

  setRings(texture: Texture): void {
    this.uniforms.uRings!.value = texture;
  }

  setClouds(texture: Texture, share: number, shift: number): void {
    this.uniforms.uClouds!.value = texture;
    this.uniforms.uCloudShare!.value = share;
    this.uniforms.uCloudShift!.value = shift;
  }

  setLights(texture: Texture, share: number): void {
    this.uniforms.uLights!.value = texture;
    this.uniforms.uLightShare!.value = share;
  }

  setRelief(texture: Texture, share: number): void {
    this.uniforms.uRelief!.value = texture;
    this.uniforms.uReliefShare!.value = share;
  }
}
