import type { Provenance, StateVector } from '../ephemeris/source.ts';
import { normVec3 } from '../math/vec3.ts';
import { propagateTwoBody, propagateTwoBodyInto } from '../orbits/universal.ts';
import type { EpochTdb } from '../time/epoch.ts';
import type { Segment, SegmentKind } from './segment.ts';

export interface TwoBodyParts {
  readonly kind: SegmentKind;
  readonly centreId: string;
  readonly gmKm3S2: number;
  readonly start: EpochTdb;
  readonly end: EpochTdb;
  /** State relative to the centre (ICRF, km, km/s) at `epoch`. */
  readonly state: StateVector;
  readonly epoch: EpochTdb;
  readonly provenance: Provenance;
  /** Expected error as a share of the distance from the centre. */
  readonly relativeAccuracy: number;
}

/**
 * A stretch of two-body motion about one centre, as a segment. Pure: each epoch is propagated from the same state.
 */
export function twoBodySegment(parts: TwoBodyParts): Segment {
  const { gmKm3S2, state, epoch: origin } = parts;
  const speed2 = state.velocityKmS.x ** 2 + state.velocityKmS.y ** 2 + state.velocityKmS.z ** 2;
  const alpha = 2 / normVec3(state.positionKm) - speed2 / gmKm3S2;
  const periodSeconds = alpha > 0 ? 2 * Math.PI * Math.sqrt(1 / alpha ** 3 / gmKm3S2) : undefined;
  return {
    kind: parts.kind,
    centreId: parts.centreId,
    interval: { start: parts.start, end: parts.end },
    provenance: parts.provenance,
    ...(periodSeconds === undefined ? {} : { periodSeconds }),
    accuracyKm(epoch) {
      return parts.relativeAccuracy * normVec3(propagateTwoBody(state, epoch - origin, gmKm3S2).positionKm);
    },
    stateInto(out, epoch) {
      propagateTwoBodyInto(out, state, epoch - origin, gmKm3S2);
      return true;
    },
  };
}
