import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { missionPredicate } from '../../catalog/filters.ts';
import type { Text } from '../../i18n/text.ts';
import { useText } from '../../i18n/text-context.tsx';
import type { TextKey } from '../../i18n/text-key.ts';
import type { Explorer } from '../../state/explorer.ts';
import { useExplorer, useExplorerState } from '../../state/explorer-context.ts';
import { ALL_MISSIONS, agencyLabel, groupOf, groupOrder } from './lane-group.ts';
import { compareStarts, type LaneLayout, laneLayout, packingScale } from './lane-layout.ts';
import { type MissionBar, missionBars, newestAsOfUtc } from './mission-bar.ts';
import { TAIL_PX } from './paint-bar.ts';
import type { Viewport } from './viewport.ts';

/** What the timeline shows, apart from where on the screen. */
export interface TimelineModel {
  /** Bars the filter lets through, in the order of the lanes: group by group, each by its start. */
  readonly bars: readonly MissionBar[];
  readonly layout: LaneLayout;
  readonly groupIds: readonly string[];
  groupLabel(groupId: string): string;
  /** Colour of a group that is one agency. */
  groupColor(groupId: string): string | undefined;
  readonly asOfUtc: number;
}

interface ModelOptions {
  readonly viewport: Viewport;
  readonly collapsed: ReadonlySet<string>;
  /** Width of a mission's name on its bar. */
  readonly nameWidthPx: (name: string) => number;
}

/** Bars and lanes for the filter and grouping in force; packed anew when the zoom has doubled or halved. */
export function useTimelineModel({ viewport, collapsed, nameWidthPx }: ModelOptions): TimelineModel {
  const t = useText();
  const explorer = useExplorer();
  const { catalog } = explorer;
  const filter = useExplorerState((s) => s.filter);
  const group = useExplorerState((s) => s.laneGroup);
  const msPerPx = useSyncExternalStore(
    (listener) => viewport.subscribe(listener),
    () => packingScale(viewport.msPerPx),
  );
  const allBars = useMemo(() => missionBars(catalog), [catalog]);
  const asOfUtc = useMemo(() => newestAsOfUtc(catalog.missions), [catalog]);
  const groupIds = useMemo(() => {
    const firstStart = new Map<string, number>();
    for (const bar of allBars) {
      if (bar.startUtc < (firstStart.get(bar.agencyId) ?? Number.POSITIVE_INFINITY))
        firstStart.set(bar.agencyId, bar.startUtc);
    }
    return groupOrder(group, catalog.agencies, (id) => firstStart.get(id));
  }, [group, catalog, allBars]);

  const items = useMemo(() => {
    const passes = missionPredicate(filter, catalog);
    const bodyOf = (id: string) => catalog.body(id);
    return allBars.flatMap((bar) => {
      const mission = catalog.mission(bar.id);
      if (!mission || !passes(mission)) return [];
      return [{ bar, groupId: groupOf(mission, group, bodyOf), labelPx: nameWidthPx(bar.name) + NAME_AIR_PX }];
    });
  }, [allBars, filter, group, catalog, nameWidthPx]);

  const layout = useMemo(() => {
    const laneItems = items.map(({ bar, groupId, labelPx }) => ({
      id: bar.id,
      groupId,
      labelPx,
      startUtc: bar.startUtc,
      endUtc: bar.endUtc + (bar.isOpenEnded ? TAIL_PX * msPerPx : 0),
    }));
    return laneLayout(laneItems, groupIds, { msPerPx, gapPx: 8, minBarPx: 8 }, collapsed);
  }, [items, groupIds, msPerPx, collapsed]);

  // The order of the lanes, whatever the zoom: the list of bars is not rendered anew when they are packed anew.
  const bars = useMemo(() => {
    const rank = new Map(groupIds.map((id, i) => [id, i]));
    const rankOf = (id: string) => rank.get(id) ?? groupIds.length;
    return items
      .toSorted((a, b) => rankOf(a.groupId) - rankOf(b.groupId) || compareStarts(a.bar, b.bar))
      .map(({ bar }) => bar);
  }, [items, groupIds]);

  return {
    bars,
    layout,
    groupIds,
    asOfUtc,
    groupLabel: (groupId) => labelOfGroup(groupId, explorer, t),
    groupColor: (groupId) => (group === 'agency' ? catalog.agency(groupId)?.color : undefined),
  };
}

const NAME_AIR_PX = 8;

const GROUP_TEXTS: Readonly<Record<string, TextKey>> = {
  [ALL_MISSIONS]: 'timeline.group.all',
  'small-bodies': 'timeline.group.smallBodies',
  'sun-earth-points': 'timeline.group.sunEarthPoints',
  elsewhere: 'timeline.group.elsewhere',
  earth: 'timeline.group.earth',
  sun: 'timeline.group.sun',
};

function labelOfGroup(groupId: string, { catalog }: Explorer, t: Text): string {
  const key = GROUP_TEXTS[groupId];
  if (key) return t(key);
  const agency = catalog.agency(groupId);
  return agency ? agencyLabel(agency) : catalog.objectName(groupId);
}

/** The visitor's own time, renewed each minute: a kiosk stays on for months. */
export function useWallClock(): number {
  const [nowUtc, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return nowUtc;
}
