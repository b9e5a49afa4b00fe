import { distanceVec3, normVec3 } from '../../math/vec3.ts';
import { type ArcGuess, guessArcs } from './arc-guess.ts';
import { type LowThrustLeg, legsOf } from './chain-legs.ts';
import {
  type Chain,
  chainOf,
  type LowThrustChainInput,
  refinedChain,
  type Scale,
  scaledStop,
  scaleOf,
} from './chain-problem.ts';
import { ceilingAsked, isSolar, setCeilings } from './engine-ceilings.ts';
import { freeFlightGuesses } from './free-flight-guess.ts';
import { guessSequences, type ScaledStop } from './guess-sequences.ts';
import { type EffortProblem, minimiseEffort } from './least-effort.ts';
import { resonantGuesses } from './resonant-guess.ts';
import type { ThrustStop } from './thrust-stop.ts';

const GUESSES_PER_LEG = 4;
const SCOUT_STEPS = 5;
const PROMISING = 5;
const COMPARED_STEPS = 12;
const FINAL_STEPS = 30;
const FINALISTS = 3;
/** Sequences that cost so many times the best one's effort are not refined, or not preferred for their smaller Δv. */
const HOPELESS = 8;
const COMPARABLE = 2;
/** Less propellant counts only when it is this share of what the smoothest chain takes, or less. */
const CLEAR_SAVING = 0.92;
/** Conditions at launch and fly-bys are held loosely at first, so that a poor start finds its way. */
const SCOUT_FIRMNESS = 1;
const LOOSE_FIRMNESS = 4;
const FINAL_FIRMNESS = 30;
const FLOWN_FIRMNESS = 60;
/** In the end about a hundredth of the ceiling is left in coasts where a chain presses hardest; before, less firmly. */
const COAST_STIFFNESS = [100, 3000];
/** Gain per step, as part of the cost, at which a comparison between chains is clear, and at which a chain is finished. */
const ROUGHLY = 1e-3;
const FINELY = 1e-5;
const STEPS_PER_ROUND = 12;
/** Scaled thrust below which there is nothing to even out: free flight. */
const NO_THRUST = 1e-9;

/**
 * Low-thrust legs from stop to stop, solved as a whole: among all sensible numbers of revolutions and branches the arcs
 * that ask least of the engine (squared thrust acceleration over time, dearer where a solar generator gives less), then
 * with the thrust evened out below the engine's ceiling, the published one or the least that suffices. Published coasts
 * are free flight, to about 1 % of the thrust elsewhere.
 * Legs meet position, and where held velocity, exactly; a fly-by keeps the excess speed to about 10 m/s and turns by what
 * its height gives. Km, km/s, ICRF relative to the centre, TDB. Undefined where no arc was found, or the stops are not in
 * order of time.
 * @source see `minimiseEffort`, `thrustCostInto`, `guessArcs`, `freeFlightGuesses`, `passMisfit`
 */
export function solveLowThrustChain(input: LowThrustChainInput): LowThrustLeg[] | undefined {
  if (!isInOrder(input.stops)) return undefined;
  const scale = scaleOf(input);
  const stops = input.stops.map((stop) => scaledStop(input, stop, scale));
  const choices = stops.slice(1).map((to, i) => legGuesses(input, stops[i]!, to, i, scale));
  const chains = guessSequences(stops, choices).map((sequence) => chainOf(input, stops, sequence, scale));
  for (const { problem } of chains) setCeilings(problem, input, scale, 1);
  const promising = bestAfter(chains, SCOUT_STEPS, PROMISING);
  const finalists = bestAfter(promising, SCOUT_STEPS, FINALISTS);
  for (const chain of finalists) {
    effort(chain.problem, COMPARED_STEPS, LOOSE_FIRMNESS, ROUGHLY);
    chain.cost = effort(chain.problem, COMPARED_STEPS, FINAL_FIRMNESS, ROUGHLY);
  }
  const chosen = isEngineKnown(input)
    ? cheapestToFly(input, finalists, scale)
    : leastPropellant(input, finalists, scale);
  if (!chosen) return undefined;
  const chain = refinedChain(input, stops, chosen, scale);
  if (isSolar(input)) flyEngine(chain.problem, input, scale);
  else effort(chain.problem, FINAL_STEPS, FINAL_FIRMNESS, FINELY);
  return chain.problem.knots.every(Number.isFinite) ? legsOf(input, chain, scale) : undefined;
}

/** Of the chains the one that a known engine flies best below its ceiling. */
function cheapestToFly(input: LowThrustChainInput, chains: readonly Chain[], scale: Scale): Chain | undefined {
  for (const chain of chains) chain.cost = flyEngine(chain.problem, input, scale);
  return [...chains].sort((a, b) => a.cost - b.cost)[0];
}

/** Of the chains that ask comparable effort the one that takes clearly least propellant. */
function leastPropellant(input: LowThrustChainInput, chains: readonly Chain[], scale: Scale): Chain | undefined {
  const inOrder = [...chains].sort((a, b) => a.cost - b.cost);
  const thriftiest = leastDeltaV(input, inOrder, scale, CLEAR_SAVING);
  if (!thriftiest) return undefined;
  // What a chain saves may vanish once its conditions are met: both are finished before one is taken.
  const rivals = [...new Set([inOrder[0]!, thriftiest])];
  if (rivals.length === 1) return thriftiest;
  for (const { problem } of rivals) {
    effort(problem, FINAL_STEPS, FINAL_FIRMNESS, FINELY);
    if (isSolar(input)) flyEngine(problem, input, scale);
  }
  return leastDeltaV(input, rivals, scale, 1) ?? thriftiest;
}

