import type { StateVector } from '../../ephemeris/source.ts';
import type { Vec3 } from '../../math/vec3.ts';
import type { EpochTdb } from '../../time/epoch.ts';
import type { ScaledState } from './arc-guess.ts';
import { KNOT_UNKNOWNS } from './hermite.ts';
import type { KnotCondition } from './least-effort.ts';

/**
 * An end of a low-thrust leg. `held`: the craft has the state's velocity. `free`: it leaves or meets the body with an
 * excess speed up to `maxExcessKmS`, in any direction. `pass`: it flies by; the body turns its path and keeps its speed.
 */
export interface ThrustStop {
  readonly bodyId: string;
  readonly kind: 'held' | 'free' | 'pass';
  readonly epoch: EpochTdb;
  /** State of the body, or of the craft where held, relative to the centre (ICRF, km, km/s). */
  readonly state: StateVector;
  /** For `free`: the rocket's gift at launch, or the fastest arrival. */
  readonly maxExcessKmS?: number | undefined;
  /** For `free`: whether the excess speed is just that, as published, and not only at most that. */
  readonly isExcessKnown?: boolean | undefined;
  /** For `pass`: what turns the path. Without it (asteroids) the path goes straight on. */
  readonly gmKm3S2?: number | undefined;
  /** For `pass`: least distance from the body's centre; where `isPeriapsisKnown` the craft passes just there. */
  readonly periapsisKm?: number | undefined;
  readonly isPeriapsisKnown?: boolean | undefined;
  /** For `pass`: direction of the closest approach from the body's centre, where published. */
  readonly closestFrom?: Vec3 | undefined;
}

/** Below this turn (radians) a fly-by changes no direction one could tell. */
const LEAST_TURN = 0.01;

/** A free end in scaled units. */
export interface ScaledEnd {
  readonly state: ScaledState;
  readonly mostExcess: number;
  readonly isExcessKnown: boolean;
}

/** Keeps the excess speed of a free end at or below its bound. `knot`: first of two; the end is the first or second. */
export function boundedExcess(knot: number, isSecond: boolean, end: ScaledEnd): KnotCondition {
  const at = (isSecond ? KNOT_UNKNOWNS : 0) + 3;
  const { velocity: v } = end.state;
  return {
    knot,
    residualCount: 1,
    evaluate(out, pair) {
      const excess = Math.hypot(pair[at]! - v.x, pair[at + 1]! - v.y, pair[at + 2]! - v.z) - end.mostExcess;
      out[0] = end.isExcessKnown ? excess : Math.max(0, excess);
    },
  };
}

/** A fly-by in scaled units: GM 1 at the centre. */
export interface ScaledPass {
  readonly bodyVelocity: readonly number[];
  readonly gm: number;
  readonly periapsis: number;
  readonly isPeriapsisKnown: boolean;
  readonly closestFrom?: Vec3 | undefined;
}

/** Residuals of a fly-by: its speeds, its turn, and the direction of its closest approach. */
export const PASS_RESIDUALS = 5;
/** How much the direction counts against the turn: a published place is known to some degrees. */
const DIRECTION_WEIGHT = 0.3;

/** As a condition of the optimisation: see `passMisfit`. */
export function flyByCondition(knot: number, pass: ScaledPass): KnotCondition {
  return { knot, residualCount: PASS_RESIDUALS, evaluate: (out, pair) => passMisfit(out, pass, pair) };
}

/**
 * What is wrong with a fly-by, as speeds, written into `out` (`PASS_RESIDUALS` numbers, 0 when all is well).
 * Between the arriving knot and the leaving one of a fly-by: equal excess speeds, and the turn that the closest approach
 * gives (known) or allows (not known). Turn δ = 2 asin(1 / (1 + rp v∞² / GM)).
 * @source Curtis, Orbital Mechanics for Engineering Students, 3rd ed., §8.9
 */
export function passMisfit(out: Float64Array, pass: ScaledPass, pair: Float64Array): void {
  const [bx = 0, by = 0, bz = 0] = pass.bodyVelocity;
  const ix = pair[3]! - bx;
  const iy = pair[4]! - by;
  const iz = pair[5]! - bz;
  const ox = pair[KNOT_UNKNOWNS + 3]! - bx;
  const oy = pair[KNOT_UNKNOWNS + 4]! - by;
  const oz = pair[KNOT_UNKNOWNS + 5]! - bz;
  const speedIn = Math.hypot(ix, iy, iz);
  const speedOut = Math.hypot(ox, oy, oz);
  out.fill(0, 0, PASS_RESIDUALS);
  const limit = pass.gm > 0 ? turnRad(pass, (speedIn + speedOut) / 2) : 0;
  if (limit < LEAST_TURN) {
    out[0] = ox - ix;
    out[1] = oy - iy;
    out[2] = oz - iz;
    return;
  }
  const across = Math.hypot(iy * oz - iz * oy, iz * ox - ix * oz, ix * oy - iy * ox);
  const excess = Math.atan2(across, ix * ox + iy * oy + iz * oz) - limit;
  out[0] = speedIn - speedOut;
  out[1] = speedIn * (pass.isPeriapsisKnown ? excess : Math.max(0, excess));
  const { closestFrom } = pass;
  if (!closestFrom) return;
  // The closest approach lies opposite to where the path is turned.
  const x = ix / speedIn - ox / speedOut;
  const y = iy / speedIn - oy / speedOut;
  const z = iz / speedIn - oz / speedOut;
  const size = Math.hypot(x, y, z);
  const weight = DIRECTION_WEIGHT * speedIn;
  out[2] = weight * (x / size - closestFrom.x);
  out[3] = weight * (y / size - closestFrom.y);
  out[4] = weight * (z / size - closestFrom.z);
}

function turnRad({ gm, periapsis }: ScaledPass, speed: number): number {
  return 2 * Math.asin(1 / (1 + (periapsis * speed * speed) / gm));
}
