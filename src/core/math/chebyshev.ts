/** Roots of the Chebyshev polynomial of degree `count` in -1..1, falling: where a function is sampled for a fit. */
export function chebyshevNodes(count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, j) => Math.cos((Math.PI * (j + 0.5)) / count));
}

/**
 * Chebyshev coefficients of the polynomial through `values`, taken at `chebyshevNodes(values.length)`; the first is not
 * halved: f(x) = Σ c[k] T_k(x). Unit of the values. Writes all of them into `out` and returns it; exact to rounding.
 * @source Press et al., Numerical Recipes, 3rd ed. (2007), eq. 5.8.7
 */
export function chebyshevCoefficients(values: ArrayLike<number>, out = new Float64Array(values.length)): Float64Array {
  const count = values.length;
  for (let k = 0; k < count; k++) {
    let sum = 0;
    for (let j = 0; j < count; j++) sum += values[j]! * Math.cos((Math.PI * k * (j + 0.5)) / count);
    out[k] = (sum * (k === 0 ? 1 : 2)) / count;
  }
  return out;
}

/**
 * Value at `x` (-1..1) of the series whose coefficients start at `first` and stand `stride` apart; for bodies' states see
 * `PackBody`, which evaluates three axes and their derivatives at once. Exact to rounding.
 * @source Clenshaw (1955), Math. Tables Aids Comput. 9, 118
 */
export function evaluateChebyshev(
  coefficients: ArrayLike<number>,
  x: number,
  first = 0,
  count = coefficients.length,
  stride = 1,
): number {
  let b1 = 0;
  let b2 = 0;
  for (let k = count - 1; k > 0; k--) {
    const b0 = coefficients[first + k * stride]! + 2 * x * b1 - b2;
    b2 = b1;
    b1 = b0;
  }
  return coefficients[first]! + x * b1 - b2;
}
