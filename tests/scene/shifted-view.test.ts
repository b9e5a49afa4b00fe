import { beforeAll, describe, expect, it } from 'vitest';
import { unixMs } from '../../src/core/time/epoch.ts';
import { epochFromUtc } from '../../src/core/time/utc.ts';
import { CameraRig } from '../../src/scene/camera/camera-rig.ts';
import { zoomToPointer } from '../../src/scene/camera/pointer-anchor.ts';
import { Stage } from '../../src/scene/stage/stage.ts';
import { HOME_POSE, ON_FOCUS } from '../../src/state/camera-pose.ts';
import { type Explorer, lookAt } from '../../src/state/explorer.ts';
import { centreFocus } from '../../src/state/navigate.ts';
import type { ScaleMode } from '../../src/state/store.ts';
import { testExplorer } from '../ui/explorer-for-tests.tsx';

const POSE = { azimuthDeg: 20, elevationDeg: 30, distanceKm: 1e6, ...ON_FOCUS };
const EARTH_KM = 6378;

/** A rig at rest in a pose about a focus so large (km). */
function rigAt(pose: Partial<typeof POSE> = {}, nearestKm = 1): CameraRig {
  const rig = new CameraRig({ ...POSE });
  rig.nearestKm = nearestKm;
  rig.jump(pose);
  return rig;
}

/** Where a rig sees a point: to the right and up, in tangents. */
function seen({ pose, eye }: CameraRig, point: { x: number; y: number; z: number }): { right: number; up: number } {
  const [a, e] = [(pose.azimuthDeg * Math.PI) / 180, (pose.elevationDeg * Math.PI) / 180];
  const v = [point.x - eye.x, point.y - eye.y, point.z - eye.z] as const;
  const along = (x: number, y: number, z: number) => v[0] * x + v[1] * y + v[2] * z;
  const ahead = along(-Math.cos(e) * Math.cos(a), -Math.sin(e), Math.cos(e) * Math.sin(a));
  return {
    right: along(-Math.sin(a), 0, -Math.cos(a)) / ahead,
    up: along(-Math.cos(a) * Math.sin(e), Math.cos(e), Math.sin(a) * Math.sin(e)) / ahead,
  };
}

const focus = { x: 0, y: 0, z: 0 };

describe('a hand that shifts the view', () => {
  it('takes what is in the middle along, as far as it moves', () => {
    const rig = rigAt();
    rig.shift(0.1, -0.05);
    while (rig.update(1 / 60));
    expect(seen(rig, focus).right).toBeCloseTo(0.1, 9);
    expect(seen(rig, focus).up).toBeCloseTo(-0.05, 9);
    expect(rig.isOffFocus).toBe(true);
    expect(rig.pose.distanceKm).toBeCloseTo(1e6, 3);
  });

  it('turns a globe it has shifted about its own middle, and never comes nearer to it', () => {
    const rig = rigAt({ distanceKm: 3 * EARTH_KM }, 1.2 * EARTH_KM);
    rig.shift(0.2, 0.1);
    while (rig.update(1 / 60));
    const before = seen(rig, focus);
    const awayKm = Math.hypot(rig.eye.x, rig.eye.y, rig.eye.z);
    for (let i = 0; i < 40; i++) {
      rig.turn(15, i < 20 ? 5 : -5);
      for (let frame = 0; frame < 4; frame++) {
        rig.update(1 / 60);
        expect(Math.hypot(rig.eye.x, rig.eye.y, rig.eye.z)).toBeGreaterThan(0.95 * awayKm);
      }
    }
    while (rig.update(1 / 60));
    expect(seen(rig, focus).right).toBeCloseTo(before.right, 6);
    expect(seen(rig, focus).up).toBeCloseTo(before.up, 6);
  });

  it('turns about the middle of the view where the focus is far beside it', () => {
    const rig = rigAt();
    rig.shift(0.5, 0);
    while (rig.update(1 / 60));
    const middle = { ...rig.middle };
    rig.turn(70, 0);
    while (rig.update(1 / 60));
    expect(rig.middle.x).toBeCloseTo(middle.x, 3);
    expect(rig.middle.z).toBeCloseTo(middle.z, 3);
  });
});

