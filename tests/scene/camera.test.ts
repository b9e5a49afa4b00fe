import { Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { CameraRig, shortestTurn, wishedPose } from '../../src/scene/camera/camera-rig.ts';
import { Detour } from '../../src/scene/camera/detour.ts';
import { easedProgress, flightPath, flightSeconds } from '../../src/scene/camera/flight-path.ts';
import { headingTo } from '../../src/scene/camera/heading.ts';
import { sceneDirection } from '../../src/scene/stage/display-axes.ts';
import { ON_FOCUS } from '../../src/state/camera-pose.ts';

/** A flight that begins where the rig is, 10⁸ km from its new focus. */
function startOf(rig: CameraRig) {
  rig.update(0);
  const { x, y, z } = rig.eye;
  return {
    departure: { x: 1e8, y: 0, z: 0 },
    eye: { x, y, z },
    forward: { x: -x, y: -y, z: -z },
    up: { x: 0, y: 1, z: 0 },
    obstacles: [],
  };
}

function gazeOf({ aside, eye }: CameraRig): Vector3 {
  const { yawRad, pitchRad } = headingTo({ yawRad: 0, pitchRad: 0 }, eye);
  const { x, y, z } = sceneDirection({ x: 0, y: 0, z: 0 }, yawRad + aside.yawRad, pitchRad + aside.pitchRad);
  return new Vector3(x, y, z);
}

const POSE = { azimuthDeg: 0, elevationDeg: 30, distanceKm: 1e6, ...ON_FOCUS };

describe('flight path', () => {
  it.each([
    [1e8, 9e8, 3e4],
    [1e5, 3e4, 3e4],
    [4e9, 1e5, 2e5],
    [0, 1e9, 1e4],
  ])('of %d km leads from %d to %d km without a jump', (separation, from, to) => {
    const path = flightPath(separation, from, to);
    const point = { along: 0, distanceKm: 0 };
    expect(path.at(point, 0).distanceKm).toBeCloseTo(from, 3);
    expect(path.at(point, 1).distanceKm).toBeCloseTo(to, 3);
    expect(point.along).toBe(1);
    let along = 0;
    let log = Math.log(from);
    for (let i = 1; i <= 1000; i++) {
      path.at(point, i / 1000);
      expect(point.along).toBeGreaterThanOrEqual(along - 1e-9);
      expect(Math.abs(Math.log(point.distanceKm) - log)).toBeLessThan(0.1);
      along = point.along;
      log = Math.log(point.distanceKm);
    }
  });

  it('draws back to cross a long way between two near views', () => {
    const point = { along: 0, distanceKm: 0 };
    flightPath(1e8, 1e4, 1e4).at(point, 0.5);
    expect(point.along).toBeCloseTo(0.5, 6);
    expect(point.distanceKm).toBeGreaterThan(2e7);
  });

  it('takes between 1.2 and 3.6 seconds', () => {
    expect(flightSeconds(0, 0)).toBe(1.2);
    expect(flightSeconds(flightPath(5e9, 1e5, 1e-3).length, Math.PI)).toBe(3.6);
  });

  it('gathers speed and loses it again without a jerk', () => {
    const frames = 200;
    let before = 0;
    let speedBefore = 0;
    for (let i = 1; i <= frames; i++) {
      const progress = easedProgress(i / frames);
      const speed = (progress - before) * frames;
      expect(speed).toBeGreaterThan(0);
      expect(Math.abs(speed - speedBefore)).toBeLessThan(0.05);
      expect(speed).toBeLessThan(1.7);
      before = progress;
      speedBefore = speed;
    }
    expect(before).toBe(1);
    expect(speedBefore).toBeLessThan(0.01);
  });
});

describe('detour', () => {
  /** A straight way of 2000 km along x. */
  const straight = (out: { x: number; y: number; z: number }, progress: number) => {
    out.x = 2000 * progress - 1000;
    out.y = 0;
    out.z = 0;
  };

  it.each([
    ['through its middle', [{ x: 0, y: 0, z: 0, reachKm: 100 }]],
    ['off its middle', [{ x: 10, y: 30, z: -20, reachKm: 100 }]],
    ['of a rock between two samples', [{ x: 7.1, y: 0.2, z: 0, reachKm: 2 }]],
    [
      'and past another beside it',
      [
        { x: 0, y: -1, z: 0, reachKm: 100 },
        { x: 260, y: 150, z: 0, reachKm: 60 },
      ],
    ],
  ])('leads round a body the way goes %s', (_, bodies) => {
    const detour = new Detour(straight, bodies);
    const eye = { x: 0, y: 0, z: 0 };
    let last = { x: -1000, y: 0, z: 0 };
    for (let i = 0; i <= 20_000; i++) {
      straight(eye, i / 20_000);
      detour.addTo(eye, i / 20_000);
      for (const { x, y, z, reachKm } of bodies)
        expect(Math.hypot(eye.x - x, eye.y - y, eye.z - z)).toBeGreaterThan(1.2 * reachKm);
      expect(Math.hypot(eye.x - last.x, eye.y - last.y, eye.z - last.z)).toBeLessThan(0.5);
      last = { ...eye };
    }
    expect(eye).toEqual({ x: 1000, y: 0, z: 0 });
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
    rig.fly(startOf(rig), { azimuthDeg: 350, elevationDeg: 10, distanceKm: 3e4, ...ON_FOCUS });
    expect(rig.isFlying).toBe(true);
    let seconds = 0;
    while (rig.update(1 / 30)) seconds += 1 / 30;
    expect(seconds).toBeLessThan(3.7);
    expect(pose).toEqual({ azimuthDeg: -10, elevationDeg: 10, distanceKm: 3e4, ...ON_FOCUS });
    expect(Math.hypot(rig.aside.yawRad, rig.aside.pitchRad)).toBe(0);
  });

  it.each([10, 40, 70])('lets a hand take over a flight after %d frames, without a jump of the eye', (frames) => {
    const rig = new CameraRig({ ...POSE });
    rig.fly(startOf(rig), { azimuthDeg: 0, elevationDeg: 10, distanceKm: 3e4, ...ON_FOCUS });
    for (let i = 0; i < frames; i++) rig.update(1 / 60);
    const before = { eye: { ...rig.eye }, gaze: gazeOf(rig) };
    rig.turn(0.01, 0);
    rig.update(1 / 1000);
    expect(rig.isFlying).toBe(false);
    const moved = Math.hypot(rig.eye.x - before.eye.x, rig.eye.y - before.eye.y, rig.eye.z - before.eye.z);
    expect(moved).toBeLessThan(1e-4 * rig.pose.distanceKm);
    expect(gazeOf(rig).angleTo(before.gaze)).toBeLessThan(0.03);
    while (rig.update(1 / 30));
    expect(Math.hypot(rig.aside.yawRad, rig.aside.pitchRad)).toBe(0);
    const now = Math.hypot(rig.eye.x, rig.eye.y, rig.eye.z);
    expect(now / Math.hypot(before.eye.x, before.eye.y, before.eye.z)).toBeCloseTo(1, 6);
  });

  it('fills the missing parts of a wish and turns the short way', () => {
    const wish = { focusId: 'mars', pose: { distanceKm: 5 }, isInstant: false };
    expect(wishedPose(wish, POSE)).toEqual({ ...POSE, distanceKm: 5 });
    expect(shortestTurn(350)).toBe(-10);
    expect(shortestTurn(-190)).toBe(170);
  });
});
