import { describe, expect, it } from 'vitest';
import { type StateVector, stateVector } from '../../../../src/core/ephemeris/source.ts';
import { vec3 } from '../../../../src/core/math/vec3.ts';
import { propagateTwoBody } from '../../../../src/core/orbits/universal.ts';
import { type EpochTdb, epochTdb } from '../../../../src/core/time/epoch.ts';
import type { Segment, Trajectory } from '../../../../src/core/trajectory/segment.ts';
import { thrustInto } from '../../../../src/core/trajectory/thrust/thrust-at.ts';
import { loadExplorer } from '../../../../tools/cli/load-explorer.ts';
import { SUN_GM } from './missions.ts';

const START = epochTdb(1e8);
const END = epochTdb(1e8 + 86_400 * 10);
const out = vec3<'Icrf'>();

/** A craft that falls round the Sun, and is pushed besides: its velocity grows by `push` (km/s²) from the start. */
function pushed(push: readonly [number, number, number]): Segment {
  const state = { positionKm: vec3<'Icrf'>(1.5e8, 1e7, 2e7), velocityKmS: vec3<'Icrf'>(-3, 29, 4) };
  return {
    kind: 'cruise',
    centreId: 'sun',
    provenance: 'reconstructed',
    interval: { start: START, end: END },
    accuracyKm: () => 0,
    stateInto(into: StateVector, epoch: EpochTdb) {
      const seconds = epoch - START;
      const free = propagateTwoBody(state, seconds, SUN_GM);
      Object.assign(into.positionKm, free.positionKm);
      into.velocityKmS.x = free.velocityKmS.x + push[0] * seconds;
      into.velocityKmS.y = free.velocityKmS.y + push[1] * seconds;
      into.velocityKmS.z = free.velocityKmS.z + push[2] * seconds;
      return true;
    },
  };
}

function trajectory(segment: Segment, model: 'low-thrust' | 'ballistic'): Trajectory {
  const leg = { fromId: 'a', toId: 'b', start: START, end: END, model, revolutions: 0 };
  const lowThrust = { deltaVKmS: 1, peakMmS2: 0.1 };
  return { missionId: 'm', segments: [segment], data: [], gaps: [], legs: [{ ...leg, lowThrust }] };
}

const at = (days: number) => ({ epoch: epochTdb(START + 86_400 * days), gmKm3S2: SUN_GM });

describe('thrust at an epoch', () => {
  it.each([
    [[8e-8, 0, 0], 5],
    [[2e-8, -6e-8, 3e-8], 0.001],
    [[0, 1e-8, 9e-8], 9.999],
  ] as const)('is what pushes the craft besides the Sun’s pull: %s km/s²', (push, days) => {
    const segment = pushed(push);
    expect(thrustInto(out, trajectory(segment, 'low-thrust'), segment, at(days))).toBe(true);
    for (const [i, axis] of (['x', 'y', 'z'] as const).entries()) expect(out[axis]).toBeCloseTo(push[i]!, 11);
  });

  it('is none where the engine rests, or on legs without one', () => {
    const resting = pushed([1e-10, 0, 0]);
    expect(thrustInto(out, trajectory(resting, 'low-thrust'), resting, at(5))).toBe(false);
    const segment = pushed([8e-8, 0, 0]);
    expect(thrustInto(out, trajectory(segment, 'ballistic'), segment, at(5))).toBe(false);
  });

  it('is no more than the engines of Dawn give, and works for years', () => {
    const explorer = loadExplorer();
    explorer.loadAll();
    const dawn = explorer.solve('dawn')!;
    const legs = dawn.legs.filter(({ model }) => model === 'low-thrust');
    expect(legs.length).toBeGreaterThan(0);
    let working = 0;
    let asked = 0;
    for (const { start, end } of legs)
      for (let i = 1; i < 40; i++) {
        const epoch = epochTdb(start + ((end - start) * i) / 40);
        const segment = dawn.segments.find((s) => epoch >= s.interval.start && epoch <= s.interval.end)!;
        if (segment.centreId !== 'sun' || !segment.stateInto(stateVector(), epoch)) continue;
        asked++;
        if (!thrustInto(out, dawn, segment, { epoch, gmKm3S2: SUN_GM })) continue;
        working++;
        // 91 mN (data/missions/dawn.json) on some 750 kg at the end of the mission: 0.13 mm/s².
        expect(Math.hypot(out.x, out.y, out.z) * 1e6).toBeLessThan(0.135);
      }
    expect(working / asked).toBeGreaterThan(0.4);
  });
});
