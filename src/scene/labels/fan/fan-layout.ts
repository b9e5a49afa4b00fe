import type { Box } from '../box-pile.ts';
import type { LabelShape } from '../label-slots.ts';

/** What a fan opens around: a body's place in the picture and how far its mark reaches (px). */
export type FanAnchor = Omit<LabelShape, 'widthPx' | 'heightPx'>;

export interface FanSpace {
  /** The part of the picture the fan may use. */
  readonly room: Box;
  /** Height of a row of the fan. */
  readonly rowPx: number;
  readonly title: { readonly widthPx: number; readonly heightPx: number };
}

export type FanSide = 'left' | 'right';

/** One row: where its leader line ends and its text begins, and how wide it may be; px in the picture. */
export interface FanPlace {
  readonly side: FanSide;
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
}

export interface FanLayout {
  readonly rows: readonly FanPlace[];
  readonly title: { readonly left: number; readonly top: number };
  /** All of it. */
  readonly bounds: Box;
}

/** A side with less room than this (px) for a name is not used while the other has it. */
const LEAST_NAME_PX = 118;
/** Rows of a side at most: a longer column is a list, not a fan. */
const MOST_ROWS = 12;
/** So few stand on one side. */
const FEW = 5;
/** How far the middle row stands from the mark, and how much farther with each px of the column's height. */
const NEAREST_PX = 40;
const BULGE = 0.12;
/** In a narrow picture the names need the room: the middle row stands at most this share of its width away. */
const MOST_BULGE = 0.13;
const TITLE_GAP_PX = 8;

/** How many rows a fan has room for; at least one. */
export function fanCapacity(anchor: FanAnchor, space: FanSpace): number {
  return sidesFor(anchor, space, Number.POSITIVE_INFINITY).length * rowsPerSide(space);
}

/**
 * Rows (of these widths, px) in one or two columns that bulge away from the body, the title above them: no row lies over
 * another one or the body, none leaves the room, and no leader line from the body to a row crosses another row, since the
 * ends of the lines lie on a convex curve about it. The first rows stand at the left, from the top.
 */
export function layoutFan(anchor: FanAnchor, widthsPx: readonly number[], space: FanSpace): FanLayout {
  const sides = sidesFor(anchor, space, widthsPx.length);
  const rows: FanPlace[] = [];
  const perSide = Math.ceil(widthsPx.length / sides.length);
  sides.forEach((side, i) => {
    const widths = widthsPx.slice(i * perSide, (i + 1) * perSide);
    rows.push(...column(anchor, side, widths, space));
  });
  const title = placeTitle(anchor, rows, space);
  return { rows, title, bounds: boundsOf(anchor, rows, title, space) };
}

function rowsPerSide({ room, rowPx, title }: FanSpace): number {
  const heightPx = room.bottom - room.top - title.heightPx - TITLE_GAP_PX;
  return Math.max(1, Math.min(MOST_ROWS, Math.floor(heightPx / rowPx)));
}

/** Left before right where both are used. */
function sidesFor(anchor: FanAnchor, space: FanSpace, count: number): readonly FanSide[] {
  const left = nameRoom(anchor, 'left', space);
  const right = nameRoom(anchor, 'right', space);
  const roomier = right >= LEAST_NAME_PX || right >= left ? 'right' : 'left';
  const areBothUsable = Math.min(left, right) >= LEAST_NAME_PX;
  const fitOneSide = count <= Math.min(FEW, rowsPerSide(space));
  return areBothUsable && !fitOneSide ? ['left', 'right'] : [roomier];
}

function nameRoom(anchor: FanAnchor, side: FanSide, space: FanSpace): number {
  const { room } = space;
  const bulge = bulgePx(rowsPerSide(space) * space.rowPx, room);
  return side === 'right'
    ? room.right - anchor.x - anchor.reachRightPx - bulge
    : anchor.x - anchor.reachLeftPx - bulge - room.left;
}

function bulgePx(heightPx: number, room: Box): number {
  return Math.min(NEAREST_PX + BULGE * heightPx, MOST_BULGE * (room.right - room.left));
}

