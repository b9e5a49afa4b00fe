import { BufferAttribute, type BufferGeometry, Group, Mesh, ShaderMaterial, Vector2, Vector3 } from 'three';
import { AU_KM } from '../../core/units/constants.ts';
import type { LabelGuest } from '../labels/label-guest.ts';
import { RIBBON_FRAGMENT, RIBBON_UNIFORMS, RIBBON_VERTEX } from '../lines/ribbon.glsl.ts';
import { PIECE_VERTICES, ribbonGeometry } from '../lines/ribbon-geometry.ts';
import { smoothstep } from '../stage/apparent-size.ts';
import type { ScenePoint } from '../stage/display-axes.ts';
import type { Layer } from '../stage/layer.tsx';
import { distanceFactor } from '../stage/radial-scale.ts';
import type { Stage } from '../stage/stage.ts';

const RINGS_AU = [1, 10, 100] as const;
const OPACITY = 0.4;
const WIDTH_PX = 1;
const PIECES = 180;
/** Figures stand on the near right of their rings, so far from straight right (radians). */
const FIGURE_TURN_RAD = 0.45;
/** They give way to every name, but not to those of the sky. */
const PRIORITY = 60;
/** From this amount on the rings show: below it what one looks at is near by, and a ring would only cross the picture. */
const SEEN_FROM = 0.5;

const VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
attribute vec2 aTurns;
uniform vec3 uSun;
uniform float uRadius;
uniform float uWidthPx;
varying float vTurn;
${RIBBON_UNIFORMS}
${RIBBON_VERTEX}
vec3 onRing(float turns) {
  float angle = 6.2831853 * turns;
  return mat3(viewMatrix) * (uSun + uRadius * vec3(cos(angle), 0.0, -sin(angle)));
}
void main() {
  gl_Position = ribbonPosition(onRing(aTurns.x), onRing(aTurns.y), position.xy, uWidthPx);
  vTurn = mix(aTurns.x, aTurns.y, ribbonShare);
  #include <logdepthbuf_vertex>
}`;

const FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
uniform float uOpacity;
varying float vTurn;
${RIBBON_FRAGMENT}
void main() {
  #include <logdepthbuf_fragment>
  // Broken every two degrees, so that nobody takes it for an orbit.
  float soft = 180.0 * fwidth(vTurn);
  float at = abs(fract(180.0 * vTurn) - 0.5);
  float alpha = uOpacity * ribbonAlpha() * (1.0 - smoothstep(0.3 - soft, 0.3 + soft, at));
  gl_FragColor = vec4(0.62, 0.7, 0.84, alpha);
}`;

interface Ring {
  readonly au: number;
  readonly mesh: Mesh<BufferGeometry, ShaderMaterial>;
}

/** Circles about the Sun in the ecliptic, with their distance, that help to read logarithmic distances; else nothing. */
export class DistanceRings implements Layer {
  readonly root = new Group();
  private readonly geometry = geometryOfRing();
  private readonly viewportPx = new Vector2(1, 1);
  private readonly sunFromEye = new Vector3();
  private readonly rings: readonly Ring[];
  private readonly figures: readonly LabelGuest[];

  constructor(private readonly stage: Stage) {
    this.rings = RINGS_AU.map((au) => ({ au, mesh: this.makeMesh() }));
    this.figures = RINGS_AU.map((au) => figureOf(au));
    for (const { mesh } of this.rings) this.root.add(mesh);
    for (const figure of this.figures) stage.guests.add(figure);
  }

  update({ places, eye, camera, sunIndex }: Stage): void {
    const { logAmount } = places;
    this.viewportPx.set(eye.widthPx, eye.heightPx);
    const { position } = eye;
    this.sunFromEye.set(
      places.x[sunIndex]! - position.x,
      places.y[sunIndex]! - position.y,
      places.z[sunIndex]! - position.z,
    );
    for (const { au, mesh } of this.rings) {
      mesh.visible = logAmount > SEEN_FROM;
      const { uRadius, uOpacity, uNear } = mesh.material.uniforms;
      uRadius!.value = drawnKm(au, logAmount);
      uOpacity!.value = OPACITY * smoothstep(SEEN_FROM, 1, logAmount);
      uNear!.value = camera.near;
    }
  }

  dispose(): void {
    for (const figure of this.figures) this.stage.guests.delete(figure);
    for (const { mesh } of this.rings) mesh.material.dispose();
    this.geometry.dispose();
  }

  private makeMesh(): Mesh<BufferGeometry, ShaderMaterial> {
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: {
        uSun: { value: this.sunFromEye },
        uRadius: { value: 1 },
        uOpacity: { value: 0 },
        uWidthPx: { value: WIDTH_PX },
        uNear: { value: 1 },
        uViewportPx: { value: this.viewportPx },
      },
      transparent: true,
      depthWrite: false,
    });
    const mesh = new Mesh(this.geometry, material);
    mesh.frustumCulled = false;
    mesh.matrixAutoUpdate = false;
    mesh.visible = false;
    mesh.renderOrder = 18;
    return mesh;
  }
}

function drawnKm(au: number, logAmount: number): number {
  return au * AU_KM * distanceFactor(au * AU_KM, logAmount);
}

/** The figure of a ring, where one looks at it from, whichever way that is. */
function figureOf(au: number): LabelGuest {
  return {
    text: `${au} au`,
    tone: 'sky',
    priority: PRIORITY,
    markPx: -2,
    locate(out, { places, eye, sunIndex, explorer }) {
      const isHidden = explorer.store.getState().hiddenLayers.includes('orbits');
      if (places.logAmount <= SEEN_FROM || isHidden) return false;
      const { right, up, forward, position } = eye;
      // The eye's right hand is level; a quarter turn from it is straight towards the eye.
      const along = Math.cos(FIGURE_TURN_RAD) * drawnKm(au, places.logAmount);
      const nearer = Math.sin(FIGURE_TURN_RAD) * drawnKm(au, places.logAmount);
      at.x = places.x[sunIndex]! + along * right.x - nearer * right.z - position.x;
      at.y = places.y[sunIndex]! - position.y;
      at.z = places.z[sunIndex]! + along * right.z + nearer * right.x - position.z;
      const ahead = dot(at, forward);
      if (ahead <= 0) return false;
      const scale = eye.pixelsPerTangent / ahead;
      out.x = eye.widthPx / 2 + dot(at, right) * scale;
      out.y = eye.heightPx / 2 - dot(at, up) * scale;
      return out.x > 0 && out.y > 0 && out.x < eye.widthPx && out.y < eye.heightPx;
    },
  };
}

const at: ScenePoint = { x: 0, y: 0, z: 0 };

function dot(a: Readonly<ScenePoint>, b: Readonly<ScenePoint>): number {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

/** The pieces of a circle, in turns. */
function geometryOfRing(): BufferGeometry {
  const turns = new Float32Array(PIECES * PIECE_VERTICES * 2);
  for (let vertex = 0; vertex < PIECES * PIECE_VERTICES; vertex++) {
    const piece = Math.floor(vertex / PIECE_VERTICES);
    turns[2 * vertex] = piece / PIECES;
    turns[2 * vertex + 1] = (piece + 1) / PIECES;
  }
  return ribbonGeometry(PIECES).setAttribute('aTurns', new BufferAttribute(turns, 2));
}
