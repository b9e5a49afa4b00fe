import type { TimelineEvent } from '../../catalog/catalog.ts';
import type { AgencyMarker } from '../../catalog/schema/agency.ts';
import type { MissionBar } from './mission-bar.ts';
import { eventGlyph, glyphPath, markerPath } from './paint-glyph.ts';
import { type Palette, withAlpha } from './paint-palette.ts';
import { type TimeView, xOf } from './time-view.ts';

/** What is drawn for one bar beyond its times. */
export interface BarLook {
  readonly bar: MissionBar;
  readonly color: string;
  readonly marker: AgencyMarker;
  /** Width of the name in the canvas' font. */
  readonly nameWidthPx: number;
  readonly emphasis: 'none' | 'hovered' | 'selected';
  /** Collapsed lanes show lines without names. */
  readonly hasName: boolean;
}

/** The stage all bars of one picture share. */
export interface BarStage {
  readonly ctx: CanvasRenderingContext2D;
  readonly view: TimeView;
  readonly widthPx: number;
  readonly rowPx: number;
  readonly asOfUtc: number;
  readonly palette: Palette;
}

/** Length of the arrow of an open-ended bar. */
export const TAIL_PX = 20;
const MIN_BAR_PX = 3;
const NAME_INSET_PX = 3;

/** Left and right end of a bar in pixels; ends far outside are cut, so that no coordinate grows out of hand. */
export function barEnds(bar: MissionBar, view: TimeView, widthPx: number): [x0: number, x1: number] {
  const cut = (x: number) => Math.min(Math.max(x, -2000), widthPx + 2000);
  const x0 = cut(xOf(view, widthPx, bar.startUtc));
  return [x0, Math.max(cut(xOf(view, widthPx, bar.endUtc)), x0 + MIN_BAR_PX)];
}

/** Draws a mission: tinted body, line on its foot, ticks of its events, name. */
export function paintBar(stage: BarStage, look: BarLook, topPx: number): void {
  const { ctx, rowPx, palette } = stage;
  const [x0, x1] = barEnds(look.bar, stage.view, stage.widthPx);
  const nameEnd = x0 + look.nameWidthPx + 2 * NAME_INSET_PX;
  if (Math.max(x1 + TAIL_PX, nameEnd) < 0 || x0 > stage.widthPx) return;
  const lineY = Math.round(topPx + rowPx - 7);
  paintBody(stage, look, x0, x1, topPx, lineY);
  paintLine(stage, look, x0, x1, lineY);
  paintEvents(stage, look, lineY);
  if (look.bar.isUndated) paintQuestion(stage, look, x0, lineY);
  if (look.bar.hasFailed) paintCross(ctx, x1, lineY, palette);
  if (look.hasName) paintName(stage, look, x0, x1, nameEnd, topPx);
}

const BODY_ALPHA = { flown: 0.15, planned: 0.08, proposed: 0.04, cancelled: 0.03 } as const;

function paintBody(
  { ctx, rowPx, palette, ...stage }: BarStage,
  look: BarLook,
  x0: number,
  x1: number,
  topPx: number,
  lineY: number,
): void {
  const isMarked = look.emphasis !== 'none';
  const alpha = BODY_ALPHA[look.bar.style] + (isMarked ? 0.14 : 0);
  ctx.fillStyle = fadedPaint({ ctx, rowPx, palette, ...stage }, look, x0, x1, alpha);
  ctx.fillRect(x0, topPx + 2, x1 - x0, lineY - topPx - 1);
  if (look.emphasis !== 'selected') return;
  const right = Math.max(x1, look.hasName ? x0 + look.nameWidthPx + 2 * NAME_INSET_PX : x1);
  ctx.strokeStyle = palette.accent;
  ctx.lineWidth = 1;
  ctx.strokeRect(Math.round(x0) - 2.5, topPx + 0.5, right - x0 + 5, rowPx - 2);
}

