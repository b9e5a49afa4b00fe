import { KNOT_SIZE } from '../arc-state.ts';
import { integrate } from './dormand-prince.ts';
import { haloSeries } from './halo-series.ts';
import { leastSquares } from './least-squares.ts';
import { restrictedFlight, restrictedMotion } from './restricted-problem.ts';

/** A periodic orbit of the restricted problem: where it crosses the plane of symmetry at right angles, and its period. */
export interface PeriodicOrbit {
  readonly mu: number;
  /** Six numbers in the rotating frame; y, vx and vz are zero. */
  readonly start: Float64Array;
  readonly period: number;
}

/** What is varied: a component of the start, or the time of the half orbit. */
type Unknown = 0 | 2 | 4 | 'half';

const GOAL = 1e-10;
const X = 0;
const Z = 2;
const VY = 4;

/**
 * Corrects a start until the orbit crosses the plane of symmetry at right angles again after half a period, and so closes.
 * Undefined where that fails. Closes to 10⁻⁹ of the bodies' distance.
 * @source Howell, Three-dimensional, periodic, 'halo' orbits, Celest. Mech. 32 (1984) 53-71
 */
export function closedOrbit(
  mu: number,
  guess: { readonly x: number; readonly z: number; readonly vy: number; readonly period: number },
  unknowns: readonly Unknown[],
): PeriodicOrbit | undefined {
  const start = Float64Array.from([guess.x, 0, guess.z, 0, guess.vy, 0]);
  let half = guess.period / 2;
  // In the plane there is no third condition.
  const conditions = guess.z === 0 && !unknowns.includes(2) ? [1, 3] : [1, 3, 5];
  for (let i = 0; i < 25; i++) {
    const end = restrictedFlight(mu, start, half);
    if (!end) return undefined;
    if (conditions.every((c) => Math.abs(end[c]!) < GOAL)) return { mu, start, period: 2 * half };
    const columns = unknowns.map((unknown) => {
      const step = 1e-7;
      const moved = start.slice();
      if (unknown !== 'half') moved[unknown] = moved[unknown]! + step;
      const there = restrictedFlight(mu, moved, unknown === 'half' ? half + step : half);
      return conditions.map((c) => ((there?.[c] ?? Number.NaN) - end[c]!) / step);
    });
    const rows = conditions.map((c, r) => Float64Array.from([...columns.map((column) => column[r]!), -end[c]!]));
    const change = leastSquares(rows, unknowns.length);
    const largest = Math.max(...change.map(Math.abs));
    if (!(largest < 1)) return undefined;
    const share = Math.min(1, 0.05 / largest);
    unknowns.forEach((unknown, u) => {
      if (unknown === 'half') half += share * change[u]!;
      else start[unknown] = start[unknown]! + share * change[u]!;
    });
  }
  return undefined;
}

/**
 * A halo orbit about L1 or L2 whose start lies `height` (share of the bodies' distance; the sign tells north from south)
 * off the plane. Grown in steps from a small one where the series alone does not lead to it.
 */
export function haloOrbit(mu: number, point: 1 | 2, height: number): PeriodicOrbit | undefined {
  const side = height < 0 ? -1 : 1;
  const guess = haloSeries(mu, point, Math.abs(height), side);
  const direct = guess && closedOrbit(mu, { ...guess, z: height }, [X, VY, 'half']);
  if (direct && isHalo(direct, guess)) return direct;
  const steps = 12;
  let before: PeriodicOrbit | undefined;
  let last: PeriodicOrbit | undefined;
  for (let i = 1; i <= steps; i++) {
    const z = (height * i) / steps;
    const start = last ? extrapolated(before, last, z) : haloSeries(mu, point, Math.abs(z), side);
    const next = start && closedOrbit(mu, { ...start, z }, [X, VY, 'half']);
    if (!next) return undefined;
    before = last;
    last = next;
  }
  return last;
}

