import { solveBandedCholesky } from './banded-cholesky.ts';

/** Numbers of one knot that may change: position, velocity, acceleration. */
export const KNOT_UNKNOWNS = 9;
const BAND = 2 * KNOT_UNKNOWNS;

/** A condition between two neighbouring knots that should hold as well as possible: its residuals are made small. */
export interface KnotCondition {
  /** Index of the first of the two knots. */
  readonly knot: number;
  readonly residualCount: number;
  /** Writes the residuals for the 18 numbers of the two knots. */
  evaluate(out: Float64Array, knots: Float64Array): void;
}

/**
 * Knots of one or several arcs about a centre with GM = 1, in units of the caller. Between knots lie quintic Hermite
 * polynomials; the acceleration they have beyond gravity is the engine's.
 */
export interface EffortProblem {
  readonly times: Float64Array;
  /** Nine numbers a knot; the starting guess, replaced by the solution. */
  readonly knots: Float64Array;
  /** 1 where the number is given and stays. */
  readonly isFixed: Uint8Array;
  /** How much thrust costs between knot i and i + 1; 0 where no arc joins them. */
  readonly weights: Float64Array;
  /** Thrust costs in proportion to 1 + (r / this)²: a solar generator's power falls with distance. Infinite: to no. */
  readonly powerRadius: number;
  readonly conditions: readonly KnotCondition[];
}

/** Gauss-Legendre on [0, 1] with five points: exact for the square of a cubic, and more for gravity's bends. */
const GAUSS = [
  [0.046910077030668, 0.118463442528095],
  [0.230765344947158, 0.239314335249683],
  [0.5, 0.284444444444444],
  [0.769234655052842, 0.239314335249683],
  [0.953089922969332, 0.118463442528095],
] as const;

/** Quintic Hermite basis (near value, rate, acceleration, then far) and its second derivative on [0, 1], at each point. */
const BASIS = GAUSS.map(([s]) => basisAt(s));

function basisAt(s: number): { value: number[]; second: number[] } {
  const s2 = s * s;
  const s3 = s2 * s;
  const b = s3 * (10 - 15 * s + 6 * s2);
  const bb = 60 * s - 180 * s2 + 120 * s3;
  return {
    value: [
      1 - b,
      s - 6 * s3 + 8 * s2 * s2 - 3 * s3 * s2,
      0.5 * s2 - 1.5 * s3 + 1.5 * s2 * s2 - 0.5 * s3 * s2,
      b,
      -4 * s3 + 7 * s2 * s2 - 3 * s3 * s2,
      0.5 * s3 - s2 * s2 + 0.5 * s3 * s2,
    ],
    second: [
      -bb,
      -36 * s + 96 * s2 - 60 * s3,
      1 - 9 * s + 18 * s2 - 10 * s3,
      bb,
      -24 * s + 84 * s2 - 60 * s3,
      3 * s - 12 * s2 + 10 * s3,
    ],
  };
}

/** Factor of the conditions' residuals while an optimisation runs: how hard they are held against effort. */
let held = 1;

/**
 * Makes the time integral of the squared thrust acceleration (times its weight) as small as it can be with the ends held:
 * the smooth optimum of a power-limited engine. Gauss-Newton steps with Levenberg's damping on all knots at once; the
 * matrix has 18 diagonals, so a step costs time in proportion to the knots. Ends after `maxSteps`, or when a step lowers
 * the cost by less than `leastGain` of it. Conditions weigh `firmness`² times their squared residuals. Returns the cost.
 * @source Betts, Practical Methods for Optimal Control and Estimation, 2nd ed. (2010), ch. 4 (direct collocation);
 *   Nocedal & Wright, Numerical Optimization, 2nd ed. (2006), §10.3; power-limited thrust: Marec, Optimal Space
 *   Trajectories (1979), ch. 3
 */
