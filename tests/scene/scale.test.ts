import type { BufferGeometry, Mesh, ShaderMaterial } from 'three';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { epochTdb } from '../../src/core/time/epoch.ts';
import { AU_KM } from '../../src/core/units/constants.ts';
import { isCovered } from '../../src/scene/labels/covered.ts';
import { shareOfWay } from '../../src/scene/missions/mission-markers.ts';
import { DistanceRings } from '../../src/scene/orbits/distance-rings.ts';
import { objectAt } from '../../src/scene/picking/scene-picker.ts';
import { Stage } from '../../src/scene/stage/stage.ts';
import { type Explorer, lookAt } from '../../src/state/explorer.ts';
import type { ScaleMode } from '../../src/state/store.ts';
import { testExplorer } from '../ui/explorer-for-tests.tsx';

const PLANETS = ['mercury', 'venus', 'earth', 'mars', 'jupiter', 'saturn', 'uranus', 'neptune'];

let explorer: Explorer;

beforeAll(() => {
  explorer = testExplorer('2031-06-01T00:00Z', {}, { paths: ['voyager-1', 'voyager-2', 'curiosity', 'mro'] });
});
beforeEach(() => explorer.store.setState({ scaleMode: 'enlarged', selectedId: null }));

/** A still picture at a scale, from so far away. */
function stageAt(scaleMode: ScaleMode, focusId: string, distanceKm: number, [width, height] = [1920, 1080]): Stage {
  explorer.store.setState({ scaleMode });
  const stage = new Stage(explorer);
  stage.prefersStill = true;
  stage.resize(width!, height!);
  lookAt(explorer, focusId, { azimuthDeg: -60, elevationDeg: 50, distanceKm }, true);
  for (let i = 0; i < 40; i++) stage.update(0.05);
  return stage;
}

const indices = (stage: Stage, ids: readonly string[]) => ids.map((id) => stage.indexOf(id));

describe('the picture with logarithmic distances', () => {
  it('has the planets in order, in their true directions, and at the distances worked out by hand', () => {
    const { places, sunIndex, ...stage } = stageAt('log', 'sun', 3e10);
    let before = 0;
    for (const id of [...PLANETS, 'voyager-1']) {
      const index = stage.objects.findIndex((o) => o.id === id);
      const drawnKm = places.distanceKm(index, sunIndex);
      const trueKm = places.trueDistanceKm(index, sunIndex);
      expect(drawnKm, id).toBeGreaterThan(before);
      before = drawnKm;
      const along =
        places.x[index]! * places.trueX[index]! +
        places.y[index]! * places.trueY[index]! +
        places.z[index]! * places.trueZ[index]!;
      expect(along / drawnKm / trueKm, id).toBeCloseTo(1, 12);
      expect(drawnKm / AU_KM, id).toBeCloseTo(0.15 * (1 + Math.log(trueKm / AU_KM / 0.15)), 9);
    }
    const neptune = stage.objects.findIndex((o) => o.id === 'neptune');
    const earth = stage.objects.findIndex((o) => o.id === 'earth');
    // 0.945 to 0.435 au: little more than twice as far instead of thirty times.
    expect(places.distanceKm(neptune, sunIndex) / places.distanceKm(earth, sunIndex)).toBeCloseTo(2.17, 1);
  });

  it.each([
    [1920, 1080],
    [1366, 768],
    [390, 844],
  ])('shows all planets and both Voyagers at once on %d x %d, each apart from the next', (width, height) => {
    const stage = stageAt('log', 'sun', 3e10, [width, height]);
    const { screenX, screenY, isAhead } = stage.projection;
    const shown = indices(stage, ['sun', ...PLANETS, 'voyager-1', 'voyager-2']);
    for (const index of shown) {
      const { id } = stage.objects[index]!;
      expect(isAhead[index], id).toBe(1);
      expect(screenX[index], id).toBeGreaterThan(0);
      expect(screenX[index], id).toBeLessThan(width);
      expect(screenY[index], id).toBeGreaterThan(0);
      expect(screenY[index], id).toBeLessThan(height);
    }
    for (const a of shown) {
      for (const b of shown) {
        if (a >= b) continue;
        const apart = Math.hypot(screenX[a]! - screenX[b]!, screenY[a]! - screenY[b]!);
        const radii = stage.projection.drawnRadiusPx[a]! + stage.projection.drawnRadiusPx[b]!;
        expect(apart, `${stage.objects[a]!.id} and ${stage.objects[b]!.id}`).toBeGreaterThan(radii);
      }
    }
  });

  it('lets the pointer find what it shows', () => {
    const stage = stageAt('log', 'sun', 3e10);
    for (const id of ['jupiter', 'neptune', 'voyager-1']) {
      const index = stage.indexOf(id);
      const { screenX, screenY } = stage.projection;
      expect(objectAt(stage, screenX[index]!, screenY[index]!, false), id).toBe(index);
    }
  });

  it.each([
    ['mars', 15_000],
    ['jupiter', 4e6],
    ['curiosity', 0.05],
    ['voyager-1', 1000],
  ])('is the enlarged one to the last digit near %s', (id, distanceKm) => {
    const enlarged = stageAt('enlarged', id, distanceKm);
    const log = stageAt('log', id, distanceKm);
    expect(log.places.logAmount).toBe(0);
    expect(log.places.x).toBe(log.places.trueX);
    expect(log.eye.position).toEqual(enlarged.eye.position);
    expect(log.projection.screenX).toEqual(enlarged.projection.screenX);
    expect(log.projection.drawnRadiusPx).toEqual(enlarged.projection.drawnRadiusPx);
    expect(explorer.store.getState().scaleShown).toBe('log-near');
  });

  it('has its focus in the middle, whatever that is', () => {
    for (const id of ['earth', 'neptune', 'voyager-1']) {
      const stage = stageAt('log', id, 3e10);
      const index = stage.indexOf(id);
      expect(stage.projection.screenX[index]).toBeCloseTo(960, 6);
      expect(stage.projection.screenY[index]).toBeCloseTo(540, 6);
    }
  });
});

