import { distanceVec3, normVec3, scaleVec3, subVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import { AU_KM } from '../../units/constants.ts';
import { KNOT_SIZE } from '../arc-state.ts';
import type { ArcData, LegReport, SegmentData } from '../segment-data.ts';
import { type ArcGuess, guessArcs, type ScaledState } from './arc-guess.ts';
import { freeFlightGuesses } from './free-flight-guess.ts';
import { guessSequences, type ScaledStop } from './guess-sequences.ts';
import { type EffortProblem, KNOT_UNKNOWNS, type KnotCondition, minimiseEffort } from './least-effort.ts';
import { steadyThrust } from './steady-thrust.ts';
import { thrustHistory } from './thrust-history.ts';
import { boundedExcess, flyByCondition, type ScaledPass, type ThrustStop } from './thrust-stop.ts';

export interface LowThrustChainInput {
  readonly gmKm3S2: number;
  readonly centreId: string;
  /** Two at least, in order of time; only the inner ones may be passes. */
  readonly stops: readonly ThrustStop[];
  readonly provenance: SegmentData['provenance'];
  /** Stretches without thrust, as published (s past J2000 TDB). */
  readonly coasts?: readonly { readonly start: number; readonly end: number }[] | undefined;
  /** Whether thrust has a ceiling and weakens with the distance from the Sun; true about the Sun, false about planets. */
  readonly isSolarPowered?: boolean | undefined;
  /** Numbers of full revolutions of each leg, where known. */
  readonly revolutions?: readonly (number | undefined)[] | undefined;
}

/** One leg solved. Velocities relative to the centre (km/s, ICRF). */
export interface LowThrustLeg {
  readonly segment: ArcData;
  readonly report: LegReport;
  readonly departureVelocityKmS: Vec3;
  readonly arrivalVelocityKmS: Vec3;
}

/** Launch and arrival speed relative to a body where none is published: what rockets gave to electric missions (km/s). */
const USUAL_EXCESS_KM_S = 3.5;
/**
 * Generators are made for the journey's far end: near the Sun they give more than the engine can take. Dawn's gave 10 kW at
 * 1 au for an engine of 2.5 kW, Psyche's 20 kW for 4.5 kW: full thrust to about this distance.
 */
const FULL_POWER_AU = 2;
/** How much thrust costs in a published coast, against elsewhere. */
const COAST_WEIGHT = 400;
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
/** Gain per step, as part of the cost, at which a comparison between chains is clear. */
const ROUGHLY = 1e-3;
/** Flown paths differ from the smoothest one: coasts, thrust limits and margins that are not published. */
const SHARE_OF_DISTANCE = 0.05;

/**
 * Low-thrust legs from stop to stop, solved as a whole: among all sensible numbers of revolutions and branches the arcs
 * that ask least of the engine (squared thrust acceleration over time, dearer where a solar generator gives less), then
 * with the thrust evened out as by an engine with a ceiling. They meet position, and where held velocity, exactly; a fly-by keeps the excess speed to about 10 m/s and
 * turns by what its height gives. Km, km/s, ICRF relative to the centre, TDB. Undefined where no arc was found, or the stops are
 * not in order of time.
 * Against Dawn's path 5 % of the distance (median) to Vesta, 1 % to Ceres; thrust limits and coasts not published are not in it.
 * @source see `minimiseEffort`, `steadyThrust`, `guessArcs`, `freeFlightGuesses`, `passMisfit`
 */
export function solveLowThrustChain(input: LowThrustChainInput): LowThrustLeg[] | undefined {
  if (!isInOrder(input.stops)) return undefined;
  const scale = scaleOf(input);
  const states = input.stops.map((stop) => scaledState(stop, scale));
  const choices = states.slice(1).map((to, i) => legGuesses(input, states[i]!, to, i, scale));
  const ends = input.stops.map((stop, i) => scaledStop(input, stop, states[i]!, scale));
  const chains = guessSequences(ends, choices).map((sequence) => chainOf(input, states, sequence, scale));
  const promising = bestAfter(chains, SCOUT_STEPS, PROMISING);
  const finalists = bestAfter(promising, SCOUT_STEPS, FINALISTS);
  for (const chain of finalists) {
    minimiseEffort(chain.problem, COMPARED_STEPS, LOOSE_FIRMNESS, ROUGHLY);
    chain.cost = minimiseEffort(chain.problem, COMPARED_STEPS, FINAL_FIRMNESS, ROUGHLY);
  }
  finalists.sort((a, b) => a.cost - b.cost);
  const thriftiest = leastDeltaV(input, finalists, scale, CLEAR_SAVING);
  if (!thriftiest) return undefined;
  // What a chain saves may vanish once its conditions are met: both are finished before one is taken.
  const rivals = [...new Set([finalists[0]!, thriftiest])];
  for (const { problem } of rivals) {
    minimiseEffort(problem, FINAL_STEPS, FINAL_FIRMNESS);
    if (isSolar(input)) steadyThrust(problem, FINAL_FIRMNESS);
  }
  const best = leastDeltaV(input, rivals, scale, 1) ?? thriftiest;
  const { sequence, problem } = best;
  if (!problem.knots.every(Number.isFinite)) return undefined;
  return sequence.map((guess, i) => legOf(input, best, guess, i, scale));
}

/** Optimises each a little, with its conditions held loosely; the best so many, without those that are hopeless. */
function bestAfter(chains: readonly Chain[], steps: number, count: number): Chain[] {
  for (const chain of chains) chain.cost = minimiseEffort(chain.problem, steps, SCOUT_FIRMNESS);
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
    const legs = chain.sequence.map((guess, i) => legOf(input, chain, guess, i, scale));
    const deltaV = legs.reduce((sum, { report }) => sum + (report.lowThrust?.deltaVKmS ?? 0), 0);
    if (deltaV < (chain === chains[0] ? 1 : clearSaving) * bestDeltaV) [best, bestDeltaV] = [chain, deltaV];
  }
  return best;
}

