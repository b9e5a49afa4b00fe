import { useCallback, useEffect, useMemo, useState } from 'react';

/** How tall the lanes are, and the ways to change it. */
export interface TimelineHeight {
  readonly lanesPx: number;
  readonly isOpen: boolean;
  /** Tallest the lanes may be here. */
  readonly maxPx: number;
  smaller(): void;
  larger(): void;
  /** Sets the height by hand; near nothing it closes. */
  set(lanesPx: number): void;
}

const NORMAL_SHARE = 0.32;
const EXPANDED_SHARE = 0.62;
/** Axis, buttons and grip: what is always there. */
const FRAME_PX = 108;
const CLOSE_BELOW_PX = 48;
/** Eight rows: fewer show one agency and look like nothing. */
const LEAST_NORMAL_PX = 178;
const NARROW_PX = 760;

/** The height last chosen, for as long as the page lives. */
let remembered: number | undefined;

/** The next visitor of a kiosk finds the lanes as they were at first. */
export function forgetTimelineHeight(): void {
  remembered = undefined;
}

/** Height of the lanes in three steps (axis only, normal, tall) and freely in between; phones begin with the axis only. */
export function useTimelineHeight(): TimelineHeight {
  const [windowPx, setWindowPx] = useState(() => window.innerHeight);
  const [wanted, setWanted] = useState(
    () => remembered ?? (window.innerWidth < NARROW_PX ? 0 : stepsOf(window.innerHeight)[1]),
  );
  useEffect(() => {
    const onResize = () => setWindowPx(window.innerHeight);
    window.addEventListener('resize', onResize);
    return () => window.removeEventListener('resize', onResize);
  }, []);
  const set = useCallback((lanesPx: number) => {
    remembered = lanesPx < CLOSE_BELOW_PX ? 0 : Math.round(lanesPx);
    setWanted(remembered);
  }, []);

  return useMemo(() => {
    const steps = stepsOf(windowPx);
    const maxPx = Math.max(windowPx - FRAME_PX - 120, 0);
    const lanesPx = Math.min(wanted, maxPx);
    return {
      lanesPx,
      isOpen: lanesPx > 0,
      maxPx,
      set,
      larger: () => set(steps.find((px) => px > lanesPx + 4) ?? lanesPx),
      smaller: () => set(steps.findLast((px) => px < lanesPx - 4) ?? 0),
    };
  }, [windowPx, wanted, set]);
}

function stepsOf(windowPx: number): readonly [number, number, number] {
  const lanes = (share: number, leastPx: number) => Math.max(Math.round(windowPx * share) - FRAME_PX, leastPx);
  return [0, lanes(NORMAL_SHARE, LEAST_NORMAL_PX), lanes(EXPANDED_SHARE, 1.5 * LEAST_NORMAL_PX)];
}
