import { AdditiveBlending, Mesh, ShaderMaterial, type SphereGeometry, Vector3 } from 'three';
import type { GlobeLook } from './globe-looks.ts';

const VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
uniform vec3 uAxes;
varying vec3 vLocal;
void main() {
  vLocal = position * uAxes;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  #include <logdepthbuf_vertex>
}`;

/** One look along the ray: how high above the limb it passes, and how the Sun stands there. */
const FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
uniform vec3 uAxes;
uniform vec3 uEye;
uniform vec3 uSun;
uniform vec3 uColor;
uniform float uScaleHeight;
uniform float uThickness;
uniform float uLight;
uniform float uOpacity;
varying vec3 vLocal;
void main() {
  #include <logdepthbuf_fragment>
  // In units of the body's own radius: its flattening is taken out.
  vec3 unit = (1.0 + uThickness) / uAxes;
  vec3 ray = normalize((vLocal - uEye) * unit);
  vec3 from = uEye * unit;
  float along = -dot(from, ray);
  vec3 nearest = from + max(along, 0.0) * ray;
  float height = length(nearest) - 1.0;
  // Before the disc the globe's own shader draws the air.
  if (height < -2.0 * uScaleHeight) discard;
  float air = height > 0.0 ? exp(-height / uScaleHeight) : 1.0 + 0.5 * height / uScaleHeight;
  air *= 1.0 - smoothstep(0.6, 1.0, height / uThickness);
  float cosSun = dot(normalize(nearest), uSun);
  float day = smoothstep(-0.2, 0.35, cosSun);
  // Forward scattering: air before the Sun glows.
  float forward = pow(max(dot(ray, uSun), 0.0), 6.0);
  // Thick and pale at the ground, its own colour above; red only where the Sun stands low.
  vec3 above = mix(uColor, uColor * uColor, clamp(height / (2.5 * uScaleHeight), 0.0, 1.0));
  vec3 colour = mix(vec3(0.9, 0.42, 0.18) * max(uColor.r, 0.4), above, smoothstep(-0.15, 0.25, cosSun));
  gl_FragColor = vec4(colour * air * day * (uLight + 1.2 * forward) * uOpacity, 1.0);
}`;

/** Scale heights to which the air is drawn. */
const HEIGHTS = 5;

/** The air beyond the limb of a globe: a thin sphere about it that only lights up. */
export class AirShell {
  readonly mesh: Mesh<SphereGeometry, ShaderMaterial>;
  private readonly thickness: number;
  private readonly axes = new Vector3();
  private readonly opacity = { value: 1 };

  constructor(
    { color, scaleHeight, light }: NonNullable<GlobeLook['shell']>,
    sphere: SphereGeometry,
    shared: { readonly sun: Vector3; readonly eye: Vector3 },
  ) {
    this.thickness = HEIGHTS * scaleHeight;
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: {
        uAxes: { value: this.axes },
        uEye: { value: shared.eye },
        uSun: { value: shared.sun },
        uColor: { value: new Vector3(...color) },
        uScaleHeight: { value: scaleHeight },
        uThickness: { value: this.thickness },
        uLight: { value: light },
        uOpacity: this.opacity,
      },
      transparent: true,
      depthWrite: false,
      blending: AdditiveBlending,
    });
    this.mesh = new Mesh(sphere, material);
    this.mesh.matrixAutoUpdate = false;
    this.mesh.frustumCulled = false;
  }

  /** Follows the globe, whose half axes are `axes` (km). */
  update(globe: Mesh, axes: Vector3, sphere: SphereGeometry, opacity: number): void {
    const { mesh } = this;
    mesh.geometry = sphere;
    mesh.position.copy(globe.position);
    mesh.quaternion.copy(globe.quaternion);
    mesh.scale.copy(globe.scale).multiplyScalar(1 + this.thickness);
    mesh.updateMatrix();
    mesh.renderOrder = globe.renderOrder + 0.0005;
    this.axes.copy(axes).multiplyScalar(1 + this.thickness);
    this.opacity.value = opacity;
  }

  dispose(): void {
    this.mesh.material.dispose();
  }
}
