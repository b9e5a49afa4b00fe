import { beforeAll, describe, expect, it } from 'vitest';
import { type CoverageSummary, summarise } from '../../../tools/cli/coverage-summary.ts';
import { loadExplorer } from '../../../tools/cli/load-explorer.ts';
import { bakeTrajectories } from '../../../tools/trajectory/bake-trajectories.ts';

describe('the catalogue', () => {
  const explorer = loadExplorer();
  const { catalog } = explorer;
  let summary: CoverageSummary;

  beforeAll(async () => {
    await bakeTrajectories();
    summary = summarise(explorer, catalog.missions);
  }, 180_000);

  it('reconstructs the way to the target of 95 in 100 missions whose target is dated', () => {
    expect(summary.missions).toBe(catalog.missions.length);
    expect(summary.datedTargets).toBeGreaterThan(200);
    expect(summary.datedReconstructed / summary.datedTargets, JSON.stringify(summary.others)).toBeGreaterThanOrEqual(
      0.95,
    );
  });

  it('has a path or says in the mission’s file why not', () => {
    const silent = catalog.missions.filter(({ id }) => {
      if (explorer.solve(id)!.data.length > 0) return false;
      const notes = catalog.detailsOf(id)?.pathNotes ?? [];
      return !notes.some(({ finding }) => finding === 'no-path' || finding === 'missing-target');
    });
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('never calls the path of a mission reconstructed whose dates span more than two years', () => {
    for (const id of summary.others['span-too-wide'] ?? []) {
      const flights = explorer.solve(id)!.data.filter(({ kind }) => kind === 'cruise');
      expect(
        flights.map(({ provenance }) => provenance),
        id,
      ).not.toContain('reconstructed');
    }
  });
});
