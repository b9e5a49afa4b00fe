import { describe, expect, it } from 'vitest';
import { lightLineInto } from '../../../src/core/eclipse/light-line.ts';
import { hiddenSunShare, shadow, shadowInto, shadowRadiusKm } from '../../../src/core/eclipse/shadow.ts';
import { stateVector } from '../../../src/core/ephemeris/source.ts';
import { deltaTSeconds } from '../../../src/core/frames/earth-rotation.ts';
import { siteOn } from '../../../src/core/frames/surface-site.ts';
import { crossVec3, dotVec3, normVec3, subVec3, vec3 } from '../../../src/core/math/vec3.ts';
import { addSeconds, type EpochTdb, epochFromJdTdb } from '../../../src/core/time/epoch.ts';
import { epochFromIsoUtc } from '../../../src/core/time/iso.ts';
import { almanac, body, crossing, epochFromUt1, shadowOnDisc } from './shadow-events.ts';

const DEG = Math.PI / 180;
const sunRadiusKm = body('sun').meanRadiusKm;
const earth = body('earth');
const scratch = shadow();

/** What NASA published of a total eclipse: Besselian elements by powers of the hours since `t0`, lengths in Earth radii. */
interface Besselian {
  readonly t0Tdt: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly declinationDeg: readonly number[];
  readonly penumbra: readonly number[];
  readonly umbra: readonly number[];
  readonly hourAngleDeg: readonly number[];
  readonly tanF1: number;
  readonly tanF2: number;
  readonly greatestTdt: string;
  readonly gamma: number;
}

// F. Espenak, NASA GSFC, tables of Besselian elements (VSOP87/ELP2000-82; k₁ 0.272488, k₂ 0.272281), as kept in
// andrmoel/astronomy-bundle-php, src/Resources/besselianElements/20240408.txt and 20270802.txt.
const APRIL_2024: Besselian = {
  t0Tdt: '2024-04-08T18:00:00Z',
  x: [-0.318244, 0.5117116, 0.0000326, -0.0000084],
  y: [0.219764, 0.2709589, -0.0000595, -0.0000047],
  declinationDeg: [7.5862002, 0.014844, -0.000002],
  penumbra: [0.535814, 0.0000618, -0.0000128],
  umbra: [-0.010272, 0.0000615, -0.0000127],
  hourAngleDeg: [89.591217, 15.00408],
  tanF1: 0.0046683,
  tanF2: 0.004645,
  greatestTdt: '2024-04-08T18:18:29Z',
  gamma: 0.3431,
};
const AUGUST_2027: Besselian = {
  t0Tdt: '2027-08-02T10:00:00Z',
  x: [-0.019772, 0.5447123, -0.0000446, -0.0000092],
  y: [0.160061, -0.2111582, -0.0001217, 0.0000038],
  declinationDeg: [17.7624702, -0.010181, -0.000004],
  penumbra: [0.530596, 0.0000138, -0.0000128],
  umbra: [-0.015464, 0.0000137, -0.0000128],
  hourAngleDeg: [328.422546, 15.0021],
  tanF1: 0.0046064,
  tanF2: 0.0045834,
  greatestTdt: '2027-08-02T10:07:50Z',
  gamma: 0.1421,
};

function epochFromTdt(iso: string): EpochTdb {
  return epochFromJdTdb(Date.parse(iso) / 86_400_000 + 2_440_587.5);
}

const power = (coefficients: readonly number[], t: number) => coefficients.reduceRight((sum, c) => sum * t + c, 0);

/**
 * How far (Earth radii) a place is outside the half shadow and outside the full shadow, by the published elements.
 * @source Meeus, Elements of Solar Eclipses 1951-2200, introduction (written down from memory)
 */
