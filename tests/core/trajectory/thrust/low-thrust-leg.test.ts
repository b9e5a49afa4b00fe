import { describe, expect, it } from 'vitest';
import { type StateVector, stateVector } from '../../../../src/core/ephemeris/source.ts';
import { distanceVec3, normVec3, vec3 } from '../../../../src/core/math/vec3.ts';
import { propagateTwoBody } from '../../../../src/core/orbits/universal.ts';
import { epochTdb } from '../../../../src/core/time/epoch.ts';
import { arcStateInto } from '../../../../src/core/trajectory/arc-state.ts';
import { solveLowThrustLeg } from '../../../../src/core/trajectory/thrust/low-thrust-leg.ts';
import { type ThrustHistory, thrustHistory } from '../../../../src/core/trajectory/thrust/thrust-history.ts';
import { SUN_GM } from './missions.ts';

const AU = 149_597_870.7;

function circular(radiusKm: number, angleRad: number, tiltRad = 0): StateVector {
  const speed = Math.sqrt(SUN_GM / radiusKm);
  const [c, s] = [Math.cos(angleRad), Math.sin(angleRad)];
  return {
    positionKm: vec3(radiusKm * c, radiusKm * s * Math.cos(tiltRad), radiusKm * s * Math.sin(tiltRad)),
    velocityKmS: vec3(-speed * s, speed * c * Math.cos(tiltRad), speed * c * Math.sin(tiltRad)),
  };
}

function leg(from: StateVector, to: StateVector, days: number, more = {}) {
  const found = solveLowThrustLeg({
    gmKm3S2: SUN_GM,
    centreId: 'centre',
    provenance: 'reconstructed',
    from: { bodyId: 'a', epoch: epochTdb(1e8), state: from },
    to: { bodyId: 'b', epoch: epochTdb(1e8 + days * 86_400), state: to },
    ...more,
  });
  if (!found) throw new Error('No arc was found');
  return found;
}

/** Thrust at an epoch, linear between the history's points. */
function thrustAt({ epochs, accelerationKmS2: a }: ThrustHistory, epoch: number): [number, number, number] {
  let i = 0;
  while (i + 2 < epochs.length && epochs[i + 1]! <= epoch) i++;
  const share = (epoch - epochs[i]!) / (epochs[i + 1]! - epochs[i]!);
  const at = (axis: number) => (1 - share) * a[3 * i + axis]! + share * a[3 * i + 3 + axis]!;
  return [at(0), at(1), at(2)];
}

/** Runge and Kutta's fourth order through gravity and the thrust told. */
function flown(start: StateVector, history: ThrustHistory, from: number, to: number): StateVector {
  let y = [...Object.values(start.positionKm), ...Object.values(start.velocityKmS)] as number[];
  const steps = 6000;
  const h = (to - from) / steps;
  const rate = (epoch: number, s: readonly number[]) => {
    const r3 = Math.hypot(s[0]!, s[1]!, s[2]!) ** 3;
    const u = thrustAt(history, epoch);
    return [s[3]!, s[4]!, s[5]!, ...u.map((value, k) => value - (SUN_GM * s[k]!) / r3)];
  };
  const plus = (s: readonly number[], d: readonly number[], f: number) => s.map((value, k) => value + f * d[k]!);
  for (let i = 0; i < steps; i++) {
    const t = from + i * h;
    const k1 = rate(t, y);
    const k2 = rate(t + h / 2, plus(y, k1, h / 2));
    const k3 = rate(t + h / 2, plus(y, k2, h / 2));
    const k4 = rate(t + h, plus(y, k3, h));
    y = y.map((value, k) => value + (h / 6) * (k1[k]! + 2 * k2[k]! + 2 * k3[k]! + k4[k]!));
  }
  return { positionKm: vec3(y[0], y[1], y[2]), velocityKmS: vec3(y[3], y[4], y[5]) };
}

const CASES = [
  ['half a turn outward', circular(AU, 0.4), circular(1.5 * AU, 4.06), 300],
  ['a full turn and more to a tilted orbit', circular(AU, 0), circular(2.4 * AU, 1.3, 0.1), 900],
  ['inward with several turns', circular(AU, 2), circular(0.45 * AU, 0.4, 0.05), 700],
] as const;

