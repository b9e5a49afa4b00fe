import { describe, expect, it } from 'vitest';
import {
  type FanAnchor,
  type FanLayout,
  type FanPlace,
  type FanSpace,
  fanCapacity,
  freeRoom,
  layoutFan,
} from '../../src/scene/labels/fan/fan-layout.ts';

const TITLE = { widthPx: 130, heightPx: 22 };
const DESKTOP: FanSpace = { room: { left: 10, top: 62, right: 1356, bottom: 488 }, rowPx: 26, title: TITLE };
const PHONE: FanSpace = { room: { left: 10, top: 62, right: 380, bottom: 692 }, rowPx: 44, title: TITLE };

function anchorAt(x: number, y: number, reach = 8): FanAnchor {
  return { x, y, reachLeftPx: reach, reachRightPx: reach, reachUpPx: reach, reachDownPx: reach };
}

const leftOf = ({ side, x, widthPx }: FanPlace) => (side === 'right' ? x : x - widthPx);

/** Whether the line from the anchor to a row's end comes into the box of another row. */
function crosses(anchor: FanAnchor, to: FanPlace, other: FanPlace, rowPx: number): boolean {
  for (let part = 0.02; part < 1; part += 0.02) {
    const x = anchor.x + (to.x - anchor.x) * part;
    const y = anchor.y + (to.y - anchor.y) * part;
    const isBeside = x > leftOf(other) + 0.5 && x < leftOf(other) + other.widthPx - 0.5;
    if (isBeside && Math.abs(y - other.y) < 0.3 * rowPx) return true;
  }
  return false;
}

function check(anchor: FanAnchor, space: FanSpace, { rows, title }: FanLayout): void {
  const half = space.rowPx / 2;
  const { room } = space;
  for (const [i, row] of rows.entries()) {
    expect(leftOf(row)).toBeGreaterThanOrEqual(room.left - 1e-6);
    expect(leftOf(row) + row.widthPx).toBeLessThanOrEqual(room.right + 1e-6);
    expect(row.y - half).toBeGreaterThanOrEqual(room.top - 1e-6);
    expect(row.y + half).toBeLessThanOrEqual(room.bottom + 1e-6);
    const isOffTitle =
      row.y - half >= title.top + TITLE.heightPx - 1e-6 ||
      leftOf(row) >= title.left + TITLE.widthPx ||
      leftOf(row) + row.widthPx <= title.left;
    expect(isOffTitle).toBe(true);
    for (const other of rows.slice(i + 1)) {
      const isApart =
        Math.abs(row.y - other.y) >= space.rowPx - 1e-6 ||
        leftOf(row) + row.widthPx <= leftOf(other) ||
        leftOf(other) + other.widthPx <= leftOf(row);
      expect(isApart).toBe(true);
    }
    for (const other of rows) if (other !== row) expect(crosses(anchor, row, other, space.rowPx)).toBe(false);
  }
}

describe('the fan of missions', () => {
  const places = [
    [683, 250],
    [540, 340],
    [300, 100],
    [1000, 460],
    [200, 80],
  ] as const;
  for (const count of [1, 2, 5, 6, 13, 24]) {
    it.each(places)(
      `spreads ${count} names around a body at %d, %d: apart, in the picture, no line through a name`,
      (x, y) => {
        const anchor = anchorAt(x, y);
        const shown = Math.min(count, fanCapacity(anchor, DESKTOP));
        const widths = Array.from({ length: shown }, (_, i) => 80 + ((i * 53) % 90));
        const layout = layoutFan(anchor, widths, DESKTOP);
        expect(layout.rows).toHaveLength(shown);
        check(anchor, DESKTOP, layout);
      },
    );
  }

  it('covers no part of the body', () => {
    const anchor = anchorAt(683, 250, 40);
    const { rows, title } = layoutFan(anchor, Array(12).fill(120), DESKTOP);
    for (const { side, x } of rows) {
      if (side === 'right') expect(x).toBeGreaterThan(anchor.x + 40);
      else expect(x).toBeLessThan(anchor.x - 40);
    }
    expect(title.top + TITLE.heightPx).toBeLessThan(anchor.y - 40);
  });

  it('keeps to one side on a phone with a body near its edge, and shortens names that are too long', () => {
    const anchor = anchorAt(275, 325);
    const layout = layoutFan(anchor, Array(fanCapacity(anchor, PHONE)).fill(300), PHONE);
    expect(new Set(layout.rows.map(({ side }) => side))).toEqual(new Set(['left']));
    check(anchor, PHONE, layout);
  });

  it('knows how many have room', () => {
    expect(fanCapacity(anchorAt(683, 250), DESKTOP)).toBe(24);
    expect(fanCapacity(anchorAt(275, 325), PHONE)).toBe(12);
    const low = { ...DESKTOP, room: { ...DESKTOP.room, bottom: 62 + 30 + 4 * 26 } };
    expect(fanCapacity(anchorAt(683, 120), low)).toBe(8);
  });
});

describe('the room a fan has', () => {
  const picture = { left: 0, top: 50, right: 1300, bottom: 700 };

  it('is what an open panel at a side leaves', () => {
    const panel = { left: 920, top: 50, right: 1300, bottom: 700 };
    expect(freeRoom(picture, [panel], 10)).toEqual({ left: 10, top: 60, right: 910, bottom: 690 });
  });

  it('is what a sheet from below leaves', () => {
    const sheet = { left: 0, top: 400, right: 1300, bottom: 700 };
    expect(freeRoom(picture, [sheet], 10)).toEqual({ left: 10, top: 60, right: 1290, bottom: 390 });
  });

  it('does not mind small buttons', () => {
    const buttons = { left: 1250, top: 500, right: 1290, bottom: 600 };
    expect(freeRoom(picture, [buttons], 0)).toEqual(picture);
  });
});
