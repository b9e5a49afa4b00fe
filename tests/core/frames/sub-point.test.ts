import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bodyOrientation } from '../../../src/core/frames/body-orientation.ts';
import { type SubPoints, subPointsInto } from '../../../src/core/frames/sub-point.ts';
import { type EpochTdb, epochFromJdTdb } from '../../../src/core/time/epoch.ts';
import { epochFromIsoUtc } from '../../../src/core/time/iso.ts';
import { RAD_PER_DEG } from '../../../src/core/units/constants.ts';
import { loadedAlmanac } from '../ephemeris/load-pack.ts';

const almanac = loadedAlmanac();

function subPoints(id: string, epoch: EpochTdb) {
  const body = JSON.parse(readFileSync(`data/bodies/${id}.json`, 'utf8')) as { id: string };
  const out: SubPoints = {
    observer: { longitudeEastRad: 0, latitudeRad: 0 },
    sun: { longitudeEastRad: 0, latitudeRad: 0 },
  };
  expect(subPointsInto(out, almanac, { id, turning: bodyOrientation(body)! }, 'earth', epoch)).toBe(true);
  const degrees = (p: { longitudeEastRad: number; latitudeRad: number }) => ({
    lonDegE: p.longitudeEastRad / RAD_PER_DEG,
    latDeg: p.latitudeRad / RAD_PER_DEG,
  });
  return { observer: degrees(out.observer), sun: degrees(out.sun) };
}

/** Difference of two angles in degrees, −180 to 180. */
const apart = (a: number, b: number) => ((((a - b) % 360) + 540) % 360) - 180;

/** Angle between two points of a sphere in degrees. */
function between(a: { lonDegE: number; latDeg: number }, b: { lonDegE: number; latDeg: number }): number {
  const [la, lb] = [a.latDeg * RAD_PER_DEG, b.latDeg * RAD_PER_DEG];
  const cos =
    Math.sin(la) * Math.sin(lb) + Math.cos(la) * Math.cos(lb) * Math.cos((a.lonDegE - b.lonDegE) * RAD_PER_DEG);
  return Math.acos(cos) / RAD_PER_DEG;
}

/**
 * Mars at 0h UT, December 2013 to August 2014: longitude (west) and latitude under the Earth, phase angle and Ls, rounded
 * to 0.1°. Printed by an almanac program of amateur observers, stored at github.com/basuamlk/AstroPlot
 * (Input_Project2_MarsEphemeris.txt).
 */
const MARS_ROWS = [
  ['2013-12-01', 187.5, 24.8, 34.5, 56.9],
  ['2013-12-29', 277.9, 23.3, 36.1, 69.1],
  ['2014-01-26', 11.8, 20.9, 34.9, 81.4],
  ['2014-02-23', 111.3, 19.1, 28.6, 93.7],
  ['2014-03-23', 219.4, 19.8, 13.5, 106.2],
  ['2014-04-06', 96.7, 21.1, 2.9, 112.6],
  ['2014-05-04', 211.3, 23.9, 20.0, 125.7],
  ['2014-06-01', 316.7, 25.1, 34.3, 139.2],
  ['2014-07-06', 345.9, 24.1, 41.6, 157.0],
  ['2014-08-10', 8.1, 19.5, 42.7, 175.9],
] as const;
/** Published to 0.1°: half of that is rounding. */
const WITHIN_DEG = 0.1;

describe('Mars as the Earth sees it', () => {
  it.each(MARS_ROWS)('on %s has the Earth over %d° west', (day, westDeg, latDeg, phaseDeg, lsDeg) => {
    const { observer, sun } = subPoints('mars', epochFromIsoUtc(`${day}T00:00Z`));
    expect(Math.abs(apart(-observer.lonDegE, westDeg))).toBeLessThan(WITHIN_DEG);
    expect(Math.abs(observer.latDeg - latDeg)).toBeLessThan(WITHIN_DEG);
    // Under the Sun: the latitude follows from Ls and the tilt of 25.19° (Allison & McEwen 2000), the rest from the phase.
    const sunLatDeg = Math.asin(Math.sin(25.19 * RAD_PER_DEG) * Math.sin(lsDeg * RAD_PER_DEG)) / RAD_PER_DEG;
    expect(Math.abs(sun.latDeg - sunLatDeg)).toBeLessThan(WITHIN_DEG);
    expect(Math.abs(between(observer, sun) - phaseDeg)).toBeLessThan(WITHIN_DEG);
  });

  it('has DE = 12.44° and DS = −2.76° on 1992 November 9 (Meeus, Astronomical Algorithms, example 42.a)', () => {
    const { observer, sun } = subPoints('mars', epochFromJdTdb(2_448_935.5));
    expect(Math.abs(observer.latDeg - 12.44)).toBeLessThan(WITHIN_DEG);
    expect(Math.abs(sun.latDeg + 2.76)).toBeLessThan(WITHIN_DEG);
  });
});

describe('the Moon as the Earth sees it', () => {
  it.each([
    // NASA Scientific Visualization Studio, "Moon Phase and Libration, 2024": mooninfo_2024.json, first row.
    ['2024-01-01T00:00Z', 0.041, -4.685, -55.867, -1.554],
    // Meeus, Astronomical Algorithms, examples 53.a and 53.b: 1992 April 12, 0h TD (59.2 s before in UTC).
    ['1992-04-11T23:59:01Z', -1.23, 4.2, 67.89, 1.46],
  ])('at %s has the Earth and the Sun over the published points', (iso, earthLon, earthLat, sunLon, sunLat) => {
    const { observer, sun } = subPoints('moon', epochFromIsoUtc(iso));
    expect(Math.abs(apart(observer.lonDegE, earthLon))).toBeLessThan(WITHIN_DEG);
    expect(Math.abs(observer.latDeg - earthLat)).toBeLessThan(WITHIN_DEG);
    expect(Math.abs(apart(sun.lonDegE, sunLon))).toBeLessThan(WITHIN_DEG);
    expect(Math.abs(sun.latDeg - sunLat)).toBeLessThan(WITHIN_DEG);
  });
});
