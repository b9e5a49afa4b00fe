import { epochTdb } from '../../core/time/epoch.ts';
import { utcFromEpoch } from '../../core/time/utc.ts';
import type { Trajectory } from '../../core/trajectory/segment.ts';
import type { DateSpan, LegReport } from '../../core/trajectory/segment-data.ts';
import type { Format } from '../../i18n/format.ts';
import { useFormat, useText } from '../../i18n/text-context.tsx';
import { useExplorer } from '../../state/explorer-context.ts';
import { LegTable } from './leg-table.tsx';
import styles from './mission-path.module.css';
import { Disclosure, Remark, Section } from './section.tsx';

/** How a mission flies: its legs in plain words, their figures on demand, how sure it is, and what is missing. */
export function MissionPath({ missionId }: { readonly missionId: string }) {
  const t = useText();
  const format = useFormat();
  const { trajectories, catalog } = useExplorer();
  const trajectory = trajectories.trajectoryOf(missionId);
  if (!trajectory) return null;
  const { legs, gaps } = trajectory;
  const reasons = [...new Set(gaps.map(({ reason }) => t(`mission.gap.${reason}`)))];
  const provenance = provenanceOf(trajectory);
  if (!provenance && reasons.length === 0) return null;
  return (
    <Section title={t('path.title')}>
      {provenance && <p>{t(`path.provenance.${provenance}`)}</p>}
      {legs.length > 0 && (
        <ol className={styles.legs}>
          {legs.map((leg) => (
            <li key={`${leg.start}-${leg.toId}`}>
              <LegInWords leg={leg} missionId={missionId} />
            </li>
          ))}
        </ol>
      )}
      {accuracyText() && <Remark>{accuracyText()}</Remark>}
      {reasons.map((text) => (
        <Remark key={text}>{text}</Remark>
      ))}
      {legs.length > 0 && (
        <Disclosure title={t('path.figures')}>
          <LegTable legs={legs} />
        </Disclosure>
      )}
    </Section>
  );

  /** What may be expected of the longest stretch that was worked out. */
  function accuracyText(): string | undefined {
    const flights = trajectory?.data.filter((s) => s.kind === 'cruise' && s.provenance === 'reconstructed') ?? [];
    const length = (s: (typeof flights)[number]) => s.interval.end - s.interval.start;
    const longest = flights.toSorted((a, b) => length(b) - length(a))[0];
    if (!longest) return undefined;
    const { shareOfDistance, km } = longest.accuracy;
    if (longest.dates !== undefined && shareOfDistance >= 1) return t('path.accuracyDates');
    if (shareOfDistance === 0) return t('path.accuracyKm', { distance: format.distance(km, 2) });
    const percent = format.number(100 * shareOfDistance, 2);
    if (longest.centreId === 'sun') return t('path.accuracySun', { percent });
    return t('path.accuracyShare', { percent, body: catalog.objectName(longest.centreId) });
  }
}

type PathProvenance = 'measured' | 'reconstructed' | 'mixed' | 'illustrative';

/** A path of which less than this share of the time is of another kind is told by one word. */
const MOST_OF_WAY = 0.9;

/** One word for the whole path, by what holds for most of the time in flight; orbits count where nothing is flown. */
function provenanceOf({ data }: Trajectory): PathProvenance | undefined {
  const flights = data.filter(({ kind }) => kind === 'cruise' || kind === 'attached');
  const told = flights.length > 0 ? flights : data;
  const seconds = (pieces: typeof told) => pieces.reduce((sum, { interval }) => sum + interval.end - interval.start, 0);
  const whole = seconds(told);
  if (told.length === 0) return undefined;
  const isMostly = (kind: (typeof told)[number]['provenance']) =>
    seconds(told.filter(({ provenance }) => provenance === kind)) >= MOST_OF_WAY * whole;
  return (['measured', 'reconstructed', 'illustrative'] as const).find(isMostly) ?? 'mixed';
}

function LegInWords({ leg, missionId }: { readonly leg: LegReport; readonly missionId: string }) {
  const t = useText();
  const format = useFormat();
  const { catalog } = useExplorer();
  const mission = catalog.mission(missionId);
  const from = catalog.objectName(leg.fromId);
  const to = catalog.objectName(leg.toId);
  return (
    <>
      <strong>{t('path.leg', { from, to })}</strong>
      <small>{legDates(leg, format)}</small>
      <span>{sentences().join(' ')}</span>
    </>
  );

  function sentences(): string[] {
    const said = [
      leg.startSpan && chosen('start', leg.startSpan),
      leg.endSpan && chosen('end', leg.endSpan),
      leg.c3Km2S2 === undefined ? undefined : t('path.launch', { c3: format.number(Math.max(0, leg.c3Km2S2), 3) }),
      leg.turnDeg === undefined || leg.turnDeg < LEAST_TURN_DEG
        ? undefined
        : t('path.turn', { body: from, turn: format.number(leg.turnDeg, 2) }),
      t(`path.model.${leg.model}`),
      leg.revolutions > 0 ? t('path.revolutions', { count: leg.revolutions }) : undefined,
      ...(leg.manoeuvres ?? []).map(({ epoch, deltaVKmS, isPublished }) =>
        t(isPublished ? 'path.burn' : 'path.burnFound', { speed: format.speed(deltaVKmS), date: day(epoch, format) }),
      ),
      leg.lowThrust && t('path.thrust', { speed: format.speed(leg.lowThrust.deltaVKmS) }),
      leg.arrivalExcessKmS === undefined
        ? undefined
        : t('path.arrival', { body: to, speed: format.speed(leg.arrivalExcessKmS) }),
    ];
    return said.filter((text) => text !== undefined);
  }

  /** Says that a date is ours, and inside which span it was chosen. */
  function chosen(side: 'start' | 'end', span: DateSpan): string {
    if (!span.isPublished) return t(`path.dates.${side}Derived`);
    const start = utcFromEpoch(epochTdb(span.start));
    const event = mission && catalog.eventsOf(mission).find((e) => Math.abs(e.startUtc - start) < SAME_DATE_MS);
    const told = event ? format.dateRange(event) : legDates(span, format);
    return t(`path.dates.${side}${span.isBest ? 'Best' : 'Any'}`, { span: told });
  }
}

/** Leap seconds apart. */
const SAME_DATE_MS = 60_000;

/** A fly-by that bends the way less is not worth a sentence. */
const LEAST_TURN_DEG = 0.5;

function legDates(leg: { readonly start: number; readonly end: number }, format: Format): string {
  return `${day(leg.start, format)} – ${day(leg.end, format)}`;
}

/** The day of an epoch (s past J2000 TDB). */
function day(epoch: number, format: Format): string {
  return format.instant(utcFromEpoch(epochTdb(epoch)));
}
