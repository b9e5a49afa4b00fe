import { describe, expect, it } from 'vitest';
import { stateVector } from '../../../src/core/ephemeris/source.ts';
import { siteOn } from '../../../src/core/frames/surface-site.ts';
import { propagateTwoBody } from '../../../src/core/orbits/universal.ts';
import { epochTdb } from '../../../src/core/time/epoch.ts';
import type { SegmentData } from '../../../src/core/trajectory/segment-data.ts';
import { SegmentDataError, segmentFromData } from '../../../src/core/trajectory/segment-from-data.ts';
import { readBodies } from '../ephemeris/load-pack.ts';

const interval = { start: epochTdb(0), end: epochTdb(1e6) };
const common = {
  centreId: 'mars',
  interval,
  provenance: 'illustrative',
  accuracy: { shareOfDistance: 0, km: 1 },
} as const;
const GM = 42_828.375;
const mars = readBodies().find((body) => body.id === 'mars')!;
const lookup = (id: string, at: { latDeg: number; lonDegE: number }) => (id === 'mars' ? siteOn(mars, at) : undefined);
const ask = (data: SegmentData, epoch: number) => {
  const out = stateVector();
  segmentFromData(data, lookup).stateInto(out, epochTdb(epoch));
  return out;
};

describe('segments from plain data', () => {
  const start = { positionKm: { x: 5000, y: 1000, z: -400 }, velocityKmS: { x: -0.4, y: 3, z: 0.9 } };

  it('an arc of knots follows two-body motion within 1 m at 60 knots a revolution', () => {
    const knots = Array.from({ length: 121 }, (_, i) => {
      const s = propagateTwoBody(start, i * 200, GM);
      const { x, y, z } = s.positionKm;
      const f = -GM / Math.hypot(x, y, z) ** 3;
      const { x: vx, y: vy, z: vz } = s.velocityKmS;
      return [i * 200, x, y, z, vx, vy, vz, f * x, f * y, f * z];
    }).flat();
    const data = { ...common, kind: 'cruise', shape: 'arc', knots: new Float64Array(knots) } as const;
    for (let t = 0; t <= 24_000; t += 37) {
      const truth = propagateTwoBody(start, t, GM);
      const is = ask(data, t);
      expect(Math.abs(is.positionKm.x - truth.positionKm.x)).toBeLessThan(1e-3);
      expect(Math.abs(is.positionKm.y - truth.positionKm.y)).toBeLessThan(1e-3);
      expect(Math.abs(is.velocityKmS.y - truth.velocityKmS.y)).toBeLessThan(1e-4);
    }
  });

  it('a precessing orbit moves with the velocity that is its derivative', () => {
    const data: SegmentData = {
      ...common,
      kind: 'orbit',
      shape: 'precessing-orbit',
      pole: [0.446, -0.406, 0.798],
      epoch: 0,
      semiMajorAxisKm: 9000,
      eccentricity: 0.5,
      inclinationRad: 1.3,
      ascendingNodeRad: 0.4,
      argumentOfPeriapsisRad: 2,
      meanAnomalyRad: 1,
      meanMotionRadS: Math.sqrt(GM / 9000 ** 3),
      nodeRateRadS: 1e-5,
      periapsisRateRadS: -2e-5,
    };
    for (const t of [0, 5000, 77_777]) {
      const before = ask(data, t - 0.5);
      const after = ask(data, t + 0.5);
      const at = ask(data, t);
      expect(after.positionKm.x - before.positionKm.x).toBeCloseTo(at.velocityKmS.x, 5);
      expect(after.positionKm.z - before.positionKm.z).toBeCloseTo(at.velocityKmS.z, 5);
    }
  });

  it('a traverse begins and ends on its waypoints', () => {
    const at = (waypoints: readonly (readonly [number, number, number, number])[]) =>
      ({ ...common, kind: 'surface', shape: 'surface', waypoints }) as const;
    const whole = at([
      [0, -4.6, 137.4, 0],
      [1000, -4.7, 137.5, 0],
    ]);
    expect(ask(whole, 0)).toEqual(ask(at([[0, -4.6, 137.4, 0]]), 0));
    const end = ask(at([[0, -4.7, 137.5, 0]]), 999.999).positionKm;
    expect(ask(whole, 999.999).positionKm.x).toBeCloseTo(end.x, 3);
    expect(Math.hypot(...Object.values(ask(whole, 500).positionKm))).toBeCloseTo(3396, -1);
  });

  it('says which body cannot carry a site', () => {
    const data = {
      ...common,
      centreId: 'bennu',
      kind: 'surface',
      shape: 'surface',
      waypoints: [[0, 0, 0, 0]],
    } as const;
    expect(() => segmentFromData(data, lookup)).toThrow(SegmentDataError);
  });
});
