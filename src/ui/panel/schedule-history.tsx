import type { MissionDetails } from '../../catalog/catalog.ts';
import { useFormat, useText } from '../../i18n/text-context.tsx';
import { Fact, Facts } from './section.tsx';

/** How the planned launch date moved, oldest plan first. */
export function ScheduleHistory({ history }: { readonly history: MissionDetails['scheduleHistory'] }) {
  const t = useText();
  const format = useFormat();
  return (
    <Facts>
      {history.map(({ asOf, launch, until, note }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two plans may be of one month; the list never changes
        <Fact key={i} name={t('mission.historyEntry', { asOf: format.partialDate(asOf) })}>
          {launch ? format.dateRange({ date: launch, until }) : t('mission.historyNone')}
          {note && <small style={{ display: 'block', color: 'var(--text-faint)' }}>{note}</small>}
        </Fact>
      ))}
    </Facts>
  );
}
