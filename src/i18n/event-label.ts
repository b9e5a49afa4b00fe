import type { TimelineEvent } from '../catalog/catalog.ts';
import type { Format } from './format.ts';
import type { Text } from './text.ts';

/** What happens: "Fly-by of Mars", "Huygens: Lands on Titan". */
export function eventLabel(event: TimelineEvent, t: Text): string {
  const label = t(`event.${event.type}`, { body: event.objectName });
  return event.part ? t('event.ofPart', { part: event.part, event: label }) : label;
}

/** When it happens, as exactly as it is known: "April 2031", "not before 2029". */
export function eventDate(event: TimelineEvent, t: Text, format: Format): string {
  const date = format.dateRange(event);
  return event.isNotEarlierThan ? t('format.notEarlierThan', { date }) : date;
}
