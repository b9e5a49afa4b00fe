import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { stateVector } from '../../../../src/core/ephemeris/source.ts';
import { epochTdb } from '../../../../src/core/time/epoch.ts';
import { decodeTrajectoryPack } from '../../../../src/core/trajectory/pack/decode-pack.ts';
import { encodeTrajectoryPack } from '../../../../src/core/trajectory/pack/encode-pack.ts';
import type { MissionPath } from '../../../../src/core/trajectory/pack/mission-path.ts';
import {
  HEADER_BYTES,
  stepKmOf,
  TrajectoryPackError,
  WORST_ERROR_STEPS,
} from '../../../../src/core/trajectory/pack/pack-layout.ts';
import { trajectoryFromPath } from '../../../../src/state/trajectory-book.ts';
import { loadExplorer } from '../../../../tools/cli/load-explorer.ts';
import { bakeTrajectories } from '../../../../tools/trajectory/bake-trajectories.ts';

/** Numbers that look random and are the same each time. */
function* shares(): Generator<number> {
  for (let n = 1; ; n++) yield (n * 0.618_033_988_749_895) % 1;
}

describe('the pack of the whole catalogue', () => {
  let paths: readonly MissionPath[];
  let unpacked: readonly MissionPath[];
  let packed: Uint8Array;
  beforeAll(async () => {
    ({ paths } = await bakeTrajectories());
    packed = encodeTrajectoryPack(paths);
    unpacked = decodeTrajectoryPack(packed);
  }, 240_000);

  it('keeps every mission, segment, leg and gap', () => {
    const withoutKnots = (path: MissionPath) => ({
      ...path,
      data: path.data.map((segment) => ('knots' in segment ? { ...segment, knots: segment.knots.length } : segment)),
    });
    expect(unpacked.map(withoutKnots)).toEqual(JSON.parse(JSON.stringify(paths.map(withoutKnots))));
  });

  it('puts every craft within the stated tolerance of where it was solved to be', () => {
    const { catalog, almanac, ...rest } = loadExplorer();
    expect(rest).toBeDefined();
    const share = shares();
    const before = stateVector();
    const after = stateVector();
    let compared = 0;
    paths.forEach((path, m) => {
      const given = trajectoryFromPath(path, catalog, almanac).segments;
      const found = trajectoryFromPath(unpacked[m]!, catalog, almanac).segments;
      given.forEach((segment, i) => {
        const { start, end } = segment.interval;
        for (let n = 0; n < 40; n++) {
          const epoch = epochTdb(start + share.next().value! * (end - start));
          if (!segment.stateInto(before, epoch)) continue;
          expect(found[i]!.stateInto(after, epoch)).toBe(true);
          const [p, q] = [before.positionKm, after.positionKm];
          const missKm = Math.hypot(p.x - q.x, p.y - q.y, p.z - q.z);
          const allowed = path.data[i]!.shape === 'arc' ? WORST_ERROR_STEPS * stepKmOf(segment.centreId) : 0;
          if (missKm > allowed) expect.fail(`${path.missionId}, segment ${i}: ${missKm} km at ${epoch}`);
          compared++;
        }
      });
    });
    expect(compared).toBeGreaterThan(20_000);
  });

  it('is at most 1.5 MB compressed', () => {
    expect(deflateSync(packed, { level: 9 }).length).toBeLessThan(1_500_000);
  });
});

describe('a damaged pack', () => {
  const knots = Float64Array.from([
    0, 7000, 0, 0, 0, 7.5, 0, -0.008, 0, 0, 60.0005, 6985, 450, 0, -0.48, 7.48, 0, -0.008, -5e-4, 0, 120, 6942, 897, 0,
    -0.96, 7.43, 0, -0.008, -1e-3, 0,
  ]);
  const path: MissionPath = {
    missionId: 'test-craft',
    data: [
      {
        shape: 'arc',
        kind: 'cruise',
        centreId: 'earth',
        interval: { start: epochTdb(0), end: epochTdb(120) },
        provenance: 'reconstructed',
        accuracy: { shareOfDistance: 0, km: 1 },
        knots,
      },
    ],
    legs: [],
    gaps: [{ reason: 'not-solvable', detail: 'earth to venus' }],
  };
  const bytes = encodeTrajectoryPack([path]);
  const changed = (at: number, value: number) => {
    const copy = bytes.slice();
    copy[at] = value;
    return copy;
  };

  it.each([
    ['nothing', new Uint8Array(0), /too short/],
    ['something else', changed(0, 0), /begins with something else/],
    ['a later version', changed(4, 99), /version 99/],
    ['half a file', bytes.slice(0, bytes.length / 2), /length is wrong/],
    ['a flipped byte in the index', changed(HEADER_BYTES + 5, 0), /check sum/],
    ['a flipped byte in the knots', changed(bytes.length - 3, 255), /check sum/],
  ])('is refused with a reason: %s', (_what, damaged, reason) => {
    expect(() => decodeTrajectoryPack(damaged)).toThrow(TrajectoryPackError);
    expect(() => decodeTrajectoryPack(damaged)).toThrow(reason);
  });

  it('refuses to be written with a number that JSON would lose', () => {
    const broken = { ...path, gaps: [], legs: [legWith(Number.NaN)] };
    expect(() => encodeTrajectoryPack([broken])).toThrow(RangeError);
  });

  function legWith(c3Km2S2: number): MissionPath['legs'][number] {
    return { fromId: 'earth', toId: 'venus', start: 0, end: 1, model: 'ballistic', revolutions: 0, c3Km2S2 };
  }
});
