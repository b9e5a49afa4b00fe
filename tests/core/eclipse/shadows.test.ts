import { describe, expect, it } from 'vitest';
import { coveredShare } from '../../../src/core/eclipse/disc-cover.ts';
import { lightLineInto } from '../../../src/core/eclipse/light-line.ts';
import { lineMeetsEllipsoid } from '../../../src/core/eclipse/line-meets-ellipsoid.ts';
import { hiddenSunShare, shadow, shadowInto } from '../../../src/core/eclipse/shadow.ts';
import type { StateVector } from '../../../src/core/ephemeris/source.ts';
import { stateVector } from '../../../src/core/ephemeris/source.ts';
import { bodyOrientation } from '../../../src/core/frames/body-orientation.ts';
import { matrix3, rotateVec3 } from '../../../src/core/frames/matrix3.ts';
import { bodyFixedFromIcrf, orientation } from '../../../src/core/frames/rotation.ts';
import { siteOn } from '../../../src/core/frames/surface-site.ts';
import { addVec3, normVec3, subVec3, vec3 } from '../../../src/core/math/vec3.ts';
import { addSeconds, type EpochTdb } from '../../../src/core/time/epoch.ts';
import { epochFromIsoUtc } from '../../../src/core/time/iso.ts';
import { RAD_PER_DEG } from '../../../src/core/units/constants.ts';
import { almanac, body, crossing, epochFromUt1, shadowOnDisc } from './shadow-events.ts';

const sunRadiusKm = body('sun').meanRadiusKm;
const scratch = shadow();

describe('the part of the Sun that is covered', () => {
  it('is nothing outside, all or the ratio of areas inside, and 0.391 for equal discs a radius apart', () => {
    expect(coveredShare(1, 1, 2)).toBe(0);
    expect(coveredShare(1, 2, 0.5)).toBe(1);
    expect(coveredShare(2, 1, 0.5)).toBe(0.25);
    // 2/3 − √3/(2π), the lens of two circles through each other's centres.
    expect(coveredShare(1, 1, 1)).toBeCloseTo(2 / 3 - Math.sqrt(3) / (2 * Math.PI), 12);
  });
});

describe('the total eclipse of 12 August 2026', () => {
  const earth = body('earth');
  // k = 0.2725076 of the Earth's equatorial radius, as almanacs use.
  const moon = { id: 'moon', radiusKm: 0.2725076 * earth.radiiKm[0] };
  // k₂ = 0.272281, the bottoms of the valleys at the limb: Espenak's for totality.
  const darkMoonKm = 0.272281 * earth.radiiKm[0];
  const turning = bodyOrientation(earth)!;
  const turn = matrix3();
  const through = vec3<'BodyFixed'>();
  const along = vec3<'BodyFixed'>();
  const hit = vec3<'BodyFixed'>();
  const misses = (epoch: EpochTdb) => {
    shadowInto(scratch, almanac, sunRadiusKm, moon, 'earth', epoch);
    return scratch;
  };
  /** Geodetic latitude and longitude (degrees) of the axis on the ground. */
  const centralLine = (epoch: EpochTdb) => {
    const { casterKm, axis } = misses(epoch);
    bodyFixedFromIcrf(turn, turning(orientation(), epoch));
    rotateVec3(through, turn, casterKm);
    rotateVec3(along, turn, axis);
    expect(lineMeetsEllipsoid(hit, through, along, earth.radiiKm)).toBe(true);
    const flat = (earth.radiiKm[2] / earth.radiiKm[0]) ** 2;
    return {
      latDeg: Math.atan2(hit.z, flat * Math.hypot(hit.x, hit.y)) / RAD_PER_DEG,
      lonDegE: Math.atan2(hit.y, hit.x) / RAD_PER_DEG,
    };
  };

  it('is greatest at 17:45:53 UT1 (Espenak, NASA), with gamma 0.8977', () => {
    const greatest = epochFromUt1('2026-08-12T17:45:53Z');
    const nearing = (epoch: EpochTdb) => misses(addSeconds(epoch, 5)).missKm - misses(addSeconds(epoch, -5)).missKm;
    expect(Math.abs(crossing(nearing, greatest, -600, 600))).toBeLessThan(30);
    expect(misses(greatest).missKm / earth.radiiKm[0]).toBeCloseTo(0.8977, 3);
  });

  it('is then central at 65°10.3′ N, 25°12.3′ W', () => {
    const { latDeg, lonDegE } = centralLine(epochFromUt1('2026-08-12T17:45:53Z'));
    expect(latDeg).toBeCloseTo(65 + 10.3 / 60, 0);
    expect(Math.abs(latDeg - (65 + 10.3 / 60))).toBeLessThan(0.1);
    expect(Math.abs(lonDegE + 25 + 12.3 / 60)).toBeLessThan(0.2);
  });

  it('begins and ends within the published minute (15:34:01 and 19:57:48 UT, moonblink.info)', () => {
    // The half shadow touches the Earth; its flattening is 0.1 % at most, under the shadow's path near the pole.
    const outside = (epoch: EpochTdb) => misses(epoch).missKm - earth.meanRadiusKm - scratch.penumbraKm;
    const begins = crossing(outside, epochFromUt1('2026-08-12T15:34:01Z'), -900, 900);
    const ends = crossing(outside, epochFromUt1('2026-08-12T19:57:48Z'), -900, 900);
    expect(Math.abs(begins)).toBeLessThan(60);
    expect(Math.abs(ends)).toBeLessThan(60);
  });

  it('is total for 2 min 18 s off Iceland', () => {
    const site = siteOn(earth, { latDeg: 65 + 10.3 / 60, lonDegE: -(25 + 12.3 / 60) })!;
    const sunAt = { positionKm: scratch.sunKm, radiusKm: sunRadiusKm };
    const moonAt = { positionKm: scratch.casterKm, radiusKm: darkMoonKm };
    const place = vec3();
    const isTotal = (epoch: EpochTdb) => {
      misses(epoch);
      site.positionInto(place, epoch);
      return hiddenSunShare(place, sunAt, moonAt) >= 1 ? 1 : -1;
    };
    const middle = epochFromUt1('2026-08-12T17:45:53Z');
    const seconds = crossing(isTotal, middle, 0, 300) - crossing(isTotal, middle, -300, 0);
    expect(Math.abs(seconds - 138.2)).toBeLessThan(4);
  });
});

