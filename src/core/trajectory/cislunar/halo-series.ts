import { collinearFraction } from '../../ephemeris/lagrange-points.ts';

/** Where a halo orbit crosses the plane through the bodies and across their motion, to third order (rotating frame). */
export interface HaloGuess {
  readonly x: number;
  readonly z: number;
  readonly vy: number;
  readonly period: number;
}

/**
 * Halo orbit about L1 or L2 by Richardson's third-order series: `heightOut` is the amplitude along the pole as a share of
 * the bodies' distance, `side` 1 for the northern and −1 for the southern class. Good to a few per cent about the Sun-Earth
 * points; a start for differential correction. Undefined where the series has no such orbit.
 * @source Richardson, Analytic construction of periodic orbits about the collinear points, Celest. Mech. 22 (1980) 241-253
 */
export function haloSeries(mu: number, point: 1 | 2, heightOut: number, side: 1 | -1): HaloGuess | undefined {
  const gamma = collinearFraction(point, (1 - mu) / mu);
  const c = (n: number) => {
    const far = ((-1) ** n * (1 - mu) * gamma ** (n + 1)) / (point === 1 ? 1 - gamma : 1 + gamma) ** (n + 1);
    return ((point === 1 ? mu : (-1) ** n * mu) + far) / gamma ** 3;
  };
  const c2 = c(2);
  const c3 = c(3);
  const c4 = c(4);
  const l2nd = (2 - c2 + Math.sqrt(9 * c2 * c2 - 8 * c2)) / 2;
  const l = Math.sqrt(l2nd);
  const k = (2 * l) / (l2nd + 1 - c2);
  const k2 = k * k;
  const d1 = ((3 * l2nd) / k) * (k * (6 * l2nd - 1) - 2 * l);
  const d2 = ((8 * l2nd) / k) * (k * (11 * l2nd - 1) - 2 * l);
  const a21 = (3 * c3 * (k2 - 2)) / (4 * (1 + 2 * c2));
  const a22 = (3 * c3) / (4 * (1 + 2 * c2));
  const a23 = ((-3 * c3 * l) / (4 * k * d1)) * (3 * k2 * k * l - 6 * k * (k - l) + 4);
  const a24 = ((-3 * c3 * l) / (4 * k * d1)) * (2 + 3 * k * l);
  const b21 = ((-3 * c3 * l) / (2 * d1)) * (3 * k * l - 4);
  const b22 = (3 * c3 * l) / d1;
  const d21 = -c3 / (2 * l2nd);
  const p = 4 * c3 * (k * a23 - b21) + k * c4 * (4 + k2);
  const q = 4 * c3 * (k * a24 - b22) + k * c4;
  const u = 3 * c3 * (2 * a23 - k * b21) + c4 * (2 + 3 * k2);
  const w = c3 * (k * b22 + d21 - 2 * a24) - c4;
  const e = 9 * l2nd + 1 - c2;
  const g = 9 * l2nd + 1 + 2 * c2;
  const a31 = (-9 * l * p) / (4 * d2) + (e * u) / (2 * d2);
  const a32 = (-1 / d2) * ((9 * l * q) / 4 + 1.5 * e * w);
  const b31 = (3 / (8 * d2)) * (-8 * l * u + g * p);
  const b32 = (1 / d2) * (9 * l * w + (3 / 8) * g * q);
  const d31 = (3 / (64 * l2nd)) * (4 * c3 * a24 + c4);
  const d32 = (3 / (64 * l2nd)) * (4 * c3 * (a23 - d21) + c4 * (4 + k2));
  const s0 = 1 / (2 * l * (l * (1 + k2) - 2 * k));
  const s1 =
    s0 * (1.5 * c3 * (2 * a21 * (k2 - 2) - a23 * (k2 + 2) - 2 * k * b21) - (3 / 8) * c4 * (3 * k2 * k2 - 8 * k2 + 8));
  const s2 = s0 * (1.5 * c3 * (2 * a22 * (k2 - 2) + a24 * (k2 + 2) + 2 * k * b22 + 5 * d21) + (3 / 8) * c4 * (12 - k2));
  const l1 = -1.5 * c3 * (2 * a21 + a23 + 5 * d21) - (3 / 8) * c4 * (12 - k2) + 2 * l2nd * s1;
  const l2 = 1.5 * c3 * (a24 - 2 * a22) + (9 / 8) * c4 + 2 * l2nd * s2;
  const az = heightOut / gamma;
  const ax2 = (-(l2nd - c2) - l2 * az * az) / l1;
  if (!(ax2 > 0)) return undefined;
  const ax = Math.sqrt(ax2);
  const az2 = az * az;
  const rate = l * (1 + s1 * ax2 + s2 * az2);
  const x = a21 * ax2 + a22 * az2 - ax + (a23 * ax2 - a24 * az2) + (a31 * ax2 * ax - a32 * ax * az2);
  const z = az - 2 * d21 * ax * az + (d32 * az * ax2 - d31 * az2 * az);
  const vy = rate * (k * ax + 2 * (b21 * ax2 - b22 * az2) + 3 * (b31 * ax2 * ax - b32 * ax * az2));
  const xPoint = 1 - mu + (point === 1 ? -gamma : gamma);
  return { x: xPoint + gamma * x, z: side * gamma * z, vy: gamma * vy, period: (2 * Math.PI) / rate };
}