function outsideOf(elements: Besselian, place: Place, epoch: EpochTdb): { penumbra: number; umbra: number } {
  const t = (epoch - epochFromTdt(elements.t0Tdt)) / 3600;
  const d = power(elements.declinationDeg, t) * DEG;
  // One second of ΔT is 0.00417807 degrees of turn.
  const hour = (power(elements.hourAngleDeg, t) + place.lonDegE - 0.00417807 * deltaTSeconds(epoch)) * DEG;
  const flatness = earth.radiiKm[2] / earth.radiiKm[0];
  const u = Math.atan(flatness * Math.tan(place.latDeg * DEG));
  const [rhoSin, rhoCos] = [flatness * Math.sin(u), Math.cos(u)];
  const xi = rhoCos * Math.sin(hour);
  const eta = rhoSin * Math.cos(d) - rhoCos * Math.cos(hour) * Math.sin(d);
  const zeta = rhoSin * Math.sin(d) + rhoCos * Math.cos(hour) * Math.cos(d);
  const miss = Math.hypot(power(elements.x, t) - xi, power(elements.y, t) - eta);
  return {
    penumbra: miss - (power(elements.penumbra, t) - zeta * elements.tanF1),
    umbra: miss - Math.abs(power(elements.umbra, t) - zeta * elements.tanF2),
  };
}

interface Place {
  readonly latDeg: number;
  readonly lonDegE: number;
}

/** Hidden part of the Sun at a place on the Earth; `k` is the Moon's radius in equatorial radii of the Earth. */
function hiddenFrom(place: Place, k: number, epoch: EpochTdb): number {
  const moonKm = k * earth.radiiKm[0];
  shadowInto(scratch, almanac, sunRadiusKm, { id: 'moon', radiusKm: moonKm }, 'earth', epoch);
  const site = vec3<'Icrf'>();
  siteOn(earth, place)!.positionInto(site, epoch);
  return hiddenSunShare(
    site,
    { positionKm: scratch.sunKm, radiusKm: sunRadiusKm },
    { positionKm: scratch.casterKm, radiusKm: moonKm },
  );
}

describe.each([
  ['8 April 2024', APRIL_2024],
  ['2 August 2027', AUGUST_2027],
])('the total eclipse of %s', (_, elements) => {
  const greatest = epochFromTdt(elements.greatestTdt);

  it('is greatest when and as near as published', () => {
    const missKm = (epoch: EpochTdb) => {
      shadowInto(scratch, almanac, sunRadiusKm, { id: 'moon', radiusKm: 1737 }, 'earth', epoch);
      return scratch.missKm;
    };
    const nearing = (epoch: EpochTdb) => missKm(addSeconds(epoch, 5)) - missKm(addSeconds(epoch, -5));
    expect(Math.abs(crossing(nearing, greatest, -600, 600))).toBeLessThan(20);
    expect(missKm(greatest) / earth.radiiKm[0]).toBeCloseTo(elements.gamma, 3);
  });

  // Cities in or beside the paths, to 0.01 degrees, from memory: both sides of the comparison use the same place.
  const CITIES: Readonly<Record<string, Place>> =
    elements === APRIL_2024
      ? {
          Mazatlan: { latDeg: 23.25, lonDegE: -106.41 },
          Torreon: { latDeg: 25.54, lonDegE: -103.41 },
          Dallas: { latDeg: 32.78, lonDegE: -96.8 },
          Cleveland: { latDeg: 41.5, lonDegE: -81.69 },
          Houston: { latDeg: 29.76, lonDegE: -95.37 },
          'New York': { latDeg: 40.71, lonDegE: -74.01 },
        }
      : {
          Malaga: { latDeg: 36.72, lonDegE: -4.42 },
          Tangier: { latDeg: 35.77, lonDegE: -5.8 },
          Luxor: { latDeg: 25.69, lonDegE: 32.64 },
          Mecca: { latDeg: 21.42, lonDegE: 39.83 },
          Cairo: { latDeg: 30.04, lonDegE: 31.24 },
          Madrid: { latDeg: 40.42, lonDegE: -3.7 },
        };

  it.each(Object.entries(CITIES))('has its contacts in %s within 10 s of the published elements', (_, place) => {
    // The middle at this place: where the published shadow is deepest.
    let middle = greatest;
    for (let s = -7200; s <= 7200; s += 10) {
      const at = addSeconds(greatest, s);
      if (outsideOf(elements, place, at).umbra < outsideOf(elements, place, middle).umbra) middle = at;
    }
    const partial = (epoch: EpochTdb) => outsideOf(elements, place, epoch).penumbra;
    const seen = (epoch: EpochTdb) => (hiddenFrom(place, 0.272488, epoch) > 0 ? -1 : 1);
    for (const [from, to] of [
      [-9000, 0],
      [0, 9000],
    ] as const)
      expect(Math.abs(crossing(seen, middle, from, to) - crossing(partial, middle, from, to))).toBeLessThan(10);
    if (outsideOf(elements, place, middle).umbra > 0) {
      expect(hiddenFrom(place, 0.272281, middle)).toBeLessThan(1);
      return;
    }
    const total = (epoch: EpochTdb) => outsideOf(elements, place, epoch).umbra;
    const isDark = (epoch: EpochTdb) => (hiddenFrom(place, 0.272281, epoch) >= 1 ? -1 : 1);
    for (const [from, to] of [
      [-400, 0],
      [0, 400],
    ] as const)
      expect(Math.abs(crossing(isDark, middle, from, to) - crossing(total, middle, from, to))).toBeLessThan(10);
  });
});

