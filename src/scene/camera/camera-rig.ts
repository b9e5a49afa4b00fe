import { Quaternion, Vector3 } from 'three';
import { RAD_PER_DEG } from '../../core/units/constants.ts';
import type { CameraPose, CameraWish } from '../../state/camera-pose.ts';
import { type ScenePoint, sceneDirection } from '../stage/display-axes.ts';
import { lengthOf } from '../stage/length.ts';
import { Flight, type FlightPlan } from './flight.ts';
import { copyPoint, type Heading, headingOf, headingTo, turnBetween } from './heading.ts';

/** Nearest and farthest the eye may go (km), and the steepest it may look (degrees). */
const NEAREST_KM = 1e-4;
const FARTHEST_KM = 4e10;
const STEEPEST_DEG = 89;
/** Time in which the picture follows the hand (s). */
const FOLLOW_SECONDS = 0.09;
const TURN_SECONDS = 0.15;
const SPIN_SECONDS = 0.35;

/** Writes the turn of the plane in which an orbit of this size (km) lies; false for the ecliptic. */
export type OrbitPlane = (out: Quaternion, distanceKm: number) => boolean;

/**
 * The eye's motion about the focus, in doubles: the hand sets a goal, the pose follows it smoothly; a flight leads from
 * one focus to another. The pose belongs to the camera channel and is written in place.
 */
export class CameraRig {
  /** What the eye is placed about, relative to the focus (km, scene axes): the origin except in flight. */
  readonly centre: ScenePoint = { x: 0, y: 0, z: 0 };
  /** How far beside the focus the eye looks: what is left of the first turn of a flight. */
  readonly aside: Heading = { yawRad: 0, pitchRad: 0 };
  /** The eye, relative to the focus (km, scene axes), before its orbit is laid into its plane. */
  readonly eye: ScenePoint = { x: 0, y: 0, z: 0 };
  /** How near the eye may come to the focus (km). */
  nearestKm = NEAREST_KM;
  /** What a factor of the hand's zoom is at a distance (km): more where the picture's scale is not the true one. */
  zoomAt: (distanceKm: number, factor: number) => number = (_, factor) => factor;
  private readonly goal: CameraPose;
  private flight: Flight | undefined;
  private spinDegS = 0;
  private tiltDegS = 0;

  constructor(
    readonly pose: CameraPose,
    private readonly orbitPlane: OrbitPlane = () => false,
  ) {
    this.goal = { ...pose };
  }

  get isFlying(): boolean {
    return this.flight !== undefined;
  }

  /** How much the picture spans: how far the eye is from what it is placed about (km). */
  get spanKm(): number {
    return this.flight ? this.flight.spanKm : this.pose.distanceKm;
  }

  /** The flight under way. */
  get underWay(): Flight | undefined {
    return this.flight;
  }

  /** Turns the goal about the focus (degrees); ends a flight. */
  turn(azimuthDeg: number, elevationDeg: number): void {
    this.stopFlight();
    this.goal.azimuthDeg += azimuthDeg;
    this.goal.elevationDeg = clampElevation(this.goal.elevationDeg + elevationDeg);
  }

  /** Turns the picture clockwise (degrees): about the axis that stands up from the ecliptic, seen from above or below. */
  twist(clockwiseDeg: number): void {
    this.turn(this.goal.elevationDeg < 0 ? -clockwiseDeg : clockwiseDeg, 0);
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
    this.goal.distanceKm = this.clampDistance(groundKm + heightKm * this.zoomAt(this.goal.distanceKm, factor));
  }

  /** Takes a pose at once. */
  jump(pose: Partial<CameraPose>): void {
    this.stopFlight();
    this.fling(0, 0);
    this.aside.yawRad = 0;
    this.aside.pitchRad = 0;
    Object.assign(this.goal, pose);
    this.goal.elevationDeg = clampElevation(this.goal.elevationDeg);
    this.goal.distanceKm = this.clampDistance(this.goal.distanceKm);
    Object.assign(this.pose, this.goal);
    this.place();
  }

