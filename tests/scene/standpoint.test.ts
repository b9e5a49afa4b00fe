import { beforeAll, describe, expect, it } from 'vitest';
import { unixMs } from '../../src/core/time/epoch.ts';
import { epochFromUtc } from '../../src/core/time/utc.ts';
import { Stage } from '../../src/scene/stage/stage.ts';
import { type Explorer, lookAt } from '../../src/state/explorer.ts';
import { leaveStandpoint, rideAlong, standAt, turnTo } from '../../src/state/standpoint.ts';
import { testExplorer } from '../ui/explorer-for-tests.tsx';

const DEG = 180 / Math.PI;
let explorer: Explorer;
let stage: Stage;

beforeAll(() => {
  explorer = testExplorer('1969-07-20T20:18Z', {}, { paths: ['apollo-11', 'juno-spacecraft'] });
});

function open(isoUtc: string) {
  explorer.clock.setEpoch(epochFromUtc(unixMs(Date.parse(isoUtc))));
  explorer.store.setState({ standpoint: null });
  stage = new Stage(explorer);
  stage.prefersStill = true;
  stage.resize(1366, 768);
  stage.update(0.016);
}

/** Frames until nothing moves any more. */
function settle() {
  for (let i = 0; i < 400 && stage.update(0.05); i++);
}

/** Angle (degrees) of a direction from the eye to an object above the plane across `up`. */
function heightDeg(id: string, up: { x: number; y: number; z: number }): number {
  const i = stage.indexOf(id);
  const { places, eye } = stage;
  const x = places.x[i]! - eye.position.x;
  const y = places.y[i]! - eye.position.y;
  const z = places.z[i]! - eye.position.z;
  return Math.asin((x * up.x + y * up.y + z * up.z) / Math.hypot(x, y, z)) * DEG;
}

describe('standing on the ground', () => {
  it('sees Sun and Earth where the crew of Apollo 11 saw them', () => {
    open('1969-07-20T20:17:40Z');
    expect(standAt(explorer, 'apollo-11')).toBe(true);
    settle();
    expect(stage.eyePlacer.isLookingOut).toBe(true);
    const zenith = stage.eyePlacer.zenith!;
    // Orloff, Apollo by the Numbers (NASA SP-2000-4029): sun angle at touchdown 10.8 degrees.
    expect(heightDeg('sun', zenith)).toBeGreaterThan(10.4);
    expect(heightDeg('sun', zenith)).toBeLessThan(11.2);
    expect(heightDeg('earth', zenith)).toBeGreaterThan(55);
    // Two metres above the ground, and the horizon is level.
    expect(stage.eye.right.x * zenith.x + stage.eye.right.y * zenith.y + stage.eye.right.z * zenith.z).toBeCloseTo(
      0,
      9,
    );
    expect(stage.projection.isAhead[stage.indexOf('moon')]).toBe(0);
  });

  it('needs a craft on the ground', () => {
    open('1969-07-18T00:00Z');
    expect(standAt(explorer, 'apollo-11')).toBe(false);
    expect(explorer.store.getState().standpoint).toBeNull();
  });

  it('turns with the hand about the zenith, as far as the sky follows the hand', () => {
    open('1969-07-20T21:00Z');
    standAt(explorer, 'apollo-11');
    settle();
    const { gaze } = explorer.camera;
    const before = { ...gaze };
    stage.eyePlacer.hand.turn(-20, 10);
    settle();
    const share = before.fieldDeg / 180;
    expect(gaze.yawDeg - before.yawDeg).toBeCloseTo(20 * share, 2);
    expect(gaze.pitchDeg - before.pitchDeg).toBeCloseTo(10 * share, 2);
    stage.eyePlacer.hand.zoom(0.5);
    settle();
    expect(stage.camera.fov).toBeCloseTo(before.fieldDeg / 2, 1);
  });
});

