import type { Almanac } from '../../core/ephemeris/almanac.ts';
import { type StateVector, stateVector } from '../../core/ephemeris/source.ts';
import { crossVec3, dotVec3, normVec3, scaleVec3, type Vec3, vec3 } from '../../core/math/vec3.ts';
import { type EpochTdb, epochTdb } from '../../core/time/epoch.ts';
import { arcStateInto, KNOT_SIZE } from '../../core/trajectory/arc-state.ts';
import { sampleSegment } from '../../core/trajectory/sampling/sample-segment.ts';
import type { Segment } from '../../core/trajectory/segment.ts';
import type { RotatingFrameOrbitData } from '../../core/trajectory/segment-data.ts';
import { type ScenePoint, sceneFromIcrf } from '../stage/display-axes.ts';
import { lengthOf } from '../stage/length.ts';
import type { Stage } from '../stage/stage.ts';
import { PathLine } from './path-line.ts';

const bodies: StateVector = stateVector();
const craft: StateVector = stateVector();
const ex: Vec3 = vec3();
const ey: Vec3 = vec3();
const ez: Vec3 = vec3();
const inLoop: ScenePoint = { x: 0, y: 0, z: 0 };

/** Points of a loop: a smooth curve, seen as a whole. */
const MOST_POINTS = 400;
const TOLERANCE = 1e-4;

/**
 * One period of an orbit that turns with two bodies (halo, near-rectilinear, distant retrograde): drawn as the bodies
 * stand now, so that it closes and the craft is on it.
 */
export class TurningLoop {
  readonly line: PathLine;
  private readonly periodSeconds: number;
  private readonly axes = { x: point(), y: point(), z: point() };

  constructor(
    private readonly segment: Segment,
    private readonly orbit: RotatingFrameOrbitData,
    private readonly almanac: Almanac,
  ) {
    this.periodSeconds = orbit.knots[orbit.knots.length - KNOT_SIZE]! * orbit.timeUnitS;
    this.line = new PathLine(loopOf(orbit, this.periodSeconds), segment.provenance === 'illustrative', 'behind');
  }

  /** Puts the loop about its centre (km from the origin, scene axes); false when the bodies have no position. */
  place(stage: Stage, centre: Readonly<ScenePoint>): boolean {
    const { almanac, orbit, segment, axes } = this;
    const { epoch } = stage;
    if (!almanac.stateInto(bodies, orbit.secondaryId, orbit.primaryId, epoch)) return false;
    if (!segment.stateInto(craft, epoch)) return false;
    turningAxesInto(bodies);
    const unitKm = normVec3(bodies.positionKm);
    inLoop.x = dotVec3(craft.positionKm, ex) / unitKm;
    inLoop.y = dotVec3(craft.positionKm, ey) / unitKm;
    inLoop.z = dotVec3(craft.positionKm, ez) / unitKm;
    const seconds = epoch - orbit.epoch;
    const phase = seconds - Math.floor(seconds / this.periodSeconds) * this.periodSeconds;
    this.line.moveCraft(phase, inLoop);
    sceneFromIcrf(axes.x, scaleVec3(ex, ex, unitKm));
    sceneFromIcrf(axes.y, scaleVec3(ey, ey, unitKm));
    sceneFromIcrf(axes.z, scaleVec3(ez, ez, unitKm));
    this.line.placeTurning(stage, centre, axes, phase);
    return true;
  }

  /** Farthest point from the centre (km) as the bodies stand now. */
  get reachKm(): number {
    const { x } = this.axes;
    return this.line.reachKm * lengthOf(x.x, x.y, x.z);
  }
}

/** Along the bodies' line, along the motion, and along the pole of their motion: unit vectors, ICRF. */
function turningAxesInto({ positionKm, velocityKmS }: StateVector): void {
  scaleVec3(ex, positionKm, 1 / normVec3(positionKm));
  crossVec3(ez, positionKm, velocityKmS);
  scaleVec3(ez, ez, 1 / normVec3(ez));
  crossVec3(ey, ez, ex);
}

function loopOf(orbit: RotatingFrameOrbitData, periodSeconds: number) {
  const sample = sampleSegment(
    {
      centreId: orbit.centreId,
      interval: { start: epochTdb(0), end: epochTdb(periodSeconds) },
      provenance: orbit.provenance,
      accuracyKm: () => 0,
      stateInto(out: StateVector, seconds: EpochTdb) {
        arcStateInto(out, orbit.knots, seconds / orbit.timeUnitS);
        out.positionKm.x -= orbit.origin;
        return true;
      },
    },
    { maxVertices: MOST_POINTS, toleranceShare: TOLERANCE },
  );
  // The source always answers, so there is a sample.
  return sample!;
}

function point(): ScenePoint {
  return { x: 0, y: 0, z: 0 };
}
