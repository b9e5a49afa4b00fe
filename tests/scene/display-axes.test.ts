import { describe, expect, it } from 'vitest';
import { Almanac } from '../../src/core/ephemeris/almanac.ts';
import type { EphemerisSource } from '../../src/core/ephemeris/source.ts';
import { setVec3 } from '../../src/core/math/vec3.ts';
import { type EpochTdb, epochTdb } from '../../src/core/time/epoch.ts';
import { longitudeOf, sceneDirection, sceneFromIcrf } from '../../src/scene/stage/display-axes.ts';
import { Places } from '../../src/scene/stage/places.ts';
import type { SceneObject } from '../../src/scene/stage/scene-object.ts';

/** North ecliptic pole of J2000 in equatorial coordinates: 18h 00m, +66° 33′ 38.55″ (Explanatory Supplement, 1992). */
const POLE_DEC_RAD = ((66 + 33 / 60 + 38.552 / 3600) * Math.PI) / 180;

function fixed(x: number, y: number, z: number, centreId = 'solar-system-barycenter'): EphemerisSource {
  return {
    centreId,
    interval: { start: epochTdb(-1e10), end: epochTdb(1e10) },
    provenance: 'derived-point',
    accuracyKm: () => 0,
    stateInto(out, _epoch: EpochTdb) {
      setVec3(out.positionKm, x, y, z);
      setVec3(out.velocityKmS, 0, 0, 0);
      return true;
    },
  };
}

function objectNamed(id: string, index: number): SceneObject {
  return {
    index,
    id,
    name: id,
    body: undefined,
    mission: undefined,
    radiusKm: 1,
    craftReachKm: 0,
    reachKm: 1,
    parentIndex: -1,
    color: [1, 1, 1],
  };
}

describe('scene axes', () => {
  it('turn the ecliptic’s north pole up', () => {
    const pole = { x: 0, y: -Math.cos(POLE_DEC_RAD), z: Math.sin(POLE_DEC_RAD) };
    const up = sceneFromIcrf({ x: 0, y: 0, z: 0 }, pole);
    expect(up.y).toBeCloseTo(1, 9);
    expect(Math.hypot(up.x, up.z)).toBeLessThan(1e-6);
  });

  it('keep the vernal equinox, lengths and handedness', () => {
    expect(sceneFromIcrf({ x: 0, y: 0, z: 0 }, { x: 1, y: 0, z: 0 })).toEqual({ x: 1, y: 0, z: -0 });
    const v = sceneFromIcrf({ x: 0, y: 0, z: 0 }, { x: 3, y: -4, z: 12 });
    expect(Math.hypot(v.x, v.y, v.z)).toBeCloseTo(13, 12);
  });

  it('give back the longitude a direction was made from', () => {
    const d = sceneDirection({ x: 0, y: 0, z: 0 }, 2.1, 0.4);
    expect(longitudeOf(d)).toBeCloseTo(2.1, 12);
    expect(d.y).toBeCloseTo(Math.sin(0.4), 12);
  });
});

describe('places relative to the focus', () => {
  it('keep a metre at thirty astronomical units, where a float of the whole distance steps by 512 km', () => {
    const almanac = new Almanac();
    almanac.set('far', [fixed(4.5e9, 1.2e8, -3e7)]);
    almanac.set('moonlet', [fixed(0.001, 0, 0, 'far')]);
    const places = new Places([objectNamed('far', 0), objectNamed('moonlet', 1)], almanac);
    places.update(epochTdb(0), 'far', 0);
    expect(places.x[0]).toBe(0);
    expect(Math.abs(places.x[1]! - 0.001)).toBeLessThan(1e-6);
    expect(Math.fround(4.5e9 + 1.001)).toBe(Math.fround(4.5e9 + 1));
  });

  it('ask again only when epoch, focus or data changed, and tell what has no place', () => {
    const almanac = new Almanac();
    almanac.set('a', [fixed(1, 2, 3)]);
    const places = new Places([objectNamed('a', 0), objectNamed('unknown', 1)], almanac);
    expect(places.update(epochTdb(5), 'a', 0)).toBe(true);
    expect(places.update(epochTdb(5), 'a', 0)).toBe(false);
    expect(places.update(epochTdb(5), 'a', 1)).toBe(true);
    expect([...places.isKnown]).toEqual([1, 0]);
  });
});