it('totality begins in Dallas, City Hall, at 18:40:43 UT on 8 April 2024 (X. Jubier, quoted by eclipse482024.blogspot.com)', () => {
  // Coordinates from memory; 0.01 degrees are two seconds here.
  const isDark = (epoch: EpochTdb) => (hiddenFrom({ latDeg: 32.776, lonDegE: -96.797 }, 0.272281, epoch) >= 1 ? 1 : -1);
  expect(Math.abs(crossing(isDark, epochFromIsoUtc('2024-04-08T18:40:43Z'), -90, 90))).toBeLessThan(10);
});

describe('total eclipses of the Moon', () => {
  const moonKm = body('moon').meanRadiusKm;
  const caster = { id: 'earth', radiusKm: shadowRadiusKm('earth', earth.meanRadiusKm, earth.radiiKm[0]) };
  const CONTACTS = {
    P: () => scratch.missKm - scratch.penumbraKm - moonKm,
    partial: () => scratch.missKm - scratch.umbraKm - moonKm,
    total: () => scratch.missKm - scratch.umbraKm + moonKm,
  };

  // 2025: moonblink.info, eclipse 2025_03_14. 2026: Espenak, in Wikipedia's "March 2026 lunar eclipse". UT.
  it.each([
    ['P', '2025-03-14T03:57:24Z'],
    ['partial', '2025-03-14T05:09:33Z'],
    ['total', '2025-03-14T06:25:59Z'],
    ['total', '2025-03-14T07:31:23Z'],
    ['partial', '2025-03-14T08:47:48Z'],
    ['P', '2025-03-14T10:00:01Z'],
    ['P', '2026-03-03T08:44:22Z'],
    ['partial', '2026-03-03T09:50:00Z'],
    ['total', '2026-03-03T11:04:26Z'],
    ['total', '2026-03-03T12:02:45Z'],
    ['partial', '2026-03-03T13:17:10Z'],
    ['P', '2026-03-03T14:22:59Z'],
  ] as const)('touch or leave the shadow (%s) at %s', (contact, iso) => {
    const outside = (epoch: EpochTdb) => {
      shadowInto(scratch, almanac, sunRadiusKm, caster, 'moon', epoch);
      return CONTACTS[contact]();
    };
    expect(Math.abs(crossing(outside, epochFromUt1(iso), -900, 900))).toBeLessThan(15);
  });
});

describe('planets before the Sun, from the middle of the Earth', () => {
  const toSun = vec3<'Icrf'>();
  const toPlanet = vec3<'Icrf'>();
  const cross = vec3<'Icrf'>();

  // Venus: timeanddate.com, "June 5-6, 2012: Transit of Venus". Mercury: Espenak's EclipseWise, quoted by darkerview.com. UT.
  it.each([
    ['venus', 'outer', '2012-06-05T22:09:29Z'],
    ['venus', 'outer', '2012-06-06T04:49:27Z'],
    ['mercury', 'outer', '2019-11-11T12:35:27Z'],
    ['mercury', 'inner', '2019-11-11T12:37:08Z'],
    ['mercury', 'inner', '2019-11-11T18:02:33Z'],
    ['mercury', 'outer', '2019-11-11T18:04:14Z'],
  ] as const)('%s touches its limb (%s contact) at %s', (id, contact, iso) => {
    const radiusKm = body(id).meanRadiusKm * (contact === 'outer' ? 1 : -1);
    const outside = (epoch: EpochTdb) => {
      lightLineInto(toSun, almanac, 'sun', 'earth', epoch);
      lightLineInto(toPlanet, almanac, id, 'earth', epoch);
      const apart = Math.atan2(normVec3(crossVec3(cross, toSun, toPlanet)), dotVec3(toSun, toPlanet));
      return apart - Math.asin(sunRadiusKm / normVec3(toSun)) - Math.asin(radiusKm / normVec3(toPlanet));
    };
    expect(Math.abs(crossing(outside, epochFromUt1(iso), -600, 600))).toBeLessThan(30);
  });
});

