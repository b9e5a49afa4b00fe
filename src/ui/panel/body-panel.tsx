import { useMemo } from 'react';
import type { CatalogBody, CatalogMission } from '../../catalog/catalog.ts';
import { missionPredicate } from '../../catalog/filters.ts';
import type { UnixMs } from '../../core/time/epoch.ts';
import { epochFromUtc } from '../../core/time/utc.ts';
import { useFormat, useText } from '../../i18n/text-context.tsx';
import { useExplorer, useExplorerState } from '../../state/explorer-context.ts';
import { whereaboutsOf } from '../../state/whereabouts.ts';
import { MissionRows } from './mission-rows.tsx';
import { ObjectLinks } from './object-link.tsx';
import { OutlookButtons } from './outlook-buttons.tsx';
import { PlaceFacts } from './place-facts.tsx';
import { Disclosure, Fact, Facts, Remark, Section } from './section.tsx';
import { SourceList } from './source-list.tsx';
import { useClockUtc } from './use-clock-utc.ts';

const DAY_MS = 86_400_000;
const AT_WORK: readonly string[] = ['operational', 'in-transit'];

/** What a body is, where it is on the clock's date, how well that is known, and who goes there. */
export function BodyPanel({ body }: { readonly body: CatalogBody }) {
  const t = useText();
  const format = useFormat();
  const explorer = useExplorer();
  const { catalog } = explorer;
  // Data that arrives changes what can be told.
  useExplorerState((s) => s.dataVersion);
  const isInvented = useExplorerState((s) => s.inventedDetailId === body.id);
  const utc = useClockUtc();
  const details = catalog.bodyDetailsOf(body.id);
  const moons = catalog.bodies.filter((b) => b.parent === body.id && (b.kind === 'satellite' || body.id !== 'sun'));
  const names = [body.designation, ...(body.aliases ?? [])].filter((name) => name !== undefined);
  const turnSeconds = turnSecondsOf(body);
  const place = whereaboutsOf(explorer, body.id, epochFromUtc(utc));

  return (
    <>
      {details?.note && <p>{details.note}</p>}
      {isInvented && <Remark>{t('body.inventedDetail')}</Remark>}
      {names.length > 0 && <Remark>{t('body.alsoCalled', { names: format.list(names) })}</Remark>}
      <Section title={t('panel.now', { date: format.instant(utc) })}>
        <PlaceFacts place={place} />
        {place.kind === 'known' && <OutlookButtons id={body.id} />}
      </Section>
      {(body.meanRadiusKm !== undefined || turnSeconds !== undefined || moons.length > 0) && (
        <Section title={t('body.facts')}>
          <Facts>
            {body.meanRadiusKm !== undefined && (
              <Fact name={t('body.radius')}>{format.distance(body.meanRadiusKm)}</Fact>
            )}
            {turnSeconds !== undefined && <Fact name={t('body.rotation')}>{format.duration(turnSeconds)}</Fact>}
            {moons.length > 0 && (
              <Fact name={t('body.nearby')}>
                <ObjectLinks ids={moons.map((moon) => moon.id)} />
              </Fact>
            )}
          </Facts>
        </Section>
      )}
      <BodyMissions bodyId={body.id} dayUtc={(Math.floor(utc / DAY_MS) * DAY_MS) as UnixMs} />
      {details && (
        <Section title={t('panel.sources')}>
          <Disclosure title={t('panel.sourceCount', { count: details.sources.length })}>
            <SourceList sources={details.sources.map(({ title, where }) => ({ title: citation(title, where) }))} />
          </Disclosure>
        </Section>
      )}
    </>
  );
}

/** Sidereal rotation period in seconds, from its period or from the rate of its prime meridian. */
function turnSecondsOf({ rotation }: CatalogBody): number | undefined {
  if (rotation?.periodHours !== undefined) return Math.abs(rotation.periodHours) * 3600;
  const rateDegPerDay = rotation?.primeMeridianRateDegPerDay;
  return rateDegPerDay ? Math.abs(360 / rateDegPerDay) * 86_400 : undefined;
}

function citation(title: string, where: string | undefined): string {
  return where ? `${title}. ${where}` : title;
}

/** The missions to a body that pass the filters, by what the clock's date makes of them. */
function BodyMissions({ bodyId, dayUtc }: { readonly bodyId: string; readonly dayUtc: UnixMs }) {
  const t = useText();
  const format = useFormat();
  const { catalog } = useExplorer();
  const filter = useExplorerState((s) => s.filter);
  const groups = useMemo(() => {
    const missions = catalog.missionsTo(bodyId).filter(missionPredicate(filter, catalog));
    const phaseOf = (mission: CatalogMission) => {
      const span = catalog.missionSpan(mission);
      if (mission.status === 'cancelled') return 'cancelled';
      if (span.startUtc > dayUtc || span.basis === 'as-of') return 'planned';
      // Nothing says that it has ended: a mission at work counts as current up to the visitor's own day.
      const isAtWork = span.openEnded && AT_WORK.includes(mission.status) && dayUtc <= Date.now();
      return span.endUtc > dayUtc || isAtWork ? 'current' : 'past';
    };
    const start = (mission: CatalogMission) => catalog.missionSpan(mission).startUtc;
    const sorted = missions.toSorted((a, b) => start(a) - start(b));
    const of = (phase: string) => sorted.filter((mission) => phaseOf(mission) === phase);
    return {
      current: of('current'),
      planned: of('planned'),
      past: of('past').toReversed(),
      cancelled: of('cancelled'),
    };
  }, [bodyId, dayUtc, filter, catalog]);

  const isEmpty = Object.values(groups).every((missions) => missions.length === 0);
  const empty = catalog.missionsTo(bodyId).length === 0 ? t('body.noMissions') : t('body.noneMatch');
  const part = (title: string, missions: readonly CatalogMission[]) =>
    missions.length > 0 && (
      <Section title={`${title} (${format.number(missions.length)})`}>
        <MissionRows missions={missions} />
      </Section>
    );
  return (
    <>
      {isEmpty && (
        <Section title={t('body.missions')}>
          <Remark>{empty}</Remark>
        </Section>
      )}
      {part(t('body.current', { date: format.instant(dayUtc, 'month') }), groups.current)}
      {part(t('body.planned'), groups.planned)}
      {part(t('body.past'), groups.past)}
      {part(t('status.cancelled'), groups.cancelled)}
    </>
  );
}
