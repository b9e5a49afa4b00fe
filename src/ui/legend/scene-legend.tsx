import { X } from 'lucide-react';
import { useId } from 'react';
import { AGENCY_OUTLINES } from '../../catalog/agency-outlines.ts';
import { useText } from '../../i18n/text-context.tsx';
import { toggleLegend } from '../../state/display.ts';
import { useExplorer } from '../../state/explorer-context.ts';
import { BAND, EVENT_KINDS, EVENT_MARK, LINE_KINDS, type LineKind, OVER_OPACITY } from '../../state/line-styles.ts';
import { shortAgencyName } from '../controls/agency-name.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { EventSign } from './event-sign.tsx';
import { Entries, Entry } from './legend-entry.tsx';
import { LineSample } from './line-sample.tsx';
import styles from './scene-legend.module.css';

/** Agencies with the most missions, as many as are read at a glance. */
const MOST_AGENCIES = 10;

/** What the lines and signs of the picture mean, drawn as the picture draws them. */
export function SceneLegend() {
  const t = useText();
  const explorer = useExplorer();
  return (
    <aside className={styles.legend} data-covers-picture aria-label={t('legend.title')}>
      <header>
        <h2>{t('legend.title')}</h2>
        <IconButton icon={X} label={t('app.close')} onPress={() => toggleLegend(explorer)} />
      </header>
      <div className={styles.body}>
        <Paths />
        <Orbits />
        <Events />
        <Craft />
      </div>
    </aside>
  );
}

function Paths() {
  const t = useText();
  const id = useId();
  return (
    <section>
      <h3>{t('legend.paths')}</h3>
      <Entries>
        {(Object.keys(LINE_KINDS) as LineKind[]).map((kind) => (
          <Entry key={kind} text={t(`legend.line.${kind}`)}>
            <LineSample kind={kind} />
          </Entry>
        ))}
        <Entry text={t('legend.band')}>
          <linearGradient id={id} x1="0" x2="0" y1="0" y2="1">
            <stop offset="0" stopColor="currentcolor" stopOpacity="0" />
            <stop offset="0.5" stopColor="currentcolor" stopOpacity={1.5 * BAND.opacity} />
            <stop offset="1" stopColor="currentcolor" stopOpacity="0" />
          </linearGradient>
          <rect x="2" y="0" width="44" height="16" fill={`url(#${id})`} stroke="none" />
        </Entry>
      </Entries>
      <p>{t('legend.pathsNote')}</p>
    </section>
  );
}

function Orbits() {
  const t = useText();
  const id = useId();
  return (
    <section>
      <h3>{t('legend.orbits')}</h3>
      <Entries>
        <Entry text={t('legend.bodyOrbit')}>
          <linearGradient id={id} gradientUnits="userSpaceOnUse" x1="4" y1="0" x2="44" y2="0">
            <stop offset="0" stopColor="currentcolor" stopOpacity="0.15" />
            <stop offset="1" stopColor="currentcolor" stopOpacity="0.75" />
          </linearGradient>
          <path d="M4 12Q26 1 42 8" stroke={`url(#${id})`} strokeWidth="1.1" />
          <circle cx="42" cy="8" r="3" fill="currentcolor" stroke="none" />
        </Entry>
        <Entry text={t('legend.craftOrbit')}>
          <circle cx="24" cy="8" r="3.5" fill="currentcolor" stroke="none" opacity="0.7" />
          <ellipse cx="24" cy="8" rx="17" ry="5.5" strokeWidth="1.1" opacity="0.8" />
          <circle cx="8.5" cy="10.2" r="2" fill="currentcolor" stroke="none" />
        </Entry>
      </Entries>
    </section>
  );
}

function Events() {
  const t = useText();
  const id = useId();
  return (
    <section>
      <h3>{t('legend.events')}</h3>
      <Entries isDense>
        {EVENT_KINDS.map((kind) => (
          <Entry key={kind} text={t(`legend.event.${kind}`)} width={16}>
            <EventSign kind={kind} />
          </Entry>
        ))}
        <Entry text={t('legend.plannedEvent')} width={16}>
          <EventSign kind="landing" isPlanned />
        </Entry>
        <Entry text={t('legend.vagueEvent')} width={16}>
          <radialGradient id={id}>
            <stop offset="0" stopColor={EVENT_MARK.colorHex} stopOpacity="0.7" />
            <stop offset="1" stopColor={EVENT_MARK.colorHex} stopOpacity="0" />
          </radialGradient>
          <circle cx="8" cy="8" r="8" fill={`url(#${id})`} stroke="none" />
        </Entry>
      </Entries>
    </section>
  );
}

function Craft() {
  const t = useText();
  const { catalog } = useExplorer();
  const counts = new Map<string, number>();
  for (const { leadAgency } of catalog.missions) counts.set(leadAgency, (counts.get(leadAgency) ?? 0) + 1);
  const leading = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, MOST_AGENCIES);
  return (
    <section>
      <h3>{t('legend.craft')}</h3>
      <p>{t('legend.craftNote')}</p>
      <Entries isDense>
        {leading.map(([id]) => {
          const agency = catalog.agency(id);
          return (
            <Entry key={id} text={shortAgencyName(agency, id)} width={16}>
              <path d={AGENCY_OUTLINES[agency?.marker ?? 'circle']} fill={agency?.color} stroke="none" />
            </Entry>
          );
        })}
        <Entry text={t('legend.over')} width={16}>
          <path d={AGENCY_OUTLINES.circle} fill="currentcolor" stroke="none" opacity={OVER_OPACITY} />
        </Entry>
        <Entry text={t('legend.gathered')} width={16}>
          <text x="8" y="12.5" textAnchor="middle" fontSize="12" fontWeight="600" fill="#f0b35a" stroke="none">
            12
          </text>
        </Entry>
      </Entries>
    </section>
  );
}