function effort(problem: EffortProblem, maxSteps: number, firmness: number, leastGain: number): number {
  return minimiseEffort(problem, { law: 'effort', coastStiffness: 10 * firmness, maxSteps, firmness, leastGain });
}

/** From the smooth optimum to what the engine would fly; returns what that costs. */
function flyEngine(problem: EffortProblem, input: LowThrustChainInput, scale: Scale): number {
  const known = input.engine?.accelerationKmS2;
  setCeilings(problem, input, scale, 1);
  const full = known === undefined ? ceilingAsked(problem) : (known * scale.seconds) / scale.kmS;
  if (full < NO_THRUST) return 0;
  // Costs are told in units of the ceiling: the conditions must not become lighter against them.
  const firmness = FLOWN_FIRMNESS / Math.sqrt(full);
  const law = known === undefined ? 'steady' : 'capped';
  let cost = Number.POSITIVE_INFINITY;
  for (const coastStiffness of COAST_STIFFNESS) {
    setCeilings(problem, input, scale, full);
    cost = minimiseEffort(problem, { law, coastStiffness, maxSteps: STEPS_PER_ROUND, firmness, leastGain: ROUGHLY });
  }
  return cost;
}

function isEngineKnown(input: LowThrustChainInput): boolean {
  return isSolar(input) && input.engine?.accelerationKmS2 !== undefined;
}

/** Optimises each a little, with its conditions held loosely; the best so many, without those that are hopeless. */
function bestAfter(chains: readonly Chain[], steps: number, count: number): Chain[] {
  for (const chain of chains) chain.cost = effort(chain.problem, steps, SCOUT_FIRMNESS, FINELY);
  const inOrder = [...chains].sort((a, b) => a.cost - b.cost);
  const hopeful = inOrder.filter(({ cost }) => cost < HOPELESS * inOrder[0]!.cost);
  const isNewKind = ({ sequence }: Chain, i: number) =>
    hopeful.findIndex((c) => turnsAlike(c.sequence, sequence)) === i;
  // Of each number of turns one first: what a few steps say of it is not yet much.
  const kinds = hopeful.filter(isNewKind);
  return [...kinds, ...hopeful.filter((chain) => !kinds.includes(chain))].slice(0, count);
}

function turnsAlike(a: readonly ArcGuess[], b: readonly ArcGuess[]): boolean {
  return a.every(({ revolutions }, i) => revolutions === b[i]!.revolutions);
}

/** Of the chains that ask comparable effort, the one that takes least propellant: so navigators choose. */
function leastDeltaV(
  input: LowThrustChainInput,
  chains: readonly Chain[],
  scale: Scale,
  clearSaving: number,
): Chain | undefined {
  const least = Math.min(...chains.map(({ cost }) => cost));
  let best: Chain | undefined;
  let bestDeltaV = Number.POSITIVE_INFINITY;
  for (const chain of chains) {
    if (!(chain.cost <= COMPARABLE * least)) continue;
    const deltaV = legsOf(input, chain, scale).reduce((sum, { report }) => sum + (report.lowThrust?.deltaVKmS ?? 0), 0);
    if (deltaV < (chain === chains[0] ? 1 : clearSaving) * bestDeltaV) [best, bestDeltaV] = [chain, deltaV];
  }
  return best;
}

/** Whether each stop comes after the one before. */
function isInOrder(stops: readonly ThrustStop[]): boolean {
  return stops.length > 1 && stops.every((stop, i) => i === 0 || stop.epoch > stops[i - 1]!.epoch);
}

function legGuesses(
  { stops, revolutions }: LowThrustChainInput,
  from: ScaledStop,
  to: ScaledStop,
  leg: number,
  scale: Scale,
): ArcGuess[] {
  const duration = (stops[leg + 1]!.epoch - stops[leg]!.epoch) / scale.seconds;
  const isRigid = stops[leg]!.kind === 'held' && stops[leg + 1]!.kind === 'held';
  const free = isRigid ? [] : freeFlightGuesses(from.state, to.state, duration);
  const isReturn = isResonantReturn(stops, leg);
  const returning = isReturn && from.kind === 'free' ? resonantGuesses(from.state, from.mostExcess, duration) : [];
  const shaped = isBetweenPasses(stops, leg) && !isReturn ? [] : guessArcs(from.state, to.state, duration);
  const known = revolutions?.[leg];
  if (known === undefined) return [...shaped.slice(0, GUESSES_PER_LEG), ...free, ...returning];
  return [...shaped, ...free, ...returning].filter((guess) => guess.revolutions === known);
}

/** Whether a leg ends where it began: no single free flight leads there. */
function isResonantReturn(stops: readonly ThrustStop[], leg: number): boolean {
  const from = stops[leg]!;
  const to = stops[leg + 1]!;
  const distance = distanceVec3(from.state.positionKm, to.state.positionKm);
  return from.bodyId === to.bodyId && distance < 0.03 * normVec3(from.state.positionKm);
}

/** Between fly-bys, free flight is near enough. */
function isBetweenPasses(stops: readonly ThrustStop[], leg: number): boolean {
  return stops[leg]!.kind === 'pass' && stops[leg + 1]!.kind === 'pass';
}