function isHalo(orbit: PeriodicOrbit, guess: { readonly x: number; readonly period: number }): boolean {
  return Math.abs(orbit.period / guess.period - 1) < 0.1 && Math.abs(orbit.start[X]! - guess.x) < 0.02;
}

function extrapolated(before: PeriodicOrbit | undefined, last: PeriodicOrbit, z: number) {
  const share = before ? (z - last.start[Z]!) / (last.start[Z]! - before.start[Z]!) : 0;
  const along = (a: number, b: number) => b + share * (b - a);
  const from = before ?? last;
  return {
    x: along(from.start[X]!, last.start[X]!),
    vy: along(from.start[VY]!, last.start[VY]!),
    period: along(from.period, last.period),
  };
}

/** Apolune of the southern L2 near-rectilinear halo orbit in 9:2 resonance with the lunar month: a start for correction. */
const NRHO_START = { x: 1.0213, z: -0.1821, vy: -0.102 };

/**
 * A southern near-rectilinear halo orbit about the Moon's L2, by its period (units of the restricted problem), starting at
 * its farthest point from the Moon. Undefined when the period is not that of a stable one (about 1.35 to 1.7).
 * @source Zimovan, Howell, Davis, Near rectilinear halo orbits and their application in cis-lunar space (2017), table 1
 *   (start); Howell 1984 (correction)
 */
export function nearRectilinearOrbit(mu: number, period: number): PeriodicOrbit | undefined {
  return closedOrbit(mu, { ...NRHO_START, period }, [X, Z, VY]);
}

/**
 * A distant retrograde orbit about the lesser body that crosses the line of the bodies, on the greater one's side, at
 * `distance` from it (share of the bodies' distance). Grown in steps from a small circle.
 * @source Hénon, Numerical exploration of the restricted problem V, Astron. Astrophys. 1 (1969) 223-238 (family f)
 */
export function distantRetrogradeOrbit(mu: number, distance: number): PeriodicOrbit | undefined {
  const first = Math.min(0.03, distance);
  // A circle about the lesser body alone, seen in the turning frame.
  const rateAt = (radius: number) => Math.sqrt(mu / radius ** 3) + 1;
  const attempt = (radius: number, vy: number, period: number) =>
    closedOrbit(mu, { x: 1 - mu - radius, z: 0, vy, period }, [VY, 'half']);
  let last = attempt(first, rateAt(first) * first, (2 * Math.PI) / rateAt(first));
  let radius = first;
  const steps = Math.ceil((distance - first) / 0.01);
  for (let i = 1; i <= steps && last; i++) {
    const next = first + ((distance - first) * i) / steps;
    const rateChange = rateAt(next) / rateAt(radius);
    last = attempt(next, (last.start[VY]! * rateChange * next) / radius, last.period / rateChange);
    radius = next;
  }
  return last;
}

/** Longest knot interval: radians of the motion about the nearer body, or of the bodies themselves. */
const KNOT_RADIANS = 0.35;

/** One period as knots (see `arcStateInto`), in the units of the restricted problem. */
export function orbitKnots(orbit: PeriodicOrbit): Float64Array {
  const { mu } = orbit;
  const knots: number[] = [];
  const tolerance = Float64Array.from({ length: 6 }, () => 1e-12);
  integrate(
    restrictedMotion(mu),
    orbit.start.slice(),
    { from: 0, to: orbit.period },
    {
      relativeTolerance: 1e-11,
      absoluteTolerance: tolerance,
      maxStep: (_t, s) => KNOT_RADIANS / Math.max(2, Math.sqrt(mu / Math.hypot(s[0]! - 1 + mu, s[1]!, s[2]!) ** 3)),
      onStep: (t, s, slope) => knots.push(t, ...s, slope[3]!, slope[4]!, slope[5]!),
    },
  );
  // The last knot is the first again, to the digit: no jump from one period to the next.
  for (let i = 1; i < KNOT_SIZE; i++) knots[knots.length - KNOT_SIZE + i] = knots[i]!;
  return Float64Array.from(knots);
}
