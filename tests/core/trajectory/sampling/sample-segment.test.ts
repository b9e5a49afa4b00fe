import { describe, expect, it } from 'vitest';
import { stateVector } from '../../../../src/core/ephemeris/source.ts';
import { normVec3, type Vec3, vec3 } from '../../../../src/core/math/vec3.ts';
import { epochTdb } from '../../../../src/core/time/epoch.ts';
import { type SegmentSample, sampleSegment } from '../../../../src/core/trajectory/sampling/sample-segment.ts';
import { twoBodySegment } from '../../../../src/core/trajectory/two-body-segment.ts';

const GM = 132_712_440_041.279;
const AU = 149_597_870.7;

function orbit(speedKmS: number, days: number) {
  return twoBodySegment({
    kind: 'cruise',
    centreId: 'sun',
    gmKm3S2: GM,
    start: epochTdb(0),
    end: epochTdb(days * 86_400),
    state: { positionKm: vec3(AU, 0, 0), velocityKmS: vec3(2, speedKmS, 1) },
    epoch: epochTdb(0),
    provenance: 'reconstructed',
    relativeAccuracy: 0.01,
  });
}

function pointOf({ positionsKm }: Pick<SegmentSample, 'positionsKm'>, i: number): Vec3 {
  return vec3(positionsKm[3 * i], positionsKm[3 * i + 1], positionsKm[3 * i + 2]);
}

function missKm(p: Vec3, a: Vec3, b: Vec3): number {
  const c = [b.x - a.x, b.y - a.y, b.z - a.z];
  const m = [p.x - a.x, p.y - a.y, p.z - a.z];
  const length2 = c[0]! ** 2 + c[1]! ** 2 + c[2]! ** 2;
  const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, (m[0]! * c[0]! + m[1]! * c[1]! + m[2]! * c[2]!) / length2));
  return Math.hypot(m[0]! - along * c[0]!, m[1]! - along * c[1]!, m[2]! - along * c[2]!);
}

describe.each([
  ['a circle', 29.78, 365],
  ['a transfer to Jupiter', 38.5, 800],
  ['a hyperbola', 55, 2000],
  ['a dive past the Sun', 9, 110],
])('sampling %s', (_, speed, days) => {
  const segment = orbit(speed, days);
  const sample = sampleSegment(segment, { toleranceShare: 1e-4 })!;

  it('keeps both ends and the order of time, within a few hundred points', () => {
    expect(sample.epochs[0]).toBe(0);
    expect(sample.epochs.at(-1)).toBe(days * 86_400);
    expect(sample.epochs.length).toBeLessThan(400);
    for (let i = 1; i < sample.epochs.length; i++) expect(sample.epochs[i]).toBeGreaterThan(sample.epochs[i - 1]!);
  });

  it('misses the path nowhere by more than the tolerance', () => {
    const state = stateVector();
    for (let i = 1; i < sample.epochs.length; i++) {
      for (const share of [0.2, 0.5, 0.7]) {
        const epoch = sample.epochs[i - 1]! + share * (sample.epochs[i]! - sample.epochs[i - 1]!);
        segment.stateInto(state, epochTdb(epoch));
        const miss = missKm(state.positionKm, pointOf(sample, i - 1), pointOf(sample, i));
        expect(miss / normVec3(state.positionKm)).toBeLessThan(1.1e-4);
      }
    }
  });
});

describe('sampling', () => {
  it('spends few vertices where they help most', () => {
    const segment = orbit(9, 300);
    const sample = sampleSegment(segment, { maxVertices: 60, toleranceShare: 0 })!;
    expect(sample.epochs.length).toBe(60);
    const even = Math.max(...Array.from({ length: 59 }, (_, i) => gapAt(segment, i / 59, (i + 1) / 59)));
    expect(sample.missShare).toBeLessThan(even / 5);
  });

  it('takes one revolution of many, around the epoch asked for', () => {
    const segment = orbit(29.78, 36_500);
    const around = 5e8;
    const sample = sampleSegment(segment, { around })!;
    const span = sample.epochs.at(-1)! - sample.epochs[0]!;
    expect(span).toBeCloseTo(segment.periodSeconds!, 3);
    expect(sample.epochs[0]).toBeCloseTo(around - segment.periodSeconds! / 2, 3);
    expect(Math.hypot(...pointOfEnds(sample))).toBeLessThan(1e-3 * AU);
    const last = sampleSegment(segment, { around: 36_500 * 86_400 })!;
    expect(last.epochs.at(-1)).toBe(36_500 * 86_400);
  });

  it('does not cut through the planet that a fly-by grazes', () => {
    const periapsisKm = 6378 + 300;
    const hours = 60;
    const flyBy = twoBodySegment({
      kind: 'cruise',
      centreId: 'earth',
      gmKm3S2: 398_600.44,
      start: epochTdb(-hours * 3600),
      end: epochTdb(hours * 3000),
      state: { positionKm: vec3(periapsisKm, 0, 0), velocityKmS: vec3(0, 13.5, 0) },
      epoch: epochTdb(0),
      provenance: 'reconstructed',
      relativeAccuracy: 0.01,
    });
    const sample = sampleSegment(flyBy)!;
    expect(sample.epochs.length).toBeLessThan(400);
    for (let i = 1; i < sample.epochs.length; i++) {
      expect(missKm(vec3(), pointOf(sample, i - 1), pointOf(sample, i))).toBeGreaterThan(periapsisKm - 1);
    }
  });

  it('has no answer where the source has none', () => {
    const segment = { ...orbit(30, 100), stateInto: () => false };
    expect(sampleSegment(segment)).toBeUndefined();
  });
});

function pointOfEnds(sample: SegmentSample): number[] {
  const a = pointOf(sample, 0);
  const b = pointOf(sample, sample.epochs.length - 1);
  return [a.x - b.x, a.y - b.y, a.z - b.z];
}

function gapAt(segment: ReturnType<typeof orbit>, from: number, to: number): number {
  const at = (share: number) => {
    const state = stateVector();
    segment.stateInto(state, epochTdb(share * segment.interval.end));
    return state.positionKm;
  };
  const middle = at((from + to) / 2);
  return missKm(middle, at(from), at(to)) / normVec3(middle);
}
