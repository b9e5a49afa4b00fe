import { describe, expect, it } from 'vitest';
import { stateVector } from '../../../../src/core/ephemeris/source.ts';
import { normVec3, setVec3 } from '../../../../src/core/math/vec3.ts';
import { epochTdb } from '../../../../src/core/time/epoch.ts';
import { stationPhase } from '../../../../src/core/trajectory/orbit/station-phase.ts';
import { surfacePhase, unknownSurfacePhase } from '../../../../src/core/trajectory/orbit/surface-phase.ts';
import { segmentFromData } from '../../../../src/core/trajectory/segment-from-data.ts';

const times = { start: epochTdb(6e8), end: epochTdb(6e8 + 4.3e7) };
const RATE = (2 * Math.PI) / 4e7;

describe('a station at a small body', () => {
  it('keeps its distance and its direction to the Earth, at every instant', () => {
    const data = stationPhase('ryugu', times, {
      towardsInto: (out, epoch) => {
        setVec3(out, 1e8 * Math.cos(RATE * epoch), 1e8 * Math.sin(RATE * epoch), 2e7);
        return true;
      },
    });
    const segment = segmentFromData(data, () => undefined);
    const state = stateVector();
    for (let share = 0; share <= 1; share += 0.037) {
      const epoch = epochTdb(times.start + share * (times.end - times.start));
      segment.stateInto(state, epoch);
      expect(Math.abs(normVec3(state.positionKm) - 20)).toBeLessThan(1e-3);
      const angle = Math.atan2(state.positionKm.y, state.positionKm.x) - RATE * epoch;
      expect(Math.abs(Math.sin(angle))).toBeLessThan(1e-4);
    }
  });

  it('stands still where no direction is known', () => {
    expect(stationPhase('itokawa', times, { towardsInto: () => false })).toMatchObject({
      shape: 'attached',
      offsetKm: [7, 0, 0],
      provenance: 'illustrative',
    });
    expect(stationPhase('1998-ky26', times, { distanceKm: 3 })).toMatchObject({ offsetKm: [3, 0, 0] });
  });
});

describe('a craft on the ground', () => {
  it('stands at its site', () => {
    const data = surfacePhase('mars', [{ latDeg: 18.44, lonDegE: 77.45 }], times);
    expect(data).toMatchObject({ shape: 'surface', waypoints: [[times.start, 18.44, 77.45, 0]] });
    expect(surfacePhase('mars', [], times)).toBeUndefined();
  });

  it('drives a traverse: places without a date are spread between those with one', () => {
    const known = epochTdb(times.start + 1e7);
    const data = surfacePhase(
      'mars',
      [
        { latDeg: 0, lonDegE: 0 },
        { latDeg: 1, lonDegE: 1 },
        { latDeg: 2, lonDegE: 2, epoch: known },
        { latDeg: 3, lonDegE: 3, altitudeKm: -2 },
      ],
      times,
    );
    const epochs = data!.waypoints.map(([epoch]) => epoch - times.start);
    expect(epochs).toEqual([0, 5e6, 1e7, 4.3e7]);
    expect(data!.waypoints[3]![3]).toBe(-2);
  });

  it('says so where the place is not known', () => {
    const data = unknownSurfacePhase('venus', times);
    expect(data.provenance).toBe('illustrative');
    expect(data.accuracy.shareOfDistance).toBeGreaterThan(1);
  });
});
