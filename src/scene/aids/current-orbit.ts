import { type StateVector, stateVector } from '../../core/ephemeris/source.ts';
import { segmentAt } from '../missions/presence.ts';
import type { Stage } from '../stage/stage.ts';

const state = stateVector();

/** What something moves about now, and how. */
export interface CurrentOrbit {
  readonly id: string;
  readonly centreId: string;
  readonly gmKm3S2: number;
  /** Relative to the centre (ICRF, km, km/s), now. */
  readonly state: StateVector;
}

/**
 * The motion of what is selected, or else looked at, about its centre now: a body about its parent, a craft about what its
 * path is told about. Undefined for what stands, rides, or has no centre of known mass. The state is overwritten by the next call.
 */
export function currentOrbit(stage: Stage): CurrentOrbit | undefined {
  const { catalog, almanac, trajectories } = stage.explorer;
  const object = stage.objects[stage.selectedIndex] ?? stage.objects[stage.focusIndex];
  if (!object) return undefined;
  const segment = object.mission && segmentAt(trajectories.trajectoryOf(object.id), stage.epoch);
  const isFree = segment && (segment.kind === 'cruise' || segment.kind === 'orbit' || segment.kind === 'coast');
  const centreId = object.mission ? (isFree ? segment.centreId : undefined) : (object.body?.parent ?? undefined);
  const own = object.body?.gmKm3S2 ?? 0;
  const gm = centreId === undefined ? undefined : catalog.body(centreId)?.gmKm3S2;
  if (centreId === undefined || gm === undefined || object.body?.lagrange) return undefined;
  if (!almanac.has(object.id) || !almanac.stateInto(state, object.id, centreId, stage.epoch)) return undefined;
  return { id: object.id, centreId, gmKm3S2: gm + own, state };
}
