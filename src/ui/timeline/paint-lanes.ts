import type { LaneGeometry } from './lane-geometry.ts';
import { paintTodayLine, paintUnchecked } from './paint-axis.ts';
import { type BarLook, type BarStage, paintBar } from './paint-bar.ts';
import type { AxisTicks } from './ticks.ts';
import { xOf } from './time-view.ts';

export interface LanesStage extends BarStage {
  readonly heightPx: number;
  /** How far the lanes are scrolled down. */
  readonly scrollPx: number;
  readonly geometry: LaneGeometry;
  readonly ticks: AxisTicks;
  readonly nowUtc: number;
  /** Bars from top to bottom, the emphasised last. */
  readonly looks: readonly BarLook[];
}

/** Draws the part of the lanes that is in view: grid, hairlines between lanes, bars. */
export function paintLanes(stage: LanesStage): void {
  const { ctx, widthPx, heightPx, scrollPx, geometry, palette, view } = stage;
  ctx.clearRect(0, 0, widthPx, heightPx);
  paintUnchecked(ctx, view, widthPx, heightPx, stage.asOfUtc);
  ctx.fillStyle = 'rgb(168 190 230 / 6%)';
  for (const tick of stage.ticks.labelled) ctx.fillRect(Math.round(xOf(view, widthPx, tick.utc)), 0, 1, heightPx);
  ctx.fillStyle = palette.line;
  for (const band of geometry.bands) {
    const bottom = band.topPx + band.heightPx - scrollPx;
    if (bottom > 0 && bottom < heightPx) ctx.fillRect(0, Math.round(bottom) - 1, widthPx, 1);
  }
  ctx.font = nameFont(palette);
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  // Rows made tall for fingers do not make the bars fat.
  const inkPx = Math.min(geometry.rowPx, Math.round(1.75 * palette.remPx));
  const insetPx = Math.round((geometry.rowPx - inkPx) / 2);
  const bars: BarStage = { ...stage, rowPx: inkPx };
  for (const look of stage.looks) {
    const topPx = (geometry.topOf.get(look.bar.id) ?? 0) - scrollPx;
    if (topPx + geometry.rowPx < 0 || topPx > heightPx) continue;
    paintBar(bars, look, topPx + insetPx);
  }
  const nowX = xOf(view, widthPx, stage.nowUtc);
  if (nowX > 0 && nowX < widthPx) paintTodayLine(ctx, nowX, 0, heightPx, palette);
}

/** Typeface of the names on bars. */
export function nameFont(palette: { readonly font: string; readonly remPx: number }): string {
  return `450 ${Math.round(0.75 * palette.remPx)}px ${palette.font}`;
}
