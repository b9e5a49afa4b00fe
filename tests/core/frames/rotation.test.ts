import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stateVector } from '../../../src/core/ephemeris/source.ts';
import { bodyOrientation } from '../../../src/core/frames/body-orientation.ts';
import {
  deltaTSeconds,
  earthOrientationInto,
  greenwichMeanSiderealTime,
} from '../../../src/core/frames/earth-rotation.ts';
import { matrix3, rotateVec3 } from '../../../src/core/frames/matrix3.ts';
import { bodyFixedFromIcrf, orientation } from '../../../src/core/frames/rotation.ts';
import { siteOn, sitePositionInto } from '../../../src/core/frames/surface-site.ts';
import { vec3 } from '../../../src/core/math/vec3.ts';
import { epochFromJdTdb, epochTdb } from '../../../src/core/time/epoch.ts';
import { RAD_PER_DEG } from '../../../src/core/units/constants.ts';

function readBody(id: string): { id: string; rotation?: object; radiiKm?: number[] } {
  return JSON.parse(readFileSync(`data/bodies/${id}.json`, 'utf8'));
}

/** First row of SPICE's `pxform(frame, 'J2000', et)`: the ICRF x-components of the body's three axes. pck00011, CSPICE N0067. */
const SPICE_ROWS: readonly (readonly [string, number, readonly [number, number, number]])[] = [
  ['mercury', 817_962_300, [-0.685892420481937, -0.7219513380635085, 0.09131184476145167]],
  ['venus', 870_303_825, [0.9996808975415692, -0.01699283837933651, 0.018690814168902045]],
  ['moon', 859_013_775, [0.9994832998723054, -0.0264681483520905, 0.018236512802038564]],
  ['moon', -1_577_879_958.8160586, [-0.42131109753046253, 0.9068948404570313, -0.006221531169482588]],
  ['mars', 843_999_075, [0.8781687105747922, 0.17260801892761685, 0.44612351156298674]],
  ['mars', 0, [-0.7067364464274375, 0.5490619907161186, 0.44615527077685696]],
];

describe('IAU rotation models', () => {
  it.each(SPICE_ROWS)('turns %s at %d s as SPICE does', (id, et, row) => {
    const at = bodyOrientation(readBody(id))?.(orientation(), epochTdb(et));
    if (!at) throw new Error(`${id} has no rotation`);
    const m = bodyFixedFromIcrf(matrix3(), at);
    expect(m[0]).toBeCloseTo(row[0], 9);
    expect(m[3]).toBeCloseTo(row[1], 9);
    expect(m[6]).toBeCloseTo(row[2], 9);
  });

  it('states the rate at which the prime meridian turns', () => {
    for (const id of ['moon', 'mars', 'phobos', 'mimas', 'pluto']) {
      const turning = bodyOrientation(readBody(id));
      const early = turning?.(orientation(), epochTdb(5e8 - 30));
      const late = turning?.(orientation(), epochTdb(5e8 + 30));
      const now = turning?.(orientation(), epochTdb(5e8));
      if (!early || !late || !now) throw new Error(`${id} has no rotation`);
      const difference = (late.primeMeridianRad - early.primeMeridianRad) / 60;
      expect(difference / now.spinRadS).toBeCloseTo(1, 5);
    }
  });
});

describe('the Earth', () => {
  it('has the mean sidereal time of Meeus, Astronomical Algorithms (2nd ed.), example 12.a', () => {
    const days = 2_446_895.5 - 2_451_545;
    const hours = (greenwichMeanSiderealTime(days, days / 36_525) * 12) / Math.PI;
    expect(Math.abs(hours - (13 + 10 / 60 + 46.3668 / 3600)) * 3600).toBeLessThan(0.01);
  });

  it('has the apparent sidereal time of the same example: 13h10m46.1351s', () => {
    const jdTdb = 2_446_895.5 + 55.6 / 86_400;
    const at = earthOrientationInto(orientation(), epochFromJdTdb(jdTdb));
    const m = bodyFixedFromIcrf(matrix3(), at);
    // Right ascension of the prime meridian in the mean equator of J2000, precessed roughly: 12.81 s of time a year × 12.7.
    const raHours = (Math.atan2(m[1], m[0]) * 12) / Math.PI;
    const precessedSeconds = (3.0749 * (1987.27 - 2000)).toFixed(3);
    const expected = 13 + 10 / 60 + 46.1351 / 3600 - Number(precessedSeconds) / 3600;
    expect(Math.abs(((raHours + 24) % 24) - expected) * 3600).toBeLessThan(3);
  });

  it('knows TT − UT1 of the Astronomical Almanac', () => {
    expect(deltaTSeconds(epochTdb(0))).toBeCloseTo(63.83, 1);
    expect(deltaTSeconds(epochFromJdTdb(2_436_934.5))).toBeCloseTo(33.15, 1);
    expect(deltaTSeconds(epochFromJdTdb(2_461_041.5))).toBeCloseTo(69.1, 1);
  });
});

