import { describe, expect, it } from 'vitest';
import { CameraRig, shortestTurn, wishedPose } from '../../src/scene/camera/camera-rig.ts';
import { flightPath, flightSeconds } from '../../src/scene/camera/flight-path.ts';

const POSE = { azimuthDeg: 0, elevationDeg: 30, distanceKm: 1e6 };

describe('flight path', () => {
  it.each([
    [1e8, 9e8, 3e4],
    [1e5, 3e4, 3e4],
    [4e9, 1e5, 2e5],
    [0, 1e9, 1e4],
  ])('of %d km leads from %d to %d km without a jump', (separation, from, to) => {
    const path = flightPath(separation, from, to);
    const point = { along: 0, distanceKm: 0 };
    expect(path(point, 0).distanceKm).toBeCloseTo(from, 3);
    expect(path(point, 1).distanceKm).toBeCloseTo(to, 3);
    expect(point.along).toBe(1);
    let along = 0;
    let log = Math.log(from);
    for (let i = 1; i <= 1000; i++) {
      path(point, i / 1000);
      expect(point.along).toBeGreaterThanOrEqual(along - 1e-9);
      expect(Math.abs(Math.log(point.distanceKm) - log)).toBeLessThan(0.1);
      along = point.along;
      log = Math.log(point.distanceKm);
    }
  });

  it('draws back to cross a long way between two near views', () => {
    const point = { along: 0, distanceKm: 0 };
    flightPath(1e8, 1e4, 1e4)(point, 0.5);
    expect(point.along).toBeCloseTo(0.5, 6);
    expect(point.distanceKm).toBeGreaterThan(2e7);
  });

  it('takes between 1.2 and 2.2 seconds', () => {
    expect(flightSeconds(0, 1e5, 1e5)).toBe(1.2);
    expect(flightSeconds(5e9, 1e9, 1)).toBe(2.2);
  });
});

describe('camera rig', () => {
  it('follows the hand, comes to rest and writes the pose it was given', () => {
    const pose = { ...POSE };
    const rig = new CameraRig(pose);
    rig.turn(20, 10);
    rig.zoom(0.5);
    let frames = 0;
    while (rig.update(1 / 60)) frames++;
    expect(frames).toBeLessThan(90);
    expect(pose.azimuthDeg).toBeCloseTo(20, 2);
    expect(pose.elevationDeg).toBeCloseTo(40, 2);
    expect(pose.distanceKm).toBeLessThan(0.6e6);
  });

  it('stays above the ground, below the heliosphere and off the poles', () => {
    const pose = { ...POSE };
    const rig = new CameraRig(pose);
    rig.nearestKm = 7000;
    for (let i = 0; i < 400; i++) rig.zoom(0.5);
    rig.turn(0, 500);
    while (rig.update(0.05));
    expect(pose.distanceKm).toBeGreaterThanOrEqual(7000);
    expect(pose.elevationDeg).toBe(89);
    for (let i = 0; i < 400; i++) rig.zoom(2);
    while (rig.update(0.05));
    expect(pose.distanceKm).toBe(4e10);
  });

  it('flies from one focus to another and ends exactly there', () => {
    const pose = { ...POSE };
    const rig = new CameraRig(pose);
    rig.fly({ x: 1e8, y: 0, z: 0 }, { azimuthDeg: 350, elevationDeg: 10, distanceKm: 3e4 });
    expect(rig.isFlying).toBe(true);
    let seconds = 0;
    while (rig.update(1 / 30)) seconds += 1 / 30;
    expect(seconds).toBeLessThan(2.4);
    expect(pose).toEqual({ azimuthDeg: -10, elevationDeg: 10, distanceKm: 3e4 });
    expect(rig.look).toEqual({ x: 0, y: 0, z: 0 });
  });

  it('lets a hand break a flight off, without a jump of the eye', () => {
    const rig = new CameraRig({ ...POSE });
    rig.fly({ x: 1e8, y: 0, z: 0 }, { azimuthDeg: 0, elevationDeg: 10, distanceKm: 3e4 });
    for (let i = 0; i < 20; i++) rig.update(1 / 30);
    const before = { ...rig.eye };
    rig.turn(0.01, 0);
    rig.update(1 / 1000);
    const moved = Math.hypot(rig.eye.x - before.x, rig.eye.y - before.y, rig.eye.z - before.z);
    expect(moved).toBeLessThan(0.02 * 1e8);
    while (rig.update(1 / 30));
    expect(rig.look).toEqual({ x: 0, y: 0, z: 0 });
  });

  it('fills the missing parts of a wish and turns the short way', () => {
    const wish = { focusId: 'mars', pose: { distanceKm: 5 }, isInstant: false };
    expect(wishedPose(wish, POSE)).toEqual({ ...POSE, distanceKm: 5 });
    expect(shortestTurn(350)).toBe(-10);
    expect(shortestTurn(-190)).toBe(170);
  });
});