describe('a zoom to a place beside the middle', () => {
  const place = { x: 1.2e5, y: -4e4, z: 9e4 };

  it.each([0.7, 0.2])('keeps it where it is in every frame, by %d', (factor) => {
    const rig = rigAt();
    const before = seen(rig, place);
    rig.zoom(factor, place);
    let frames = 0;
    while (rig.update(1 / 60) && frames < 30) {
      frames++;
      expect(Math.hypot(seen(rig, place).right - before.right, seen(rig, place).up - before.up)).toBeLessThan(1e-4);
    }
    expect(frames).toBeGreaterThan(10);
  });

  it('leads back to the focus on the way out, and is undone by its opposite', () => {
    const rig = rigAt();
    for (let i = 0; i < 8; i++) rig.zoom(0.8, place);
    expect(seen(settled(rig), focus).right).not.toBeCloseTo(0, 1);
    for (let i = 0; i < 8; i++) rig.zoom(1 / 0.8, place);
    expect(Math.hypot(settled(rig).middle.x, rig.middle.y, rig.middle.z)).toBeLessThan(1);
    // From the middle outward there is nothing to lead back.
    rig.zoom(3, place);
    expect(Math.hypot(settled(rig).middle.x, rig.middle.y, rig.middle.z)).toBeLessThan(1);
  });

  it('stays outside the focus, and far enough from places off it for its numbers to be exact', () => {
    const rig = rigAt({ distanceKm: 4 * EARTH_KM }, 1.2 * EARTH_KM);
    for (let i = 0; i < 200; i++) rig.zoom(0.8, { x: 3000, y: 2000, z: -1000 });
    settled(rig);
    expect(Math.hypot(rig.eye.x, rig.eye.y, rig.eye.z)).toBeGreaterThan(1.19 * EARTH_KM);
    const far = rigAt();
    for (let i = 0; i < 200; i++) far.zoom(0.5, { x: 1.5e8, y: 0, z: 0 });
    expect(settled(far).pose.distanceKm).toBeGreaterThan(149);
  });

  function settled(rig: CameraRig): CameraRig {
    while (rig.update(1 / 60));
    return rig;
  }
});

it('a view goes with another object without moving', () => {
  const rig = rigAt({ distanceKm: 2e5 });
  const before = { ...rig.eye };
  rig.zoom(0.5, { x: 3e5, y: 0, z: 0 });
  rig.changeFocus({ x: -3e5, y: 10, z: 20 });
  expect(rig.eye.x).toBeCloseTo(before.x - 3e5, 6);
  expect(rig.eye.z).toBeCloseTo(before.z + 20, 6);
  while (rig.update(1 / 60));
  expect(rig.pose.distanceKm).toBeCloseTo(1e5, 0);
});

