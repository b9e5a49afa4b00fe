import { describe, expect, it } from 'vitest';
import { Almanac } from '../../src/core/ephemeris/almanac.ts';
import { stateVector } from '../../src/core/ephemeris/source.ts';
import { addVec3, vec3 } from '../../src/core/math/vec3.ts';
import { epochTdb } from '../../src/core/time/epoch.ts';
import type { Segment, Trajectory } from '../../src/core/trajectory/segment.ts';
import { twoBodySegment } from '../../src/core/trajectory/two-body-segment.ts';
import {
  centresUpFrom,
  type FrameObjects,
  framesOf,
  nearestFrame,
  passSeenFrom,
  seenFrom,
} from '../../src/scene/missions/path-frames.ts';
import { PathLine } from '../../src/scene/missions/path-line.ts';
import { FINE, samplePath } from '../../src/scene/missions/path-samples.ts';
import type { SceneObject } from '../../src/scene/stage/scene-object.ts';
import type { Stage } from '../../src/scene/stage/stage.ts';
import { circling, SUN } from '../core/trajectory/planets.ts';
import { drawnAlone, placeOf, pointsOf } from './drawn-paths.ts';

const AU = 149_597_870.7;
const DAY = 86_400;
const JUPITER_GM = 126_686_531.9;

const parents: readonly (readonly [string, number, string?])[] = [
  ['sun', -1],
  ['earth', 0],
  ['jupiter', 0],
  ['moon', 1],
  ['io', 2],
  ['sun-earth-l2', 0, 'earth'],
];
const stage: FrameObjects = {
  objects: parents.map(
    ([id, parentIndex, secondary]) =>
      ({ id, parentIndex, body: secondary ? { lagrange: { secondary } } : {} }) as unknown as SceneObject,
  ),
  indexOf: (id) => parents.findIndex(([name]) => name === id),
};

function almanac(): Almanac {
  const all = new Almanac();
  all.set('sun', [circling(0, 0)]);
  all.set('jupiter', [circling(5.2 * AU, 0.4, 'sun')]);
  return all;
}

/** A fly-by of 60 days about Jupiter, and the flight about the Sun before and after, joined to it. */
function flyBy(all: Almanac): Trajectory {
  const part = (
    kind: Segment['kind'],
    centreId: string,
    gmKm3S2: number,
    start: number,
    end: number,
    at: Segment | null,
  ) => {
    const epoch = epochTdb(at && start < 0 ? end : start);
    const state = { positionKm: vec3(20e6, -15e6, 2e6), velocityKmS: vec3(-9, 7.2, 0.3) };
    if (at) {
      at.stateInto(state, epoch);
      const centre = stateVector();
      all.stateInto(centre, 'jupiter', 'sun', epoch);
      addVec3(state.positionKm, state.positionKm, centre.positionKm);
      addVec3(state.velocityKmS, state.velocityKmS, centre.velocityKmS);
    }
    const interval = { start: epochTdb(start), end: epochTdb(end) };
    return twoBodySegment({
      kind,
      centreId,
      gmKm3S2,
      ...interval,
      state,
      epoch,
      provenance: 'reconstructed',
      relativeAccuracy: 0.01,
    });
  };
  const pass = part('cruise', 'jupiter', JUPITER_GM, 0, 60 * DAY, null);
  const before = part('cruise', 'sun', SUN.gmKm3S2, -300 * DAY, 0, pass);
  const after = part('cruise', 'sun', SUN.gmKm3S2, 60 * DAY, 500 * DAY, pass);
  return { missionId: 'test', segments: [before, pass, after], data: [], legs: [], gaps: [] };
}

describe('the centres of a path', () => {
  it.each([
    ['io', ['io', 'jupiter', 'sun']],
    ['sun-earth-l2', ['sun-earth-l2', 'earth', 'sun']],
    ['sun', ['sun']],
    ['nowhere', ['nowhere', 'sun']],
  ])('of %s lead to the Sun', (id, centres) => {
    expect(centresUpFrom(stage, id)).toEqual(centres);
  });

  it('are chosen by what the camera turns about', () => {
    expect(nearestFrame(['jupiter', 'sun'], ['io', 'jupiter', 'sun'])).toBe('jupiter');
    expect(nearestFrame(['jupiter', 'sun'], ['earth', 'sun'])).toBe('sun');
    expect(nearestFrame(['moon', 'earth'], ['sun'])).toBe('earth');
  });

  it('end at the planet for a flight that stays with it', () => {
    const { segments } = flyBy(almanac());
    const [, pass] = segments;
    const near = (centreId: string): Segment => ({ ...pass!, centreId });
    const lunar: Trajectory = { missionId: 'l', segments: [near('earth'), near('moon')], data: [], legs: [], gaps: [] };
    expect([...framesOf(stage, lunar).values()]).toEqual([['earth'], ['moon', 'earth']]);
  });
});

