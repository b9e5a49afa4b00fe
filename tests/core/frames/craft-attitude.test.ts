import { describe, expect, it } from 'vitest';
import { craftAttitude, flightAttitudeInto, groundAttitudeInto } from '../../../src/core/frames/craft-attitude.ts';
import { dotVec3, normVec3, type Vec3, vec3 } from '../../../src/core/math/vec3.ts';

function unit(x: number, y: number, z: number): Vec3 {
  const length = Math.hypot(x, y, z);
  return vec3(x / length, y / length, z / length);
}

const NORTH = vec3(0, 0, 1);
const out = craftAttitude();

/** The normal of the wings' cells. */
function cells() {
  const { x, z, wingAngleRad: a } = out;
  return vec3(
    Math.sin(a) * x.x + Math.cos(a) * z.x,
    Math.sin(a) * x.y + Math.cos(a) * z.y,
    Math.sin(a) * x.z + Math.cos(a) * z.z,
  );
}

function expectRightHanded() {
  const { x, y, z } = out;
  for (const axis of [x, y, z]) expect(normVec3(axis)).toBeCloseTo(1, 12);
  expect(dotVec3(x, y)).toBeCloseTo(0, 12);
  expect(dotVec3(y, z)).toBeCloseTo(0, 12);
  const volume = x.x * (y.y * z.z - y.z * z.y) + x.y * (y.z * z.x - y.x * z.z) + x.z * (y.x * z.y - y.y * z.x);
  expect(volume).toBeCloseTo(1, 12);
}

describe('attitude in flight', () => {
  it.each([
    [unit(1, 0.2, 0.1), unit(-0.3, 1, 0.2)],
    [unit(-1, 2, 0.4), unit(0.1, -1, 0.6)],
    [unit(0, 0, 1), unit(1, 0, 0)],
    [unit(0.3, 0.3, -1), unit(-0.3, -0.3, 0.9)],
  ])('turns the dish to the Earth and the cells to the Sun', (earth, sun) => {
    flightAttitudeInto(out, earth, sun, NORTH);
    expectRightHanded();
    expect(dotVec3(out.z, earth)).toBeCloseTo(1, 12);
    expect(dotVec3(cells(), sun)).toBeCloseTo(1, 12);
  });

  it('still looks at the Earth where the Sun stands behind it', () => {
    const earth = unit(0.5, 0.5, 0.01);
    flightAttitudeInto(out, earth, unit(0.5, 0.5, 0.015), NORTH);
    expectRightHanded();
    expect(dotVec3(out.z, earth)).toBeCloseTo(1, 12);
    expect(dotVec3(cells(), earth)).toBeGreaterThan(0.999);
  });
});

describe('attitude on the ground', () => {
  it.each([unit(1, 2, 0.3), unit(0, 0, 1), unit(0, 0, -1), unit(1, 0, 0)])('stands upright', (up) => {
    groundAttitudeInto(out, up, NORTH);
    expectRightHanded();
    expect(dotVec3(out.z, up)).toBeCloseTo(1, 12);
    // East of north, seen from above: x points north wherever there is a north.
    if (Math.abs(up.z) < 0.99) expect(dotVec3(out.x, NORTH)).toBeGreaterThan(0);
  });
});
