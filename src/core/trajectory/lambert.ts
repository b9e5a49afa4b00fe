import { crossVec3, dotVec3, normVec3, type Vec3, vec3 } from '../math/vec3.ts';

/** The two velocities of a Lambert arc (km/s, in the frame of the positions). */
export interface LambertArc {
  readonly departureVelocityKmS: Vec3<'Icrf'>;
  readonly arrivalVelocityKmS: Vec3<'Icrf'>;
  readonly revolutions: number;
  /** Of the two arcs with one or more revolutions: `low` has the longer semi-major axis side of the time minimum. */
  readonly branch: 'single' | 'left' | 'right';
}

export interface LambertProblem {
  /** Gravitational parameter of the centre, km³/s². */
  readonly gmKm3S2: number;
  readonly departureKm: Vec3<'Icrf'>;
  readonly arrivalKm: Vec3<'Icrf'>;
  /** Time of flight in seconds, above zero. */
  readonly timeOfFlightSeconds: number;
  /**
   * Normal of the orbit's sense of motion: the arc turns counter-clockwise about it. It also gives the plane where the
   * two positions do not (transfer angle near 0° or 180°). Any length.
   */
  readonly orbitNormal: Vec3<'Icrf'>;
  /** Highest number of full revolutions to look for; 0 by default. */
  readonly maxRevolutions?: number;
}

/** The problem has no meaning: a length or a time that is not positive. */
export class LambertDomainError extends Error {
  constructor(
    readonly field: keyof LambertProblem,
    readonly value: number,
  ) {
    super(`Lambert's problem needs ${field} above zero, not ${value}.`);
    this.name = 'LambertDomainError';
  }
}

/** Below this sine of the transfer angle the positions no longer fix the plane, and `orbitNormal` does. */
const PLANE_SINE_LIMIT = 1e-4;
const ITERATIONS = 35;
const TOLERANCE = 1e-12;

/**
 * All arcs that join two positions in a given time about one centre: the one without a full revolution first, then the
 * pairs with 1, 2, … revolutions as far as they exist. Positions km, velocities km/s, one inertial frame throughout;
 * two-body motion, exact to about 1e-9 relative. Holds for elliptic, parabolic and hyperbolic arcs.
 * @throws LambertDomainError when a radius, the time or the gravitational parameter is not positive
 * @source D. Izzo, "Revisiting Lambert's problem", Celestial Mechanics and Dynamical Astronomy 121 (2015) 1-15,
 *   equations 9-31; first derivatives and Householder iteration from sections 2.3 and 3.
 */
export function solveLambert(problem: LambertProblem): LambertArc[] {
  const { gmKm3S2, departureKm, arrivalKm, timeOfFlightSeconds, orbitNormal } = problem;
  const r1 = normVec3(departureKm);
  const r2 = normVec3(arrivalKm);
  if (!(gmKm3S2 > 0)) throw new LambertDomainError('gmKm3S2', gmKm3S2);
  if (!(r1 > 0)) throw new LambertDomainError('departureKm', r1);
  if (!(r2 > 0)) throw new LambertDomainError('arrivalKm', r2);
  if (!(timeOfFlightSeconds > 0)) throw new LambertDomainError('timeOfFlightSeconds', timeOfFlightSeconds);

  const chord = Math.hypot(arrivalKm.x - departureKm.x, arrivalKm.y - departureKm.y, arrivalKm.z - departureKm.z);
  const semiPerimeter = (r1 + r2 + chord) / 2;
  const radial1 = scaled(departureKm, 1 / r1);
  const radial2 = scaled(arrivalKm, 1 / r2);
  const normal = arcNormal(radial1, radial2, orbitNormal);
  // The arc is the long way round when, seen along the normal, the second position lies clockwise of the first.
  const cross = crossVec3(vec3(), radial1, radial2);
  const isLongWay = dotVec3(cross, normal) < 0;
  const lambda = Math.sqrt(Math.max(0, 1 - chord / semiPerimeter)) * (isLongWay ? -1 : 1);
  const time = Math.sqrt((2 * gmKm3S2) / semiPerimeter ** 3) * timeOfFlightSeconds;

  const tangential1 = crossVec3(vec3(), normal, radial1);
  const tangential2 = crossVec3(vec3(), normal, radial2);
  const gamma = Math.sqrt((gmKm3S2 * semiPerimeter) / 2);
  const rho = (r1 - r2) / chord;
  const sigma = Math.sqrt(Math.max(0, 1 - rho * rho));

  return solveForX(lambda, time, problem.maxRevolutions ?? 0).map(({ x, revolutions, branch }) => {
    const y = Math.sqrt(1 - lambda * lambda * (1 - x * x));
    const vRadial1 = (gamma * (lambda * y - x - rho * (lambda * y + x))) / r1;
    const vRadial2 = (-gamma * (lambda * y - x + rho * (lambda * y + x))) / r2;
    const vTangential = gamma * sigma * (y + lambda * x);
    return {
      departureVelocityKmS: combine(radial1, vRadial1, tangential1, vTangential / r1),
      arrivalVelocityKmS: combine(radial2, vRadial2, tangential2, vTangential / r2),
      revolutions,
      branch,
    };
  });
}

