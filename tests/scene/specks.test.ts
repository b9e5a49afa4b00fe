import { beforeAll, describe, expect, it } from 'vitest';
import { epochTdb } from '../../src/core/time/epoch.ts';
import { dotOpacity } from '../../src/scene/bodies/body-dots.ts';
import { Places } from '../../src/scene/stage/places.ts';
import { Stage } from '../../src/scene/stage/stage.ts';
import { type Explorer, lookAt } from '../../src/state/explorer.ts';
import { testExplorer } from '../ui/explorer-for-tests.tsx';

/** What one looks at, and from how far (km): the whole system, a planet with its moons, and on the way between. */
const VIEWS: readonly (readonly [focusId: string, distanceKm: number])[] = [
  ['sun', 3e10],
  ['sun', 1.4e9],
  ['saturn', 5e8],
  ['saturn', 2e7],
  ['titan', 2e4],
  ['neptune', 1e8],
  ['pluto', 1e5],
  ['earth', 5e5],
];
const DAY_S = 86_400;
/** In orbits about planets, moons and libration points, on grounds, in flight. */
const PATHS = ['mro', 'curiosity', 'lro', 'capstone', 'jwst', 'juno-spacecraft', 'lucy', 'huygens'] as const;

let explorer: Explorer;
let stage: Stage;

beforeAll(() => {
  explorer = testExplorer('2031-07-14T00:00Z', {}, { paths: PATHS });
  stage = new Stage(explorer);
  stage.resize(1920, 1080);
});

/** Places of the same moment without any stand-in. */
function exactPlaces(): Places {
  const exact = new Places(stage.objects, explorer.almanac);
  exact.update(stage.epoch, stage.places.originId, 1);
  return exact;
}

