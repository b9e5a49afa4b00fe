import { BufferAttribute, BufferGeometry, LatheGeometry, Vector2 } from 'three';

export type Point = readonly [number, number, number];

/** A geometry of triangles, each with its own normal; nine numbers a triangle. */
export function facets(positions: readonly number[]): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(positions), 3));
  geometry.computeVertexNormals();
  return geometry;
}

/** Triangles that fill a quadrangle given by its corners in turn. */
function quad(a: Point, b: Point, c: Point, d: Point): number[] {
  return [...a, ...b, ...c, ...a, ...c, ...d];
}

/** A box about the origin whose edges are cut by `bevel`: they catch the light. */
export function bevelledBox([w, d, h]: Point, bevel: number): BufferGeometry {
  const half = [w / 2, d / 2, h / 2] as const;
  const corner = (signs: Point, face: number): Point => {
    const at = (axis: 0 | 1 | 2) => signs[axis] * (axis === face ? half[axis] : half[axis] - bevel);
    return [at(0), at(1), at(2)];
  };
  const out: number[] = [];
  for (let axis = 0; axis < 3; axis++) {
    const [b, c] = [(axis + 1) % 3, (axis + 2) % 3];
    const signed = (sa: number, sb: number, sc: number): Point => {
      const signs = [0, 0, 0];
      signs[axis] = sa;
      signs[b] = sb;
      signs[c] = sc;
      return signs as unknown as Point;
    };
    for (const side of [-1, 1]) {
      const face = (sb: number, sc: number) => corner(signed(side, sb, sc), axis);
      out.push(...quad(face(-side, -1), face(side, -1), face(side, 1), face(-side, 1)));
      for (const other of [-1, 1]) {
        const edge = (s: number, f: number) => corner(signed(s, side, other), f);
        const points = [edge(-1, b), edge(1, b), edge(1, c), edge(-1, c)] as const;
        out.push(...(side * other > 0 ? quad(...points) : quad(points[3], points[2], points[1], points[0])));
      }
    }
  }
  for (const sx of [-1, 1])
    for (const sy of [-1, 1])
      for (const sz of [-1, 1]) {
        const [p, q, r] = [0, 1, 2].map((face) => corner([sx, sy, sz], face)) as [Point, Point, Point];
        out.push(...(sx * sy * sz > 0 ? [...p, ...q, ...r] : [...p, ...r, ...q]));
      }
  return facets(out);
}

/** The bowl of a dish that opens towards +z: its middle in the origin, depth a fifth of the diameter or as told. */
export function bowl(diameterM: number, depthM = 0.19 * diameterM): BufferGeometry {
  const rings = 10;
  const profile = Array.from({ length: rings + 1 }, (_, i) => {
    const r = (i / rings) * (diameterM / 2);
    return new Vector2(Math.max(r, 1e-3), depthM * (i / rings) ** 2);
  });
  return new LatheGeometry(profile, 40).rotateX(Math.PI / 2);
}

/** A flat hexagon in the plane across x, `wide` from side to side. */
export function hexagon(wide: number, at: readonly [y: number, z: number], x: number): BufferGeometry {
  const radius = wide / Math.sqrt(3);
  const out: number[] = [];
  for (let i = 0; i < 6; i++) {
    const [a, b] = [i, i + 1].map((k) => (k * Math.PI) / 3) as [number, number];
    const point = (angle: number): Point => [x, at[0] + radius * Math.cos(angle), at[1] + radius * Math.sin(angle)];
    out.push(x, at[0], at[1], ...point(a), ...point(b));
  }
  return facets(out);
}

/** Outline of a kite-like sunshield about the origin: long along x, wide along y, its corners in turn. */
export function kiteOutline(lengthM: number, widthM: number): readonly (readonly [number, number])[] {
  const [l, w] = [lengthM / 2, widthM / 2];
  return [
    [l, 0.16 * w],
    [0.22 * l, w],
    [-0.22 * l, w],
    [-l, 0.16 * w],
    [-l, -0.16 * w],
    [-0.22 * l, -w],
    [0.22 * l, -w],
    [l, -0.16 * w],
  ];
}

/** A membrane between the corners of an outline, at height z, hanging by `sagM` between them: edges drawn in, as if pulled. */
export function membrane(outline: readonly (readonly [number, number])[], z: number, sagM: number): BufferGeometry {
  const out: number[] = [];
  const steps = 6;
  for (let i = 0; i < outline.length; i++) {
    const [a, b] = [outline[i]!, outline[(i + 1) % outline.length]!];
    const edge = (t: number): Point => {
      const drawnIn = 1 - 0.09 * 4 * t * (1 - t);
      return [drawnIn * (a[0] + (b[0] - a[0]) * t), drawnIn * (a[1] + (b[1] - a[1]) * t), z];
    };
    const between = (t: number, share: number): Point => {
      const [x, y] = edge(t);
      return [x * share, y * share, z + sagM * (1 - share * share)];
    };
    for (let k = 0; k < steps; k++) {
      const [s, t] = [k / steps, (k + 1) / steps];
      out.push(0, 0, z + sagM, ...between(s, 0.25), ...between(t, 0.25));
      for (let ring = 1; ring < 4; ring++) {
        const [inner, outer] = [ring / 4, (ring + 1) / 4];
        out.push(...quad(between(s, inner), between(s, outer), between(t, outer), between(t, inner)));
      }
    }
  }
  const geometry = facets(out);
  // Light runs over the whole film: its curve, not the triangles.
  const position = geometry.getAttribute('position');
  const normal = geometry.getAttribute('normal');
  const reach = Math.hypot(...outline[0]!);
  for (let i = 0; i < position.count; i++) {
    const k = (2 * sagM) / reach ** 2;
    const [nx, ny] = [k * position.getX(i), k * position.getY(i)];
    const length = Math.hypot(nx, ny, 1);
    normal.setXYZ(i, nx / length, ny / length, 1 / length);
  }
  return geometry;
}

/** A fan of gores about the origin, facing +z, folded a little like the paper of a parasol. */
export function fan(radiusM: number, gores: number): BufferGeometry {
  const out: number[] = [];
  for (let i = 0; i < gores; i++) {
    const point = (k: number): Point => {
      const angle = ((k % gores) * 2 * Math.PI) / gores;
      return [radiusM * Math.cos(angle), radiusM * Math.sin(angle), k % 2 === 0 ? 0 : 0.025 * radiusM];
    };
    out.push(0, 0, 0, ...point(i), ...point(i + 1));
  }
  return facets(out);
}