describe('shadows of moons on Jupiter', () => {
  // Sky & Telescope, "Phenomena of Jupiter's Moons, January 2016" (from IMCCE), UT, to the minute.
  it.each([
    ['io', '2016-01-02T13:01Z', 1],
    ['io', '2016-01-02T15:16Z', -1],
    ['io', '2016-01-04T07:29Z', 1],
    ['io', '2016-01-04T09:44Z', -1],
    ['io', '2016-01-06T01:57Z', 1],
    ['io', '2016-01-06T04:12Z', -1],
    ['io', '2016-01-07T20:25Z', 1],
    ['io', '2016-01-07T22:40Z', -1],
    ['io', '2016-01-09T14:54Z', 1],
    ['io', '2016-01-09T17:09Z', -1],
    ['europa', '2016-01-03T23:48Z', 1],
    ['europa', '2016-01-04T02:37Z', -1],
    ['europa', '2016-01-07T13:05Z', 1],
    ['europa', '2016-01-07T15:54Z', -1],
    ['ganymede', '2016-01-05T04:13Z', 1],
    ['ganymede', '2016-01-05T07:36Z', -1],
    // Sky & Telescope, "Don't miss Jupiter's shadow trifecta" (21:11 CST).
    ['callisto', '2015-01-24T03:11Z', 1],
  ] as const)('that of %s comes or goes at %s', (moonId, iso, sense) => {
    const isOnDisc = shadowOnDisc(moonId, 'jupiter');
    const seconds = crossing((epoch) => isOnDisc(epoch) * sense, epochFromIsoUtc(iso), -1800, 1800);
    expect(Math.abs(seconds)).toBeLessThan(60);
  });
});

