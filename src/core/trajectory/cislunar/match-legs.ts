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

/** Index of the node at which a flight's stop is: waypoints lie between stops. */
export function nodeOfStop(flight: MatchedFlight, stop: number): number {
  let left = stop;
  return flight.nodes.findIndex((node) => node.kind !== 'waypoint' && left-- === 0);
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
  let now = residuals(problem, nodes, wishWeight);
  let cost = sumOfSquares(now.rows);
  let damping = 1e-2;
  let isSettled = false;
  let jacobian: Float64Array[] | undefined;
  for (let i = 0; i < maxIterations && Number.isFinite(cost); i++) {
    if (i >= HOPELESS_AFTER && cost > HOPELESS_COST) break;
    if (isMet(now.rows, legs) && (wishWeight === 0 || isSettled)) break;
    const isFresh = jacobian === undefined;
    const slopes: Float64Array[] = jacobian ?? jacobianColumns(problem, nodes, now, wishWeight);
    jacobian = slopes;
    let improved = false;
    for (let tries = 0; tries < (isFresh ? 8 : 1) && !improved; tries++) {
      const change = clamped(dampedStep(slopes, now.rows, damping));
      const moved = moveAll(problem, nodes, change);
      const next = residuals(problem, moved, wishWeight);
      const nextCost = sumOfSquares(next.rows);
      improved = nextCost < cost * (isFresh ? 1 : WORTHWHILE);
      if (improved) {
        const gain = nextCost / cost;
        if (gain < WORTHWHILE) updateJacobian(slopes, change, now.rows, next.rows);
        else jacobian = undefined;
        nodes = moved;
        now = next;
        cost = nextCost;
        damping = Math.max(damping * (gain < 0.3 ? 0.05 : 0.3), 1e-12);
        isSettled = gain > 0.95;
        if (gain > 0.9995 && i > 6) return { nodes, rows: now.rows, cost };
      } else if (isFresh) damping = Math.max(damping, 1e-9) * 8;
    }
    if (!improved && isFresh) break;
    if (!improved) {
      jacobian = undefined;
      i--;
    }
  }
  return { nodes, rows: now.rows, cost };
}

/** Share of the mismatch that a step may leave for the same Jacobian to be used again. */
const WORTHWHILE = 0.3;

/**
 * The Jacobian after a step, from what the step did: cheaper than flying every unknown's difference anew.
 * @source Nocedal, Wright, Numerical Optimization, 2nd ed. (2006), §11.1 (Broyden's method)
 */
function updateJacobian(
  columns: readonly Float64Array[],
  change: Float64Array,
  before: Float64Array,
  after: Float64Array,
) {
  let size = 0;
  for (const value of change) size += value * value;
  if (size === 0) return;
  for (let r = 0; r < before.length; r++) {
    let miss = after[r]! - before[r]!;
    for (let c = 0; c < columns.length; c++) miss -= columns[c]![r]! * change[c]!;
    for (let c = 0; c < columns.length; c++) columns[c]![r] = columns[c]![r]! + (miss * change[c]!) / size;
  }
}

/** Near the body that bends the path most, but well outside its neighbourhood. */
function meetingEpoch(from: FlightNode, to: FlightNode): number {
  const left = leavingEpoch(from);
  const dt = to.epoch - left;
  if (from.kind === 'waypoint' || to.kind === 'waypoint') return left + dt / 2;
  const kindOf = (node: FlightNode) => (node.kind === 'passage' ? node.centre : 'place');
  const a = kindOf(from);
  const b = kindOf(to);
  if (a === b) return left + dt / 2;
  if (b === 'moon' && a === 'earth') return to.epoch - Math.min(0.8 * SECONDS_PER_DAY, 0.35 * dt);
  if (a === 'moon' && b === 'earth') return left + Math.min(0.8 * SECONDS_PER_DAY, 0.35 * dt);
  if (a === 'place') return to.epoch - Math.min(1.5 * SECONDS_PER_DAY, 0.4 * dt);
  return left + Math.min(1.5 * SECONDS_PER_DAY, 0.4 * dt);
}

/** Where a flight stands: its mismatches, and the states with which the halves of each leg meet. */
interface Standing {
  /** Six scaled numbers a leg, then the wishes of each node. */
  readonly rows: Float64Array;
  readonly out: readonly (Float64Array | undefined)[];
  readonly into: readonly (Float64Array | undefined)[];
}

function residuals(problem: Problem, nodes: readonly FlightNode[], wishWeight: number): Standing {
  const { forces, meetings } = problem;
  const rows = new Float64Array(meetings.length * 6 + nodes.length * WISHES);
  const out = meetings.map((epoch, leg) => flown(forces, nodes[leg]!, 'out', epoch));
  const into = meetings.map((epoch, leg) => flown(forces, nodes[leg + 1]!, 'in', epoch));
  meetings.forEach((_, leg) => {
    for (let i = 0; i < 6; i++) rows[leg * 6 + i] = ((out[leg]?.[i] ?? 1e9) - (into[leg]?.[i] ?? -1e9)) / unit(i);
  });
  nodes.forEach((node, i) => {
    wishesInto(rows, meetings.length * 6 + i * WISHES, node, wishWeight);
  });
  return { rows, out, into };
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
  { rows, out, into }: Standing,
  wishWeight: number,
): Float64Array[] {
  const { forces, sides, meetings, scales } = problem;
  const columns: Float64Array[] = [];
  nodes.forEach((node, n) => {
    scales[n]!.forEach((scale, k) => {
      const column = new Float64Array(rows.length);
      const change = new Float64Array(scales[n]!.length);
      change[k] = scale * DIFFERENCE;
      const moved = movedNode(node, sides[n]!, change, 0);
      for (const side of ['in', 'out'] as const) {
        const leg = side === 'in' ? n - 1 : n;
        const base = side === 'in' ? into[leg] : out[leg];
        if (!base) continue;
        const y = flown(forces, moved, side, meetings[leg]!);
        const sign = side === 'in' ? -1 : 1;
        for (let i = 0; i < 6; i++) {
          column[leg * 6 + i] = (sign * ((y?.[i] ?? base[i]!) - base[i]!)) / unit(i) / DIFFERENCE;
        }
      }
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

/** No unknown moves farther at once than one and a half of its scale. */
function clamped(change: Float64Array): Float64Array {
  return change.map((step) => Math.max(-1.5, Math.min(1.5, step)));
}

function moveAll(problem: Problem, nodes: readonly FlightNode[], change: Float64Array): FlightNode[] {
  let at = 0;
  return nodes.map((node, i) => {
    const own = Float64Array.from(problem.scales[i]!, (scale, k) => scale * change[at + k]!);
    at += own.length;
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
