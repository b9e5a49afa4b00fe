import {
  type CSSProperties,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useFormat, useText } from '../../i18n/text-context.tsx';
import { useExplorer, useExplorerState } from '../../state/explorer-context.ts';
import { Axis } from './axis.tsx';
import { BandHeadings } from './band-headings.tsx';
import { BarList } from './bar-list.tsx';
import { BarTooltip } from './bar-tooltip.tsx';
import styles from './chart.module.css';
import { FoldAll } from './fold-all.tsx';
import { laneGeometry } from './lane-geometry.ts';
import type { MissionBar } from './mission-bar.ts';
import { nameFont } from './paint-lanes.ts';
import { type Palette, readPalette } from './paint-palette.ts';
import { spanMs, viewOfSpan } from './time-view.ts';
import { useTimelineModel, useWallClock } from './timeline-model.ts';
import { useChartGestures } from './use-chart-gestures.ts';
import { useChartPainter } from './use-chart-painter.ts';
import { useClockCursor } from './use-clock-cursor.ts';
import type { Viewport } from './viewport.ts';

interface ChartProps {
  readonly viewport: Viewport;
  /** Height of the lanes; 0 shows the axis alone. */
  readonly lanesPx: number;
}

const NARROW_PX = 760;

/** Axis and lanes: what is seen of time, and every mission in it. */
export function Chart({ viewport, lanesPx }: ChartProps) {
  const explorer = useExplorer();
  const t = useText();
  const format = useFormat();
  const selectedId = useExplorerState((s) => s.selectedId);
  const chart = useRef<HTMLDivElement>(null);
  const axis = useRef<HTMLDivElement>(null);
  const axisCanvas = useRef<HTMLCanvasElement>(null);
  const lanesCanvas = useRef<HTMLCanvasElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const slider = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const isScrubbing = useRef(false);
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const { palette, nameWidthPx } = usePalette(chart);
  const { isNarrow, hasCoarsePointer } = useChartSize(viewport, chart, axis);
  const isKiosk = useExplorerState((s) => s.mode === 'kiosk');
  const isCoarse = hasCoarsePointer || isKiosk;
  const nowUtc = useWallClock();

  const remPx = palette?.remPx ?? 16;
  const sizes = useMemo(
    () => ({
      rowPx: Math.round(remPx * (isCoarse ? 2.75 : 1.375)),
      headingPx: isNarrow ? Math.round(remPx * (isCoarse ? 2.75 : 1.625)) : 0,
      airPx: 3,
    }),
    [remPx, isCoarse, isNarrow],
  );
  const axisHeightPx = Math.round(remPx * 2.75);
  const model = useTimelineModel({ viewport, collapsed, nameWidthPx });
  const geometry = useMemo(() => laneGeometry(model.layout, sizes), [model.layout, sizes]);
  const parts = useMemo(() => ({ chart, axisCanvas, lanesCanvas, list }), []);
  const schedule = useChartPainter(parts, {
    viewport,
    model,
    geometry,
    palette,
    nowUtc,
    axisHeightPx,
    lanesPx,
    nameWidthPx,
  });
  useChartGestures(
    explorer,
    viewport,
    useMemo(() => ({ chart, axis, isScrubbing }), []),
  );
  useClockCursor(
    explorer,
    viewport,
    useMemo(() => ({ line, slider }), []),
    format,
    useCallback(() => isScrubbing.current, []),
  );

  const showRow = useCallback(
    (id: string) => {
      const topPx = geometry.topOf.get(id);
      const element = chart.current;
      if (topPx === undefined || !element) return;
      const roomPx = lanesPx;
      const coveredPx = sizes.headingPx;
      if (topPx - coveredPx < element.scrollTop || topPx + sizes.rowPx > element.scrollTop + roomPx)
        element.scrollTop = topPx - coveredPx - Math.max((roomPx - sizes.rowPx) / 3, 0);
    },
    [geometry, sizes, lanesPx],
  );
  const reveal = useCallback((bar: MissionBar) => revealBar(viewport, bar), [viewport]);

  // The row of what is selected is brought into view when it is selected or moved by a new layout.
  const isOpen = lanesPx > 0;
  useLayoutEffect(() => {
    if (isOpen && selectedId !== null) showRow(selectedId);
  }, [isOpen, selectedId, showRow]);

  // What is chosen elsewhere, in the search or the scene, is fetched from outside the view; the bars are asked for once.
  const barsNow = useRef(model.bars);
  barsNow.current = model.bars;
  useEffect(() => {
    const bar = barsNow.current.find(({ id }) => id === selectedId);
    if (bar) reveal(bar);
  }, [selectedId, reveal]);

  const toggle = (groupId: string) =>
    setCollapsed((before) => {
      const after = new Set(before);
      if (!after.delete(groupId)) after.add(groupId);
      return after;
    });

  const measures: CSSProperties & Record<`--${string}`, string> = {
    '--row': `${sizes.rowPx}px`,
    '--heading': `${sizes.headingPx}px`,
    '--axis-height': `${axisHeightPx}px`,
    height: axisHeightPx + lanesPx,
  };
  return (
    <div
      ref={chart}
      className={styles.chart}
      data-open={isOpen}
      data-narrow={isNarrow}
      style={measures}
      onScroll={schedule}
    >
      <div className={styles.cursorRow} aria-hidden>
        <div ref={line} className={styles.cursor} style={{ height: axisHeightPx + lanesPx }} />
      </div>
      <div className={styles.axisRow}>
        {isOpen && <FoldAll lanes={model.layout.lanes} onChange={setCollapsed} />}
        <Axis viewport={viewport} axisRef={axis} canvasRef={axisCanvas} sliderRef={slider} />
      </div>
      {isOpen && (
        <>
          <div className={styles.canvasRow} aria-hidden>
            <canvas ref={lanesCanvas} className={styles.canvas} style={{ height: lanesPx }} />
          </div>
          <div className={styles.lanes} style={{ height: geometry.heightPx }}>
            <BarList bars={model.bars} listRef={list} onReach={reveal} />
            <BandHeadings bands={geometry.bands} model={model} onToggle={toggle} />
          </div>
          {model.bars.length === 0 && <p className={styles.empty}>{t('timeline.noMissions')}</p>}
          <BarTooltip bars={model.bars} chart={chart} />
        </>
      )}
    </div>
  );
}

