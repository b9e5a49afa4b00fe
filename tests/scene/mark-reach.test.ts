import { beforeAll, describe, expect, it } from 'vitest';
import type { LabelShape } from '../../src/scene/labels/label-slots.ts';
import { writeReach } from '../../src/scene/labels/mark-reach.ts';
import { Stage } from '../../src/scene/stage/stage.ts';
import { type Explorer, lookAt } from '../../src/state/explorer.ts';
import { testExplorer } from '../ui/explorer-for-tests.tsx';

/** What is seen of a ball at points of it spread evenly by the golden angle: its outermost points in the picture. */
const POINTS = 40_000;
/** Between neighbouring points nobody looks: so much of the radius is left out at most. */
const GRAIN = 0.01;

let explorer: Explorer;
const shape: LabelShape = {
  x: 0,
  y: 0,
  reachLeftPx: 0,
  reachRightPx: 0,
  reachUpPx: 0,
  reachDownPx: 0,
  widthPx: 0,
  heightPx: 0,
};

beforeAll(() => {
  explorer = testExplorer('2026-11-01T00:00Z', { scaleMode: 'true' });
});

function lookFrom(id: string, azimuthDeg: number, elevationDeg: number, distanceKm: number): Stage {
  const stage = new Stage(explorer);
  stage.prefersStill = true;
  stage.resize(1366, 768);
  expect(lookAt(explorer, id, { azimuthDeg, elevationDeg, distanceKm }, true)).toBe(true);
  for (let i = 0; i < 40; i++) stage.update(0.05);
  return stage;
}

/** Edges of a ball in the picture, found by projecting points of its surface one by one. */
function edgesByPoints(stage: Stage, index: number, radiusKm: number) {
  const { places, eye } = stage;
  const edges = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (let i = 0; i < POINTS; i++) {
    const height = 1 - (2 * (i + 0.5)) / POINTS;
    const around = i * 2.399963229728653;
    const flat = Math.sqrt(1 - height * height);
    const dx = places.x[index]! + radiusKm * flat * Math.cos(around) - eye.position.x;
    const dy = places.y[index]! + radiusKm * height - eye.position.y;
    const dz = places.z[index]! + radiusKm * flat * Math.sin(around) - eye.position.z;
    const ahead = dx * eye.forward.x + dy * eye.forward.y + dz * eye.forward.z;
    const scale = eye.pixelsPerTangent / ahead;
    const x = eye.widthPx / 2 + (dx * eye.right.x + dy * eye.right.y + dz * eye.right.z) * scale;
    const y = eye.heightPx / 2 - (dx * eye.up.x + dy * eye.up.y + dz * eye.up.z) * scale;
    edges.left = Math.min(edges.left, x);
    edges.right = Math.max(edges.right, x);
    edges.top = Math.min(edges.top, y);
    edges.bottom = Math.max(edges.bottom, y);
  }
  return edges;
}

describe('how far a globe reaches in the picture', () => {
  it.each([
    ['moon', 'moon', 10, 20, 6000],
    ['mars', 'mars', 40, 22, 15_000],
    // Near the corner of the picture, where a ball looks larger and longer.
    ['jupiter', 'io', 240, 10, 9000],
    ['mars', 'phobos', 315, 10, 60],
  ] as const)('%s, looking at %s', (id, focusId, azimuthDeg, elevationDeg, distanceKm) => {
    const stage = lookFrom(focusId, azimuthDeg, elevationDeg, distanceKm);
    const index = stage.indexOf(id);
    const object = stage.objects[index]!;
    expect(stage.projection.drawnRadiusPx[index]).toBeGreaterThan(50);
    writeReach(shape, stage, object);
    const radiusKm = Math.max(object.radiusKm, object.body?.radiiKm?.[0] ?? 0);
    const edges = edgesByPoints(stage, index, radiusKm);
    const [x, y] = [stage.projection.screenX[index]!, stage.projection.screenY[index]!];
    const grainPx = GRAIN * (edges.right - edges.left);
    expect(Math.abs(x + shape.reachRightPx - edges.right)).toBeLessThan(grainPx);
    expect(Math.abs(x - shape.reachLeftPx - edges.left)).toBeLessThan(grainPx);
    expect(Math.abs(y - shape.reachUpPx - edges.top)).toBeLessThan(grainPx);
    expect(Math.abs(y + shape.reachDownPx - edges.bottom)).toBeLessThan(grainPx);
  });

  it('takes in the rings of Saturn, but not the faint ones of Jupiter', () => {
    const saturn = lookFrom('saturn', 30, 20, 700_000);
    writeReach(shape, saturn, saturn.objects[saturn.indexOf('saturn')]!);
    expect(shape.reachRightPx / saturn.projection.drawnRadiusPx[saturn.indexOf('saturn')]!).toBeGreaterThan(2.2);
    const jupiter = lookFrom('jupiter', 30, 20, 700_000);
    writeReach(shape, jupiter, jupiter.objects[jupiter.indexOf('jupiter')]!);
    expect(shape.reachRightPx / jupiter.projection.drawnRadiusPx[jupiter.indexOf('jupiter')]!).toBeLessThan(1.2);
  });
});
