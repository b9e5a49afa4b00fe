import { BufferAttribute, BufferGeometry } from 'three';

/** Corners of one piece of a ribbon: x 0 start, 1 end; y the sides. */
const CORNERS = [0, -1, 1, -1, 0, 1, 1, 1] as const;
/** The two triangles they make. */
const TRIANGLES = [0, 1, 2, 2, 1, 3] as const;

/** Vertices of one piece. */
export const PIECE_VERTICES = 4;

/**
 * The corners (`position`) and triangles of a ribbon of so many pieces. Written out rather than instanced: software
 * renderers pay for every instance, and a piece has four vertices only.
 */
export function ribbonGeometry(pieces: number): BufferGeometry {
  const corners = new Float32Array(pieces * PIECE_VERTICES * 3);
  const index = new Uint16Array(pieces * TRIANGLES.length);
  for (let piece = 0; piece < pieces; piece++) {
    const first = piece * PIECE_VERTICES;
    for (let corner = 0; corner < PIECE_VERTICES; corner++) {
      corners[3 * (first + corner)] = CORNERS[2 * corner]!;
      corners[3 * (first + corner) + 1] = CORNERS[2 * corner + 1]!;
    }
    for (let i = 0; i < TRIANGLES.length; i++) index[piece * TRIANGLES.length + i] = first + TRIANGLES[i]!;
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(corners, 3));
  geometry.setIndex(new BufferAttribute(index, 1));
  return geometry;
}