export function minimiseEffort(problem: EffortProblem, maxSteps: number, firmness = 30, leastGain = 1e-6): number {
  held = firmness;
  const { knots } = problem;
  const n = knots.length;
  const matrix = new Float64Array(n * BAND);
  const gradient = new Float64Array(n);
  const step = new Float64Array(n);
  const factor = new Float64Array(n * BAND);
  const before = new Float64Array(n);
  let damping = 1e-6;
  let cost = assemble(problem, matrix, gradient);
  for (let i = 0; i < maxSteps; i++) {
    factor.set(matrix);
    for (let row = 0; row < n; row++) {
      factor[row * BAND + BAND - 1]! *= 1 + damping;
      step[row] = -gradient[row]!;
    }
    before.set(knots);
    const isSolved = solveBandedCholesky(factor, step, BAND);
    if (isSolved) for (let row = 0; row < n; row++) knots[row]! += step[row]!;
    const reached = isSolved ? costOf(problem) : Number.POSITIVE_INFINITY;
    if (!(reached < cost * (1 + 1e-12))) {
      knots.set(before);
      damping = Math.max(1e-6, damping * 10);
      if (damping > 1e6) break;
      continue;
    }
    const gain = (cost - reached) / Math.max(cost, 1e-300);
    damping *= 0.1;
    if (gain < leastGain || reached < 1e-16) {
      cost = reached;
      break;
    }
    cost = assemble(problem, matrix, gradient);
  }
  return cost;
}

/** Jacobian of one Gauss point (three rows of 18), its residual, and what goes with them. */
const jacobian = new Float64Array(3 * BAND);
const residual = new Float64Array(3);
const p = new Float64Array(3);
const u = new Float64Array(3);

function pointAt(knots: Float64Array, at: number, point: number, h: number): void {
  const { value, second } = BASIS[point]!;
  for (let axis = 0; axis < 3; axis++) {
    let position = 0;
    let acceleration = 0;
    let scale = 1;
    for (let j = 0; j < 3; j++) {
      const near = knots[at + 3 * j + axis]! * scale;
      const far = knots[at + KNOT_UNKNOWNS + 3 * j + axis]! * scale;
      position += value[j]! * near + value[j + 3]! * far;
      acceleration += second[j]! * near + second[j + 3]! * far;
      scale *= h;
    }
    p[axis] = position;
    u[axis] = acceleration / (h * h);
  }
}

function costOf(problem: EffortProblem): number {
  const { times, knots, weights, powerRadius, conditions } = problem;
  let cost = 0;
  for (let i = 0; i + 1 < times.length; i++) {
    if (weights[i] === 0) continue;
    const h = times[i + 1]! - times[i]!;
    for (let point = 0; point < GAUSS.length; point++) {
      pointAt(knots, i * KNOT_UNKNOWNS, point, h);
      const r2 = p[0]! ** 2 + p[1]! ** 2 + p[2]! ** 2;
      const pull = 1 / (r2 * Math.sqrt(r2));
      const size2 = (u[0]! + p[0]! * pull) ** 2 + (u[1]! + p[1]! * pull) ** 2 + (u[2]! + p[2]! * pull) ** 2;
      cost += weights[i]! * h * GAUSS[point]![1] * (1 + r2 / powerRadius ** 2) * size2;
    }
  }
  for (const condition of conditions) cost += conditionCost(condition, knots);
  return cost;
}

/** Mean thrust acceleration between each knot and the next, written into `out`; 0 where no arc joins them. */
export function meanThrustInto(out: Float64Array, { times, knots, weights }: EffortProblem): void {
  for (let i = 0; i + 1 < times.length; i++) {
    out[i] = 0;
    if (weights[i] === 0) continue;
    for (let point = 0; point < GAUSS.length; point++) {
      pointAt(knots, i * KNOT_UNKNOWNS, point, times[i + 1]! - times[i]!);
      const pull = (p[0]! ** 2 + p[1]! ** 2 + p[2]! ** 2) ** -1.5;
      out[i]! += GAUSS[point]![1] * Math.hypot(u[0]! + p[0]! * pull, u[1]! + p[1]! * pull, u[2]! + p[2]! * pull);
    }
  }
}

function assemble(problem: EffortProblem, matrix: Float64Array, gradient: Float64Array): number {
  const { times, knots, weights, powerRadius, conditions } = problem;
  matrix.fill(0);
  gradient.fill(0);
  let cost = 0;
  for (let i = 0; i + 1 < times.length; i++) {
    if (weights[i] === 0) continue;
    const h = times[i + 1]! - times[i]!;
    for (let point = 0; point < GAUSS.length; point++) {
      pointAt(knots, i * KNOT_UNKNOWNS, point, h);
      linearise(point, h, Math.sqrt(weights[i]! * h * GAUSS[point]![1]), powerRadius);
      cost += residual[0]! ** 2 + residual[1]! ** 2 + residual[2]! ** 2;
      addRows(matrix, gradient, i * KNOT_UNKNOWNS, jacobian, residual, 3);
    }
  }
  for (const condition of conditions) cost += addCondition(condition, knots, matrix, gradient);
  holdFixed(problem.isFixed, matrix, gradient);
  return cost;
}

