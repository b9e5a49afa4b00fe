import { beforeAll, describe, expect, it } from 'vitest';
import { stateVector } from '../../../src/core/ephemeris/source.ts';
import { epochFromUtc } from '../../../src/core/time/utc.ts';
import type { Segment } from '../../../src/core/trajectory/segment.ts';
import { TrajectoryBook } from '../../../src/state/trajectory-book.ts';
import { loadExplorer } from '../../../tools/cli/load-explorer.ts';
import { bakeTrajectories } from '../../../tools/trajectory/bake-trajectories.ts';

/** Jumps allowed where one segment follows another: near a body, and between the planets (km). */
const NEAR_BODY_KM = 1;
const IN_CRUISE_KM = 100;
/** Segments farther apart in time have a gap between them, which the path tells as such (s). */
const SAME_INSTANT_S = 1;
const DAY_S = 86_400;

/** Missions whose jump is honest, each with its reason; km. */
const EXEMPT: Readonly<Record<string, { readonly atMostKm: number; readonly reason: string }>> = {};

describe('joins between segments, over the whole catalogue', () => {
  const explorer = loadExplorer();
  const { catalog, almanac } = explorer;
  const book = new TrajectoryBook(catalog, almanac);
  const segmentsOf = (id: string) => book.trajectoryOf(id)?.segments ?? [];

  beforeAll(async () => {
    explorer.loadAll();
    book.fill((await bakeTrajectories()).paths);
  }, 180_000);

  function fromSun(segment: Segment, epoch: Segment['interval']['start']) {
    const own = stateVector();
    segment.stateInto(own, epoch);
    const centre = stateVector();
    if (segment.centreId !== 'sun') expect(almanac.stateInto(centre, segment.centreId, 'sun', epoch)).toBe(true);
    const { positionKm: p } = own;
    const { positionKm: c } = centre;
    return [p.x + c.x, p.y + c.y, p.z + c.z] as const;
  }

  it('leave no jump: at most 1 km near bodies and 100 km in cruise', () => {
    const jumps: { mission: string; join: string; km: number }[] = [];
    let joins = 0;
    for (const { id } of catalog.missions) {
      const segments = segmentsOf(id);
      segments.slice(1).forEach((after, i) => {
        const before = segments[i]!;
        if (after.interval.start - before.interval.end > SAME_INSTANT_S) return;
        joins++;
        const a = fromSun(before, before.interval.end);
        const b = fromSun(after, after.interval.start);
        const km = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
        const isCruise = before.centreId === 'sun' && after.centreId === 'sun';
        const allowed = EXEMPT[id]?.atMostKm ?? (isCruise ? IN_CRUISE_KM : NEAR_BODY_KM);
        const join = `${before.kind} at ${before.centreId} to ${after.kind} at ${after.centreId}`;
        if (!(km <= allowed)) jumps.push({ mission: id, join, km });
      });
    }
    expect(joins).toBeGreaterThan(800);
    expect(jumps.sort((a, b) => b.km - a.km)).toEqual([]);
  });

  it('start no flight before its launch', () => {
    for (const mission of catalog.missions) {
      const first = segmentsOf(mission.id)[0];
      const launch = catalog.eventsOf(mission).find((e) => e.type === 'launch' && e.part === undefined);
      if (!first || !launch || mission.carriedBy !== undefined) continue;
      expect(first.interval.start, mission.id).toBeGreaterThanOrEqual(epochFromUtc(launch.startUtc) - 1);
    }
  });

  /** The published years of Tianwen-2's second target leave it less than eight years from Earth to comet: km/s. */
  const MOST: Readonly<Record<string, number>> = { 'tianwen-2': 9.5 };

  it('ask of electric craft no more than any could give: 8 km/s a leg, 0.25 mm/s²', () => {
    for (const { id } of catalog.missions) {
      for (const leg of book.trajectoryOf(id)?.legs ?? []) {
        expect(leg.lowThrust?.deltaVKmS ?? 0, `${id}: ${leg.fromId} to ${leg.toId}`).toBeLessThan(MOST[id] ?? 8);
        expect(leg.lowThrust?.peakMmS2 ?? 0, `${id}: ${leg.fromId} to ${leg.toId}`).toBeLessThan(0.25);
      }
    }
  });

  it('keep arcs that join outside the body', () => {
    const state = stateVector();
    for (const { id } of catalog.missions) {
      const path = book.trajectoryOf(id);
      path?.segments.forEach((segment, i) => {
        const radius = catalog.body(segment.centreId)?.meanRadiusKm;
        const isArc = path.data[i]?.shape === 'arc' && segment.provenance === 'illustrative';
        if (!isArc || radius === undefined || radius < 100) return;
        const { start, end } = segment.interval;
        if (end - start > DAY_S) return;
        for (let k = 0; k <= 60; k++) {
          segment.stateInto(state, (start + ((end - start) * k) / 60) as typeof start);
          const { x, y, z } = state.positionKm;
          // Sites lie up to half a percent below the mean radius.
          expect(Math.hypot(x, y, z) / radius, `${id} at ${segment.centreId}`).toBeGreaterThan(0.99);
        }
      });
    }
  });
});
