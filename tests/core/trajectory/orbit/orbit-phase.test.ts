import { describe, expect, it } from 'vitest';
import { stateVector } from '../../../../src/core/ephemeris/source.ts';
import {
  crossVec3,
  distanceVec3,
  dotVec3,
  normVec3,
  scaleVec3,
  type Vec3,
  vec3,
} from '../../../../src/core/math/vec3.ts';
import { elementsFromState } from '../../../../src/core/orbits/elements.ts';
import { type EpochTdb, epochTdb } from '../../../../src/core/time/epoch.ts';
import { orbitPhase } from '../../../../src/core/trajectory/orbit/orbit-phase.ts';
import type { PlanBody, PlanOrbit } from '../../../../src/core/trajectory/plan.ts';
import type { SegmentData } from '../../../../src/core/trajectory/segment-data.ts';
import { segmentFromData } from '../../../../src/core/trajectory/segment-from-data.ts';
import { RAD_PER_DEG } from '../../../../src/core/units/constants.ts';

const pole = (raDeg: number, decDeg: number): Vec3 => {
  const [a, d] = [raDeg * RAD_PER_DEG, decDeg * RAD_PER_DEG];
  return vec3(Math.cos(d) * Math.cos(a), Math.cos(d) * Math.sin(a), Math.sin(d));
};
const MARS: PlanBody = {
  id: 'mars',
  systemId: 'sun',
  meanRadiusKm: 3389.5,
  gmKm3S2: 42_828.37,
  pole: pole(317.68, 52.89),
  isPlace: false,
};
const times = { start: epochTdb(0), end: epochTdb(4e7) };

function stateOf(data: SegmentData, epoch: EpochTdb) {
  const state = stateVector();
  segmentFromData(data, () => undefined).stateInto(state, epoch);
  return state;
}

function heightsOf(data: SegmentData, epoch: EpochTdb) {
  const elements = elementsFromState(stateOf(data, epoch), epoch, MARS.gmKm3S2!);
  const apoapsisKm = (elements.periapsisKm * (1 + elements.eccentricity)) / (1 - elements.eccentricity);
  return [elements.periapsisKm - MARS.meanRadiusKm!, apoapsisKm - MARS.meanRadiusKm!];
}

function tiltDeg(data: SegmentData, epoch: EpochTdb): number {
  const { positionKm, velocityKmS } = stateOf(data, epoch);
  const normal = crossVec3(vec3(), positionKm, velocityKmS);
  return Math.acos(dotVec3(normal, MARS.pole!) / normVec3(normal)) / RAD_PER_DEG;
}

const MAVEN: PlanOrbit = { bodyId: 'mars', periapsisAltitudeKm: 150, apoapsisAltitudeKm: 6200, inclinationDeg: 75 };

