import { BufferAttribute, BufferGeometry } from 'three';

/** Corners of one piece of a ribbon: x 0 start, 1 end; y the sides. */
const CORNERS = [0, -1, 1, -1, 0, 1, 1, 1] as const;
/** The two triangles they make. */
const TRIANGLES = [0, 1, 2, 2, 1, 3] as const;

/** Vertices of one piece, and indices of its triangles. */
export const PIECE_VERTICES = 4;
export const PIECE_INDICES = TRIANGLES.length;
/** Pieces that indices of 16 bits reach. */
export const MOST_PIECES = 65536 / PIECE_VERTICES;

/** The triangles of so many pieces, at most `MOST_PIECES`. For shaders that tell the corner by the vertex's number. */
export function ribbonIndex(pieces: number): BufferAttribute {
  const index = new Uint16Array(pieces * PIECE_INDICES);
  for (let piece = 0; piece < pieces; piece++) {
    for (let i = 0; i < PIECE_INDICES; i++) index[piece * PIECE_INDICES + i] = piece * PIECE_VERTICES + TRIANGLES[i]!;
  }
  return new BufferAttribute(index, 1);
}

/**
 * The corners (`position`) and triangles of a ribbon of so many pieces. Written out rather than instanced: software
 * renderers pay for every instance, and a piece has four vertices only.
 */
export function ribbonGeometry(pieces: number): BufferGeometry {
  const corners = new Float32Array(pieces * PIECE_VERTICES * 3);
  for (let vertex = 0; vertex < pieces * PIECE_VERTICES; vertex++) {
    const corner = vertex % PIECE_VERTICES;
    corners[3 * vertex] = CORNERS[2 * corner]!;
    corners[3 * vertex + 1] = CORNERS[2 * corner + 1]!;
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(corners, 3));
  geometry.setIndex(ribbonIndex(pieces));
  return geometry;
}
