import {
  type BufferGeometry,
  DataTexture,
  DoubleSide,
  LinearFilter,
  LinearMipmapLinearFilter,
  Mesh,
  RingGeometry,
  ShaderMaterial,
  type Texture,
  Vector2,
  Vector3,
  Vector4,
} from 'three';
import type { CatalogBody } from '../../catalog/catalog.ts';
import { SCREEN_GLSL } from './globe.glsl.ts';
import type { GlobeMaterial } from './globe-material.ts';
import type { MapShelf } from './map-shelf.ts';
import { RING_MAPS } from './maps.ts';

const TEXELS = 2048;
/** Below this radius of the planet on the screen (px) the rings fade out. */
const RINGS_FROM_PX = 2.5;
/** From here on their own colours are wanted. */
const MAP_FROM_PX = 8;

/** How much light a ring of a class holds back, 0 to 1. */
const OPACITIES: Readonly<Record<string, number>> = { dense: 0.82, thin: 0.28, gap: 0.06 };

const VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
varying vec3 vLocal;
void main() {
  vLocal = position;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  #include <logdepthbuf_vertex>
}`;

const FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
uniform sampler2D uProfile;
uniform sampler2D uMap;
uniform float uMapShare;
uniform vec2 uProfileRange;
uniform vec2 uMapRange;
uniform vec3 uColor;
uniform vec3 uSun;
uniform vec3 uEye;
uniform vec3 uAxes;
uniform float uOpacity;
varying vec3 vLocal;
${SCREEN_GLSL}
void main() {
  #include <logdepthbuf_fragment>
  float radius = length(vLocal.xz);
  float opacity = texture2D(uProfile, vec2((radius - uProfileRange.x) / (uProfileRange.y - uProfileRange.x), 0.5)).r;
  vec4 map = texture2D(uMap, vec2((radius - uMapRange.x) / (uMapRange.y - uMapRange.x), 0.5));
  opacity = min(mix(opacity, map.a, uMapShare), 0.985);
  // The map is dull and, where it is thin, blue with the sky behind it: the ice is tan all over.
  vec3 tan = vec3(map.r, map.g, min(map.b, 0.9 * map.g)) * vec3(1.82, 1.78, 1.7);
  vec3 colour = mix(uColor, tan, uMapShare);
  // The planet's shadow: how near the ray to the Sun passes it, where the flattened planet is a unit sphere.
  vec3 place = vLocal / uAxes;
  vec3 sun = normalize(uSun / uAxes);
  float along = dot(place, sun);
  float away = length(place - along * sun) - 1.0;
  float edge = max(0.008, 0.75 * fwidth(away));
  float shade = along > 0.0 ? 1.0 : smoothstep(-edge, edge, away - 0.004);
  // A cloud of lumps that scatter once (Chandrasekhar, Radiative Transfer, 1950): light in under the Sun's height, out
  // under the eye's. What is thick shines on the lit side; on the other what is thin lets the light through.
  vec3 toEye = normalize(uEye - vLocal);
  float sunUp = max(abs(uSun.y), 0.03);
  float eyeUp = max(abs(toEye.y), 0.02);
  float clear = 1.0 - opacity;
  float clearToEye = pow(clear, 1.0 / eyeUp);
  float clearToSun = pow(clear, 1.0 / sunUp);
  float reflected = sunUp / (sunUp + eyeUp) * (1.0 - clearToEye * clearToSun);
  float gap = eyeUp - sunUp;
  float passed = abs(gap) < 0.01 ? -log(clear) / eyeUp * clearToEye : sunUp / gap * (clearToEye - clearToSun);
  float isLit = smoothstep(-0.02, 0.02, uSun.y * toEye.y);
  // Lumps throw most light back to where it came from, half as much of it aside; the dust between them some of it onwards.
  float turned = 0.5 + 0.5 * dot(uSun, toEye);
  float phase = 0.36 + 0.84 * turned * turned + 0.5 * pow(1.0 - turned, 6.0) * clear;
  float cover = max(1.0 - clearToEye, 1e-4);
  vec3 light = colour * colour * mix(0.8 * passed, 1.36 * reflected, isLit) / cover * phase * mix(0.003, 1.0, shade);
  gl_FragColor = vec4(onScreen(light), cover * uOpacity);
}`;

/** How the planet stands this frame. */
export interface RingPose {
  readonly globe: Mesh<BufferGeometry, GlobeMaterial>;
  /** How many times larger than it is the planet is drawn. */
  readonly enlargement: number;
  /** Radius of the planet on the screen. */
  readonly px: number;
}