describe('a pass', () => {
  it('meets the flight about the Sun at both ends when drawn about the Sun', () => {
    const all = almanac();
    const [before, pass, after] = flyBy(all).segments.map((s) => {
      const source = seenFrom(s, 'sun', all);
      return samplePath(source, source.interval.start, source.interval.end)!.positionsKm;
    });
    for (let axis = 0; axis < 3; axis++) {
      expect(Math.abs(before!.at(axis - 3)! - pass![axis]!)).toBeLessThan(0.01);
      expect(Math.abs(pass!.at(axis - 3)! - after![axis]!)).toBeLessThan(0.01);
    }
  });

  it('goes on about the planet without a step beyond its ends', () => {
    const all = almanac();
    const path = flyBy(all);
    const pass = path.segments[1]!;
    const source = passSeenFrom(path, framesOf(stage, path), pass, 'jupiter', all);
    expect(source.interval.start).toBe(-48 * DAY);
    expect(source.interval.end).toBe(108 * DAY);
    const inside = stateVector();
    const outside = stateVector();
    for (const [t, step] of [
      [0, -1],
      [60 * DAY, 1],
    ] as const) {
      source.stateInto(inside, epochTdb(t));
      source.stateInto(outside, epochTdb(t + step));
      const { positionKm: a, velocityKmS: v } = inside;
      const { positionKm: b } = outside;
      const miss = Math.hypot(b.x - a.x - step * v.x, b.y - a.y - step * v.y, b.z - a.z - step * v.z);
      expect(miss).toBeLessThan(0.05);
    }
  });
});

/** How far a place is from the nearest point at which a line bends (km), from what the graphics card gets. */
function nearestPointKm(line: PathLine, at: readonly number[], epoch: number): number {
  const picture = {
    epoch,
    eye: { position: { x: 0, y: 0, z: 0 }, widthPx: 1, heightPx: 1 },
    places: { logAmount: 0 },
    camera: { near: 1 },
  } as unknown as Stage;
  line.place(picture, { x: 0, y: 0, z: 0 });
  const [drawn] = drawnAlone(picture, line);
  const away = pointsOf(drawn!).map((end) => {
    const [x, y, z] = placeOf(drawn!, end);
    return Math.hypot(x - at[0]!, y - at[1]!, z - at[2]!);
  });
  return Math.min(...away);
}

describe('the craft on its line', () => {
  const orbits: readonly (readonly [string, number, number, number, number, number])[] = [
    ['a probe that leaves at 190 au', SUN.gmKm3S2, 5.2 * AU, 34, 27_000 * DAY, 1],
    ['a transfer to Mars', SUN.gmKm3S2, AU, 32.7, 255 * DAY, 1],
    ['a dive to the Sun', SUN.gmKm3S2, 0.73 * AU, 13, 60 * DAY, 1],
    ['an orbit of Mars', 42_828.37, 3800, 3.36, 7000, 1],
    ['a pass of Jupiter', JUPITER_GM, 400_000, 28, 6 * DAY, 1],
    ['an ellipse about the Earth', 398_600.4418, 6678, 10.8, 5 * DAY, 1],
  ];
  it.each(orbits)('stays within a pixel from 10 km away: %s', (_name, gmKm3S2, radiusKm, speedKmS, seconds) => {
    const segment = twoBodySegment({
      kind: 'cruise',
      centreId: 'sun',
      gmKm3S2,
      start: epochTdb(0),
      end: epochTdb(seconds),
      state: { positionKm: vec3(radiusKm, 0, 0), velocityKmS: vec3(0.1, speedKmS, 0.2) },
      epoch: epochTdb(0),
      provenance: 'reconstructed',
      relativeAccuracy: 0,
    });
    const samples = samplePath(seenFrom(segment, 'sun', almanac()), 0, seconds, FINE)!;
    const line = new PathLine(samples, false);
    // Directions do not matter here: the points stand as sampled, so the craft is turned the same way by a probe sample.
    for (const share of [0.9, 0.013, 0.37, 0.371, 0.66, 0.99]) {
      const at = samplePath(segment, share * seconds, seconds, 1)!.positionsKm;
      line.moveCraft(share * seconds, { x: at[0]!, y: at[1]!, z: at[2]! });
      // A pixel at 10 km from the eye, 1000 px high, 40 degrees: 7 m.
      expect(nearestPointKm(line, [at[0]!, at[1]!, at[2]!], share * seconds)).toBeLessThan(0.007);
    }
  });

  it('comes back to where it was, whatever was between', () => {
    const samples = samplePath(circling(AU, 0), 0, 3e7, FINE)!;
    const line = new PathLine(samples, false);
    line.moveCraft(1e7, { x: 1, y: 2, z: 3 });
    const before = Float32Array.from(line.numbers);
    line.moveCraft(2.9e7, { x: 4, y: 5, z: 6 });
    expect(line.numbers).not.toEqual(before);
    line.moveCraft(-5, { x: 4, y: 5, z: 6 });
    line.moveCraft(1e7, { x: 1, y: 2, z: 3 });
    expect(line.numbers).toEqual(before);
  });
});