describe('riding along', () => {
  it('looks ahead along the way about Jupiter, and at the Earth on demand', () => {
    open('2022-09-20T00:00Z');
    expect(rideAlong(explorer, 'juno-spacecraft', null)).toBe(true);
    settle();
    const { almanac, clock } = explorer;
    const answer = almanac.stateAt('juno-spacecraft', 'jupiter', clock.epoch);
    if (answer.kind !== 'state') throw new Error('Juno has no state here.');
    // ICRF velocity turned to the scene: its component along the ecliptic pole is the up component of the view.
    const v = answer.state.velocityKmS;
    const obliquity = 23.4392911 / DEG;
    const along = Math.cos(obliquity) * v.z - Math.sin(obliquity) * v.y;
    expect(stage.eye.forward.y).toBeCloseTo(along / Math.hypot(v.x, v.y, v.z), 3);
    turnTo(explorer, 'earth');
    settle();
    const { projection, eye } = stage;
    expect(projection.screenX[stage.indexOf('earth')]).toBeCloseTo(eye.widthPx / 2, 0);
    expect(projection.screenY[stage.indexOf('earth')]).toBeCloseTo(eye.heightPx / 2, 0);
  });

  it('keeps what it looks at in view while time runs, and comes back when left', () => {
    open('2022-09-20T00:00Z');
    rideAlong(explorer, 'juno-spacecraft', 'earth');
    settle();
    for (const hour of [5, 50, 500]) {
      explorer.clock.setEpoch(epochFromUtc(unixMs(Date.parse('2022-09-20T00:00Z') + hour * 3_600_000)));
      settle();
      expect(stage.projection.screenX[stage.indexOf('earth')]).toBeCloseTo(stage.eye.widthPx / 2, 0);
    }
    expect(leaveStandpoint(explorer)).toBe(true);
    settle();
    expect(stage.eyePlacer.isLookingOut).toBe(false);
    expect(stage.camera.fov).toBeCloseTo(stage.orbitFieldDeg, 6);
  });

  it('of a body wants something to look at', () => {
    open('2022-09-20T00:00Z');
    expect(rideAlong(explorer, 'mars', null)).toBe(false);
    expect(rideAlong(explorer, 'mars', 'mars')).toBe(false);
    expect(rideAlong(explorer, 'mars', 'earth')).toBe(true);
    settle();
    const mars = stage.objects[stage.indexOf('mars')]!;
    const away = Math.hypot(stage.eye.position.x, stage.eye.position.y, stage.eye.position.z);
    expect(away).toBeGreaterThan(mars.radiusKm);
    expect(stage.projection.screenX[stage.indexOf('earth')]).toBeCloseTo(stage.eye.widthPx / 2, 0);
  });
});

describe('circling a craft on the ground', () => {
  it('has the local vertical up when near, the ecliptic north when far, and never looks from below', () => {
    open('1969-07-20T21:00Z');
    const zenith = () => {
      const [i, m] = [stage.indexOf('apollo-11'), stage.indexOf('moon')];
      const { places } = stage;
      const length = places.distanceKm(i, m);
      return {
        x: (places.x[i]! - places.x[m]!) / length,
        y: (places.y[i]! - places.y[m]!) / length,
        z: (places.z[i]! - places.z[m]!) / length,
      };
    };
    const height = () => {
      const up = zenith();
      return stage.eye.position.x * up.x + stage.eye.position.y * up.y + stage.eye.position.z * up.z;
    };
    for (const elevationDeg of [-40, 0, 25]) {
      lookAt(explorer, 'apollo-11', { azimuthDeg: 30, elevationDeg, distanceKm: 0.05 }, true);
      settle();
      expect(height()).toBeGreaterThan(0);
      const { right } = stage.eye;
      const up = zenith();
      expect(right.x * up.x + right.y * up.y + right.z * up.z).toBeCloseTo(0, 9);
    }
    lookAt(explorer, 'apollo-11', { azimuthDeg: 30, elevationDeg: 25, distanceKm: 20_000 }, true);
    settle();
    expect(stage.eye.right.y).toBeCloseTo(0, 9);
  });
});
