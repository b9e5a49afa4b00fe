/**
 * Gauss–Radau integrator of 15th order for x'' = a(x, x', t) with adaptive step and continuous output.
 * @source Everhart, in Dynamics of Comets (1985), 185; Rein & Spiegel, MNRAS 446, 1424 (2015), "IAS15"
 */

/** Gauss–Radau nodes on [0, 1]: zeros of P7 + P8 shifted. @source Rein & Spiegel (2015), table of §2; Everhart (1985) */
const NODES = [
  0, 0.05626256053692215, 0.18024069173689236, 0.3526247171131696, 0.5471536263305554, 0.7342101772154105,
  0.8853209468390958, 0.9775206135612875,
] as const;
const STAGES = 7;
const DIMENSIONS = 3;
const MAX_CORRECTIONS = 12;

/** TO_POWERS[k][j]: coefficient of h^j in (h - h1)…(h - hk), which turns Newton's form into powers. */
const TO_POWERS = powersOfNewtonBasis();
const BINOMIAL = binomials(STAGES + 1);

/** Writes the acceleration (km/s²) at time (s), position (km) and velocity (km/s), each of three components. */
export type Acceleration = (out: Float64Array, timeS: number, x: Float64Array, v: Float64Array) => void;

/** One accepted step: the polynomial that is the solution on [startS, startS + lengthS] (lengthS may be negative). */
export interface Step {
  readonly startS: number;
  readonly lengthS: number;
  /** Position, velocity, acceleration at the start (9 numbers), then the 7 × 3 coefficients b. */
  readonly numbers: Float64Array;
}

export interface IntegrationOptions {
  readonly startS: number;
  readonly endS: number;
  readonly positionKm: readonly [number, number, number];
  readonly velocityKmS: readonly [number, number, number];
  /** Relative size of the last coefficient kept; 1e-9 leaves rounding as the largest error. */
  readonly tolerance?: number;
  readonly firstStepS?: number;
  readonly maxStepS?: number;
  /**
   * A step this short is taken as it is: below it the tolerance measures rounding, since epochs are known to 0.1 µs and
   * a body near a planet moves a millimetre in that time. Default 600 s, an eighth of the time scale of a geosynchronous pass.
   */
  readonly minStepS?: number;
}

/**
 * Integrates from `startS` to `endS` (either direction) and returns the steps in the order taken.
 * s, km, km/s; inertial or heliocentric axes as the force has them. Relative error per step near double rounding.
 */
export function integrate(acceleration: Acceleration, options: IntegrationOptions): Step[] {
  const { startS, endS, tolerance = 1e-9, minStepS = 600 } = options;
  const direction = endS < startS ? -1 : 1;
  const maxStep = options.maxStepS ?? Number.POSITIVE_INFINITY;
  const work = new Work(acceleration, options.positionKm, options.velocityKmS);
  const steps: Step[] = [];
  let time = startS;
  let length = direction * Math.min(options.firstStepS ?? 86_400, maxStep);
  while ((endS - time) * direction > 0) {
    if ((time + length - endS) * direction > 0) length = endS - time;
    const error = work.attempt(time, length);
    const wanted = error > 0 ? (tolerance / error) ** (1 / 7) : 2;
    const factor = Math.max(Number.isFinite(wanted) ? wanted : 0.1, minStepS / Math.abs(length));
    if (factor < 0.5) {
      work.rescale(factor);
      length *= factor;
      continue;
    }
    steps.push({ startS: time, lengthS: length, numbers: work.record() });
    time += length;
    work.advance(length);
    const next = direction * Math.min(Math.abs(length) * Math.min(factor, 2), maxStep);
    work.predict(next / length);
    length = next;
  }
  return steps;
}

