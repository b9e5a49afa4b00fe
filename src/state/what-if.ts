import type { CatalogMission } from '../catalog/catalog.ts';
import type { Trajectory } from '../core/trajectory/segment.ts';
import type { Explorer } from './explorer.ts';

/**
 * Flies a mission by other dates or targets than the catalogue's: its path is solved anew, off the page's thread, and put
 * in the place of the known one. Resolves to the new path; to undefined when a later change has overtaken this one.
 * Rejects when it cannot be solved, for want of ephemeris data; the known path then stays. The catalogue's own mission
 * brings the old path back.
 */
export async function whatIf(
  explorer: Explorer,
  missionId: string,
  changed: CatalogMission,
): Promise<Trajectory | undefined> {
  const trajectory = await explorer.trajectories.resolve({ ...changed, id: missionId });
  if (trajectory) explorer.store.setState((s) => ({ dataVersion: s.dataVersion + 1 }));
  return trajectory;
}
