import { ShaderMaterial, Vector2, Vector3, Vector4 } from 'three';
import { SWARM_FAMILIES, type SwarmFamily } from '../../core/swarm/families.ts';
import { AU_KM } from '../../core/units/constants.ts';
import { SWARM_COLORS } from '../../state/swarm-colors.ts';
import { radialScaleGlsl } from '../stage/radial-scale.ts';
import { rgbOfHex } from '../stage/scene-object.ts';
import { KEPLER_GLSL } from './kepler.glsl.ts';

const FAMILIES = SWARM_FAMILIES.length;
const FIRST_COMET = SWARM_FAMILIES.indexOf('periodic-comet');

const VERTEX = /* glsl */ `
attribute vec4 aOrbit;
attribute uvec2 aClock;
attribute vec3 aTowards;
attribute vec3 aAhead;
uniform vec3 uEyeAu;
uniform vec4 uFamilies[${FAMILIES}];
uniform float uPixelRatio;
uniform float uPixelsPerTangent;
uniform float uDepthAu;
// Rows of the bodies under the pointer and with an open card; -1 for none.
uniform ivec2 uPicks;
varying vec4 vColor;
${KEPLER_GLSL}
uniform float uLogAmount;
${radialScaleGlsl(AU_KM)}
void main() {
  int family = int(aOrbit.w);
  float large = fract(aOrbit.w) / 0.9;
  vec4 look = uFamilies[family];
  gl_Position = vec4(2.0, 2.0, 0.0, 1.0);
  gl_PointSize = 1.0;
  vColor = vec4(0.0);
  if (look.a <= 0.0 || aOrbit.x <= 0.0) return;
  vec3 place = swarmPlace(aOrbit.xy, aOrbit.z > 0.5, aClock, aTowards, aAhead);
  float fromSun = length(place);
  vec3 drawn = uLogAmount > 0.0 ? scaledFromSun(place) : place;
  vec3 fromEye = drawn - uEyeAu;
  float away = length(fromEye);
  // What lies beyond the things one looks at is background; a crowd that shrinks to a spot thins out.
  float near = clamp(1.35 * uDepthAu / away, 0.3, 1.0);
  float spread = smoothstep(10.0, 90.0, length(drawn) * uPixelsPerTangent / away);
  // Comets are bright where the Sun warms them and nothing is seen of them far out.
  float warmth = family >= ${FIRST_COMET} ? min(1.0, pow(3.0 / fromSun, 1.5)) : 1.0;
  float alpha = look.a * near * spread * warmth * mix(0.8, 1.0, large);
  if (alpha < 0.02) return;
  vec4 clip = projectionMatrix * vec4(mat3(viewMatrix) * fromEye, 1.0);
  gl_Position = vec4(clip.xy, 0.0, clip.w);
  bool isPicked = gl_VertexID == uPicks.x || gl_VertexID == uPicks.y;
  gl_PointSize = uPixelRatio * (isPicked ? 7.0 : mix(1.6, 2.9, near) + 1.5 * large * near);
  vColor = vec4(look.rgb, isPicked ? 1.0 : alpha);
}`;

const FRAGMENT = /* glsl */ `
varying vec4 vColor;
void main() {
  vec2 off = gl_PointCoord - 0.5;
  gl_FragColor = vec4(vColor.rgb, vColor.a * (1.0 - 2.4 * dot(off, off)));
}`;

/** Points of the swarm: behind everything else, as quiet as their family's share says. */
export class SwarmMaterial extends ShaderMaterial {
  readonly eyeAu = new Vector3();
  private readonly picks = new Vector2(-1, -1);
  private readonly families = SWARM_FAMILIES.map((family) => new Vector4(...rgbOfHex(SWARM_COLORS[family]), 1));

  constructor() {
    super({ vertexShader: VERTEX, fragmentShader: FRAGMENT, transparent: true, depthTest: false, depthWrite: false });
    this.uniforms = {
      uEyeAu: { value: this.eyeAu },
      uFamilies: { value: this.families },
      uPixelRatio: { value: 1 },
      uPixelsPerTangent: { value: 1 },
      uDepthAu: { value: 1 },
      uLogAmount: { value: 0 },
      uPicks: { value: this.picks },
      uBlock: { value: 0 },
      uDays: { value: 0 },
    };
  }

  /** How clearly the families show (0 to 1), apart from the hidden ones. */
  setOpacity(opacity: number, hidden: readonly SwarmFamily[]): void {
    for (let i = 0; i < FAMILIES; i++) this.families[i]!.w = hidden.includes(SWARM_FAMILIES[i]!) ? 0 : opacity;
  }

  /** Rows of the bodies that stand out; -1 for none. */
  setPicks(hovered: number, picked: number): void {
    this.picks.set(hovered, picked);
  }

  setClock(block: number, days: number): void {
    this.uniforms.uBlock!.value = block;
    this.uniforms.uDays!.value = days;
  }

  /** How far distances are logarithmic; `eyeAu` is the eye's place in the picture then. */
  setLogAmount(amount: number): void {
    this.uniforms.uLogAmount!.value = amount;
  }

  setView(pixelRatio: number, pixelsPerTangent: number, depthAu: number): void {
    this.uniforms.uPixelRatio!.value = pixelRatio;
    this.uniforms.uPixelsPerTangent!.value = pixelsPerTangent;
    this.uniforms.uDepthAu!.value = depthAu;
  }
}
