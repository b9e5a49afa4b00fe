import { AU_KM } from '../../units/constants.ts';
import type { LowThrustChainInput, Scale } from './chain-problem.ts';
import { KNOT_UNKNOWNS } from './hermite.ts';
import { type EffortProblem, meanThrustInto } from './least-effort.ts';

/**
 * Beyond this distance from the Sun thrust counts against a ceiling that falls by the square of the distance. Generators
 * are made for the journey's far end, and engines run at full power to some 2 au (Dawn's until August 2010); but flights are
 * planned to thrust early and to keep a margin for later, which is what this does. Dawn's Δv to Mars and to Vesta comes out
 * at 1.8 and 6.7 km/s, as JPL gives it.
 */
const FULL_POWER_AU = 1;

/** Whether the engine lives on sunlight: then it loses with distance. */
export function isSolar({ isSolarPowered, centreId }: LowThrustChainInput): boolean {
  return isSolarPowered ?? centreId === 'sun';
}

/**
 * Sets what the engine can give along a solved chain, in scaled units: `full` (its acceleration with full power and the
 * full craft), less as a solar generator gives less, and more as the craft loses propellant, where the exhaust's speed is
 * known.
 */
export function setCeilings(problem: EffortProblem, input: LowThrustChainInput, scale: Scale, full: number): void {
  const { times, ceilings, knots } = problem;
  const reach = (FULL_POWER_AU * AU_KM) / scale.km;
  const exhaust = (input.engine?.exhaustKmS ?? Number.POSITIVE_INFINITY) / scale.kmS;
  const thrust = new Float64Array(times.length);
  meanThrustInto(thrust, problem);
  let used = 0;
  for (let i = 0; i + 1 < times.length; i++) {
    const power = isSolar(input) ? Math.min(1, (reach / middleRadius(knots, i)) ** 2) : 1;
    ceilings[i] = full * power * Math.exp(used / exhaust);
    used += thrust[i]! * (times[i + 1]! - times[i]!);
  }
}

/**
 * The ceiling of an engine of which nothing is known, at full power (scaled): the strongest thrust the solved chain asks
 * for, as if all power were there.
 */
export function ceilingAsked(problem: EffortProblem): number {
  const thrust = new Float64Array(problem.times.length);
  meanThrustInto(thrust, problem);
  return thrust.reduce((most, size, i) => Math.max(most, size / problem.ceilings[i]!), 0);
}

function middleRadius(knots: Float64Array, i: number): number {
  const a = i * KNOT_UNKNOWNS;
  const b = a + KNOT_UNKNOWNS;
  return Math.hypot(
    (knots[a]! + knots[b]!) / 2,
    (knots[a + 1]! + knots[b + 1]!) / 2,
    (knots[a + 2]! + knots[b + 2]!) / 2,
  );
}