function column(anchor: FanAnchor, side: FanSide, widthsPx: readonly number[], space: FanSpace): FanPlace[] {
  const { room, rowPx, title } = space;
  const heightPx = widthsPx.length * rowPx;
  const above = room.top + title.heightPx + TITLE_GAP_PX;
  const middle = between(anchor.y, above + heightPx / 2, room.bottom - heightPx / 2);
  const bulge = bulgePx(heightPx, room);
  return widthsPx.map((widthPx, i) => {
    const y = middle + (i - (widthsPx.length - 1) / 2) * rowPx;
    const away = (y - middle) / (heightPx / 2 + rowPx);
    const out = bulge * Math.sqrt(1 - away * away);
    if (side === 'right') {
      const x = Math.min(anchor.x + anchor.reachRightPx + out, room.right - LEAST_NAME_PX);
      return { side, x, y, widthPx: Math.min(widthPx, room.right - x) };
    }
    const x = Math.max(anchor.x - anchor.reachLeftPx - out, room.left + LEAST_NAME_PX);
    return { side, x, y, widthPx: Math.min(widthPx, x - room.left) };
  });
}

function placeTitle(anchor: FanAnchor, rows: readonly FanPlace[], { room, rowPx, title }: FanSpace) {
  const top = Math.min(...rows.map(({ y }) => y)) - rowPx / 2;
  const sides = new Set(rows.map(({ side }) => side));
  const first = rows[0];
  const isOneSided = sides.size === 1 && first !== undefined;
  const isBesideMark = isOneSided && Math.abs(first.x - anchor.x) > anchor.reachRightPx;
  const bottom = isBesideMark ? top : Math.min(top, anchor.y - anchor.reachUpPx - TITLE_GAP_PX);
  const wished = !isOneSided
    ? anchor.x - title.widthPx / 2
    : first.side === 'right'
      ? first.x
      : first.x - title.widthPx;
  return {
    left: between(wished, room.left, room.right - title.widthPx),
    top: Math.max(room.top, bottom - title.heightPx),
  };
}

function boundsOf(
  anchor: FanAnchor,
  rows: readonly FanPlace[],
  title: { readonly left: number; readonly top: number },
  space: FanSpace,
): Box {
  const half = space.rowPx / 2;
  const { widthPx, heightPx } = space.title;
  const leftOf = ({ side, x, widthPx: w }: FanPlace) => (side === 'right' ? x : x - w);
  return {
    left: Math.min(anchor.x - anchor.reachLeftPx, title.left, ...rows.map(leftOf)),
    right: Math.max(
      anchor.x + anchor.reachRightPx,
      title.left + widthPx,
      ...rows.map((row) => leftOf(row) + row.widthPx),
    ),
    top: Math.min(anchor.y - anchor.reachUpPx, title.top, ...rows.map(({ y }) => y - half)),
    bottom: Math.max(anchor.y + anchor.reachDownPx, title.top + heightPx, ...rows.map(({ y }) => y + half)),
  };
}

function between(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

/** The part of a picture that nothing covers at its edges: what covers most of a side takes that side away. */
export function freeRoom(picture: Box, covered: readonly Box[], marginPx: number): Box {
  let { left, top, right, bottom } = picture;
  const width = right - left;
  const height = bottom - top;
  for (const cover of covered) {
    const across = Math.min(cover.right, picture.right) - Math.max(cover.left, picture.left);
    const down = Math.min(cover.bottom, picture.bottom) - Math.max(cover.top, picture.top);
    if (across <= 0 || down <= 0) continue;
    if (down > 0.5 * height && across < 0.6 * width) {
      if (cover.left - picture.left > picture.right - cover.right) right = Math.min(right, cover.left);
      else left = Math.max(left, cover.right);
    } else if (across > 0.5 * width && down < 0.75 * height) {
      if (cover.top - picture.top > picture.bottom - cover.bottom) bottom = Math.min(bottom, cover.top);
      else top = Math.max(top, cover.bottom);
    }
  }
  return { left: left + marginPx, top: top + marginPx, right: right - marginPx, bottom: bottom - marginPx };
}
