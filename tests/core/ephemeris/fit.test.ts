import { describe, expect, it } from 'vitest';
import { BitReader } from '../../../src/core/ephemeris/bit-reader.ts';
import { decodePack } from '../../../src/core/ephemeris/pack-format.ts';
import { type StateVector, stateVector } from '../../../src/core/ephemeris/source.ts';
import { distanceVec3, setVec3 } from '../../../src/core/math/vec3.ts';
import { epochTdb } from '../../../src/core/time/epoch.ts';
import { BitWriter, signedGolombLength } from '../../../tools/ephemeris/bit-writer.ts';
import { encodePack } from '../../../tools/ephemeris/encode-pack.ts';
import { FitError, type FitRequest, fitBody } from '../../../tools/ephemeris/fit.ts';

const DAY = 86_400;

/** A straight line bent within an hour: (t, √(t² + b²), 0), as at a close passage. */
function passage(epoch: number, out: StateVector): void {
  const t = epoch - 77.7 * DAY;
  const root = Math.hypot(t, 4000);
  setVec3(out.positionKm, 10 * t, 10 * root, 3);
  setVec3(out.velocityKmS, 10, (10 * t) / root, 0);
}

const request: FitRequest = {
  id: 'passer-by',
  centreId: 'sun',
  interval: { start: epochTdb(0), end: epochTdb(200 * DAY) },
  toleranceKm: 0.5,
  velocityToleranceKmS: 1e-3,
  sample: passage,
};

describe('fitting a body', () => {
  it('meets both tolerances through a close passage, with short pieces only there', () => {
    const body = decodePack(encodePack([fitBody(request)])).bodies[0]!;
    const ours = stateVector();
    const truth = stateVector();
    for (let i = 0; i <= 100_000; i++) {
      const near = i % 2 === 0 ? (77.7 + (((i * 0.618) % 1) - 0.5) / 5) * DAY : ((i * 0.618) % 1) * 200 * DAY;
      const epoch = epochTdb(near);
      body.stateInto(ours, epoch);
      passage(epoch, truth);
      expect(distanceVec3(ours.positionKm, truth.positionKm)).toBeLessThanOrEqual(0.5);
      expect(distanceVec3(ours.velocityKmS, truth.velocityKmS)).toBeLessThanOrEqual(1.2e-3);
    }
    const joints = body.joints();
    const close = joints.filter((joint) => Math.abs(joint - 77.7 * DAY) < DAY);
    expect(close.length).toBeGreaterThan(joints.length / 3);
  });

  it('holds at both ends of the interval', () => {
    const body = decodePack(encodePack([fitBody(request)])).bodies[0]!;
    const ours = stateVector();
    body.stateInto(ours, request.interval.end);
    expect(ours.positionKm.x).toBeCloseTo(10 * (200 - 77.7) * DAY, -0.5);
    body.stateInto(ours, request.interval.start);
    expect(ours.positionKm.x).toBeCloseTo(-777 * DAY, -0.5);
  });

  it('refuses a motion that jumps', () => {
    const sample = (epoch: number, out: StateVector): void => {
      setVec3(out.positionKm, epoch > 100 * DAY ? 1e6 : 0, 0, 0);
      setVec3(out.velocityKmS, 0, 0, 0);
    };
    expect(() => fitBody({ ...request, sample, shape: { cellDays: 64, maxCount: 8 } })).toThrow(FitError);
  });
});

describe('Golomb codes', () => {
  it('give back every integer up to 2^50, in the length foretold', () => {
    const values = [0, 1, -1, 2, -2, 7, -8, 255, -256, 2 ** 31, -(2 ** 31) - 1, 2 ** 40 + 1, 1 - 2 ** 50];
    for (const parameter of [0, 1, 5, 20, 40]) {
      const writer = new BitWriter();
      for (const value of values) writer.signedGolomb(value, parameter);
      const bytes = writer.toBytes();
      const length = values.reduce((sum, value) => sum + signedGolombLength(value, parameter), 0);
      expect(bytes.length).toBe(Math.ceil(length / 8));
      const reader = new BitReader(bytes);
      expect(values.map(() => reader.signedGolomb(parameter))).toEqual(values);
    }
  });
});