describe('moons of Mars before the Sun of Opportunity', () => {
  // Landing site: B. Gray, projectpluto.com, 22 March 2004.
  const rover = siteOn(body('mars'), { latDeg: -1.95, lonDegE: -5.53 })!;
  const place = stateVector();
  const [toSun, toMoon, cross] = [vec3<'Icrf'>(), vec3<'Icrf'>(), vec3<'Icrf'>()];

  /** Angles at the rover, radians: between the middles of the moon and the Sun, and the radii of both. */
  const lookUp = (id: 'phobos' | 'deimos', epoch: EpochTdb) => {
    rover.stateInto(place, epoch);
    shadowInto(scratch, almanac, sunRadiusKm, { id, radiusKm: body(id).meanRadiusKm }, 'mars', epoch);
    subVec3(toSun, scratch.sunKm, place.positionKm);
    subVec3(toMoon, scratch.casterKm, place.positionKm);
    return {
      apart: Math.atan2(normVec3(crossVec3(cross, toSun, toMoon)), dotVec3(toSun, toMoon)),
      sun: Math.asin(sunRadiusKm / normVec3(toSun)),
      moon: Math.asin(body(id).meanRadiusKm / normVec3(toMoon)),
    };
  };

  it('Phobos grazes it at 02:46 UT on 7 March 2004 (NASA/JPL/Cornell, press images of 8 March 2004)', () => {
    const nearing = (epoch: EpochTdb) =>
      lookUp('phobos', addSeconds(epoch, 1)).apart - lookUp('phobos', addSeconds(epoch, -1)).apart;
    // The minute that was published begins at 02:46:00.
    const middle = epochFromIsoUtc('2004-03-07T02:46:30Z');
    const seconds = crossing(nearing, middle, -300, 300);
    expect(Math.abs(seconds)).toBeLessThan(60);
    // It cuts the rim, and does not come to lie within it.
    const { apart, sun, moon } = lookUp('phobos', addSeconds(middle, seconds));
    expect(apart).toBeLessThan(sun + moon);
    expect(apart).toBeGreaterThan(sun - moon);
  });

  // IAU Circular 8298, quoted at Wikipedia, Talk:Transit of Deimos from Mars; pictures at 4.12773 and 4.12785 March 2004 UT.
  it.each(['2004-03-04T03:03:56Z', '2004-03-04T03:04:06Z'])('Deimos is wholly before it at %s', (iso) => {
    const { apart, sun, moon } = lookUp('deimos', epochFromIsoUtc(iso));
    expect(apart).toBeLessThan(sun - moon);
  });

  it('Deimos crosses it within two minutes (the most there is, Wikipedia, Transit of Deimos from Mars)', () => {
    const outside = (epoch: EpochTdb) => {
      const { apart, sun, moon } = lookUp('deimos', epoch);
      return apart - sun - moon;
    };
    const pictured = epochFromIsoUtc('2004-03-04T03:04:00Z');
    expect(crossing(outside, pictured, 0, 120) - crossing(outside, pictured, -120, 0)).toBeLessThan(120);
  });
});

describe('the shadow of Titan on Saturn', () => {
  const isOnDisc = shadowOnDisc('titan', 'saturn');
  // Press reports after Sky & Telescope and G. Shanos, 2025 (UT). The shadow passes near the pole, where 100 km across its way
  // are minutes along it, and whether its rim or its middle is meant is not said: good for a quarter of an hour. The grazing
  // passage of 6 October (reported to begin at 04:18) begins 40 minutes later here.
  it.each([
    ['2025-08-19T05:52Z', 1],
    ['2025-09-20T05:09Z', 1],
    ['2025-09-20T07:34Z', -1],
  ] as const)('comes or goes at %s', (iso, sense) => {
    const seconds = crossing((epoch) => isOnDisc(epoch) * sense, epochFromIsoUtc(iso), -3000, 3000);
    expect(Math.abs(seconds)).toBeLessThan(1000);
  });
});
