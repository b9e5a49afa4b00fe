/** The stretch of time a timeline shows, as POSIX milliseconds UTC. */
export interface TimeView {
  readonly startUtc: number;
  readonly endUtc: number;
}

/** All there is to see: 1957-01-01 to 2060-01-01. */
export const FULL_VIEW: TimeView = { startUtc: Date.UTC(1957, 0, 1), endUtc: Date.UTC(2060, 0, 1) };

/** The closest look: one hour across the whole axis. */
export const MIN_SPAN_MS = 3_600_000;

export const DAY_MS = 86_400_000;

export function spanMs(view: TimeView): number {
  return view.endUtc - view.startUtc;
}

/** Pixels from the left end of an axis of `widthPx`; outside the view smaller than 0 or greater than the width. */
export function xOf(view: TimeView, widthPx: number, utc: number): number {
  return ((utc - view.startUtc) / spanMs(view)) * widthPx;
}

/** The instant at a pixel of the axis. */
export function utcAt(view: TimeView, widthPx: number, xPx: number): number {
  return view.startUtc + (xPx / widthPx) * spanMs(view);
}

/** The same span, moved and shortened as little as needed to lie inside the range and not below an hour. */
export function clampView(view: TimeView): TimeView {
  const full = spanMs(FULL_VIEW);
  const span = Math.min(Math.max(spanMs(view), MIN_SPAN_MS), full);
  const middle = (view.startUtc + view.endUtc) / 2;
  const start = spanMs(view) === span ? view.startUtc : middle - span / 2;
  const startUtc = Math.min(Math.max(start, FULL_VIEW.startUtc), FULL_VIEW.endUtc - span);
  return { startUtc, endUtc: startUtc + span };
}

/** The view `factor` times as wide, with the instant `anchorUtc` staying at its pixel. */
export function zoomView(view: TimeView, factor: number, anchorUtc: number): TimeView {
  const full = spanMs(FULL_VIEW);
  const span = Math.min(Math.max(spanMs(view) * factor, MIN_SPAN_MS), full);
  const share = (anchorUtc - view.startUtc) / spanMs(view);
  const startUtc = anchorUtc - share * span;
  return clampView({ startUtc, endUtc: startUtc + span });
}

/** The view moved by `deltaMs`, stopping at the ends of the range. */
export function panView(view: TimeView, deltaMs: number): TimeView {
  return clampView({ startUtc: view.startUtc + deltaMs, endUtc: view.endUtc + deltaMs });
}

/**
 * The view moved as little as possible so that `utc` lies inside it, `marginShare` of the span away from its ends.
 * The same object when it already does.
 */
export function revealView(view: TimeView, utc: number, marginShare = 0.05): TimeView {
  const margin = spanMs(view) * marginShare;
  if (utc < view.startUtc + margin) return settle(view, utc - margin - view.startUtc);
  if (utc > view.endUtc - margin) return settle(view, utc + margin - view.endUtc);
  return view;
}

/**
 * The view that follows a clock which has run to `utc`: unchanged inside; past an edge it turns the page, so that the
 * clock stands a tenth behind the edge it came from, and canvas and lanes are drawn once a page rather than each frame.
 */
export function followView(view: TimeView, utc: number): TimeView {
  const span = spanMs(view);
  if (utc > view.endUtc) return settle(view, utc - 0.1 * span - view.startUtc);
  if (utc < view.startUtc) return settle(view, utc + 0.1 * span - view.endUtc);
  return view;
}

/** The view that shows a whole span with some air around it. */
export function viewOfSpan(startUtc: number, endUtc: number, airShare = 0.15): TimeView {
  const air = Math.max((endUtc - startUtc) * airShare, MIN_SPAN_MS);
  return clampView({ startUtc: startUtc - air, endUtc: endUtc + air });
}

function settle(view: TimeView, deltaMs: number): TimeView {
  const moved = panView(view, deltaMs);
  return moved.startUtc === view.startUtc ? view : moved;
}
