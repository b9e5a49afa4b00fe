import { SECONDS_PER_DAY } from '../../units/constants.ts';
import type { CislunarForces } from './cislunar-forces.ts';
import {
  type FlightNode,
  leavingEpoch,
  movedNode,
  nodeState,
  type Sides,
  unknownScales,
  WISHES,
  wishesInto,
} from './flight-node.ts';
import { leastSquares } from './least-squares.ts';

/** Mismatch that counts as one. */
const POSITION_UNIT_KM = 100;
const VELOCITY_UNIT_KM_S = 1e-3;
/** Good enough to join: well under the kilometre asked of joins. */
const POSITION_GOAL_KM = 0.05;
const VELOCITY_GOAL_KM_S = 1e-6;
/** An attempt that is still this far off after so many corrections leads nowhere. */
const HOPELESS_AFTER = 12;
const HOPELESS_COST = 1e6;
/** Finite difference, as a share of an unknown's scale. */
const DIFFERENCE = 1e-4;

export interface MatchedFlight {
  readonly nodes: readonly FlightNode[];
  /** Where each leg's two halves meet. */
  readonly meetings: readonly number[];
  readonly isMatched: boolean;
  /** A slow transfer: its first two legs are one, with a turning point between them. */
  readonly isSlow?: boolean;
  /** Weighted mismatch left: for choosing between attempts. */
  readonly mismatch: number;
}

/**
 * Finds the flight through nodes: each leg is flown forwards from the one end and backwards from the other, and the
 * unknowns of all nodes are corrected until the halves meet in position and velocity (damped least squares, Jacobian by
 * differences). With more unknowns than conditions the result stays near the first guess and near the planes wished for.
 * @source Nocedal, Wright, Numerical Optimization, 2nd ed. (2006), §10.3 (Levenberg-Marquardt)
 */
export function matchLegs(
  forces: CislunarForces,
  guess: readonly FlightNode[],
  options: { readonly maxIterations?: number } = {},
): MatchedFlight {
  const sides = guess.map((_, i): Sides => ({ hasIn: i > 0, hasOut: i < guess.length - 1 }));
  const meetings = guess.slice(1).map((to, i) => meetingEpoch(guess[i]!, to));
  const scales = guess.map((node, i) => unknownScales(node, sides[i]!));
  const problem: Problem = { forces, sides, meetings, scales, unknowns: scales.flat().length };
  const wished = iterate(problem, guess, 1, options.maxIterations ?? 30);
  // The wishes are let go at the end, so that only the hard conditions count.
  const isDone = isMet(wished.rows, guess.length - 1) || wished.cost > HOPELESS_COST;
  const free = isDone ? wished : iterate(problem, wished.nodes, 0, 20);
  const isMatched = isMet(free.rows, guess.length - 1);
  return { nodes: free.nodes, meetings, isMatched, mismatch: Math.sqrt(free.cost) };
}

interface Problem {
  readonly forces: CislunarForces;
  readonly sides: readonly Sides[];
  readonly meetings: readonly number[];
  readonly scales: readonly (readonly number[])[];
  readonly unknowns: number;
}

function iterate(problem: Problem, guess: readonly FlightNode[], wishWeight: number, maxIterations: number) {
  const legs = problem.meetings.length;
  let nodes = guess;
  let rows = residuals(problem, nodes, wishWeight);
  let cost = sumOfSquares(rows);
  let damping = 1e-2;
  let isSettled = false;
  for (let i = 0; i < maxIterations && Number.isFinite(cost); i++) {
    if (i >= HOPELESS_AFTER && cost > HOPELESS_COST) break;
    if (isMet(rows, legs) && (wishWeight === 0 || isSettled)) break;
    const jacobian = jacobianColumns(problem, nodes, rows, wishWeight);
    let improved = false;
    for (let tries = 0; tries < 8 && !improved; tries++) {
      const change = dampedStep(jacobian, rows, damping);
      const moved = moveAll(problem, nodes, change);
      const next = residuals(problem, moved, wishWeight);
      const nextCost = sumOfSquares(next);
      improved = nextCost < cost;
      if (improved) {
        const gain = nextCost / cost;
        nodes = moved;
        rows = next;
        cost = nextCost;
        damping = Math.max(damping * (gain < 0.3 ? 0.05 : 0.3), 1e-12);
        isSettled = gain > 0.95;
        if (gain > 0.9995 && i > 6) return { nodes, rows, cost };
      } else damping = Math.max(damping, 1e-9) * 8;
    }
    if (!improved) break;
  }
  return { nodes, rows, cost };
}

