/** Below this |z| the series is used: it is exact to rounding there, the closed forms lose digits. */
const SERIES_LIMIT = 0.5;

/**
 * Stumpff functions c0 to c3 of `z`, written into `out` (length 4). For z = αχ² they carry the universal-variable
 * form of Kepler's problem through all conics: cos and sin for z > 0, polynomials at z = 0, cosh and sinh for z < 0.
 * Dimensionless; relative error about 1e-15, down to z = -490 000 where cosh overflows.
 * @source Stumpff, Himmelsmechanik I (1959), §41; Danby, Fundamentals of Celestial Mechanics, 2nd ed. (1988), §6.9
 */
export function stumpffInto(out: Float64Array, z: number): void {
  if (Math.abs(z) < SERIES_LIMIT) {
    const c2 = series(z, 2);
    const c3 = series(z, 3);
    out[0] = 1 - z * c2;
    out[1] = 1 - z * c3;
    out[2] = c2;
    out[3] = c3;
    return;
  }
  const root = Math.sqrt(Math.abs(z));
  const c0 = z > 0 ? Math.cos(root) : Math.cosh(root);
  const c1 = (z > 0 ? Math.sin(root) : Math.sinh(root)) / root;
  out[0] = c0;
  out[1] = c1;
  out[2] = (1 - c0) / z;
  out[3] = (1 - c1) / z;
}

/** Sum of (-z)^j / (k + 2j)!, by nesting; nine terms leave less than 1e-17 for |z| < 0.5. */
function series(z: number, k: number): number {
  let sum = 1;
  for (let j = 9; j >= 1; j--) sum = 1 - (z / ((k + 2 * j - 1) * (k + 2 * j))) * sum;
  return k === 2 ? sum / 2 : sum / 6;
}
