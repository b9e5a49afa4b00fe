import { type SampledPath, type SegmentSample, sampleSegment } from '../../core/trajectory/sampling/sample-segment.ts';
import { type ScenePoint, sceneFromIcrf } from '../stage/display-axes.ts';
import { distanceFactor } from '../stage/radial-scale.ts';

/** A stretch of a path as points: km from its centre along the scene's axes, in order of time (s past J2000 TDB). */
export type PathSamples = SegmentSample;

/** A chord may miss the arc by this part of the distance from the centre: for a path one looks at, and for all others. */
export const FINE = 4e-5;
export const COARSE = 6e-4;
/** Points at most; more only for what winds many times about its centre. */
const MOST_POINTS = 1600;
const MOST_POINTS_WINDING = 6000;
const POINTS_PER_REVOLUTION = 24;

const logarithmic = (distanceKm: number) => distanceFactor(distanceKm, 1);

const point: ScenePoint = { x: 0, y: 0, z: 0 };

/**
 * Points of a path between two epochs (TDB), denser where it bends: no chord misses the arc by more than `tolerance` times
 * its distance from the centre, about the Sun with logarithmic distances either, unless that would take more than 1600 points (6000 for spirals). Undefined where the
 * source has no data.
 */
export function samplePath(source: SampledPath, start: number, end: number, tolerance = FINE): PathSamples | undefined {
  const revolutions = source.periodSeconds ? (end - start) / source.periodSeconds : 0;
  const maxVertices = Math.min(
    MOST_POINTS_WINDING,
    Math.max(MOST_POINTS, Math.ceil(POINTS_PER_REVOLUTION * revolutions)),
  );
  const sample = sampleSegment(source, {
    from: start,
    to: end,
    toleranceShare: tolerance,
    maxVertices,
    // A straight exit to the stars bends where distances are logarithmic.
    ...(source.centreId === 'sun' ? { otherScale: logarithmic } : {}),
  });
  if (!sample) return undefined;
  const { positionsKm } = sample;
  for (let i = 0; i < positionsKm.length; i += 3) {
    point.x = positionsKm[i]!;
    point.y = positionsKm[i + 1]!;
    point.z = positionsKm[i + 2]!;
    sceneFromIcrf(point, point);
    positionsKm[i] = point.x;
    positionsKm[i + 1] = point.y;
    positionsKm[i + 2] = point.z;
  }
  return sample;
}
