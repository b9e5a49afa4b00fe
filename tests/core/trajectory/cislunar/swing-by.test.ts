import { describe, expect, it } from 'vitest';
import { trajectoryPlanOf } from '../../../../src/catalog/trajectory-plan.ts';
import type { LegReport } from '../../../../src/core/trajectory/segment-data.ts';
import { solveTrajectory } from '../../../../src/core/trajectory/solve-trajectory.ts';
import { readCatalog } from '../../../../tools/catalog/read-data.ts';
import { loadedAlmanac } from '../../ephemeris/load-pack.ts';

const almanac = loadedAlmanac();
const { catalog } = readCatalog();

function pathOf(missionId: string) {
  return solveTrajectory(trajectoryPlanOf(catalog.mission(missionId)!, catalog), almanac);
}

function burnKmS(leg: LegReport): number {
  return (leg.manoeuvres ?? []).reduce((sum, { deltaVKmS }) => sum + deltaVKmS, 0);
}

function farthestKm(missionId: string): number {
  const knots = pathOf(missionId).data.flatMap((s) => (s.shape === 'arc' && s.centreId === 'earth' ? [s.knots] : []));
  let most = 0;
  for (const row of knots) {
    for (let i = 0; i < row.length; i += 10) most = Math.max(most, Math.hypot(row[i + 1]!, row[i + 2]!, row[i + 3]!));
  }
  return most;
}

describe('slow ways to the Moon', () => {
  it.each(['grail', 'hakuto-r-m1', 'slim'])('%s needs no more than 60 m/s far out', (id) => {
    const slow = pathOf(id).legs.find((leg) => leg.toId === 'moon' && leg.end - leg.start > 60 * 86_400)!;
    expect(slow.model).toBe('integrated');
    expect(burnKmS(slow)).toBeLessThan(0.06);
  });

  // SLIM: 1.5 million km (report of the landing team's plan, newsnetnebraska.org, December 2023).
  it('SLIM is thrown out to more than a million kilometres by its swing-by', () => {
    expect(farthestKm('slim')).toBeGreaterThan(1_000_000);
    expect(farthestKm('slim')).toBeLessThan(2_000_000);
  });

  // 1.1 million km: ispace, 7 May 2025.
  it('Hakuto-R Mission 2 turns about 1.1 million km out', () => {
    expect(farthestKm('hakuto-r-m2')).toBeGreaterThan(800_000);
    expect(farthestKm('hakuto-r-m2')).toBeLessThan(1_500_000);
  });
});

describe('burns at and after the Moon', () => {
  it('Apollo 13 speeds up its return by about the 262 m/s flown (NSSDC)', () => {
    const back = pathOf('apollo-13').legs.at(-1)!;
    expect(Math.abs(burnKmS(back) - 0.262)).toBeLessThan(0.08);
  });

  it('Queqiao brakes by about 200 m/s at its swing-by and enters its halo without a kink', () => {
    const leg = pathOf('queqiao-1').legs.find((l) => l.toId === 'earth-moon-l2')!;
    expect(burnKmS(leg)).toBeGreaterThan(0.1);
    expect(burnKmS(leg)).toBeLessThan(0.3);
    expect(leg.arrivalExcessKmS).toBeLessThan(0.25);
  });
});
