import type { CatalogMission } from '../../catalog/catalog.ts';
import { isFlight } from '../../catalog/mission-events.ts';
import type { UnixMs } from '../../core/time/epoch.ts';
import { epochFromUtc } from '../../core/time/utc.ts';
import { useFormat, useText } from '../../i18n/text-context.tsx';
import { useExplorer, useExplorerState } from '../../state/explorer-context.ts';
import { goToLaunch } from '../../state/navigate.ts';
import { activityOf, whereaboutsOf } from '../../state/whereabouts.ts';
import styles from './mission-panel.module.css';
import { OutlookButtons } from './outlook-buttons.tsx';
import { PlaceFacts } from './place-facts.tsx';
import { Remark, Section } from './section.tsx';

/** Where a mission is on the clock's date and what it does there; outside its years, a way to its launch. */
export function MissionNow({ mission, utc }: { readonly mission: CatalogMission; readonly utc: UnixMs }) {
  const t = useText();
  const format = useFormat();
  const explorer = useExplorer();
  const { catalog, trajectories } = explorer;
  const havePathsFailed = useExplorerState((s) => s.havePathsFailed);
  const events = catalog.eventsOf(mission);
  const span = catalog.missionSpan(mission);
  const epoch = epochFromUtc(utc);
  const date = format.instant(utc);
  const trajectory = trajectories.trajectoryOf(mission.id);

  if (events.length === 0) return <Remark>{t('mission.undated')}</Remark>;
  const isBefore = utc < span.startUtc;
  const activity = isBefore ? undefined : activityOf(explorer, mission.id, epoch);
  const isAfter = utc >= span.endUtc && activity === undefined;
  const isOutside = isBefore || isAfter;
  return (
    <Section title={t('panel.now', { date })}>
      {isBefore && <p>{t('mission.beforeLaunch', { date })}</p>}
      {isAfter && <p>{t('mission.afterEnd', { date })}</p>}
      {isOutside && (
        <button type="button" className={styles.goToLaunch} onClick={() => goToLaunch(explorer, mission.id)}>
          {t('mission.goToLaunch')}
        </button>
      )}
      {activity && <p className={styles.activity}>{whatItDoes(activity)}</p>}
      {activity && (
        <PlaceFacts
          place={whereaboutsOf(explorer, mission.id, epoch)}
          speedAbout={activity.kind === 'surface' ? undefined : catalog.objectName(activity.centreId)}
        />
      )}
      {activity && <OutlookButtons id={mission.id} />}
      {!trajectory && <Remark>{t(havePathsFailed ? 'mission.pathFailed' : 'mission.pathLoading')}</Remark>}
      {!isOutside && !activity && trajectory && <Remark>{t('panel.noDataBetween')}</Remark>}
    </Section>
  );

  function whatItDoes({ kind, centreId }: NonNullable<typeof activity>): string {
    const names = { body: catalog.objectName(centreId), carrier: catalog.objectName(centreId) };
    if (kind !== 'cruise') return t(`mission.where.${kind}`, names);
    const flight = events.filter((e) => isFlight(e.type));
    // An arrival before a flight goes on is the approach to the same body, not where it comes from.
    const isPlace = (e: (typeof flight)[number]) => e.bodyId !== 'sun' && e.type !== 'arrival';
    const from = flight.findLast((e) => e.instantUtc <= utc && isPlace(e))?.objectName;
    // A burn on the way has the Sun for its body and is no destination, unless nothing else follows.
    const ahead = flight.filter((e) => e.instantUtc > utc);
    const to = (ahead.find((e) => e.bodyId !== 'sun') ?? ahead[0])?.objectName;
    if (from === undefined) return t('mission.where.coast');
    if (to !== undefined && to === from) return t('mission.where.cruiseBack', { to });
    return to === undefined ? t('mission.where.cruiseFrom', { from }) : t('mission.where.cruise', { from, to });
  }
}
