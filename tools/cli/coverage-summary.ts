import type { CatalogMission } from '../../src/catalog/catalog.ts';
import { trajectoryPlanOf } from '../../src/catalog/trajectory-plan.ts';
import { type Coverage, type CoverageReason, coverageOf } from '../../src/core/trajectory/coverage.ts';
import type { NodeExplorer } from './load-explorer.ts';

interface MissionCoverage extends Coverage {
  readonly missionId: string;
}

/** How much of the catalogue flies, and how well that is known. */
export interface CoverageSummary {
  readonly missions: number;
  readonly withPath: number;
  readonly reconstructed: number;
  /** Missions whose target is chosen and dated to two years, and how many of them are reconstructed. */
  readonly datedTargets: number;
  readonly datedReconstructed: number;
  /** All others, by what keeps them from it. */
  readonly others: Readonly<Partial<Record<CoverageReason, readonly string[]>>>;
}

/** Counts the ways to the targets of some missions. */
export function summarise(explorer: NodeExplorer, missions: readonly CatalogMission[]): CoverageSummary {
  const coverages = missions.flatMap((mission) => coverageOfMission(explorer, mission) ?? []);
  const isKnown = ({ flight }: Coverage) => flight === 'reconstructed' || flight === 'measured';
  const dated = coverages.filter(({ isTargetDated }) => isTargetDated);
  const others: Partial<Record<CoverageReason, string[]>> = {};
  for (const { missionId, reason } of coverages) {
    if (reason === undefined) continue;
    others[reason] = [...(others[reason] ?? []), missionId];
  }
  return {
    missions: coverages.length,
    withPath: coverages.filter(({ flight }) => flight !== 'none').length,
    reconstructed: coverages.filter(isKnown).length,
    datedTargets: dated.length,
    datedReconstructed: dated.filter(isKnown).length,
    others,
  };
}

function coverageOfMission(explorer: NodeExplorer, mission: CatalogMission): MissionCoverage | undefined {
  const trajectory = explorer.solve(mission.id);
  const plan = trajectoryPlanOf(mission, explorer.catalog);
  return trajectory && { missionId: mission.id, ...coverageOf(plan, trajectory, mission.destinations) };
}

const REASONS: Readonly<Record<CoverageReason, string>> = {
  'no-date': 'no date is published',
  'target-not-chosen': 'the target is not chosen',
  'target-without-position': 'no orbit of the target is known here',
  'span-too-wide': 'dates span more than two years',
  'way-not-published': 'the way to the target is not published',
  'orbit-not-published': 'size or tilt of the orbit about the Earth is not published',
  'not-solvable': 'no flight meets the dates',
  'burns-too-large': 'the flight found is not one that would be flown',
};

/** The counts as lines of text. */
export function summaryText(summary: CoverageSummary): string {
  const { missions, withPath, reconstructed, datedTargets, datedReconstructed, others } = summary;
  const share = datedTargets === 0 ? '' : ` (${((100 * datedReconstructed) / datedTargets).toFixed(1)} %)`;
  const lines = [
    `Missions: ${missions}`,
    `With a path: ${withPath}`,
    `Way to the target reconstructed: ${reconstructed}`,
    `Target dated to two years or better: ${datedTargets}, of these reconstructed: ${datedReconstructed}${share}`,
    ...Object.entries(others).map(([reason, ids]) => {
      return `  ${REASONS[reason as CoverageReason]}: ${ids.length} - ${ids.join(', ')}`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}
