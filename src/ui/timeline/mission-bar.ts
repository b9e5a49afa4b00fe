import type { Catalog, CatalogMission, MissionSpan, TimelineEvent } from '../../catalog/catalog.ts';
import { parsePartialDate } from '../../catalog/partial-date.ts';
import type { MissionStatus } from '../../catalog/schema/mission.ts';

/** How a bar is drawn; the legend explains each. */
export const BAR_STYLES = ['flown', 'planned', 'proposed', 'cancelled'] as const;
export type BarStyle = (typeof BAR_STYLES)[number];

/** One mission on the timeline. Times are POSIX milliseconds UTC. */
export interface MissionBar {
  readonly id: string;
  readonly name: string;
  readonly agencyId: string;
  readonly style: BarStyle;
  readonly hasFailed: boolean;
  /** It begins somewhere between `startUtc` and `startSureUtc`: the bar fades in. */
  readonly startUtc: number;
  readonly startSureUtc: number;
  /** It ends somewhere between `endSureUtc` and `endUtc`: the bar fades out. */
  readonly endSureUtc: number;
  readonly endUtc: number;
  /** Nothing says when it ends: the bar ends in an arrow. */
  readonly isOpenEnded: boolean;
  /** No date is known: the bar stands at the month in which the plan was last spoken of. */
  readonly isUndated: boolean;
  readonly events: readonly TimelineEvent[];
}

const STYLES: Readonly<Record<MissionStatus, BarStyle>> = {
  proposed: 'proposed',
  approved: 'planned',
  'in-development': 'planned',
  'in-transit': 'flown',
  operational: 'flown',
  completed: 'flown',
  failed: 'flown',
  cancelled: 'cancelled',
};

/** The bars of all missions of the catalogue. */
export function missionBars(catalog: Catalog): MissionBar[] {
  return catalog.missions.map((m) => missionBar(m, catalog.missionSpan(m), catalog.eventsOf(m)));
}

/** The bar of one mission: its span, with a craft that flies taken to be flying up to the month of its facts. */
export function missionBar(
  mission: Pick<CatalogMission, 'id' | 'name' | 'leadAgency' | 'status'>,
  span: MissionSpan,
  events: readonly TimelineEvent[],
): MissionBar {
  const isUnderWay = mission.status === 'operational' || mission.status === 'in-transit';
  return {
    id: mission.id,
    name: mission.name,
    agencyId: mission.leadAgency,
    style: STYLES[mission.status],
    hasFailed: mission.status === 'failed',
    startUtc: span.startUtc,
    startSureUtc: span.startUncertainUntil,
    endSureUtc: span.openEnded && isUnderWay ? span.endUtc : span.endUncertainFrom,
    endUtc: span.endUtc,
    isOpenEnded: span.openEnded,
    isUndated: span.basis === 'as-of',
    events,
  };
}

/** How surely a mission is under way at an instant: 0 outside its bar, 1 inside, rising and falling over uncertain ends. */
export function barOpacityAt(bar: MissionBar, utc: number): number {
  if (utc < bar.startUtc || utc > bar.endUtc) return 0;
  const rise = bar.startSureUtc > bar.startUtc ? (utc - bar.startUtc) / (bar.startSureUtc - bar.startUtc) : 1;
  const fall = bar.endUtc > bar.endSureUtc ? (bar.endUtc - utc) / (bar.endUtc - bar.endSureUtc) : 1;
  return Math.min(1, rise, fall);
}

/** End of the newest month any mission file speaks of: what lies after it nobody has checked. */
export function newestAsOfUtc(missions: readonly Pick<CatalogMission, 'asOf'>[]): number {
  return missions.reduce((newest, { asOf }) => Math.max(newest, parsePartialDate(asOf).endUtc), 0);
}
