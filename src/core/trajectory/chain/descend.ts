/** A function of several numbers, and how it is followed downhill. */
export interface DescentOptions {
  readonly iterations: number;
  /** Step of each number for the slopes; numbers should be scaled so that one fits all. */
  readonly slopeStep: number;
  /** Ends when an iteration gains less than this. */
  readonly tolerance: number;
}

const ARMIJO = 1e-4;
const HALVINGS = 14;
const LONGEST_FIRST_STEP = 1;

/**
 * Follows a smooth function downhill from `start` by the quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno, with
 * slopes by central differences and a step halved until the function falls enough. Returns the lowest place found.
 * @source J. Nocedal, S. J. Wright, Numerical Optimization, 2nd ed. (2006), algorithms 3.1 and 6.1
 */
export function descend(
  value: (x: readonly number[]) => number,
  start: readonly number[],
  options: DescentOptions,
): { at: number[]; value: number } {
  const n = start.length;
  let x = [...start];
  let fx = value(x);
  let g = slopesAt(value, x, options.slopeStep);
  let inverse = identity(n);
  for (let iteration = 0; iteration < options.iterations; iteration++) {
    let p = inverse.map((row) => -dot(row, g));
    let slope = dot(p, g);
    if (!(slope < 0)) {
      inverse = identity(n);
      p = g.map((gi) => -gi);
      slope = -dot(g, g);
    }
    if (!(slope < 0)) break;
    const length = Math.sqrt(dot(p, p));
    let step = iteration === 0 ? Math.min(1, LONGEST_FIRST_STEP / length) : 1;
    let next = x;
    let fNext = fx;
    for (let k = 0; k < HALVINGS; k++, step /= 2) {
      const trial = x.map((xi, i) => xi + step * p[i]!);
      const fTrial = value(trial);
      if (fTrial > fx + ARMIJO * step * slope) continue;
      next = trial;
      fNext = fTrial;
      break;
    }
    const gain = fx - fNext;
    if (next === x) break;
    const gNext = slopesAt(value, next, options.slopeStep);
    update(
      inverse,
      next.map((xi, i) => xi - x[i]!),
      gNext.map((gi, i) => gi - g[i]!),
    );
    x = next;
    fx = fNext;
    g = gNext;
    if (gain < options.tolerance) break;
  }
  return { at: x, value: fx };
}

function slopesAt(value: (x: readonly number[]) => number, x: readonly number[], h: number): number[] {
  const at = [...x];
  return x.map((xi, i) => {
    at[i] = xi + h;
    const above = value(at);
    at[i] = xi - h;
    const below = value(at);
    at[i] = xi;
    return (above - below) / (2 * h);
  });
}

/** The inverse curvature after a step `s` along which the slopes changed by `y` (equation 6.17). */
function update(inverse: number[][], s: readonly number[], y: readonly number[]): void {
  const sy = dot(s, y);
  if (!(sy > 1e-12)) return;
  const hy = inverse.map((row) => dot(row, y));
  const factor = (1 + dot(y, hy) / sy) / sy;
  for (let i = 0; i < s.length; i++) {
    for (let k = 0; k < s.length; k++) {
      inverse[i]![k]! += factor * s[i]! * s[k]! - (hy[i]! * s[k]! + s[i]! * hy[k]!) / sy;
    }
  }
}

function identity(n: number): number[][] {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, k) => (i === k ? 1 : 0)));
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
