import { beforeAll, describe, expect, it } from 'vitest';
import { stateVector } from '../../../src/core/ephemeris/source.ts';
import { TrajectoryBook } from '../../../src/state/trajectory-book.ts';
import { loadExplorer } from '../../../tools/cli/load-explorer.ts';
import { bakeTrajectories } from '../../../tools/trajectory/bake-trajectories.ts';
import { referenceRows } from '../../reference/rows.ts';

/**
 * Paths made from published event dates alone, against what was flown. The bound is that of the model: legs between
 * the planets' centres, without departure and arrival hyperbolas.
 */
describe('reconstructed paths against flown ones', () => {
  const explorer = loadExplorer();
  explorer.loadAll();
  explorer.solve('curiosity');
  const { almanac } = explorer;

  it('Mars Science Laboratory’s cruise: median within 0.5 % of the distance from the Sun', () => {
    const misses = referenceRows('msl').map((row) => {
      const state = stateVector();
      expect(almanac.stateInto(state, 'curiosity', row.centre, row.epoch), row.line).toBe(true);
      const [x, y, z] = row.positionKm;
      const { positionKm: p } = state;
      return Math.hypot(p.x - x, p.y - y, p.z - z) / Math.hypot(x, y, z);
    });
    misses.sort((a, b) => a - b);
    expect(misses.length).toBeGreaterThan(5);
    expect(misses[Math.floor(misses.length / 2)]).toBeLessThan(0.005);
  });
});

describe('the whole catalogue', () => {
  const explorer = loadExplorer();
  const { catalog, almanac } = explorer;
  const book = new TrajectoryBook(catalog, almanac);

  beforeAll(async () => {
    explorer.loadAll();
    book.fill((await bakeTrajectories()).paths);
  }, 180_000);

  it('answers the same, asked forwards, backwards or at random', () => {
    const flying = catalog.missions.filter((m) => (book.trajectoryOf(m.id)?.segments.length ?? 0) > 0);
    expect(flying.length).toBeGreaterThan(150);
    for (const mission of flying) {
      const { start, end } = book.trajectoryOf(mission.id)!.segments[0]!.interval;
      const epochs = [0.1, 0.5, 0.9].map((share) => (start + share * (end - start)) as typeof start);
      const ask = (epoch: typeof start) => {
        const answer = almanac.stateAt(mission.id, 'sun', epoch);
        return answer.kind === 'state' ? [answer.state.positionKm.x, answer.state.velocityKmS.z] : answer.reason;
      };
      const forwards = epochs.map(ask);
      expect(epochs.toReversed().map(ask).toReversed(), mission.id).toEqual(forwards);
    }
  });

  it('has segments in order, without overlap', () => {
    for (const mission of catalog.missions) {
      const segments = book.trajectoryOf(mission.id)?.segments ?? [];
      segments.forEach((segment, i) => {
        expect(segment.interval.end, mission.id).toBeGreaterThan(segment.interval.start);
        const next = segments[i + 1];
        if (next) expect(next.interval.start, mission.id).toBeGreaterThanOrEqual(segment.interval.end);
      });
    }
  });
});
