import { useSyncExternalStore } from 'react';
import type { Clock, Rate } from '../../state/clock.ts';
import { useExplorer } from '../../state/explorer-context.ts';

export interface PlayState {
  readonly isPlaying: boolean;
  readonly rate: Rate;
}

const states = new WeakMap<Clock, PlayState>();

/** Whether the clock runs, and how fast: changes by deeds, not by frames. */
export function usePlayState(): PlayState {
  const { clock } = useExplorer();
  return useSyncExternalStore(
    (listener) =>
      clock.subscribe((event) => {
        if (event === 'rate') listener();
      }),
    () => playStateOf(clock),
  );
}

function playStateOf(clock: Clock): PlayState {
  const known = states.get(clock);
  if (known && known.isPlaying === clock.isPlaying && known.rate === clock.rate) return known;
  const state = { isPlaying: clock.isPlaying, rate: clock.rate };
  states.set(clock, state);
  return state;
}
