import { beforeAll, describe, expect, it } from 'vitest';
import { trajectoryPlanOf } from '../../../src/catalog/trajectory-plan.ts';
import { stateVector } from '../../../src/core/ephemeris/source.ts';
import type { EpochTdb } from '../../../src/core/time/epoch.ts';
import type { Segment } from '../../../src/core/trajectory/segment.ts';
import { loadExplorer } from '../../../tools/cli/load-explorer.ts';
import { bakeTrajectories } from '../../../tools/trajectory/bake-trajectories.ts';

/** Events told by their day may be flown at its edge, and near the Moon somewhat beyond. */
const AROUND_DAY_S = 1.5 * 86_400;
/** Share of a stated height by which a path may miss it. */
const HEIGHT_TOLERANCE = 0.01;
/** Sites lie up to some thousandths below the mean radius, poles of the Earth likewise. */
const GROUND = 0.9965;

/** Passes that the path is not made to meet, with the reason; of a mission, or of one body by it. */
const NOT_FLOWN: Readonly<Record<string, string>> = {
  'cassini phoebe': 'moons met on the way through a system are not targeted one by one',
  'cassini enceladus': 'tours among moons are drawn as one orbit',
  'galileo io': 'legs among moons lead from centre to centre',
  'galileo ganymede': 'legs among moons lead from centre to centre',
  'galileo europa': 'legs among moons lead from centre to centre',
  'galileo callisto': 'legs among moons lead from centre to centre',
  'galileo amalthea': 'legs among moons lead from centre to centre',
  'juno-spacecraft ganymede': 'tours among moons are drawn as one orbit',
  'juno-spacecraft europa': 'tours among moons are drawn as one orbit',
  'juno-spacecraft io': 'tours among moons are drawn as one orbit',
  'mars-express phobos': 'passes of an orbiter by a moon depend on its place on the orbit',
  'hera deimos': 'passed on the same fly-by as Mars',
  'new-horizons charon': 'passed on the same fly-by as Pluto',
  'voyager-2 triton': 'passed on the same fly-by as Neptune',
  'juice moon': 'passed on the same fly-by as the Earth',
  'deep-impact earth': 'so far out that the Earth does not turn the path',
  'ulysses jupiter': 'so far out that Jupiter does not turn the path',
  'near-shoemaker eros': 'turned back within days',
  'equuleus moon': 'told as carried by another craft until then',
  'hiten moon': 'the way after it is told without the pull of the Moon',
  'lcross moon': 'the way after it is told without the pull of the Moon',
  'liciacube didymos': 'told as carried by another craft until then',
};

describe('paths, over the whole catalogue', () => {
  const explorer = loadExplorer();
  const { catalog, almanac } = explorer;
  const own = stateVector();
  const centre = stateVector();

  beforeAll(async () => {
    explorer.loadAll();
    await bakeTrajectories();
  }, 180_000);

  function distanceKm(segment: Segment, epoch: number, bodyId: string): number {
    const at = epoch as EpochTdb;
    if (!segment.stateInto(own, at)) return Number.POSITIVE_INFINITY;
    const { positionKm: p } = own;
    if (segment.centreId === bodyId) return Math.hypot(p.x, p.y, p.z);
    if (!almanac.stateInto(centre, segment.centreId, bodyId, at)) return Number.POSITIVE_INFINITY;
    const { positionKm: c } = centre;
    return Math.hypot(p.x + c.x, p.y + c.y, p.z + c.z);
  }

  /** The least distance from a body between two epochs: sampled, then narrowed down. */
  function nearestKm(segment: Segment, from: number, to: number, bodyId: string, count: number): number {
    let best = Number.POSITIVE_INFINITY;
    let at = from;
    const ask = (epoch: number) => {
      const km = epoch < from || epoch > to ? Number.POSITIVE_INFINITY : distanceKm(segment, epoch, bodyId);
      if (km < best) [best, at] = [km, epoch];
    };
    for (let k = 0; k <= count; k++) ask(from + ((to - from) * k) / count);
    for (let step = (to - from) / count, round = 0; round < 70; round++, step *= 0.75) {
      ask(at - step);
      ask(at + step);
    }
    return best;
  }

  it('pass by at the published height, within one in a hundred', () => {
    let count = 0;
    const missed: string[] = [];
    for (const mission of catalog.missions) {
      const segments = explorer.solve(mission.id)!.segments;
      if (segments.length === 0) continue;
      for (const node of trajectoryPlanOf(mission, catalog).nodes) {
        const radiusKm = catalog.body(node.bodyId)?.meanRadiusKm;
        if (node.role !== 'pass' || node.altitudeKm === undefined || radiusKm === undefined) continue;
        if (`${mission.id} ${node.bodyId}` in NOT_FLOWN) continue;
        count++;
        const half = node.isDated ? AROUND_DAY_S : (node.endEpoch! - node.startEpoch!) / 2 + AROUND_DAY_S;
        const lowest = Math.min(
          ...segments.map((segment) => {
            const from = Math.max(node.epoch - half, segment.interval.start);
            const to = Math.min(node.epoch + half, segment.interval.end);
            return to > from ? nearestKm(segment, from, to, node.bodyId, 1500) : Number.POSITIVE_INFINITY;
          }),
        );
        const heightKm = lowest - radiusKm;
        const off = Math.abs(heightKm - node.altitudeKm) / node.altitudeKm;
        if (!(off < HEIGHT_TOLERANCE))
          missed.push(`${mission.id} ${node.bodyId}: ${heightKm} of ${node.altitudeKm} km`);
      }
    }
    expect(count).toBeGreaterThan(100);
    expect(missed).toEqual([]);
  });

  it('lead through no body, but for the ground itself', () => {
    const inside: string[] = [];
    for (const { id } of catalog.missions) {
      for (const segment of explorer.solve(id)!.segments) {
        if (segment.kind === 'surface' || segment.kind === 'attached') continue;
        const { start, end } = segment.interval;
        const turn = segment.kind === 'orbit' ? (segment.periodSeconds ?? end - start) : end - start;
        const bodies = segment.centreId === 'earth' ? ['earth', 'moon'] : [segment.centreId];
        for (const bodyId of bodies) {
          const body = catalog.body(bodyId);
          if (body?.meanRadiusKm === undefined || body.meanRadiusKm < 100 || `${id} ${bodyId}` in NOT_FLOWN) continue;
          const lowest = nearestKm(segment, start, start + Math.min(turn, end - start), bodyId, 400);
          const share = lowest / body.meanRadiusKm;
          if (share < GROUND) inside.push(`${id}: ${segment.kind} at ${segment.centreId}, ${share} radii of ${bodyId}`);
        }
      }
    }
    expect(inside).toEqual([]);
  });
});
