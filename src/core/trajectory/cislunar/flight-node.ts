import type { CislunarForces } from './cislunar-forces.ts';

/** How the velocity may change at a node in the middle of a flight. */
export type NodeFreedom = 'ballistic' | 'tangential' | 'free';

/** A wish that yields to the hard conditions: cosine of the angle between the orbit's normal and a pole. */
export interface PlaneWish {
  readonly pole: readonly [number, number, number];
  readonly cosine: number;
  readonly weight: number;
}

/**
 * A passage at a given distance (km) from Earth or Moon, at a given angle to the horizon (0 at a periapsis). `axes` holds
 * three unit vectors (ICRF): outwards, along the incoming motion, and the orbit's normal. Speeds km/s relative to the
 * body, before and after; `turnRad` is the angle about the vertical from the incoming to the outgoing motion.
 */
export interface PassageNode {
  readonly kind: 'passage';
  readonly epoch: number;
  readonly centre: 'earth' | 'moon';
  readonly radiusKm: number;
  readonly flightPathRad: number;
  readonly axes: Float64Array;
  readonly speedIn: number;
  readonly speedOut: number;
  readonly turnRad: number;
  readonly freedom: NodeFreedom;
  /** Seconds by which the passage may well be earlier or later than told; its epoch is then found with the rest. */
  readonly slackS?: number | undefined;
  /** By how much it is so far. */
  readonly shiftS?: number | undefined;
  readonly plane?: PlaneWish | undefined;
}

/** A place met at a given time (six numbers relative to the Earth, before and after); its velocity is free. */
export interface PlaceNode {
  readonly kind: 'place';
  readonly epoch: number;
  readonly stateIn: Float64Array;
  readonly stateOut: Float64Array;
}

/**
 * A point on the way, found with the rest: the state (six numbers about the Earth) with which the craft comes to it, and a
 * change of velocity there (km/s), given or to be found.
 */
export interface WaypointNode {
  readonly kind: 'waypoint';
  readonly epoch: number;
  readonly state: Float64Array;
  readonly burn: readonly [number, number, number];
  /** The burn is found, and wished to be small. */
  readonly isBurnFree?: boolean;
}

/**
 * A stay in an orbit that moves with the bodies, from `epoch` to `outEpoch`: where on it the craft arrives is found, and
 * how its velocity changes on arriving and leaving (km/s): wished to be small.
 */
export interface StayNode {
  readonly kind: 'stay';
  readonly epoch: number;
  readonly outEpoch: number;
  readonly phaseS: number;
  /** How much faster than its own period the orbit is flown, to fit arrival and departure; 1 by default. */
  readonly rate?: number | undefined;
  readonly periodS: number;
  readonly burnIn: readonly [number, number, number];
  readonly burnOut: readonly [number, number, number];
  /** State about the Earth (six numbers) at an epoch, so many seconds after the orbit's first knot. */
  readonly orbitState: (epoch: number, seconds: number) => Float64Array;
}

export type FlightNode = PassageNode | PlaceNode | StayNode | WaypointNode;

/** When the flight after the node begins. */
export function leavingEpoch(node: FlightNode): number {
  return node.kind === 'stay' ? node.outEpoch : node.epoch;
}

/** Which of a node's sides a flight uses. */
export interface Sides {
  readonly hasIn: boolean;
  readonly hasOut: boolean;
}

/** Kilometres and km/s. */
const WAYPOINT_SCALES = [20_000, 20_000, 20_000, 0.05, 0.05, 0.05];
const BURN_SCALES = [0.05, 0.05, 0.05];

/** Size of a step that changes the far end noticeably: radians or km/s, for each unknown of a node. */
export function unknownScales(node: FlightNode, sides: Sides): number[] {
  if (node.kind === 'place') return Array<number>(3 * (Number(sides.hasIn) + Number(sides.hasOut))).fill(0.1);
  if (node.kind === 'waypoint') return node.isBurnFree ? [...WAYPOINT_SCALES, ...BURN_SCALES] : WAYPOINT_SCALES;
  if (node.kind === 'stay') {
    const burns = Array<number>(3 * (Number(sides.hasIn) + Number(sides.hasOut))).fill(0.1);
    return [node.periodS * 0.01, ...burns];
  }
  const speed = node.centre === 'earth' ? 0.02 : 0.03;
  const turn = 0.05;
  const base = [...(node.slackS === undefined ? [] : [node.slackS]), turn, turn, turn, speed];
  if (!(sides.hasIn && sides.hasOut) || node.freedom === 'ballistic') return base;
  return node.freedom === 'tangential' ? [...base, speed] : [...base, speed, turn];
}

