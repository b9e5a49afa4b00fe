/** Numbers of one knot: position, velocity, acceleration. */
export const KNOT_UNKNOWNS = 9;

/** Weights of the near knot's value, rate and acceleration, then of the far one's, on an interval of length 1. */
export interface HermiteBasis {
  readonly value: readonly number[];
  readonly rate: readonly number[];
  readonly second: readonly number[];
}

/**
 * The quintic Hermite polynomials and their two derivatives at `s` in [0, 1].
 * @source Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, 2nd ed. (1993), §II.6
 */
export function hermiteBasis(s: number): HermiteBasis {
  const s2 = s * s;
  const s3 = s2 * s;
  const s4 = s2 * s2;
  const s5 = s3 * s2;
  const b = 10 * s3 - 15 * s4 + 6 * s5;
  const db = 30 * s2 - 60 * s3 + 30 * s4;
  const ddb = 60 * s - 180 * s2 + 120 * s3;
  return {
    value: [
      1 - b,
      s - 6 * s3 + 8 * s4 - 3 * s5,
      s2 / 2 - 1.5 * s3 + 1.5 * s4 - s5 / 2,
      b,
      -4 * s3 + 7 * s4 - 3 * s5,
      s3 / 2 - s4 + s5 / 2,
    ],
    rate: [
      -db,
      1 - 18 * s2 + 32 * s3 - 15 * s4,
      s - 4.5 * s2 + 6 * s3 - 2.5 * s4,
      db,
      -12 * s2 + 28 * s3 - 15 * s4,
      1.5 * s2 - 4 * s3 + 2.5 * s4,
    ],
    second: [
      -ddb,
      -36 * s + 96 * s2 - 60 * s3,
      1 - 9 * s + 18 * s2 - 10 * s3,
      ddb,
      -24 * s + 84 * s2 - 60 * s3,
      3 * s - 12 * s2 + 10 * s3,
    ],
  };
}

/** Position, velocity and acceleration at `time` between knots (nine numbers each), written into `out` from `to` on. */
export function hermiteInto(
  out: Float64Array,
  to: number,
  times: Float64Array,
  knots: Float64Array,
  time: number,
): void {
  let i = 0;
  while (i + 2 < times.length && times[i + 1]! <= time) i++;
  const h = times[i + 1]! - times[i]!;
  const basis = hermiteBasis((time - times[i]!) / h);
  const units = [1, h, h * h];
  [basis.value, basis.rate, basis.second].forEach((weights, order) => {
    for (let axis = 0; axis < 3; axis++) {
      let sum = 0;
      for (let j = 0; j < 3; j++) {
        const at = i * KNOT_UNKNOWNS + 3 * j + axis;
        sum += units[j]! * (weights[j]! * knots[at]! + weights[j + 3]! * knots[at + KNOT_UNKNOWNS]!);
      }
      out[to + 3 * order + axis] = sum / units[order]!;
    }
  });
}
