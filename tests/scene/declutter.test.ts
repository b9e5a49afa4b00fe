import { describe, expect, it } from 'vitest';
import { declutter, type LabelCandidate, type LabelSide, labelAt } from '../../src/scene/labels/declutter.ts';

const VIEW = { widthPx: 800, heightPx: 600, most: 100, shown: new Map<number, LabelSide>() };

function candidate(index: number, x: number, y: number, priority = 1): LabelCandidate {
  return { index, x, y, markPx: 4, widthPx: 60, heightPx: 18, priority };
}

describe('declutter', () => {
  it('never lets two labels overlap, nor a label leave the picture', () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const candidates = Array.from({ length: 300 }, (_, i) => candidate(i, random() * 800, random() * 600, random()));
    const placed = declutter(candidates, VIEW);
    expect(placed.length).toBeGreaterThan(20);
    for (const a of placed) {
      expect(a.left).toBeGreaterThanOrEqual(0);
      expect(a.top + 18).toBeLessThanOrEqual(600);
      for (const b of placed) {
        if (a === b) continue;
        const apart = Math.abs(a.left - b.left) >= 60 || Math.abs(a.top - b.top) >= 18;
        expect(apart).toBe(true);
      }
    }
  });

  it('prefers the more important of two at one place', () => {
    const placed = declutter([candidate(1, 400, 300, 5), candidate(2, 402, 300, 900)], { ...VIEW, most: 1 });
    expect(placed.map((p) => p.index)).toEqual([2]);
  });

  it('does not depend on the order of the candidates', () => {
    const list = [candidate(1, 400, 300, 5), candidate(2, 410, 302, 9), candidate(3, 380, 296, 7)];
    expect(declutter(list, VIEW)).toEqual(declutter([...list].reverse(), VIEW));
  });

  it('keeps a label on its side while it fits, and keeps it against a slightly more important newcomer', () => {
    const shown = new Map<number, LabelSide>([[1, 'left']]);
    expect(declutter([candidate(1, 400, 300)], { ...VIEW, shown })[0]?.side).toBe('left');
    const rivals = [candidate(1, 400, 300, 100), candidate(2, 404, 300, 120)];
    expect(declutter(rivals, { ...VIEW, shown, most: 1 })[0]?.index).toBe(1);
  });

  it('goes to another side at the edge', () => {
    expect(declutter([candidate(1, 790, 300)], VIEW)[0]?.side).toBe('left');
  });

  it('keeps clear of edges that something else covers', () => {
    const insets = { top: 56, right: 0, bottom: 0, left: 0 };
    expect(declutter([candidate(1, 400, 50)], { ...VIEW, insets })[0]?.side).toBe('below');
    expect(declutter([candidate(1, 400, 20)], { ...VIEW, insets })).toEqual([]);
  });

  it('puts a label beside its mark', () => {
    const c = candidate(1, 100, 100);
    expect(labelAt(c, 'right')).toMatchObject({ left: 109, top: 91 });
    expect(labelAt(c, 'above').top).toBeLessThan(labelAt(c, 'below').top);
  });
});