/** The node after a change of its unknowns: rotation about its three axes, speeds, turn; or velocities. */
export function movedNode(node: FlightNode, sides: Sides, change: Float64Array, at: number): FlightNode {
  if (node.kind === 'place') {
    const stateIn = node.stateIn.slice();
    const stateOut = node.stateOut.slice();
    let k = at;
    if (sides.hasIn) for (let i = 3; i < 6; i++) stateIn[i] = stateIn[i]! + change[k++]!;
    if (sides.hasOut) for (let i = 3; i < 6; i++) stateOut[i] = stateOut[i]! + change[k++]!;
    return { ...node, stateIn, stateOut };
  }
  if (node.kind === 'stay') return movedStay(node, sides, change, at);
  if (node.kind === 'waypoint') {
    const moved = { ...node, state: node.state.map((v, i) => v + change[at + i]!) };
    const burn = (i: 0 | 1 | 2) => node.burn[i] + change[at + 6 + i]!;
    return node.isBurnFree ? { ...moved, burn: [burn(0), burn(1), burn(2)] } : moved;
  }
  if (node.slackS !== undefined) {
    const { slackS, ...timed } = node;
    const moved = movedNode(timed, sides, change, at + 1);
    const shiftS = (node.shiftS ?? 0) + change[at]!;
    return { ...moved, epoch: node.epoch + change[at]!, slackS, shiftS } as PassageNode;
  }
  const axes = rotatedAxes(node.axes, change[at]!, change[at + 1]!, change[at + 2]!);
  const isBoth = sides.hasIn && sides.hasOut;
  const dv = change[at + 3]!;
  const dvOut = isBoth && node.freedom !== 'ballistic' ? change[at + 4]! : dv;
  const dTurn = isBoth && node.freedom === 'free' ? change[at + 5]! : 0;
  return { ...node, axes, speedIn: node.speedIn + dv, speedOut: node.speedOut + dvOut, turnRad: node.turnRad + dTurn };
}

function movedStay(node: StayNode, sides: Sides, change: Float64Array, at: number): StayNode {
  let k = at + 1;
  const moved = (burn: StayNode['burnIn'], isUsed: boolean): [number, number, number] =>
    isUsed ? [burn[0] + change[k++]!, burn[1] + change[k++]!, burn[2] + change[k++]!] : [burn[0], burn[1], burn[2]];
  const burnIn = moved(node.burnIn, sides.hasIn);
  const burnOut = moved(node.burnOut, sides.hasOut);
  return { ...node, phaseS: node.phaseS + change[at]!, burnIn, burnOut };
}

/** Axes turned by a small rotation vector given along themselves, made orthonormal again. */
function rotatedAxes(axes: Float64Array, a: number, b: number, c: number): Float64Array {
  const angle = Math.hypot(a, b, c);
  if (angle === 0) return axes;
  const [u, v, w] = [a / angle, b / angle, c / angle];
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const k = 1 - cos;
  // Columns: what becomes of each axis, in terms of the old ones.
  const m = [
    [cos + u * u * k, w * sin + u * v * k, -v * sin + u * w * k],
    [-w * sin + u * v * k, cos + v * v * k, u * sin + v * w * k],
  ];
  const out = new Float64Array(9);
  for (let r = 0; r < 2; r++) {
    for (let i = 0; i < 3; i++) {
      out[3 * r + i] = m[r]![0]! * axes[i]! + m[r]![1]! * axes[3 + i]! + m[r]![2]! * axes[6 + i]!;
    }
  }
  return orthonormal(out);
}

/** Makes the first axis a unit vector, the second at right angles to it, the third their product. */
export function orthonormal(axes: Float64Array): Float64Array {
  const [x, y, z] = axes;
  const r = Math.hypot(x!, y!, z!);
  axes[0] = x! / r;
  axes[1] = y! / r;
  axes[2] = z! / r;
  const dot = axes[0]! * axes[3]! + axes[1]! * axes[4]! + axes[2]! * axes[5]!;
  for (let i = 0; i < 3; i++) axes[3 + i] = axes[3 + i]! - dot * axes[i]!;
  const s = Math.hypot(axes[3]!, axes[4]!, axes[5]!);
  for (let i = 3; i < 6; i++) axes[i] = axes[i]! / s;
  axes[6] = axes[1]! * axes[5]! - axes[2]! * axes[4]!;
  axes[7] = axes[2]! * axes[3]! - axes[0]! * axes[5]!;
  axes[8] = axes[0]! * axes[4]! - axes[1]! * axes[3]!;
  return axes;
}

