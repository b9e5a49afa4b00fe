/**
 * Solves A x = b for a symmetric positive definite matrix with few diagonals. `lower` holds, row by row, the `width`
 * entries that end at the diagonal (`lower[i * width + width - 1]` is A[i][i]); it is overwritten by the factor, `b` by the
 * solution. Returns false when the matrix is not positive definite. Exact to rounding times the condition number.
 * @source Golub & Van Loan, Matrix Computations, 4th ed. (2013), algorithm 4.3.5 (band Cholesky)
 */
export function solveBandedCholesky(lower: Float64Array, b: Float64Array, width: number): boolean {
  const n = b.length;
  const last = width - 1;
  for (let i = 0; i < n; i++) {
    const row = i * width + last - i;
    const firstColumn = Math.max(0, i - last);
    for (let j = firstColumn; j <= i; j++) {
      const sum = lower[row + j]! - dot(lower, row + firstColumn, j * width + last - j + firstColumn, j - firstColumn);
      if (j < i) lower[row + j] = sum / lower[j * width + last]!;
      else if (sum > 0) lower[row + i] = Math.sqrt(sum);
      else return false;
    }
  }
  for (let i = 0; i < n; i++) {
    const row = i * width + last - i;
    let sum = b[i]!;
    for (let k = Math.max(0, i - last); k < i; k++) sum -= lower[row + k]! * b[k]!;
    b[i] = sum / lower[row + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    const row = i * width + last - i;
    const value = b[i]! / lower[row + i]!;
    b[i] = value;
    for (let k = Math.max(0, i - last); k < i; k++) b[k]! -= lower[row + k]! * value;
  }
  return true;
}

/** Scalar product of two stretches of the matrix, four at a time. */
function dot(values: Float64Array, a: number, b: number, count: number): number {
  let sum = 0;
  let k = 0;
  for (; k + 3 < count; k += 4) {
    sum +=
      values[a + k]! * values[b + k]! +
      values[a + k + 1]! * values[b + k + 1]! +
      values[a + k + 2]! * values[b + k + 2]! +
      values[a + k + 3]! * values[b + k + 3]!;
  }
  for (; k < count; k++) sum += values[a + k]! * values[b + k]!;
  return sum;
}
