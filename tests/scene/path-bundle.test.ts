import type { BufferGeometry, InterleavedBufferAttribute, Mesh } from 'three';
import { describe, expect, it } from 'vitest';
import { PathBundle } from '../../src/scene/missions/path-bundle.ts';
import { PathLine } from '../../src/scene/missions/path-line.ts';
import type { PathSamples } from '../../src/scene/missions/path-samples.ts';
import { LINE, LINES } from '../../src/scene/missions/path-shader.ts';
import type { Stage } from '../../src/scene/stage/stage.ts';
import { QUIET_PALING } from '../../src/state/line-styles.ts';
import { type DrawnLine, drawnLines, placeOf, pointsOf } from './drawn-paths.ts';

const AU = 149_597_870.7;

/** A spiral of so many points, so far from its centre. */
function spiral(count: number, fromKm: number): PathSamples {
  const epochs = Float64Array.from({ length: count }, (_, i) => 1000 + 86_400.5 * i);
  const positionsKm = new Float64Array(3 * count);
  for (let i = 0; i < count; i++) {
    const angle = 0.07 * i;
    positionsKm.set([fromKm * Math.cos(angle) * (1 + 0.01 * i), 0.1 * fromKm * angle, fromKm * Math.sin(angle)], 3 * i);
  }
  return { epochs, positionsKm, missShare: 0 };
}

function stageAt(epoch: number, eyeKm: readonly [number, number, number] = [0, 0, 0]): Stage {
  const [x, y, z] = eyeKm;
  const eye = { position: { x, y, z }, widthPx: 1280, heightPx: 720 };
  const places = { logAmount: 0, trueX: [7], trueY: [8], trueZ: [9], x: [7], y: [8], z: [9] };
  return { epoch, eye, places, sunIndex: 0, camera: { near: 0.5 } } as unknown as Stage;
}

function show(bundle: PathBundle, stage: Stage, lines: readonly PathLine[]): DrawnLine[] {
  bundle.begin();
  for (const line of lines) {
    line.place(stage, { x: 0, y: 0, z: 0 });
    bundle.add(line);
  }
  bundle.end(stage);
  return drawnLines(bundle.root);
}

function expectPoints(line: DrawnLine, { epochs, positionsKm }: PathSamples): void {
  const points = pointsOf(line);
  expect(points.length).toBe(epochs.length);
  points.forEach((point, i) => {
    const place = placeOf(line, point);
    for (let axis = 0; axis < 3; axis++)
      expect(Math.abs(place[axis]! - positionsKm[3 * i + axis]!)).toBeLessThan(0.001);
    expect(point.time).toBeCloseTo((epochs[i]! - epochs[0]!) / (epochs.at(-1)! - epochs[0]!), 6);
  });
  // One after the other: each piece begins where the last one ended.
  line.pieces.forEach((piece, i) => {
    if (i > 0) expect(piece.a).toEqual(line.pieces[i - 1]!.b);
  });
}

const SAMPLES = Array.from({ length: 2 * LINES + 5 }, (_, i) => spiral(3 + ((i * 13) % 40), AU * (0.4 + i)));