  /** Starts a flight that ends in `pose` about the new focus. */
  fly(start: Omit<FlightPlan, 'goal'>, pose: CameraPose): void {
    this.fling(0, 0);
    Object.assign(this.goal, pose);
    this.goal.elevationDeg = clampElevation(pose.elevationDeg);
    this.goal.distanceKm = this.clampDistance(pose.distanceKm);
    this.flight = new Flight({ ...start, goal: this.levelled(placeOf(this.goal)) });
    this.followFlight(this.flight);
  }

  /** Moves on by `seconds`; tells whether anything moved. */
  update(seconds: number): boolean {
    const moved = this.flight ? this.advanceFlight(this.flight, seconds) : this.followHand(seconds);
    if (!this.flight) {
      this.dropWholeTurns();
      this.place();
    }
    return moved;
  }

  private advanceFlight(flight: Flight, seconds: number): boolean {
    flight.advance(Math.min(seconds, 0.1));
    this.followFlight(flight);
    if (flight.isOver) {
      this.flight = undefined;
      Object.assign(this.pose, this.goal);
      this.place();
    }
    return true;
  }

  /** The pose in flight is that of the eye about the new focus, so that a hand can take over at any moment. */
  private followFlight(flight: Flight): void {
    const { pose, aside, centre } = this;
    const { eye, gaze } = flight;
    pose.distanceKm = lengthOf(eye.x, eye.y, eye.z);
    vector.set(eye.x, eye.y, eye.z);
    if (this.orbitPlane(plane, pose.distanceKm)) vector.applyQuaternion(plane.invert());
    headingOf(heading, vector);
    pose.azimuthDeg = heading.yawRad / RAD_PER_DEG;
    pose.elevationDeg = heading.pitchRad / RAD_PER_DEG;
    headingTo(heading, eye);
    aside.yawRad = turnBetween(heading.yawRad, gaze.yawRad);
    aside.pitchRad = gaze.pitchRad - heading.pitchRad;
    this.place();
    copyPoint(centre, flight.centre);
  }

  /** Keeps the azimuth within half a turn, for those who read the pose, without moving anything. */
  private dropWholeTurns(): void {
    const turnsDeg = this.pose.azimuthDeg - shortestTurn(this.pose.azimuthDeg);
    if (turnsDeg === 0) return;
    this.pose.azimuthDeg -= turnsDeg;
    this.goal.azimuthDeg -= turnsDeg;
  }

  private followHand(seconds: number): boolean {
    const isTurning = this.turnToFocus(seconds);
    this.spinOn(seconds);
    return this.followGoal(seconds) || isTurning;
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
    const { pose, eye, centre } = this;
    copyPoint(eye, placeOf(pose));
    centre.x = 0;
    centre.y = 0;
    centre.z = 0;
  }

  /** A place of the eye laid into the plane of its orbit. */
  private levelled(eye: Readonly<ScenePoint>): Readonly<ScenePoint> {
    vector.set(eye.x, eye.y, eye.z);
    if (this.orbitPlane(plane, vector.length())) vector.applyQuaternion(plane);
    return vector;
  }

  private stopFlight(): void {
    if (!this.flight) return;
    this.flight = undefined;
    this.pose.elevationDeg = clampElevation(this.pose.elevationDeg);
    Object.assign(this.goal, this.pose);
  }

  /** After a flight was broken off the eye may still have to turn to the focus. */
  private turnToFocus(seconds: number): boolean {
    const { aside } = this;
    if (aside.yawRad === 0 && aside.pitchRad === 0) return false;
    const left = lengthOf(aside.yawRad, aside.pitchRad) < 1e-4 ? 0 : Math.exp(-seconds / TURN_SECONDS);
    aside.yawRad *= left;
    aside.pitchRad *= left;
    return true;
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

/** The eye's place (km, scene axes) in a pose. */
function placeOf(pose: Readonly<CameraPose>): Readonly<ScenePoint> {
  sceneDirection(placed, pose.azimuthDeg * RAD_PER_DEG, pose.elevationDeg * RAD_PER_DEG);
  placed.x *= pose.distanceKm;
  placed.y *= pose.distanceKm;
  placed.z *= pose.distanceKm;
  return placed;
}

const vector = new Vector3();
const plane = new Quaternion();
const heading: Heading = { yawRad: 0, pitchRad: 0 };
const placed: ScenePoint = { x: 0, y: 0, z: 0 };
