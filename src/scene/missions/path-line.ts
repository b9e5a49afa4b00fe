import { SECONDS_PER_DAY } from '../../core/units/constants.ts';
import type { Paling } from '../../state/line-styles.ts';
import type { ScenePoint } from '../stage/display-axes.ts';
import type { Stage } from '../stage/stage.ts';
import { PathPoints, POINT_NUMBERS } from './path-points.ts';
import type { PathSamples } from './path-samples.ts';
import { FADE, LINE, LINE_NUMBERS } from './path-shader.ts';

/** How a path is drawn. */
export interface PathLook {
  readonly color: readonly [number, number, number];
  readonly opacity: number;
  readonly widthPx: number;
  readonly haloPx?: number;
  /** How what has been flown pales; not at all when absent. */
  readonly paling?: Paling;
}

/** Axes of a line that turns and stretches with two bodies: three lengths (km, scene axes) of one of its units. */
export interface LineAxes {
  readonly x: ScenePoint;
  readonly y: ScenePoint;
  readonly z: ScenePoint;
}

/**
 * A stretch of a mission's path, its points kept exact to metres: past solid, future dashed, a guess dotted and thin. A
 * bundle draws it, together with others.
 */
export class PathLine {
  readonly points: PathPoints;
  /** What the shader is told of the line, at the offsets of `LINE`. */
  readonly numbers = new Float32Array(LINE_NUMBERS);

  constructor(samples: PathSamples, isUncertain: boolean, fade: keyof typeof FADE = 'none') {
    this.points = new PathPoints(samples);
    this.numbers[LINE.dotted] = isUncertain ? 1 : 0;
    this.numbers[LINE.fade] = FADE[fade];
    this.numbers[LINE.craftPiece] = -1;
    for (let axis = 0; axis < 3; axis++) this.numbers[LINE.axes + 5 * axis] = 1;
  }

  /** Farthest point from the centre (in the line's unit): tells when the line is a speck. */
  get reachKm(): number {
    return this.points.reach;
  }

  setLook({ color, opacity, widthPx, haloPx, paling }: PathLook): void {
    const { numbers, points } = this;
    numbers[LINE.color] = color[0];
    numbers[LINE.color + 1] = color[1];
    numbers[LINE.color + 2] = color[2];
    numbers[LINE.opacity] = opacity;
    numbers[LINE.widthPx] = numbers[LINE.dotted]! > 0 ? 0.8 * widthPx : widthPx;
    numbers[LINE.haloPx] = haloPx ?? 0;
    const wholeDays = (points.end - points.start) / SECONDS_PER_DAY;
    numbers[LINE.paling] = paling ? paling.days / Math.max(1e-6, wholeDays) : 0;
    numbers[LINE.paling + 1] = paling?.left ?? 1;
  }

  /** Lets the line come out of the dark and go into it: shares of its time at both ends. */
  fadeEnds(atStart: number, atEnd: number): void {
    this.numbers[LINE.ends] = atStart;
    this.numbers[LINE.ends + 1] = atEnd;
  }

  /** Bends the line through the craft: where it is at an epoch, from the line's centre and along its axes. */
  moveCraft(epoch: number, at: Readonly<ScenePoint>): void {
    const { numbers, points } = this;
    points.moveCraft(epoch, at);
    const piece = points.craftPiece;
    numbers[LINE.craftPiece] = piece;
    numbers[LINE.craftLength] = points.craftLength;
    if (piece < 0) return;
    writeSplit(numbers, LINE.craftHigh, LINE.craftLow, at.x, at.y, at.z);
    const next = POINT_NUMBERS * (piece + 1);
    for (let i = 0; i < 3; i++) {
      numbers[LINE.nextHigh + i] = points.numbers[next + i]!;
      numbers[LINE.nextLow + i] = points.numbers[next + 4 + i]!;
    }
    numbers[LINE.nextTime] = points.numbers[next + 3]!;
    numbers[LINE.nextLength] = points.numbers[next + 7]!;
  }

  /** Anchors the line to where its centre is (km from the origin, scene axes). */
  place(stage: Stage, centre: Readonly<ScenePoint>): void {
    const { position } = stage.eye;
    this.placeEye(position.x - centre.x, position.y - centre.y, position.z - centre.z, stage.epoch);
    this.placeCentre(stage, centre);
  }

  /** The same for a line along axes of its own, whose time is the time since its first point. */
  placeTurning(stage: Stage, centre: Readonly<ScenePoint>, axes: LineAxes, phaseSeconds: number): void {
    const { x, y, z } = axes;
    const { position } = stage.eye;
    writePoint(this.numbers, LINE.axes, x);
    writePoint(this.numbers, LINE.axes + 4, y);
    writePoint(this.numbers, LINE.axes + 8, z);
    const dx = position.x - centre.x;
    const dy = position.y - centre.y;
    const dz = position.z - centre.z;
    const scale2 = x.x * x.x + x.y * x.y + x.z * x.z;
    const alongX = (dx * x.x + dy * x.y + dz * x.z) / scale2;
    const alongY = (dx * y.x + dy * y.y + dz * y.z) / scale2;
    const alongZ = (dx * z.x + dy * z.y + dz * z.z) / scale2;
    this.placeEye(alongX, alongY, alongZ, phaseSeconds);
    this.placeCentre(stage, centre);
  }

  private placeEye(x: number, y: number, z: number, epoch: number): void {
    writeSplit(this.numbers, LINE.eyeHigh, LINE.eyeLow, x, y, z);
    this.numbers[LINE.now] = this.points.shareOf(epoch);
  }

  /** Where distances from the Sun are logarithmic, the shader has to know where the Sun is. */
  private placeCentre({ places, sunIndex }: Stage, centre: Readonly<ScenePoint>): void {
    if (places.logAmount === 0) return;
    this.numbers[LINE.centreFromSun] = centre.x - places.trueX[sunIndex]!;
    this.numbers[LINE.centreFromSun + 1] = centre.y - places.trueY[sunIndex]!;
    this.numbers[LINE.centreFromSun + 2] = centre.z - places.trueZ[sunIndex]!;
  }
}

/** Stored as 32-bit floats: what the large part loses goes into the small one. */
function writeSplit(numbers: Float32Array, high: number, low: number, x: number, y: number, z: number): void {
  numbers[high] = x;
  numbers[high + 1] = y;
  numbers[high + 2] = z;
  numbers[low] = x - numbers[high]!;
  numbers[low + 1] = y - numbers[high + 1]!;
  numbers[low + 2] = z - numbers[high + 2]!;
}

function writePoint(numbers: Float32Array, at: number, { x, y, z }: Readonly<ScenePoint>): void {
  numbers[at] = x;
  numbers[at + 1] = y;
  numbers[at + 2] = z;
}