const MOON = new Float64Array(6);

/** The state (six numbers, relative to the Earth) with which the craft reaches the node, or leaves it. */
export function nodeState(node: FlightNode, side: 'in' | 'out', forces: CislunarForces): Float64Array {
  if (node.kind === 'place') return (side === 'in' ? node.stateIn : node.stateOut).slice();
  if (node.kind === 'stay') return stayState(node, side);
  if (node.kind === 'waypoint') return waypointState(node, side);
  const out = passageState(node, side);
  if (node.centre === 'moon') {
    forces.moonInto(MOON, node.epoch);
    for (let i = 0; i < 6; i++) out[i] = out[i]! + MOON[i]!;
  }
  return out;
}

function waypointState({ state, burn }: WaypointNode, side: 'in' | 'out'): Float64Array {
  const out = state.slice();
  if (side === 'out') for (let i = 0; i < 3; i++) out[3 + i] = out[3 + i]! + burn[i]!;
  return out;
}

/** Velocity far from the orbit's own: arriving with `burnIn` still to be taken away, leaving with `burnOut` added. */
function stayState(node: StayNode, side: 'in' | 'out'): Float64Array {
  const later = side === 'in' ? 0 : node.outEpoch - node.epoch;
  const state = node.orbitState(node.epoch + later, node.phaseS + later * (node.rate ?? 1));
  const burn = side === 'in' ? node.burnIn : node.burnOut;
  for (let i = 0; i < 3; i++) state[3 + i] = state[3 + i]! + burn[i]!;
  return state;
}

/** The state relative to the body passed. */
export function passageState(node: PassageNode, side: 'in' | 'out'): Float64Array {
  const { axes, radiusKm, flightPathRad } = node;
  const speed = side === 'in' ? node.speedIn : node.speedOut;
  const turn = side === 'in' ? 0 : node.turnRad;
  const up = speed * Math.sin(flightPathRad);
  const along = speed * Math.cos(flightPathRad) * Math.cos(turn);
  const across = speed * Math.cos(flightPathRad) * Math.sin(turn);
  const out = new Float64Array(6);
  for (let i = 0; i < 3; i++) {
    out[i] = radiusKm * axes[i]!;
    out[3 + i] = up * axes[i]! + along * axes[3 + i]! + across * axes[6 + i]!;
  }
  return out;
}

/** Numbers that a node reports as wishes. */
export const WISHES = 6;
/** Weight of a burn wished away, per km/s. */
const BURN_WEIGHT = 3;
/** Weight of a shift in time by the slack. */
const SHIFT_WEIGHT = 0.3;

/** How far the node is from what is wished for, weighted: its plane, or burns. Written into `out` from `at` on. */
export function wishesInto(out: Float64Array, at: number, node: FlightNode, weight: number): void {
  if (weight === 0 || node.kind === 'place') return;
  if (node.kind === 'waypoint') {
    for (let i = 0; i < 3; i++) out[at + i] = node.burn[i]! * BURN_WEIGHT * weight;
    return;
  }
  if (node.kind === 'passage') {
    out[at] = planeMiss(node) * (node.plane?.weight ?? 0) * weight;
    out[at + 1] = (node.speedOut - node.speedIn) * BURN_WEIGHT * weight;
    out[at + 2] = node.speedIn * node.turnRad * BURN_WEIGHT * weight;
    out[at + 3] = ((node.shiftS ?? 0) / (node.slackS ?? 1)) * SHIFT_WEIGHT * weight;
    return;
  }
  for (let i = 0; i < 3; i++) {
    out[at + i] = node.burnIn[i]! * BURN_WEIGHT * weight;
    out[at + 3 + i] = node.burnOut[i]! * BURN_WEIGHT * weight;
  }
}

/** Difference of cosines between the orbit's tilt and the one wished for. */
export function planeMiss(node: PassageNode): number {
  if (!node.plane) return 0;
  const { pole, cosine } = node.plane;
  return pole[0] * node.axes[6]! + pole[1] * node.axes[7]! + pole[2] * node.axes[8]! - cosine;
}
