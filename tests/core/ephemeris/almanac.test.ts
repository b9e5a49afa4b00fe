import { describe, expect, it } from 'vitest';
import { Almanac, CentreLoopError, UnknownObjectError } from '../../../src/core/ephemeris/almanac.ts';
import { addPack, createAlmanac } from '../../../src/core/ephemeris/build-almanac.ts';
import { type EphemerisSource, type Interval, stateVector } from '../../../src/core/ephemeris/source.ts';
import { distanceVec3, normVec3, setVec3 } from '../../../src/core/math/vec3.ts';
import { CLOCK_END, CLOCK_START } from '../../../src/core/time/clock-range.ts';
import { addSeconds, epochFromJdTdb, epochTdb } from '../../../src/core/time/epoch.ts';
import { epochFromIsoUtc } from '../../../src/core/time/iso.ts';
import { loadedAlmanac, readBodies, readManifest, readPackFile } from './load-pack.ts';

function fixedSource(centreId: string, xKm: number, interval: Interval): EphemerisSource {
  return {
    centreId,
    interval,
    provenance: 'theory',
    accuracyKm: () => 3,
    stateInto(out) {
      setVec3(out.positionKm, xKm, 0, 0);
      setVec3(out.velocityKmS, 0, 0, 0);
      return true;
    },
  };
}

describe('chains of centres', () => {
  const always = { start: epochTdb(-1e9), end: epochTdb(1e9) };

  it('adds up to the root and leaves out what both chains share', () => {
    const almanac = new Almanac();
    almanac.set('star', [fixedSource('solar-system-barycenter', 1, always)]);
    almanac.set('planet', [fixedSource('star', 20, always)]);
    almanac.set('moon-a', [fixedSource('planet', 300, always)]);
    almanac.set('moon-b', [fixedSource('planet', 4000, always)]);
    const fromMoon = almanac.stateAt('moon-b', 'moon-a', epochTdb(0));
    if (fromMoon.kind !== 'state') throw new Error('no data');
    expect(fromMoon.state.positionKm.x).toBe(3700);
    expect(fromMoon.accuracyKm).toBeCloseTo(Math.hypot(3, 3), 12);
    const fromRoot = almanac.stateAt('moon-b', 'solar-system-barycenter', epochTdb(0));
    expect(fromRoot.kind === 'state' && fromRoot.state.positionKm.x).toBe(4021);
    const rootFromPlanet = almanac.stateAt('solar-system-barycenter', 'planet', epochTdb(0));
    expect(rootFromPlanet.kind === 'state' && rootFromPlanet.state.positionKm.x).toBe(-21);
  });

  it('refuses unknown ids and loops', () => {
    const almanac = new Almanac();
    almanac.set('a', [fixedSource('b', 1, always)]);
    almanac.set('b', [fixedSource('a', 1, always)]);
    expect(() => almanac.stateInto(stateVector(), 'a', 'solar-system-barycenter', epochTdb(0))).toThrow(
      CentreLoopError,
    );
    expect(() => almanac.stateInto(stateVector(), 'nowhere', 'a', epochTdb(0))).toThrow(UnknownObjectError);
  });
});

describe('data that is not there', () => {
  const manifest = readManifest();
  const epoch = epochFromIsoUtc('2026-11-22');

  it('is told apart: not loaded, outside', () => {
    const almanac = createAlmanac(readBodies(), manifest);
    expect(almanac.stateAt('mars', 'sun', epoch)).toMatchObject({ kind: 'no-data', reason: 'not-loaded', id: 'mars' });
    expect(almanac.stateAt('mars', 'sun', addSeconds(CLOCK_END, 1))).toMatchObject({
      kind: 'no-data',
      reason: 'outside',
      id: 'mars',
      covered: [{ end: CLOCK_END }, { start: CLOCK_START }],
    });
  });

  it('arrives with the file of the decade, and changes nothing else', () => {
    const almanac = createAlmanac(readBodies(), manifest);
    expect(almanac.stateAt('mars', 'earth', epoch).kind).toBe('no-data');
    addPack(almanac, readPackFile('planets-2020.bin'));
    expect(almanac.stateAt('mars', 'earth', epoch).kind).toBe('state');
    expect(almanac.stateAt('mars', 'earth', epochFromIsoUtc('2019-11-22'))).toMatchObject({ reason: 'not-loaded' });
    const whole = loadedAlmanac();
    const [a, b] = [stateVector(), stateVector()];
    almanac.stateInto(a, 'jupiter', 'moon', epoch);
    whole.stateInto(b, 'jupiter', 'moon', epoch);
    expect(a).toEqual(b);
  });
});

