import { beforeAll, describe, expect, it } from 'vitest';
import { unixMs } from '../../src/core/time/epoch.ts';
import { epochFromUtc } from '../../src/core/time/utc.ts';
import { MissionPaths } from '../../src/scene/missions/mission-paths.ts';
import { LINE } from '../../src/scene/missions/path-shader.ts';
import { Stage } from '../../src/scene/stage/stage.ts';
import { type Explorer, lookAt, select } from '../../src/state/explorer.ts';
import { testExplorer } from '../ui/explorer-for-tests.tsx';
import { type DrawnLine, drawnLines } from './drawn-paths.ts';

const PATHS = ['cassini', 'juice', 'rosetta', 'jwst', 'voyager-1', 'europa-clipper'];
/** Forwards by small steps over launches, passes and ends, by leaps, and back. */
const DATES = [
  '1997-10-10',
  '1997-10-20',
  '1998-04-25',
  '1998-04-28',
  '1999-06-24',
  '1999-06-25',
  '2004-07-01',
  '2004-12-25',
  '2026-06-01',
  '2024-08-20',
  '2024-08-21',
  '2031-07-01',
  '2000-01-01',
  '1999-12-31',
];

let explorer: Explorer;
let stage: Stage;
let paths: MissionPaths;

beforeAll(() => {
  explorer = testExplorer('1997-10-10T00:00Z', {}, { paths: PATHS });
  stage = new Stage(explorer);
  stage.prefersStill = true;
  stage.resize(1366, 768);
  paths = new MissionPaths(stage, () => {});
});

const settle = (layer: MissionPaths) => {
  for (let i = 0; i < 30; i++) layer.update(stage);
  return drawnLines(layer.root);
};

/** What a visitor sees of a line; one that was finer before stays so. */
const seen = ({ numbers }: DrawnLine) => {
  const digits = (at: number) => numbers[at]!.toFixed(3);
  return [LINE.color, LINE.opacity, LINE.widthPx, LINE.haloPx, LINE.dotted, LINE.now, LINE.ends].map(digits).join(' ');
};

const goTo = (date: string) => {
  explorer.clock.setEpoch(epochFromUtc(unixMs(Date.parse(`${date}T06:00Z`))));
  for (let i = 0; i < 3; i++) stage.update(0.1);
};

describe.each([
  ['sun', 9e8, null],
  ['sun', 9e8, 'cassini'],
  ['jupiter', 4e7, 'europa-clipper'],
  ['earth', 2e6, null],
] as const)('paths about %s from %d km, selected: %s', (focus, distanceKm, selected) => {
  it('are a function of time: the same after steps and leaps as when asked anew', () => {
    lookAt(explorer, focus, { azimuthDeg: -60, elevationDeg: 50, distanceKm }, true);
    select(explorer, selected);
    const counts = new Set<number>();
    for (const date of DATES) {
      goTo(date);
      const fresh = new MissionPaths(stage, () => {});
      const wanted = settle(fresh);
      const drawn = settle(paths);
      counts.add(drawn.length);
      expect(drawn.map(seen), date).toEqual(wanted.map(seen));
      fresh.dispose();
    }
    expect(counts.size).toBeGreaterThan(1);
  });
});
