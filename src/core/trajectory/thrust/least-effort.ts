import { solveBandedCholesky } from './banded-cholesky.ts';
import { hermiteBasis, KNOT_UNKNOWNS } from './hermite.ts';
import { coastCostInto, type ThrustCost, type ThrustLaw, thrustCostInto } from './thrust-law.ts';

const UNKNOWNS = KNOT_UNKNOWNS;
const BAND = 2 * UNKNOWNS;

/** A condition between two neighbouring knots that should hold as well as possible: its residuals are made small. */
export interface KnotCondition {
  /** Index of the first of the two knots. */
  readonly knot: number;
  readonly residualCount: number;
  /** Writes the residuals for the 18 numbers of the two knots. */
  evaluate(out: Float64Array, knots: Float64Array): void;
}

/** What the engine does between a knot and the next. */
export const NO_ARC = 0;
export const THRUST = 1;
export const COAST = 2;

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
  /** `NO_ARC`, `THRUST` or `COAST` between knot i and i + 1. */
  readonly phases: Uint8Array;
  /** What the engine can give between knot i and i + 1; see `thrustCostInto`. */
  readonly ceilings: Float64Array;
  readonly conditions: readonly KnotCondition[];
}

export interface EffortSettings {
  readonly law: ThrustLaw;
  /** How much dearer thrust is in coasts. */
  readonly coastStiffness: number;
  readonly maxSteps: number;
  /** Conditions weigh this squared times half their squared residuals. */
  readonly firmness: number;
  /** The search ends when a step lowers the cost by less than this part of it. */
  readonly leastGain: number;
}

/** Gauss-Legendre on [0, 1] with four points: exact for the square of a cubic, which is what thrust nearly is. */
const GAUSS = [
  [0.0694318442029737, 0.1739274225687269],
  [0.3300094782075719, 0.3260725774312731],
  [0.6699905217924281, 0.3260725774312731],
  [0.9305681557970263, 0.1739274225687269],
] as const;
const POINTS = GAUSS.length;

/** Weights of the two knots' numbers for position and acceleration at each point. */
const BASES = GAUSS.map(([s]) => hermiteBasis(s));
const VALUE = Float64Array.from(BASES.flatMap(({ value }) => value));
const SECOND = Float64Array.from(BASES.flatMap(({ second }) => second));

/** Factor of the conditions' residuals while an optimisation runs: how hard they are held. */
let held = 1;
let law: ThrustLaw = 'effort';
let stiffness = 1;

/**
 * Makes what the thrust costs over time (see `thrustCostInto`) as small as it can be with the ends held. Gauss-Newton
 * steps with Levenberg's damping on all knots at once; the matrix has 18 diagonals, so a step costs time in proportion to
 * the knots. Ends after `maxSteps`, or when a step gains little. Returns the cost reached.
 * @source Betts, Practical Methods for Optimal Control and Estimation, 2nd ed. (2010), ch. 4 (direct collocation);
 *   Nocedal & Wright, Numerical Optimization, 2nd ed. (2006), §10.3 (Levenberg-Marquardt)
 */
export function minimiseEffort(problem: EffortProblem, settings: EffortSettings): number {
  held = settings.firmness;
  law = settings.law;
  stiffness = settings.coastStiffness;
  const { knots } = problem;
  const n = knots.length;
  const matrix = new Float64Array(n * BAND);
  const gradient = new Float64Array(n);
  const step = new Float64Array(n);
  const factor = new Float64Array(n * BAND);
  const before = new Float64Array(n);
  let damping = 1e-6;
  let cost = assemble(problem, matrix, gradient);
  for (let i = 0; i < settings.maxSteps; i++) {
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
    if (gain < settings.leastGain || reached < 1e-16) {
      cost = reached;
      break;
    }
    cost = assemble(problem, matrix, gradient);
  }
  return cost;
}

const p = new Float64Array(3);
const thrust = new Float64Array(3);
let pull = 0;

/** Position and thrust of one Gauss point, left in `p` and `thrust`; the size of the thrust. */
function pointAt(knots: Float64Array, at: number, point: number, h: number): number {
  const perSquare = 1 / (h * h);
  for (let axis = 0; axis < 3; axis++) {
    let position = 0;
    let acceleration = 0;
    let unit = 1;
    for (let j = 0; j < 3; j++) {
      const near = knots[at + 3 * j + axis]! * unit;
      const far = knots[at + UNKNOWNS + 3 * j + axis]! * unit;
      position += VALUE[point * 6 + j]! * near + VALUE[point * 6 + j + 3]! * far;
      acceleration += SECOND[point * 6 + j]! * near + SECOND[point * 6 + j + 3]! * far;
      unit *= h;
    }
    p[axis] = position;
    thrust[axis] = acceleration * perSquare;
  }
  const r2 = p[0]! * p[0]! + p[1]! * p[1]! + p[2]! * p[2]!;
  pull = 1 / (r2 * Math.sqrt(r2));
  for (let axis = 0; axis < 3; axis++) thrust[axis]! += pull * p[axis]!;
  return Math.sqrt(thrust[0]! * thrust[0]! + thrust[1]! * thrust[1]! + thrust[2]! * thrust[2]!);
}

const price: ThrustCost = { value: 0, slope: 0, bend: 0 };

function priceAt({ phases, ceilings }: EffortProblem, i: number, size: number): void {
  if (phases[i] === COAST) coastCostInto(price, size, ceilings[i]!, stiffness);
  else thrustCostInto(price, law, size, ceilings[i]!);
}

