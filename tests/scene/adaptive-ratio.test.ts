import { describe, expect, it } from 'vitest';
import { AdaptiveRatio } from '../../src/scene/quality/adaptive-ratio.ts';

function run(quality: AdaptiveRatio, startMs: number, frameMs: number, frames: number): number {
  let ratio = 0;
  for (let i = 0; i < frames; i++) ratio = quality.ratioAt(startMs + i * frameMs, true, 1);
  return ratio;
}

describe('pixel ratio', () => {
  it('stays full on a machine that keeps up', () => {
    expect(run(new AdaptiveRatio(), 0, 16, 200)).toBe(1);
  });

  it('drops while a slow machine moves, and is full again at rest', () => {
    const quality = new AdaptiveRatio();
    expect(run(quality, 0, 100, 60)).toBe(0.5);
    expect(quality.ratioAt(6000 + 400, false, 1)).toBe(1);
  });

  it('does not take a rest for a slow frame', () => {
    const quality = new AdaptiveRatio();
    for (let i = 0; i < 50; i++) quality.ratioAt(i * 2000, true, 1);
    expect(quality.isCoarse).toBe(false);
  });

  it('knows a rest from a motion, and the machine that has no time for a finer picture', () => {
    const quality = new AdaptiveRatio();
    run(quality, 0, 16, 20);
    expect(quality.isResting(19 * 16 + 100)).toBe(false);
    expect(quality.isResting(19 * 16 + 400)).toBe(true);
    expect(quality.isCoarsest).toBe(false);
    run(quality, 1000, 100, 60);
    expect(quality.isCoarsest).toBe(true);
  });
});