interface Root {
  readonly x: number;
  readonly revolutions: number;
  readonly branch: LambertArc['branch'];
}

function solveForX(lambda: number, time: number, maxRevolutions: number): Root[] {
  const roots: Root[] = [{ x: zeroRevolutionRoot(lambda, time), revolutions: 0, branch: 'single' }];
  const limit = Math.min(maxRevolutions, Math.floor(time / Math.PI));
  for (let revolutions = 1; revolutions <= limit; revolutions++) {
    if (time < minimumTime(lambda, revolutions)) break;
    const lowSeed = ((revolutions * Math.PI + Math.PI) / (8 * time)) ** (2 / 3);
    const highSeed = ((8 * time) / (revolutions * Math.PI)) ** (2 / 3);
    const left = householder(lambda, time, (lowSeed - 1) / (lowSeed + 1), revolutions);
    const right = householder(lambda, time, (highSeed - 1) / (highSeed + 1), revolutions);
    roots.push({ x: left, revolutions, branch: 'left' }, { x: right, revolutions, branch: 'right' });
  }
  return roots;
}

/** Initial guess of Izzo's equation 30, then the iteration. */
function zeroRevolutionRoot(lambda: number, time: number): number {
  const time0 = Math.acos(lambda) + lambda * Math.sqrt(1 - lambda * lambda);
  const time1 = (2 / 3) * (1 - lambda ** 3);
  let seed: number;
  if (time >= time0) seed = -(time - time0) / (time - time0 + 4);
  else if (time <= time1) seed = (2.5 * time1 * (time1 - time)) / (time * (1 - lambda ** 5)) + 1;
  else seed = (time / time0) ** (Math.LN2 / Math.log(time1 / time0)) - 1;
  return householder(lambda, time, seed, 0);
}

/** Third-order Householder iteration on the time equation (section 3). */
function householder(lambda: number, time: number, seed: number, revolutions: number): number {
  let x = seed;
  for (let i = 0; i < ITERATIONS; i++) {
    const { value, first, second, third } = timeDerivatives(lambda, x, revolutions);
    const delta = value - time;
    const step =
      (delta * (first * first - (delta * second) / 2)) /
      (first * (first * first - delta * second) + (third * delta * delta) / 6);
    if (!Number.isFinite(step)) return x;
    x = Math.max(x - step, -1 + 1e-12);
    if (Math.abs(step) < TOLERANCE) return x;
  }
  return x;
}

/** The least time with a number of revolutions, found by Halley's iteration on the derivative (section 2.4). */
function minimumTime(lambda: number, revolutions: number): number {
  let x = 0;
  for (let i = 0; i < ITERATIONS; i++) {
    const { first, second, third } = timeDerivatives(lambda, x, revolutions);
    const step = (2 * first * second) / (2 * second * second - first * third);
    if (!Number.isFinite(step)) break;
    x = Math.min(Math.max(x - step, -0.999), 0.999);
    if (Math.abs(step) < TOLERANCE) break;
  }
  return timeOf(lambda, x, revolutions);
}

