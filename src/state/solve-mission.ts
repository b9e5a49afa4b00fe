import type { Catalog, CatalogMission } from '../catalog/catalog.ts';
import { trajectoryPlanOf } from '../catalog/trajectory-plan.ts';
import type { Almanac } from '../core/ephemeris/almanac.ts';
import type { MissionPath } from '../core/trajectory/pack/mission-path.ts';
import { solveTrajectory } from '../core/trajectory/solve-trajectory.ts';

/**
 * The path of a mission, which need not be in the catalogue, as plain data. A mission at which the solver fails gets a gap
 * with the reason, so that one odd plan stops nothing else. Its carrier must be in the almanac already.
 */
export function solveMission(mission: CatalogMission, catalog: Catalog, almanac: Almanac): MissionPath {
  try {
    const { missionId, data, legs, gaps } = solveTrajectory(trajectoryPlanOf(mission, catalog), almanac);
    return { missionId, data, legs, gaps };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { missionId: mission.id, data: [], legs: [], gaps: [{ reason: 'not-solvable', detail }] };
  }
}
