import { collinearFraction } from '../../ephemeris/lagrange-points.ts';
import { leastSquares } from './least-squares.ts';

/**
 * One term of a quasi-periodic orbit: x and y (or z) move with the angle k·θ₁ + l·θ₂, x and z with its cosine, y with its
 * sine. Units of the restricted problem.
 */
export type TorusTerm = readonly [k: number, l: number, x: number, y: number, z: number];

/** A Lissajous orbit about a collinear point: its terms, relative to the point, and the rates of its two angles. */
export interface LissajousTorus {
  readonly terms: readonly TorusTerm[];
  /** Radians in the time in which the bodies turn by one: within their plane, and across it. */
  readonly inPlaneRate: number;
  readonly verticalRate: number;
}

/** Highest sum of the two multiples of the angles. */
const ORDER = 6;
/** Points of the grid on which the equations of motion are met, along each angle (one of them over half a turn). */
const GRID = 2 * ORDER + 3;
const ITERATIONS = 12;
/** Corrections below this end the search (units of the bodies' distance). */
const GOAL = 1e-11;
/** Terms below this are left out: 1.5 km for Sun and Earth. */
const LEAST_TERM = 1e-8;

/**
 * The two-dimensional invariant torus of the restricted three-body problem about L1 or L2 that is a Lissajous orbit, as a
 * double Fourier series: coefficients and both rates are corrected by Newton's method until the equations of motion hold
 * all over it. `acrossOut` and `heightOut` are the amplitudes of the main terms along the bodies' motion and along the pole
 * (share of the bodies' distance). For Sun and Earth, a flight from an orbit of 400,000 km
 * is within 200 km of it after half a revolution, though what was missing at first has grown 2,000 times.
 * Undefined where the series does not converge: very large orbits, which are halos.
 * @source Farquhar, Kamel, Quasi-periodic orbits about the translunar libration point, Celest. Mech. 7 (1973) 458-473 (form
 *   of the series); Jorba, Masdemont, Dynamics in the center manifold of the collinear points, Physica D 132 (1999) 189-213;
 *   Szebehely, Theory of Orbits (1967), §1.2, §5.2 (motion, linear solution)
 */
export function lissajousTorus(
  mu: number,
  point: 1 | 2,
  acrossOut: number,
  heightOut: number,
): LissajousTorus | undefined {
  const problem = new TorusProblem(mu, point, acrossOut, heightOut);
  for (let i = 0; i < ITERATIONS; i++) {
    const change = problem.correct();
    if (!(change < acrossOut)) return undefined;
    if (change < GOAL) return problem.result();
  }
  return undefined;
}

/** What is corrected: a coefficient, or a rate. */
interface Unknown {
  readonly axis: 0 | 1 | 2;
  readonly k: number;
  readonly l: number;
}

class TorusProblem {
  private readonly origin: number;
  private readonly unknowns: Unknown[] = [];
  private readonly values: number[] = [];
  private inPlaneRate: number;
  private verticalRate: number;

  constructor(
    private readonly mu: number,
    point: 1 | 2,
    acrossOut: number,
    heightOut: number,
  ) {
    const gamma = collinearFraction(point, (1 - mu) / mu);
    this.origin = 1 - mu + (point === 1 ? -gamma : gamma);
    const c2 = mu / gamma ** 3 + (1 - mu) / (point === 1 ? 1 - gamma : 1 + gamma) ** 3;
    this.inPlaneRate = Math.sqrt((2 - c2 + Math.sqrt(9 * c2 * c2 - 8 * c2)) / 2);
    this.verticalRate = Math.sqrt(c2);
    const k0 = (this.inPlaneRate ** 2 + 1 + 2 * c2) / (2 * this.inPlaneRate);
    for (let k = 0; k <= ORDER; k++) {
      for (let l = k === 0 ? 0 : k - ORDER; l <= ORDER - k; l++) {
        if (l % 2 !== 0) this.add(2, k, l, k === 0 && l === 1 ? heightOut : 0);
        else {
          this.add(0, k, l, k === 1 && l === 0 ? -acrossOut / k0 : 0);
          if (k !== 0 || l !== 0) this.add(1, k, l, k === 1 && l === 0 ? acrossOut : 0);
        }
      }
    }
  }

  /** One step of Newton's method; the largest change. The main terms along the motion and the pole stay as they are. */
  correct(): number {
    const free = this.unknowns.flatMap((u, i) => (isMainTerm(u) ? [] : [i]));
    const count = free.length + 2;
    const rows: Float64Array[] = [];
    for (let i = 0; i <= GRID / 2; i++) {
      for (let j = 0; j < GRID; j++)
        rows.push(...this.rowsAt((2 * Math.PI * i) / GRID, (2 * Math.PI * j) / GRID, free));
    }
    const change = leastSquares(rows, count);
    let largest = 0;
    free.forEach((u, i) => {
      this.values[u] = this.values[u]! + change[i]!;
      largest = Math.max(largest, Math.abs(change[i]!));
    });
    // A change of rate counts as what it moves in a revolution.
    const size = Math.max(...this.values.map(Math.abs));
    this.inPlaneRate += change[count - 2]!;
    this.verticalRate += change[count - 1]!;
    return Math.max(largest, size * Math.abs(change[count - 2]!), size * Math.abs(change[count - 1]!));
  }

