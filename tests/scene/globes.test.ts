import { Mesh, Quaternion, SphereGeometry, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { epochFromJdTdb } from '../../src/core/time/epoch.ts';
import { BodyTurn } from '../../src/scene/bodies/body-turn.ts';

const OBLIQUITY_RAD = (84_381.448 / 3600) * (Math.PI / 180);

/** Pole straight up in ICRF, prime meridian `w` degrees east of the equinox. */
function upright(w: number) {
  return {
    rotation: { poleRaDeg: 0, poleDecDeg: 90, primeMeridianDeg: w - 90, primeMeridianRateDegPerDay: 0 },
  };
}

describe('how a globe stands', () => {
  it('has its pole where the model says: the Earth’s leans by the obliquity', () => {
    const turn = new Quaternion();
    new BodyTurn(upright(0)).into(turn, epochFromJdTdb(2_451_545));
    const pole = new Vector3(0, 1, 0).applyQuaternion(turn);
    expect(Math.acos(pole.y)).toBeCloseTo(OBLIQUITY_RAD, 9);
    expect(pole.z).toBeCloseTo(-Math.sin(OBLIQUITY_RAD), 9);
  });

  it('turns eastwards: its prime meridian comes from the equinox', () => {
    const turn = new Quaternion();
    new BodyTurn(upright(0)).into(turn, epochFromJdTdb(2_451_545));
    const meridian = new Vector3(1, 0, 0).applyQuaternion(turn);
    expect(meridian.x).toBeCloseTo(1, 9);
    new BodyTurn(upright(90)).into(turn, epochFromJdTdb(2_451_545));
    const later = new Vector3(1, 0, 0).applyQuaternion(turn);
    // ICRF +y lies at ecliptic longitude 90°, a little below the ecliptic: scene −z and −y.
    expect(later.z).toBeCloseTo(-Math.cos(OBLIQUITY_RAD), 9);
    expect(later.y).toBeCloseTo(-Math.sin(OBLIQUITY_RAD), 9);
  });

  it('stands upright when its spin is not known', () => {
    const turn = new Quaternion(1, 0, 0, 0);
    new BodyTurn({}).into(turn, epochFromJdTdb(2_451_545));
    expect(turn.toArray()).toEqual([0, 0, 0, 1]);
  });

  it('shows the middle of its map at the prime meridian and the east to the right of it', () => {
    const sphere = new Mesh(new SphereGeometry(1, 32, 16)).geometry;
    const { position, uv } = sphere.attributes;
    for (let i = 0; i < position!.count; i++) {
      if (Math.abs(position!.getY(i)) > 1e-6 || position!.getX(i) < 0.5) continue;
      const eastRad = Math.atan2(-position!.getZ(i), position!.getX(i));
      expect(uv!.getX(i)).toBeCloseTo(0.5 + eastRad / (2 * Math.PI), 6);
    }
  });
});