describe('an enlarged body', () => {
  /** Hours of one revolution about Mars, and more. */
  const HOURS = [0, 0.4, 0.8, 1.2, 1.6, 2];

  it.each(['enlarged', 'log'] as const)('never hides the chosen craft in orbit about it (%s)', (mode) => {
    const start = explorer.clock.epoch;
    for (const hours of HOURS) {
      explorer.clock.setEpoch(epochTdb(start + 3600 * hours));
      const stage = stageAt(mode, 'mars', 8e7);
      explorer.store.setState({ selectedId: 'mro' });
      stage.update(0.05);
      const [mars, mro] = indices(stage, ['mars', 'mro']) as [number, number];
      const { projection, objects, presence } = stage;
      const frontKm = projection.distanceKm[mars]! - projection.enlargement(mars) * objects[mars]!.radiusKm;
      expect(projection.enlargement(mars)).toBeGreaterThan(10);
      expect(presence.isDrawn[mro]).toBe(1);
      if (presence.isBehind(mro, mars)) continue;
      expect(shareOfWay(stage, mro) * projection.distanceKm[mro]!).toBeLessThan(frontKm);
      expect(isCovered(stage, mro)).toBe(false);
    }
    explorer.clock.setEpoch(start);
  });

  it('hides a craft that is behind it when one is near, and for half of its orbit none is', () => {
    const start = explorer.clock.epoch;
    const seen = HOURS.map((hours) => {
      explorer.clock.setEpoch(epochTdb(start + 3600 * hours));
      const stage = stageAt('enlarged', 'mars', 20_000);
      explorer.store.setState({ selectedId: 'mro' });
      stage.update(0.05);
      const [mars, mro] = indices(stage, ['mars', 'mro']) as [number, number];
      const { distanceKm } = stage.projection;
      // On this side of the planet nothing is between.
      if (distanceKm[mro]! < distanceKm[mars]!) expect(isCovered(stage, mro)).toBe(false);
      return !isCovered(stage, mro);
    });
    explorer.clock.setEpoch(start);
    expect(seen).toContain(true);
    expect(seen).toContain(false);
  });
});

