/**
 * The vector x with the least |A x − b|, by Householder reflections. `rows` are those of A, each with b's element at its
 * end; they are overwritten. At least as many rows as unknowns. Directions that A does not see are left at zero.
 * @source Golub, Van Loan, Matrix Computations, 4th ed. (2013), §5.3.2 (Householder least squares)
 */
export function leastSquares(rows: Float64Array[], unknowns: number): Float64Array {
  const m = rows.length;
  for (let c = 0; c < unknowns; c++) {
    let norm = 0;
    for (let r = c; r < m; r++) norm += rows[r]![c]! ** 2;
    norm = Math.sqrt(norm);
    if (norm < 1e-300) continue;
    const alpha = rows[c]![c]! > 0 ? -norm : norm;
    const v = rows.map((row, r) => (r < c ? 0 : row[c]! - (r === c ? alpha : 0)));
    let vv = 0;
    for (let r = c; r < m; r++) vv += v[r]! ** 2;
    if (vv < 1e-300) continue;
    for (let j = c; j <= unknowns; j++) {
      let dot = 0;
      for (let r = c; r < m; r++) dot += v[r]! * rows[r]![j]!;
      const f = (2 * dot) / vv;
      for (let r = c; r < m; r++) rows[r]![j] = rows[r]![j]! - f * v[r]!;
    }
  }
  const x = new Float64Array(unknowns);
  for (let c = unknowns - 1; c >= 0; c--) {
    let sum = rows[c]![unknowns]!;
    for (let j = c + 1; j < unknowns; j++) sum -= rows[c]![j]! * x[j]!;
    const pivot = rows[c]![c]!;
    x[c] = Math.abs(pivot) < 1e-300 ? 0 : sum / pivot;
  }
  return x;
}
