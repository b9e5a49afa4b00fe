import type { ArcGuess } from './arc-guess.ts';
import { hermiteInto, KNOT_UNKNOWNS } from './hermite.ts';

/** Knots nearer to one another than this part of their usual distance would make the optimisation stiff. */
const LEAST_GAP = 0.3;

/**
 * The same first arc with knots at the times given (those within it), where an engine goes on or off: the nearest inner
 * knot moves there, or, where that is taken, a new one is put in.
 */
export function withKnotsAt(guess: ArcGuess, wanted: readonly number[]): ArcGuess {
  const { times } = guess;
  const end = times[times.length - 1]!;
  const usual = end / (times.length - 1);
  const inside = wanted.filter((time) => time > LEAST_GAP * usual && time < end - LEAST_GAP * usual);
  if (inside.length === 0) return guess;
  const kept = [...times].filter(
    (time, i) => i === 0 || i === times.length - 1 || !inside.some((edge) => isNearest(times, i, time, edge)),
  );
  const placed = [...new Set([...kept, ...inside])].sort((a, b) => a - b);
  return resampled(guess, placed);
}

/** The same arc told at other times, from its beginning to its end. */
export function resampled(guess: ArcGuess, wanted: readonly number[]): ArcGuess {
  const times = Float64Array.from(wanted);
  const knots = new Float64Array(times.length * KNOT_UNKNOWNS);
  times.forEach((time, i) => {
    hermiteInto(knots, i * KNOT_UNKNOWNS, guess.times, guess.knots, time);
  });
  return { ...guess, times, knots };
}

/** Whether a knot gives way to an edge: it lies within half the way to its neighbours. */
function isNearest(times: Float64Array, i: number, time: number, edge: number): boolean {
  const gap = edge < time ? time - times[i - 1]! : times[i + 1]! - time;
  return Math.abs(edge - time) <= gap / 2;
}
