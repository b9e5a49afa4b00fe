import { BufferAttribute, Mesh, ShaderMaterial, Vector2, Vector3 } from 'three';
import { SPEED_OF_LIGHT_KM_S } from '../../core/units/constants.ts';
import { lightSpeedUp } from '../../state/ruler.ts';
import type { Ruler } from '../../state/store.ts';
import { eyeFromSunInto, LINE_SCALE_GLSL, LINE_SCALE_UNIFORMS } from '../lines/line-scale.ts';
import { RIBBON_FRAGMENT, RIBBON_UNIFORMS, RIBBON_VERTEX } from '../lines/ribbon.glsl.ts';
import { PIECE_VERTICES, ribbonGeometry } from '../lines/ribbon-geometry.ts';
import type { ScenePoint } from '../stage/display-axes.ts';
import type { Layer } from '../stage/layer.tsx';
import type { Stage } from '../stage/stage.ts';

/** Pieces are denser towards both ends: near one of them a piece must not span the whole view. */
const PIECES = 48;
const WIDTH_PX = 1.4;
/** A breath between two pulses of light, as a share of a crossing; after the last one the picture rests. */
const PAUSE_SHARE = 0.25;
const PULSES = 3;
const NO_PULSE = 2;

const sun: ScenePoint = { x: 0, y: 0, z: 0 };

const VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
attribute vec2 aShare;
uniform vec3 uFrom;
uniform vec3 uTo;
varying float vShare;
uniform float uWidthPx;
${RIBBON_UNIFORMS}
${RIBBON_VERTEX}
${LINE_SCALE_UNIFORMS}
${LINE_SCALE_GLSL}
vec3 onRuler(float share) {
  vec3 place = mix(uFrom, uTo, share);
  return uLogAmount > 0.0 ? scaledFromEye(place) : place;
}
void main() {
  mat3 turn = mat3(viewMatrix);
  vec3 a = turn * onRuler(aShare.x);
  vec3 b = turn * onRuler(aShare.y);
  gl_Position = ribbonPosition(a, b, position.xy, uWidthPx);
  vShare = mix(aShare.x, aShare.y, ribbonShare);
  #include <logdepthbuf_vertex>
}`;

const FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
uniform vec3 uColor;
uniform float uPulse;
varying float vShare;
${RIBBON_FRAGMENT}
void main() {
  #include <logdepthbuf_fragment>
  float behind = uPulse - vShare;
  float glow = behind >= 0.0 && uPulse <= 1.0 ? exp(-26.0 * behind) : 0.0;
  gl_FragColor = vec4(mix(uColor, vec3(1.0), glow), ribbonAlpha() * (0.5 + 0.5 * glow));
}`;

/** The ruler: a straight line between two objects, bent where the scale of distances bends space, with a pulse of light running from its first end to its second. */
export class RulerLine implements Layer {
  readonly root: Mesh;
  private readonly uniforms = {
    uFrom: { value: new Vector3() },
    uTo: { value: new Vector3() },
    uColor: { value: new Vector3(0.957, 0.722, 0.376) },
    uPulse: { value: NO_PULSE },
    uWidthPx: { value: WIDTH_PX },
    uNear: { value: 1 },
    uViewportPx: { value: new Vector2(1, 1) },
    uLogAmount: { value: 0 },
    uEyeFromSun: { value: new Vector3() },
  };
  private readonly material: ShaderMaterial;
  private startedMs = 0;
  private drawnFor: Ruler | null = null;

  constructor(private readonly invalidate: () => void) {
    const shares = new Float32Array(PIECES * PIECE_VERTICES * 2);
    const shareAt = (piece: number) => 0.5 - 0.5 * Math.cos((Math.PI * piece) / PIECES);
    for (let vertex = 0; vertex < PIECES * PIECE_VERTICES; vertex++) {
      const piece = Math.floor(vertex / PIECE_VERTICES);
      shares[2 * vertex] = shareAt(piece);
      shares[2 * vertex + 1] = shareAt(piece + 1);
    }
    const geometry = ribbonGeometry(PIECES).setAttribute('aShare', new BufferAttribute(shares, 2));
    this.material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: this.uniforms,
      transparent: true,
      depthWrite: false,
    });
    this.root = new Mesh(geometry, this.material);
    this.root.frustumCulled = false;
    this.root.renderOrder = 30;
  }

  update(stage: Stage): void {
    const { ruler } = stage.explorer.store.getState();
    const from = ruler ? stage.indexOf(ruler.fromId) : -1;
    const to = ruler ? stage.indexOf(ruler.toId) : -1;
    const { places, eye, camera } = stage;
    this.root.visible = from >= 0 && to >= 0 && places.isKnown[from] === 1 && places.isKnown[to] === 1;
    if (!this.root.visible || !ruler) return;
    // Its ends are told from the eye, from the Sun at logarithmic distances.
    const { trueX, trueY, trueZ, logAmount } = places;
    const { x, y, z } = logAmount > 0 ? places.truePlaceOf(sun, stage.sunIndex) : eye.position;
    this.uniforms.uFrom.value.set(trueX[from]! - x, trueY[from]! - y, trueZ[from]! - z);
    this.uniforms.uTo.value.set(trueX[to]! - x, trueY[to]! - y, trueZ[to]! - z);
    this.uniforms.uLogAmount.value = logAmount;
    eyeFromSunInto(this.uniforms.uEyeFromSun.value, stage);
    this.uniforms.uNear.value = camera.near;
    this.uniforms.uViewportPx.value.set(eye.widthPx, eye.heightPx);
    this.pulse(stage, ruler, places.trueDistanceKm(from, to));
  }

  dispose(): void {
    this.root.geometry.dispose();
    this.material.dispose();
  }

  /** Moves the pulse: at the speed of light, sped up by a round number that the page tells. */
  private pulse(stage: Stage, ruler: Ruler, distanceKm: number): void {
    const nowMs = performance.now();
    if (ruler !== this.drawnFor) this.startedMs = nowMs;
    this.drawnFor = ruler;
    const lightSeconds = distanceKm / SPEED_OF_LIGHT_KM_S;
    const crossingMs = Math.max(400, (1000 * lightSeconds) / lightSpeedUp(lightSeconds));
    const crossings = (nowMs - this.startedMs) / crossingMs;
    const isRunning = !stage.prefersStill && !ruler.isChoosing && crossings < PULSES * (1 + PAUSE_SHARE);
    this.uniforms.uPulse.value = isRunning ? crossings % (1 + PAUSE_SHARE) : NO_PULSE;
    if (isRunning) this.invalidate();
  }
}