/** Non-dimensional time of flight (equation 9); near x = 1 Battin's series (equation 20), which does not cancel. */
function timeOf(lambda: number, x: number, revolutions: number): number {
  const lambda2 = lambda * lambda;
  const y = Math.sqrt(1 - lambda2 * (1 - x * x));
  if (revolutions === 0 && Math.abs(x - 1) < 0.2) {
    const eta = y - lambda * x;
    const s1 = (1 - lambda - x * eta) / 2;
    const q = (4 / 3) * hypergeometric(s1);
    return (eta ** 3 * q + 4 * lambda * eta) / 2;
  }
  const e = 1 - x * x;
  if (e > 0) {
    const psi = Math.acos(Math.min(1, Math.max(-1, x * y + lambda * e)));
    return ((psi + revolutions * Math.PI) / Math.sqrt(e) - x + lambda * y) / e;
  }
  const psi = Math.asinh((y - x * lambda) * Math.sqrt(-e));
  return (psi / Math.sqrt(-e) - x + lambda * y) / e;
}

/** Time of flight and its first three derivatives (equation 22). */
function timeDerivatives(lambda: number, x: number, revolutions: number) {
  const lambda2 = lambda * lambda;
  const lambda3 = lambda2 * lambda;
  const e = 1 - x * x;
  const y2 = 1 - lambda2 * e;
  const y = Math.sqrt(y2);
  const value = timeOf(lambda, x, revolutions);
  if (Math.abs(e) < 1e-9) return parabolicDerivatives(lambda, value);
  const first = (3 * value * x - 2 + (2 * lambda3 * x) / y) / e;
  const second = (3 * value + 5 * x * first + (2 * (1 - lambda2) * lambda3) / (y2 * y)) / e;
  const third = (7 * x * second + 8 * first - (6 * (1 - lambda2) * lambda2 * lambda3 * x) / (y2 * y2 * y)) / e;
  return { value, first, second, third };
}

/** At x = 1 the general formula divides zero by zero; the slope is known in closed form (equation 23). */
function parabolicDerivatives(lambda: number, value: number) {
  return { value, first: (2 / 5) * (lambda ** 5 - 1), second: 0, third: 0 };
}

/** Gauss's hypergeometric series F(3, 1; 5/2; z), |z| < 1. */
function hypergeometric(z: number): number {
  let sum = 1;
  let term = 1;
  for (let n = 0; n < 200; n++) {
    term *= ((3 + n) * (1 + n) * z) / ((2.5 + n) * (n + 1));
    sum += term;
    if (Math.abs(term) < 1e-15) break;
  }
  return sum;
}

/** Unit normal of the arc's plane, on the side of `orbitNormal`. */
function arcNormal(radial1: Vec3, radial2: Vec3, orbitNormal: Vec3): Vec3 {
  const cross = crossVec3(vec3(), radial1, radial2);
  const sine = normVec3(cross);
  if (sine > PLANE_SINE_LIMIT) {
    const sign = dotVec3(cross, orbitNormal) >= 0 ? 1 : -1;
    return scaled(cross, sign / sine);
  }
  const along = dotVec3(orbitNormal, radial1);
  const across = {
    x: orbitNormal.x - along * radial1.x,
    y: orbitNormal.y - along * radial1.y,
    z: orbitNormal.z - along * radial1.z,
  };
  return scaled(across, 1 / normVec3(across));
}

function scaled(a: Vec3, factor: number): Vec3 {
  return { x: a.x * factor, y: a.y * factor, z: a.z * factor };
}

function combine(a: Vec3, fa: number, b: Vec3, fb: number): Vec3 {
  return { x: a.x * fa + b.x * fb, y: a.y * fa + b.y * fb, z: a.z * fa + b.z * fb };
}