function paintLine(stage: BarStage, look: BarLook, x0: number, x1: number, lineY: number): void {
  const { ctx } = stage;
  const { bar } = look;
  const paint = fadedPaint(stage, look, x0, x1, 1);
  ctx.fillStyle = paint;
  ctx.strokeStyle = paint;
  if (bar.style === 'flown') {
    // What lies after the newest facts is plan, also of a craft that flies today.
    const split = Math.min(Math.max(xOf(stage.view, stage.widthPx, stage.asOfUtc), x0 + MIN_BAR_PX), x1);
    ctx.fillRect(x0, lineY - 1, split - x0, 3);
    if (x1 - split > 1) paintHollow(ctx, split, x1, lineY);
  } else if (bar.style === 'planned') paintHollow(ctx, x0, x1, lineY);
  else {
    ctx.lineWidth = bar.style === 'proposed' ? 2 : 1.5;
    ctx.setLineDash(bar.style === 'proposed' ? [5, 3.5] : [1.5, 3.5]);
    ctx.beginPath();
    ctx.moveTo(x0, lineY + 0.5);
    ctx.lineTo(x1, lineY + 0.5);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  if (bar.isOpenEnded && x1 < stage.widthPx + TAIL_PX) paintTail(stage, look, x1, lineY);
}

function paintHollow(ctx: CanvasRenderingContext2D, x0: number, x1: number, lineY: number): void {
  ctx.fillRect(x0, lineY - 1, x1 - x0, 1);
  ctx.fillRect(x0, lineY + 1, x1 - x0, 1);
}

/** A line that thins out into an arrow head: it goes on, nobody says for how long. */
function paintTail({ ctx }: BarStage, { color }: BarLook, x: number, lineY: number): void {
  const y = lineY + 0.5;
  const tip = x + TAIL_PX - 4;
  ctx.strokeStyle = withAlpha(color, 0.75);
  ctx.lineWidth = 1.25;
  ctx.beginPath();
  ctx.setLineDash([3, 2.5]);
  ctx.moveTo(x, y);
  ctx.lineTo(tip, y);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(tip - 4, y - 3.5);
  ctx.lineTo(tip, y);
  ctx.lineTo(tip - 4, y + 3.5);
  ctx.stroke();
}

/** The agency's colour, thinning out over the stretches in which the mission may begin or end. */
function fadedPaint(
  stage: BarStage,
  { bar, color }: BarLook,
  x0: number,
  x1: number,
  alpha: number,
): string | CanvasGradient {
  const x = (utc: number) => Math.min(Math.max(xOf(stage.view, stage.widthPx, utc), x0), x1);
  const [startSure, endSure] = [x(bar.startSureUtc), x(bar.endSureUtc)];
  if ((startSure - x0 < 4 && x1 - endSure < 4) || x1 - x0 < 6) return withAlpha(color, alpha);
  const gradient = stage.ctx.createLinearGradient(x0, 0, x1, 0);
  const share = (px: number) => (px - x0) / (x1 - x0);
  // Dates to the year of start and end may overlap: then the bar is brightest in the middle.
  const rise = Math.min(startSure, endSure < startSure ? (startSure + endSure) / 2 : startSure);
  const fall = Math.max(endSure, rise);
  const least = 0.18 * alpha;
  gradient.addColorStop(0, withAlpha(color, startSure - x0 < 4 ? alpha : least));
  gradient.addColorStop(share(rise), withAlpha(color, alpha));
  gradient.addColorStop(share(fall), withAlpha(color, alpha));
  gradient.addColorStop(1, withAlpha(color, x1 - endSure < 4 ? alpha : least));
  return gradient;
}

const GLYPH_DISTANCE_PX = 7;

function paintEvents(stage: BarStage, look: BarLook, lineY: number): void {
  const { view, widthPx } = stage;
  let lastX = Number.NEGATIVE_INFINITY;
  const launch = look.bar.events.find((e) => e.key === 'launch');
  const launchX = launch ? xOf(view, widthPx, launch.instantUtc) : Number.NaN;
  for (const event of look.bar.events) {
    if (event === launch) continue;
    const x = xOf(view, widthPx, event.instantUtc);
    if (x < -GLYPH_DISTANCE_PX || x > widthPx + GLYPH_DISTANCE_PX) continue;
    if (x - lastX < GLYPH_DISTANCE_PX || Math.abs(x - launchX) < GLYPH_DISTANCE_PX) continue;
    lastX = x;
    paintSpan(stage, look, event, lineY);
    paintGlyph(stage, look, event, x, lineY);
  }
  if (launch && launchX > -10 && launchX < widthPx + 10) {
    paintSpan(stage, look, launch, lineY);
    paintMarker(stage, look, launch, launchX, lineY);
  }
}

/** The stretch in which an event falls, when it can be seen. */
function paintSpan({ ctx, view, widthPx }: BarStage, { color }: BarLook, event: TimelineEvent, lineY: number): void {
  const x0 = Math.max(xOf(view, widthPx, event.startUtc), -10);
  const x1 = Math.min(xOf(view, widthPx, event.endUtc), widthPx + 10);
  if (x1 - x0 < 14) return;
  ctx.strokeStyle = withAlpha(color, 0.8);
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(x0 + 0.5, lineY - 3);
  ctx.lineTo(x0 + 0.5, lineY + 4);
  ctx.moveTo(x1 - 0.5, lineY - 3);
  ctx.lineTo(x1 - 0.5, lineY + 4);
  ctx.stroke();
}

function paintGlyph(
  { ctx, palette }: BarStage,
  { color }: BarLook,
  event: TimelineEvent,
  x: number,
  lineY: number,
): void {
  const glyph = eventGlyph(event.type);
  if (glyph === 'launch') return;
  ctx.beginPath();
  glyphPath(ctx, glyph, x, lineY + 0.5, 0.2 * palette.remPx);
  const isHollow = glyph === 'flyby' || event.outcome !== 'confirmed';
  ctx.lineWidth = isHollow ? 1.5 : 2;
  ctx.fillStyle = isHollow && glyph !== 'other' ? palette.ground : color;
  ctx.strokeStyle = isHollow && glyph !== 'other' ? color : palette.ground;
  if (isHollow) ctx.fill();
  ctx.stroke();
  if (!isHollow || glyph === 'other') ctx.fill();
}

/** The launch: the agency's own shape, hollow while it is a plan. */
function paintMarker({ ctx, palette }: BarStage, look: BarLook, launch: TimelineEvent, x: number, lineY: number): void {
  const isDone = launch.outcome === 'confirmed';
  ctx.beginPath();
  markerPath(ctx, look.marker, x, lineY + 0.5, 0.2625 * palette.remPx);
  ctx.lineWidth = isDone ? 2.5 : 1.5;
  ctx.strokeStyle = isDone ? palette.ground : look.color;
  ctx.fillStyle = isDone ? look.color : palette.ground;
  if (isDone) ctx.stroke();
  ctx.fill();
  if (!isDone) ctx.stroke();
}

/** No date is known: a question mark where a launch would stand. */
function paintQuestion({ ctx, palette }: BarStage, { color }: BarLook, x: number, lineY: number): void {
  ctx.fillStyle = palette.ground;
  ctx.fillRect(x - 4, lineY - 5, 8, 11);
  ctx.fillStyle = color;
  ctx.fillText('?', x - 3, lineY + 1);
}

function paintCross(ctx: CanvasRenderingContext2D, x: number, lineY: number, palette: Palette): void {
  const y = lineY + 0.5;
  for (const [color, width] of [
    [palette.ground, 4.5],
    [palette.text, 1.75],
  ] as const) {
    ctx.strokeStyle = color;
    ctx.lineWidth = width;
    ctx.beginPath();
    ctx.moveTo(x - 3, y - 3);
    ctx.lineTo(x + 3, y + 3);
    ctx.moveTo(x + 3, y - 3);
    ctx.lineTo(x - 3, y + 3);
    ctx.stroke();
  }
}

/** The name at the head of the bar; when that has left the view, at the left edge for as long as there is room. */
function paintName(stage: BarStage, look: BarLook, x0: number, x1: number, nameEnd: number, topPx: number): void {
  const { ctx, palette, rowPx } = stage;
  // A name stays for its bar, not after it.
  const isStuck = x0 < 0 && x1 > 8;
  const x = isStuck ? NAME_INSET_PX : x0 + NAME_INSET_PX;
  const room = isStuck ? Math.max(x1, nameEnd) - x : Number.POSITIVE_INFINITY;
  if (room < Math.min(look.nameWidthPx, 30)) return;
  const isCut = room < look.nameWidthPx;
  ctx.fillStyle =
    look.emphasis === 'selected'
      ? palette.accent
      : look.emphasis === 'hovered'
        ? '#ffffff'
        : look.bar.style === 'cancelled' || look.bar.style === 'proposed'
          ? palette.textSoft
          : palette.text;
  const y = topPx + (rowPx - 7) / 2 + 0.5;
  if (isCut) {
    ctx.save();
    ctx.beginPath();
    ctx.rect(x, topPx, room, rowPx);
    ctx.clip();
  }
  ctx.fillText(look.bar.name, x, y);
  if (isCut) ctx.restore();
  if (look.bar.style === 'cancelled') ctx.fillRect(x, Math.round(y), Math.min(look.nameWidthPx, room), 1);
}