/** Brings a bar that lies outside the view into it. */
function revealBar(viewport: Viewport, bar: MissionBar): void {
  const { view } = viewport;
  if (bar.startUtc < view.endUtc && bar.endUtc > view.startUtc) return;
  const span = Math.max(spanMs(view), bar.endUtc - bar.startUtc);
  const startUtc = bar.startUtc - span * 0.2;
  viewport.glide(viewOfSpan(startUtc, startUtc + span, 0));
}

/** Theme colours and a ruler for names; read again when the typeface has loaded. */
function usePalette(chart: RefObject<HTMLElement | null>): {
  palette: Palette | null;
  nameWidthPx: (name: string) => number;
} {
  const [palette, setPalette] = useState<Palette | null>(null);
  useEffect(() => {
    const read = () => chart.current && setPalette(readPalette(chart.current));
    read();
    void document.fonts.ready.then(read);
  }, [chart]);
  const nameWidthPx = useMemo(() => {
    const ctx = document.createElement('canvas').getContext('2d');
    const widths = new Map<string, number>();
    if (ctx && palette) ctx.font = nameFont(palette);
    return (name: string) => {
      let width = widths.get(name);
      if (width === undefined) {
        width = ctx ? ctx.measureText(name).width : name.length * 7;
        widths.set(name, width);
      }
      return width;
    };
  }, [palette]);
  return { palette, nameWidthPx };
}

/** Tells the viewport the width of the axis; answers how the chart is to be laid out. */
function useChartSize(
  viewport: Viewport,
  chart: RefObject<HTMLElement | null>,
  axis: RefObject<HTMLElement | null>,
): { isNarrow: boolean; hasCoarsePointer: boolean } {
  const [isNarrow, setNarrow] = useState(() => window.innerWidth < NARROW_PX);
  const [hasCoarsePointer, setCoarse] = useState(() => matchMedia('(pointer: coarse)').matches);
  useLayoutEffect(() => {
    const measure = () => {
      if (chart.current) setNarrow(chart.current.clientWidth < NARROW_PX);
      if (axis.current) viewport.setWidth(axis.current.clientWidth);
    };
    const pointer = matchMedia('(pointer: coarse)');
    const onPointer = () => setCoarse(pointer.matches);
    const observer = new ResizeObserver(measure);
    if (chart.current) observer.observe(chart.current);
    if (axis.current) observer.observe(axis.current);
    pointer.addEventListener('change', onPointer);
    measure();
    return () => {
      observer.disconnect();
      pointer.removeEventListener('change', onPointer);
    };
  }, [viewport, chart, axis]);
  return { isNarrow, hasCoarsePointer };
}
