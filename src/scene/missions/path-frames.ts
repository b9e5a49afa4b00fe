import type { Almanac } from '../../core/ephemeris/almanac.ts';
import { type StateVector, stateVector } from '../../core/ephemeris/source.ts';
import { addVec3 } from '../../core/math/vec3.ts';
import { epochTdb } from '../../core/time/epoch.ts';
import type { SampledPath } from '../../core/trajectory/sampling/sample-segment.ts';
import type { Segment, Trajectory } from '../../core/trajectory/segment.ts';
import type { SceneObject } from '../stage/scene-object.ts';

const SUN = 'sun';

/** What the frames of paths need to know of the picture. */
export interface FrameObjects {
  readonly objects: readonly SceneObject[];
  indexOf(id: string | null): number;
}

/**
 * The centres a path can be seen from: its own, then what that one circles, and so on to the Sun. A libration point
 * belongs to the lesser of its two bodies.
 */
export function centresUpFrom(stage: FrameObjects, centreId: string): readonly string[] {
  const centres = [centreId];
  let at = stage.indexOf(centreId);
  while (at >= 0 && centres.length < 8 && centres.at(-1) !== SUN) {
    const { body, parentIndex }: SceneObject = stage.objects[at]!;
    at = body?.lagrange ? stage.indexOf(body.lagrange.secondary) : parentIndex;
    if (at >= 0) centres.push(stage.objects[at]!.id);
  }
  if (centres.at(-1) !== SUN) centres.push(SUN);
  return centres;
}

/**
 * The centres each segment of a path is drawn about, from its own outward. A path that never leaves one planet's
 * surroundings stays with the planet even when seen from afar.
 */
export function framesOf(stage: FrameObjects, { segments }: Trajectory): ReadonlyMap<Segment, readonly string[]> {
  const frames = new Map<Segment, readonly string[]>();
  const systems = new Set<string>();
  for (const segment of segments) {
    const centres = centresUpFrom(stage, segment.centreId);
    frames.set(segment, centres);
    systems.add(centres.at(-2) ?? SUN);
  }
  if (systems.size > 1 || systems.has(SUN)) return frames;
  for (const [segment, centres] of frames) frames.set(segment, centres.slice(0, -1));
  return frames;
}

/** The innermost centre of a path about which the camera's focus turns too; the outermost when there is none. */
export function nearestFrame(frames: readonly string[], focusCentres: readonly string[]): string {
  for (const frame of frames) if (focusCentres.includes(frame)) return frame;
  return frames[frames.length - 1]!;
}

/** A segment's motion about another centre: its own centre's motion added, epoch by epoch. */
export function seenFrom(segment: SampledPath, frameId: string, almanac: Almanac): SampledPath {
  if (frameId === segment.centreId) return segment;
  const centre: StateVector = stateVector();
  return {
    centreId: frameId,
    interval: segment.interval,
    provenance: segment.provenance,
    accuracyKm: (epoch) => segment.accuracyKm(epoch),
    stateInto(out, epoch) {
      if (!almanac.has(segment.centreId) || !almanac.has(frameId)) return false;
      if (!almanac.stateInto(centre, segment.centreId, frameId, epoch)) return false;
      if (!segment.stateInto(out, epoch)) return false;
      addVec3(out.positionKm, out.positionKm, centre.positionKm);
      addVec3(out.velocityKmS, out.velocityKmS, centre.velocityKmS);
      return true;
    },
    ...(segment.periodSeconds === undefined ? {} : { periodSeconds: segment.periodSeconds }),
  };
}

/** A pass of a planet as seen from there is drawn for so much of its own time before and after. */
const RUN_UP = 0.8;
/** Segments nearer in time than this follow one another (s). */
const TOUCHING_SECONDS = 1;

/**
 * A pass, departure or arrival about the planet's centre, with a part of the free flight before and after it, so that the
 * line does not break off at the planet's sphere of influence.
 */
export function passSeenFrom(
  { segments }: Trajectory,
  frames: ReadonlyMap<Segment, readonly string[]>,
  segment: Segment,
  frameId: string,
  almanac: Almanac,
): SampledPath {
  const at = segments.indexOf(segment);
  const { start, end } = segment.interval;
  const outside = (other: Segment | undefined, gap: (other: Segment) => number) =>
    other &&
    (other.kind === 'cruise' || other.kind === 'coast') &&
    Math.abs(gap(other)) < TOUCHING_SECONDS &&
    !frames.get(other)?.includes(frameId)
      ? other
      : undefined;
  const before = outside(segments[at - 1], (other) => start - other.interval.end);
  const after = outside(segments[at + 1], (other) => other.interval.start - end);
  const inside = seenFrom(segment, frameId, almanac);
  const cameBy = before && seenFrom(before, frameId, almanac);
  const leftBy = after && seenFrom(after, frameId, almanac);
  const runUp = RUN_UP * (end - start);
  return {
    centreId: frameId,
    interval: {
      start: before ? epochTdb(Math.max(before.interval.start, start - runUp)) : start,
      end: after ? epochTdb(Math.min(after.interval.end, end + runUp)) : end,
    },
    provenance: segment.provenance,
    accuracyKm: (epoch) => segment.accuracyKm(epoch),
    stateInto(out, epoch) {
      if (epoch < start && cameBy) return cameBy.stateInto(out, epoch);
      if (epoch > end && leftBy) return leftBy.stateInto(out, epoch);
      return inside.stateInto(out, epoch);
    },
    ...(segment.periodSeconds === undefined ? {} : { periodSeconds: segment.periodSeconds }),
  };
}
