import type { EphemerisSource } from '../ephemeris/source.ts';
import type { LegReport, SegmentData } from './segment-data.ts';

/**
 * What the craft does in a segment: free flight between two events, circling a body, standing on one, riding on another
 * craft, waiting at a place such as a Lagrange point, or coasting on after the last event known.
 */
export type SegmentKind = 'cruise' | 'orbit' | 'surface' | 'attached' | 'station' | 'coast';

/** One stretch of a mission's path: an ephemeris source with a kind. Its interval is from event to event (TDB). */
export interface Segment extends EphemerisSource {
  readonly kind: SegmentKind;
  /** Revolutions or time the drawn line needs at least: the scene samples the segment itself. */
  readonly periodSeconds?: number;
}

/** Why a mission, or a stretch of it, has no path. */
export type NoPathReason =
  | 'no-dated-events'
  | 'single-event'
  | 'destination-without-position'
  | 'outside-ephemeris'
  | 'ephemeris-not-loaded'
  | 'carrier-without-path'
  | 'not-solvable';

/** A mission's whole path: segments in order of time, without overlap, perhaps with gaps. */
export interface Trajectory {
  readonly missionId: string;
  readonly segments: readonly Segment[];
  /** The same segments as plain data, to be baked or sent. */
  readonly data: readonly SegmentData[];
  /** What each solved leg asks of the craft, in order of time. */
  readonly legs: readonly LegReport[];
  /** Set when there is no segment at all, or when some stretch could not be solved. */
  readonly gaps: readonly { readonly reason: NoPathReason; readonly detail: string }[];
}
