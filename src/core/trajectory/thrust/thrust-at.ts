import { type StateVector, stateVector } from '../../ephemeris/source.ts';
import { normVec3, type Vec3 } from '../../math/vec3.ts';
import type { EpochTdb } from '../../time/epoch.ts';
import type { Segment, Trajectory } from '../segment.ts';

/** Velocities are compared over this time (s) on both sides. */
const STEP_S = 1800;
/** An engine that gives less than this share of the leg's largest thrust counts as resting. */
const RESTING_SHARE = 0.12;

/**
 * Writes the acceleration (km/s², ICRF axes) that an engine gives a craft on a low-thrust leg: what its modelled motion
 * has beyond the pull of the segment's centre (`gmKm3S2`). True while the engine works; false off such legs, where it
 * rests, and about another centre. From differences of the velocity over half an hour: exact to that. Allocates nothing.
 */
export function thrustInto(
  out: Vec3<'Icrf'>,
  { legs }: Trajectory,
  segment: Segment,
  { epoch, gmKm3S2 }: { readonly epoch: EpochTdb; readonly gmKm3S2: number },
): boolean {
  let peakKmS2 = 0;
  for (const { model, start, end, lowThrust } of legs)
    if (model === 'low-thrust' && lowThrust && epoch >= start && epoch <= end) peakKmS2 = lowThrust.peakMmS2 * 1e-6;
  if (peakKmS2 === 0) return false;
  const { interval } = segment;
  const first = Math.max(interval.start, epoch - STEP_S) as EpochTdb;
  const last = Math.min(interval.end, epoch + STEP_S) as EpochTdb;
  if (last - first < STEP_S || !segment.stateInto(before, first) || !segment.stateInto(after, last)) return false;
  const middle = ((first + last) / 2) as EpochTdb;
  if (!segment.stateInto(now, middle)) return false;
  const { positionKm } = now;
  const pull = gmKm3S2 / normVec3(positionKm) ** 3;
  const seconds = last - first;
  out.x = (after.velocityKmS.x - before.velocityKmS.x) / seconds + pull * positionKm.x;
  out.y = (after.velocityKmS.y - before.velocityKmS.y) / seconds + pull * positionKm.y;
  out.z = (after.velocityKmS.z - before.velocityKmS.z) / seconds + pull * positionKm.z;
  return normVec3(out) > RESTING_SHARE * peakKmS2;
}

const before: StateVector = stateVector();
const now: StateVector = stateVector();
const after: StateVector = stateVector();