/** Position (km) and velocity (km/s) on a step at `timeS`, written as six numbers. */
export function evaluateStep(out: Float64Array, step: Step, timeS: number): void {
  const n = step.numbers;
  const dt = step.lengthS;
  const h = (timeS - step.startS) / dt;
  for (let d = 0; d < DIMENSIONS; d++) {
    let position = 0;
    let velocity = 0;
    for (let k = STAGES - 1; k >= 0; k--) {
      const b = n[9 + k * DIMENSIONS + d]!;
      position = h * (position + b / ((k + 2) * (k + 3)));
      velocity = h * (velocity + b / (k + 2));
    }
    const a = n[6 + d]!;
    out[d] = n[d]! + h * dt * (n[3 + d]! + h * dt * (a / 2 + position));
    out[3 + d] = n[3 + d]! + h * dt * (a + velocity);
  }
}

/** State of one integration: the point reached and the polynomial of the step under way. */
class Work {
  private readonly x: Float64Array;
  private readonly v: Float64Array;
  private readonly a = new Float64Array(DIMENSIONS);
  private readonly b = new Float64Array(STAGES * DIMENSIONS);
  private readonly g = new Float64Array(STAGES * DIMENSIONS);
  private readonly predicted = new Float64Array(STAGES * DIMENSIONS);
  private readonly xErr = new Float64Array(DIMENSIONS);
  private readonly vErr = new Float64Array(DIMENSIONS);
  private readonly xs = new Float64Array(DIMENSIONS);
  private readonly vs = new Float64Array(DIMENSIONS);
  private readonly as = new Float64Array(DIMENSIONS);

  constructor(
    private readonly acceleration: Acceleration,
    x: readonly number[],
    v: readonly number[],
  ) {
    this.x = Float64Array.from(x);
    this.v = Float64Array.from(v);
  }

  record(): Float64Array {
    const out = new Float64Array(9 + this.b.length);
    out.set(this.x, 0);
    out.set(this.v, 3);
    out.set(this.a, 6);
    out.set(this.b, 9);
    return out;
  }

  /** Solves the step by predictor–corrector; returns the size of the last coefficient relative to the acceleration. */
  attempt(time: number, dt: number): number {
    this.acceleration(this.a, time, this.x, this.v);
    this.dividedDifferencesFromPowers();
    let lastChange = Number.POSITIVE_INFINITY;
    for (let correction = 0; correction < MAX_CORRECTIONS; correction++) {
      const change = this.correct(time, dt);
      if (change < 1e-16 || (correction > 2 && change >= lastChange)) break;
      lastChange = change;
    }
    let last = 0;
    let size = 0;
    for (let d = 0; d < DIMENSIONS; d++) {
      last = Math.max(last, Math.abs(this.b[(STAGES - 1) * DIMENSIONS + d]!));
      size = Math.max(size, Math.abs(this.as[d]!));
    }
    return last / size;
  }

  /** One pass over the seven nodes; returns the change of the last coefficient relative to the acceleration. */
  private correct(time: number, dt: number): number {
    let change = 0;
    let size = 0;
    for (let n = 1; n <= STAGES; n++) {
      const h = NODES[n]!;
      this.stateAt(h, dt);
      this.acceleration(this.as, time + h * dt, this.xs, this.vs);
      for (let d = 0; d < DIMENSIONS; d++) {
        let g = (this.as[d]! - this.a[d]!) / h;
        for (let k = 1; k < n; k++) g = (g - this.g[(k - 1) * DIMENSIONS + d]!) / (h - NODES[k]!);
        const index = (n - 1) * DIMENSIONS + d;
        const delta = g - this.g[index]!;
        this.g[index] = g;
        for (let j = 0; j < n; j++) this.b[j * DIMENSIONS + d]! += TO_POWERS[n - 1]![j]! * delta;
        if (n === STAGES) {
          change = Math.max(change, Math.abs(delta));
          size = Math.max(size, Math.abs(this.as[d]!));
        }
      }
    }
    return change / size;
  }

