import { describe, expect, it } from 'vitest';
import { elementsFromState, stateFromElements } from '../../src/core/orbits/elements.ts';
import { epochTdb } from '../../src/core/time/epoch.ts';
import {
  ellipseSteps,
  offsetOnEllipse,
  osculatingEllipse,
  osculatingEllipseInto,
} from '../../src/scene/orbits/osculating-ellipse.ts';

/** Vallado, Fundamentals of Astrodynamics and Applications, 4th ed. (2013), example 2-5: a = 36127.343 km, e = 0.832853. */
const VALLADO = {
  positionKm: { x: 6524.834, y: 6862.875, z: 6448.296 },
  velocityKmS: { x: 4.901327, y: 5.533756, z: -1.976341 },
};
const GM_EARTH = 398600.4418;

describe('the osculating ellipse', () => {
  it('has the axes of the textbook’s orbit', () => {
    const ellipse = osculatingEllipse();
    expect(osculatingEllipseInto(ellipse, VALLADO.positionKm, VALLADO.velocityKmS, GM_EARTH)).toBe(true);
    expect(ellipse.semiMajorAxisKm).toBeCloseTo(36127.343, 0);
    const { p, q } = ellipse;
    const a = Math.hypot(p.x, p.y, p.z);
    const b = Math.hypot(q.x, q.y, q.z);
    expect(Math.sqrt(1 - (b / a) ** 2)).toBeCloseTo(0.832853, 5);
    expect(p.x * q.x + p.y * q.y + p.z * q.z).toBeCloseTo(0, 3);
  });

  it('passes through the body and through where Kepler’s motion takes it', () => {
    const ellipse = osculatingEllipse();
    osculatingEllipseInto(ellipse, VALLADO.positionKm, VALLADO.velocityKmS, GM_EARTH);
    const out = { x: 1, y: 1, z: 1 };
    expect(Math.hypot(...Object.values(offsetOnEllipse(out, ellipse, 0)))).toBe(0);
    const elements = elementsFromState(VALLADO, epochTdb(0), GM_EARTH);
    const e = Math.sqrt(1 - (norm(ellipse.q) / norm(ellipse.p)) ** 2);
    const meanMotion = (2 * Math.PI) / ellipse.periodSeconds;
    for (const ahead of [-3, -1, -1e-4, 1e-5, 0.5, 2, 3.1]) {
      const anomaly = ellipse.eccentricAnomalyRad;
      const seconds = (ahead - e * (Math.sin(anomaly + ahead) - Math.sin(anomaly))) / meanMotion;
      const moved = stateFromElements(elements, epochTdb(seconds), GM_EARTH).positionKm;
      offsetOnEllipse(out, ellipse, ahead);
      const miss = Math.hypot(
        VALLADO.positionKm.x + out.x - moved.x,
        VALLADO.positionKm.y + out.y - moved.y,
        VALLADO.positionKm.z + out.z - moved.z,
      );
      expect(miss).toBeLessThan(1e-4);
    }
  });

  it('is refused for open orbits and straight lines, and found for circles', () => {
    const ellipse = osculatingEllipse();
    const r = { x: 7000, y: 0, z: 0 };
    expect(osculatingEllipseInto(ellipse, r, { x: 0, y: 12, z: 0 }, GM_EARTH)).toBe(false);
    expect(osculatingEllipseInto(ellipse, r, { x: 1, y: 0, z: 0 }, GM_EARTH)).toBe(false);
    const circular = Math.sqrt(GM_EARTH / 7000);
    expect(osculatingEllipseInto(ellipse, r, { x: 0, y: 0, z: circular }, GM_EARTH)).toBe(true);
    expect(norm(ellipse.p)).toBeCloseTo(7000, 6);
    expect(norm(ellipse.q)).toBeCloseTo(7000, 3);
  });

  it('is drawn all the way round, densest at the body', () => {
    const steps = ellipseSteps(160);
    expect(steps[0]).toBeCloseTo(-Math.PI, 6);
    expect(steps[160]).toBeCloseTo(Math.PI, 6);
    const widths = [...steps].slice(1).map((s, i) => s - steps[i]!);
    expect(Math.min(...widths)).toBeGreaterThan(0);
    expect(widths[80]).toBeLessThan(1e-3);
    expect(Math.max(...widths)).toBeLessThan(0.1);
  });
});

function norm({ x, y, z }: { x: number; y: number; z: number }): number {
  return Math.hypot(x, y, z);
}
