/** Below this |z| the series is used: it is exact to rounding there, the closed forms lose digits. */
const SERIES_LIMIT = 0.5;

/** Place of the argument in the array of the functions, and that array's length. */
export const STUMPFF_ARGUMENT = 4;
export const STUMPFF_SIZE = 5;

/**
 * Stumpff functions c0 to c3 of `z`, written into the first four places of `numbers`, whose fifth is `z`: a number handed
 * over in a call would be put into a box on the heap. For z = αχ² they carry the universal-variable form of Kepler's
 * problem through all conics: cos and sin for z > 0, polynomials at z = 0, cosh and sinh for z < 0.
 * Dimensionless; relative error about 1e-15, down to z = -490 000 where cosh overflows.
 * @source Stumpff, Himmelsmechanik I (1959), §41; Danby, Fundamentals of Celestial Mechanics, 2nd ed. (1988), §6.9
 */
export function stumpffInto(numbers: Float64Array): void {
  const z = numbers[STUMPFF_ARGUMENT]!;
  if (Math.abs(z) < SERIES_LIMIT) {
    // Sums of (-z)^j / (k + 2j)! for k of 2 and 3, by nesting; nine terms leave less than 1e-17.
    let even = 1;
    let odd = 1;
    for (let j = 9; j >= 1; j--) {
      even = 1 - (z / ((2 * j + 1) * (2 * j + 2))) * even;
      odd = 1 - (z / ((2 * j + 2) * (2 * j + 3))) * odd;
    }
    const c2 = even / 2;
    const c3 = odd / 6;
    numbers[0] = 1 - z * c2;
    numbers[1] = 1 - z * c3;
    numbers[2] = c2;
    numbers[3] = c3;
    return;
  }
  const root = Math.sqrt(Math.abs(z));
  const c0 = z > 0 ? Math.cos(root) : Math.cosh(root);
  const c1 = (z > 0 ? Math.sin(root) : Math.sinh(root)) / root;
  numbers[0] = c0;
  numbers[1] = c1;
  numbers[2] = (1 - c0) / z;
  numbers[3] = (1 - c1) / z;
}