  private stateAt(h: number, dt: number): void {
    for (let d = 0; d < DIMENSIONS; d++) {
      let position = 0;
      let velocity = 0;
      for (let k = STAGES - 1; k >= 0; k--) {
        const b = this.b[k * DIMENSIONS + d]!;
        position = h * (position + b / ((k + 2) * (k + 3)));
        velocity = h * (velocity + b / (k + 2));
      }
      const a = this.a[d]!;
      this.xs[d] = this.x[d]! + h * dt * (this.v[d]! + h * dt * (a / 2 + position));
      this.vs[d] = this.v[d]! + h * dt * (a + velocity);
    }
  }

  private dividedDifferencesFromPowers(): void {
    // b = Σ TO_POWERS g is upper triangular with unit diagonal: solve from the highest power down.
    for (let d = 0; d < DIMENSIONS; d++) {
      for (let j = STAGES - 1; j >= 0; j--) {
        let g = this.b[j * DIMENSIONS + d]!;
        for (let k = j + 1; k < STAGES; k++) g -= TO_POWERS[k]![j]! * this.g[k * DIMENSIONS + d]!;
        this.g[j * DIMENSIONS + d] = g;
      }
    }
  }

  /** Moves to the end of the step, with compensated sums. */
  advance(dt: number): void {
    for (let d = 0; d < DIMENSIONS; d++) {
      let position = 0;
      let velocity = 0;
      for (let k = STAGES - 1; k >= 0; k--) {
        const b = this.b[k * DIMENSIONS + d]!;
        position += b / ((k + 2) * (k + 3));
        velocity += b / (k + 2);
      }
      const a = this.a[d]!;
      addCompensated(this.x, this.xErr, d, dt * (this.v[d]! + dt * (a / 2 + position)));
      addCompensated(this.v, this.vErr, d, dt * (a + velocity));
    }
  }

  /** Coefficients for a next step of `ratio` times the length: the old polynomial, shifted, plus its last correction. */
  predict(ratio: number): void {
    for (let d = 0; d < DIMENSIONS; d++) {
      for (let k = 0; k < STAGES; k++) {
        const index = k * DIMENSIONS + d;
        let sum = 0;
        for (let j = k; j < STAGES; j++) sum += BINOMIAL[j + 1]![k + 1]! * this.b[j * DIMENSIONS + d]!;
        const next = ratio ** (k + 1) * sum;
        const correction = this.b[index]! - this.predicted[index]!;
        this.predicted[index] = next;
        this.g[index] = next + (ratio < 4 ? correction : 0);
      }
    }
    this.b.set(this.g);
  }

  /** The same start with a step of `factor` times the length. */
  rescale(factor: number): void {
    for (let k = 0; k < STAGES; k++) {
      for (let d = 0; d < DIMENSIONS; d++) {
        this.b[k * DIMENSIONS + d]! *= factor ** (k + 1);
        this.predicted[k * DIMENSIONS + d]! *= factor ** (k + 1);
      }
    }
  }
}

function addCompensated(sum: Float64Array, error: Float64Array, index: number, term: number): void {
  const y = term - error[index]!;
  const t = sum[index]! + y;
  error[index] = t - sum[index]! - y;
  sum[index] = t;
}

function powersOfNewtonBasis(): number[][] {
  const rows: number[][] = [[1]];
  for (let k = 1; k < STAGES; k++) {
    const previous = rows[k - 1]!;
    rows.push(Array.from({ length: k + 1 }, (_, j) => (previous[j - 1] ?? 0) - NODES[k]! * (previous[j] ?? 0)));
  }
  return rows;
}

function binomials(count: number): number[][] {
  const rows: number[][] = [[1]];
  for (let n = 1; n < count; n++) {
    rows.push(Array.from({ length: n + 1 }, (_, k) => (rows[n - 1]![k - 1] ?? 0) + (rows[n - 1]![k] ?? 0)));
  }
  return rows;
}
