import { ERROR_FIFTH, ERROR_THIRD, NODES, STAGES, WEIGHTS } from './dop853-coefficients.ts';

/** Writes dy/dt at `t` into `out`. */
export type Derivative = (out: Float64Array, t: number, y: Float64Array) => void;

export interface IntegratorOptions {
  /** Error allowed per step, relative to each component. */
  readonly relativeTolerance: number;
  /** Error allowed per step for components near zero, one for each. */
  readonly absoluteTolerance: Float64Array;
  /** Longest step at a state; none when absent. */
  readonly maxStep?: (t: number, y: Float64Array) => number;
  /** Told of the start and of each step's end; `slope` is dy/dt there. Both arrays are reused: copy what you keep. */
  readonly onStep?: (t: number, y: Float64Array, slope: Float64Array) => void;
  /** Gives up after this many steps. */
  readonly maxSteps?: number;
}

const STAGE_COUNT = NODES.length;
const NODE_TIMES = Float64Array.from(NODES);
/** Each stage's earlier stages with a weight that is not zero: index and weight by turns. */
const SPARSE_STAGES = STAGES.map((row) =>
  Float64Array.from(row.flatMap((weight, i) => (weight === 0 ? [] : [i, weight]))),
);
/** The stages that count in the result or the errors: index and three weights by turns. */
const SUMS = Float64Array.from(
  NODES.flatMap((_, s) => {
    const weights = [WEIGHTS[s]!, ERROR_THIRD[s]!, ERROR_FIFTH[s]!];
    return weights.every((weight) => weight === 0) ? [] : [s, ...weights];
  }),
);
const SAFETY = 0.9;
const MOST_GROWTH = 6;
const LEAST_GROWTH = 0.25;
const MOST_STEPS = 20_000;

/**
 * Integrates dy/dt = f(t, y) from `from` to `to` (either way in time), in place. Dormand-Prince order 8 with step control
 * by combined error estimates of orders 5 and 3. Returns false when it gave up (too many steps, or a step too small to
 * count: a collision). Units are those of the caller.
 * @source Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, 2nd ed. (1993), §II.5 (DOP853)
 */
export function integrate(
  derivative: Derivative,
  y: Float64Array,
  span: { readonly from: number; readonly to: number },
  options: IntegratorOptions,
): boolean {
  const n = y.length;
  const k = workspace(n);
  const direction = Math.sign(span.to - span.from) || 1;
  let t = span.from;
  derivative(k.slopes[0]!, t, y);
  options.onStep?.(t, y, k.slopes[0]!);
  let h = firstStep(y, k.slopes[0]!, options, Math.abs(span.to - t));
  const maxSteps = options.maxSteps ?? MOST_STEPS;
  for (let step = 0; step < maxSteps; step++) {
    const left = Math.abs(span.to - t);
    if (left === 0) return true;
    if (options.maxStep) h = Math.min(h, options.maxStep(t, y));
    const isLast = h >= left * 0.999999;
    const dt = direction * (isLast ? left : h);
    const error = tryStep(derivative, y, t, dt, k, options);
    if (!(error <= 1)) {
      h = Math.abs(dt) * Math.max(LEAST_GROWTH, SAFETY * (error > 0 ? error : 1e9) ** -0.125);
      if (!(h > Math.abs(t) * 1e-15 + 1e-12)) return false;
      continue;
    }
    t = isLast ? span.to : t + dt;
    y.set(k.next);
    derivative(k.slopes[0]!, t, y);
    options.onStep?.(t, y, k.slopes[0]!);
    h = Math.abs(dt) * Math.min(MOST_GROWTH, SAFETY * Math.max(error, 1e-10) ** -0.125);
  }
  return false;
}

interface Workspace {
  /** Slopes of the stages one after the other, and a view of each. */
  readonly all: Float64Array;
  readonly slopes: readonly Float64Array[];
  readonly stage: Float64Array;
  readonly next: Float64Array;
  readonly third: Float64Array;
  readonly fifth: Float64Array;
}

const workspaces = new Map<number, Workspace>();

/** Scratch of a size: its content never outlives a call. */
function workspace(n: number): Workspace {
  const known = workspaces.get(n);
  if (known) return known;
  const all = new Float64Array(NODES.length * n);
  const slopes = NODES.map((_, s) => all.subarray(s * n, (s + 1) * n));
  const row = () => new Float64Array(n);
  const made = { all, slopes, stage: row(), next: row(), third: row(), fifth: row() };
  workspaces.set(n, made);
  return made;
}

/** Takes a step into `k.next`; returns its error as a multiple of what is allowed. */
function tryStep(
  f: Derivative,
  y: Float64Array,
  t: number,
  dt: number,
  k: Workspace,
  options: IntegratorOptions,
): number {
  const n = y.length;
  const { all, slopes, stage, next, third, fifth } = k;
  for (let s = 1; s < STAGE_COUNT; s++) {
    const row = SPARSE_STAGES[s]!;
    for (let i = 0; i < n; i++) stage[i] = y[i]!;
    for (let j = 0; j < row.length; j += 2) {
      const weight = row[j + 1]! * dt;
      const at = row[j]! * n;
      for (let i = 0; i < n; i++) stage[i] = stage[i]! + weight * all[at + i]!;
    }
    f(slopes[s]!, t + NODE_TIMES[s]! * dt, stage);
  }
  for (let i = 0; i < n; i++) {
    next[i] = y[i]!;
    third[i] = 0;
    fifth[i] = 0;
  }
  for (let j = 0; j < SUMS.length; j += 4) {
    const at = SUMS[j]! * n;
    const weight = SUMS[j + 1]! * dt;
    const w3 = SUMS[j + 2]!;
    const w5 = SUMS[j + 3]!;
    for (let i = 0; i < n; i++) {
      const slope = all[at + i]!;
      next[i] = next[i]! + weight * slope;
      third[i] = third[i]! + w3 * slope;
      fifth[i] = fifth[i]! + w5 * slope;
    }
  }
  let sum3 = 0;
  let sum5 = 0;
  const { absoluteTolerance, relativeTolerance } = options;
  for (let i = 0; i < n; i++) {
    const size = Math.max(Math.abs(y[i]!), Math.abs(next[i]!));
    const allowed = absoluteTolerance[i]! + relativeTolerance * size;
    const e3 = third[i]! / allowed;
    const e5 = fifth[i]! / allowed;
    sum3 += e3 * e3;
    sum5 += e5 * e5;
  }
  const mixed = sum5 + 0.01 * sum3;
  return mixed === 0 ? 0 : (Math.abs(dt) * sum5) / Math.sqrt(n * mixed);
}

/** A hundredth of the time in which the state changes by its own size. */
function firstStep(y: Float64Array, slope: Float64Array, options: IntegratorOptions, longest: number): number {
  let size = 0;
  let rate = 0;
  for (let i = 0; i < y.length; i++) {
    const allowed = options.absoluteTolerance[i]! + options.relativeTolerance * Math.abs(y[i]!);
    size += (y[i]! / allowed) ** 2;
    rate += (slope[i]! / allowed) ** 2;
  }
  const guess = rate > 0 ? 0.02 * Math.sqrt(size / rate) : longest * 1e-3;
  return Math.min(longest, guess > 0 ? guess : longest * 1e-6);
}