describe('the wheel over the whole system', () => {
  let explorer: Explorer;
  let stage: Stage;

  beforeAll(() => {
    explorer = testExplorer('2027-03-01T00:00Z');
  });

  function open(scaleMode: ScaleMode, distanceKm: number): void {
    explorer.clock.pause();
    explorer.clock.setEpoch(epochFromUtc(unixMs(Date.parse('2027-03-01T00:00Z'))));
    explorer.store.setState({ scaleMode, standpoint: null });
    stage = new Stage(explorer);
    stage.resize(1366, 768);
    lookAt(explorer, 'sun', { ...HOME_POSE, distanceKm }, true);
    settle();
  }

  function settle(): void {
    for (let i = 0; i < 400 && stage.update(1 / 60); i++);
  }

  const at = (index: number) => ({ x: stage.projection.screenX[index]!, y: stage.projection.screenY[index]! });

  it.each([
    ['jupiter', 'enlarged', 4e9],
    ['earth', 'true', 9e8],
    ['mars', 'log', 1.8e10],
  ] as const)('comes to %s (%s) under the pointer, and goes with it', (id, scaleMode, distanceKm) => {
    open(scaleMode, distanceKm);
    const index = stage.indexOf(id);
    const { x, y } = at(index);
    const awayPx = () => Math.hypot(at(index).x - 683, at(index).y - 384);
    let nearestPx = awayPx();
    expect(nearestPx).toBeGreaterThan(30);
    for (let notch = 0; notch < 120; notch++) {
      zoomToPointer(stage, 0.85, x, y, index);
      for (let frame = 0; frame < 3; frame++) stage.update(1 / 60);
      // At logarithmic distances the place wanders while the scale goes over to the true one.
      if (scaleMode === 'log' || stage.projection.drawnRadiusPx[index]! >= 20) continue;
      if (explorer.store.getState().focusId !== id)
        expect(Math.hypot(at(index).x - x, at(index).y - y)).toBeLessThan(4);
      // Once the view is about it, it comes to the middle.
      else expect(awayPx()).toBeLessThan(nearestPx + 1);
      nearestPx = Math.min(nearestPx, awayPx());
    }
    settle();
    expect(explorer.store.getState().focusId).toBe(id);
    expect(stage.focusIndex).toBe(index);
    const radiusKm = stage.objects[index]!.radiusKm;
    expect(stage.projection.distanceKm[index]! / radiusKm).toBeLessThan(1.7);
    expect(stage.projection.distanceKm[index]! / radiusKm).toBeGreaterThan(1.05);
  });

  it('nears what lies in the ecliptic under the pointer, and a key brings the Sun back', () => {
    open('enlarged', 9e8);
    for (let notch = 0; notch < 10; notch++) zoomToPointer(stage, 0.8, 1000, 500, -1);
    settle();
    expect(explorer.store.getState()).toMatchObject({ focusId: 'sun', isOffFocus: true });
    // The plane under the pointer: the middle of the view stays in it.
    expect(Math.abs(explorer.camera.pose.middleZKm)).toBeLessThan(1e-6 * explorer.camera.pose.distanceKm);
    expect(at(stage.sunIndex).x).toBeLessThan(0);
    centreFocus(explorer);
    settle();
    expect(at(stage.sunIndex).x).toBeCloseTo(683, 3);
    expect(at(stage.sunIndex).y).toBeCloseTo(384, 3);
    expect(explorer.store.getState().isOffFocus).toBe(false);
  });

  it('leaves a planet in the middle while the pointer is beside it', () => {
    open('enlarged', 9e8);
    lookAt(explorer, 'saturn', {}, true);
    settle();
    for (let notch = 0; notch < 5; notch++) zoomToPointer(stage, 0.9, 1200, 600, -1);
    settle();
    expect(at(stage.indexOf('saturn')).x).toBeCloseTo(683, 3);
  });

  it('flies from and to shifted views without a jump', () => {
    open('enlarged', 9e8);
    zoomToPointer(stage, 0.3, 1000, 500, -1);
    settle();
    const wanted = {
      azimuthDeg: 10,
      elevationDeg: 20,
      distanceKm: 2e6,
      middleXKm: 3e5,
      middleYKm: 1e5,
      middleZKm: -2e4,
    };
    const before = { ...stage.eye.forward };
    lookAt(explorer, 'jupiter', wanted);
    stage.update(1 / 60);
    const turned = before.x * stage.eye.forward.x + before.y * stage.eye.forward.y + before.z * stage.eye.forward.z;
    expect(turned).toBeGreaterThan(0.9999);
    let last = { ...stage.eye.forward };
    for (let i = 0; i < 600 && stage.update(1 / 60); i++) {
      const { x, y, z } = stage.eye.forward;
      expect(last.x * x + last.y * y + last.z * z).toBeGreaterThan(Math.cos(0.2));
      last = { x, y, z };
    }
    expect(explorer.camera.pose).toEqual(wanted);
  });

  it('stands as still a million times its distance off the focus as on it', () => {
    open('true', 9e8);
    lookAt(explorer, 'sun', { ...HOME_POSE, distanceKm: 200, middleXKm: 1.5e8, middleYKm: 3e7 }, true);
    settle();
    const { middle } = stage.rig;
    let last = Number.NaN;
    for (let frame = 0; frame < 30; frame++) {
      explorer.clock.setEpoch((explorer.clock.epoch + 1 / 60) as typeof explorer.clock.epoch);
      stage.update(1 / 60);
      const { eye } = stage;
      const dx = middle.x + 10 - eye.position.x;
      const dy = middle.y - eye.position.y;
      const dz = middle.z - eye.position.z;
      const ahead = dx * eye.forward.x + dy * eye.forward.y + dz * eye.forward.z;
      const px = ((dx * eye.right.x + dy * eye.right.y + dz * eye.right.z) / ahead) * eye.pixelsPerTangent;
      if (frame > 0) expect(Math.abs(px - last)).toBeLessThan(0.1);
      last = px;
    }
    expect(Math.abs(last)).toBeGreaterThan(5);
  });
});
