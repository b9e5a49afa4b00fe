import { MAX_COEFFICIENTS, MAX_DEPTH } from '../../src/core/ephemeris/pack-format.ts';
import { type Interval, type StateVector, stateVector } from '../../src/core/ephemeris/source.ts';
import { chebyshevCoefficients, chebyshevNodes, evaluateChebyshev } from '../../src/core/math/chebyshev.ts';
import { type EpochTdb, epochTdb } from '../../src/core/time/epoch.ts';
import { SECONDS_PER_DAY } from '../../src/core/units/constants.ts';
import { encodedLength, type FittedBody, type FittedPiece } from './encode-pack.ts';

/** What is to be fitted. */
export interface FitRequest {
  readonly id: string;
  readonly centreId: string;
  /** Of one file (a decade, or the part of it the body is known for). */
  readonly interval: Interval;
  /** Largest position error anywhere in the interval, quantisation included (km). */
  readonly toleranceKm: number;
  /** Largest velocity error anywhere (km/s); default 1e-4. Small ones cost bytes where pieces are short. */
  readonly velocityToleranceKmS?: number;
  /** Writes the true state relative to the centre (ICRF, km, km/s); called inside the interval only. */
  sample(epoch: EpochTdb, out: StateVector): void;
  /** Most coefficients per axis the search may choose (default 32): fewer are faster to evaluate and take more bytes. */
  readonly largestCount?: number;
  /** Cell length and order to use; searched for the smallest result when absent. */
  readonly shape?: FitShape;
}

/** The two free choices of a fit. */
export interface FitShape {
  readonly cellDays: number;
  /** Most coefficients per axis; a cell that needs more is halved. */
  readonly maxCount: number;
}

/** The function cannot be fitted to the tolerance: it jumps, or the tolerance is below rounding. */
export class FitError extends Error {
  constructor(
    readonly id: string,
    readonly epoch: number,
  ) {
    super(`"${id}" cannot be fitted near ${epoch} s past J2000: is its motion continuous there?`);
    this.name = 'FitError';
  }
}

const CELL_DAYS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048];
const MAX_COUNTS = [8, 12, 16, 20, 24, 28, 32];
/** First quantisation step tried, in units of the tolerance: measured errors stay below about four steps. */
const STEP_OF_TOLERANCE = 0.25;
/** Steps are then refined by this factor until the tolerances are met, at most so many times. */
const STEP_FACTOR = 0.7;
const STEP_TRIALS = 24;
/** Part of the tolerances left to the orders that are cut off. */
const CUT_OF_TOLERANCE = 0.25;
const DEFAULT_VELOCITY_TOLERANCE_KM_S = 1e-4;

/**
 * Fits a body by piecewise Chebyshev series, quantised so that the whole error stays within the tolerances, with the
 * cell length and order that give the fewest bytes.
 * @throws FitError when even the shortest pieces do not meet the tolerances
 */
export function fitBody(request: FitRequest): FittedBody {
  const shape = request.shape ?? searchShape(request);
  let stepKm = request.toleranceKm * STEP_OF_TOLERANCE;
  for (let trial = 0; trial < STEP_TRIALS; trial++) {
    const fitted = fitWithShape(request, shape, { stepKm, isVerified: true });
    if (fitted) return fitted;
    stepKm *= STEP_FACTOR;
  }
  throw new FitError(request.id, request.interval.start);
}

