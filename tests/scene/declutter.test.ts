import { describe, expect, it } from 'vitest';
import { type Box, BoxPile } from '../../src/scene/labels/box-pile.ts';
import { addMark, type ChoiceOptions, type LabelCandidate, LabelChooser } from '../../src/scene/labels/declutter.ts';
import { hasLeader, type LabelShape, NO_SLOT, SLOT, stand, standInto } from '../../src/scene/labels/label-slots.ts';

const STILL: ChoiceOptions = { widthPx: 800, heightPx: 600, most: 100, nowMs: Number.POSITIVE_INFINITY, horizonMs: 0 };
const WIDTH_PX = 60;
const HEIGHT_PX = 18;

function candidate(index: number, x: number, y: number, priority = 1): LabelCandidate {
  return {
    index,
    x,
    y,
    reachLeftPx: 4,
    reachRightPx: 4,
    reachUpPx: 4,
    reachDownPx: 4,
    widthPx: WIDTH_PX,
    heightPx: HEIGHT_PX,
    velocityX: 0,
    velocityY: 0,
    priority,
    slot: NO_SLOT,
    restUntilMs: 0,
  };
}

const slotLeft = (shape: LabelShape, slot: number) => standInto(stand(), shape, slot).left;
const slotTop = (shape: LabelShape, slot: number) => standInto(stand(), shape, slot).top;

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const choose = (list: readonly LabelCandidate[], options: Partial<ChoiceOptions> = {}) =>
  new LabelChooser().choose(list, { ...STILL, ...options });

function overlapCount(shown: readonly LabelCandidate[]): number {
  let count = 0;
  shown.forEach((a, i) => {
    for (const b of shown.slice(i + 1)) {
      const apart =
        Math.abs(slotLeft(a, a.slot) - slotLeft(b, b.slot)) >= WIDTH_PX ||
        Math.abs(slotTop(a, a.slot) - slotTop(b, b.slot)) >= HEIGHT_PX;
      if (!apart) count++;
    }
  });
  return count;
}

