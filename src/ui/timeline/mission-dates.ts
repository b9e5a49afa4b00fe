import type { TimelineEvent } from '../../catalog/catalog.ts';
import type { Format } from '../../i18n/format.ts';
import type { Text } from '../../i18n/text.ts';
import type { MissionBar } from './mission-bar.ts';

/** From when to when, as exact as it is known: "2031 to first half of 2034", "14 April 2023, goes on". */
export function missionDates(bar: MissionBar, t: Text, format: Format): string {
  const first = bar.events.find((e) => e.key === 'launch') ?? bar.events[0];
  if (bar.isUndated || !first) return t('timeline.undated');
  const last = bar.events.reduce((a, b) => (b.endUtc >= a.endUtc ? b : a), first);
  const from = dateOf(first, t, format);
  if (bar.isOpenEnded) return t(bar.style === 'flown' ? 'timeline.since' : 'timeline.from', { from });
  if (last === first) return from;
  return t('format.range', { from, to: format.partialDate(last.until ?? last.date) });
}

function dateOf(event: TimelineEvent, t: Text, format: Format): string {
  const date = format.dateRange(event);
  return event.isNotEarlierThan ? t('format.notEarlierThan', { date }) : date;
}
