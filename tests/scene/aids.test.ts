import type { BufferAttribute } from 'three';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stateVector } from '../../src/core/ephemeris/source.ts';
import { unixMs } from '../../src/core/time/epoch.ts';
import { epochFromUtc } from '../../src/core/time/utc.ts';
import { ApsisMarks } from '../../src/scene/aids/apsis-marks.ts';
import { InfluenceSpheres, influenceRadiusKm } from '../../src/scene/aids/influence-spheres.ts';
import { LagrangeMarks } from '../../src/scene/aids/lagrange-marks.ts';
import { currentTilt, OrbitPlanes } from '../../src/scene/aids/orbit-planes.ts';
import { sceneFromIcrf } from '../../src/scene/stage/display-axes.ts';
import { Stage } from '../../src/scene/stage/stage.ts';
import { type Explorer, lookAt, select } from '../../src/state/explorer.ts';
import { EXTRAS } from '../../src/state/store.ts';
import { parseUrl } from '../../src/state/url-state.ts';
import { testExplorer } from '../ui/explorer-for-tests.tsx';

let explorer: Explorer;
let stage: Stage;

beforeAll(() => {
  explorer = testExplorer('2026-11-22T00:00Z', {}, { paths: ['parker-solar-probe'] });
});

beforeEach(() => {
  explorer.clock.setEpoch(epochFromUtc(unixMs(Date.parse('2026-11-22T00:00Z'))));
  stage = new Stage(explorer);
  stage.prefersStill = true;
  stage.resize(1366, 768);
  select(explorer, null);
});

function look(id: string, distanceKm: number) {
  stage.update(0.016);
  lookAt(explorer, id, { azimuthDeg: -60, elevationDeg: 35, distanceKm }, true);
  for (let i = 0; i < 5; i++) stage.update(0.05);
}

const out = { x: 0, y: 0 };
const seen = () => [...stage.guests].filter((guest) => guest.locate(out, stage)).map(({ text }) => text);

describe('spheres of influence', () => {
  it('are as large as published, and hide where they would be specks', () => {
    const layer = new InfluenceSpheres(stage);
    look('earth', 6e6);
    layer.update(stage);
    expect(influenceRadiusKm(stage, 'earth')).toBeGreaterThan(924_000);
    expect(influenceRadiusKm(stage, 'earth')).toBeLessThan(925_500);
    expect(Math.abs(influenceRadiusKm(stage, 'jupiter')! / 48.2e6 - 1)).toBeLessThan(0.005);
    expect(seen().some((text) => /^Sphere of influence of Earth, 92[45],000 km$/.test(text))).toBe(true);
    look('sun', 9e9);
    layer.update(stage);
    expect(seen().filter((text) => /Earth|Mars|Venus|Moon/.test(text))).toEqual([]);
    layer.dispose();
    expect(stage.guests.size).toBe(0);
  });
});

describe('Lagrange points', () => {
  it('are crosses where the ephemeris has the points', () => {
    const layer = new LagrangeMarks(stage);
    look('earth', 6e6);
    layer.update(stage);
    const starts = layer.root.geometry.getAttribute('aStart') as BufferAttribute;
    const ends = layer.root.geometry.getAttribute('aEnd') as BufferAttribute;
    const { count } = layer.root.geometry.drawRange;
    const middles = Array.from({ length: count / 6 }, (_, piece) => {
      const i = 4 * piece;
      return [0, 1, 2].map((axis) => (starts.getComponent(i, axis) + ends.getComponent(i, axis)) / 2);
    });
    const state = stateVector();
    for (const id of ['sun-earth-l1', 'sun-earth-l2', 'earth-moon-l4', 'earth-moon-l5']) {
      expect(explorer.almanac.stateInto(state, id, 'earth', stage.epoch)).toBe(true);
      const at = sceneFromIcrf({ x: 0, y: 0, z: 0 }, state.positionKm);
      const { position } = stage.eye;
      const apart = middles.map(([x, y, z]) =>
        Math.hypot(x! - at.x + position.x, y! - at.y + position.y, z! - at.z + position.z),
      );
      // The Earth's own mass or that of the pair: L1 and L2 differ by some thousand km.
      expect(Math.min(...apart)).toBeLessThan(8000);
    }
    layer.dispose();
    expect(stage.guests.size).toBe(0);
  });

  it('are those of the planet one looks at, besides the Earth’s', () => {
    const layer = new LagrangeMarks(stage);
    look('jupiter', 2e9);
    layer.update(stage);
    expect(seen()).toEqual(expect.arrayContaining(['Sun-Jupiter L4', 'Sun-Jupiter L5']));
    layer.dispose();
  });
});

describe('the plane of an orbit', () => {
  it('is that of the published elements', () => {
    const layer = new OrbitPlanes(stage);
    look('sun', 7e8);
    select(explorer, 'mars');
    stage.update(0.05);
    layer.update(stage);
    // Standish, JPL, Keplerian elements for approximate positions: Mars 1.850° and 49.56°.
    const tilt = currentTilt(stage)!;
    expect((tilt.inclinationRad * 180) / Math.PI).toBeCloseTo(1.848, 2);
    expect((tilt.ascendingNodeRad * 180) / Math.PI).toBeCloseTo(49.5, 0);
    expect(seen()).toEqual(expect.arrayContaining(['Tilted 1.85° to the ecliptic', 'Crosses the ecliptic northward']));
    layer.dispose();
    expect(stage.guests.size).toBe(0);
  });
});

describe('apsides', () => {
  it('tell how near and when, of a planet and of a craft', () => {
    const layer = new ApsisMarks(stage);
    look('sun', 7e8);
    select(explorer, 'mars');
    stage.update(0.05);
    layer.update(stage);
    expect(seen()).toContain('Perihelion: 1.381 au (207 million km), next 11 February 2028');
    select(explorer, 'parker-solar-probe');
    stage.update(0.05);
    layer.update(stage);
    expect(seen().some((text) => /^Perihelion: 6\.8\d million km, next /.test(text))).toBe(true);
    layer.dispose();
    expect(stage.guests.size).toBe(0);
  });

  it('say nothing of what stands still', () => {
    const layer = new ApsisMarks(stage);
    look('sun', 7e8);
    layer.update(stage);
    expect(seen()).toEqual([]);
    layer.dispose();
  });
});

it('aids can be linked to', () => {
  const any = () => true;
  const words = { isAgency: any, isDestination: any, isObject: any, isStory: any, isLanguage: any };
  const { url, problems } = parseUrl('show=spheres,lagrange,planes,apsides', words);
  expect(problems).toEqual([]);
  expect(url.state.shownExtras).toEqual(['spheres', 'lagrange', 'planes', 'apsides']);
  expect(EXTRAS).toEqual(expect.arrayContaining([...url.state.shownExtras!]));
});
