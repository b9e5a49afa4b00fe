import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { useFormat, useText } from '../../i18n/text-context.tsx';
import { useExplorer, useExplorerState } from '../../state/explorer-context.ts';
import { axisText } from './axis-text.ts';
import type { LaneGeometry } from './lane-geometry.ts';
import type { MissionBar } from './mission-bar.ts';
import { paintAxis } from './paint-axis.ts';
import { type BarLook, barEnds, TAIL_PX } from './paint-bar.ts';
import { paintLanes } from './paint-lanes.ts';
import type { Palette } from './paint-palette.ts';
import { axisTicks } from './ticks.ts';
import type { TimelineModel } from './timeline-model.ts';
import type { Viewport } from './viewport.ts';

interface PainterParts {
  readonly chart: RefObject<HTMLDivElement | null>;
  readonly axisCanvas: RefObject<HTMLCanvasElement | null>;
  readonly lanesCanvas: RefObject<HTMLCanvasElement | null>;
  readonly list: RefObject<HTMLDivElement | null>;
}

interface PainterInput {
  readonly viewport: Viewport;
  readonly model: TimelineModel;
  readonly geometry: LaneGeometry;
  readonly palette: Palette | null;
  readonly nowUtc: number;
  readonly axisHeightPx: number;
  readonly lanesPx: number;
  readonly nameWidthPx: (name: string) => number;
}

/** Elements of the list are kept this far outside the view at most. */
const OUTSIDE_PX = 60;
/** Elements this far above or below the part in view are kept on their bars. */
const NEAR_PX = 300;

/**
 * Draws axis and lanes and moves the list's elements onto the bars, at most once a frame, whenever view, scroll, hover,
 * selection or layout change. Nothing here runs while the clock plays inside the view.
 */
export function useChartPainter(parts: PainterParts, input: PainterInput): () => void {
  const t = useText();
  const format = useFormat();
  const { catalog } = useExplorer();
  const selectedId = useExplorerState((s) => s.selectedId);
  const hoveredId = useExplorerState((s) => s.hoveredId);
  const paintRef = useRef(() => {});
  const frame = useRef<number | undefined>(undefined);
  const placedTop = useRef(new WeakMap<HTMLElement, number>());

  useLayoutEffect(() => {
    paintRef.current = () => {
      const { viewport, model, geometry, palette, nowUtc } = input;
      const chart = parts.chart.current;
      if (!chart || !palette) return;
      const { view, widthPx } = viewport;
      const ticks = axisTicks(view, widthPx);
      const axis = contextOf(parts.axisCanvas.current, widthPx, input.axisHeightPx);
      const shared = { view, widthPx, ticks, palette, nowUtc, asOfUtc: model.asOfUtc };
      if (axis) {
        const text = axisText(format.locale);
        paintAxis({ ...shared, ctx: axis, heightPx: input.axisHeightPx, text, todayLabel: t('timeline.today') });
      }
      const heightPx = input.lanesPx;
      const lanes = heightPx > 1 ? contextOf(parts.lanesCanvas.current, widthPx, heightPx) : null;
      if (!lanes) return;
      const nameless = new Set(model.layout.lanes.flatMap((lane) => (lane.isCollapsed ? lane.ids : [])));
      const looks = model.bars.map(lookOf);
      const scrollPx = chart.scrollTop;
      paintLanes({ ...shared, ctx: lanes, heightPx, scrollPx, geometry, rowPx: geometry.rowPx, looks });
      placeOptions(new Map(looks.map((look) => [look.bar.id, look])));

      function lookOf(bar: MissionBar): BarLook {
        const agency = catalog.agency(bar.agencyId);
        return {
          bar,
          color: agency?.color ?? '#8894AA',
          marker: agency?.marker ?? 'square',
          nameWidthPx: input.nameWidthPx(bar.name),
          emphasis: bar.id === selectedId ? 'selected' : bar.id === hoveredId ? 'hovered' : 'none',
          hasName: !nameless.has(bar.id),
        };
      }

      function placeOptions(lookById: ReadonlyMap<string, BarLook>) {
        for (const element of parts.list.current?.children ?? []) {
          if (!(element instanceof HTMLElement)) continue;
          const look = lookById.get(element.dataset.missionId ?? '');
          if (!look) continue;
          const topPx = geometry.topOf.get(look.bar.id) ?? 0;
          const isNear = topPx > scrollPx - NEAR_PX && topPx < scrollPx + heightPx + NEAR_PX;
          // Far above or below only the height counts, for scrolling to it; the rest follows when it comes near.
          if (!isNear && placedTop.current.get(element) === topPx) continue;
          placedTop.current.set(element, topPx);
          const [x0, barEnd] = barEnds(look.bar, view, widthPx);
          const end = Math.max(
            barEnd + (look.bar.isOpenEnded ? TAIL_PX : 2),
            look.hasName ? x0 + look.nameWidthPx + 6 : x0,
          );
          const left = Math.min(Math.max(x0 - 5, -OUTSIDE_PX), widthPx + OUTSIDE_PX);
          const right = Math.min(Math.max(end, -OUTSIDE_PX + 12), widthPx + OUTSIDE_PX + 12);
          element.style.transform = `translate(${left.toFixed(1)}px, ${topPx}px)`;
          element.style.width = `${Math.max(right - left, 12).toFixed(1)}px`;
        }
      }
    };
  });

  const schedule = useCallback(() => {
    frame.current ??= requestAnimationFrame(() => {
      frame.current = undefined;
      paintRef.current();
    });
  }, []);

  // Every render brought something new: selection, hover, layout, language.
  useEffect(schedule);
  useEffect(() => input.viewport.subscribe(schedule), [input.viewport, schedule]);
  useEffect(
    () => () => {
      if (frame.current !== undefined) cancelAnimationFrame(frame.current);
      frame.current = undefined;
    },
    [],
  );
  return schedule;
}

/** The canvas' context, its buffer as large as the screen's own pixels want it. */
function contextOf(
  canvas: HTMLCanvasElement | null,
  widthPx: number,
  heightPx: number,
): CanvasRenderingContext2D | null {
  if (!canvas) return null;
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [Math.round(widthPx * ratio), Math.round(heightPx * ratio)];
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const ctx = canvas.getContext('2d');
  ctx?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return ctx;
}