describe('stand-ins for what is too near to another thing to be told apart', () => {
  it.each(VIEWS)('move nothing that is drawn by half a pixel, looking at %s from %d km', (focusId, distanceKm) => {
    lookAt(explorer, focusId, { azimuthDeg: 30, elevationDeg: 20, distanceKm }, true);
    for (let frame = 0; frame < 4; frame++) {
      explorer.clock.setEpoch(epochTdb(stage.epoch + 3 * DAY_S));
      stage.update(0.016);
      const exact = exactPlaces();
      const { places, eye } = stage;
      for (const { index, id } of stage.objects) {
        if (!exact.isKnown[index]) continue;
        const off = Math.hypot(
          places.x[index]! - exact.x[index]!,
          places.y[index]! - exact.y[index]!,
          places.z[index]! - exact.z[index]!,
        );
        const away = Math.hypot(
          exact.x[index]! - eye.position.x,
          exact.y[index]! - eye.position.y,
          exact.z[index]! - eye.position.z,
        );
        const isMoon = stage.objects[index]!.body?.kind === 'satellite';
        // A moon's dot comes out of the dark where its orbit spans four pixels; craft there are counted at the planet.
        const isAtMoon = stage.objects[stage.presence.hostOf(index)]?.body?.kind === 'satellite';
        const isUnseen = off > 0 && places.hasStandIn(index) && (isMoon || isAtMoon);
        expect((off * eye.pixelsPerTangent) / away, id).toBeLessThan(isUnseen ? 4 : 0.5);
        if (isUnseen && isMoon) expect(dotOpacity(stage, stage.objects[index]!), id).toBe(0);
        if (isUnseen && isAtMoon) expect(stage.presence.isDrawn[index], id).toBe(0);
      }
    }
  });

  it('are taken for most moons in the view of the whole system, and for none of a planet near by', () => {
    lookAt(explorer, 'sun', { distanceKm: 3e9 }, true);
    stage.update(0.016);
    const moons = stage.objects.filter(({ body }) => body?.kind === 'satellite');
    expect(moons.filter(({ index }) => stage.places.hasStandIn(index)).length).toBeGreaterThan(0.8 * moons.length);
    lookAt(explorer, 'saturn', { distanceKm: 2e6 }, true);
    stage.update(0.016);
    const saturn = stage.indexOf('saturn');
    for (const { index, id } of moons.filter(({ parentIndex }) => parentIndex === saturn)) {
      expect(stage.places.hasStandIn(index), id).toBe(false);
    }
  });

  it('are taken for craft at bodies far away, and by none in flight or near by', () => {
    lookAt(explorer, 'sun', { distanceKm: 1.4e9 }, true);
    for (let frame = 0; frame < 2; frame++) stage.update(0.016);
    const hasStandIn = (id: string) => stage.places.hasStandIn(stage.indexOf(id));
    for (const id of ['mro', 'curiosity', 'lro', 'capstone', 'huygens']) expect(hasStandIn(id), id).toBe(true);
    for (const id of ['jwst', 'lucy']) expect(hasStandIn(id), id).toBe(false);
    lookAt(explorer, 'mars', { distanceKm: 2e4 }, true);
    stage.update(0.016);
    for (const id of ['mro', 'curiosity']) expect(hasStandIn(id), id).toBe(false);
  });

  it('end for a craft that leaves the body, whenever the clock gets there', () => {
    lookAt(explorer, 'sun', { distanceKm: 1.4e9 }, true);
    for (let frame = 0; frame < 2; frame++) stage.update(0.016);
    const mro = stage.indexOf('mro');
    expect(stage.places.hasStandIn(mro)).toBe(true);
    const { epoch } = explorer.clock;
    const [cruise] = explorer.trajectories.trajectoryOf('mro')!.segments;
    explorer.clock.setEpoch(epochTdb((cruise!.interval.start + cruise!.interval.end) / 2));
    stage.update(0.016);
    const exact = exactPlaces();
    expect(stage.places.x[mro]).toBe(exact.x[mro]);
    expect(stage.places.z[mro]).toBe(exact.z[mro]);
    explorer.clock.setEpoch(epoch);
    stage.update(0.016);
  });

  it('give way at once, also while the clock rests', () => {
    lookAt(explorer, 'sun', { azimuthDeg: 30, elevationDeg: 20, distanceKm: 1.4e9 }, true);
    stage.update(0.016);
    const titan = stage.indexOf('titan');
    expect(stage.places.hasStandIn(titan)).toBe(true);
    lookAt(explorer, 'saturn', { distanceKm: 2e6 }, true);
    stage.update(0.016);
    const exact = exactPlaces();
    expect(stage.places.x[titan]).toBe(exact.x[titan]);
    expect(stage.places.y[titan]).toBe(exact.y[titan]);
  });

  it('never stand for what the visitor has chosen', () => {
    lookAt(explorer, 'sun', { distanceKm: 3e9 }, true);
    stage.update(0.016);
    explorer.store.setState({
      selectedId: 'titan',
      ruler: { fromId: 'io', toId: 'sun', isChoosing: false, lightRuns: 0 },
    });
    stage.update(0.016);
    expect(stage.places.hasStandIn(stage.indexOf('titan'))).toBe(false);
    expect(stage.places.hasStandIn(stage.indexOf('io'))).toBe(false);
    expect(stage.places.hasStandIn(stage.indexOf('rhea'))).toBe(true);
    explorer.store.setState({ selectedId: null, ruler: null });
  });

  it('do not keep a lander from its ground while the eye is far away', () => {
    const there = testExplorer('1969-07-20T20:17:40Z', {}, { paths: ['apollo-11'] });
    const far = new Stage(there);
    far.resize(1280, 720);
    lookAt(there, 'apollo-11', { distanceKm: 3e9 }, true);
    for (let frame = 0; frame < 3; frame++) far.update(0.016);
    const moon = far.indexOf('moon');
    expect(Math.hypot(far.places.x[moon]!, far.places.y[moon]!, far.places.z[moon]!)).toBeLessThan(1800);
  });
});
