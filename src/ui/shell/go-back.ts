import { canGoBack } from '../../state/history-step.ts';

/** Back to the view before: one step of the browser's history, unless that would leave the page. */
export function goBack(): void {
  if (canGoBack(history.state)) history.back();
}
