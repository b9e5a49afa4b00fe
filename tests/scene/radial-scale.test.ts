import { describe, expect, it } from 'vitest';
import { AU_KM } from '../../src/core/units/constants.ts';
import {
  cameraFactor,
  distanceFactor,
  logAmount,
  TRUE_WITHIN_KM,
  trueDistanceKm,
  zoomAtScale,
} from '../../src/scene/stage/radial-scale.ts';

/** Where a distance from the Sun (au) is drawn, in au. */
const drawn = (au: number, amount = 1) => au * distanceFactor(au * AU_KM, amount);

const AMOUNTS = [0.001, 0.2, 0.5, 0.9, 1];

describe('logarithmic distances', () => {
  it('are what the formula gives by hand: 0.15 au and 0.345 au more for each factor of ten', () => {
    expect(TRUE_WITHIN_KM / AU_KM).toBeCloseTo(0.15, 12);
    // 0.15 (1 + ln 6.6667) = 0.15 · 2.89712; 0.15 ln 10 = 0.345388.
    expect(drawn(1)).toBeCloseTo(0.434568, 6);
    expect(drawn(10) - drawn(1)).toBeCloseTo(0.345388, 6);
    expect(drawn(100) - drawn(10)).toBeCloseTo(0.345388, 6);
  });

  it('are true inside 0.15 au and at amount 0, to the digit', () => {
    for (const au of [0, 1e-9, 0.005, 0.14999999]) expect(distanceFactor(au * AU_KM, 1)).toBe(1);
    for (const au of [0.2, 1, 30, 300]) expect(distanceFactor(au * AU_KM, 0)).toBe(1);
  });

  it.each(AMOUNTS)('keep the order of distances by amount %d', (amount) => {
    let before = 0;
    for (let au = 0.01; au < 1000; au *= 1.01) {
      expect(drawn(au, amount)).toBeGreaterThan(before);
      before = drawn(au, amount);
    }
  });

  it('bend without a corner at 0.15 au', () => {
    const slope = (au: number) => (drawn(au + 1e-5) - drawn(au)) / 1e-5;
    expect(slope(0.15 - 2e-5)).toBeCloseTo(1, 6);
    expect(slope(0.15 + 1e-5)).toBeCloseTo(1, 3);
  });

  it('change evenly with the amount, between true and wholly logarithmic', () => {
    for (const au of [0.3, 5, 170]) {
      for (const amount of AMOUNTS) {
        expect(drawn(au, amount)).toBeLessThan(au);
        expect(drawn(au, amount)).toBeGreaterThanOrEqual(drawn(au, 1));
        expect(Math.abs(drawn(au, amount) - drawn(au, amount - 1e-6)) / au).toBeLessThan(1e-5);
      }
      // Half way is the middle of the two in proportion.
      expect(drawn(au, 0.5) ** 2).toBeCloseTo(au * drawn(au, 1), 9);
    }
  });

  it.each([0, ...AMOUNTS])('can be read back, by amount %d', (amount) => {
    for (const au of [0.01, 0.15, 0.39, 1, 5.2, 30, 170])
      expect(trueDistanceKm(drawn(au, amount) * AU_KM, amount) / AU_KM / au).toBeCloseTo(1, 9);
  });

  it('can be read back: r = r0 exp(drawn / r0 - 1)', () => {
    for (const au of [0.15, 0.39, 1, 5.2, 30, 170]) {
      expect(0.15 * Math.exp(drawn(au) / 0.15 - 1)).toBeCloseTo(au, 9);
    }
  });
});

describe('the amount', () => {
  it('is none near by, all of it far off, and never jumps on the way', () => {
    expect(logAmount(1, 15_000)).toBe(0);
    expect(logAmount(1, 5e6)).toBe(0);
    expect(logAmount(1, 5e7)).toBe(1);
    expect(logAmount(1, 3e10)).toBe(1);
    expect(logAmount(0, 3e10)).toBe(0);
    let before = 0;
    for (let km = 1e6; km < 1e8; km *= 1.01) {
      const amount = logAmount(1, km);
      expect(amount - before).toBeGreaterThanOrEqual(0);
      expect(amount - before).toBeLessThan(0.01);
      before = amount;
    }
  });
});

describe('the eye', () => {
  it('moves away on the screen whenever it does in space', () => {
    let before = 0;
    for (let km = 1e3; km < 4e10; km *= 1.02) {
      const drawnKm = km * cameraFactor(km, 0.364, logAmount(1, km));
      expect(drawnKm).toBeGreaterThan(before);
      before = drawnKm;
    }
  });

  it('keeps the circle about the Sun across three quarters of the picture as large as it was', () => {
    for (const km of [1e9, 5e9, 3e10]) {
      const fitTangent = 0.364;
      const circleAu = (0.75 * km * fitTangent) / AU_KM;
      const eyeAu = (km * cameraFactor(km, fitTangent, 1)) / AU_KM;
      expect(drawn(circleAu) / eyeAu).toBeCloseTo(0.75 * fitTangent, 9);
    }
  });

  it.each([0.5, 0.87, 1.15, 1.6])('is zoomed by %d on the screen as by hand, wherever it is', (factor) => {
    const drawnKm = (km: number) => km * cameraFactor(km, 0.364, logAmount(1, km));
    for (const km of [2e7, 2e8, 9e8, 5e9, 1e10]) {
      const wanted = factor * drawnKm(km);
      expect(drawnKm(km * zoomAtScale(km, factor, 0.364, 1)) / wanted).toBeCloseTo(1, 1);
    }
    expect(zoomAtScale(1e10, factor, 0.364, 0)).toBe(factor);
    expect(zoomAtScale(1e6, factor, 0.364, 1)).toBeCloseTo(factor, 12);
  });
});
