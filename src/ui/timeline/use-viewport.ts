import { useEffect, useState } from 'react';
import type { Explorer } from '../../state/explorer.ts';
import { Viewport } from './viewport.ts';

/** The timeline's view, bound to the store: taken from it when someone else changes it, told to it when it rests. */
export function useViewport({ store }: Explorer): Viewport {
  const [viewport] = useState(
    () =>
      new Viewport(
        store.getState().timelineView,
        (timelineView) => store.setState({ timelineView }),
        () => matchMedia('(prefers-reduced-motion: reduce)').matches,
      ),
  );
  useEffect(() => {
    viewport.adopt(store.getState().timelineView);
    return store.subscribe((state, before) => {
      if (state.timelineView !== before.timelineView) viewport.adopt(state.timelineView);
    });
  }, [store, viewport]);
  useEffect(() => () => viewport.dispose(), [viewport]);
  return viewport;
}
