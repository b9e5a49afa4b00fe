import { RAD_PER_DEG } from '../../core/units/constants.ts';
import type { Gaze } from '../../state/camera-pose.ts';
import { lengthOf } from '../stage/length.ts';

/** Steepest look up or down (degrees), and the narrowest and widest field. */
const STEEPEST_DEG = 179;
const NARROWEST_DEG = 1;
const WIDEST_DEG = 95;
/** Time in which the gaze follows the hand, and in which a fling dies away (s). */
const FOLLOW_SECONDS = 0.09;
const SPIN_SECONDS = 0.35;
/** A hand that drags across the picture's height turns an orbit by so much (degrees): a gaze by its own field. */
const ORBIT_DRAG_DEG = 180;

/** The motion of a gaze: the hand sets a goal, the gaze follows smoothly. Written in place. */
export class GazeRig {
  private readonly goal: Gaze;
  private spinDegS = 0;
  private tiltDegS = 0;

  constructor(readonly gaze: Gaze) {
    this.goal = { ...gaze };
  }

  /** Takes a gaze at once. */
  jump(gaze: Readonly<Gaze>): void {
    Object.assign(this.goal, gaze);
    Object.assign(this.gaze, gaze);
    this.fling(0, 0);
  }

  /** The same drag that would turn an orbit by these degrees: the sky follows the hand. */
  turn(azimuthDeg: number, elevationDeg: number): void {
    const share = this.gaze.fieldDeg / ORBIT_DRAG_DEG;
    this.goal.yawDeg -= azimuthDeg * share;
    this.goal.pitchDeg = clamp(this.goal.pitchDeg + elevationDeg * share, STEEPEST_DEG);
  }

  /** One who looks out keeps the head upright. */
  twist(): void {}

  /** One who looks out stays in the place: shifting the view is turning the head. */
  shift(right: number, up: number): void {
    this.goal.yawDeg += right / RAD_PER_DEG;
    this.goal.pitchDeg = clamp(this.goal.pitchDeg - up / RAD_PER_DEG, STEEPEST_DEG);
  }

  fling(azimuthDegS: number, elevationDegS: number): void {
    this.spinDegS = azimuthDegS;
    this.tiltDegS = elevationDegS;
  }

  /** Widens (> 1) or narrows the field. */
  zoom(factor: number): void {
    this.goal.fieldDeg = Math.min(WIDEST_DEG, Math.max(NARROWEST_DEG, this.goal.fieldDeg * factor));
  }

  /** Moves on by `seconds`; tells whether anything moved. */
  update(seconds: number): boolean {
    const { goal, gaze } = this;
    if (this.spinDegS !== 0 || this.tiltDegS !== 0) {
      this.turn(this.spinDegS * seconds, this.tiltDegS * seconds);
      const left = Math.exp(-seconds / SPIN_SECONDS);
      this.fling(this.spinDegS * left, this.tiltDegS * left);
      if (lengthOf(this.spinDegS, this.tiltDegS) < 0.5) this.fling(0, 0);
    }
    const dYaw = goal.yawDeg - gaze.yawDeg;
    const dPitch = goal.pitchDeg - gaze.pitchDeg;
    const dField = goal.fieldDeg - gaze.fieldDeg;
    if (dYaw === 0 && dPitch === 0 && dField === 0) return false;
    const finest = 1e-4 * gaze.fieldDeg;
    if (Math.abs(dYaw) < finest && Math.abs(dPitch) < finest && Math.abs(dField) < finest) {
      Object.assign(gaze, goal);
      return true;
    }
    const share = 1 - Math.exp(-seconds / FOLLOW_SECONDS);
    gaze.yawDeg += dYaw * share;
    gaze.pitchDeg += dPitch * share;
    gaze.fieldDeg += dField * share;
    return true;
  }
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(-most, value));
}
