import { useEffect, useState } from 'react';
import { SWARM_FAMILIES } from '../../core/swarm/families.ts';
import type { SwarmEntry } from '../../core/swarm/swarm-names.ts';
import { swarmPeriodDays } from '../../core/swarm/swarm-place.ts';
import { magnitudeOf, type SwarmTable } from '../../core/swarm/swarm-table.ts';
import { epochFromJdTdb } from '../../core/time/epoch.ts';
import { epochFromUtc, utcFromEpoch } from '../../core/time/utc.ts';
import { AU_KM, DAYS_PER_JULIAN_YEAR, RAD_PER_DEG, SECONDS_PER_DAY } from '../../core/units/constants.ts';
import { useFormat, useText } from '../../i18n/text-context.tsx';
import { useExplorer } from '../../state/explorer-context.ts';
import { pickFromSwarm, swarmDistances } from '../../state/swarm-book.ts';
import { Fact, Facts, Remark, Section } from './section.tsx';
import { SidePanel } from './side-panel.tsx';
import { useClockUtc } from './use-clock-utc.ts';

const MJD_JD = 2_400_000.5;
const RAD_PER_PART = (2 * Math.PI) / 2 ** 32;

/** The card of a small body of the swarm: what it is, where it is, its orbit, and how well that is known. */
export function SwarmCard({ designation }: { readonly designation: string }) {
  const t = useText();
  const explorer = useExplorer();
  const { swarm } = explorer;
  const [hasAll, setHasAll] = useState(swarm.table !== undefined && swarm.names !== undefined);
  useEffect(() => {
    let isOpen = true;
    Promise.all([swarm.load(), swarm.loadNames()]).then(
      () => isOpen && setHasAll(true),
      (error: unknown) => console.warn('The small bodies could not be loaded.', error),
    );
    return () => {
      isOpen = false;
    };
  }, [swarm]);
  const index = hasAll ? swarm.indexOf(designation) : -1;
  const entry = swarm.names?.[index];
  const family = swarm.table && index >= 0 ? SWARM_FAMILIES[swarm.table.family[index]!] : undefined;
  const name = entry?.name ?? designation;
  return (
    <SidePanel
      side="end"
      title={name}
      overline={family && t(`swarm.family.${family}`)}
      closeLabel={t('panel.close', { name })}
      onClose={() => void pickFromSwarm(explorer, null)}
    >
      {swarm.table && entry && <SwarmFacts table={swarm.table} index={index} entry={entry} />}
      {hasAll && !entry && <Remark>{t('swarm.unknown', { name: designation })}</Remark>}
    </SidePanel>
  );
}

interface SwarmFactsProps {
  readonly table: SwarmTable;
  readonly index: number;
  readonly entry: SwarmEntry;
}

function SwarmFacts({ table, index, entry }: SwarmFactsProps) {
  const t = useText();
  const format = useFormat();
  const explorer = useExplorer();
  const utc = useClockUtc();
  const { fromSunKm, fromEarthKm } = swarmDistances(explorer, table, index, epochFromUtc(utc));
  const opening = table.oneMinusEccentricity[index]!;
  const periapsisKm = table.periapsisAu[index]! * AU_KM;
  const magnitude = magnitudeOf(table, index);
  // Its day: noon stays on it in UTC too.
  const epochText = format.instant(utcFromEpoch(epochFromJdTdb(entry.epochMjd + MJD_JD + 0.5)), 'day');
  return (
    <>
      <Section title={t('panel.now', { date: format.instant(utc) })}>
        <Facts>
          {fromEarthKm !== undefined && <Fact name={t('body.fromEarth')}>{format.distanceInFull(fromEarthKm, 3)}</Fact>}
          <Fact name={t('body.fromSun')}>{format.distanceInFull(fromSunKm, 3)}</Fact>
        </Facts>
        <Remark>{t('swarm.accuracy', { date: epochText })}</Remark>
      </Section>
      <Section title={t('swarm.orbit')}>
        <Facts>
          <Fact name={t('swarm.perihelion')}>{format.distance(periapsisKm)}</Fact>
          {opening > 0 && (
            <Fact name={t('swarm.aphelion')}>{format.distance((periapsisKm * (2 - opening)) / opening)}</Fact>
          )}
          {opening > 0 && <Fact name={t('swarm.period')}>{format.duration(periodSeconds(table, index))}</Fact>}
          <Fact name={t('swarm.eccentricity')}>{format.number(1 - opening, 5)}</Fact>
          <Fact name={t('swarm.inclination')}>
            {t('swarm.degrees', { value: format.number(inclinationDeg(table, index)) })}
          </Fact>
          {magnitude !== undefined && (
            <Fact name={t('swarm.magnitude')}>{format.number(Number(magnitude.toFixed(1)))}</Fact>
          )}
          {entry.diameterKm !== undefined && (
            <Fact name={t('swarm.diameter')}>{format.distance(entry.diameterKm)}</Fact>
          )}
        </Facts>
      </Section>
      <Section title={t('panel.sources')}>
        <Remark>{t('swarm.source', { class: entry.jplClass })}</Remark>
      </Section>
    </>
  );
}

/** Period in seconds; of long ones no more than three digits are worth telling. */
function periodSeconds(table: SwarmTable, index: number): number {
  const days = swarmPeriodDays(table, index);
  const years = days / DAYS_PER_JULIAN_YEAR;
  return (years < 100 ? days : Number(years.toPrecision(3)) * DAYS_PER_JULIAN_YEAR) * SECONDS_PER_DAY;
}

function inclinationDeg(table: SwarmTable, index: number): number {
  return Number(((table.inclination[index]! * RAD_PER_PART) / RAD_PER_DEG).toFixed(1));
}
