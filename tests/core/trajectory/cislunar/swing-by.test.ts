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

describe('between the Earth and the Moon more than once', () => {
  // 600 to 540,000 km: Xinhua, 29 November 2014.
  it("Chang'e-5-T1 goes once round the Earth, some 540,000 km out, before it passes the Moon again", () => {
    const round = pathOf('change-5-t1').data.find((s) => s.shape === 'two-body' && s.kind === 'orbit')!;
    if (round.shape !== 'two-body') throw new Error('The way round is not an ellipse.');
    const r = Math.hypot(...round.positionKm);
    const a = 1 / (2 / r - Math.hypot(...round.velocityKmS) ** 2 / round.gmKm3S2);
    expect(Math.abs((2 * a - r) / 540_000 - 1)).toBeLessThan(0.15);
  });

  // About 37 days: NASA Ames, June 2009.
  it('LCROSS circles the Earth, not the Moon, from its swing-by to its impact', () => {
    const way = pathOf('lcross').data.at(-1)!;
    if (way.shape !== 'two-body') throw new Error('The way round is not an ellipse.');
    const a = 1 / (2 / Math.hypot(...way.positionKm) - Math.hypot(...way.velocityKmS) ** 2 / way.gmKm3S2);
    const periodDays = (2 * Math.PI * Math.sqrt(a ** 3 / way.gmKm3S2)) / 86_400;
    expect(way.centreId).toBe('earth');
    expect(Math.abs(periodDays - 37)).toBeLessThan(4);
  });

  it('ESCAPADE waits in the neighbourhood of L2 until it passes the Earth a year later', () => {
    const path = pathOf('escapade').data.filter((s) => s.interval.end < 847_000_000);
    expect(path.length).toBeGreaterThan(2);
    expect(path.every((s) => s.centreId === 'earth' || s.centreId === 'sun-earth-l2')).toBe(true);
  });
});