/** Whether each stop comes after the one before. */
function isInOrder(stops: readonly ThrustStop[]): boolean {
  return stops.length > 1 && stops.every((stop, i) => i === 0 || stop.epoch > stops[i - 1]!.epoch);
}

/** Whether the engine lives on sunlight: then it has a ceiling that it runs near, and loses with distance. */
function isSolar({ isSolarPowered, centreId }: LowThrustChainInput): boolean {
  return isSolarPowered ?? centreId === 'sun';
}

interface Scale {
  readonly km: number;
  readonly seconds: number;
  readonly kmS: number;
}

interface Chain {
  readonly sequence: readonly ArcGuess[];
  readonly problem: EffortProblem;
  cost: number;
}

function scaleOf({ stops, gmKm3S2 }: LowThrustChainInput): Scale {
  const km = stops.reduce((sum, { state }) => sum + normVec3(state.positionKm), 0) / stops.length;
  const seconds = Math.sqrt(km ** 3 / gmKm3S2);
  return { km, seconds, kmS: km / seconds };
}

function scaledState({ state }: ThrustStop, scale: Scale): ScaledState {
  return {
    position: scaleVec3(vec3(), state.positionKm, 1 / scale.km),
    velocity: scaleVec3(vec3(), state.velocityKmS, 1 / scale.kmS),
  };
}

function scaledStop(input: LowThrustChainInput, stop: ThrustStop, state: ScaledState, scale: Scale): ScaledStop {
  const mostExcess = (stop.maxExcessKmS ?? USUAL_EXCESS_KM_S) / scale.kmS;
  return {
    kind: stop.kind,
    state,
    mostExcess,
    pass: stop.kind === 'pass' ? scaledPass(input, stop, scale) : undefined,
  };
}

function scaledPass({ gmKm3S2 }: LowThrustChainInput, stop: ThrustStop, scale: Scale): ScaledPass {
  return {
    bodyVelocity: triple(scaledState(stop, scale).velocity),
    gm: (stop.gmKm3S2 ?? 0) / gmKm3S2,
    periapsis: (stop.periapsisKm ?? 0) / scale.km,
    isPeriapsisKnown: stop.isPeriapsisKnown ?? false,
  };
}

function legGuesses(
  { stops, revolutions }: LowThrustChainInput,
  from: ScaledState,
  to: ScaledState,
  leg: number,
  scale: Scale,
): ArcGuess[] {
  const duration = (stops[leg + 1]!.epoch - stops[leg]!.epoch) / scale.seconds;
  const isRigid = stops[leg]!.kind === 'held' && stops[leg + 1]!.kind === 'held';
  const free = isRigid ? [] : freeFlightGuesses(from, to, duration);
  const shaped = isBetweenPasses(stops, leg) ? [] : guessArcs(from, to, duration);
  const known = revolutions?.[leg];
  if (known === undefined) return [...shaped.slice(0, GUESSES_PER_LEG), ...free];
  return [...shaped, ...free].filter((guess) => guess.revolutions === known);
}

/** Between fly-bys, free flight is near enough; not on a resonant return, which has no single solution. */
function isBetweenPasses(stops: readonly ThrustStop[], leg: number): boolean {
  const from = stops[leg]!;
  const to = stops[leg + 1]!;
  const distance = distanceVec3(from.state.positionKm, to.state.positionKm);
  const isResonant = from.bodyId === to.bodyId && distance < 0.03 * normVec3(from.state.positionKm);
  return from.kind === 'pass' && to.kind === 'pass' && !isResonant;
}

