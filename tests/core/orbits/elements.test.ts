import { describe, expect, it } from 'vitest';
import { crossVec3, distanceVec3, dotVec3, normVec3, vec3 } from '../../../src/core/math/vec3.ts';
import {
  elementsFromState,
  type OrbitalElements,
  periapsisEpochFromMeanAnomaly,
  periodS,
  semiMajorAxisKm,
  stateFromElements,
} from '../../../src/core/orbits/elements.ts';
import { OrbitDomainError } from '../../../src/core/orbits/orbit-domain-error.ts';
import { type OrbitalState, propagateTwoBody } from '../../../src/core/orbits/universal.ts';
import { epochTdb } from '../../../src/core/time/epoch.ts';

const GM_EARTH = 398_600.4418;
const GM_SUN = 132_712_440_041.279;
const RAD = Math.PI / 180;

function orbit(change: Partial<OrbitalElements> = {}): OrbitalElements {
  return {
    periapsisKm: 1.2e8,
    eccentricity: 0.3,
    inclinationRad: 0.4,
    ascendingNodeRad: 1.1,
    argumentOfPeriapsisRad: 2.2,
    periapsisEpoch: epochTdb(1e6),
    ...change,
  };
}

const ALL_ORBITS: OrbitalElements[] = [0, 1e-9, 0.1, 0.7, 0.967, 0.99999, 1 - 1e-10, 1, 1 + 1e-10, 1.2, 6.14].flatMap(
  (e) => [0, 1e-7, 0.5, Math.PI / 2, 2.9, Math.PI].map((i) => orbit({ eccentricity: e, inclinationRad: i })),
);

