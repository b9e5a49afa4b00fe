import type { FrameName, Vec3 } from '../math/vec3.ts';

/** A rotation matrix, row by row. */
export type Matrix3 = [number, number, number, number, number, number, number, number, number];

/** A new unit matrix. */
export function matrix3(): Matrix3 {
  return [1, 0, 0, 0, 1, 0, 0, 0, 1];
}

/** Writes nine elements, row by row, into `out` and returns it. */
export function setRows(
  out: Matrix3,
  xx: number,
  xy: number,
  xz: number,
  yx: number,
  yy: number,
  yz: number,
  zx: number,
  zy: number,
  zz: number,
): Matrix3 {
  out[0] = xx;
  out[1] = xy;
  out[2] = xz;
  out[3] = yx;
  out[4] = yy;
  out[5] = yz;
  out[6] = zx;
  out[7] = zy;
  out[8] = zz;
  return out;
}

/** Writes `m · v` into `out`, which must not be `v`. */
export function rotateVec3<To extends FrameName, From extends FrameName>(
  out: Vec3<To>,
  m: Matrix3,
  v: Vec3<From>,
): Vec3<To> {
  out.x = m[0] * v.x + m[1] * v.y + m[2] * v.z;
  out.y = m[3] * v.x + m[4] * v.y + m[5] * v.z;
  out.z = m[6] * v.x + m[7] * v.y + m[8] * v.z;
  return out;
}

/** Writes `mᵀ · v`, the inverse rotation, into `out`, which must not be `v`. */
export function rotateBackVec3<To extends FrameName, From extends FrameName>(
  out: Vec3<To>,
  m: Matrix3,
  v: Vec3<From>,
): Vec3<To> {
  out.x = m[0] * v.x + m[3] * v.y + m[6] * v.z;
  out.y = m[1] * v.x + m[4] * v.y + m[7] * v.z;
  out.z = m[2] * v.x + m[5] * v.y + m[8] * v.z;
  return out;
}