describe('places on bodies', () => {
  it('meets the Earth ellipsoid of Meeus, Astronomical Algorithms (2nd ed.), chapter 11: Palomar', () => {
    const site = {
      latitudeRad: 33.356111 * RAD_PER_DEG,
      longitudeEastRad: 0,
      altitudeKm: 1.706,
      latitudeKind: 'planetographic',
    } as const;
    const p = sitePositionInto(vec3<'BodyFixed'>(), site, [6378.14, 6378.14, 6356.755]);
    expect(p.z / 6378.14).toBeCloseTo(0.546861, 5);
    expect(p.x / 6378.14).toBeCloseTo(0.836339, 5);
  });

  it('keeps a site under the Earth as seen from the Moon near the middle of its near side', () => {
    const site = siteOn(readBody('moon'), { latDeg: 0, lonDegE: 0 });
    const state = stateVector();
    // Geocentric Moon at JD 2448724.5 TD: λ 133.167°, β −3.229° (Meeus, example 47.a); libration there −1.23°, +4.20° (53.a).
    site?.stateInto(state, epochFromJdTdb(2_448_724.5));
    const earth = moonToEarthDirection(133.167265, -3.229127);
    const m = bodyFixedFromIcrf(
      matrix3(),
      bodyOrientation(readBody('moon'))!(orientation(), epochFromJdTdb(2_448_724.5)),
    );
    const seen = rotateVec3(vec3<'BodyFixed'>(), m, earth);
    expect(Math.atan2(seen.y, seen.x) / RAD_PER_DEG).toBeCloseTo(-1.23, 0);
    expect(Math.asin(seen.z) / RAD_PER_DEG).toBeCloseTo(4.2, 0);
    const { positionKm: p } = state;
    expect(Math.hypot(p.x, p.y, p.z)).toBeCloseTo(1737.4, 6);
    expect((p.x * earth.x + p.y * earth.y + p.z * earth.z) / 1737.4).toBeGreaterThan(Math.cos(5 * RAD_PER_DEG));
  });

  it('moves a site with the turning body', () => {
    const site = siteOn(readBody('mars'), { latDeg: -4.59, lonDegE: 137.44, altitudeKm: -4.5 });
    const [state, early, late] = [stateVector(), stateVector(), stateVector()];
    if (!site) throw new Error('no site');
    site.stateInto(state, epochTdb(7e8));
    site.stateInto(early, epochTdb(7e8 - 10));
    site.stateInto(late, epochTdb(7e8 + 10));
    expect((late.positionKm.x - early.positionKm.x) / 20).toBeCloseTo(state.velocityKmS.x, 6);
    expect((late.positionKm.z - early.positionKm.z) / 20).toBeCloseTo(state.velocityKmS.z, 6);
    expect(siteOn({ id: 'nowhere' }, { latDeg: 0, lonDegE: 0 })).toBeUndefined();
  });
});

/** Direction from the Moon to the Earth (ICRF) from the Moon's apparent ecliptic longitude and latitude of 1992. */
function moonToEarthDirection(longitudeDeg: number, latitudeDeg: number) {
  const longitude = (longitudeDeg + (50.29 * 7.72) / 3600) * RAD_PER_DEG;
  const latitude = latitudeDeg * RAD_PER_DEG;
  const obliquity = 23.4393 * RAD_PER_DEG;
  const x = Math.cos(latitude) * Math.cos(longitude);
  const y = Math.cos(latitude) * Math.sin(longitude);
  const z = Math.sin(latitude);
  return vec3<'Icrf'>(
    -x,
    -(y * Math.cos(obliquity) - z * Math.sin(obliquity)),
    -(y * Math.sin(obliquity) + z * Math.cos(obliquity)),
  );
}
