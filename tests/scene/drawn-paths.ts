import type { BufferGeometry, Mesh, Object3D, ShaderMaterial } from 'three';
import { FRAME_NUMBERS } from '../../src/scene/lines/line-frame.ts';
import { PathBundle } from '../../src/scene/missions/path-bundle.ts';
import type { PathLine } from '../../src/scene/missions/path-line.ts';
import { LINE, LINE_NUMBERS } from '../../src/scene/missions/path-shader.ts';
import type { Stage } from '../../src/scene/stage/stage.ts';

type Triple = readonly [number, number, number];

/** An end of a piece: its place in the line's own unit and axes, in two parts, and its time and length (0 to 1). */
export interface DrawnEnd {
  readonly high: Triple;
  readonly low: Triple;
  readonly time: number;
  readonly length: number;
}

/** A line as the graphics card gets it. */
export interface DrawnLine {
  /** In order of time. */
  readonly pieces: readonly { readonly a: DrawnEnd; readonly b: DrawnEnd }[];
  /** What the shader is told of it, at the offsets of `LINE`. */
  readonly numbers: Float32Array;
}

/** The visible lines below a root in the order in which they are drawn, from the very numbers the graphics card is given. */
export function drawnLines(root: Object3D): DrawnLine[] {
  const batches = root.children.filter(
    (child) => child.visible && (child as Partial<Mesh<BufferGeometry>>).geometry?.hasAttribute('aHighA'),
  ) as Mesh<BufferGeometry, ShaderMaterial>[];
  return batches.flatMap(linesOf);
}

/** The lines of a bundle that shows just these. */
export function drawnAlone(stage: Stage, ...lines: PathLine[]): DrawnLine[] {
  const bundle = new PathBundle();
  bundle.begin();
  for (const line of lines) bundle.add(line);
  bundle.end(stage);
  const drawn = drawnLines(bundle.root);
  bundle.dispose();
  return drawn;
}

/** All points of a line, from its first to its last. */
export function pointsOf({ pieces }: DrawnLine): DrawnEnd[] {
  return pieces.length === 0 ? [] : [pieces[0]!.a, ...pieces.map(({ b }) => b)];
}

/** Where an end is from the line's centre (km, scene axes). */
export function placeOf(line: DrawnLine, { high, low }: DrawnEnd): Triple {
  return turned(line, (axis) => high[axis]! + low[axis]!);
}

/** Where it is from the eye, as the shader subtracts: large parts and small ones apart. */
export function placeFromEye(line: DrawnLine, { high, low }: DrawnEnd): Triple {
  const { numbers } = line;
  return turned(
    line,
    (axis) => high[axis]! - numbers[LINE.eyeHigh + axis]! + (low[axis]! - numbers[LINE.eyeLow + axis]!),
  );
}

/** Along the scene's axes what is told along the line's. */
function turned({ numbers }: DrawnLine, part: (axis: number) => number): Triple {
  const along = (axis: number) =>
    [0, 1, 2].reduce((sum, own) => sum + numbers[LINE.axes + 4 * own + axis]! * part(own), 0);
  return [along(0), along(1), along(2)];
}

function linesOf({ geometry, material }: Mesh<BufferGeometry, ShaderMaterial>): DrawnLine[] {
  const told = material.uniforms.uLines!.value as Float32Array;
  const index = geometry.getIndex()!;
  const rows: { numbers: Float32Array; pieces: { a: DrawnEnd; b: DrawnEnd }[] }[] = [];
  for (let at = FRAME_NUMBERS; at < told.length; at += LINE_NUMBERS) {
    rows.push({ numbers: told.slice(at, at + LINE_NUMBERS), pieces: [] });
  }
  for (let i = 0; i < geometry.drawRange.count; i += 6) {
    const vertex = index.getX(i);
    const line = geometry.getAttribute('aLine').getX(vertex);
    const { numbers, pieces } = rows[Math.abs(line) - 1]!;
    const craft = endAt(numbers, LINE.craftHigh, LINE.craftLow, numbers[LINE.now]!, numbers[LINE.craftLength]!);
    if (line < 0) {
      // Without a craft on the line its piece has no length.
      if (numbers[LINE.craftPiece]! < 0) continue;
      const next = endAt(numbers, LINE.nextHigh, LINE.nextLow, numbers[LINE.nextTime]!, numbers[LINE.nextLength]!);
      pieces.push({ a: craft, b: next });
    } else {
      const isBent = Math.floor(vertex / 4) === numbers[LINE.craftPiece];
      pieces.push({ a: vertexEnd(geometry, 'A', vertex), b: isBent ? craft : vertexEnd(geometry, 'B', vertex) });
    }
  }
  for (const { pieces } of rows) pieces.sort((p, q) => p.a.time - q.a.time || p.b.time - q.b.time);
  return rows;
}

function vertexEnd(geometry: BufferGeometry, end: 'A' | 'B', vertex: number): DrawnEnd {
  const high = geometry.getAttribute(`aHigh${end}`);
  const low = geometry.getAttribute(`aLow${end}`);
  return {
    high: [high.getX(vertex), high.getY(vertex), high.getZ(vertex)],
    low: [low.getX(vertex), low.getY(vertex), low.getZ(vertex)],
    time: high.getW(vertex),
    length: low.getW(vertex),
  };
}

function endAt(numbers: Float32Array, high: number, low: number, time: number, length: number): DrawnEnd {
  const triple = (at: number): Triple => [numbers[at]!, numbers[at + 1]!, numbers[at + 2]!];
  return { high: triple(high), low: triple(low), time, length };
}
