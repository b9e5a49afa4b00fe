import { describe, expect, it } from 'vitest';
import type { EphemerisSource, StateVector } from '../../src/core/ephemeris/source.ts';
import { setVec3 } from '../../src/core/math/vec3.ts';
import { type EpochTdb, epochTdb } from '../../src/core/time/epoch.ts';
import { COARSE, FINE, samplePath } from '../../src/scene/missions/path-samples.ts';

const AU = 149_597_870.7;

/** A circle of one au in a year; without data after `until`. */
function circle(until = Number.POSITIVE_INFINITY): EphemerisSource {
  return {
    centreId: 'sun',
    interval: { start: epochTdb(0), end: epochTdb(3.2e7) },
    provenance: 'reconstructed',
    accuracyKm: () => 0,
    stateInto(out: StateVector, epoch: EpochTdb) {
      if (epoch > until) return false;
      const angle = (epoch / 31_557_600) * 2 * Math.PI;
      setVec3(out.positionKm, AU * Math.cos(angle), AU * Math.sin(angle), 0);
      setVec3(out.velocityKmS, 0, 0, 0);
      return true;
    },
  };
}

describe('path samples', () => {
  it.each([FINE, COARSE])('keep every chord within %d of the radius', (tolerance) => {
    const samples = samplePath(circle(), 0, 31_557_600, tolerance)!;
    const { positionsKm: positions, epochs: times } = samples;
    for (let i = 1; i < times.length; i++) {
      expect(times[i]).toBeGreaterThan(times[i - 1]!);
      const middle = [0, 1, 2].map((axis) => (positions[3 * i + axis]! + positions[3 * i - 3 + axis]!) / 2);
      expect(Math.abs(Math.hypot(...middle) / AU - 1)).toBeLessThan(tolerance * 1.01);
    }
    expect(times[times.length - 1]).toBe(31_557_600);
  });

  it('are fewer for what one only glances at', () => {
    const count = (tolerance: number) => samplePath(circle(), 0, 31_557_600, tolerance)!.epochs.length;
    expect(count(COARSE)).toBeLessThan(count(FINE) / 2);
  });

  it('keep chords of a straight exit to the stars where distances are logarithmic', () => {
    // From 5 to 180 au, past the Sun at 4 au.
    const exit: EphemerisSource = {
      ...circle(),
      stateInto(out: StateVector, epoch: EpochTdb) {
        setVec3(out.positionKm, (3 + (epoch / 3.2e7) * 177) * AU, 4 * AU, 0);
        setVec3(out.velocityKmS, 0, 0, 0);
        return true;
      },
    };
    const { positionsKm: p } = samplePath(exit, 0, 3.2e7, FINE)!;
    // In the plane of the Sun and the line.
    const drawn = (x: number, ...across: number[]): [number, number] => {
      const y = Math.hypot(...across);
      const r = Math.hypot(x, y) / AU;
      const factor = (0.15 * (1 + Math.log(r / 0.15))) / r / AU;
      return [x * factor, y * factor];
    };
    for (let i = 3; i < p.length; i += 3) {
      const [ax, ay] = drawn(p[i - 3]!, p[i - 2]!, p[i - 1]!);
      const [bx, by] = drawn(p[i]!, p[i + 1]!, p[i + 2]!);
      const middle = [0, 1, 2].map((axis) => (p[i + axis]! + p[i + axis - 3]!) / 2);
      const [mx, my] = drawn(middle[0]!, middle[1]!, middle[2]!);
      const missAu = Math.abs((bx - ax) * (my - ay) - (by - ay) * (mx - ax)) / Math.hypot(bx - ax, by - ay);
      expect(missAu / Math.hypot(mx, my)).toBeLessThan(FINE * 1.01);
    }
    expect(p.length / 3).toBeLessThan(100);
  });

  it('are absent where the ephemeris has no data', () => {
    expect(samplePath(circle(1000), 0, 31_557_600)).toBeUndefined();
  });
});
