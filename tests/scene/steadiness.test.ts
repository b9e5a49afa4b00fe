import { Vector3 } from 'three';
import { beforeAll, describe, expect, it } from 'vitest';
import { unixMs } from '../../src/core/time/epoch.ts';
import { epochFromUtc } from '../../src/core/time/utc.ts';
import { Stage } from '../../src/scene/stage/stage.ts';
import { type Explorer, lookAt } from '../../src/state/explorer.ts';
import { testExplorer } from '../ui/explorer-for-tests.tsx';

/** Twenty places from the farthest craft to a lander, each with how near one comes (km) and when. */
const PLACES: readonly (readonly [id: string, distanceKm: number, isoUtc: string])[] = [
  ['voyager-1', 0.03, '2026-11-01T00:00Z'],
  ['voyager-2', 0.03, '2026-11-01T00:00Z'],
  ['pioneer-10', 0.02, '1990-01-01T00:00Z'],
  ['new-horizons', 0.02, '2015-07-14T11:00Z'],
  ['juno-spacecraft', 0.05, '2022-09-29T09:00Z'],
  ['cassini', 0.03, '2003-05-01T00:00Z'],
  ['parker-solar-probe', 0.02, '2024-12-24T11:50Z'],
  ['curiosity', 0.012, '2026-11-01T07:00Z'],
  ['apollo-11', 0.02, '1969-07-20T21:00Z'],
  ['artemis-ii', 0.05, '2026-04-06T23:00Z'],
  ['earth', 15_000, '2026-11-01T00:00Z'],
  ['moon', 4000, '2026-11-01T00:00Z'],
  ['mercury', 6000, '2026-11-01T00:00Z'],
  ['venus', 15_000, '2026-11-01T00:00Z'],
  ['mars', 8000, '2026-11-01T00:00Z'],
  ['io', 5000, '2026-11-01T00:00Z'],
  ['titan', 7000, '2026-11-01T00:00Z'],
  ['neptune', 70_000, '2026-11-01T00:00Z'],
  ['pluto', 4000, '2026-11-01T00:00Z'],
  ['sun', 2e6, '2026-11-01T00:00Z'],
];
const FRAMES = 24;
/** What the graphics card may move a point by (px). */
const STEADY_PX = 0.1;

let explorer: Explorer;
const view = new Vector3();

beforeAll(() => {
  const missions = PLACES.map(([id]) => id).filter(
    (id) => !/^(earth|moon|m|venus|io|titan|neptune|pluto|sun)$/.test(id),
  );
  explorer = testExplorer(
    '2026-11-01T00:00Z',
    {},
    { paths: missions.filter((id) => !['mercury', 'mars'].includes(id)) },
  );
});

/** A point (km from the origin) as a graphics card sees it: through matrices of 32-bit floats. */
function onCard(stage: Stage, x: number, y: number, z: number): { x: number; y: number } {
  const { camera, eye } = stage;
  // three multiplies the object's place into the view in doubles and hands the product over in floats.
  view.set(x, y, z).applyMatrix4(camera.matrixWorldInverse);
  const [vx, vy, vz] = [Math.fround(view.x), Math.fround(view.y), Math.fround(view.z)];
  const p = camera.projectionMatrix.elements.map(Math.fround);
  const w = Math.fround(-vz);
  const clipX = Math.fround(Math.fround(p[0]! * vx) + Math.fround(p[8]! * vz));
  const clipY = Math.fround(Math.fround(p[5]! * vy) + Math.fround(p[9]! * vz));
  return {
    x: (Math.fround(clipX / w) * 0.5 + 0.5) * eye.widthPx,
    y: (0.5 - Math.fround(clipY / w) * 0.5) * eye.heightPx,
  };
}