  result(): LissajousTorus {
    const terms = new Map<string, [number, number, number, number, number]>();
    this.unknowns.forEach(({ axis, k, l }, i) => {
      const term = terms.get(`${k} ${l}`) ?? [k, l, 0, 0, 0];
      term[2 + axis] = this.values[i]!;
      terms.set(`${k} ${l}`, term);
    });
    const kept = [...terms.values()].filter(
      ([, , x, y, z]) => Math.max(Math.abs(x), Math.abs(y), Math.abs(z)) > LEAST_TERM,
    );
    return { terms: kept, inPlaneRate: this.inPlaneRate, verticalRate: this.verticalRate };
  }

  private add(axis: 0 | 1 | 2, k: number, l: number, value: number): void {
    this.unknowns.push({ axis, k, l });
    this.values.push(value);
  }

  /** The three equations of motion at a point of the torus, by the unknowns; at the end what is missing. */
  private rowsAt(first: number, second: number, free: readonly number[]): Float64Array[] {
    const { mu, inPlaneRate, verticalRate } = this;
    const count = free.length + 2;
    const position = [this.origin, 0, 0];
    const velocity = [0, 0, 0];
    const acceleration = [0, 0, 0];
    // Derivatives of velocity and acceleration by the two rates.
    const velocityBy = [
      [0, 0, 0],
      [0, 0, 0],
    ];
    const accelerationBy = [
      [0, 0, 0],
      [0, 0, 0],
    ];
    this.unknowns.forEach(({ axis, k, l }, i) => {
      const value = this.values[i]!;
      const rate = k * inPlaneRate + l * verticalRate;
      const [at, slope] = waves(axis, k * first + l * second);
      position[axis]! += value * at;
      velocity[axis]! += value * slope * rate;
      acceleration[axis]! -= value * at * rate * rate;
      for (const [r, multiple] of [k, l].entries()) {
        velocityBy[r]![axis]! += value * slope * multiple;
        accelerationBy[r]![axis]! -= 2 * value * at * rate * multiple;
      }
    });
    const field = fieldAt(mu, position);
    const rows = [0, 1, 2].map(() => new Float64Array(count + 1));
    free.forEach((u, column) => {
      const { axis, k, l } = this.unknowns[u]!;
      const rate = k * inPlaneRate + l * verticalRate;
      const [at, slope] = waves(axis, k * first + l * second);
      for (let row = 0; row < 3; row++) {
        let entry = -field.gradient[row]![axis]! * at;
        if (row === axis) entry -= at * rate * rate;
        if (row === 0 && axis === 1) entry -= 2 * slope * rate;
        if (row === 1 && axis === 0) entry += 2 * slope * rate;
        rows[row]![column] = entry;
      }
    });
    for (let r = 0; r < 2; r++) {
      const column = free.length + r;
      rows[0]![column] = accelerationBy[r]![0]! - 2 * velocityBy[r]![1]!;
      rows[1]![column] = accelerationBy[r]![1]! + 2 * velocityBy[r]![0]!;
      rows[2]![column] = accelerationBy[r]![2]!;
    }
    rows[0]![count] = field.pull[0]! - acceleration[0]! + 2 * velocity[1]!;
    rows[1]![count] = field.pull[1]! - acceleration[1]! - 2 * velocity[0]!;
    rows[2]![count] = field.pull[2]! - acceleration[2]!;
    return rows;
  }
}

function isMainTerm({ axis, k, l }: Unknown): boolean {
  return (axis === 1 && k === 1 && l === 0) || (axis === 2 && k === 0 && l === 1);
}

/** A term's wave and its derivative by the angle: sine along the motion, cosine across it. */
function waves(axis: 0 | 1 | 2, angle: number): readonly [number, number] {
  const sin = Math.sin(angle);
  const cos = Math.cos(angle);
  return axis === 1 ? [sin, cos] : [cos, -sin];
}

/** Attraction and centrifugal pull in the turning frame, and their gradient. */
function fieldAt(mu: number, [x, y, z]: readonly number[]) {
  const pull = [x!, y!, 0];
  const gradient = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 0],
  ];
  for (const [mass, at] of [
    [1 - mu, -mu],
    [mu, 1 - mu],
  ] as const) {
    const from = [x! - at, y!, z!];
    const r2 = from[0]! ** 2 + from[1]! ** 2 + from[2]! ** 2;
    const r3 = mass / (r2 * Math.sqrt(r2));
    for (let i = 0; i < 3; i++) {
      pull[i]! -= r3 * from[i]!;
      for (let j = 0; j < 3; j++) gradient[i]![j]! += (3 * r3 * from[i]! * from[j]!) / r2 - (i === j ? r3 : 0);
    }
  }
  return { pull, gradient };
}

/** Position and velocity on a torus at two angles, relative to the point; six numbers, units of the restricted problem. */
export function torusStateInto(
  out: { readonly positionKm: Mutable3; readonly velocityKmS: Mutable3 },
  { terms, inPlaneRate, verticalRate }: LissajousTorus,
  inPlaneRad: number,
  verticalRad: number,
): void {
  const { positionKm: p, velocityKmS: v } = out;
  p.x = 0;
  p.y = 0;
  p.z = 0;
  v.x = 0;
  v.y = 0;
  v.z = 0;
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i]!;
    const angle = term[0] * inPlaneRad + term[1] * verticalRad;
    const rate = term[0] * inPlaneRate + term[1] * verticalRate;
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    p.x += term[2] * cos;
    p.y += term[3] * sin;
    p.z += term[4] * cos;
    v.x -= term[2] * sin * rate;
    v.y += term[3] * cos * rate;
    v.z -= term[4] * sin * rate;
  }
}

interface Mutable3 {
  x: number;
  y: number;
  z: number;
}
