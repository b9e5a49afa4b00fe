import { RAD_PER_DEG } from '../../core/units/constants.ts';
import type { CameraPose, CameraWish } from '../../state/camera-pose.ts';
import { type ScenePoint, sceneDirection } from '../stage/display-axes.ts';
import { lengthOf } from '../stage/length.ts';
import { type FlightPoint, flightPath, flightSeconds } from './flight-path.ts';

/** Nearest and farthest the eye may go (km), and the steepest it may look (degrees). */
const NEAREST_KM = 1e-4;
const FARTHEST_KM = 4e10;
const STEEPEST_DEG = 89;
/** Time in which the picture follows the hand (s). */
const FOLLOW_SECONDS = 0.09;
const GLIDE_SECONDS = 0.15;
const SPIN_SECONDS = 0.35;

interface Flight {
  /** Where the old focus is seen from the new one (km, scene axes) when the flight starts. */
  readonly from: ScenePoint;
  readonly fromPose: CameraPose;
  readonly toPose: CameraPose;
  readonly path: (out: FlightPoint, progress: number) => FlightPoint;
  readonly seconds: number;
  elapsed: number;
}

/**
 * The eye's motion about the focus, in doubles: the hand sets a goal, the pose follows it smoothly; a flight leads from
 * one focus to another. The pose belongs to the camera channel and is written in place.
 */
export class CameraRig {
  /** Point the eye looks at, relative to the focus (km, scene axes): the origin except in flight. */
  readonly look: ScenePoint = { x: 0, y: 0, z: 0 };
  /** The eye, relative to the focus (km, scene axes). */
  readonly eye: ScenePoint = { x: 0, y: 0, z: 0 };
  /** How near the eye may come to the focus (km). */
  nearestKm = NEAREST_KM;
  private readonly goal: CameraPose;
  private flight: Flight | undefined;
  private spinDegS = 0;
  private tiltDegS = 0;

  constructor(readonly pose: CameraPose) {
    this.goal = { ...pose };
  }

  get isFlying(): boolean {
    return this.flight !== undefined;
  }

  /** Turns the goal about the focus (degrees); ends a flight. */
  turn(azimuthDeg: number, elevationDeg: number): void {
    this.stopFlight();
    this.goal.azimuthDeg += azimuthDeg;
    this.goal.elevationDeg = clampElevation(this.goal.elevationDeg + elevationDeg);
  }

  /** Lets the view spin on at this rate (degrees a second), slowing down. */
  fling(azimuthDegS: number, elevationDegS: number): void {
    this.spinDegS = azimuthDegS;
    this.tiltDegS = elevationDegS;
  }

  /** Multiplies the distance by `factor`, measured above the surface of the focus so that no step goes through it. */
  zoom(factor: number): void {
    this.stopFlight();
    const groundKm = this.nearestKm / 1.2;
    const heightKm = Math.max(this.goal.distanceKm - groundKm, this.nearestKm - groundKm);
    this.goal.distanceKm = this.clampDistance(groundKm + heightKm * factor);
  }

  /** Takes a pose at once. */
  jump(pose: Partial<CameraPose>): void {
    this.stopFlight();
    this.setLook(0, 0, 0);
    Object.assign(this.goal, pose);
    this.goal.elevationDeg = clampElevation(this.goal.elevationDeg);
    this.goal.distanceKm = this.clampDistance(this.goal.distanceKm);
    Object.assign(this.pose, this.goal);
    this.place();
  }

  /** Starts a flight to `wish.pose` about a new focus; `from` is the old look point seen from the new focus. */
  fly(from: ScenePoint, pose: CameraPose): void {
    this.fling(0, 0);
    const separationKm = lengthOf(from.x, from.y, from.z);
    const toPose = { ...pose, distanceKm: this.clampDistance(pose.distanceKm) };
    toPose.azimuthDeg = this.pose.azimuthDeg + shortestTurn(toPose.azimuthDeg - this.pose.azimuthDeg);
    this.flight = {
      from: { ...from },
      fromPose: { ...this.pose },
      toPose,
      path: flightPath(separationKm, this.pose.distanceKm, toPose.distanceKm),
      seconds: flightSeconds(separationKm, this.pose.distanceKm, toPose.distanceKm),
      elapsed: 0,
    };
  }

  /** Moves on by `seconds`; tells whether anything moved. */
  update(seconds: number): boolean {
    const moved = this.flight ? this.advanceFlight(this.flight, seconds) : this.followHand(seconds);
    if (!this.flight) this.dropWholeTurns();
    this.place();
    return moved;
  }

