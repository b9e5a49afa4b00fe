import { BufferGeometry, InterleavedBuffer, InterleavedBufferAttribute, Mesh, ShaderMaterial } from 'three';
import { FRAME_NUMBERS, tellFrame } from '../lines/line-frame.ts';
import { MOST_PIECES, PIECE_INDICES, PIECE_VERTICES, ribbonIndex } from '../lines/ribbon-geometry.ts';
import type { Stage } from '../stage/stage.ts';
import type { PathLine } from './path-line.ts';
import { POINT_NUMBERS } from './path-points.ts';
import { LINE, LINE_NUMBERS, LINES, PATH_FRAGMENT, PATH_VERTEX } from './path-shader.ts';

/** Numbers of a vertex: its point's, and which line it is of. */
const STRIDE = POINT_NUMBERS + 1;
/** Points there is room for at first. */
const FIRST_ROOM = 256;

/**
 * Lines of one draw call. Each point begins a piece that ends at the next one, so that a vertex finds the other end of its
 * piece four vertices on in the same numbers; the piece after a line's last point goes from the craft to the point after
 * it. The points are sent when other lines are to be drawn; else only what the shader is told of the lines.
 */
export class PathBatch {
  readonly mesh: Mesh<BufferGeometry, ShaderMaterial>;
  private readonly numbers = new Float32Array(FRAME_NUMBERS + LINES * LINE_NUMBERS);
  /** The same numbers as far as so many lines reach: no more are sent. */
  private readonly told: readonly Float32Array[];
  private lines: PathLine[] = [];
  private buffer = new InterleavedBuffer(new Float32Array(0), STRIDE);
  private room = 0;

  constructor() {
    this.told = Array.from({ length: LINES + 1 }, (_, lines) =>
      this.numbers.subarray(0, FRAME_NUMBERS + lines * LINE_NUMBERS),
    );
    const material = new ShaderMaterial({
      vertexShader: PATH_VERTEX,
      fragmentShader: PATH_FRAGMENT,
      uniforms: { uLines: { value: this.numbers } },
      transparent: true,
      depthWrite: false,
    });
    this.mesh = new Mesh(new BufferGeometry(), material);
    this.mesh.frustumCulled = false;
    this.mesh.matrixAutoUpdate = false;
    this.mesh.renderOrder = 25;
  }

  /** Draws the lines from `first` on, below `count`, as far as they go into one call; gives the first that did not. */
  show(stage: Stage, lines: readonly PathLine[], first: number, count: number): number {
    let end = first;
    let points = 0;
    while (end < count && end - first < LINES && points + lines[end]!.points.count <= MOST_PIECES) {
      points += lines[end++]!.points.count;
    }
    if (end === first) throw new RangeError(`A line has more points than the ${MOST_PIECES} a draw call takes.`);
    if (!this.holds(lines, first, end)) this.take(lines.slice(first, end), points);
    this.tell(stage);
    this.mesh.visible = true;
    return end;
  }

  hide(): void {
    this.mesh.visible = false;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }

  private holds(lines: readonly PathLine[], first: number, end: number): boolean {
    if (end - first !== this.lines.length) return false;
    for (let i = first; i < end; i++) if (lines[i] !== this.lines[i - first]) return false;
    return true;
  }

  /** Takes other lines: copies their points. */
  private take(lines: PathLine[], points: number): void {
    this.lines = lines;
    if (points > this.room) this.makeRoom(points);
    const array = this.buffer.array as Float32Array;
    let at = 0;
    lines.forEach(({ points: { numbers, count } }, i) => {
      for (let point = 0; point < count; point++) {
        const own = numbers.subarray(point * POINT_NUMBERS, (point + 1) * POINT_NUMBERS);
        const line = point < count - 1 ? i + 1 : -(i + 1);
        for (let vertex = 0; vertex < PIECE_VERTICES; vertex++) {
          array.set(own, at);
          array[at + POINT_NUMBERS] = line;
          at += STRIDE;
        }
      }
    });
    this.buffer.clearUpdateRanges();
    this.buffer.addUpdateRange(0, at);
    this.buffer.needsUpdate = true;
    this.mesh.geometry.setDrawRange(0, points * PIECE_INDICES);
    this.mesh.material.uniforms.uLines!.value = this.told[lines.length];
  }

  private makeRoom(points: number): void {
    this.room = Math.min(MOST_PIECES, Math.max(FIRST_ROOM, 2 * this.room, points));
    this.mesh.geometry.dispose();
    // The last piece looks for its end in one point more.
    this.buffer = new InterleavedBuffer(new Float32Array((this.room + 1) * PIECE_VERTICES * STRIDE), STRIDE);
    const part = (size: number, at: number) => new InterleavedBufferAttribute(this.buffer, size, at);
    const next = PIECE_VERTICES * STRIDE;
    this.mesh.geometry = new BufferGeometry()
      .setAttribute('aHighA', part(4, 0))
      .setAttribute('aLowA', part(4, 4))
      .setAttribute('aHighB', part(4, next))
      .setAttribute('aLowB', part(4, next + 4))
      .setAttribute('aLine', part(1, POINT_NUMBERS))
      .setIndex(ribbonIndex(this.room));
  }

  private tell(stage: Stage): void {
    const { numbers, lines } = this;
    tellFrame(numbers, stage);
    let firstPoint = 0;
    for (let i = 0; i < lines.length; i++) {
      const { numbers: own, points } = lines[i]!;
      const at = FRAME_NUMBERS + i * LINE_NUMBERS;
      numbers.set(own, at);
      if (points.craftPiece >= 0) numbers[at + LINE.craftPiece] = firstPoint + points.craftPiece;
      firstPoint += points.count;
    }
  }
}