describe.each(CASES)('a low-thrust leg, %s', (_, from, to, days) => {
  const found = leg(from, to, days);
  const { knots, interval } = found.segment;

  it('meets both ends in position and velocity', () => {
    const state = stateVector();
    arcStateInto(state, knots, interval.start);
    expect(distanceVec3(state.positionKm, from.positionKm)).toBeLessThan(1);
    expect(distanceVec3(state.velocityKmS, from.velocityKmS)).toBeLessThan(1e-3);
    arcStateInto(state, knots, interval.end);
    expect(distanceVec3(state.positionKm, to.positionKm)).toBeLessThan(1);
    expect(distanceVec3(state.velocityKmS, to.velocityKmS)).toBeLessThan(1e-3);
  });

  it('is what the thrust it tells of would fly', () => {
    const end = flown(from, thrustHistory(knots, SUN_GM), interval.start, interval.end);
    // The history is told at four steps a knot and taken as linear between: that leaves some 1e-3.
    expect(distanceVec3(end.positionKm, to.positionKm) / normVec3(to.positionKm)).toBeLessThan(1e-2);
    expect(distanceVec3(end.velocityKmS, to.velocityKmS) / normVec3(to.velocityKmS)).toBeLessThan(1e-2);
  });

  it('thrusts smoothly and within reason', () => {
    const { accelerationKmS2: a, summary } = thrustHistory(knots, SUN_GM);
    expect(summary.peakMmS2).toBeLessThan(1);
    for (let i = 3; i < a.length; i += 3) {
      const step = Math.hypot(a[i]! - a[i - 3]!, a[i + 1]! - a[i - 2]!, a[i + 2]! - a[i - 1]!);
      expect((step * 1e6) / summary.peakMmS2).toBeLessThan(0.25);
    }
    expect(found.report.lowThrust).toEqual(summary);
  });
});

describe('a low-thrust leg', () => {
  it('asks no thrust where free flight leads there: Kepler’s motion', () => {
    const from: StateVector = { positionKm: vec3(AU, 0, 1e7), velocityKmS: vec3(3, 31, -2) };
    const days = 500;
    const to = propagateTwoBody(from, days * 86_400, SUN_GM);
    const { segment, report } = leg(from, to, days);
    expect(report.lowThrust!.deltaVKmS).toBeLessThan(0.01);
    const state = stateVector();
    const half = propagateTwoBody(from, days * 43_200, SUN_GM);
    arcStateInto(state, segment.knots, 1e8 + days * 43_200);
    expect(distanceVec3(state.positionKm, half.positionKm) / AU).toBeLessThan(1e-4);
  });

  // Edelbaum (1961), ARS Journal 31, 1079: between circles the slow spiral takes the difference of the speeds.
  it.each([
    [1, 1.25, 12],
    [1, 0.7, 15],
  ])('spirals from %d to %d au for the difference of the circular speeds, after Edelbaum', (a, b, turns) => {
    const years = turns * ((a + b) / 2) ** 1.5;
    const { report } = leg(circular(a * AU, 0), circular(b * AU, 0.1), years * 365.25, { revolutions: turns });
    const expected = Math.abs(Math.sqrt(SUN_GM / (a * AU)) - Math.sqrt(SUN_GM / (b * AU)));
    expect(report.lowThrust!.deltaVKmS / expected).toBeGreaterThan(0.99);
    expect(report.lowThrust!.deltaVKmS / expected).toBeLessThan(1.02);
    expect(report.revolutions).toBe(turns);
  });

  it('has no answer for a leg that ends before it begins, or comes far too soon', () => {
    const ends = { from: circular(AU, 0), to: circular(2.8 * AU, 3) };
    const input = { gmKm3S2: SUN_GM, centreId: 'sun', provenance: 'reconstructed' } as const;
    const at = (days: number, state: StateVector) => ({ bodyId: 'a', epoch: epochTdb(days * 86_400), state });
    expect(solveLowThrustLeg({ ...input, from: at(100, ends.from), to: at(100, ends.to) })).toBeUndefined();
    expect(solveLowThrustLeg({ ...input, from: at(100, ends.from), to: at(101, ends.to) })).toBeUndefined();
  });

  it('takes what the rocket gives, and not more', () => {
    const [from, to] = [circular(AU, 0), circular(1.6 * AU, 2.8)];
    const held = leg(from, to, 280);
    const given = leg(from, to, 280, { departureExcessKmS: 2 });
    const plenty = leg(from, to, 280, { departureExcessKmS: 30, arrivalExcessKmS: 30 });
    expect(given.report.departureExcessKmS).toBeCloseTo(2, 1);
    expect(given.report.lowThrust!.deltaVKmS).toBeLessThan(held.report.lowThrust!.deltaVKmS - 1.5);
    expect(plenty.report.lowThrust!.deltaVKmS).toBeLessThan(0.05);
  });
});
