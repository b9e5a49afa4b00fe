import type { ArcGuess, ScaledState } from './arc-guess.ts';
import { KNOT_UNKNOWNS } from './hermite.ts';
import { PASS_RESIDUALS, passMisfit, type ScaledPass, type ThrustStop } from './thrust-stop.ts';

/** A stop with what the choice of first arcs needs, in units in which the centre's GM is 1. */
export interface ScaledStop {
  readonly kind: ThrustStop['kind'];
  readonly state: ScaledState;
  readonly mostExcess: number;
  readonly isExcessKnown: boolean;
  /** Where it is a fly-by. */
  readonly pass?: ScaledPass | undefined;
}

/** Sequences kept at each stop of the search, and handed on in the end. */
const KEPT = 40;
const TRIED = 8;
/** What is asked of a pliable arc's ends, as part of what a free flight is asked: the optimisation bends it. */
const PLIABLE = 0.3;

/**
 * The likeliest sequences of first arcs from stop to stop: those whose speeds fit at fly-bys, at the launch and where the
 * craft comes to rest. A beam search; the cost is the squared speed that thrust would have to make up.
 */
export function guessSequences(stops: readonly ScaledStop[], choices: readonly (readonly ArcGuess[])[]): ArcGuess[][] {
  let beams: { arcs: ArcGuess[]; cost: number }[] = [{ arcs: [], cost: 0 }];
  choices.forEach((guesses, leg) => {
    const grown = beams.flatMap(({ arcs, cost }) =>
      guesses.map((guess) => ({ arcs: [...arcs, guess], cost: cost + joinCost(stops, leg, arcs.at(-1), guess) })),
    );
    grown.sort((a, b) => a.cost - b.cost);
    beams = grown.slice(0, KEPT);
  });
  return beams.slice(0, TRIED).map(({ arcs }) => arcs);
}

function joinCost(stops: readonly ScaledStop[], leg: number, before: ArcGuess | undefined, guess: ArcGuess): number {
  const from = stops[leg]!;
  const to = stops[leg + 1]!;
  const softness = guess.isPliable ? PLIABLE : 1;
  let cost = softness * guess.strain * 0.05;
  const out = excessAt(guess, 0, from);
  if (from.kind === 'held') cost += softness * out ** 2;
  if (from.kind === 'free') cost += softness * missAt(out, from) ** 2;
  if (from.pass && before) {
    const eased = before.isPliable ? softness * PLIABLE : softness;
    cost += eased * misfitAt(from.pass, before, guess);
  }
  const into = excessAt(guess, guess.times.length - 1, to);
  if (to.kind === 'held') cost += softness * into ** 2;
  if (to.kind === 'free') cost += softness * missAt(into, to) ** 2;
  return cost;
}

function missAt(excess: number, { mostExcess, isExcessKnown }: ScaledStop): number {
  return isExcessKnown ? excess - mostExcess : Math.max(0, excess - mostExcess);
}

const pair = new Float64Array(2 * KNOT_UNKNOWNS);
const misfit = new Float64Array(PASS_RESIDUALS);

/** Squared speed that a fly-by would have to add for one arc to follow another. */
function misfitAt(pass: ScaledPass, before: ArcGuess, after: ArcGuess): number {
  pair.set(before.knots.subarray(before.knots.length - KNOT_UNKNOWNS));
  pair.set(after.knots.subarray(0, KNOT_UNKNOWNS), KNOT_UNKNOWNS);
  passMisfit(misfit, pass, pair);
  return misfit.reduce((sum, part) => sum + part * part, 0);
}

function excessAt({ knots }: ArcGuess, knot: number, { state }: ScaledStop): number {
  const at = knot * KNOT_UNKNOWNS + 3;
  const { velocity: v } = state;
  return Math.hypot(knots[at]! - v.x, knots[at + 1]! - v.y, knots[at + 2]! - v.z);
}
