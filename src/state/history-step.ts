/** What an entry of the browser's history says of itself: how many steps of this page lie before it. */
export interface HistoryStep {
  readonly step: number;
}

/** The steps of this page before a history entry; 0 for one that is not ours. */
export function stepsBefore(state: unknown): number {
  if (typeof state !== 'object' || state === null || !('step' in state)) return 0;
  return typeof state.step === 'number' ? state.step : 0;
}

/** Whether one can go back from an entry without leaving the page. */
export function canGoBack(state: unknown): boolean {
  return stepsBefore(state) > 0;
}
