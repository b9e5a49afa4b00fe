import type { TimelineEvent } from '../../catalog/catalog.ts';
import type { Format } from '../../i18n/format.ts';
import type { Text } from '../../i18n/text.ts';
import type { MissionBar } from './mission-bar.ts';

/** From when to when, as exact as it is known but no finer than a day: "14 April 2023 to October 2035", "from 2031". */
export function missionDates(bar: MissionBar, t: Text, format: Format): string {
  const first = bar.events.find((e) => e.key === 'launch') ?? bar.events[0];
  if (bar.isUndated || !first) return t('timeline.undated');
  const last = bar.events.reduce((a, b) => (b.endUtc >= a.endUtc ? b : a), first);
  const from = beginning(first, t, format);
  if (bar.isOpenEnded) return t(bar.style === 'flown' ? 'timeline.since' : 'timeline.from', { from });
  const to = format.partialDate(dayOf(last.until ?? last.date));
  return last === first || to === from ? from : t('format.range', { from, to });
}

function beginning(event: TimelineEvent, t: Text, format: Format): string {
  const until = event.until === undefined ? undefined : dayOf(event.until);
  const date = format.dateRange({ date: dayOf(event.date), until });
  return event.isNotEarlierThan ? t('format.notEarlierThan', { date }) : date;
}

/** A partial date without its time of day. */
function dayOf(date: string): string {
  return date.split('T')[0] ?? date;
}