function chainOf(
  input: LowThrustChainInput,
  states: readonly ScaledState[],
  sequence: readonly ArcGuess[],
  scale: Scale,
): Chain {
  const count = sequence.reduce((sum, guess) => sum + guess.times.length, 0);
  const times = new Float64Array(count);
  const knots = new Float64Array(count * KNOT_UNKNOWNS);
  const weights = new Float64Array(count);
  const isFixed = new Uint8Array(count * KNOT_UNKNOWNS);
  const conditions: KnotCondition[] = [];
  const origin = input.stops[0]!.epoch;
  let first = 0;
  sequence.forEach((guess, leg) => {
    const last = first + guess.times.length - 1;
    const start = (input.stops[leg]!.epoch - origin) / scale.seconds;
    for (let i = 0; i < guess.times.length; i++) times[first + i] = start + guess.times[i]!;
    knots.set(guess.knots, first * KNOT_UNKNOWNS);
    for (let i = first; i < last; i++)
      weights[i] = weightAt(input, origin + ((times[i]! + times[i + 1]!) / 2) * scale.seconds);
    holdEnd(knots, isFixed, first, states[leg]!, input.stops[leg]!);
    holdEnd(knots, isFixed, last, states[leg + 1]!, input.stops[leg + 1]!);
    conditions.push(...endConditions(input, states, leg, first, last, sequence.length, scale));
    first = last + 1;
  });
  const powerRadius = isSolar(input) ? (FULL_POWER_AU * AU_KM) / scale.km : Number.POSITIVE_INFINITY;
  return {
    sequence,
    problem: { times, knots, isFixed, weights, powerRadius, conditions },
    cost: Number.POSITIVE_INFINITY,
  };
}

function weightAt({ coasts }: LowThrustChainInput, epoch: number): number {
  return coasts?.some(({ start, end }) => epoch > start && epoch < end) ? COAST_WEIGHT : 1;
}

/** Puts the given position, and a held velocity, into the knot at an end. */
function holdEnd(knots: Float64Array, isFixed: Uint8Array, knot: number, state: ScaledState, stop: ThrustStop): void {
  const at = knot * KNOT_UNKNOWNS;
  const { position: r, velocity: v } = state;
  knots.set([r.x, r.y, r.z], at);
  isFixed.fill(1, at, at + 3);
  if (stop.kind !== 'held') return;
  knots.set([v.x, v.y, v.z], at + 3);
  isFixed.fill(1, at + 3, at + 6);
}

function endConditions(
  input: LowThrustChainInput,
  states: readonly ScaledState[],
  leg: number,
  first: number,
  last: number,
  legs: number,
  scale: Scale,
): KnotCondition[] {
  const found: KnotCondition[] = [];
  const from = input.stops[leg]!;
  const to = input.stops[leg + 1]!;
  const boundOf = (stop: ThrustStop) => (stop.maxExcessKmS ?? USUAL_EXCESS_KM_S) / scale.kmS;
  if (from.kind === 'free') found.push(boundedExcess(first, false, triple(states[leg]!.velocity), boundOf(from)));
  if (to.kind === 'free') found.push(boundedExcess(last - 1, true, triple(states[leg + 1]!.velocity), boundOf(to)));
  if (to.kind === 'pass' && leg + 1 < legs) found.push(flyByCondition(last, scaledPass(input, to, scale)));
  return found;
}

function triple(v: Vec3): [number, number, number] {
  return [v.x, v.y, v.z];
}

function legOf(
  input: LowThrustChainInput,
  { sequence, problem }: Chain,
  guess: ArcGuess,
  leg: number,
  scale: Scale,
): LowThrustLeg {
  const from = input.stops[leg]!;
  const to = input.stops[leg + 1]!;
  const first = sequence.slice(0, leg).reduce((sum, g) => sum + g.times.length, 0);
  const count = guess.times.length;
  const knots = new Float64Array(count * KNOT_SIZE);
  const units = [scale.km, scale.kmS, scale.kmS / scale.seconds];
  for (let i = 0; i < count; i++) {
    knots[i * KNOT_SIZE] = from.epoch + guess.times[i]! * scale.seconds;
    for (let j = 0; j < KNOT_UNKNOWNS; j++) {
      knots[i * KNOT_SIZE + 1 + j] = problem.knots[(first + i) * KNOT_UNKNOWNS + j]! * units[Math.floor(j / 3)]!;
    }
  }
  knots[(count - 1) * KNOT_SIZE] = to.epoch;
  const departure = velocityAt(knots, 0);
  const arrival = velocityAt(knots, count - 1);
  const departureExcessKmS = excess(departure, from);
  const arrivalExcessKmS = excess(arrival, to);
  return {
    segment: {
      shape: 'arc',
      kind: 'cruise',
      centreId: input.centreId,
      interval: { start: from.epoch, end: to.epoch },
      provenance: input.provenance,
      accuracy: { shareOfDistance: SHARE_OF_DISTANCE, km: 0 },
      knots,
    },
    report: {
      fromId: from.bodyId,
      toId: to.bodyId,
      start: from.epoch,
      end: to.epoch,
      model: 'low-thrust',
      revolutions: guess.revolutions,
      ...(leg === 0 && from.kind === 'free' ? { c3Km2S2: departureExcessKmS ** 2 } : {}),
      departureExcessKmS,
      arrivalExcessKmS,
      lowThrust: thrustHistory(knots, input.gmKm3S2).summary,
    },
    departureVelocityKmS: departure,
    arrivalVelocityKmS: arrival,
  };
}

function velocityAt(knots: Float64Array, knot: number): Vec3 {
  const at = knot * KNOT_SIZE + 4;
  return vec3(knots[at], knots[at + 1], knots[at + 2]);
}

function excess(velocity: Vec3, { state }: ThrustStop): number {
  return normVec3(subVec3(vec3(), velocity, state.velocityKmS));
}
