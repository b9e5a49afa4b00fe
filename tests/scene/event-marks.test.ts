import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TimelineEvent } from '../../src/catalog/catalog.ts';
import { unixMs } from '../../src/core/time/epoch.ts';
import { epochFromUtc } from '../../src/core/time/utc.ts';
import type { LabelLayer } from '../../src/scene/labels/label-layer.ts';
import { EventMarks } from '../../src/scene/missions/event-marks.ts';
import { MARK_REACH_PX, nearestMark, type PointedMark } from '../../src/scene/missions/event-pointing.ts';
import { MissionPaths } from '../../src/scene/missions/mission-paths.ts';
import { pointerDeeds } from '../../src/scene/picking/pointer-deeds.ts';
import { Stage } from '../../src/scene/stage/stage.ts';
import { toggleLayer } from '../../src/state/display.ts';
import { eventTime } from '../../src/state/event-time.ts';
import { type Explorer, lookAt, select } from '../../src/state/explorer.ts';
import { clockUtc, stepEvent } from '../../src/state/navigate.ts';
import { testExplorer } from '../ui/explorer-for-tests.tsx';
import { drawnLines, placeOf, pointsOf } from './drawn-paths.ts';

let explorer: Explorer;
let stage: Stage;
let marks: EventMarks;

const MISSIONS = ['cassini', 'tianwen-3', 'rosetta'];
const PATHS = [...MISSIONS, 'juice'];

beforeAll(() => {
  explorer = testExplorer('1999-09-01T00:00Z', {}, { paths: PATHS });
  stage = new Stage(explorer);
  stage.prefersStill = true;
  stage.resize(1366, 768);
  stage.update(0.016);
  marks = new EventMarks(stage);
});

const goTo = (isoUtc: string) => {
  explorer.clock.setEpoch(epochFromUtc(unixMs(Date.parse(isoUtc))));
  stage.update(0.016);
};
const texts = () => [...stage.guests].map(({ text }) => text);
const out = { x: 0, y: 0 };
const place = (text: string) => {
  const guest = [...stage.guests].find((g) => g.text === text);
  return guest?.locate(out, stage) ? { ...out } : undefined;
};

describe('marks of events', () => {
  it('stand where the selected mission passes something, with place and date', () => {
    select(explorer, 'cassini');
    marks.update(stage);
    expect(texts()).toContain('Venus, 24 Jun 1999');
    // Two weeks after the pass the Earth has moved on by about 14 degrees: the mark stays where it was then.
    const earth = place('Earth, 18 Aug 1999')!;
    const index = stage.indexOf('earth');
    const apart = Math.hypot(stage.projection.screenX[index]! - earth.x, stage.projection.screenY[index]! - earth.y);
    expect(apart).toBeGreaterThan(5);
    expect(marks.root.visible).toBe(true);
  });

  it('go with the paths, and with the selection', () => {
    toggleLayer(explorer, 'paths', false);
    expect([...stage.guests].some((guest) => guest.locate(out, stage))).toBe(false);
    toggleLayer(explorer, 'paths', true);
    select(explorer, null);
    marks.update(stage);
    expect(texts()).toEqual([]);
    expect(marks.root.visible).toBe(false);
  });

  it.each(MISSIONS)('lie on the drawn line of %s, to a pixel', (id) => {
    goTo(id === 'tianwen-3' ? '2029-06-01' : '2005-06-01');
    lookAt(explorer, 'sun', { azimuthDeg: -60, elevationDeg: 50, distanceKm: 9e8 }, true);
    select(explorer, id);
    for (let i = 0; i < 3; i++) stage.update(0.1);
    marks.update(stage);
    const paths = new MissionPaths(stage, () => {});
    for (let i = 0; i < 20; i++) paths.update(stage);
    const lines = shownLines(paths);
    const seen = [...stage.guests].flatMap((guest) => (guest.locate(out, stage) ? [{ ...out }] : []));
    expect(seen.length).toBeGreaterThanOrEqual(3);
    for (const { x, y } of seen) expect(Math.min(...lines.map((line) => awayPx(line, x, y)))).toBeLessThan(1);
    paths.dispose();
  });

  it('stand on no path where none is drawn: of a tour of moons, seen from afar', () => {
    goTo('2030-06-01');
    lookAt(explorer, 'sun', { azimuthDeg: -60, elevationDeg: 60, distanceKm: 1.8e9 }, true);
    select(explorer, 'juice');
    for (let i = 0; i < 3; i++) stage.update(0.1);
    marks.update(stage);
    expect(texts()).toContain('Moon, 19 Aug 2024');
    expect(texts()).toContain('Jupiter, July 2031');
    expect(texts().filter((text) => /203[45]/.test(text))).toEqual([]);
  });
});