describe('the picture is steady', () => {
  it.each(PLACES)('at %s, %d km away', (id, distanceKm, isoUtc) => {
    explorer.clock.setEpoch(epochFromUtc(unixMs(Date.parse(isoUtc))));
    const stage = new Stage(explorer);
    stage.prefersStill = true;
    stage.resize(1920, 1080);
    expect(lookAt(explorer, id, { azimuthDeg: 40, elevationDeg: 15, distanceKm }, true)).toBe(true);
    for (let i = 0; i < 60; i++) stage.update(0.05);
    const index = stage.indexOf(id);
    let compared = 0;
    for (let frame = 0; frame < FRAMES; frame++) {
      explorer.clock.setEpoch((explorer.clock.epoch + 1 / 60) as typeof explorer.clock.epoch);
      stage.update(1 / 60);
      const { places, projection, eye, objects } = stage;
      // What one looks at rests in the middle, whatever the clock does.
      const focus = onCard(stage, places.x[index]!, places.y[index]!, places.z[index]!);
      expect(Math.hypot(focus.x - eye.widthPx / 2, focus.y - eye.heightPx / 2)).toBeLessThan(STEADY_PX);
      for (const { index: other } of objects) {
        if (!places.isKnown[other] || !projection.isAhead[other]) continue;
        const [x, y] = [projection.screenX[other]!, projection.screenY[other]!];
        if (x < 0 || y < 0 || x > eye.widthPx || y > eye.heightPx) continue;
        const seen = onCard(stage, places.x[other]!, places.y[other]!, places.z[other]!);
        expect(Math.hypot(seen.x - x, seen.y - y), objects[other]!.id).toBeLessThan(STEADY_PX);
        compared++;
      }
    }
    expect(compared).toBeGreaterThanOrEqual(FRAMES);
  });
});

describe.each([
  ['a second passes each second', 1, 0],
  ['a minute passes each second', 60, 0],
  ['the camera glides', 1, 0.1],
])('the picture moves evenly while %s', (_, secondsPerSecond, turnDegPerFrame) => {
  it.each(PLACES)('at %s, %d km away', (id, distanceKm, isoUtc) => {
    const start = epochFromUtc(unixMs(Date.parse(isoUtc)));
    explorer.clock.setEpoch(start);
    const stage = new Stage(explorer);
    stage.prefersStill = true;
    stage.resize(1920, 1080);
    expect(lookAt(explorer, id, { azimuthDeg: 40, elevationDeg: 15, distanceKm }, true)).toBe(true);
    for (let i = 0; i < 60; i++) stage.update(0.05);
    /** Where each object was seen in the last frames. */
    const seen = new Map<number, { x: number; y: number }[]>();
    for (let frame = 0; frame < FRAMES; frame++) {
      explorer.clock.setEpoch((start + (frame * secondsPerSecond) / 60) as typeof explorer.clock.epoch);
      if (turnDegPerFrame !== 0) stage.rig.jump({ azimuthDeg: 40 + turnDegPerFrame * frame });
      stage.update(1 / 60);
      const { places, projection, eye, objects } = stage;
      for (const { index } of objects) {
        const [x, y] = [projection.screenX[index]!, projection.screenY[index]!];
        const isInView = projection.isAhead[index] && x > 0 && y > 0 && x < eye.widthPx && y < eye.heightPx;
        // What is too near to another thing to be told apart from it is not drawn.
        if (!places.isKnown[index] || !isInView || places.hasStandIn(index)) seen.delete(index);
        else {
          const track = seen.get(index) ?? [];
          track.push(onCard(stage, places.x[index]!, places.y[index]!, places.z[index]!));
          seen.set(index, track);
        }
      }
    }
    let compared = 0;
    for (const [index, track] of seen) {
      for (let i = 2; i < track.length; i++) {
        const [a, b, c] = [track[i - 2]!, track[i - 1]!, track[i]!];
        const jerkPx = Math.hypot(a.x - 2 * b.x + c.x, a.y - 2 * b.y + c.y);
        expect(jerkPx, `${stage.objects[index]!.id} in frame ${i}`).toBeLessThan(STEADY_PX);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(FRAMES - 4);
  });
});
