import { type Derivative, integrate } from './dormand-prince.ts';

const TOLERANCE = Float64Array.from({ length: 6 }, () => 1e-13);
const OPTIONS = { relativeTolerance: 1e-12, absoluteTolerance: TOLERANCE };

/**
 * Motion in the circular restricted three-body problem: six numbers in the rotating frame about the barycentre, the greater
 * body at x = −µ, the lesser at 1 − µ; units: their distance, and the time in which they turn by one radian.
 * @source Szebehely, Theory of Orbits (1967), §1.2
 */
export function restrictedMotion(mu: number): Derivative {
  return (out, _t, s) => {
    const x = s[0]!;
    const y = s[1]!;
    const z = s[2]!;
    const yz = y * y + z * z;
    const d1 = (x + mu) ** 2 + yz;
    const d2 = (x - 1 + mu) ** 2 + yz;
    const k1 = (1 - mu) / (d1 * Math.sqrt(d1));
    const k2 = mu / (d2 * Math.sqrt(d2));
    out[0] = s[3]!;
    out[1] = s[4]!;
    out[2] = s[5]!;
    out[3] = 2 * s[4]! + x - k1 * (x + mu) - k2 * (x - 1 + mu);
    out[4] = -2 * s[3]! + y - (k1 + k2) * y;
    out[5] = -(k1 + k2) * z;
  };
}

/** The state after `time`, six numbers; undefined after a collision. */
export function restrictedFlight(mu: number, from: Float64Array, time: number): Float64Array | undefined {
  const state = from.slice();
  return integrate(restrictedMotion(mu), state, { from: 0, to: time }, OPTIONS) ? state : undefined;
}

/**
 * Jacobi's constant of a state: twice the potential less the square of the speed.
 * @source Szebehely, Theory of Orbits (1967), §1.5 (without the term µ(1 − µ))
 */
export function jacobiConstant(mu: number, s: Float64Array): number {
  const [x, y, z, vx, vy, vz] = s as unknown as [number, number, number, number, number, number];
  const r1 = Math.hypot(x + mu, y, z);
  const r2 = Math.hypot(x - 1 + mu, y, z);
  return x * x + y * y + (2 * (1 - mu)) / r1 + (2 * mu) / r2 - (vx * vx + vy * vy + vz * vz);
}