function costOf(problem: EffortProblem): number {
  const { times, knots, phases, conditions } = problem;
  let cost = 0;
  for (let i = 0; i + 1 < times.length; i++) {
    if (phases[i] === NO_ARC) continue;
    const h = times[i + 1]! - times[i]!;
    for (let point = 0; point < POINTS; point++) {
      priceAt(problem, i, pointAt(knots, i * UNKNOWNS, point, h));
      cost += h * GAUSS[point]![1] * price.value;
    }
  }
  for (const condition of conditions) cost += conditionCost(condition, knots);
  return cost;
}

/** Mean thrust acceleration between each knot and the next, written into `out`; 0 where no arc joins them. */
export function meanThrustInto(out: Float64Array, { times, knots, phases }: EffortProblem): void {
  for (let i = 0; i + 1 < times.length; i++) {
    out[i] = 0;
    if (phases[i] === NO_ARC) continue;
    const h = times[i + 1]! - times[i]!;
    for (let point = 0; point < POINTS; point++) {
      out[i]! += GAUSS[point]![1] * pointAt(knots, i * UNKNOWNS, point, h);
    }
  }
}

/** Rows of one interval: three for each Gauss point. The Jacobian lies column after column. */
const ROWS = 3 * POINTS;
const jacobian = new Float64Array(BAND * ROWS);
const residual = new Float64Array(ROWS);

function assemble(problem: EffortProblem, matrix: Float64Array, gradient: Float64Array): number {
  const { times, knots, phases, conditions } = problem;
  matrix.fill(0);
  gradient.fill(0);
  let cost = 0;
  for (let i = 0; i + 1 < times.length; i++) {
    if (phases[i] === NO_ARC) continue;
    const h = times[i + 1]! - times[i]!;
    for (let point = 0; point < POINTS; point++) {
      const size = pointAt(knots, i * UNKNOWNS, point, h);
      priceAt(problem, i, size);
      const share = h * GAUSS[point]![1];
      cost += share * price.value;
      linearise(point, h, Math.sqrt(share), size);
    }
    addInterval(matrix, gradient, i * UNKNOWNS);
  }
  for (const condition of conditions) cost += addCondition(condition, knots, matrix, gradient);
  holdFixed(problem.isFixed, matrix, gradient);
  return cost;
}

const byPosition = new Float64Array(9);
const byAcceleration = new Float64Array(9);

/**
 * Rows of the current point whose squares have the slope and the curvature of the cost: across the thrust the curvature is
 * slope / size, along it the bend.
 */
function linearise(point: number, h: number, scale: number, size: number): void {
  const along = scale * Math.sqrt(price.bend);
  const across = size > 1e-12 ? scale * Math.sqrt(price.slope / size) : along;
  const perSize = size > 1e-12 ? 1 / size : 0;
  const perR2 = pull ** (2 / 3);
  for (let row = 0; row < 3; row++) {
    const lean = (along - across) * thrust[row]! * perSize;
    for (let axis = 0; axis < 3; axis++) {
      let tide = 0;
      for (let k = 0; k < 3; k++) {
        const turn = lean * thrust[k]! * perSize + (k === row ? across : 0);
        tide += turn * ((k === axis ? pull : 0) - 3 * p[k]! * p[axis]! * pull * perR2);
      }
      byPosition[3 * row + axis] = tide;
      byAcceleration[3 * row + axis] = (lean * thrust[axis]! * perSize + (row === axis ? across : 0)) / (h * h);
    }
    residual[3 * point + row] = along > 0 ? (scale * scale * price.slope * thrust[row]! * perSize) / along : 0;
  }
  let unit = 1;
  for (let j = 0; j < 3; j++) {
    for (let far = 0; far < 2; far++) {
      const value = unit * VALUE[point * 6 + j + 3 * far]!;
      const second = unit * SECOND[point * 6 + j + 3 * far]!;
      for (let axis = 0; axis < 3; axis++) {
        const column = (far * UNKNOWNS + 3 * j + axis) * ROWS + 3 * point;
        jacobian[column] = value * byPosition[axis]! + second * byAcceleration[axis]!;
        jacobian[column + 1] = value * byPosition[3 + axis]! + second * byAcceleration[3 + axis]!;
        jacobian[column + 2] = value * byPosition[6 + axis]! + second * byAcceleration[6 + axis]!;
      }
    }
    unit *= h;
  }
}

function addInterval(matrix: Float64Array, gradient: Float64Array, at: number): void {
  for (let a = 0; a < BAND; a++) {
    const first = a * ROWS;
    let slope = 0;
    for (let row = 0; row < ROWS; row++) slope += jacobian[first + row]! * residual[row]!;
    gradient[at + a]! += slope;
    const diagonal = (at + a) * BAND + BAND - 1 - a;
    for (let b = 0; b <= a; b++) matrix[diagonal + b]! += columnsDot(first, b * ROWS);
  }
}

/** Scalar product of two columns of twelve rows: written out, as this is where the time goes. */
function columnsDot(a: number, b: number): number {
  const j = jacobian;
  return (
    j[a]! * j[b]! +
    j[a + 1]! * j[b + 1]! +
    j[a + 2]! * j[b + 2]! +
    j[a + 3]! * j[b + 3]! +
    j[a + 4]! * j[b + 4]! +
    j[a + 5]! * j[b + 5]! +
    j[a + 6]! * j[b + 6]! +
    j[a + 7]! * j[b + 7]! +
    j[a + 8]! * j[b + 8]! +
    j[a + 9]! * j[b + 9]! +
    j[a + 10]! * j[b + 10]! +
    j[a + 11]! * j[b + 11]!
  );
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
  const at = condition.knot * UNKNOWNS;
  for (let a = 0; a < BAND; a++) pair[a] = knots[at + a]!;
  evaluateFirmly(condition, conditionResidual);
  let cost = 0;
  for (let row = 0; row < condition.residualCount; row++) cost += conditionResidual[row]! ** 2 / 2;
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
  const at = condition.knot * UNKNOWNS;
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
