import { DoubleSide, ShaderMaterial, Vector3 } from 'three';

const VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
attribute vec4 aTint;
varying vec3 vNormalView;
varying vec3 vView;
varying vec4 vTint;
void main() {
  vec4 view = modelViewMatrix * vec4(position, 1.0);
  vNormalView = normalMatrix * normal;
  vView = view.xyz;
  vTint = aTint;
  gl_Position = projectionMatrix * view;
  #include <logdepthbuf_vertex>
}`;

const FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
uniform vec3 uSunView;
uniform float uLight;
uniform float uOpacity;
varying vec3 vNormalView;
varying vec3 vView;
varying vec4 vTint;
void main() {
  #include <logdepthbuf_fragment>
  vec3 toEye = -normalize(vView);
  vec3 n = normalize(vNormalView);
  // Dishes and foils are thin: their back is lit as well as their front.
  if (dot(n, toEye) < 0.0) n = -n;
  float facing = max(dot(n, uSunView), 0.0);
  vec3 halfway = normalize(uSunView + toEye);
  float gloss = vTint.a;
  float spark = pow(max(dot(n, halfway), 0.0), mix(8.0, 90.0, gloss)) * gloss * step(0.0, dot(n, uSunView));
  float fresnel = pow(1.0 - max(dot(n, toEye), 0.0), 4.0);
  vec3 lit = vTint.rgb * (0.07 + 1.05 * facing * uLight) + uLight * (0.55 * spark + 0.08 * fresnel * gloss * facing);
  // Starlight and the worlds around: never quite black, so that a shape can be read at night.
  lit += vTint.rgb * 0.03 * (0.5 + 0.5 * n.y);
  gl_FragColor = vec4(pow(clamp(lit, 0.0, 1.0), vec3(1.0 / 2.2)), uOpacity);
}`;

/** The one material of all craft: lit by the Sun from where it is, each surface with a tint and a gloss of its own. */
export class CraftMaterial extends ShaderMaterial {
  readonly sunView = new Vector3(0, 0, 1);

  constructor() {
    super({ vertexShader: VERTEX, fragmentShader: FRAGMENT, transparent: true, side: DoubleSide });
    this.uniforms = {
      uSunView: { value: this.sunView },
      uLight: { value: 1 },
      uOpacity: { value: 1 },
    };
  }

  /** 0 in the shadow of a body, 1 in full sunlight. */
  set light(share: number) {
    this.uniforms.uLight!.value = share;
  }

  set opacity01(opacity: number) {
    this.uniforms.uOpacity!.value = opacity;
  }
}
