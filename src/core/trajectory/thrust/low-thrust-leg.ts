import type { Interval, StateVector } from '../../ephemeris/source.ts';
import type { EpochTdb } from '../../time/epoch.ts';
import type { SegmentData } from '../segment-data.ts';
import type { LowThrustLeg } from './chain-legs.ts';
import { solveLowThrustChain } from './low-thrust-chain.ts';

/** One end of a leg: the body's state, or the craft's, relative to the centre (ICRF, km, km/s). */
export interface LegEnd {
  readonly bodyId: string;
  readonly epoch: EpochTdb;
  readonly state: StateVector;
}

export interface LowThrustLegInput {
  readonly gmKm3S2: number;
  readonly centreId: string;
  readonly from: LegEnd;
  readonly to: LegEnd;
  readonly provenance: SegmentData['provenance'];
  /** Highest speed with which the craft may leave the first body, in the best direction; absent: it has its velocity. */
  readonly departureExcessKmS?: number | undefined;
  /** Highest speed at which it may meet the second; absent: it comes to rest there. */
  readonly arrivalExcessKmS?: number | undefined;
  /** Without thrust until then, as published. */
  readonly coastUntil?: EpochTdb | undefined;
  readonly revolutions?: number | undefined;
}

/**
 * One low-thrust leg: see `solveLowThrustChain`, which this asks with two stops.
 */
export function solveLowThrustLeg(input: LowThrustLegInput): LowThrustLeg | undefined {
  const { from, to, departureExcessKmS, arrivalExcessKmS, coastUntil } = input;
  const coast: Interval | undefined = coastUntil && { start: from.epoch, end: coastUntil };
  const legs = solveLowThrustChain({
    gmKm3S2: input.gmKm3S2,
    centreId: input.centreId,
    provenance: input.provenance,
    coasts: coast && [coast],
    revolutions: [input.revolutions],
    stops: [
      { ...from, kind: departureExcessKmS === undefined ? 'held' : 'free', maxExcessKmS: departureExcessKmS },
      { ...to, kind: arrivalExcessKmS === undefined ? 'held' : 'free', maxExcessKmS: arrivalExcessKmS },
    ],
  });
  return legs?.[0];
}
