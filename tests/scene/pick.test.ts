import { describe, expect, it } from 'vitest';
import { Pick, type PickMark } from '../../src/scene/picking/pick.ts';

const planet: PickMark = { index: 1, x: 100, y: 100, radiusPx: 80, rank: 4 };
const craft: PickMark = { index: 2, x: 120, y: 100, radiusPx: 5, rank: 3 };
const dot: PickMark = { index: 3, x: 300, y: 100, radiusPx: 2, rank: 0 };

function pickMark(marks: readonly PickMark[], x: number, y: number, reachPx: number): number {
  const pick = new Pick();
  pick.begin(x, y, reachPx);
  for (const mark of marks) pick.offer(mark);
  return pick.best;
}

describe('picking', () => {
  it('finds a craft before its planet, and the planet beside the craft', () => {
    expect(pickMark([planet, craft], 121, 101, 9)).toBe(2);
    expect(pickMark([planet, craft], 60, 100, 9)).toBe(1);
  });

  it('reaches 24 px for a finger and 9 px for a mouse', () => {
    expect(pickMark([dot], 322, 100, 24)).toBe(3);
    expect(pickMark([dot], 322, 100, 9)).toBe(-1);
  });

  it('means the planet rather than a rock beside it when a finger is between them', () => {
    const earth: PickMark = { index: 5, x: 300, y: 100, radiusPx: 6, rank: 4 };
    const rock: PickMark = { index: 6, x: 318, y: 100, radiusPx: 2, rank: -2 };
    expect(pickMark([earth, rock], 312, 100, 24)).toBe(5);
    expect(pickMark([earth, rock], 319, 100, 9)).toBe(6);
  });

  it('takes the nearer of two dots', () => {
    expect(pickMark([dot, { ...dot, index: 4, x: 310 }], 308, 100, 24)).toBe(4);
  });
});
