import type { Almanac } from '../ephemeris/almanac.ts';
import { type StateVector, stateVector } from '../ephemeris/source.ts';
import { subVec3, type Vec3 } from '../math/vec3.ts';
import type { EpochTdb } from '../time/epoch.ts';
import type { PlanNode } from './plan.ts';
import type { SegmentData } from './segment-data.ts';
import { segmentFromData } from './segment-from-data.ts';

/** Where a craft is on its orbit when it leaves it (relative to the body, ICRF, km); undefined where it circles nothing. */
export function placeOnOrbit(last: SegmentData | undefined, { bodyId, role, epoch }: PlanNode): Vec3 | undefined {
  if (role !== 'leave' || last?.shape !== 'precessing-orbit' || last.centreId !== bodyId) return undefined;
  const state = stateVector();
  segmentFromData(last, () => undefined).stateInto(state, epoch);
  return state.positionKm;
}

/** A state about the Earth (ICRF, km, km/s), relative to the Moon; undefined for any other body. */
export function moonRelative(
  almanac: Almanac,
  bodyId: string,
  { epoch, state }: { readonly epoch: EpochTdb; readonly state: StateVector },
): StateVector | undefined {
  if (bodyId !== 'moon') return undefined;
  const centre = stateVector();
  if (!almanac.stateInto(centre, bodyId, 'earth', epoch)) return undefined;
  subVec3(centre.positionKm, state.positionKm, centre.positionKm);
  subVec3(centre.velocityKmS, state.velocityKmS, centre.velocityKmS);
  return centre;
}
