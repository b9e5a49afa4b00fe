import type { Explorer } from '../state/explorer.ts';
import { type HistoryStep, stepsBefore } from '../state/history-step.ts';
import { clockUtc } from '../state/navigate.ts';
import { formatUrl } from '../state/url-state.ts';

/** Changes that come together, such as a selection and the flight there, are one step. */
const TOGETHER_MS = 250;
/** Pause after the last change before the address is rewritten: browsers allow about a hundred rewrites in 30 s. */
const QUIET_MS = 400;

/**
 * Keeps the address bar in step with what is on screen. A new selection, focus outside a story, story or mode is a step "back" can undo;
 * time, camera and filters only rewrite the current step. `goTo` is called with the query when the visitor goes back or forth.
 */
export function keepUrlInStep(explorer: Explorer, goTo: (query: string) => void): () => void {
  const { store, clock, camera } = explorer;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isGoing = false;
  let steppedMs = Number.NEGATIVE_INFINITY;

  const address = () => {
    const query = formatUrl(store.getState(), { timeUtc: clockUtc(explorer), rate: clock.rate }, camera);
    return `${location.pathname}?${query}${keptParameters(location.search)}`;
  };
  const rewrite = () => {
    timer = undefined;
    history.replaceState(history.state, '', address());
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(rewrite, QUIET_MS);
  };
  const step = () => {
    clearTimeout(timer);
    const nowMs = performance.now();
    if (nowMs - steppedMs > TOGETHER_MS) {
      const next: HistoryStep = { step: stepsBefore(history.state) + 1 };
      history.pushState(next, '', address());
    }
    steppedMs = nowMs;
  };
  const stepped = store.subscribe((now, before) => {
    const isStep =
      (now.story === null && now.focusId !== before.focusId) ||
      now.selectedId !== before.selectedId ||
      now.mode !== before.mode ||
      now.standpoint?.id !== before.standpoint?.id;
    if (isStep && !isGoing) step();
    later();
  });
  // While the clock plays the address rests: it is written when play stops or a jump happens.
  const ticked = clock.subscribe((event) => {
    if (event !== 'tick') later();
  });
  const moved = camera.onMoved(later);
  const back = () => {
    isGoing = true;
    clearTimeout(timer);
    goTo(location.search);
    isGoing = false;
  };
  addEventListener('popstate', back);
  return () => {
    stepped();
    ticked();
    moved();
    clearTimeout(timer);
    removeEventListener('popstate', back);
  };
}

/** What a link sets for the page as a whole and the state does not hold: the times of a kiosk. A reload must keep them. */
function keptParameters(query: string): string {
  const given = new URLSearchParams(query);
  return ['idle', 'ask']
    .map((name) => (given.has(name) ? `&${name}=${encodeURIComponent(given.get(name) ?? '')}` : ''))
    .join('');
}
