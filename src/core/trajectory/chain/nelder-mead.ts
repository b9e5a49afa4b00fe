/** A minimum found, with its value. */
export interface Minimum {
  readonly at: readonly number[];
  readonly value: number;
}

interface Vertex {
  at: number[];
  value: number;
}

/**
 * Searches a local minimum of a function of a few variables by the downhill simplex. Deterministic; the answer is never
 * worse than the start. `steps` sets the first simplex's size along each variable; ends after `iterations` or when the
 * values differ by less than `tolerance`.
 * @source J. A. Nelder, R. Mead, "A simplex method for function minimization", The Computer Journal 7 (1965) 308-313
 */
export function nelderMead(
  f: (at: readonly number[]) => number,
  start: readonly number[],
  steps: readonly number[],
  { iterations, tolerance }: { readonly iterations: number; readonly tolerance: number },
): Minimum {
  const n = start.length;
  const vertex = (at: number[]): Vertex => ({ at, value: f(at) });
  const simplex = [vertex([...start])];
  for (let i = 0; i < n; i++) simplex.push(vertex(start.map((x, k) => (k === i ? x + steps[i]! : x))));
  for (let round = 0; round < iterations; round++) {
    simplex.sort((a, b) => a.value - b.value);
    const worst = simplex[n]!;
    if (worst.value - simplex[0]!.value < tolerance) break;
    const centre = start.map((_, k) => simplex.slice(0, n).reduce((sum, v) => sum + v.at[k]!, 0) / n);
    const along = (factor: number) => vertex(centre.map((c, k) => c + factor * (worst.at[k]! - c)));
    const reflected = along(-1);
    if (reflected.value < simplex[0]!.value) {
      const expanded = along(-2);
      simplex[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < simplex[n - 1]!.value) simplex[n] = reflected;
    else {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(reflected.value, worst.value)) simplex[n] = contracted;
      else shrink(simplex, vertex);
    }
  }
  simplex.sort((a, b) => a.value - b.value);
  return simplex[0]!;
}

function shrink(simplex: Vertex[], vertex: (at: number[]) => Vertex): void {
  const best = simplex[0]!.at;
  for (let i = 1; i < simplex.length; i++) simplex[i] = vertex(simplex[i]!.at.map((x, k) => (x + best[k]!) / 2));
}