describe('an orbit phase', () => {
  it('has the published heights and tilt, years later too', () => {
    const [data] = orbitPhase(MARS, MAVEN, times);
    for (const epoch of [0, 1e5, 1.234e7, 4e7].map(epochTdb)) {
      const [low, high] = heightsOf(data!, epoch);
      // The drift of plane and periapsis is part of the velocity: some kilometres of the osculating apoapsis.
      expect(Math.abs(low! - 150)).toBeLessThan(30);
      expect(Math.abs(high! - 6200)).toBeLessThan(100);
      expect(Math.abs(tiltDeg(data!, epoch) - 75)).toBeLessThan(0.1);
    }
    expect(data!.provenance).toBe('reconstructed');
  });

  it('begins at periapsis, where the approach ends: same plane, same place', () => {
    const excess = vec3(2.1, -1.4, 0.9);
    const [data] = orbitPhase(MARS, MAVEN, times, { arrivalExcessKmS: excess });
    const { positionKm, velocityKmS } = stateOf(data!, times.start);
    const normal = crossVec3(vec3(), positionKm, velocityKmS);
    // The drift of the node is in the velocity too, some 1e-5 of it.
    expect(Math.abs(dotVec3(normal, excess)) / (normVec3(normal) * normVec3(excess))).toBeLessThan(1e-4);
    expect(normVec3(positionKm)).toBeCloseTo(MARS.meanRadiusKm! + 150, 3);
    // The hyperbola with this periapsis and the speed of the same direction comes from where the excess points away from.
    const speed = Math.sqrt(dotVec3(excess, excess) + (2 * MARS.gmKm3S2!) / normVec3(positionKm));
    const state = { positionKm, velocityKmS: scaleVec3(vec3(), velocityKmS, speed / normVec3(velocityKmS)) };
    const { eccentricity } = elementsFromState(state, times.start, MARS.gmKm3S2!);
    const asymptote = Math.acos(-1 / eccentricity);
    const cosine = -dotVec3(positionKm, excess) / (normVec3(positionKm) * normVec3(excess));
    expect(cosine).toBeCloseTo(Math.cos(asymptote), 6);
    expect(data!.provenance).toBe('reconstructed');
  });

  it('raises a tilt that the arrival does not allow to the least that it does', () => {
    const north = MARS.pole!;
    const excess = vec3(3 * north.x + 0.5, 3 * north.y, 3 * north.z);
    const latitude = Math.asin(dotVec3(excess, north) / normVec3(excess)) / RAD_PER_DEG;
    const [data] = orbitPhase(MARS, { ...MAVEN, inclinationDeg: 10 }, times, { arrivalExcessKmS: excess });
    expect(tiltDeg(data!, times.start)).toBeCloseTo(latitude, 1);
  });

  it('passes over its landing site on the day', () => {
    const direction = vec3(0.6, -0.5, 0.2);
    const epoch = epochTdb(3e6);
    const [data] = orbitPhase(MARS, MAVEN, times, { passesOver: { direction, epoch } });
    const { positionKm, velocityKmS } = stateOf(data!, epoch);
    const normal = crossVec3(vec3(), positionKm, velocityKmS);
    expect(Math.abs(dotVec3(normal, direction)) / (normVec3(normal) * normVec3(direction))).toBeLessThan(2e-3);
  });

  it.each([
    ['down to a low circle', { periapsisAltitudeKm: 300, apoapsisAltitudeKm: 300 }],
    ['up to a high circle', { periapsisAltitudeKm: 17_000, apoapsisAltitudeKm: 17_000 }],
    ['to a wider ellipse', { periapsisAltitudeKm: 1000, apoapsisAltitudeKm: 40_000 }],
    ['to a circle below its periapsis', { periapsisAltitudeKm: 100, apoapsisAltitudeKm: 120 }],
  ])('changes its orbit without a gap: %s', (_, orbit) => {
    const next = { bodyId: 'mars', ...orbit };
    const stages = [{ start: epochTdb(5e6), orbit: next }];
    const segments = orbitPhase(MARS, MAVEN, times, { stages, arrivalExcessKmS: vec3(2, 1, 0) });
    expect(segments).toHaveLength(3);
    expect(segments.at(-1)!.interval.end).toBe(times.end);
    for (let i = 1; i < segments.length; i++) {
      const epoch = segments[i]!.interval.start;
      expect(segments[i - 1]!.interval.end).toBe(epoch);
      const gap = distanceVec3(stateOf(segments[i - 1]!, epoch).positionKm, stateOf(segments[i]!, epoch).positionKm);
      expect(gap).toBeLessThan(1);
    }
    const [low, high] = heightsOf(segments[2]!, epochTdb(1e7));
    expect(Math.abs(low! - orbit.periapsisAltitudeKm)).toBeLessThan(40);
    expect(Math.abs(high! / orbit.apoapsisAltitudeKm - 1)).toBeLessThan(0.25);
  });

  it('takes one height and the period for the other height: Trace Gas Orbiter’s capture, 4 sols', () => {
    const [data] = orbitPhase(MARS, { bodyId: 'mars', periapsisAltitudeKm: 230, periodHours: 101 }, times);
    const [low, high] = heightsOf(data!, times.start);
    expect(low).toBeCloseTo(230, 0);
    // ESA: 230 × 98 000 km.
    expect(high! / 98_000).toBeCloseTo(1, 1);
  });

  it('says nothing where the body’s mass is not known', () => {
    expect(orbitPhase({ ...MARS, gmKm3S2: undefined }, MAVEN, times)).toEqual([]);
  });
});
