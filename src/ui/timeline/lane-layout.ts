/** What packing needs to know of a mission. */
export interface LaneItem {
  readonly id: string;
  readonly groupId: string;
  /** First and last instant its bar may cover, uncertain parts included, POSIX milliseconds UTC. */
  readonly startUtc: number;
  readonly endUtc: number;
  /** Room the name needs, from the start of the bar. */
  readonly labelPx: number;
}

export interface LaneMetrics {
  readonly msPerPx: number;
  /** Least distance between two neighbours of a row. */
  readonly gapPx: number;
  /** Width of the shortest bar. */
  readonly minBarPx: number;
}

/** A band of rows: one agency, one destination, or all missions. */
export interface Lane {
  readonly groupId: string;
  readonly firstRow: number;
  readonly rowCount: number;
  /** By start, then name of the file. */
  readonly ids: readonly string[];
  readonly isCollapsed: boolean;
}

export interface LaneLayout {
  readonly lanes: readonly Lane[];
  readonly rowCount: number;
  /** Row of every mission, counted from the top over all lanes. */
  readonly rowOf: ReadonlyMap<string, number>;
}

/**
 * Stacks bars in lanes, one lane per group in the order of `groupIds`, each bar in the first row of its lane where bar
 * and name have room. Every item gets a row; in a collapsed lane all share one. Groups without items get no lane.
 */
export function laneLayout(
  items: readonly LaneItem[],
  groupIds: readonly string[],
  metrics: LaneMetrics,
  collapsed: ReadonlySet<string> = new Set(),
): LaneLayout {
  const byGroup = new Map<string, LaneItem[]>(groupIds.map((id) => [id, []]));
  for (const item of items) {
    const group = byGroup.get(item.groupId);
    if (group) group.push(item);
    else byGroup.set(item.groupId, [item]);
  }
  const lanes: Lane[] = [];
  const rowOf = new Map<string, number>();
  let firstRow = 0;
  for (const [groupId, members] of byGroup) {
    if (members.length === 0) continue;
    members.sort(compareStarts);
    const isCollapsed = collapsed.has(groupId);
    const rowCount = isCollapsed ? shareRow(members, firstRow, rowOf) : packRows(members, firstRow, metrics, rowOf);
    lanes.push({ groupId, firstRow, rowCount, ids: members.map((m) => m.id), isCollapsed });
    firstRow += rowCount;
  }
  return { lanes, rowCount: firstRow, rowOf };
}

/** The order within a lane: by start, then by id. */
export function compareStarts(a: Pick<LaneItem, 'id' | 'startUtc'>, b: Pick<LaneItem, 'id' | 'startUtc'>): number {
  return a.startUtc - b.startUtc || (a.id < b.id ? -1 : 1);
}

/** Last instant an item takes up in its row: its bar or its name, whichever is longer. */
export function occupiedEndUtc(item: LaneItem, metrics: LaneMetrics): number {
  const labelEnd = item.startUtc + Math.max(item.labelPx, metrics.minBarPx) * metrics.msPerPx;
  return Math.max(item.endUtc, labelEnd);
}

function shareRow(members: readonly LaneItem[], row: number, rowOf: Map<string, number>): number {
  for (const item of members) rowOf.set(item.id, row);
  return 1;
}

function packRows(
  members: readonly LaneItem[],
  firstRow: number,
  metrics: LaneMetrics,
  rowOf: Map<string, number>,
): number {
  const freeFrom: number[] = [];
  const gapMs = metrics.gapPx * metrics.msPerPx;
  for (const item of members) {
    let row = freeFrom.findIndex((utc) => utc <= item.startUtc);
    if (row < 0) row = freeFrom.length;
    freeFrom[row] = occupiedEndUtc(item, metrics) + gapMs;
    rowOf.set(item.id, firstRow + row);
  }
  return freeFrom.length;
}

/**
 * The next coarser power of two of a scale: bars are packed anew only when the zoom has halved or doubled, and what
 * is packed for the coarser scale has room on the finer one.
 */
export function packingScale(msPerPx: number): number {
  return 2 ** Math.ceil(Math.log2(msPerPx));
}
