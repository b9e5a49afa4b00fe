import type { AxisText } from './axis-text.ts';
import type { Palette } from './paint-palette.ts';
import type { AxisTicks } from './ticks.ts';
import { type TimeView, xOf } from './time-view.ts';

export interface AxisStage {
  readonly ctx: CanvasRenderingContext2D;
  readonly view: TimeView;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly ticks: AxisTicks;
  readonly text: AxisText;
  readonly palette: Palette;
  readonly asOfUtc: number;
  readonly nowUtc: number;
  /** The word for today's date. */
  readonly todayLabel: string;
}

/** Draws the scale: fine and labelled ticks on its foot, what they belong to at the left, today's date. */
export function paintAxis(stage: AxisStage): void {
  const { ctx, widthPx, heightPx, palette } = stage;
  ctx.clearRect(0, 0, widthPx, heightPx);
  paintUnchecked(ctx, stage.view, widthPx, heightPx, stage.asOfUtc);
  paintTicks(stage);
  paintToday(stage);
  ctx.fillStyle = palette.line;
  ctx.fillRect(0, heightPx - 1, widthPx, 1);
}

/** A faint veil over what lies after the newest facts. */
export function paintUnchecked(
  ctx: CanvasRenderingContext2D,
  view: TimeView,
  widthPx: number,
  heightPx: number,
  asOfUtc: number,
): void {
  const x = Math.max(xOf(view, widthPx, asOfUtc), 0);
  if (x >= widthPx) return;
  ctx.fillStyle = 'rgb(168 190 230 / 4.5%)';
  ctx.fillRect(x, 0, widthPx - x, heightPx);
}

/** A fine broken line at today's date, through axis and lanes. */
export function paintTodayLine(
  ctx: CanvasRenderingContext2D,
  x: number,
  topPx: number,
  bottomPx: number,
  palette: Palette,
): void {
  ctx.strokeStyle = palette.textFaint;
  ctx.lineWidth = 1;
  ctx.setLineDash([2, 3]);
  ctx.beginPath();
  ctx.moveTo(Math.round(x) + 0.5, topPx);
  ctx.lineTo(Math.round(x) + 0.5, bottomPx);
  ctx.stroke();
  ctx.setLineDash([]);
}

function paintTicks({ ctx, view, widthPx, heightPx, ticks, text, palette }: AxisStage): void {
  const foot = heightPx - 1;
  ctx.fillStyle = palette.line;
  for (const utc of ticks.fine) ctx.fillRect(Math.round(xOf(view, widthPx, utc)), foot - 4, 1, 4);
  ctx.textBaseline = 'alphabetic';
  ctx.textAlign = 'left';
  const small = Math.round(0.78 * palette.remPx);
  const contextEnd = paintContext({ ctx, view, heightPx, ticks, text, palette, small });
  for (const tick of ticks.labelled) {
    const x = Math.round(xOf(view, widthPx, tick.utc));
    ctx.fillStyle = palette.lineStrong;
    ctx.fillRect(x, foot - (tick.isStrong ? 13 : 8), 1, tick.isStrong ? 13 : 8);
    ctx.font = `${tick.isStrong ? 600 : 400} ${small}px ${palette.font}`;
    const label = text.tick(tick);
    const labelX = x + 4;
    if (labelX < contextEnd || labelX + ctx.measureText(label).width > widthPx) continue;
    ctx.fillStyle = tick.isStrong ? palette.text : palette.textSoft;
    ctx.fillText(label, labelX, foot - 6);
  }
}

/** The year of the months, the day of the hours … at the left end. Returns where labels may begin. */
function paintContext({
  ctx,
  view,
  heightPx,
  ticks,
  text,
  palette,
  small,
}: Pick<AxisStage, 'ctx' | 'view' | 'heightPx' | 'ticks' | 'text' | 'palette'> & { readonly small: number }): number {
  const context = text.context(view.startUtc, ticks.kind);
  if (context === '') return 0;
  ctx.font = `600 ${small}px ${palette.font}`;
  ctx.fillStyle = palette.text;
  ctx.fillText(context, 6, heightPx - 7);
  return 6 + ctx.measureText(context).width + 10;
}

function paintToday({ ctx, view, widthPx, heightPx, nowUtc, todayLabel, palette }: AxisStage): void {
  const x = xOf(view, widthPx, nowUtc);
  if (x < 0 || x > widthPx) return;
  paintTodayLine(ctx, x, 0, heightPx, palette);
  ctx.font = `400 ${Math.round(0.7 * palette.remPx)}px ${palette.font}`;
  ctx.fillStyle = palette.textSoft;
  ctx.textBaseline = 'alphabetic';
  const width = ctx.measureText(todayLabel).width;
  const isAtEnd = x + width + 14 > widthPx;
  ctx.fillText(todayLabel, isAtEnd ? x - width - 12 : x + 12, 0.8 * palette.remPx);
}
