import type { Clock } from '../../state/clock.ts';
import { RATES, type Rate } from '../../state/clock.ts';

/** Plays in a direction, or pauses when it already plays that way. */
export function togglePlay(clock: Clock, direction: 1 | -1): void {
  if (clock.isPlaying && Math.sign(clock.rate) === direction) clock.pause();
  else clock.play(direction * Math.abs(clock.rate));
}

/** Plays on as last time, or pauses. */
export function toggleClock(clock: Clock): void {
  if (clock.isPlaying) clock.pause();
  else clock.play();
}

/** The next faster (+1) or slower (-1) of the speeds offered, in the same direction. */
export function neighbourRate(rate: Rate, step: 1 | -1): Rate {
  const speed = Math.abs(rate);
  const faster = RATES.find((r) => r > speed * 1.001);
  const slower = RATES.findLast((r) => r < speed * 0.999);
  return (Math.sign(rate) || 1) * ((step === 1 ? faster : slower) ?? speed);
}

/** The speed offered that is nearest to one set by a link or a story, by ratio. */
export function nearestRate(rate: Rate): Rate {
  const distance = (r: Rate) => Math.abs(Math.log(r / Math.max(Math.abs(rate), 1e-9)));
  return RATES.reduce((best, r) => (distance(r) < distance(best) ? r : best));
}
