import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Story } from '../catalog/schema/story.ts';
import { dismissNotice, type Explorer } from '../state/explorer.ts';
import { useExplorer } from '../state/explorer-context.ts';
import { showStep, stepStory } from '../state/story-player.ts';
import { forgetTimelineHeight } from '../ui/timeline/timeline-height.ts';
import { type KioskPhase, type KioskTimes, kioskPhase } from './kiosk-idle.ts';

const TOUCHES = ['pointerdown', 'pointerup', 'pointercancel', 'click', 'wheel', 'keydown'] as const;
/** A tap's click follows the lifted finger within this time (ms); a swipe has none. */
const CLICK_MS = 350;

/** Runs the table: the loop while nobody is there, the visitor's turn after a touch, the question, and back. */
export function useKiosk(story: Story | undefined, times: KioskTimes): KioskPhase {
  const explorer = useExplorer();
  const [phase, setPhase] = useState<KioskPhase>('attract');
  const lastTouchMs = useRef<number | undefined>(undefined);
  const language = useRef(explorer.store.getState().language);

  // Before the invitation is seen: a touch that answers it at once must count.
  useLayoutEffect(() => {
    const check = () => {
      const next = kioskPhase(performance.now(), lastTouchMs.current, times);
      if (next === 'attract') lastTouchMs.current = undefined;
      setPhase(next);
    };
    const touched = () => {
      lastTouchMs.current = performance.now();
      check();
    };
    let lifted: ReturnType<typeof setTimeout> | undefined;
    const answered = ({ type }: Event) => {
      const isOpen = kioskPhase(performance.now(), lastTouchMs.current, times) === 'visitor';
      // What covers the page stays until the finger is gone: else the rest of the tap would press what lies below.
      if (isOpen || type === 'click' || type === 'wheel' || type === 'keydown') touched();
      else if (type !== 'pointerdown') lifted = setTimeout(touched, CLICK_MS);
    };
    for (const type of TOUCHES) addEventListener(type, answered, { capture: true, passive: true });
    // A finger that drags for a long time is somebody; a mouse that is nudged is nobody.
    const dragged = (event: PointerEvent) => {
      if (event.buttons !== 0 && lastTouchMs.current !== undefined) touched();
    };
    addEventListener('pointermove', dragged, { capture: true, passive: true });
    const timer = setInterval(check, 500);
    return () => {
      clearTimeout(lifted);
      for (const type of TOUCHES) removeEventListener(type, answered, { capture: true });
      removeEventListener('pointermove', dragged, { capture: true });
      clearInterval(timer);
    };
  }, [times]);

  useEffect(() => {
    if (!story || phase !== 'attract') return undefined;
    clean(explorer, language.current);
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

/** Leaves nothing of the last visitor: messages, language, hidden layers, legend, zoom and height of the timeline. */
function clean(explorer: Explorer, language: string): void {
  forgetTimelineHeight();
  for (const notice of explorer.store.getState().notices) dismissNotice(explorer, notice.id);
  explorer.store.setState({
    language,
    hiddenLayers: [],
    shownExtras: [],
    hiddenFamilies: [],
    isLegendShown: false,
    swarmPick: null,
    hoveredId: null,
    laneGroup: 'destination',
    timelineView: { startUtc: Date.UTC(1957, 0, 1), endUtc: Date.UTC(2060, 0, 1) },
  });
}