  private advanceFlight(flight: Flight, seconds: number): boolean {
    flight.elapsed += Math.min(seconds, 0.1);
    const t = Math.min(1, flight.elapsed / flight.seconds);
    const eased = t * t * t * (t * (6 * t - 15) + 10);
    const at = flight.path(point, eased);
    const { fromPose, toPose, from } = flight;
    this.pose.azimuthDeg = fromPose.azimuthDeg + (toPose.azimuthDeg - fromPose.azimuthDeg) * eased;
    this.pose.elevationDeg = fromPose.elevationDeg + (toPose.elevationDeg - fromPose.elevationDeg) * eased;
    this.pose.distanceKm = at.distanceKm;
    const left = t >= 1 ? 0 : 1 - at.along;
    this.setLook(from.x * left, from.y * left, from.z * left);
    if (t >= 1) {
      Object.assign(this.pose, toPose);
      this.stopFlight();
    }
    return true;
  }

  /** Keeps the azimuth within half a turn, for those who read the pose, without moving anything. */
  private dropWholeTurns(): void {
    const turnsDeg = this.pose.azimuthDeg - shortestTurn(this.pose.azimuthDeg);
    if (turnsDeg === 0) return;
    this.pose.azimuthDeg -= turnsDeg;
    this.goal.azimuthDeg -= turnsDeg;
  }

  private followHand(seconds: number): boolean {
    const isGliding = this.glideToFocus(seconds);
    this.spinOn(seconds);
    return this.followGoal(seconds) || isGliding;
  }

  private spinOn(seconds: number): void {
    const { goal } = this;
    if (this.spinDegS === 0 && this.tiltDegS === 0) return;
    goal.azimuthDeg += this.spinDegS * seconds;
    goal.elevationDeg = clampElevation(goal.elevationDeg + this.tiltDegS * seconds);
    const left = Math.exp(-seconds / SPIN_SECONDS);
    this.fling(this.spinDegS * left, this.tiltDegS * left);
    if (lengthOf(this.spinDegS, this.tiltDegS) < 0.5) this.fling(0, 0);
  }

  private followGoal(seconds: number): boolean {
    const { goal, pose } = this;
    goal.distanceKm = this.clampDistance(goal.distanceKm);
    const share = 1 - Math.exp(-seconds / FOLLOW_SECONDS);
    const dAzimuth = goal.azimuthDeg - pose.azimuthDeg;
    const dElevation = goal.elevationDeg - pose.elevationDeg;
    const dLog = Math.log(goal.distanceKm / pose.distanceKm);
    if (Math.abs(dAzimuth) < 0.005 && Math.abs(dElevation) < 0.005 && Math.abs(dLog) < 1e-4) {
      if (dAzimuth === 0 && dElevation === 0 && dLog === 0) return false;
      Object.assign(pose, goal);
      return true;
    }
    pose.azimuthDeg += dAzimuth * share;
    pose.elevationDeg += dElevation * share;
    pose.distanceKm *= Math.exp(dLog * share);
    return true;
  }

  private place(): void {
    const { pose, look, eye } = this;
    sceneDirection(eye, pose.azimuthDeg * RAD_PER_DEG, pose.elevationDeg * RAD_PER_DEG);
    eye.x = look.x + eye.x * pose.distanceKm;
    eye.y = look.y + eye.y * pose.distanceKm;
    eye.z = look.z + eye.z * pose.distanceKm;
  }

  private stopFlight(): void {
    if (!this.flight) return;
    this.flight = undefined;
    this.pose.azimuthDeg = shortestTurn(this.pose.azimuthDeg);
    Object.assign(this.goal, this.pose);
  }

  /** After a flight was broken off the look point still has to reach the focus: it glides there. */
  private glideToFocus(seconds: number): boolean {
    const { look, pose } = this;
    const away = lengthOf(look.x, look.y, look.z);
    if (away === 0) return false;
    const left = away < 1e-5 * pose.distanceKm ? 0 : Math.exp(-seconds / GLIDE_SECONDS);
    this.setLook(look.x * left, look.y * left, look.z * left);
    return true;
  }

  private setLook(x: number, y: number, z: number): void {
    this.look.x = x;
    this.look.y = y;
    this.look.z = z;
  }

  private clampDistance(distanceKm: number): number {
    return Math.min(FARTHEST_KM, Math.max(this.nearestKm, NEAREST_KM, distanceKm));
  }
}

/** The pose a wish leads to, its missing parts filled from `fallback`. */
export function wishedPose(wish: CameraWish, fallback: CameraPose): CameraPose {
  return {
    azimuthDeg: wish.pose.azimuthDeg ?? fallback.azimuthDeg,
    elevationDeg: clampElevation(wish.pose.elevationDeg ?? fallback.elevationDeg),
    distanceKm: wish.pose.distanceKm ?? fallback.distanceKm,
  };
}

/** The same turn, within -180 to 180 degrees. */
export function shortestTurn(deg: number): number {
  return ((((deg + 180) % 360) + 360) % 360) - 180;
}

function clampElevation(deg: number): number {
  return Math.min(STEEPEST_DEG, Math.max(-STEEPEST_DEG, deg));
}

const point: FlightPoint = { along: 0, distanceKm: 0 };
