import { beforeAll, describe, expect, it } from 'vitest';
import type { Catalog } from '../../../src/catalog/catalog.ts';
import { LANE_GROUPS } from '../../../src/state/store.ts';
import { laneGeometry } from '../../../src/ui/timeline/lane-geometry.ts';
import { groupOf, groupOrder } from '../../../src/ui/timeline/lane-group.ts';
import {
  type LaneItem,
  type LaneLayout,
  type LaneMetrics,
  laneLayout,
  occupiedEndUtc,
  packingScale,
} from '../../../src/ui/timeline/lane-layout.ts';
import { missionBars } from '../../../src/ui/timeline/mission-bar.ts';
import { testExplorer } from '../explorer-for-tests.tsx';

const DAY = 86_400_000;
const CENTURY_METRICS: LaneMetrics = { msPerPx: (103 * 365.25 * DAY) / 1366, gapPx: 8, minBarPx: 8 };

function overlaps(items: readonly LaneItem[], layout: LaneLayout, metrics: LaneMetrics): string[] {
  const rows = new Map<number, LaneItem[]>();
  for (const item of items) {
    const row = layout.rowOf.get(item.id) ?? -1;
    rows.set(row, [...(rows.get(row) ?? []), item]);
  }
  return [...rows.values()].flatMap((row) => {
    const sorted = row.toSorted((a, b) => a.startUtc - b.startUtc);
    return sorted.flatMap((item, i) => {
      const next = sorted[i + 1];
      return next && occupiedEndUtc(item, metrics) > next.startUtc ? [`${item.id} × ${next.id}`] : [];
    });
  });
}

describe('packing', () => {
  const item = (id: string, groupId: string, start: number, end: number): LaneItem => ({
    id,
    groupId,
    startUtc: start * DAY,
    endUtc: end * DAY,
    labelPx: 0,
  });
  const metrics: LaneMetrics = { msPerPx: DAY, gapPx: 0, minBarPx: 1 };

  it('uses a row again as soon as there is room in it', () => {
    const items = [item('a', 'x', 0, 10), item('b', 'x', 5, 8), item('c', 'x', 8, 9), item('d', 'x', 10, 12)];
    const { rowOf, rowCount } = laneLayout(items, ['x'], metrics);
    expect([...'abcd'].map((id) => rowOf.get(id))).toEqual([0, 1, 1, 0]);
    expect(rowCount).toBe(2);
  });

  it('reserves room for the name as well as the bar', () => {
    const items = [{ ...item('a', 'x', 0, 1), labelPx: 30 }, item('b', 'x', 20, 21), item('c', 'x', 40, 41)];
    const { rowOf } = laneLayout(items, ['x'], metrics);
    expect([...'abc'].map((id) => rowOf.get(id))).toEqual([0, 1, 0]);
  });

  it('stacks lanes in the order given, after them any that were not named, and none that are empty', () => {
    const items = [item('a', 'x', 0, 1), item('b', 'y', 0, 1), item('c', 'unforeseen', 0, 1)];
    const { lanes } = laneLayout(items, ['y', 'empty', 'x'], metrics);
    expect(lanes.map((lane) => [lane.groupId, lane.firstRow])).toEqual([
      ['y', 0],
      ['x', 1],
      ['unforeseen', 2],
    ]);
  });

  it('folds a lane to one row that still holds all its missions', () => {
    const items = [item('a', 'x', 0, 9), item('b', 'x', 1, 9), item('c', 'y', 0, 1)];
    const { lanes, rowOf } = laneLayout(items, ['x', 'y'], metrics, new Set(['x']));
    expect(lanes[0]).toMatchObject({ rowCount: 1, isCollapsed: true, ids: ['a', 'b'] });
    expect(rowOf.get('c')).toBe(1);
  });

  it('packs anew only when the zoom has halved or doubled, and never for a scale finer than the one shown', () => {
    expect(packingScale(1000)).toBe(packingScale(600));
    expect(packingScale(1000)).not.toBe(packingScale(400));
    for (const scale of [0.3, 17, 1023, 1024, 1025, 2.3e9]) expect(packingScale(scale)).toBeGreaterThanOrEqual(scale);
  });

  it('gives each row its place under the headings', () => {
    const items = [item('a', 'x', 0, 9), item('b', 'x', 1, 9), item('c', 'y', 0, 1)];
    const geometry = laneGeometry(laneLayout(items, ['x', 'y'], metrics), { rowPx: 20, headingPx: 10, airPx: 3 });
    expect(geometry.topOf).toEqual(
      new Map([
        ['a', 13],
        ['b', 33],
        ['c', 69],
      ]),
    );
    expect(geometry.bands.map((band) => [band.topPx, band.heightPx])).toEqual([
      [0, 56],
      [56, 36],
    ]);
    expect(geometry.heightPx).toBe(92);
  });
});

describe('the lanes of the catalogue', () => {
  let catalog: Catalog;
  beforeAll(() => {
    catalog = testExplorer('2026-06-01T00:00:00Z').catalog;
  });

  const itemsBy = (group: (typeof LANE_GROUPS)[number]): LaneItem[] =>
    missionBars(catalog).map((bar) => {
      const mission = catalog.mission(bar.id);
      if (!mission) throw new Error(`${bar.id} is not in the catalogue.`);
      return {
        id: bar.id,
        groupId: groupOf(mission, group, (id) => catalog.body(id)),
        startUtc: bar.startUtc,
        endUtc: bar.endUtc,
        labelPx: bar.name.length * 7,
      };
    });
  const order = (group: (typeof LANE_GROUPS)[number]) => groupOrder(group, catalog.agencies, () => 0);

  it.each(LANE_GROUPS)('hold a bar for every mission, grouped by %s', (group) => {
    const layout = laneLayout(itemsBy(group), order(group), CENTURY_METRICS);
    expect(catalog.missions.length).toBeGreaterThanOrEqual(288);
    expect(catalog.missions.filter((mission) => !layout.rowOf.has(mission.id))).toEqual([]);
    expect(layout.lanes.flatMap((lane) => lane.ids).toSorted()).toEqual(catalog.missions.map((m) => m.id).toSorted());
  });

  it.each(LANE_GROUPS)('let no bar or name overlap another, grouped by %s', (group) => {
    const items = itemsBy(group);
    for (const factor of [1, 0.1, 0.001]) {
      const metrics = { ...CENTURY_METRICS, msPerPx: CENTURY_METRICS.msPerPx * factor };
      expect(overlaps(items, laneLayout(items, order(group), metrics), metrics)).toEqual([]);
    }
  });

  it('send every mission to a planet, the Moon or a family of bodies', () => {
    const laneOf = (id: string) => itemsBy('destination').find((item) => item.id === id)?.groupId;
    expect(laneOf('juice')).toBe('jupiter');
    expect(laneOf('apollo-11')).toBe('moon');
    expect(laneOf('mmx')).toBe('mars');
    expect(laneOf('rosetta')).toBe('small-bodies');
    expect(laneOf('jwst')).toBe('sun-earth-points');
  });

  it('stand in the order in which agencies began, whatever their names', () => {
    const starts: Record<string, number> = { NASA: 3, ESA: 5, Roscosmos: 2 };
    const ids = groupOrder('agency', catalog.agencies, (id) => starts[id]);
    expect(ids).toEqual(['Roscosmos', 'NASA', 'ESA']);
  });
});
