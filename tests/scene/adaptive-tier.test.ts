import { describe, expect, it } from 'vitest';
import { AdaptiveTier, type FrameWindow } from '../../src/scene/quality/adaptive-tier.ts';

const SLOW: FrameWindow = { meanMs: 90, isCoarsest: true, isFull: false };
const FAST: FrameWindow = { meanMs: 12, isCoarsest: false, isFull: true };

function learn(tier: AdaptiveTier, window: FrameWindow, times: number): number {
  for (let i = 0; i < times; i++) tier.learn(window);
  return tier.tier;
}

describe('shader tier', () => {
  it('falls only when even the coarsest picture is slow, and not below plain', () => {
    const tier = new AdaptiveTier(2);
    expect(learn(tier, { ...SLOW, isCoarsest: false }, 20)).toBe(2);
    expect(learn(tier, SLOW, 2)).toBe(1);
    expect(learn(tier, SLOW, 20)).toBe(0);
  });

  it('rises after a long stretch of fast frames, broken by none', () => {
    const tier = new AdaptiveTier(1);
    expect(learn(tier, FAST, 11)).toBe(1);
    tier.learn({ meanMs: 30, isCoarsest: false, isFull: true });
    expect(learn(tier, FAST, 11)).toBe(1);
    expect(learn(tier, FAST, 1)).toBe(2);
  });

  it('tries what was too much again only after twice as long', () => {
    const tier = new AdaptiveTier(1);
    learn(tier, FAST, 12);
    learn(tier, SLOW, 2);
    expect(learn(tier, FAST, 23)).toBe(1);
    expect(learn(tier, FAST, 1)).toBe(2);
    learn(tier, SLOW, 2);
    expect(learn(tier, FAST, 47)).toBe(1);
  });

  it('rests where the machine just keeps up', () => {
    const tier = new AdaptiveTier(1);
    expect(learn(tier, { meanMs: 30, isCoarsest: false, isFull: false }, 500)).toBe(1);
  });
});