/** The shape that needs the fewest bytes for the request: descends from a start in the middle of the grid. */
export function searchShape(request: FitRequest): FitShape {
  const days = (request.interval.end - request.interval.start) / SECONDS_PER_DAY;
  const cells = CELL_DAYS.filter((d) => d <= Math.max(days, 1));
  const counts = MAX_COUNTS.filter((count) => count <= (request.largestCount ?? MAX_COEFFICIENTS));
  const bytes = new Map<string, number>();
  const cost = (cell: number, order: number): number => {
    const cellDays = cells[cell];
    const maxCount = counts[order];
    if (cellDays === undefined || maxCount === undefined) return Number.POSITIVE_INFINITY;
    const key = `${cell}:${order}`;
    const known = bytes.get(key) ?? trialBytes(request, { cellDays, maxCount });
    bytes.set(key, known);
    return known;
  };
  let cell = Math.min(5, cells.length - 1);
  let order = Math.min(3, counts.length - 1);
  for (;;) {
    const steps = [
      [0, 1],
      [0, -1],
      [1, 0],
      [-1, 0],
      [1, 1],
      [-1, -1],
    ] as const;
    const here = cost(cell, order);
    const better = steps.find(([c, o]) => cost(cell + c, order + o) < here);
    if (!better) return { cellDays: cells[cell]!, maxCount: counts[order]! };
    cell += better[0];
    order += better[1];
  }
}

function trialBytes(request: FitRequest, shape: FitShape): number {
  const fitted = fitWithShape(request, shape, { stepKm: request.toleranceKm * STEP_OF_TOLERANCE, isVerified: false });
  return fitted ? encodedLength(fitted) : Number.POSITIVE_INFINITY;
}

/** The fit, or nothing when the step turns out too coarse. */
function fitWithShape(
  request: FitRequest,
  shape: FitShape,
  { stepKm, isVerified }: { stepKm: number; isVerified: boolean },
): FittedBody | undefined {
  const { start, end } = request.interval;
  const count = Math.max(1, Math.ceil((end - start) / (shape.cellDays * SECONDS_PER_DAY)));
  const seconds = (end - start) / count;
  const maxCount = Math.min(shape.maxCount, MAX_COEFFICIENTS);
  const cells: FittedPiece[][] = [];
  for (let i = 0; i < count; i++) {
    const pieces: FittedPiece[] = [];
    const run = { request, stepKm, maxCount, isVerified, pieces };
    if (!fitSpan(run, { start: start + i * seconds, seconds, depth: 0 })) return undefined;
    cells.push(pieces);
  }
  return { id: request.id, centreId: request.centreId, interval: request.interval, stepKm, cells };
}

interface FitRun {
  readonly request: FitRequest;
  readonly stepKm: number;
  readonly maxCount: number;
  readonly isVerified: boolean;
  readonly pieces: FittedPiece[];
}

interface Span {
  readonly start: number;
  readonly seconds: number;
  readonly depth: number;
}

/** Appends the pieces of a span: one where it can be fitted, else those of its halves; false when the step is too coarse. */
function fitSpan(run: FitRun, span: Span): boolean {
  const piece = tryPiece(run, span);
  if (piece === 'step-too-coarse') return false;
  if (piece !== 'span-too-long') {
    run.pieces.push(piece);
    return true;
  }
  if (span.depth === MAX_DEPTH) throw new FitError(run.request.id, span.start);
  const seconds = span.seconds / 2;
  return (
    fitSpan(run, { start: span.start, seconds, depth: span.depth + 1 }) &&
    fitSpan(run, { start: span.start + seconds, seconds, depth: span.depth + 1 })
  );
}

const scratch = stateVector();
type Axes = [Float64Array, Float64Array, Float64Array];

/** One piece over the whole span, or why there is none. */
function tryPiece(run: FitRun, span: Span): FittedPiece | 'span-too-long' | 'step-too-coarse' {
  const { request, stepKm, maxCount } = run;
  const halfSeconds = span.seconds / 2;
  const series = sampleSeries(request, span, maxCount + 6);
  const cut = cutTolerances(request);
  const count = countNeeded(series, halfSeconds, cut);
  if (count > maxCount) return 'span-too-long';
  const axes = series.map((c) => c.slice(0, count).map((v) => Math.round(v / stepKm) + 0)) as Axes;
  const piece: FittedPiece = { depth: span.depth, halfSeconds, axes };
  if (!run.isVerified) return piece;
  const quantised = axes.map((axis) => axis.map((v) => v * stepKm)) as Axes;
  if (meetsTolerances(request, span, quantised, tolerances(request))) return piece;
  return meetsTolerances(request, span, series, { ...cut, positionKm: 2 * cut.positionKm })
    ? 'step-too-coarse'
    : 'span-too-long';
}

