import { CELLS, GREY, SAIL_FILM, WHITE } from '../coats.ts';
import type { Assembly } from '../craft-geometry.ts';
import { membrane, type Point } from '../craft-shapes.ts';

/** A square sail across the Sun's light, its seams and thin cells on it, and a small drum in its middle. */
export function buildSail({ model, body }: Assembly): void {
  const half = model.sailM / 2;
  const [y, x, z] = model.busM;
  const radius = 0.5 * Math.max(x, y);
  const corners = [
    [half, half],
    [-half, half],
    [-half, -half],
    [half, -half],
  ] as const;
  body.add(membrane(corners, 0, -0.012 * half), [0, 0, 0], SAIL_FILM);
  for (const [cx, cy] of corners) {
    body.rod([0, 0, 0.02], [cx, cy, 0.02], 0.012, GREY);
    body.ball(0.1, [1.01 * cx, 1.01 * cy, 0], GREY);
  }
  for (const [cx, cy, wide, high] of [
    [0, 0.55, 1.2, 0.12],
    [0, -0.55, 1.2, 0.12],
    [0.55, 0, 0.12, 1.2],
    [-0.55, 0, 0.12, 1.2],
  ] as const) {
    const at: Point = [cx * half, cy * half, 0.015];
    body.box([0.5 * wide * half, 0.5 * high * half, 0.004], at, CELLS);
  }
  body.cylinder([radius, radius], Math.max(z, 0.3), [0, 0, 0], WHITE, 32);
  body.cylinder([0.96 * radius, 0.96 * radius], 0.02, [0, 0, 0.5 * Math.max(z, 0.3) + 0.01], CELLS, 32);
}
