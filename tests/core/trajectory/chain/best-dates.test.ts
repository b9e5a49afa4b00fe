import { describe, expect, it } from 'vitest';
import { trajectoryPlanOf } from '../../../../src/catalog/trajectory-plan.ts';
import type { EpochTdb } from '../../../../src/core/time/epoch.ts';
import { epochFromIsoUtc, isoUtcFromEpoch } from '../../../../src/core/time/iso.ts';
import type { PlanNode, TrajectoryPlan } from '../../../../src/core/trajectory/plan.ts';
import { solveTrajectory } from '../../../../src/core/trajectory/solve-trajectory.ts';
import { loadExplorer } from '../../../../tools/cli/load-explorer.ts';

const explorer = loadExplorer();
explorer.loadAll();
const known = trajectoryPlanOf(explorer.catalog.mission('mars-telecom-network')!, explorer.catalog);

/**
 * Burke, Falck and McGuire, Interplanetary Mission Design Handbook: Earth-to-Mars Mission Opportunities 2026 to 2045
 * (NASA/TM-2010-216764), as tabulated at second hand: the flight of least launch energy of each opportunity, and the least sum
 * of the burns from and into circular orbits 300 km high.
 */
const OPPORTUNITIES = [
  { year: 2026, departs: '2026-10-31', arrives: '2027-08-19', c3: 9.144, burnsKmS: 5.68 },
  { year: 2028, departs: '2028-12-02', arrives: '2029-10-16', c3: 8.928, burnsKmS: 5.87 },
  { year: 2031, departs: '2031-02-23', arrives: '2032-01-09', c3: 8.237, burnsKmS: 6.27 },
  { year: 2033, departs: '2033-04-28', arrives: '2034-01-27', c3: 7.781, burnsKmS: 6.05 },
];
const EARTH = { gm: 398_600.44, radiusKm: 6678.1 };
const MARS = { gm: 42_828.37, radiusKm: 3696.2 };
const DAY_S = 86_400;

describe('the best dates in a span', () => {
  it.each(OPPORTUNITIES)('agree with the published launch energy of $year on the published days', (row) => {
    const leg = legOf(day(row.departs), day(row.arrives));
    expect(Math.abs(leg.c3Km2S2! - row.c3)).toBeLessThan(0.15);
  });

  it.each(OPPORTUNITIES)('cost no more than the best published flight of $year, a tenth of a km/s at most', (row) => {
    const leg = legOf(year(row.year), derived);
    const burns = burnKmS(leg.departureExcessKmS!, EARTH) + burnKmS(leg.arrivalExcessKmS!, MARS);
    expect(burns).toBeLessThan(row.burnsKmS + 0.1);
    // In the published season, which lasts some months.
    expect(Math.abs(leg.start - epochFromIsoUtc(`${row.departs}T00:00:00Z`)) / DAY_S).toBeLessThan(60);
    expect(leg.startSpan).toMatchObject({ isPublished: true, isBest: true });
    expect(leg.endSpan).toMatchObject({ isPublished: false });
  });

  it('stay inside a published span, and keep published days', () => {
    const leg = legOf(day('2028-12-10'), year(2029));
    expect(leg.startSpan).toBeUndefined();
    expect(isoUtcFromEpoch(leg.end as EpochTdb)).toMatch(/^2029/);
  });
});

type When = Pick<PlanNode, 'epoch' | 'startEpoch' | 'endEpoch' | 'isDated' | 'isDerived'>;

const derived: When = { epoch: epochFromIsoUtc('2030-01-01T00:00:00Z'), isDated: false, isDerived: true };

function day(date: string): When {
  return { epoch: epochFromIsoUtc(`${date}T12:00:00Z`), isDated: true };
}

function year(number: number): When {
  const startEpoch = epochFromIsoUtc(`${number}-01-01T00:00:00Z`);
  const endEpoch = epochFromIsoUtc(`${number + 1}-01-01T00:00:00Z`);
  return { epoch: ((startEpoch + endEpoch) / 2) as EpochTdb, startEpoch, endEpoch, isDated: false };
}

function legOf(start: When, arrival: When) {
  const nodes: PlanNode[] = [
    { role: 'start', bodyId: 'earth', ...start },
    { role: 'stay', stay: 'orbit', bodyId: 'mars', ...arrival },
  ];
  const plan: TrajectoryPlan = { ...known, nodes, orbit: undefined };
  return solveTrajectory(plan, explorer.almanac).legs[0]!;
}

/** The burn between a circular orbit and a hyperbola. */
function burnKmS(excessKmS: number, { gm, radiusKm }: typeof EARTH): number {
  return Math.sqrt(excessKmS ** 2 + (2 * gm) / radiusKm) - Math.sqrt(gm / radiusKm);
}
