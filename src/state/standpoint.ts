import { type Explorer, lookAt } from './explorer.ts';
import type { Standpoint } from './store.ts';
import { activityOf } from './whereabouts.ts';

/** So near the eye comes to a craft before it takes its place (km). */
const NEAR_CRAFT_KM = 0.05;

/** Whether one can stand beside the craft now: it is on a surface. */
export function canStandAt(explorer: Explorer, missionId: string): boolean {
  return activityOf(explorer, missionId, explorer.clock.epoch)?.kind === 'surface';
}

/**
 * Rides along with a craft, or looks out from a body: ahead, or at `targetId`. False where it has no position now; a
 * body needs a target.
 */
export function rideAlong(explorer: Explorer, id: string, targetId: string | null): boolean {
  const isBody = explorer.catalog.body(id) !== undefined;
  if (id === targetId || (isBody && targetId === null)) return false;
  return take(explorer, { kind: 'ride', id, targetId }, isBody ? {} : { distanceKm: NEAR_CRAFT_KM });
}

/** Stands on the ground beside a landed craft and looks up. False where it is not on a surface now. */
export function standAt(explorer: Explorer, missionId: string): boolean {
  if (!canStandAt(explorer, missionId)) return false;
  return take(explorer, { kind: 'stand', id: missionId, targetId: null }, { distanceKm: NEAR_CRAFT_KM });
}

/** Turns to something else without leaving the place. */
export function turnTo(explorer: Explorer, targetId: string | null): void {
  const { standpoint } = explorer.store.getState();
  if (standpoint && targetId !== standpoint.id) explorer.store.setState({ standpoint: { ...standpoint, targetId } });
}

/** Back to circling what was looked out from. Tells whether there was a standpoint to leave. */
export function leaveStandpoint(explorer: Explorer): boolean {
  const { standpoint } = explorer.store.getState();
  if (!standpoint) return false;
  explorer.store.setState({ standpoint: null });
  lookAt(explorer, standpoint.id);
  return true;
}

function take(explorer: Explorer, standpoint: Standpoint, pose: { distanceKm?: number }): boolean {
  if (!lookAt(explorer, standpoint.id, pose)) return false;
  explorer.store.setState({ standpoint });
  return true;
}
