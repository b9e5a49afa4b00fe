import { beforeAll, describe, expect, it } from 'vitest';
import { stateVector } from '../../src/core/ephemeris/source.ts';
import { type EpochTdb, epochTdb, unixMs } from '../../src/core/time/epoch.ts';
import { epochFromUtc } from '../../src/core/time/utc.ts';
import type { Segment } from '../../src/core/trajectory/segment.ts';
import { SECONDS_PER_DAY } from '../../src/core/units/constants.ts';
import { focusHostIndex } from '../../src/scene/missions/event-places.ts';
import { MissionPaths } from '../../src/scene/missions/mission-paths.ts';
import { centresUpFrom, framesOf } from '../../src/scene/missions/path-frames.ts';
import { segmentAt } from '../../src/scene/missions/presence.ts';
import { sceneFromIcrf } from '../../src/scene/stage/display-axes.ts';
import { Stage } from '../../src/scene/stage/stage.ts';
import { type Explorer, lookAt, select } from '../../src/state/explorer.ts';
import { testExplorer } from '../ui/explorer-for-tests.tsx';
import { apartPx, awayPx, type DrawnLine, drawnEllipses, drawnLines, type ScreenPoint } from './drawn-lines.ts';
import { PLACES_TO_LOOK, type PlaceToLook } from './places-to-look.ts';

/** From real time, by which near by things still move, to what carries a mission through all of its life. */
const RATES = [
  ['a second', 1],
  ['an hour', 3600],
  ['a day', SECONDS_PER_DAY],
  ['a month', 30 * SECONDS_PER_DAY],
] as const;
const FRAMES = 12;
const FRAME_S = 1 / 30;
/** Pieces of one line share a point: what 32-bit floats may part them by (px). */
const PIECES_PX = 0.05;
/** Segments of one flight, and a craft and its line (px). */
const JOIN_PX = 1;
/** An end of the same mission's line so near to a join belongs to it (px). */
const NEAR_JOIN_PX = 12;
/** Segments farther apart in time have a gap between them, which the path tells as such (s). */
const SAME_INSTANT_S = 1;

let explorer: Explorer;
let stage: Stage;
let paths: MissionPaths;
/** At a body, a mission that flies there then. */
const FLYING_AT: Readonly<Record<string, string>> = {
  earth: 'jwst',
  mars: 'mmx',
  jupiter: 'europa-clipper',
  sun: 'dragonfly',
};
const scratch = stateVector();

beforeAll(() => {
  explorer = testExplorer(
    '2026-11-01T00:00Z',
    {},
    { paths: PLACES_TO_LOOK.map(({ id }) => FLYING_AT[id] ?? id), packs: 'all' },
  );
  stage = new Stage(explorer);
  stage.prefersStill = true;
  stage.resize(1366, 768);
  paths = new MissionPaths(stage, () => {});
}, 120_000);

/** A frame at an epoch: everything to its place, then the lines. */
function frameAt(epoch: number): void {
  explorer.clock.setEpoch(epochTdb(epoch));
  stage.update(FRAME_S);
  paths.update(stage);
}

const isInView = ({ x, y }: ScreenPoint) => x > 0 && y > 0 && x < stage.eye.widthPx && y < stage.eye.heightPx;

/** Where a place (km from the origin, scene axes) is on the screen; undefined out of the picture. */
function seenAt(x: number, y: number, z: number): ScreenPoint | undefined {
  const { eye } = stage;
  const [dx, dy, dz] = [x - eye.position.x, y - eye.position.y, z - eye.position.z];
  const ahead = dx * eye.forward.x + dy * eye.forward.y + dz * eye.forward.z;
  if (ahead <= stage.camera.near) return undefined;
  const scale = eye.pixelsPerTangent / ahead;
  const point = {
    x: eye.widthPx / 2 + (dx * eye.right.x + dy * eye.right.y + dz * eye.right.z) * scale,
    y: eye.heightPx / 2 - (dx * eye.up.x + dy * eye.up.y + dz * eye.up.z) * scale,
  };
  return isInView(point) ? point : undefined;
}

/** Where one end of a segment is drawn about a centre. */
function endOnScreen(segment: Segment, epoch: EpochTdb, centreId: string): ScreenPoint | undefined {
  const centre = stage.indexOf(centreId);
  const { almanac } = explorer;
  if (centre < 0 || !stage.places.isKnown[centre] || !segment.stateInto(scratch, epoch)) return undefined;
  const { x, y, z } = scratch.positionKm;
  if (segment.centreId !== centreId && !almanac.stateInto(scratch, segment.centreId, centreId, epoch)) return undefined;
  const moved = segment.centreId === centreId ? { x: 0, y: 0, z: 0 } : { ...scratch.positionKm };
  const p = sceneFromIcrf({ x: 0, y: 0, z: 0 }, { x: x + moved.x, y: y + moved.y, z: z + moved.z });
  const { trueX, trueY, trueZ } = stage.places;
  return seenAt(trueX[centre]! + p.x, trueY[centre]! + p.y, trueZ[centre]! + p.z);
}

/** The centres about which a segment may be drawn now: the outermost, and what the camera turns about. */
function centresOf(segment: Segment, frames: ReadonlyMap<Segment, readonly string[]>): string[] {
  const focus = centresUpFrom(stage, stage.objects[focusHostIndex(stage)]!.id);
  const own = frames.get(segment)!;
  return own.filter((id, i) => i === own.length - 1 || focus.includes(id));
}

interface Ends {
  /** Where both segments of each join have it. */
  readonly joins: readonly { readonly before: ScreenPoint; readonly after: ScreenPoint }[];
  /** Where segments begin and end at all. */
  readonly all: readonly ScreenPoint[];
}

