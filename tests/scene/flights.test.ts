import { readdirSync, readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { Vector3 } from 'three';
import { beforeAll, describe, expect, it } from 'vitest';
import { addPack } from '../../src/core/ephemeris/build-almanac.ts';
import { decodePack } from '../../src/core/ephemeris/pack-format.ts';
import { unixMs } from '../../src/core/time/epoch.ts';
import { epochFromUtc } from '../../src/core/time/utc.ts';
import { Stage } from '../../src/scene/stage/stage.ts';
import { type Explorer, lookAt } from '../../src/state/explorer.ts';
import { standAt } from '../../src/state/standpoint.ts';
import { testExplorer } from '../ui/explorer-for-tests.tsx';

const PACKS = 'public/packs/ephemeris/';
const NOW = '2026-11-01T07:00Z';
/** From where, to where, when. */
const FLIGHTS: readonly (readonly [from: string, to: string, isoUtc: string])[] = [
  ['sun', 'earth', NOW],
  ['earth', 'apollo-11', '1969-07-20T21:00Z'],
  ['apollo-11', 'earth', '1969-07-20T21:00Z'],
  ['mars', 'voyager-1', NOW],
  ['voyager-1', 'curiosity', NOW],
  ['curiosity', 'earth', NOW],
  ['saturn', 'titan', NOW],
  ['titan', 'saturn', NOW],
  ['jupiter', 'io', NOW],
  ['io', 'europa', NOW],
  ['iss', 'change-4', '2020-06-01T00:00Z'],
  ['ceres', 'sun', NOW],
  ['phobos', 'mars', NOW],
  ['mars', 'phobos', NOW],
  ['earth', 'moon', NOW],
  ['moon', 'earth', NOW],
  ['venus', 'mercury', NOW],
  ['earth', 'neptune', NOW],
  ['pluto', 'sun', NOW],
  ['earth', 'jwst', NOW],
  ['sun', 'parker-solar-probe', NOW],
];
const MISSIONS = ['apollo-11', 'voyager-1', 'curiosity', 'iss', 'change-4', 'jwst', 'parker-solar-probe'];
const DAY_PER_S = 86_400;
const YEAR_PER_S = 365.25 * DAY_PER_S;
const FRAME_S = 1 / 60;
const DEG = 180 / Math.PI;

let explorer: Explorer;

beforeAll(() => {
  explorer = testExplorer(NOW, {}, { paths: MISSIONS });
  for (const file of readdirSync(PACKS).filter((name) => name.startsWith('small-bodies-')))
    addPack(explorer.almanac, decodePack(inflateSync(readFileSync(PACKS + file))));
});

/** The view of `from` at rest, then the wish to go to `to` while the clock runs at `rate`. */
function depart(from: string, to: string, isoUtc: string, rate: number): Stage {
  explorer.clock.pause();
  explorer.clock.setEpoch(epochFromUtc(unixMs(Date.parse(isoUtc))));
  explorer.store.setState({ standpoint: null });
  const stage = new Stage(explorer);
  stage.resize(1366, 768);
  expect(lookAt(explorer, from, {}, true)).toBe(true);
  settle(stage);
  if (rate !== 0) explorer.clock.play(rate);
  expect(lookAt(explorer, to)).toBe(true);
  return stage;
}

function settle(stage: Stage): void {
  for (let i = 0; i < 400 && stage.update(0.05); i++);
}

/** One frame; false once the flight is over. */
function fly(stage: Stage, rate: number): boolean {
  explorer.clock.setEpoch((explorer.clock.epoch + rate * FRAME_S) as typeof explorer.clock.epoch);
  stage.update(FRAME_S);
  return stage.rig.isFlying;
}

function fromEye(stage: Stage, index: number): Vector3 {
  const { places, eye } = stage;
  return new Vector3(places.x[index], places.y[index], places.z[index]).sub(eye.position as Vector3);
}

function upOf({ eye }: Stage): Vector3 {
  return new Vector3(eye.up.x, eye.up.y, eye.up.z);
}

/** How far (radii of its largest axis) the eye is from the middle of the body it is nearest to. */
function nearestBody(stage: Stage): { id: string; radii: number } {
  let nearest = { id: '', radii: Number.POSITIVE_INFINITY };
  for (const { id, index, radiusKm, body } of stage.objects) {
    if (!radiusKm || !stage.places.isKnown[index]) continue;
    // The size it is drawn at, which may be enlarged.
    const drawnKm = (body?.radiiKm?.[0] ?? radiusKm) * Math.max(1, stage.projection.enlargement(index));
    const radii = fromEye(stage, index).length() / drawnKm;
    if (radii < nearest.radii) nearest = { id, radii };
  }
  return nearest;
}

describe.each([
  ['the clock stands', 0, 'enlarged'],
  ['a day passes each second', DAY_PER_S, 'enlarged'],
  ['a year passes each second', YEAR_PER_S, 'true'],
  ['distances are logarithmic', 0, 'log'],
] as const)('a flight while %s', (_, rate, scaleMode) => {
  it.each(FLIGHTS)('from %s to %s shows where it goes, evenly, round every body', (from, to, isoUtc) => {
    // At a year a second these are over before the flight is.
    if (rate === YEAR_PER_S && ['apollo-11', 'change-4'].some((id) => id === from || id === to)) return;
    explorer.store.setState({ scaleMode });
    const stage = depart(from, to, isoUtc, rate);
    const target = stage.indexOf(to);
    const frames: { isInView: boolean; logKm: number; forward: Vector3 }[] = [];
    const isFromGround = ['apollo-11', 'curiosity'].includes(from);
    for (let isFlying = true; isFlying; ) {
      isFlying = fly(stage, rate);
      const { projection, eye } = stage;
      const [x, y] = [projection.screenX[target]!, projection.screenY[target]!];
      const isInView = projection.isAhead[target] === 1 && x > 0 && y > 0 && x < eye.widthPx && y < eye.heightPx;
      frames.push({
        isInView,
        logKm: Math.log(fromEye(stage, target).length()),
        forward: new Vector3().copy(eye.forward as Vector3),
      });
      const { id, radii } = nearestBody(stage);
      expect(radii, `radii from ${id} in frame ${frames.length}`).toBeGreaterThan(isFromGround ? 1 : 1.05);
    }
    expect(frames.length * FRAME_S).toBeGreaterThanOrEqual(1.2);
    expect(frames.length * FRAME_S).toBeLessThan(3.7);
    // Once turned to where it flies, at the latest after 55 of 100 parts of the way, the eye keeps that in view.
    const firstSeen = frames.findIndex(({ isInView }) => isInView);
    expect(firstSeen).toBeLessThan(0.55 * frames.length);
    expect(frames.slice(firstSeen).every(({ isInView }) => isInView)).toBe(true);
    frames.slice(1).forEach(({ logKm, forward }, i) => {
      const before = frames[i]!;
      expect(Math.abs(logKm - before.logKm), `zoom in frame ${i}`).toBeLessThan(
        // The scale goes over from true to logarithmic and back on the way.
        scaleMode === 'log' ? 0.65 : 0.3,
      );
      expect(forward.angleTo(before.forward) * DEG, `turn in frame ${i}`).toBeLessThan(6.5);
    });
    const last = frames.at(-1)!;
    expect(last.isInView).toBe(true);
    // At a year a second the Sun goes round once a second.
    if (to === 'sun' || rate === YEAR_PER_S) return;
    const sun = new Vector3().subVectors(fromEye(stage, stage.indexOf('sun')), fromEye(stage, target));
    const eye = fromEye(stage, target).negate();
    expect(sun.angleTo(eye) * DEG, 'phase angle').toBeLessThan(90);
  });
});

describe('a flight', () => {
  it('is a jump for one who wants no motion', () => {
    const stage = depart('earth', 'mars', NOW, 0);
    stage.prefersStill = true;
    stage.update(FRAME_S);
    expect(stage.rig.isFlying).toBe(false);
    expect(stage.projection.screenX[stage.indexOf('mars')]).toBeCloseTo(683, 3);
  });

  it('begins and ends without a jump, on the ground beside a craft too', () => {
    const stage = depart('earth', 'apollo-11', '1969-07-20T21:00Z', 0);
    stage.prefersStill = true;
    settle(stage);
    lookAt(explorer, 'apollo-11', { azimuthDeg: 30, elevationDeg: 20, distanceKm: 0.05 }, true);
    settle(stage);
    stage.prefersStill = false;
    const moon = stage.indexOf('moon');
    const before = { eye: fromEye(stage, moon), up: upOf(stage) };
    lookAt(explorer, 'moon');
    stage.update(1e-4);
    expect(fromEye(stage, moon).distanceTo(before.eye)).toBeLessThan(1e-3);
    expect(before.up.angleTo(upOf(stage)) * DEG).toBeLessThan(0.5);
    settle(stage);
    lookAt(explorer, 'apollo-11', { azimuthDeg: 30, elevationDeg: 20, distanceKm: 0.05 });
    let last = { eye: fromEye(stage, moon), up: new Vector3() };
    while (fly(stage, 0)) last = { eye: fromEye(stage, moon), up: upOf(stage) };
    expect(fromEye(stage, moon).distanceTo(last.eye)).toBeLessThan(0.01);
    expect(last.up.angleTo(upOf(stage)) * DEG).toBeLessThan(0.5);
  });

  it('leaves a standpoint from where one stood', () => {
    const stage = depart('earth', 'moon', '1969-07-20T21:00Z', 0);
    settle(stage);
    stage.prefersStill = true;
    expect(standAt(explorer, 'apollo-11')).toBe(true);
    settle(stage);
    stage.prefersStill = false;
    const moon = stage.indexOf('moon');
    const before = fromEye(stage, moon);
    lookAt(explorer, 'earth');
    stage.update(1e-4);
    // Up from the height of a head to that of an eye that circles.
    expect(fromEye(stage, moon).distanceTo(before)).toBeLessThan(0.004);
  });

  it.each([
    ['a drag', (stage: Stage) => stage.eyePlacer.hand.turn(1, 0)],
    ['a wheel', (stage: Stage) => stage.eyePlacer.hand.zoom(0.95)],
  ])('gives way to %s at once', (_, deed) => {
    const stage = depart('earth', 'jupiter', NOW, DAY_PER_S);
    for (let i = 0; i < 90; i++) fly(stage, DAY_PER_S);
    expect(stage.rig.isFlying).toBe(true);
    const jupiter = stage.indexOf('jupiter');
    const before = fromEye(stage, jupiter).length();
    deed(stage);
    fly(stage, DAY_PER_S);
    expect(stage.rig.isFlying).toBe(false);
    settle(stage);
    expect(Math.abs(Math.log(fromEye(stage, jupiter).length() / before))).toBeLessThan(0.1);
    expect(stage.projection.screenX[jupiter]).toBeCloseTo(683, 3);
  });
});