describe('the whole clock', () => {
  const almanac = loadedAlmanac();
  const ids = [
    'sun',
    'mercury',
    'earth',
    'earth-moon-barycenter',
    'moon',
    'mars',
    'jupiter',
    'io',
    'pluto',
    'sun-earth-l2',
  ];

  it('has an answer from its first moment to its last', () => {
    for (const id of ids) {
      for (let i = 0; i <= 100; i++) {
        const epoch = epochTdb(CLOCK_START + (i / 100) * (CLOCK_END - CLOCK_START));
        expect(almanac.stateAt(id, 'solar-system-barycenter', epoch).kind, `${id} at ${epoch}`).toBe('state');
      }
    }
  });

  it('gives the same answer whatever was asked before', () => {
    const epochs = Array.from({ length: 50 }, (_, i) => epochTdb(-1.2e9 + i * 6.1e7));
    const forward = epochs.map((epoch) => almanac.stateAt('titan', 'earth', epoch));
    const other = loadedAlmanac();
    const backward = [...epochs].reverse().map((epoch) => other.stateAt('titan', 'earth', epoch));
    expect(backward.reverse().map((s) => s.kind === 'state' && s.state)).toEqual(
      forward.map((s) => s.kind === 'state' && s.state),
    );
  });

  it('does not jump where one decade meets the next', () => {
    const [a, b] = [stateVector(), stateVector()];
    for (const { id, centreId, toleranceKm, group } of readManifest().bodies) {
      if (group !== 'planets') continue;
      for (let year = 1960; year < 2060; year += 10) {
        const newYear = epochFromJdTdb(2_451_544.5 + (year - 2000) * 365 + Math.ceil((year - 2000) / 4));
        almanac.stateInto(a, id, centreId, addSeconds(newYear, -1e-5));
        almanac.stateInto(b, id, centreId, addSeconds(newYear, 1e-5));
        expect(distanceVec3(a.positionKm, b.positionKm), `${id} in ${year}`).toBeLessThan(toleranceKm + 0.002);
        expect(distanceVec3(a.velocityKmS, b.velocityKmS), `${id} in ${year}`).toBeLessThan(2e-5);
      }
    }
  });

  it('has no overlap of pack and fallback but their common moment', () => {
    for (const id of ['sun', 'earth', 'moon', 'pluto-barycenter']) {
      const [pack, ...fallbacks] = almanac.sourcesOf(id);
      for (const { interval, provenance } of fallbacks) {
        expect(provenance).toBe('fallback-theory');
        expect(interval.end <= pack!.interval.start || interval.start >= pack!.interval.end).toBe(true);
      }
    }
  });
});

describe('how an answer is known', () => {
  const almanac = loadedAlmanac();
  const provenance = (id: string, centreId: string, iso: string): string => {
    const known = almanac.stateAt(id, centreId, epochFromIsoUtc(iso));
    return known.kind === 'state' ? known.source.provenance : known.kind;
  };

  it('is told by the weakest source on the way', () => {
    expect(provenance('jupiter', 'sun', '2020-01-01')).toBe('jpl-ephemeris');
    expect(provenance('jupiter', 'sun', '1958-01-01')).toBe('fallback-theory');
    expect(provenance('io', 'jupiter', '1958-01-01')).toBe('theory');
    expect(provenance('io', 'sun', '1958-01-01')).toBe('fallback-theory');
    expect(provenance('moon', 'earth', '2020-01-01')).toBe('jpl-ephemeris');
    expect(provenance('sun', 'sun', '2020-01-01')).toBe('derived-point');
  });

  it('is no better for a Lagrange point than for the bodies it follows', () => {
    const known = almanac.stateAt('sun-earth-l2', 'sun', epochFromIsoUtc('2026-01-01'));
    expect(known.kind === 'state' && known.accuracyKm).toBeGreaterThanOrEqual(2);
    expect(known.kind === 'state' && known.source.provenance).toBe('derived-point');
  });
});

describe('places between bodies', () => {
  const almanac = loadedAlmanac();
  const epoch = epochFromIsoUtc('2015-07-14T11:49:57');
  const state = stateVector();

  it('Pluto and Charon turn about a point 2,127 km from the centre of Pluto', () => {
    // Brozović & Jacobson, AJ 167:256 (2024): Charon at 19,596 km, mass ratio 0.1218.
    expect(almanac.stateInto(state, 'pluto', 'pluto-barycenter', epoch)).toBe(true);
    expect(Math.abs(normVec3(state.positionKm) - 19_596 * (0.1218 / 1.1218))).toBeLessThan(10);
  });

  it('the Earth-Moon barycentre lies 4,671 km from the centre of the Earth on average, towards the Moon', () => {
    // Seidelmann, Explanatory Supplement (1992), table 15.8: mean distance 384,400 km, mass ratio 81.30.
    let sum = 0;
    const moon = stateVector();
    for (let day = 0; day < 1000; day++) {
      const at = addSeconds(epoch, day * 86_400);
      almanac.stateInto(state, 'earth-moon-barycenter', 'earth', at);
      almanac.stateInto(moon, 'moon', 'earth', at);
      sum += normVec3(state.positionKm) / 1000;
      const toMoon = normVec3(moon.positionKm);
      expect(normVec3(state.positionKm) + distanceVec3(state.positionKm, moon.positionKm)).toBeCloseTo(toMoon, 3);
    }
    expect(Math.abs(sum - 4_671)).toBeLessThan(20);
  });
});
