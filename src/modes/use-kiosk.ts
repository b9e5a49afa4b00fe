import { useEffect, useRef, useState } from 'react';
import type { Story } from '../catalog/schema/story.ts';
import { dismissNotice, type Explorer } from '../state/explorer.ts';
import { useExplorer } from '../state/explorer-context.ts';
import { showStep, stepStory } from '../state/story-player.ts';
import { type KioskPhase, type KioskTimes, kioskPhase } from './kiosk-idle.ts';

const TOUCHES = ['pointerdown', 'wheel', 'keydown', 'touchstart'] as const;

/** Runs the table: the loop while nobody is there, the visitor's turn after a touch, the question, and back. */
export function useKiosk(story: Story | undefined, times: KioskTimes): KioskPhase {
  const explorer = useExplorer();
  const [phase, setPhase] = useState<KioskPhase>('attract');
  const lastTouchMs = useRef<number | undefined>(undefined);

  useEffect(() => {
    const check = () => {
      const next = kioskPhase(performance.now(), lastTouchMs.current, times);
      if (next === 'attract') lastTouchMs.current = undefined;
      setPhase(next);
    };
    const touched = () => {
      lastTouchMs.current = performance.now();
      check();
    };
    for (const type of TOUCHES) addEventListener(type, touched, { capture: true, passive: true });
    const timer = setInterval(check, 500);
    return () => {
      for (const type of TOUCHES) removeEventListener(type, touched, { capture: true });
      clearInterval(timer);
    };
  }, [times]);

  useEffect(() => {
    if (!story || phase !== 'attract') return undefined;
    clean(explorer);
    showStep(explorer, story, 0);
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      const step = explorer.store.getState().story?.step ?? 0;
      timer = setTimeout(
        () => {
          stepStory(explorer, story, 1);
          wait();
        },
        (story.steps[step]?.durationSeconds ?? 15) * 1000,
      );
    };
    wait();
    return () => clearTimeout(timer);
  }, [explorer, story, phase]);

  return phase;
}

/** Leaves nothing of the last visitor: messages, hidden layers, timeline zoom. */
function clean(explorer: Explorer): void {
  for (const notice of explorer.store.getState().notices) dismissNotice(explorer, notice.id);
  explorer.store.setState({
    hiddenLayers: [],
    hoveredId: null,
    laneGroup: 'destination',
    timelineView: { startUtc: Date.UTC(1957, 0, 1), endUtc: Date.UTC(2060, 0, 1) },
  });
}