describe('choosing labels', () => {
  it.each([7, 11, 1234])('never lets two overlap, nor one leave the picture (seed %d)', (seed) => {
    const random = randomFrom(seed);
    const candidates = Array.from({ length: 300 }, (_, i) => candidate(i, random() * 800, random() * 600, random()));
    const placed = choose(candidates);
    expect(placed.length).toBeGreaterThan(20);
    expect(overlapCount(placed)).toBe(0);
    for (const a of placed) {
      expect(slotLeft(a, a.slot)).toBeGreaterThanOrEqual(0);
      expect(slotLeft(a, a.slot) + WIDTH_PX).toBeLessThanOrEqual(800);
      expect(slotTop(a, a.slot)).toBeGreaterThanOrEqual(0);
      expect(slotTop(a, a.slot) + HEIGHT_PX).toBeLessThanOrEqual(600);
    }
  });

  it.each([3, 99])('shows no two together that would meet before the next choice (seed %d)', (seed) => {
    const random = randomFrom(seed);
    const horizonMs = 260;
    const candidates = Array.from({ length: 120 }, (_, i) => {
      const velocity = { velocityX: random() - 0.5, velocityY: random() - 0.5 };
      return { ...candidate(i, random() * 800, random() * 600, random()), ...velocity };
    });
    const placed = choose(candidates, { nowMs: 1000, horizonMs });
    expect(placed.length).toBeGreaterThan(20);
    for (let ms = 0; ms <= horizonMs; ms += 10) {
      const moved = placed.map((c) => ({ ...c, x: c.x + ms * c.velocityX, y: c.y + ms * c.velocityY }));
      expect(overlapCount(moved)).toBe(0);
    }
  });

  it('prefers the more important of two at one place', () => {
    const placed = choose([candidate(1, 400, 300, 5), candidate(2, 402, 300, 900)], { most: 1 });
    expect(placed.map((p) => p.index)).toEqual([2]);
  });

  it('does not depend on the order of the candidates', () => {
    const list = () => [candidate(1, 400, 300, 5), candidate(2, 410, 302, 9), candidate(3, 380, 296, 7)];
    const slots = (placed: readonly LabelCandidate[]) => placed.map(({ index, slot }) => [index, slot]);
    expect(slots(choose(list()))).toEqual(slots(choose(list().reverse())));
  });

  it('comes to the same choice again while nothing changes', () => {
    const random = randomFrom(5);
    const candidates = Array.from({ length: 80 }, (_, i) => candidate(i, random() * 800, random() * 600, random()));
    const chooser = new LabelChooser();
    const slots = () => chooser.choose(candidates, STILL).map(({ index, slot }) => `${index} ${slot}`);
    const first = slots();
    expect(slots()).toEqual(first);
  });

  it('keeps a label in its slot while it fits, and keeps it against a slightly more important newcomer', () => {
    const shown = { ...candidate(1, 400, 300), slot: SLOT.left };
    expect(choose([shown])[0]?.slot).toBe(SLOT.left);
    const rivals = [{ ...candidate(1, 400, 300, 100), slot: SLOT.left }, candidate(2, 404, 300, 120)];
    expect(choose(rivals, { most: 1 })[0]?.index).toBe(1);
  });

  it('lets what rests stay away, in motion', () => {
    const resting = { ...candidate(1, 400, 300), restUntilMs: 2000 };
    expect(choose([resting], { nowMs: 1000, horizonMs: 260 })).toEqual([]);
    expect(choose([resting], { nowMs: 2000, horizonMs: 260 })).toHaveLength(1);
    expect(choose([resting])).toHaveLength(1);
  });

  it('goes to another side at the edge', () => {
    expect(choose([candidate(1, 790, 300)])[0]?.slot).toBe(SLOT.left);
  });

  it('keeps clear of edges that something else covers', () => {
    const insets = { top: 56, right: 0, bottom: 0, left: 0 };
    expect(choose([candidate(1, 400, 58)], { insets })[0]?.slot).toBe(SLOT.below);
    expect(choose([candidate(1, 400, -30)], { insets })).toEqual([]);
  });

  it('lies over no mark of another object while there is another place', () => {
    const marks = new BoxPile();
    addMark(marks, candidate(9, 430, 300));
    expect(choose([candidate(1, 400, 300)], { marks })[0]?.slot).toBe(SLOT.left);
  });

  it('stands beside what is bright rather than on it', () => {
    const isBright = ({ right }: Box) => right > 410;
    expect(choose([candidate(1, 400, 300)], { isBright })[0]?.slot).toBe(SLOT.left);
  });

  it('lists those at the same spot below each other', () => {
    const placed = choose([candidate(1, 400, 300, 3), candidate(2, 401, 300, 2), candidate(3, 400, 301, 1)]);
    expect(placed.map(({ slot }) => slot)).toEqual([SLOT.right, SLOT.rightBelow, SLOT.rightAbove]);
    expect(Math.abs(slotLeft(placed[0]!, SLOT.right) - slotLeft(placed[1]!, SLOT.rightBelow))).toBeLessThan(2);
  });

  it('leads a line to a label that finds no place beside its object', () => {
    const crowd = [-1, 0, 1].flatMap((row) =>
      [-1, 0, 1].map((column) => candidate(5 + 3 * row + column, 400 + 26 * column, 300 + 16 * row, 9 - row)),
    );
    const placed = choose(crowd);
    expect(placed.some(({ slot }) => hasLeader(slot))).toBe(true);
    expect(overlapCount(placed)).toBe(0);
  });
});

describe('boxes that move', () => {
  it('meet when and only when a fine series of moments shows it', () => {
    const random = randomFrom(42);
    let met = 0;
    for (let trial = 0; trial < 2000; trial++) {
      const some = () => ({
        left: random() * 300,
        top: random() * 300,
        velocityX: random() - 0.5,
        velocityY: random() - 0.5,
      });
      const [a, b] = [some(), some()];
      const boxOf = (corner: typeof a) => ({ ...corner, right: corner.left + 60, bottom: corner.top + 20 });
      const pile = new BoxPile();
      pile.add(boxOf(b));
      const predicted = pile.meetsWithin(250, boxOf(a), 0);
      // By how much the two are apart on the axis on which they are farther: below 0 they overlap.
      let nearest = Number.POSITIVE_INFINITY;
      for (let ms = 0; ms <= 250; ms += 0.5) {
        const dx = Math.abs(a.left - b.left + ms * (a.velocityX - b.velocityX)) - 60;
        const dy = Math.abs(a.top - b.top + ms * (a.velocityY - b.velocityY)) - 20;
        nearest = Math.min(nearest, Math.max(dx, dy));
      }
      // A touch shorter than the series' step may be missed by it.
      if (Math.abs(nearest) > 0.6) expect(predicted).toBe(nearest < 0);
      if (predicted) met++;
    }
    expect(met).toBeGreaterThan(200);
  });
});