/** The rings of a planet: a flat disc in its equator, as wide as they are, with the planet's shadow on it. */
export interface PlanetRings {
  readonly mesh: Mesh;
  /** Where the planet's shader finds how dense the rings are: a row from the inner to the outer edge (km). */
  readonly opacityMap: Texture;
  readonly opacityChannel: Vector4;
  readonly opacityRange: Vector2;
  update(pose: RingPose): void;
  dispose(): void;
}

/** Rings from the body's data; undefined where all of them are too faint to see. */
export function createRings(body: CatalogBody, maps: MapShelf): PlanetRings | undefined {
  const rings = (body.rings ?? []).filter((r) => OPACITIES[r.opticalDepthClass] !== undefined);
  if (rings.length === 0) return undefined;
  const innerKm = Math.min(...rings.map((r) => r.innerRadiusKm)) - 500;
  const outerKm = Math.max(...rings.map((r) => r.outerRadiusKm)) + 500;
  const profile = ringProfile(rings, innerKm, outerKm);
  const geometry = new RingGeometry(innerKm, outerKm, 128, 1).rotateX(-Math.PI / 2);
  const mapRange = RING_MAPS[body.id];
  const opacityRange = new Vector2(innerKm, outerKm);
  const opacityChannel = new Vector4(1, 0, 0, 0);
  const uniforms = {
    uProfile: { value: profile },
    uMap: { value: profile as Texture },
    uMapShare: { value: 0 },
    uProfileRange: { value: new Vector2(innerKm, outerKm) },
    uMapRange: { value: new Vector2(mapRange?.innerKm ?? 0, mapRange?.outerKm ?? 1) },
    uColor: { value: new Vector3(0.5, 0.48, 0.46) },
    uSun: { value: new Vector3() },
    uEye: { value: new Vector3() },
    uAxes: { value: new Vector3(1, 1, 1) },
    uOpacity: { value: 1 },
  };
  const material = new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    uniforms,
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
  });
  const mesh = new Mesh(geometry, material);
  mesh.matrixAutoUpdate = false;
  mesh.frustumCulled = false;
  return {
    mesh,
    opacityChannel,
    opacityRange,
    get opacityMap() {
      return uniforms.uMapShare.value === 1 ? uniforms.uMap.value : profile;
    },
    update({ globe, enlargement, px }) {
      mesh.position.copy(globe.position);
      mesh.quaternion.copy(globe.quaternion);
      mesh.scale.setScalar(enlargement);
      mesh.updateMatrix();
      mesh.renderOrder = globe.renderOrder + 0.001;
      const { sun, eye, axes } = globe.material;
      uniforms.uSun.value.copy(sun);
      uniforms.uEye.value.copy(eye);
      uniforms.uAxes.value.copy(axes);
      uniforms.uOpacity.value = Math.min(1, Math.max(0, (px - RINGS_FROM_PX) / RINGS_FROM_PX));
      const map = px > MAP_FROM_PX ? maps.ringMap(body.id) : undefined;
      if (map) {
        uniforms.uMap.value = map;
        uniforms.uMapShare.value = 1;
        opacityChannel.set(0, 0, 0, 1);
        opacityRange.copy(uniforms.uMapRange.value);
      }
    },
    dispose() {
      geometry.dispose();
      material.dispose();
      profile.dispose();
    },
  };
}

/** Opacity by distance from the planet, one row of texels; narrow rings keep at least one. */
function ringProfile(
  rings: readonly {
    readonly innerRadiusKm: number;
    readonly outerRadiusKm: number;
    readonly opticalDepthClass: string;
  }[],
  innerKm: number,
  outerKm: number,
): DataTexture {
  const data = new Uint8Array(TEXELS * 4);
  const texelOf = (km: number) => Math.floor(((km - innerKm) / (outerKm - innerKm)) * TEXELS);
  for (const ring of rings) {
    const first = texelOf(ring.innerRadiusKm);
    const last = Math.max(first, texelOf(ring.outerRadiusKm) - 1);
    const value = 255 * (OPACITIES[ring.opticalDepthClass] ?? 0);
    for (let i = first; i <= last; i++) data[4 * i] = value;
  }
  const texture = new DataTexture(data, TEXELS, 1);
  // Rings narrower than a pixel fade instead of flickering.
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.magFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}
