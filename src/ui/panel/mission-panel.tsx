import type { CatalogMission } from '../../catalog/catalog.ts';
import { eventDate } from '../../i18n/event-label.ts';
import { useFormat, useText } from '../../i18n/text-context.tsx';
import { useExplorer, useExplorerState } from '../../state/explorer-context.ts';
import { AgencyParts } from './agency-parts.tsx';
import { EventList } from './event-list.tsx';
import { MissionNow } from './mission-now.tsx';
import styles from './mission-panel.module.css';
import { MissionPath } from './mission-path.tsx';
import { ObjectLink, ObjectLinks } from './object-link.tsx';
import { ScheduleHistory } from './schedule-history.tsx';
import { Disclosure, Fact, Facts, Remark, Section } from './section.tsx';
import { SourceList } from './source-list.tsx';
import { TextsOnTheWay } from './texts-on-the-way.tsx';
import { useClockUtc } from './use-clock-utc.ts';

/** Everything the catalogue says of a mission, and where it is on the clock's date. */
export function MissionPanel({ mission }: { readonly mission: CatalogMission }) {
  const t = useText();
  const format = useFormat();
  const { catalog } = useExplorer();
  // Texts and paths arrive later than the first picture.
  useExplorerState((s) => s.dataVersion);
  const utc = useClockUtc();
  const details = catalog.detailsOf(mission.id);

  return (
    <>
      <p className={styles.status} data-status={mission.status}>
        {t(`status.${mission.status}`)}
      </p>
      {details ? <p>{details.summary}</p> : <TextsOnTheWay />}
      <MissionNow mission={mission} utc={utc} />
      <Section title={t('mission.events')}>
        <EventList mission={mission} utc={utc} />
      </Section>
      <MissionPath missionId={mission.id} />
      <Section title={t('mission.whoTitle')}>
        <AgencyParts mission={mission} />
      </Section>
      <MissionFacts mission={mission} />
      {details && details.objectives.length > 0 && (
        <Section title={t('mission.objectives')}>
          <ul className={styles.objectives}>
            {details.objectives.map((objective) => (
              <li key={objective}>{objective}</li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('mission.themes')}>
        <ul className={styles.themes}>
          {mission.themes.map((theme) => (
            <li key={theme}>
              {t(`theme.${theme}`)}
              <small>{t(`themeQuestion.${theme}`)}</small>
            </li>
          ))}
        </ul>
      </Section>
      {details && details.scheduleHistory.length > 0 && (
        <Section title={t('mission.history')}>
          <ScheduleHistory history={details.scheduleHistory} />
        </Section>
      )}
      <Section title={t('panel.trust')}>
        <p>{t(`panel.confidence.${mission.confidence}`)}</p>
        <Remark>{t('panel.asOf', { month: format.partialDate(mission.asOf) })}</Remark>
        {details && (
          <Disclosure title={t('panel.sourceCount', { count: details.sources.length })}>
            <SourceList
              sources={details.sources.map(({ title, url, published }) => ({
                title,
                url,
                published: published && format.partialDate(published),
              }))}
            />
          </Disclosure>
        )}
      </Section>
    </>
  );
}

function MissionFacts({ mission }: { readonly mission: CatalogMission }) {
  const t = useText();
  const format = useFormat();
  const { catalog } = useExplorer();
  const { launch, site } = mission;
  const launchEvent = catalog.eventsOf(mission).find((e) => e.key === 'launch');
  const unplaced = catalog.destinations.filter((d) => mission.destinations.includes(d.id));
  const carried = catalog.missions.filter((m) => m.carriedBy === mission.id).map((m) => m.id);
  return (
    <Section title={t('mission.factsTitle')}>
      <Facts>
        <Fact name={t('mission.destinations')}>
          <ObjectLinks ids={mission.destinations} />
          {unplaced.map(({ id, name, reason }) => (
            <Remark key={id}>{t('panel.noPosition', { name, reason: lowerFirst(reason) })}</Remark>
          ))}
        </Fact>
        {launch && launchEvent && (
          <Fact name={t(launchEvent.outcome === 'confirmed' ? 'mission.launch' : 'mission.launchPlanned')}>
            {eventDate(launchEvent, t, format)}
            {launch.vehicle && <div>{t('mission.vehicle', { vehicle: launch.vehicle })}</div>}
            {launch.site && <div>{t('mission.fromSite', { site: launch.site })}</div>}
          </Fact>
        )}
        {mission.massKg !== undefined && <Fact name={t('mission.mass')}>{format.mass(mission.massKg)}</Fact>}
        {mission.propulsion && <Fact name={t('mission.propulsion')}>{t(`propulsion.${mission.propulsion}`)}</Fact>}
        {site && (
          <Fact name={t('mission.site')}>
            {t('mission.siteOn', { site: site.name, body: catalog.objectName(site.body) })}
          </Fact>
        )}
        {mission.carriedBy && (
          <Fact name={t('mission.carriedBy')}>
            <ObjectLink id={mission.carriedBy} />
          </Fact>
        )}
        {carried.length > 0 && (
          <Fact name={t('mission.carries')}>
            <ObjectLinks ids={carried} />
          </Fact>
        )}
        {mission.relatedMissions && (
          <Fact name={t('mission.related')}>
            <ObjectLinks ids={mission.relatedMissions} />
          </Fact>
        )}
      </Facts>
    </Section>
  );
}

/** A sentence of the catalogue inside one of ours. */
function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
