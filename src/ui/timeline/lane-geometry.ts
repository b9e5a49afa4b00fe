import type { LaneLayout } from './lane-layout.ts';

/** Heights of the parts of a lane in CSS pixels. */
export interface LaneSizes {
  readonly rowPx: number;
  /** Heading above the rows; 0 where headings stand beside them. */
  readonly headingPx: number;
  /** Air above and below the rows of a lane. */
  readonly airPx: number;
}

/** Where a lane stands, from the top of all lanes. */
export interface Band {
  readonly groupId: string;
  readonly topPx: number;
  readonly heightPx: number;
  readonly missionCount: number;
  readonly isCollapsed: boolean;
}

export interface LaneGeometry {
  readonly bands: readonly Band[];
  readonly heightPx: number;
  /** Top of a mission's row. */
  readonly topOf: ReadonlyMap<string, number>;
  readonly rowPx: number;
}

/** Turns rows into pixels. */
export function laneGeometry(layout: LaneLayout, sizes: LaneSizes): LaneGeometry {
  const bands: Band[] = [];
  const topOf = new Map<string, number>();
  let topPx = 0;
  for (const lane of layout.lanes) {
    const rowsPx = topPx + sizes.headingPx + sizes.airPx;
    for (const id of lane.ids)
      topOf.set(id, rowsPx + ((layout.rowOf.get(id) ?? lane.firstRow) - lane.firstRow) * sizes.rowPx);
    const heightPx = sizes.headingPx + 2 * sizes.airPx + lane.rowCount * sizes.rowPx;
    bands.push({
      groupId: lane.groupId,
      topPx,
      heightPx,
      missionCount: lane.ids.length,
      isCollapsed: lane.isCollapsed,
    });
    topPx += heightPx;
  }
  return { bands, heightPx: topPx, topOf, rowPx: sizes.rowPx };
}
