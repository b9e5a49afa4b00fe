import { describe, expect, it } from 'vitest';
import { Almanac, UnknownObjectError } from '../../../src/core/ephemeris/almanac.ts';
import { collinearFraction, lagrangeSource } from '../../../src/core/ephemeris/lagrange-points.ts';
import { type EphemerisSource, stateVector } from '../../../src/core/ephemeris/source.ts';
import { CLOCK_END, CLOCK_START } from '../../../src/core/time/clock-range.ts';
import { epochTdb } from '../../../src/core/time/epoch.ts';

/** A body on a circle in the plane x–y about `centreId`. */
function circling(centreId: string, radiusKm: number, speedKmS: number): EphemerisSource {
  return {
    centreId,
    interval: { start: CLOCK_START, end: CLOCK_END },
    provenance: 'theory',
    accuracyKm: () => 7,
    stateInto(out, epoch) {
      const angle = (speedKmS / radiusKm) * epoch;
      Object.assign(out.positionKm, { x: radiusKm * Math.cos(angle), y: radiusKm * Math.sin(angle), z: 0 });
      Object.assign(out.velocityKmS, { x: -speedKmS * Math.sin(angle), y: speedKmS * Math.cos(angle), z: 0 });
      return true;
    },
  };
}

function smallAlmanac(): Almanac {
  const almanac = new Almanac();
  almanac.set('sun', [circling('solar-system-barycenter', 1, 0)]);
  almanac.set('earth-moon-barycenter', [circling('sun', 149_597_870.7, 29.78)]);
  almanac.set('earth', [circling('earth-moon-barycenter', 4671, 0.0125)]);
  almanac.set('moon', [circling('earth', 384_400, 1.0184)]);
  for (const pair of ['sun-earth', 'earth-moon']) {
    for (const digit of [1, 2, 3, 4, 5])
      almanac.set(`${pair}-l${digit}`, [lagrangeSource(`${pair}-l${digit}`, almanac)]);
  }
  return almanac;
}

describe('Lagrange points', () => {
  const almanac = smallAlmanac();
  const state = stateVector();
  const distanceKm = (id: string, from: string, epoch = 1.23e8): number => {
    expect(almanac.stateInto(state, id, from, epochTdb(epoch))).toBe(true);
    return Math.hypot(state.positionKm.x, state.positionKm.y, state.positionKm.z);
  };

  it('lie where Szebehely (1967, table of section 4.4) and NASA put them', () => {
    // Szebehely's μ = 0.012150668 gives γ1 = 0.15093 and γ2 = 0.16783 of the Moon's distance.
    expect(collinearFraction(1, (1 - 0.012150668) / 0.012150668)).toBeCloseTo(0.150934, 5);
    expect(collinearFraction(2, (1 - 0.012150668) / 0.012150668)).toBeCloseTo(0.167833, 5);
    expect(distanceKm('earth-moon-l1', 'moon') / 58_020).toBeCloseTo(1, 3);
    expect(distanceKm('earth-moon-l2', 'moon') / 64_520).toBeCloseTo(1, 3);
    // Fractions of the Sun's distance from the barycentre of Earth and Moon listed by Project Pluto (find_orb, rovers.txt).
    expect(distanceKm('sun-earth-l1', 'sun') / 149_597_870.7).toBeCloseTo(0.98998902, 5);
    expect(distanceKm('sun-earth-l2', 'sun') / 149_597_870.7).toBeCloseTo(1.01007824, 5);
    expect(distanceKm('sun-earth-l2', 'earth') / 1.5e6).toBeCloseTo(1, 1);
    expect(distanceKm('sun-earth-l3', 'sun') / 149_597_870.7).toBeCloseTo(1, 5);
  });

  it('balance gravity and centrifugal force', () => {
    for (const mass of [81.3005682, 328_900.5598]) {
      const mu = 1 / (1 + mass);
      const places = [
        1 - mu - collinearFraction(1, mass),
        1 - mu + collinearFraction(2, mass),
        -mu - collinearFraction(3, mass),
      ];
      for (const x of places) {
        const force =
          x - ((1 - mu) * (x + mu)) / Math.abs(x + mu) ** 3 - (mu * (x - 1 + mu)) / Math.abs(x - 1 + mu) ** 3;
        expect(Math.abs(force)).toBeLessThan(1e-9);
      }
    }
  });

  it('makes equilateral triangles, L4 ahead and L5 behind', () => {
    const moon = distanceKm('moon', 'earth');
    const moonState = { ...state, velocityKmS: { ...state.velocityKmS } };
    for (const [id, ahead] of [
      ['earth-moon-l4', 1],
      ['earth-moon-l5', -1],
    ] as const) {
      expect(distanceKm(id, 'earth')).toBeCloseTo(moon, 6);
      const v = moonState.velocityKmS;
      const along = state.positionKm.x * v.x + state.positionKm.y * v.y + state.positionKm.z * v.z;
      expect(Math.sign(along)).toBe(ahead);
      expect(distanceKm(id, 'moon')).toBeCloseTo(moon, 6);
    }
  });

  it('moves as its bodies do', () => {
    for (const id of ['sun-earth-l2', 'sun-earth-l4', 'earth-moon-l1']) {
      const source = lagrangeSource(id, almanac);
      const [before, after] = [stateVector(), stateVector()];
      source.stateInto(before, epochTdb(1e8 - 500));
      source.stateInto(after, epochTdb(1e8 + 500));
      source.stateInto(state, epochTdb(1e8));
      expect((after.positionKm.x - before.positionKm.x) / 1000).toBeCloseTo(state.velocityKmS.x, 5);
      expect((after.positionKm.y - before.positionKm.y) / 1000).toBeCloseTo(state.velocityKmS.y, 5);
      expect(source.provenance).toBe('derived-point');
      expect(source.accuracyKm(epochTdb(0))).toBe(7);
    }
  });

  it('says that it does not know other points', () => {
    expect(() => lagrangeSource('sun-earth-l6', almanac)).toThrow(UnknownObjectError);
  });
});