/** Chebyshev coefficients of the true position, `count` per axis. */
function sampleSeries(request: FitRequest, span: Span, count: number): Axes {
  const nodes = chebyshevNodes(count);
  const samples: Axes = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  nodes.forEach((x, j) => {
    sampleAt(request, span.start + (span.seconds / 2) * (1 + x));
    samples[0][j] = scratch.positionKm.x;
    samples[1][j] = scratch.positionKm.y;
    samples[2][j] = scratch.positionKm.z;
  });
  return samples.map((values) => chebyshevCoefficients(values)) as Axes;
}

interface Tolerances {
  readonly positionKm: number;
  readonly velocityKmS: number;
}

function tolerances(request: FitRequest): Tolerances {
  const velocityKmS = request.velocityToleranceKmS ?? DEFAULT_VELOCITY_TOLERANCE_KM_S;
  return { positionKm: request.toleranceKm, velocityKmS };
}

function cutTolerances(request: FitRequest): Tolerances {
  const { positionKm, velocityKmS } = tolerances(request);
  return { positionKm: positionKm * CUT_OF_TOLERANCE, velocityKmS: velocityKmS * CUT_OF_TOLERANCE };
}

/** Smallest number of orders such that position and velocity lose no more than `cut` with the others. */
function countNeeded(series: Axes, halfSeconds: number, cut: Tolerances): number {
  let rest = 0;
  let restOfSlope = 0;
  for (let count = series[0].length; count > 1; count--) {
    const k = count - 1;
    const size = Math.hypot(series[0][k]!, series[1][k]!, series[2][k]!);
    rest += size;
    restOfSlope += k * k * size;
    if (rest > cut.positionKm || restOfSlope > cut.velocityKmS * halfSeconds) return count;
  }
  return 1;
}

/** Compares series with the truth between and at the ends, there with half the tolerance so that no joint jumps further. */
function meetsTolerances(request: FitRequest, span: Span, series: Axes, limit: Tolerances): boolean {
  const checks = 2 * series[0].length + 4;
  const halfSeconds = span.seconds / 2;
  const slopes = series.map((c) => derivative(c, halfSeconds)) as Axes;
  for (let i = 0; i <= checks; i++) {
    const x = (2 * i) / checks - 1;
    sampleAt(request, span.start + halfSeconds * (1 + x));
    const p = scratch.positionKm;
    const v = scratch.velocityKmS;
    const positionKm = i === 0 || i === checks ? limit.positionKm / 2 : limit.positionKm;
    if (distance(series, x, p.x, p.y, p.z) > positionKm) return false;
    if (distance(slopes, x, v.x, v.y, v.z) > limit.velocityKmS) return false;
  }
  return true;
}

function distance(series: Axes, at: number, x: number, y: number, z: number): number {
  const [cx, cy, cz] = series;
  return Math.hypot(evaluateChebyshev(cx, at) - x, evaluateChebyshev(cy, at) - y, evaluateChebyshev(cz, at) - z);
}

/** Series of the derivative by time: c'_{k-1} = c'_{k+1} + 2 k c_k. */
function derivative(c: Float64Array, halfSeconds: number): Float64Array {
  const d = new Float64Array(Math.max(c.length, 2));
  for (let k = c.length - 1; k > 0; k--) d[k - 1] = (d[k + 1] ?? 0) + 2 * k * c[k]!;
  d[0] = d[0]! / 2;
  return d.map((v) => v / halfSeconds);
}

function sampleAt(request: FitRequest, epoch: number): void {
  const { start, end } = request.interval;
  request.sample(epochTdb(Math.min(Math.max(epoch, start), end)), scratch);
}