describe('elements and states', () => {
  it('Vallado, Fundamentals of Astrodynamics, 4th ed., example 2-5: elements from a state', () => {
    const state = { positionKm: vec3(6524.834, 6862.875, 6448.296), velocityKmS: vec3(4.901327, 5.533756, -1.976341) };
    const elements = elementsFromState(state, epochTdb(0), GM_EARTH);
    expect(semiMajorAxisKm(elements)).toBeCloseTo(36127.343, 0);
    expect(elements.eccentricity).toBeCloseTo(0.832853, 5);
    expect(elements.inclinationRad / RAD).toBeCloseTo(87.87, 2);
    expect(elements.ascendingNodeRad / RAD).toBeCloseTo(227.898, 2);
    expect(elements.argumentOfPeriapsisRad / RAD).toBeCloseTo(53.38, 2);
  });

  it('Vallado, example 2-4: a state forty minutes later', () => {
    const state = { positionKm: vec3(1131.34, -2282.343, 6672.423), velocityKmS: vec3(-5.64305, 4.30333, 2.42879) };
    const later = propagateTwoBody(state, 40 * 60, GM_EARTH);
    expect(distanceVec3(later.positionKm, vec3(-4219.7527, 4363.0292, -3958.7666))).toBeLessThan(0.02);
    expect(distanceVec3(later.velocityKmS, vec3(3.689866, -1.916735, -6.112511))).toBeLessThan(2e-5);
  });

  it('returns to the same state through the elements, for every conic and inclination', () => {
    for (const elements of ALL_ORBITS) {
      for (const days of [-200, -3, 0, 0.01, 45, 300]) {
        const epoch = epochTdb(1e6 + days * 86_400);
        const state = stateFromElements(elements, epoch, GM_SUN);
        const again = stateFromElements(elementsFromState(state, epoch, GM_SUN), epoch, GM_SUN);
        const size = normVec3(state.positionKm);
        expect(distanceVec3(again.positionKm, state.positionKm) / size).toBeLessThan(2e-10);
        expect(distanceVec3(again.velocityKmS, state.velocityKmS) / normVec3(state.velocityKmS)).toBeLessThan(2e-10);
      }
    }
  });

  it('recovers the elements of ordinary orbits', () => {
    for (const e of [0.05, 0.6, 0.97, 1.5]) {
      const elements = orbit({ eccentricity: e });
      const epoch = epochTdb(1e6 + 40 * 86_400);
      const found = elementsFromState(stateFromElements(elements, epoch, GM_SUN), epoch, GM_SUN);
      expect(found.eccentricity).toBeCloseTo(e, 12);
      expect(found.inclinationRad).toBeCloseTo(elements.inclinationRad, 12);
      expect(found.ascendingNodeRad).toBeCloseTo(elements.ascendingNodeRad, 12);
      expect(found.argumentOfPeriapsisRad).toBeCloseTo(elements.argumentOfPeriapsisRad, 10);
      expect(found.periapsisEpoch).toBeCloseTo(elements.periapsisEpoch, 3);
    }
  });

  it('keeps energy and angular momentum', () => {
    for (const elements of ALL_ORBITS) {
      const { energy: energy0, momentum: momentum0 } = invariants(stateFromElements(elements, epochTdb(0), GM_SUN));
      for (const days of [1, 77, 1000]) {
        const { energy, momentum } = invariants(stateFromElements(elements, epochTdb(days * 86_400), GM_SUN));
        expect(Math.abs(energy - energy0)).toBeLessThan((1e-12 * GM_SUN) / elements.periapsisKm);
        expect(distanceVec3(momentum, momentum0) / normVec3(momentum0)).toBeLessThan(1e-12);
      }
    }
  });

  it('propagates there and back, over many revolutions too', () => {
    for (const elements of ALL_ORBITS) {
      const state = stateFromElements(elements, epochTdb(3e6), GM_SUN);
      for (const seconds of [1, 1e5, 1e7, 1e9, -1e8]) {
        const back = propagateTwoBody(propagateTwoBody(state, seconds, GM_SUN), -seconds, GM_SUN);
        expect(distanceVec3(back.positionKm, state.positionKm) / normVec3(state.positionKm)).toBeLessThan(1e-8);
      }
    }
  });

  it('agrees with itself: propagating a state and moving along its elements', () => {
    for (const elements of ALL_ORBITS) {
      const start = stateFromElements(elements, epochTdb(0), GM_SUN);
      const moved = propagateTwoBody(start, 9e6, GM_SUN);
      const direct = stateFromElements(elements, epochTdb(9e6), GM_SUN);
      expect(distanceVec3(moved.positionKm, direct.positionKm) / normVec3(direct.positionKm)).toBeLessThan(1e-11);
    }
  });

  it('knows period and time of periapsis', () => {
    const elements = orbit({ periapsisKm: 149_597_870.7, eccentricity: 0 });
    expect(periodS(elements, GM_SUN) / 86_400).toBeCloseTo(365.2569, 3);
    expect(periodS(orbit({ eccentricity: 1.1 }), GM_SUN)).toBe(Number.POSITIVE_INFINITY);
    const epoch = periapsisEpochFromMeanAnomaly(epochTdb(0), Math.PI, 149_597_870.7, GM_SUN);
    expect(epoch / 86_400).toBeCloseTo(-365.2569 / 2, 3);
    expect(() => periapsisEpochFromMeanAnomaly(epochTdb(0), 1, Number.POSITIVE_INFINITY, GM_SUN)).toThrow(
      OrbitDomainError,
    );
  });

  it('refuses what is no orbit', () => {
    expect(() => stateFromElements(orbit({ periapsisKm: 0 }), epochTdb(0), GM_SUN)).toThrow(OrbitDomainError);
    expect(() => stateFromElements(orbit({ eccentricity: -1 }), epochTdb(0), GM_SUN)).toThrow(OrbitDomainError);
    const falling = { positionKm: vec3(1e8, 0, 0), velocityKmS: vec3(-10, 0, 0) };
    expect(() => elementsFromState(falling, epochTdb(0), GM_SUN)).toThrow(OrbitDomainError);
    expect(() => propagateTwoBody(falling, 1, 0)).toThrow(OrbitDomainError);
  });
});

function invariants({ positionKm, velocityKmS }: OrbitalState) {
  const energy = dotVec3(velocityKmS, velocityKmS) / 2 - GM_SUN / normVec3(positionKm);
  return { energy, momentum: crossVec3(vec3(), positionKm, velocityKmS) };
}
