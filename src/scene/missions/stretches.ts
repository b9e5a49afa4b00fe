import { stateVector } from '../../core/ephemeris/source.ts';
import { epochTdb } from '../../core/time/epoch.ts';
import type { SampledPath } from '../../core/trajectory/sampling/sample-segment.ts';
import type { Segment, Trajectory } from '../../core/trajectory/segment.ts';
import { osculatingEllipse, osculatingEllipseInto } from '../orbits/osculating-ellipse.ts';
import type { Stage } from '../stage/stage.ts';
import { passSeenFrom, seenFrom } from './path-frames.ts';
import { PathLine } from './path-line.ts';
import { COARSE, FINE, samplePath } from './path-samples.ts';

/** New lines sampled in one frame, so that none stutters. */
const SAMPLED_PER_FRAME = 4;
/** A path of more revolutions than this is drawn around now only, unless it is the chosen one. */
const MANY_REVOLUTIONS = 1.3;

const scratch = stateVector();
const ellipse = osculatingEllipse();

/** A drawn stretch: how fine it was sampled, and which part of a segment without end. */
export interface Stretch {
  /** Undefined where the ephemeris has no data for it. */
  readonly line: PathLine | undefined;
  /** What the line was sampled from: it also tells where the craft is on it. */
  readonly source: SampledPath;
  readonly tolerance: number;
  readonly window: number;
  /** Epochs (TDB) between which this is the part of the segment to draw. */
  readonly from: number;
  readonly until: number;
}

/** The stretches of one mission: of each segment, by the centre they are drawn about. */
export type Stretches = Map<Segment, Map<string, Stretch>>;

/** A mission's path with what is drawn of it. */
export interface Flight {
  readonly trajectory: Trajectory;
  /** Centres each segment may be drawn about, from its own outward. */
  readonly frames: ReadonlyMap<Segment, readonly string[]>;
  readonly stretches: Stretches;
}

interface Fineness {
  readonly period: number;
  readonly window: number;
  readonly tolerance: number;
}

/** Makes the lines of segments, a few in each frame, as fine as they have to be. */
export class StretchMaker {
  private readonly periods = new WeakMap<Segment, number>();
  private budget = 0;

  constructor(private readonly stage: Stage) {}

  beginFrame(): void {
    this.budget = SAMPLED_PER_FRAME;
  }

  /** Whether lines may still be wanting because there was no time for them. */
  get isSpent(): boolean {
    return this.budget <= 0;
  }

  /** A segment about a centre as fine as it has to be now; an older one while there is no time for a new one. */
  stretchOf(flight: Flight, segment: Segment, frameId: string, isChosen: boolean): Stretch | undefined {
    const byFrame = flight.stretches.get(segment) ?? enter(flight.stretches, segment);
    const known = byFrame.get(frameId);
    const tolerance = isChosen ? FINE : COARSE;
    const period = this.periodOf(segment);
    const isWhole = isChosen && segment.kind !== 'coast';
    const window = isWhole ? 0 : windowOf(segment, period, this.stage.epoch);
    if (known && known.tolerance <= tolerance && known.window === window) return known;
    if (this.budget <= 0) return known;
    this.budget--;
    const made = this.make(flight, segment, frameId, { period, window, tolerance });
    byFrame.set(frameId, made);
    return made;
  }

  /** Lines that could not be sampled are tried again. */
  forgetMissing(stretches: Stretches): void {
    for (const byFrame of stretches.values()) {
      for (const [frameId, { line }] of byFrame) if (!line) byFrame.delete(frameId);
    }
  }

  private make(flight: Flight, segment: Segment, frameId: string, how: Fineness): Stretch {
    const { period, window, tolerance } = how;
    const { almanac } = this.stage.explorer;
    const { trajectory, frames } = flight;
    const isPass = window === 0 && frames.get(segment)?.at(-1) !== frameId;
    const source = isPass
      ? passSeenFrom(trajectory, frames, segment, frameId, almanac)
      : seenFrom(segment, frameId, almanac);
    const { start, end } = window === 0 ? source.interval : windowStretch(segment, period, window);
    const winding = Number.isFinite(period) ? { ...source, periodSeconds: period } : source;
    const samples = samplePath(winding, start, end, tolerance);
    const limits = windowLimits(segment, period, window);
    if (!samples) return { line: undefined, source, tolerance, window, ...limits };
    const fade = segment.kind === 'coast' ? 'ahead' : 'none';
    const line = new PathLine(samples, segment.provenance === 'illustrative', fade);
    if (isPass) {
      const whole = end - start;
      line.fadeEnds((segment.interval.start - start) / whole, (end - segment.interval.end) / whole);
    }
    return { line, source, tolerance, window, ...limits };
  }

  /** Time of one revolution (s): the segment's own, else that of its motion half way; infinite for open paths. */
  private periodOf(segment: Segment): number {
    if (segment.periodSeconds !== undefined) return segment.periodSeconds;
    // A station is kept by its engines: no orbit of its own.
    if (segment.kind === 'station') return Number.POSITIVE_INFINITY;
    const known = this.periods.get(segment);
    if (known !== undefined) return known;
    const gm = this.stage.objects[this.stage.indexOf(segment.centreId)]?.body?.gmKm3S2;
    const { start, end } = segment.interval;
    const isClosed =
      gm !== undefined &&
      segment.stateInto(scratch, epochTdb((start + end) / 2)) &&
      osculatingEllipseInto(ellipse, scratch.positionKm, scratch.velocityKmS, gm);
    const period = isClosed ? ellipse.periodSeconds : Number.POSITIVE_INFINITY;
    this.periods.set(segment, period);
    return period;
  }
}

function enter(stretches: Stretches, segment: Segment): Map<string, Stretch> {
  const byFrame = new Map<string, Stretch>();
  stretches.set(segment, byFrame);
  return byFrame;
}

/** Which stretch of a path of many revolutions is drawn: counted in half revolutions; 0 for what is drawn as a whole. */
function windowOf({ interval }: Segment, periodSeconds: number, epoch: number): number {
  const isLong = interval.end - interval.start > MANY_REVOLUTIONS * periodSeconds;
  return isLong ? 1 + Math.max(0, Math.floor((epoch - interval.start) / (periodSeconds / 2))) : 0;
}

function windowLimits({ interval }: Segment, periodSeconds: number, window: number) {
  const after = (halves: number) => interval.start + (halves * periodSeconds) / 2;
  if (window === 0) return { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };
  return { from: window === 1 ? Number.NEGATIVE_INFINITY : after(window - 1), until: after(window) };
}

/** The revolution around a window. */
function windowStretch({ interval }: Segment, periodSeconds: number, window: number): { start: number; end: number } {
  const middle = interval.start + (window - 0.5) * (periodSeconds / 2);
  return {
    start: Math.max(interval.start, middle - 0.7 * periodSeconds),
    end: Math.min(interval.end, middle + 0.3 * periodSeconds),
  };
}
