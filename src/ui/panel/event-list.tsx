import type { CatalogMission, TimelineEvent } from '../../catalog/catalog.ts';
import type { UnixMs } from '../../core/time/epoch.ts';
import { eventDate, eventLabel } from '../../i18n/event-label.ts';
import { useFormat, useText } from '../../i18n/text-context.tsx';
import { eventTime } from '../../state/event-time.ts';
import { useExplorer, useExplorerState } from '../../state/explorer-context.ts';
import { goToEvent } from '../../state/navigate.ts';
import styles from './event-list.module.css';

/** Launch and events in order; a tap sets the clock. What lies before the clock's time is drawn as done. */
export function EventList({ mission, utc }: { readonly mission: CatalogMission; readonly utc: UnixMs }) {
  const t = useText();
  const explorer = useExplorer();
  const { catalog } = explorer;
  const events = catalog.eventsOf(mission);
  if (events.length === 0) return <p>{t('mission.nothingDated')}</p>;
  return (
    <ol className={styles.events}>
      {events.map((event) => (
        <EventRow key={event.key} event={event} isPast={eventTime(explorer, event).utc <= utc + 500} />
      ))}
    </ol>
  );
}

function EventRow({ event, isPast }: { readonly event: TimelineEvent; readonly isPast: boolean }) {
  const t = useText();
  const format = useFormat();
  const explorer = useExplorer();
  // On its path, the event's sign tells and answers too.
  const isPointedAt = useExplorerState((s) => s.hoveredEvent === event.key);
  const pointAt = (hoveredEvent: TimelineEvent['key'] | null) => explorer.store.setState({ hoveredEvent });
  const date = eventDate(event, t, format);
  const told = explorer.catalog.noteOf(event);
  // Where the kind says nothing, the note is the event.
  const label = event.type === 'other' && told ? told : eventLabel(event, t);
  const note = label === told ? undefined : told;
  return (
    <li>
      <button
        type="button"
        className={styles.event}
        data-is-past={isPast}
        data-outcome={event.outcome}
        data-pointed-at={isPointedAt}
        aria-label={t('mission.goToEvent', { event: label, date })}
        onClick={() => goToEvent(explorer, event.missionId, event.key)}
        onPointerEnter={() => pointAt(event.key)}
        onPointerLeave={() => pointAt(null)}
        onFocus={() => pointAt(event.key)}
        onBlur={() => pointAt(null)}
      >
        <span className={styles.date}>{date}</span>
        <span className={styles.label}>
          {label}
          {event.altitudeKm !== undefined && (
            <span className={styles.more}> {t('event.altitude', { distance: format.distance(event.altitudeKm) })}</span>
          )}
          {event.outcome === 'planned' && (
            // A plan whose day has come may have happened; one still ahead is simply a plan.
            <span className={styles.open}>
              {t(event.startUtc <= Date.now() ? 'mission.unconfirmed' : 'mission.planned')}
            </span>
          )}
          {event.outcome === 'called-off' && <span className={styles.open}>{t('mission.calledOff')}</span>}
        </span>
      </button>
      {note && <p className={styles.note}>{note}</p>}
    </li>
  );
}
