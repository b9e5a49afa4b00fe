/**
 * Least squares by the normal equations: the parameters that make Σ parameters[j] · columns[j] nearest to `wanted`.
 * Columns may differ in size by many orders; they are scaled to unit length first. @throws Error when they depend on
 * each other
 */
export function leastSquares(columns: readonly Float64Array[], wanted: Float64Array): number[] {
  const scales = columns.map((column) => Math.sqrt(dot(column, column)));
  const unit = columns.map((column, j) => column.map((v) => v / scales[j]!));
  const system = unit.map((row) => [...unit.map((column) => dot(row, column)), dot(row, wanted)]);
  return eliminate(system).map((value, j) => value / scales[j]!);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, v, i) => sum + v * b[i]!, 0);
}

/** Gauss-Jordan elimination with partial pivoting on [A | b]. */
function eliminate(rows: number[][]): number[] {
  const count = rows.length;
  for (let i = 0; i < count; i++) {
    let pivot = i;
    for (let j = i; j < count; j++) if (Math.abs(rows[j]![i]!) > Math.abs(rows[pivot]![i]!)) pivot = j;
    [rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
    if (Math.abs(rows[i]![i]!) < 1e-12) throw new Error('The parameters cannot be told apart.');
    for (let j = 0; j < count; j++) {
      if (j === i) continue;
      const factor = rows[j]![i]! / rows[i]![i]!;
      rows[j] = rows[j]!.map((v, k) => v - factor * rows[i]![k]!);
    }
  }
  return rows.map((row, i) => row[count]! / row[i]!);
}
