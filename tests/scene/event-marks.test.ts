import { beforeAll, describe, expect, it } from 'vitest';
import { EventMarks } from '../../src/scene/missions/event-marks.ts';
import { Stage } from '../../src/scene/stage/stage.ts';
import { toggleLayer } from '../../src/state/display.ts';
import { type Explorer, select } from '../../src/state/explorer.ts';
import { testExplorer } from '../ui/explorer-for-tests.tsx';

let explorer: Explorer;
let stage: Stage;
let marks: EventMarks;

beforeAll(() => {
  explorer = testExplorer('1999-09-01T00:00Z', {}, { paths: ['cassini'] });
  stage = new Stage(explorer);
  stage.resize(1366, 768);
  stage.update(0.016);
  marks = new EventMarks(stage);
});

const texts = () => [...stage.guests].map(({ text }) => text);
const out = { x: 0, y: 0 };

describe('marks of events', () => {
  it('stand where the selected mission passes something, with place and date', () => {
    select(explorer, 'cassini');
    marks.update(stage);
    expect(texts()).toContain('Venus, 24 Jun 1999');
    expect(texts()).toContain('Earth, 18 Aug 1999');
    // Two weeks after the pass the Earth has moved on by about 14 degrees: the mark stays where it was then.
    const earth = [...stage.guests].find(({ text }) => text === 'Earth, 18 Aug 1999');
    expect(earth?.locate(out, stage)).toBe(true);
    const index = stage.indexOf('earth');
    const apart = Math.hypot(stage.projection.screenX[index]! - out.x, stage.projection.screenY[index]! - out.y);
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
});