/** Near the body that bends the path most, but well outside its neighbourhood. */
function meetingEpoch(from: FlightNode, to: FlightNode): number {
  const left = leavingEpoch(from);
  const dt = to.epoch - left;
  const kindOf = (node: FlightNode) => (node.kind === 'passage' ? node.centre : 'place');
  const a = kindOf(from);
  const b = kindOf(to);
  if (a === b) return left + dt / 2;
  if (b === 'moon' && a === 'earth') return to.epoch - Math.min(0.8 * SECONDS_PER_DAY, 0.35 * dt);
  if (a === 'moon' && b === 'earth') return left + Math.min(0.8 * SECONDS_PER_DAY, 0.35 * dt);
  if (a === 'place') return to.epoch - Math.min(1.5 * SECONDS_PER_DAY, 0.4 * dt);
  return left + Math.min(1.5 * SECONDS_PER_DAY, 0.4 * dt);
}

/** Six scaled numbers a leg, then the wishes of each node. */
function residuals(problem: Problem, nodes: readonly FlightNode[], wishWeight: number): Float64Array {
  const { forces, meetings } = problem;
  const rows = new Float64Array(meetings.length * 6 + nodes.length * WISHES);
  meetings.forEach((epoch, leg) => {
    const out = flown(forces, nodes[leg]!, 'out', epoch);
    const into = flown(forces, nodes[leg + 1]!, 'in', epoch);
    for (let i = 0; i < 6; i++) rows[leg * 6 + i] = ((out?.[i] ?? 1e9) - (into?.[i] ?? -1e9)) / unit(i);
  });
  nodes.forEach((node, i) => {
    wishesInto(rows, meetings.length * 6 + i * WISHES, node, wishWeight);
  });
  return rows;
}

function unit(component: number): number {
  return component < 3 ? POSITION_UNIT_KM : VELOCITY_UNIT_KM_S;
}

function flown(forces: CislunarForces, node: FlightNode, side: 'in' | 'out', epoch: number): Float64Array | undefined {
  const y = nodeState(node, side, forces);
  return forces.fly(y, side === 'in' ? node.epoch : leavingEpoch(node), epoch) ? y : undefined;
}

function jacobianColumns(
  problem: Problem,
  nodes: readonly FlightNode[],
  rows: Float64Array,
  wishWeight: number,
): Float64Array[] {
  const { forces, sides, meetings, scales } = problem;
  const columns: Float64Array[] = [];
  nodes.forEach((node, n) => {
    const base = (['in', 'out'] as const).map((side) => {
      const leg = side === 'in' ? n - 1 : n;
      return meetings[leg] === undefined ? undefined : flown(forces, node, side, meetings[leg]!);
    });
    scales[n]!.forEach((scale, k) => {
      const column = new Float64Array(rows.length);
      const change = new Float64Array(scales[n]!.length);
      change[k] = scale * DIFFERENCE;
      const moved = movedNode(node, sides[n]!, change, 0);
      (['in', 'out'] as const).forEach((side, s) => {
        const leg = side === 'in' ? n - 1 : n;
        if (!base[s]) return;
        const y = flown(forces, moved, side, meetings[leg]!);
        const sign = side === 'in' ? -1 : 1;
        for (let i = 0; i < 6; i++) {
          column[leg * 6 + i] = (sign * ((y?.[i] ?? base[s]![i]!) - base[s]![i]!)) / unit(i) / DIFFERENCE;
        }
      });
      const first = meetings.length * 6 + n * WISHES;
      wishesInto(column, first, moved, wishWeight);
      for (let i = first; i < first + WISHES; i++) column[i] = (column[i]! - rows[i]!) / DIFFERENCE;
      columns.push(column);
    });
  });
  return columns;
}

/** The change of the unknowns, in units of their scales, that lessens the mismatch without straying far. */
function dampedStep(columns: readonly Float64Array[], rows: Float64Array, damping: number): Float64Array {
  const n = columns.length;
  const system = Array.from(rows, (value, r) => Float64Array.from([...columns.map((c) => c[r]!), -value]));
  const weight = Math.sqrt(damping);
  for (let c = 0; c < n; c++) {
    const row = new Float64Array(n + 1);
    let norm = 0;
    for (const value of columns[c]!) norm += value * value;
    row[c] = weight * Math.max(Math.sqrt(norm) * 1e-2, 1);
    system.push(row);
  }
  return leastSquares(system, n);
}

function moveAll(problem: Problem, nodes: readonly FlightNode[], change: Float64Array): FlightNode[] {
  let at = 0;
  return nodes.map((node, i) => {
    const scales = problem.scales[i]!;
    const own = Float64Array.from(scales, (scale, k) => {
      const step = change[at + k]!;
      return scale * Math.max(-1.5, Math.min(1.5, step));
    });
    at += scales.length;
    return movedNode(node, problem.sides[i]!, own, 0);
  });
}

function isMet(rows: Float64Array, legs: number): boolean {
  for (let i = 0; i < legs * 6; i++) {
    const goal = i % 6 < 3 ? POSITION_GOAL_KM / POSITION_UNIT_KM : VELOCITY_GOAL_KM_S / VELOCITY_UNIT_KM_S;
    if (!(Math.abs(rows[i]!) < goal)) return false;
  }
  return true;
}

function sumOfSquares(rows: Float64Array): number {
  let sum = 0;
  for (const value of rows) sum += value * value;
  return sum;
}
