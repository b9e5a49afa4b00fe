import { type EffortProblem, meanThrustInto, minimiseEffort } from './least-effort.ts';

/** The cost of thrust rises with its fourth power: twice the engine's thrust is no longer twice the effort, but out of reach. */
const STEEPNESS = 4;
/** Thrust below this part of the strongest counts as this much: an idle engine does not become free. */
const FLOOR = 0.1;
const ROUNDS = 6;
const STEPS_PER_ROUND = 8;
const LEAST_GAIN = 1e-4;
/** Scaled thrust below which there is nothing to even out: free flight. */
const NO_THRUST = 1e-9;

/**
 * Evens out a solved problem's thrust: an engine has a ceiling and runs near it for months rather than hard for weeks.
 * Minimises the integral of the fourth power of the thrust in place of the second, by weights that follow the thrust from
 * round to round (iteratively reweighted least squares, each step halved so that it settles). Knots and weights of the
 * problem are replaced.
 * @source Daubechies et al. (2010), Communications on Pure and Applied Mathematics 63, 1 (reweighting);
 *   Burrus (2012), Iterative Reweighted Least Squares, OpenStax CNX m45285 (p > 2, partial updating)
 */
export function steadyThrust(problem: EffortProblem, firmness: number): void {
  const base = problem.weights.slice();
  const thrust = new Float64Array(base.length);
  for (let round = 0; round < ROUNDS; round++) {
    meanThrustInto(thrust, problem);
    const most = thrust.reduce((a, b) => Math.max(a, b), 0);
    if (most < NO_THRUST) return;
    for (let i = 0; i < base.length; i++) {
      const wanted = base[i]! * Math.max(FLOOR, thrust[i]! / most) ** (STEEPNESS - 2);
      problem.weights[i] = Math.sqrt(problem.weights[i]! * wanted);
    }
    minimiseEffort(problem, STEPS_PER_ROUND, firmness, LEAST_GAIN);
  }
}
