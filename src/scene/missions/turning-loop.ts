import type { Almanac } from '../../core/ephemeris/almanac.ts';
import { type StateVector, stateVector } from '../../core/ephemeris/source.ts';
import { crossVec3, dotVec3, normVec3, scaleVec3, type Vec3, vec3 } from '../../core/math/vec3.ts';
import { type EpochTdb, epochTdb } from '../../core/time/epoch.ts';
import { periodSecondsOf, turningPlaceInto } from '../../core/trajectory/cislunar/rotating-frame.ts';
import { sampleSegment } from '../../core/trajectory/sampling/sample-segment.ts';
import type { Segment } from '../../core/trajectory/segment.ts';
import type { LissajousOrbitData, RotatingFrameOrbitData } from '../../core/trajectory/segment-data.ts';
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

/** A Lissajous orbit never closes: so many revolutions are drawn before and after the two in the middle. */
const MARGIN_TURNS = 1;
const MIDDLE_TURNS = 2;

export type TurningOrbitData = RotatingFrameOrbitData | LissajousOrbitData;

/**
 * One period of an orbit that turns with two bodies (halo, near-rectilinear, distant retrograde), or the revolutions of a
 * Lissajous orbit around now: drawn as the bodies stand now, so that it closes and the craft is on it.
 */
export class TurningLoop {
  readonly line: PathLine;
  /** The stretch drawn: seconds after the orbit's first knot; without an end for what closes. */
  private readonly start: number;
  private readonly span: number;
  private readonly margin: number;
  private readonly axes = { x: point(), y: point(), z: point() };

  constructor(
    private readonly segment: Segment,
    private readonly orbit: TurningOrbitData,
    private readonly almanac: Almanac,
    epoch: number,
  ) {
    const period = periodSecondsOf(orbit);
    const isOpen = orbit.shape === 'lissajous-orbit';
    this.margin = isOpen ? MARGIN_TURNS * period : 0;
    this.span = isOpen ? (MIDDLE_TURNS + 2 * MARGIN_TURNS) * period : period;
    const middle = MIDDLE_TURNS * period;
    this.start = isOpen ? Math.floor((epoch - orbit.epoch) / middle) * middle - this.margin : 0;
    this.line = new PathLine(
      loopOf(orbit, this.start, this.span),
      segment.provenance === 'illustrative',
      isOpen ? 'none' : 'behind',
    );
    if (isOpen) this.line.fadeEnds(this.margin / this.span, this.margin / this.span);
  }

  /** Whether the stretch drawn is the one around an epoch. */
  covers(epoch: number): boolean {
    if (this.margin === 0) return true;
    const seconds = epoch - this.orbit.epoch - this.start;
    return seconds >= this.margin && seconds <= this.span - this.margin;
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
    const seconds = epoch - orbit.epoch - this.start;
    const phase = seconds - Math.floor(seconds / this.span) * this.span;
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

function loopOf(orbit: TurningOrbitData, start: number, span: number) {
  const sample = sampleSegment(
    {
      centreId: orbit.centreId,
      interval: { start: epochTdb(0), end: epochTdb(span) },
      provenance: orbit.provenance,
      accuracyKm: () => 0,
      stateInto(out: StateVector, seconds: EpochTdb) {
        // The end of what closes is its beginning, to the digit.
        turningPlaceInto(out, orbit, seconds === span && start === 0 ? 0 : start + seconds);
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
