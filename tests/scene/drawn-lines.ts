import { type BufferGeometry, type Group, Matrix3, type Matrix4, type Mesh, type ShaderMaterial } from 'three';
import { FRAME_NUMBERS } from '../../src/scene/lines/line-frame.ts';
import { LINE } from '../../src/scene/missions/path-shader.ts';
import type { Stage } from '../../src/scene/stage/stage.ts';
import { CHOSEN_ORBIT } from '../../src/state/line-styles.ts';
import { type DrawnEnd, drawnLines as toldLines } from './drawn-paths.ts';

/** A piece of a drawn line: where it begins and ends on the screen (CSS px); undefined for what lies behind the eye. */
export interface DrawnPiece {
  readonly from: ScreenPoint | undefined;
  readonly to: ScreenPoint | undefined;
}

export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** A line as the graphics card draws it. */
export interface DrawnLine {
  readonly pieces: readonly DrawnPiece[];
  /** Whether it stands out, as only those of the chosen mission do. */
  readonly isChosen: boolean;
  /** Whether it comes out of the dark and goes into it: its ends are seen by nobody. */
  readonly hasFadingEnds: boolean;
}

const f = Math.fround;

/** The lines of paths that a frame shows, from the very numbers the graphics card is given and with its 32-bit floats. */
export function drawnLines(root: Group, stage: Stage): DrawnLine[] {
  const axes = new Matrix3();
  return toldLines(root).map(({ numbers, pieces }) => {
    axes.fromArray([0, 1, 2].flatMap((own) => [0, 1, 2].map((axis) => numbers[LINE.axes + 4 * own + axis]!)));
    const turn = turned(stage.camera.matrixWorldInverse, axes);
    const end = (at: DrawnEnd) => onScreen(stage, turn, fromEye(at, numbers));
    return {
      pieces: pieces.map(({ a, b }) => ({ from: end(a), to: end(b) })),
      isChosen: numbers[LINE.haloPx]! > 0,
      hasFadingEnds: numbers[LINE.ends]! > 0 || numbers[LINE.ends + 1]! > 0,
    };
  });
}

type Triple = readonly [number, number, number];

/** As in the shader: the large parts cancel before the small ones count. */
function fromEye({ high, low }: DrawnEnd, told: Float32Array): Triple {
  const along = (axis: 0 | 1 | 2) =>
    f(f(high[axis] - told[LINE.eyeHigh + axis]!) + f(low[axis] - told[LINE.eyeLow + axis]!));
  return [along(0), along(1), along(2)];
}
/** Rows of the turn from a line's axes to the eye's, as 32-bit floats. */
function turned({ elements: v }: Matrix4, { elements: a }: Matrix3): readonly Triple[] {
  const at = (row: number, column: number) =>
    f(v[row]! * a[3 * column]! + v[row + 4]! * a[3 * column + 1]! + v[row + 8]! * a[3 * column + 2]!);
  return [0, 1, 2].map((row): Triple => [at(row, 0), at(row, 1), at(row, 2)]);
}

function onScreen({ camera, eye }: Stage, turn: readonly Triple[], p: Triple): ScreenPoint | undefined {
  const [x, y, z] = turn.map((row) =>
    f(f(f(row[0] * p[0]) + f(row[1] * p[1])) + f(row[2] * p[2])),
  ) as unknown as Triple;
  if (z > -camera.near) return undefined;
  const { elements: m } = camera.projectionMatrix;
  const clipX = f(f(m[0]! * x) + f(m[8]! * z));
  const clipY = f(f(m[5]! * y) + f(m[9]! * z));
  return { x: (f(clipX / -z) * 0.5 + 0.5) * eye.widthPx, y: (0.5 - f(clipY / -z) * 0.5) * eye.heightPx };
}

/** The orbits drawn as ellipses, the chosen mission's standing out. */
export function drawnEllipses(root: Group, stage: Stage): DrawnLine[] {
  const lines: DrawnLine[] = [];
  root.traverseVisible((child) => {
    const { geometry, material } = child as Partial<Mesh<BufferGeometry, ShaderMaterial>>;
    if (!geometry?.hasAttribute('aSpan') || !material) return;
    const told = material.uniforms.uLines!.value as Float32Array;
    const turn = turned(stage.camera.matrixWorldInverse, new Matrix3());
    const spans = geometry.getAttribute('aSpan')!;
    const drawn = (geometry.drawRange.count / 6) * 4;
    const perOrbit = ORBIT_PIECES * 4;
    for (let vertex = 0; vertex < drawn; vertex += 4) {
      const at = FRAME_NUMBERS + ORBIT_NUMBERS * Math.floor(vertex / perOrbit);
      const end = (span: number) => onScreen(stage, turn, onEllipse(told, at, span));
      if (vertex % perOrbit === 0)
        lines.push({ pieces: [], isChosen: told[at + 11] === f(CHOSEN_ORBIT.widthPx), hasFadingEnds: true });
      const piece = { from: end(spans.getX(vertex)), to: end(spans.getY(vertex)) };
      (lines[lines.length - 1]!.pieces as DrawnPiece[]).push(piece);
    }
  });
  return lines;
}

/** Numbers the shader is told of an orbit: body and anomaly, half axis p and opacity, half axis q and width, and its look. */
const ORBIT_NUMBERS = 16;
const ORBIT_PIECES = 160;

function onEllipse(told: Float32Array, at: number, ahead: number): Triple {
  const middle = f(told[at + 3]! + 0.5 * ahead);
  const chord = 2 * f(Math.sin(0.5 * ahead));
  const along = (axis: 0 | 1 | 2) =>
    f(
      told[at + axis]! +
        f(chord * f(f(Math.cos(middle)) * told[at + 8 + axis]! - f(Math.sin(middle)) * told[at + 4 + axis]!)),
    );
  return [along(0), along(1), along(2)];
}

/** Distance of two places (px). */
export function apartPx(a: ScreenPoint, b: ScreenPoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Least distance from a place to the pieces of a line that lie before the eye (px). */
export function awayPx({ pieces }: DrawnLine, { x, y }: ScreenPoint): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { from, to } of pieces) {
    if (!from || !to) continue;
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const along = Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(x - from.x - along * dx, y - from.y - along * dy));
  }
  return least;
}