describe('the moons of Mars before the Sun', () => {
  const mars = body('mars');
  const turn = matrix3();
  const through = vec3<'BodyFixed'>();
  const along = vec3<'BodyFixed'>();
  const hit = vec3<'BodyFixed'>();
  const turning = bodyOrientation(mars)!;

  // Shadow of Phobos in wide-angle images of Mars Global Surveyor; times from the images' labels, line by line
  // (M04-03241 and M07-00166, NASA/JPL/MSSS; worked out on their Wikipedia file pages). Places to about 0.1° and 0.5°.
  it.each([
    ['1999-08-26T04:00:33Z', 10.9, -49.2, 0.7],
    ['1999-09-01T20:49:02Z', 14, -236, 1.2],
  ])('Phobos’s shadow is where it was photographed at %s', (iso, latDeg, lonDegE, withinDeg) => {
    const phobos = { id: 'phobos', radiusKm: body('phobos').meanRadiusKm };
    const epoch = epochFromIsoUtc(iso);
    shadowInto(scratch, almanac, sunRadiusKm, phobos, 'mars', epoch);
    bodyFixedFromIcrf(turn, turning(orientation(), epoch));
    rotateVec3(through, turn, scratch.casterKm);
    rotateVec3(along, turn, scratch.axis);
    expect(lineMeetsEllipsoid(hit, through, along, mars.radiiKm)).toBe(true);
    const lat = Math.atan2(hit.z, Math.hypot(hit.x, hit.y)) / RAD_PER_DEG;
    const lonOff = ((((Math.atan2(hit.y, hit.x) / RAD_PER_DEG - lonDegE) % 360) + 540) % 360) - 180;
    expect(Math.abs(lat - latDeg)).toBeLessThan(withinDeg);
    expect(Math.abs(lonOff)).toBeLessThan(withinDeg);
  });

  /** Hidden part of the Sun for a rover. */
  function hiddenFrom(site: { latDeg: number; lonDegE: number }, moonId: string, epoch: EpochTdb): number {
    const rover = siteOn(mars, site)!;
    const place: StateVector = stateVector();
    rover.stateInto(place, epoch);
    shadowInto(scratch, almanac, sunRadiusKm, { id: moonId, radiusKm: body(moonId).meanRadiusKm }, 'mars', epoch);
    return hiddenSunShare(
      place.positionKm,
      { positionKm: scratch.sunKm, radiusKm: sunRadiusKm },
      { positionKm: scratch.casterKm, radiusKm: body(moonId).meanRadiusKm },
    );
  }

  it('Deimos is before the Sun of Opportunity while its images show it: 2004 March 4.12773 and .12785 UT (IAUC 8298)', () => {
    const opportunity = { latDeg: -1.95, lonDegE: -5.53 };
    const images = ['2004-03-04T03:03:56Z', '2004-03-04T03:04:06Z'].map(epochFromIsoUtc);
    for (const epoch of images) {
      const near = [-60, -40, -20, 0, 20, 40, 60].map((s) => hiddenFrom(opportunity, 'deimos', addSeconds(epoch, s)));
      expect(Math.max(...near)).toBeGreaterThan(0.005);
    }
  });

  it('Phobos makes a ring of the Sun for Curiosity near noon of 20 August 2013', () => {
    // Bradbury landing site and drive, to 0.1°; NASA names the day and "near noon". Local noon is found from the Sun.
    const curiosity = { latDeg: -4.6, lonDegE: 137.44 };
    let most = 0;
    let when = epochFromIsoUtc('2013-08-20T00:00Z');
    for (let s = 0; s < 86_400; s += 4) {
      const epoch = addSeconds(epochFromIsoUtc('2013-08-20T00:00Z'), s);
      const share = hiddenFrom(curiosity, 'phobos', epoch);
      if (share > most) {
        most = share;
        when = epoch;
      }
    }
    expect(most).toBeGreaterThan(0.25);
    const site = siteOn(mars, curiosity)!;
    const up = vec3();
    const sun = vec3();
    site.positionInto(up, when);
    lightLineInto(sun, almanac, 'sun', 'mars', when);
    const zenithDeg =
      Math.acos((up.x * sun.x + up.y * sun.y + up.z * sun.z) / (normVec3(up) * normVec3(sun))) / RAD_PER_DEG;
    expect(zenithDeg).toBeLessThan(40);
  });

  it('no shadow without a caster before the Sun', () => {
    const place = addVec3(vec3(), scratch.sunKm, subVec3(vec3(), scratch.sunKm, scratch.casterKm));
    expect(
      hiddenSunShare(
        place,
        { positionKm: scratch.sunKm, radiusKm: sunRadiusKm },
        { positionKm: scratch.casterKm, radiusKm: 11 },
      ),
    ).toBe(0);
  });
});