/** The ends of a flight's segments that are in the picture. */
function endsOf(missionId: string): Ends {
  const joins: { before: ScreenPoint; after: ScreenPoint }[] = [];
  const all: ScreenPoint[] = [];
  const trajectory = explorer.trajectories.trajectoryOf(missionId)!;
  const frames = framesOf(stage, trajectory);
  let last: Segment | undefined;
  for (const segment of trajectory.segments) {
    const { start, end } = segment.interval;
    for (const centreId of centresOf(segment, frames)) {
      const first = endOnScreen(segment, start, centreId);
      all.push(...[first, endOnScreen(segment, end, centreId)].filter((point) => point !== undefined));
      const isJoin = last !== undefined && start - last.interval.end < SAME_INSTANT_S;
      const before =
        isJoin && frames.get(last!)!.includes(centreId) && endOnScreen(last!, last!.interval.end, centreId);
      if (before && first) joins.push({ before, after: first });
    }
    last = segment;
  }
  return { joins, all };
}

/** Both ends of a line that lie in the picture, unless nobody sees them. */
function endsInView({ pieces, hasFadingEnds }: DrawnLine): ScreenPoint[] {
  const ends = [pieces[0]?.from, pieces[pieces.length - 1]?.to];
  return hasFadingEnds ? [] : ends.filter((end) => end !== undefined && isInView(end)).map((end) => end!);
}

const seen = { pieces: 0, joins: 0, ends: 0, marks: 0 };

function checkFrame(missionId: string): void {
  const lines = [...drawnLines(paths.root, stage), ...drawnEllipses(paths.root, stage)];
  for (const { pieces } of lines) {
    for (let i = 1; i < pieces.length; i++) {
      const [end, start] = [pieces[i - 1]!.to, pieces[i]!.from];
      if (!end || !start || !(isInView(end) || isInView(start))) continue;
      seen.pieces++;
      if (!(apartPx(end, start) < PIECES_PX)) expect(apartPx(end, start), `piece ${i}`).toBeLessThan(PIECES_PX);
    }
  }
  const own = lines.filter(({ isChosen }) => isChosen);
  const { joins, all } = endsOf(missionId);
  for (const { before, after } of joins) expect(apartPx(before, after), 'a join').toBeLessThan(JOIN_PX);
  seen.joins += joins.length;
  for (const end of own.flatMap(endsInView)) {
    if (!joins.some(({ after }) => apartPx(end, after) < NEAR_JOIN_PX)) continue;
    seen.ends++;
    const missedPx = Math.min(...all.map((point) => apartPx(end, point)));
    expect(missedPx, 'the end of a line near a join').toBeLessThan(JOIN_PX);
  }
  checkMark(missionId, own);
}

/** The segment of a mission's flight that holds now. */
function segmentNow(missionId: string): Segment | undefined {
  return segmentAt(explorer.trajectories.trajectoryOf(missionId), stage.epoch);
}

/** Whether a craft flies on a line of its own: what has landed or is carried has none. */
const FLYING: ReadonlySet<Segment['kind'] | undefined> = new Set(['cruise', 'coast', 'orbit', 'station']);

/** The craft's mark lies on a line of its own. */
function checkMark(missionId: string, own: readonly DrawnLine[]): void {
  const index = stage.indexOf(missionId);
  const { projection, places, presence } = stage;
  if (!places.isKnown[index] || !presence.isDrawn[index] || !FLYING.has(segmentNow(missionId)?.kind)) return;
  const mark = { x: projection.screenX[index]!, y: projection.screenY[index]! };
  if (!isInView(mark) || own.length === 0) return;
  seen.marks++;
  expect(Math.min(...own.map((line) => awayPx(line, mark))), 'the craft beside its line').toBeLessThan(JOIN_PX);
}

/** Looks at a place with a mission selected, and checks so many frames from then on. */
function play({ id, t, cam }: PlaceToLook, rate: number): void {
  const start = epochFromUtc(unixMs(Date.parse(t)));
  const mission = FLYING_AT[id] ?? id;
  explorer.clock.setEpoch(start);
  const [azimuthDeg, elevationDeg, distanceKm] = cam;
  expect(lookAt(explorer, id, { azimuthDeg, elevationDeg, distanceKm }, true)).toBe(true);
  select(explorer, mission);
  seen.pieces = seen.joins = seen.ends = seen.marks = 0;
  // Lines are made a few in each frame.
  for (let frame = 0; frame < 40; frame++) frameAt(start);
  const isFlying = id === mission && FLYING.has(segmentNow(mission)?.kind);
  for (let frame = 0; frame < FRAMES; frame++) {
    frameAt(start + frame * FRAME_S * rate);
    checkFrame(mission);
  }
  // What is looked at is in the middle of the picture, and its line with it.
  if (isFlying) expect(Math.min(seen.marks, seen.pieces)).toBeGreaterThan(0);
}

describe.each(PLACES_TO_LOOK)('paths hold together while time plays, at $id', (place) => {
  it.each(RATES)('by %s a second', (_, rate) => play(place, rate));
});

describe('paths hold together through a landing', () => {
  // Touchdown at 05:17:57 (NASA/JPL) and at 20:17:40 UTC (NASA, Apollo 11 Mission Report).
  it.each<PlaceToLook>([
    { id: 'curiosity', t: '2012-08-06T05:16Z', cam: [40, 20, 100] },
    { id: 'apollo-11', t: '1969-07-20T20:16Z', cam: [40, 20, 100] },
  ])('of $id', (place) => {
    play(place, 600);
    expect(seen.joins).toBeGreaterThan(0);
  });
});