describe('pointing at an event', () => {
  beforeEach(() => {
    goTo('1999-09-01');
    lookAt(explorer, 'sun', { azimuthDeg: -60, elevationDeg: 50, distanceKm: 9e8 }, true);
    select(explorer, 'cassini');
    stage.update(0.1);
    marks.update(stage);
  });

  it('tells what and when, and a press sets the clock to it', () => {
    const { x, y } = place('Venus, 24 Jun 1999')!;
    const found = marks.find(x + 8, y - 5, false)!;
    explorer.store.setState({ hoveredEvent: found.key });
    marks.update(stage);
    const said = texts().find((text) => /^Fly-by of Venus · 24 June 1999/.test(text))!;
    expect(place(said)).toBeDefined();
    expect(place('Venus, 24 Jun 1999')).toBeUndefined();
    marks.press(found.key);
    const event = explorer.catalog.eventsOf(explorer.catalog.mission('cassini')!).find((e) => e.key === found.key)!;
    expect(event.type).toBe('flyby');
    expect(Math.abs(clockUtc(explorer) - event.instantUtc)).toBeLessThan(2);
    explorer.store.setState({ hoveredEvent: null });
  });

  it('sets the clock by a click or a tap on it, and marks its line in the list', () => {
    const host = { style: { cursor: '' } } as HTMLElement;
    // No name and no fan is under the pointer.
    const labels = { element: new EventTarget(), indexAt: () => -1, press: () => false, closeFan: () => false };
    const deeds = pointerDeeds(stage, labels as unknown as LabelLayer, host);
    const venus = place('Venus, 26 Apr 1998')!;
    deeds.hover({ ...venus, isTouch: false, target: null });
    const key = explorer.store.getState().hoveredEvent;
    expect(explorer.catalog.eventsOf(explorer.catalog.mission('cassini')!).find((e) => e.key === key)?.date).toMatch(
      /^1998-04-26/,
    );
    expect(host.style.cursor).toBe('pointer');
    deeds.click({ x: venus.x + 20, y: venus.y, isTouch: true, target: null });
    expect(new Date(clockUtc(explorer)).toISOString()).toMatch(/^1998-04-26/);
    expect(explorer.store.getState().selectedId).toBe('cassini');
    deeds.leave();
    expect(explorer.store.getState().hoveredEvent).toBeNull();
  });

  it('reaches as far as a finger is wide, and means the nearest', () => {
    const two: PointedMark<TimelineEvent['key']>[] = [
      { key: 'launch', x: 100, y: 100 },
      { key: 3, x: 120, y: 100 },
    ];
    expect(nearestMark(two, 108, 100, true)?.key).toBe('launch');
    expect(nearestMark(two, 112, 100, true)?.key).toBe(3);
    expect(MARK_REACH_PX.touch).toBeGreaterThanOrEqual(22);
    expect(nearestMark(two, 100, 121, true)?.key).toBe('launch');
    expect(nearestMark(two, 100, 123, true)).toBeUndefined();
    expect(nearestMark(two, 100, 121, false)).toBeUndefined();
  });
});

describe('an event of which only a span is published', () => {
  it('keeps its own precision, and says that the day is chosen', () => {
    goTo('2029-06-01');
    select(explorer, 'tianwen-3');
    marks.update(stage);
    const all = texts();
    expect(all).toContain('Mars, 2029');
    expect(all.some((text) => /^Arrives at Mars · 2029 \(drawn on .+ 2029, a day we chose\)$/.test(text))).toBe(true);
  });

  it('happens in the picture when the path was solved to have it', () => {
    const arrival = explorer.catalog
      .eventsOf(explorer.catalog.mission('tianwen-3')!)
      .find((e) => e.type === 'arrival')!;
    const { utc, isChosen } = eventTime(explorer, arrival);
    const leg = explorer.trajectories.trajectoryOf('tianwen-3')!.legs.find((l) => l.toId === 'mars')!;
    expect(isChosen).toBe(true);
    expect(Math.abs(epochFromUtc(utc) - leg.end)).toBeLessThan(0.01);
    expect(utc).toBeGreaterThanOrEqual(arrival.startUtc);
    expect(utc).toBeLessThan(arrival.endUtc);
  });

  it('is stepped over once, not for ever', () => {
    goTo('2028-06-01');
    select(explorer, 'tianwen-3');
    const keys = [];
    for (let i = 0; i < 4; i++) keys.push(stepEvent(explorer, 1)?.key);
    expect(new Set(keys).size).toBe(4);
  });
});

type ScreenLine = readonly { readonly x: number; readonly y: number }[];

/** The visible lines about the Sun as the screen has them. */
function shownLines(paths: MissionPaths): ScreenLine[] {
  const { eye, places } = stage;
  const sun = stage.indexOf('sun');
  return drawnLines(paths.root).map((line) =>
    pointsOf(line).map((end) => {
      const [fromSunX, fromSunY, fromSunZ] = placeOf(line, end);
      const x = fromSunX + places.x[sun]! - eye.position.x;
      const y = fromSunY + places.y[sun]! - eye.position.y;
      const z = fromSunZ + places.z[sun]! - eye.position.z;
      const scale = eye.pixelsPerTangent / (x * eye.forward.x + y * eye.forward.y + z * eye.forward.z);
      return {
        x: eye.widthPx / 2 + (x * eye.right.x + y * eye.right.y + z * eye.right.z) * scale,
        y: eye.heightPx / 2 - (x * eye.up.x + y * eye.up.y + z * eye.up.z) * scale,
      };
    }),
  );
}

/** Least distance from a place to a line (px). */
function awayPx(line: ScreenLine, x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const along = Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(x - a.x - along * dx, y - a.y - along * dy));
  }
  return least;
}
