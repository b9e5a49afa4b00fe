import type { StateVector } from '../ephemeris/source.ts';

/** Numbers a knot takes: epoch, position, velocity, acceleration. */
export const KNOT_SIZE = 10;

/**
 * The state on an arc of knots at `epoch`, written into `out`: quintic Hermite between the two knots around it, so that
 * position, velocity and acceleration are continuous. Knots as in `ArcData` (s past J2000 TDB, km, km/s, km/s²), rising in
 * epoch; outside them the nearest polynomial goes on. Allocates nothing. The error within a knot interval of length h is
 * h⁶/46080 times the sixth derivative of the motion.
 * @source Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, 2nd ed. (1993), §II.6 (Hermite interpolation)
 */
export function arcStateInto(out: StateVector, knots: Float64Array, epoch: number): void {
  const at = knotBefore(knots, epoch);
  const h = knots[at + KNOT_SIZE]! - knots[at]!;
  const s = (epoch - knots[at]!) / h;
  const p = out.positionKm;
  const v = out.velocityKmS;
  const s2 = s * s;
  const s3 = s2 * s;
  // Basis polynomials of the three values at the far end, and of the two derivatives at the near one.
  const b0 = s3 * (10 - s * (15 - 6 * s));
  const d0 = (30 * s2 * (1 - s * (2 - s))) / h;
  const b1 = s * (1 - s2 * (6 - s * (8 - 3 * s))) * h;
  const d1 = 1 - s2 * (18 - s * (32 - 15 * s));
  const b2 = (s2 / 2) * (1 - s * (3 - s * (3 - s))) * h * h;
  const d2 = (s - s2 * (4.5 - s * (6 - 2.5 * s))) * h;
  const c1 = s3 * (-4 + s * (7 - 3 * s)) * h;
  const e1 = s2 * (-12 + s * (28 - 15 * s));
  const c2 = (s3 / 2) * (1 - s * (2 - s)) * h * h;
  const e2 = s2 * (1.5 - s * (4 - 2.5 * s)) * h;
  const to = at + KNOT_SIZE;
  p.x = blend(knots, at + 1, to + 1, 1 - b0, b0, b1, b2, c1, c2);
  p.y = blend(knots, at + 2, to + 2, 1 - b0, b0, b1, b2, c1, c2);
  p.z = blend(knots, at + 3, to + 3, 1 - b0, b0, b1, b2, c1, c2);
  v.x = blend(knots, at + 1, to + 1, -d0, d0, d1, d2, e1, e2);
  v.y = blend(knots, at + 2, to + 2, -d0, d0, d1, d2, e1, e2);
  v.z = blend(knots, at + 3, to + 3, -d0, d0, d1, d2, e1, e2);
}

function blend(
  k: Float64Array,
  near: number,
  far: number,
  a0: number,
  b0: number,
  a1: number,
  a2: number,
  b1: number,
  b2: number,
): number {
  return a0 * k[near]! + b0 * k[far]! + a1 * k[near + 3]! + a2 * k[near + 6]! + b1 * k[far + 3]! + b2 * k[far + 6]!;
}

/** Index of the knot at or before `epoch`; the first or the last but one where there is none. */
function knotBefore(knots: Float64Array, epoch: number): number {
  let low = 0;
  let high = knots.length / KNOT_SIZE - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (knots[middle * KNOT_SIZE]! <= epoch) low = middle;
    else high = middle;
  }
  return low * KNOT_SIZE;
}
