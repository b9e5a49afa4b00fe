import { describe, expect, it } from 'vitest';
import { stateVector } from '../../../src/core/ephemeris/source.ts';
import { epochTdb } from '../../../src/core/time/epoch.ts';
import { farthestKm } from '../../../src/core/trajectory/farthest.ts';
import { loadExplorer } from '../../../tools/cli/load-explorer.ts';

/** Orbits, sites, traverses, halos, tours among moons. */
const MISSIONS = ['mro', 'curiosity', 'opportunity', 'lro', 'capstone', 'jwst', 'juno-spacecraft', 'maven', 'iss'];
const SAMPLES = 3000;

const explorer = loadExplorer();
explorer.loadAll();
const state = stateVector();

describe('how far a craft comes from what it is at', () => {
  it.each(MISSIONS)('is never exceeded by %s, nor stated twice too large', (id) => {
    const { segments, data } = explorer.solve(id)!;
    for (const [i, segment] of segments.entries()) {
      const stated = farthestKm(segment, data[i]!);
      if (segment.kind === 'cruise' || segment.kind === 'coast') expect(stated).toBe(Number.POSITIVE_INFINITY);
      if (!Number.isFinite(stated)) continue;
      const { start, end } = segment.interval;
      // Steps that do not divide its revolutions.
      const span = Math.min(end - start, 40 * (segment.periodSeconds ?? 10 * 86_400));
      let farthest = 0;
      for (let k = 0; k <= SAMPLES; k++) {
        expect(segment.stateInto(state, epochTdb(start + (span * k) / SAMPLES))).toBe(true);
        const { x, y, z } = state.positionKm;
        farthest = Math.max(farthest, Math.hypot(x, y, z));
      }
      expect(farthest).toBeLessThanOrEqual(stated * (1 + 1e-9));
      expect(stated).toBeLessThan(2 * farthest);
    }
  });

  it('is known for stays of every kind', () => {
    const known = new Set<string>();
    for (const id of MISSIONS) {
      const { segments, data } = explorer.solve(id)!;
      for (const [i, segment] of segments.entries())
        if (Number.isFinite(farthestKm(segment, data[i]!))) known.add(segment.kind);
    }
    expect([...known].sort()).toEqual(['orbit', 'station', 'surface']);
  });
});
