import { ShaderMaterial, type Texture, Vector3 } from 'three';

const VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
varying vec3 vNormalView;
varying vec3 vView;
varying vec2 vUv;
void main() {
  vec4 view = modelViewMatrix * vec4(position, 1.0);
  // modelViewMatrix carries the half axes: the normal of an ellipsoid needs their inverse, which normalMatrix holds.
  vNormalView = normalMatrix * position;
  vView = view.xyz;
  vUv = uv;
  gl_Position = projectionMatrix * view;
  #include <logdepthbuf_vertex>
}`;

const FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
uniform vec3 uColor;
uniform sampler2D uMap;
uniform float uMapShare;
uniform vec3 uSunView;
uniform float uGlow;
uniform float uNight;
uniform vec3 uAir;
uniform float uOpacity;
varying vec3 vNormalView;
varying vec3 vView;
varying vec2 vUv;
vec3 linear(vec3 c) { return pow(c, vec3(2.2)); }
void main() {
  #include <logdepthbuf_fragment>
  vec3 n = normalize(vNormalView);
  float facing = dot(n, -normalize(vView));
  // The edge is smoothed here: the picture needs no multisampling.
  float edge = clamp(facing / max(fwidth(facing) * 1.2, 1e-5), 0.0, 1.0);
  vec3 base = linear(mix(uColor, texture2D(uMap, vUv).rgb, uMapShare));
  float cosSun = dot(n, uSunView);
  float day = smoothstep(-0.03, 0.06, cosSun) * max(cosSun, 0.0) + 0.04 * smoothstep(-0.12, 0.1, cosSun);
  vec3 lit = base * (uNight + 1.12 * pow(day, 0.8));
  float rim = pow(1.0 - clamp(facing, 0.0, 1.0), 3.0);
  lit += linear(uAir) * rim * smoothstep(-0.15, 0.4, cosSun) * 0.6;
  // A star shines by itself, a little less at the limb.
  vec3 shining = base * (0.72 + 0.55 * sqrt(clamp(facing, 0.0, 1.0)));
  vec3 colour = mix(lit, shining, uGlow);
  gl_FragColor = vec4(pow(clamp(colour, 0.0, 1.0), vec3(1.0 / 2.2)), edge * uOpacity);
}`;

/** How a globe shines: a star by itself, everything else by the Sun. */
export interface GlobeLook {
  readonly color: readonly [number, number, number];
  /** 1 for a star. */
  readonly glow: number;
  /** Colour of the air at the limb; black without an atmosphere. */
  readonly air: readonly [number, number, number];
}

/** Material of one globe. All globes share one program; the map comes later, the plain colour shows till then. */
export class GlobeMaterial extends ShaderMaterial {
  readonly sunView = new Vector3(0, 0, 1);

  constructor(look: GlobeLook, blank: Texture) {
    super({ vertexShader: VERTEX, fragmentShader: FRAGMENT, transparent: true });
    this.uniforms = {
      uColor: { value: new Vector3(...look.color) },
      uMap: { value: blank },
      uMapShare: { value: 0 },
      uSunView: { value: this.sunView },
      uGlow: { value: look.glow },
      uNight: { value: 0.012 },
      uAir: { value: new Vector3(...look.air) },
      uOpacity: { value: 1 },
    };
  }

  set map(texture: Texture) {
    this.uniforms.uMap!.value = texture;
  }

  /** 0 plain colour, 1 map. */
  set mapShare(share: number) {
    this.uniforms.uMapShare!.value = share;
  }

  get mapShare(): number {
    return this.uniforms.uMapShare!.value as number;
  }

  set opacity01(opacity: number) {
    this.uniforms.uOpacity!.value = opacity;
  }
}