/** Residual and Jacobian of weight(r)·(acceleration − gravity) at the current point. */
function linearise(point: number, h: number, scale: number, powerRadius: number): void {
  const { value, second } = BASIS[point]!;
  const r2 = p[0]! ** 2 + p[1]! ** 2 + p[2]! ** 2;
  const pull = 1 / (r2 * Math.sqrt(r2));
  const power = Math.sqrt(1 + r2 / powerRadius ** 2);
  const slope = 1 / (power * powerRadius ** 2);
  for (let row = 0; row < 3; row++) {
    const thrust = u[row]! + p[row]! * pull;
    residual[row] = scale * power * thrust;
    for (let axis = 0; axis < 3; axis++) {
      const tide = (row === axis ? pull : 0) - 3 * p[row]! * p[axis]! * (pull / r2);
      const byPosition = scale * (power * tide + thrust * slope * p[axis]!);
      const byAcceleration = row === axis ? (scale * power) / (h * h) : 0;
      let unit = 1;
      for (let j = 0; j < 3; j++) {
        const at = row * BAND + 3 * j + axis;
        jacobian[at] = unit * (value[j]! * byPosition + second[j]! * byAcceleration);
        jacobian[at + KNOT_UNKNOWNS] = unit * (value[j + 3]! * byPosition + second[j + 3]! * byAcceleration);
        unit *= h;
      }
    }
  }
}

function addRows(
  matrix: Float64Array,
  gradient: Float64Array,
  at: number,
  rows: Float64Array,
  residuals: Float64Array,
  count: number,
): void {
  for (let row = 0; row < count; row++) {
    const from = row * BAND;
    for (let a = 0; a < BAND; a++) {
      const ja = rows[from + a]!;
      if (ja === 0) continue;
      gradient[at + a]! += ja * residuals[row]!;
      const diagonal = (at + a) * BAND + BAND - 1 - a;
      for (let b = 0; b <= a; b++) matrix[diagonal + b]! += ja * rows[from + b]!;
    }
  }
}

const CONDITION_ROWS = 6;
const conditionJacobian = new Float64Array(CONDITION_ROWS * BAND);
const conditionResidual = new Float64Array(CONDITION_ROWS);
const shifted = new Float64Array(CONDITION_ROWS);
const pair = new Float64Array(BAND);

function conditionCost(condition: KnotCondition, knots: Float64Array): number {
  const at = condition.knot * KNOT_UNKNOWNS;
  for (let a = 0; a < BAND; a++) pair[a] = knots[at + a]!;
  evaluateFirmly(condition, conditionResidual);
  let cost = 0;
  for (let row = 0; row < condition.residualCount; row++) cost += conditionResidual[row]! ** 2;
  return cost;
}

function evaluateFirmly(condition: KnotCondition, out: Float64Array): void {
  condition.evaluate(out, pair);
  for (let row = 0; row < condition.residualCount; row++) out[row]! *= held;
}

function addCondition(
  condition: KnotCondition,
  knots: Float64Array,
  matrix: Float64Array,
  gradient: Float64Array,
): number {
  const at = condition.knot * KNOT_UNKNOWNS;
  const cost = conditionCost(condition, knots);
  for (let a = 0; a < BAND; a++) {
    const value = pair[a]!;
    pair[a] = value + 1e-7;
    evaluateFirmly(condition, shifted);
    pair[a] = value;
    for (let row = 0; row < condition.residualCount; row++) {
      conditionJacobian[row * BAND + a] = (shifted[row]! - conditionResidual[row]!) / 1e-7;
    }
  }
  addRows(matrix, gradient, at, conditionJacobian, conditionResidual, condition.residualCount);
  return cost;
}

/** What is given does not move: its row and column become those of the unit matrix. */
function holdFixed(isFixed: Uint8Array, matrix: Float64Array, gradient: Float64Array): void {
  const n = gradient.length;
  for (let i = 0; i < n; i++) {
    if (!isFixed[i]) continue;
    gradient[i] = 0;
    for (let a = 0; a < BAND; a++) matrix[i * BAND + a] = 0;
    for (let below = 1; below < BAND && i + below < n; below++) matrix[(i + below) * BAND + BAND - 1 - below] = 0;
    matrix[i * BAND + BAND - 1] = 1;
  }
}
