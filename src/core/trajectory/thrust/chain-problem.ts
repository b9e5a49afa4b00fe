import type { Interval } from '../../ephemeris/source.ts';
import { normVec3, scaleVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import type { SegmentData } from '../segment-data.ts';
import type { ArcGuess, ScaledState } from './arc-guess.ts';
import type { ScaledStop } from './guess-sequences.ts';
import { KNOT_UNKNOWNS } from './hermite.ts';
import { COAST, type EffortProblem, type KnotCondition, NO_ARC, THRUST } from './least-effort.ts';
import { boundedExcess, flyByCondition, type ScaledPass, type ThrustStop } from './thrust-stop.ts';
import { resampled, withKnotsAt } from './with-knots-at.ts';

export interface LowThrustChainInput {
  readonly gmKm3S2: number;
  readonly centreId: string;
  /** Two at least, in order of time; only the inner ones may be passes. */
  readonly stops: readonly ThrustStop[];
  readonly provenance: SegmentData['provenance'];
  /** Stretches without thrust, as published (s past J2000 TDB). */
  readonly coasts?: readonly Pick<Interval, 'start' | 'end'>[] | undefined;
  readonly engine?: ThrustEngine | undefined;
  /** Whether thrust has a ceiling and weakens with the distance from the Sun; true about the Sun, false about planets. */
  readonly isSolarPowered?: boolean | undefined;
  /** Numbers of full revolutions of each leg, where known. */
  readonly revolutions?: readonly (number | undefined)[] | undefined;
}

/** What is published of an engine. */
export interface ThrustEngine {
  /** Acceleration of the full craft under full thrust, km/s². */
  readonly accelerationKmS2?: number | undefined;
  /** Speed of the exhaust, km/s. */
  readonly exhaustKmS?: number | undefined;
}

/** Units in which the centre's GM is 1. */
export interface Scale {
  readonly km: number;
  readonly seconds: number;
  readonly kmS: number;
}

/** A sequence of first arcs, and the optimisation that starts from it. */
export interface Chain {
  readonly sequence: readonly ArcGuess[];
  readonly problem: EffortProblem;
  cost: number;
}

/** Launch and arrival speed relative to a body where none is published: what rockets gave to electric missions (km/s). */
const USUAL_EXCESS_KM_S = 3.5;

export function scaleOf({ stops, gmKm3S2 }: LowThrustChainInput): Scale {
  const km = stops.reduce((sum, { state }) => sum + normVec3(state.positionKm), 0) / stops.length;
  const seconds = Math.sqrt(km ** 3 / gmKm3S2);
  return { km, seconds, kmS: km / seconds };
}

export function scaledState({ state }: ThrustStop, scale: Scale): ScaledState {
  return {
    position: scaleVec3(vec3(), state.positionKm, 1 / scale.km),
    velocity: scaleVec3(vec3(), state.velocityKmS, 1 / scale.kmS),
  };
}

export function scaledStop(input: LowThrustChainInput, stop: ThrustStop, scale: Scale): ScaledStop {
  return {
    kind: stop.kind,
    state: scaledState(stop, scale),
    mostExcess: (stop.maxExcessKmS ?? USUAL_EXCESS_KM_S) / scale.kmS,
    isExcessKnown: stop.isExcessKnown ?? false,
    pass: stop.kind === 'pass' ? scaledPass(input, stop, scale) : undefined,
  };
}

function scaledPass({ gmKm3S2 }: LowThrustChainInput, stop: ThrustStop, scale: Scale): ScaledPass {
  return {
    bodyVelocity: triple(scaledState(stop, scale).velocity),
    gm: (stop.gmKm3S2 ?? 0) / gmKm3S2,
    periapsis: (stop.periapsisKm ?? 0) / scale.km,
    isPeriapsisKnown: stop.isPeriapsisKnown ?? false,
    closestFrom: stop.closestFrom,
  };
}

/** The problem that a sequence of first arcs starts: one arc after the other, with what holds at and between its ends. */
export function chainOf(
  input: LowThrustChainInput,
  stops: readonly ScaledStop[],
  guesses: readonly ArcGuess[],
  scale: Scale,
): Chain {
  const origin = input.stops[0]!.epoch;
  const starts = input.stops.map(({ epoch }) => (epoch - origin) / scale.seconds);
  const coasts = (input.coasts ?? []).map(({ start, end }) => ({
    start: (start - origin) / scale.seconds,
    end: (end - origin) / scale.seconds,
  }));
  const edges = coasts.flatMap(({ start, end }) => [start, end]);
  const sequence = guesses.map((guess, leg) =>
    withKnotsAt(
      guess,
      edges.map((edge) => edge - starts[leg]!),
    ),
  );
  const count = sequence.reduce((sum, guess) => sum + guess.times.length, 0);
  const problem = {
    times: new Float64Array(count),
    knots: new Float64Array(count * KNOT_UNKNOWNS),
    isFixed: new Uint8Array(count * KNOT_UNKNOWNS),
    phases: new Uint8Array(count),
    ceilings: new Float64Array(count).fill(1),
    conditions: [] as KnotCondition[],
  };
  let first = 0;
  sequence.forEach((guess, leg) => {
    const last = first + guess.times.length - 1;
    for (let i = 0; i < guess.times.length; i++) problem.times[first + i] = starts[leg]! + guess.times[i]!;
    problem.knots.set(guess.knots, first * KNOT_UNKNOWNS);
    for (let i = first; i < last; i++) {
      const middle = (problem.times[i]! + problem.times[i + 1]!) / 2;
      problem.phases[i] = coasts.some(({ start, end }) => middle > start && middle < end) ? COAST : THRUST;
    }
    problem.phases[last] = NO_ARC;
    holdEnd(problem, first, stops[leg]!);
    holdEnd(problem, last, stops[leg + 1]!);
    problem.conditions.push(...endConditions(stops, leg, first, last));
    first = last + 1;
  });
  return { sequence, problem, cost: Number.POSITIVE_INFINITY };
}

/** The same chain as far as it is solved, with twice the knots; those already close together stay as they are. */
export function refinedChain(
  input: LowThrustChainInput,
  stops: readonly ScaledStop[],
  { sequence, problem }: Chain,
  scale: Scale,
): Chain {
  let first = 0;
  const finer = sequence.map((guess): ArcGuess => {
    const knots = problem.knots.slice(first * KNOT_UNKNOWNS, (first + guess.times.length) * KNOT_UNKNOWNS);
    first += guess.times.length;
    const usual = guess.times[guess.times.length - 1]! / (guess.times.length - 1);
    const times = [...guess.times].flatMap((time, i) => {
      const next = guess.times[i + 1];
      return next === undefined || next - time < usual / 2 ? [time] : [time, (time + next) / 2];
    });
    return resampled({ ...guess, knots }, times);
  });
  return chainOf(input, stops, finer, scale);
}

/** Puts the given position, and a held velocity, into the knot at an end. */
function holdEnd({ knots, isFixed }: EffortProblem, knot: number, { kind, state }: ScaledStop): void {
  const at = knot * KNOT_UNKNOWNS;
  knots.set(triple(state.position), at);
  isFixed.fill(1, at, at + 3);
  if (kind !== 'held') return;
  knots.set(triple(state.velocity), at + 3);
  isFixed.fill(1, at + 3, at + 6);
}

function endConditions(stops: readonly ScaledStop[], leg: number, first: number, last: number): KnotCondition[] {
  const found: KnotCondition[] = [];
  const from = stops[leg]!;
  const to = stops[leg + 1]!;
  if (from.kind === 'free') found.push(boundedExcess(first, false, from));
  if (to.kind === 'free') found.push(boundedExcess(last - 1, true, to));
  if (to.pass && leg + 2 < stops.length) found.push(flyByCondition(last, to.pass));
  return found;
}

function triple(v: Vec3): [number, number, number] {
  return [v.x, v.y, v.z];
}
