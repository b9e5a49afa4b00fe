/**
 * What thrust costs by its size. `effort`: its square, the smooth optimum of a power-limited engine. `capped`: the same below
 * the published ceiling of an engine, steep above it. `steady`, for an engine of which nothing is known: its fourth power, as
 * it runs for months near one level rather than hard for weeks.
 */
export type ThrustLaw = 'effort' | 'capped' | 'steady';

/** The cost of a thrust and its first two derivatives. */
export interface ThrustCost {
  value: number;
  slope: number;
  bend: number;
}

/** Steady: thrust below this part of the ceiling costs by its square, so that an idle engine does not become free. */
const IDLE = 0.1;

/**
 * Writes the cost of a thrust acceleration `a` with the engine's `ceiling` (same unit; cost in that unit, convex in `a`).
 * Above the ceiling it rises with the eighth power: a published thrust is a limit, not a wall.
 * @source Power-limited thrust: Marec, Optimal Space Trajectories (1979), ch. 3; higher powers even out what is minimised:
 *   Boyd & Vandenberghe, Convex Optimization (2004), §6.1 (norm approximation)
 */
export function thrustCostInto(out: ThrustCost, law: ThrustLaw, a: number, ceiling: number): void {
  const x = a / ceiling;
  const x2 = x * x;
  if (law === 'effort') {
    out.value = (x2 * ceiling) / 2;
    out.slope = x;
    out.bend = 1 / ceiling;
  } else if (law === 'capped') {
    const x6 = x2 * x2 * x2;
    out.value = (x2 / 2 + (x6 * x2) / 8) * ceiling;
    out.slope = (1 + x6) * x;
    out.bend = (1 + 7 * x6) / ceiling;
  } else {
    out.value = ((IDLE * x2) / 2 + (x2 * x2) / 4) * ceiling;
    out.slope = (IDLE + x2) * x;
    out.bend = (IDLE + 3 * x2) / ceiling;
  }
}

/** The cost of thrust where the engine is to be silent: its square, `stiffness` times as dear as effort elsewhere. */
export function coastCostInto(out: ThrustCost, a: number, ceiling: number, stiffness: number): void {
  out.bend = stiffness / ceiling;
  out.slope = out.bend * a;
  out.value = (out.slope * a) / 2;
}
