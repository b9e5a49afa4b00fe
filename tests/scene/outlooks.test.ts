import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { Body, HelioVector, MakeTime, RotationAxis } from 'astronomy-engine';
import { beforeAll, describe, expect, it } from 'vitest';
import { addPack } from '../../src/core/ephemeris/build-almanac.ts';
import { decodePack } from '../../src/core/ephemeris/pack-format.ts';
import { unixMs } from '../../src/core/time/epoch.ts';
import { epochFromUtc } from '../../src/core/time/utc.ts';
import { Stage } from '../../src/scene/stage/stage.ts';
import { type Explorer, lookAt } from '../../src/state/explorer.ts';
import { rideAlong, standAt } from '../../src/state/standpoint.ts';
import { testExplorer } from '../ui/explorer-for-tests.tsx';

const DEG = 180 / Math.PI;

/** Landing sites (planetocentric degrees, as published) and a moment on the ground. */
const SITES: readonly (readonly [id: string, body: Body | undefined, latDeg: number, lonDegE: number, iso: string])[] =
  [
    ['apollo-11', Body.Moon, 0.674, 23.473, '1969-07-21T03:00Z'],
    ['apollo-17', Body.Moon, 20.191, 30.772, '1972-12-12T12:00Z'],
    ['change-3', Body.Moon, 44.12, -19.51, '2013-12-20T12:00Z'],
    ['change-4', Body.Moon, -45.444, 177.599, '2019-01-08T12:00Z'],
    ['change-7', Body.Moon, -88.8, 123.4, '2028-11-20T12:00Z'],
    ['curiosity', Body.Mars, -4.59, 137.44, '2013-08-20T07:12Z'],
    ['insight', Body.Mars, 4.5, 135.62, '2019-03-05T10:48Z'],
    ['huygens', undefined, 0, 0, '2005-01-14T12:00Z'],
    ['philae', undefined, 0, 0, '2014-11-12T18:00Z'],
  ];
const RIDERS = ['voyager-1', 'parker-solar-probe'];
/** What carried the landers there. */
const CARRIERS = ['cassini', 'rosetta'];

let explorer: Explorer;

beforeAll(() => {
  explorer = testExplorer('2020-01-01T00:00Z', {}, { paths: [...SITES.map(([id]) => id), ...RIDERS, ...CARRIERS] });
  // The comet that Philae stands on.
  addPack(explorer.almanac, decodePack(inflateSync(readFileSync('public/packs/ephemeris/small-bodies-2010.bin'))));
});

function open(iso: string): Stage {
  explorer.clock.setEpoch(epochFromUtc(unixMs(Date.parse(iso))));
  explorer.store.setState({ standpoint: null });
  const stage = new Stage(explorer);
  stage.prefersStill = true;
  stage.resize(1366, 768);
  lookAt(explorer, 'earth', {}, true);
  stage.update(0.016);
  return stage;
}

function settle(stage: Stage): void {
  for (let i = 0; i < 400 && stage.update(0.05); i++);
}

/** Height (degrees) above the horizon of the eye. */
function heightDeg(stage: Stage, id: string): number {
  const { places, eye, eyePlacer } = stage;
  const i = stage.indexOf(id);
  const up = eyePlacer.zenith!;
  const [x, y, z] = [places.x[i]! - eye.position.x, places.y[i]! - eye.position.y, places.z[i]! - eye.position.z];
  return Math.asin((x * up.x + y * up.y + z * up.z) / Math.hypot(x, y, z)) * DEG;
}

/** Height (degrees) of another body at a site by Astronomy Engine alone: its positions, poles and spin. */
function expectedHeightDeg(body: Body, other: Body, latDeg: number, lonDegE: number, iso: string): number {
  const time = MakeTime(new Date(iso));
  const axis = RotationAxis(body, time);
  const north = axis.north;
  // The node of the body's equator on that of J2000: 90 degrees east of the pole's right ascension.
  const node = { x: -Math.sin((axis.ra * 15) / DEG), y: Math.cos((axis.ra * 15) / DEG), z: 0 };
  const side = {
    x: north.y * node.z - north.z * node.y,
    y: north.z * node.x - north.x * node.z,
    z: north.x * node.y - north.y * node.x,
  };
  const turned = (axis.spin + lonDegE) / DEG;
  const lat = latDeg / DEG;
  const along = (axisName: 'x' | 'y' | 'z') =>
    Math.cos(lat) * (Math.cos(turned) * node[axisName] + Math.sin(turned) * side[axisName]) +
    Math.sin(lat) * north[axisName];
  const [from, to] = [HelioVector(body, time), HelioVector(other, time)];
  const radiusAu = (body === Body.Moon ? 1737.4 : 3389.5) / 149_597_870.7;
  const delta = (axisName: 'x' | 'y' | 'z') => to[axisName] - from[axisName] - radiusAu * along(axisName);
  const length = Math.hypot(delta('x'), delta('y'), delta('z'));
  return Math.asin((delta('x') * along('x') + delta('y') * along('y') + delta('z') * along('z')) / length) * DEG;
}

describe('who stands beside a lander', () => {
  it.each(SITES)('sees a level horizon, and Sun and Earth where they are: %s', (id, body, latDeg, lonDegE, iso) => {
    const stage = open(iso);
    expect(standAt(explorer, id)).toBe(true);
    settle(stage);
    expect(stage.eyePlacer.isLookingOut).toBe(true);
    const { right, forward, position } = stage.eye;
    const up = stage.eyePlacer.zenith!;
    expect(right.x * up.x + right.y * up.y + right.z * up.z).toBeCloseTo(0, 9);
    // The eye is above the ground it stands on, and looks no steeper than a visitor would at first.
    expect(position.x * up.x + position.y * up.y + position.z * up.z).toBeGreaterThan(0.001);
    const pitchDeg = Math.asin(forward.x * up.x + forward.y * up.y + forward.z * up.z) * DEG;
    expect(pitchDeg).toBeGreaterThan(7.9);
    expect(pitchDeg).toBeLessThan(22.1);
    if (!body) return;
    expect(Math.abs(heightDeg(stage, 'sun') - expectedHeightDeg(body, Body.Sun, latDeg, lonDegE, iso))).toBeLessThan(
      0.1,
    );
    expect(
      Math.abs(heightDeg(stage, 'earth') - expectedHeightDeg(body, Body.Earth, latDeg, lonDegE, iso)),
    ).toBeLessThan(0.1);
  });
});

describe('who looks at the Earth from afar', () => {
  it.each([
    ['voyager-1', '2026-11-01T00:00Z'],
    ['parker-solar-probe', '2024-12-24T11:53Z'],
    ['curiosity', '2013-08-20T07:12Z'],
    ['huygens', '2005-01-14T12:00Z'],
    ['philae', '2014-11-12T18:00Z'],
    ['change-4', '2019-01-08T12:00Z'],
  ])('has it in the middle of the picture: from %s', (id, iso) => {
    const stage = open(iso);
    expect(rideAlong(explorer, id, 'earth')).toBe(true);
    settle(stage);
    const earth = stage.indexOf('earth');
    expect(stage.projection.isAhead[earth]).toBe(1);
    expect(stage.projection.screenX[earth]).toBeCloseTo(683, 0);
    expect(stage.projection.screenY[earth]).toBeCloseTo(384, 0);
    // North of the ecliptic is up.
    expect(stage.eye.up.y).toBeGreaterThanOrEqual(0);
    expect(stage.eye.right.y).toBeCloseTo(0, 9);
  });
});
