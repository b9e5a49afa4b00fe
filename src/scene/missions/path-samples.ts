import { type EphemerisSource, stateVector } from '../../core/ephemeris/source.ts';
import { epochTdb } from '../../core/time/epoch.ts';
import { type ScenePoint, sceneFromIcrf } from '../stage/display-axes.ts';

/** A stretch of a path as points: km from its centre along the scene's axes, in order of time. */
export interface PathSamples {
  /** Seconds past J2000 TDB. */
  readonly times: Float64Array;
  /** x, y, z of each point. */
  readonly positions: Float64Array;
}

/** A chord may miss the arc by this part of the distance from the centre: for a path one looks at, and for all others. */
export const FINE = 4e-5;
export const COARSE = 6e-4;
const FIRST_PIECES = 12;
const MOST_POINTS = 1600;

interface Sample {
  readonly time: number;
  readonly at: ScenePoint;
}

/**
 * Points of a path between two epochs (TDB), denser where it bends: no chord misses the arc by more than `tolerance` times
 * its distance from the centre, unless that would take more than 1600 points. Undefined where the source has no data.
 */
export function samplePath(
  source: EphemerisSource,
  start: number,
  end: number,
  tolerance = FINE,
): PathSamples | undefined {
  const first: Sample[] = [];
  for (let i = 0; i <= FIRST_PIECES; i++) {
    const sample = sampleAt(source, i === FIRST_PIECES ? end : start + ((end - start) * i) / FIRST_PIECES);
    if (!sample) return undefined;
    first.push(sample);
  }
  const samples: Sample[] = [first[0]!];
  for (let i = 1; i < first.length; i++) refine({ source, tolerance, out: samples }, first[i - 1]!, first[i]!, 10);
  const times = new Float64Array(samples.length);
  const positions = new Float64Array(samples.length * 3);
  samples.forEach(({ time, at }, i) => {
    times[i] = time;
    positions.set([at.x, at.y, at.z], 3 * i);
  });
  return { times, positions };
}

interface Refinement {
  readonly source: EphemerisSource;
  readonly tolerance: number;
  readonly out: Sample[];
}

/** Appends the points between two samples and the second one itself. */
function refine(task: Refinement, a: Sample, b: Sample, depth: number): void {
  const isOpen = depth > 0 && task.out.length < MOST_POINTS;
  const middle = isOpen ? sampleAt(task.source, (a.time + b.time) / 2) : undefined;
  if (middle && missOf(a.at, middle.at, b.at) > task.tolerance) {
    refine(task, a, middle, depth - 1);
    refine(task, middle, b, depth - 1);
    return;
  }
  task.out.push(b);
}

/** How far the chord passes from the middle point, in parts of that point's distance from the centre. */
function missOf(a: ScenePoint, m: ScenePoint, b: ScenePoint): number {
  const cx = b.x - a.x;
  const cy = b.y - a.y;
  const cz = b.z - a.z;
  const length2 = cx * cx + cy * cy + cz * cz;
  const mx = m.x - a.x;
  const my = m.y - a.y;
  const mz = m.z - a.z;
  const along = length2 > 0 ? Math.min(1, Math.max(0, (mx * cx + my * cy + mz * cz) / length2)) : 0;
  const miss = Math.hypot(mx - along * cx, my - along * cy, mz - along * cz);
  return miss / Math.max(1, Math.hypot(m.x, m.y, m.z));
}

function sampleAt(source: EphemerisSource, time: number): Sample | undefined {
  const state = stateVector();
  if (!source.stateInto(state, epochTdb(time))) return undefined;
  return { time, at: sceneFromIcrf({ x: 0, y: 0, z: 0 }, state.positionKm) };
}