describe('the rings of distance', () => {
  const radiiAu = (rings: DistanceRings) =>
    rings.root.children.map((ring) => {
      const { material } = ring as Mesh<BufferGeometry, ShaderMaterial>;
      return material.uniforms.uRadius!.value / AU_KM;
    });

  it('stand at 1, 10 and 100 au on the logarithmic scale, with their figures in the picture', () => {
    const stage = stageAt('log', 'sun', 3e10);
    const rings = new DistanceRings(stage);
    rings.update(stage);
    expect(rings.root.children.every(({ visible }) => visible)).toBe(true);
    const [one, ten, hundred] = radiiAu(rings);
    expect(one).toBeCloseTo(0.434568, 6);
    expect(ten).toBeCloseTo(0.779956, 6);
    expect(hundred).toBeCloseTo(1.125344, 6);
    const out = { x: 0, y: 0 };
    let before = 0;
    for (const figure of stage.guests) {
      expect(figure.locate(out, stage), figure.text).toBe(true);
      // Farther out to the right, below the Sun, which is in the middle.
      expect(out.x).toBeGreaterThan(960 + before);
      expect(out.y).toBeGreaterThan(540);
      before = out.x - 960;
    }
    expect([...stage.guests].map(({ text }) => text)).toEqual(['1 au', '10 au', '100 au']);
    rings.dispose();
    expect(stage.guests.size).toBe(0);
  });

  it('are absent where distances are true', () => {
    for (const stage of [stageAt('enlarged', 'sun', 3e10), stageAt('log', 'mars', 15_000)]) {
      const rings = new DistanceRings(stage);
      rings.update(stage);
      expect(rings.root.children.some(({ visible }) => visible)).toBe(false);
      for (const figure of stage.guests) expect(figure.locate({ x: 0, y: 0 }, stage)).toBe(false);
      rings.dispose();
    }
  });
});

describe('a change of scale', () => {
  it('glides for 0.8 s without a leap, and then the picture rests', () => {
    const stage = stageAt('enlarged', 'sun', 3e10);
    const neptune = stage.indexOf('neptune');
    stage.prefersStill = false;
    expect(stage.update(0.05)).toBe(false);
    explorer.store.setState({ scaleMode: 'log' });
    let frames = 0;
    let widestPx = 0;
    for (let goesOn = true; goesOn; frames++) {
      const [x, y] = [stage.projection.screenX[neptune]!, stage.projection.screenY[neptune]!];
      goesOn = stage.update(1 / 60);
      const movedPx = Math.hypot(stage.projection.screenX[neptune]! - x, stage.projection.screenY[neptune]! - y);
      widestPx = Math.max(widestPx, movedPx);
      expect(frames).toBeLessThan(60);
    }
    expect(frames).toBeGreaterThan(44);
    expect(widestPx).toBeGreaterThan(1);
    expect(widestPx).toBeLessThan(40);
    expect(stage.places.logAmount).toBe(1);
    expect(stage.update(1 / 60)).toBe(false);
    expect(stage.isMoving).toBe(false);
  });

  it('is there at once for who asks for less motion', () => {
    const stage = stageAt('enlarged', 'sun', 3e10);
    explorer.store.setState({ scaleMode: 'log' });
    expect(stage.update(1 / 60)).toBe(false);
    expect(stage.places.logAmount).toBe(1);
  });

  it('leaves the pose and the true places alone', () => {
    const before = stageAt('enlarged', 'sun', 3e10);
    const after = stageAt('log', 'sun', 3e10);
    expect({ ...after.rig.pose }).toEqual({ ...before.rig.pose });
    expect(after.places.trueX).toEqual(before.places.trueX);
  });

  it('tells the page which scale is on', () => {
    const shown = () => explorer.store.getState().scaleShown;
    for (const mode of ['enlarged', 'true', 'log'] as const) {
      stageAt(mode, 'sun', 3e10);
      expect(shown()).toBe(mode);
    }
  });
});