describe('a bundle of lines', () => {
  it('draws each as its samples have it, and tells of each what the line tells', () => {
    const bundle = new PathBundle();
    const lines = SAMPLES.map((samples, i) => {
      const line = new PathLine(samples, i % 2 === 0, i % 3 === 0 ? 'ahead' : 'none');
      line.setLook({
        color: [i / 40, 0.5, 1],
        opacity: 0.3 + i / 100,
        widthPx: 1 + i,
        haloPx: 2,
        paling: QUIET_PALING,
      });
      line.fadeEnds(0.01 * i, 0.02 * i);
      return line;
    });
    const drawn = show(bundle, stageAt(5e5), lines);
    expect(drawn.length).toBe(lines.length);
    expect(bundle.root.children.length).toBe(3);
    drawn.forEach((line, i) => {
      expectPoints(line, SAMPLES[i]!);
      expect(line.numbers).toEqual(lines[i]!.numbers);
    });
    bundle.dispose();
    expect(bundle.root.children.length).toBe(0);
  });

  it('shows what it is given in each frame and nothing else, the later on top', () => {
    const bundle = new PathBundle();
    const lines = SAMPLES.map((samples) => new PathLine(samples, false));
    for (const wanted of [[0, 1, 2], [2, 1], [], [30], [4, 0, 30, 2], [...lines.keys()], [36, 35], [5]]) {
      const drawn = show(
        bundle,
        stageAt(5e5),
        wanted.map((i) => lines[i]!),
      );
      expect(drawn.length).toBe(wanted.length);
      for (const [at, i] of wanted.entries()) expectPoints(drawn[at]!, SAMPLES[i]!);
    }
  });

  it('bends a line at its craft, to the millimetre, wherever the line lies in the bundle', () => {
    const bundle = new PathBundle();
    const lines = SAMPLES.slice(0, 5).map((samples) => new PathLine(samples, false));
    const { epochs, positionsKm } = SAMPLES[3]!;
    for (const at of [0, 1, epochs.length - 2, 2]) {
      const epoch = epochs[at]! + 30_000;
      const craft = {
        x: positionsKm[3 * at]! + 1234.56789,
        y: positionsKm[3 * at + 1]!,
        z: positionsKm[3 * at + 2]! - 77,
      };
      lines[3]!.moveCraft(epoch, craft);
      const drawn = show(bundle, stageAt(epoch), lines);
      const points = pointsOf(drawn[3]!);
      expect(points.length).toBe(epochs.length + 1);
      const [x, y, z] = placeOf(drawn[3]!, points[at + 1]!);
      expect(Math.hypot(x - craft.x, y - craft.y, z - craft.z)).toBeLessThan(1e-6 * Math.hypot(x, y, z) * 1e-3);
      // What was flown is solid up to here and dashed from here on.
      expect(points[at + 1]!.time).toBe(drawn[3]!.numbers[LINE.now]);
      expect(points[at + 1]!.length).toBeGreaterThanOrEqual(points[at]!.length);
      expect(points[at + 1]!.length).toBeLessThanOrEqual(points[at + 2]!.length);
      drawn[3]!.pieces.forEach((piece, i) => {
        if (i > 0) expect(piece.a).toEqual(drawn[3]!.pieces[i - 1]!.b);
      });
      for (const other of [0, 1, 2, 4]) expectPoints(drawn[other]!, SAMPLES[other]!);
    }
  });

  it('does not follow the craft beyond the ends of its line, and is whole again after', () => {
    const bundle = new PathBundle();
    const samples = SAMPLES[4]!;
    const line = new PathLine(samples, false);
    const inside = samples.epochs[2]! + 1;
    for (const [epoch, length] of [
      [samples.epochs[0]! - 1, 0],
      [inside, undefined],
      [samples.epochs.at(-1)! + 1, 1],
      [inside, undefined],
      [samples.epochs[0]! - 1e9, 0],
    ] as const) {
      line.moveCraft(epoch, { x: 1, y: 2, z: 3 });
      const [drawn] = show(bundle, stageAt(epoch), [line]);
      if (length === undefined) expect(pointsOf(drawn!).length).toBe(samples.epochs.length + 1);
      else {
        expectPoints(drawn!, samples);
        expect(drawn!.numbers[LINE.craftLength]).toBe(length);
      }
    }
  });

  it('sends no point again for a craft that moves', () => {
    const bundle = new PathBundle();
    const lines = SAMPLES.slice(0, 8).map((samples) => new PathLine(samples, false));
    show(bundle, stageAt(1000), lines);
    const { geometry } = bundle.root.children[0] as Mesh<BufferGeometry>;
    const { data } = geometry.getAttribute('aHighA') as InterleavedBufferAttribute;
    const sent = data.version;
    for (let epoch = 1000; epoch < 3e6; epoch += 50_000) {
      for (const line of lines) line.moveCraft(epoch, { x: epoch, y: 1, z: 2 });
      show(bundle, stageAt(epoch), lines);
    }
    expect(data.version).toBe(sent);
    show(bundle, stageAt(1000), lines.slice(1));
    expect(data.version).toBe(sent + 1);
  });

  it('keeps places an arm’s length from the eye apart at Voyager’s distance', () => {
    const samples = spiral(4, 190 * AU);
    const line = new PathLine(samples, false);
    const at = Array.from(samples.positionsKm.subarray(3, 6)) as [number, number, number];
    const eye: [number, number, number] = [at[0] + 0.3, at[1] - 0.2, at[2] + 0.1];
    const [drawn] = show(new PathBundle(), stageAt(samples.epochs[0]!, eye), [line]);
    const { high, low } = pointsOf(drawn!)[1]!;
    // As the shader subtracts: in 32-bit floats, the large parts first.
    const fromEye = [0, 1, 2].map((axis) => {
      const large = Math.fround(high[axis]! - drawn!.numbers[LINE.eyeHigh + axis]!);
      const small = Math.fround(low[axis]! - drawn!.numbers[LINE.eyeLow + axis]!);
      return Math.fround(large + small);
    });
    expect(Math.hypot(fromEye[0]! + 0.3, fromEye[1]! - 0.2, fromEye[2]! + 0.1)).toBeLessThan(1e-3);
  });
});
