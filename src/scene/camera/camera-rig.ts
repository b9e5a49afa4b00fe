import { Quaternion, Vector3 } from 'three';
import { RAD_PER_DEG } from '../../core/units/constants.ts';
import { type CameraPose, type CameraWish, ON_FOCUS } from '../../state/camera-pose.ts';
import type { ScenePoint } from '../stage/display-axes.ts';
import { lengthOf } from '../stage/length.ts';
import { Flight, type FlightPlan } from './flight.ts';
import { copyPoint, type Heading, headingOf, headingTo, turnBetween } from './heading.ts';
import { exitKm, eyeOf, middleOf, moveAcross, setMiddle, turnAbout } from './pose-frame.ts';

/** Nearest and farthest the eye may go (km), and the steepest it may look (degrees). */
const NEAREST_KM = 1e-4;
const FARTHEST_KM = 4e10;
const STEEPEST_DEG = 89;
/** The eye comes no nearer to a middle of the view off the focus than this part of how far off it is: the picture stays steady. */
const LEAST_SHARE_OF_SHIFT = 1e-6;
/** With the middle of the view within so many times the nearest approach of the focus, the hand turns the focus itself. */
const TURNS_FOCUS_WITHIN = 2;
/** A focus this far beside the middle of the view (parts of the eye's distance) is noticed. */
const NOTICED_SHIFT = 0.08;
/** Time in which the picture follows the hand (s). */
const FOLLOW_SECONDS = 0.09;
const TURN_SECONDS = 0.15;
const SPIN_SECONDS = 0.35;

/** Writes the turn of the plane in which an orbit of this size (km) lies; false for the ecliptic. */
export type OrbitPlane = (out: Quaternion, distanceKm: number) => boolean;

/**
 * The eye's motion about the focus, in doubles: the hand sets a goal, the pose follows it smoothly; a flight leads from
 * one focus to another. The hand may shift the middle of the view off the focus, which stays the origin and carries the
 * view along. The pose belongs to the camera channel and is written in place.
 */
export class CameraRig {
  /** What the eye is placed about, relative to the focus (km, scene axes): the middle of the view except in flight. */
  readonly centre: ScenePoint = { x: 0, y: 0, z: 0 };
  /** What the eye looks at, relative to the focus (km, scene axes): the focus itself, unless the view was shifted. */
  readonly middle: ScenePoint = { x: 0, y: 0, z: 0 };
  /** How far beside that the eye looks: what is left of the first turn of a flight. */
  readonly aside: Heading = { yawRad: 0, pitchRad: 0 };
  /** The eye, relative to the focus (km, scene axes), before its orbit is laid into its plane. */
  readonly eye: ScenePoint = { x: 0, y: 0, z: 0 };
  /** How near the eye may come to the focus (km). */
  nearestKm = NEAREST_KM;
  /** What a factor of the hand's zoom is at a distance (km): more where the picture's scale is not the true one. */
  zoomAt: (distanceKm: number, factor: number) => number = (_, factor) => factor;
  /** Moves a middle of the view by so much of the picture (km at its distance): more where distances are not true. */
  shiftAt: (middle: ScenePoint, by: Readonly<ScenePoint>) => void = addInto;
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

  /** Whether the focus is noticeably beside the middle of the view. */
  get isOffFocus(): boolean {
    const { x, y, z } = this.middle;
    return !this.flight && lengthOf(x, y, z) > NOTICED_SHIFT * this.pose.distanceKm;
  }

  /** Turns the goal (degrees), about the focus or the middle of the view; ends a flight. */
  turn(azimuthDeg: number, elevationDeg: number): void {
    this.stopFlight();
    this.turnGoal(azimuthDeg, elevationDeg);
  }

  /** Turns the picture clockwise (degrees): about the axis that stands up from the ecliptic, seen from above or below. */
  twist(clockwiseDeg: number, about?: Readonly<ScenePoint>): void {
    this.stopFlight();
    this.turnGoal(this.goal.elevationDeg < 0 ? -clockwiseDeg : clockwiseDeg, 0, about);
  }

  /** Shifts what is seen to the right and up, by so many times the way from the eye to the middle of the view. */
  shift(right: number, up: number): void {
    this.stopFlight();
    const { goal } = this;
    setPoint(step, 0, 0, 0);
    moveAcross(step, goal, -right * goal.distanceKm, -up * goal.distanceKm);
    this.shiftAt(middleOf(placed, goal), step);
    const far = lengthOf(placed.x, placed.y, placed.z) / FARTHEST_KM;
    if (far > 1) setPoint(placed, placed.x / far, placed.y / far, placed.z / far);
    setMiddle(goal, placed);
    goal.distanceKm = this.clampDistance(goal);
  }

  /** Brings the focus nearer to the middle of the view, by a share of the way. */
  moveToFocus(share: number): void {
    const { goal } = this;
    goal.middleXKm *= 1 - share;
    goal.middleYKm *= 1 - share;
    goal.middleZKm *= 1 - share;
  }

  /** The focus is another one from now on; where the old one is from there (km, scene axes). Nothing moves. */
  changeFocus(oldFromNew: Readonly<ScenePoint>): void {
    this.stopFlight();
    for (const pose of [this.goal, this.pose]) {
      addInto(middleOf(placed, pose), oldFromNew);
      setMiddle(pose, placed);
    }
    this.place();
  }

  /** Lets the view spin on at this rate (degrees a second), slowing down. */
  fling(azimuthDegS: number, elevationDegS: number): void {
    this.spinDegS = azimuthDegS;
    this.tiltDegS = elevationDegS;
  }

  /**
   * Multiplies the distance by `factor`, measured above the surface of the focus so that no step goes through it. What is
   * at `about` (km, scene axes) keeps its place in the picture; from there outward only as long as that brings the focus
   * nearer to the middle of the view.
   */
  zoom(factor: number, about?: Readonly<ScenePoint>): void {
    this.stopFlight();
    const { goal } = this;
    const groundKm = exitKm(goal, this.nearestKm / 1.2);
    const heightKm = Math.max(goal.distanceKm, this.leastKm(goal)) - groundKm;
    const before = goal.distanceKm;
    goal.distanceKm = groundKm + heightKm * this.zoomAt(before, factor);
    goal.distanceKm = this.clampDistance(goal);
    if (!about) return;
    const share = goal.distanceKm / before;
    const { x, y, z } = middleOf(placed, goal);
    setPoint(placed, about.x + (x - about.x) * share, about.y + (y - about.y) * share, about.z + (z - about.z) * share);
    if (share > 1 && lengthOf(placed.x, placed.y, placed.z) > lengthOf(x, y, z)) return;
    setMiddle(goal, placed);
    goal.distanceKm = this.clampDistance(goal);
  }

  /** Where the hand leads the eye (km from the focus, scene axes). */
  goalEyeInto(out: ScenePoint): ScenePoint {
    eyeOf(out, this.goal);
    return addInto(out, middleOf(placed, this.goal));
  }

  /** Takes a pose at once. */
  jump(pose: Partial<CameraPose>): void {
    this.stopFlight();
    this.fling(0, 0);
    this.aside.yawRad = 0;
    this.aside.pitchRad = 0;
    Object.assign(this.goal, pose);
    this.goal.elevationDeg = clampElevation(this.goal.elevationDeg);
    this.goal.distanceKm = this.clampDistance(this.goal);
    Object.assign(this.pose, this.goal);
    this.place();
  }

  /** Starts a flight that ends in `pose` about the new focus. */
  fly(start: Omit<FlightPlan, 'goal'>, pose: CameraPose): void {
    this.fling(0, 0);
    Object.assign(this.goal, pose);
    this.goal.elevationDeg = clampElevation(pose.elevationDeg);
    this.goal.distanceKm = this.clampDistance(this.goal);
    const { goal } = this;
    const target = { ...this.levelled(middleOf(placed, goal), goal.distanceKm) };
    this.flight = new Flight({
      ...start,
      departure: minus(start.departure, target),
      goal: { ...this.levelled(eyeOf(placed, goal), goal.distanceKm) },
      obstacles: start.obstacles.map((obstacle) => ({ ...obstacle, ...minus(obstacle, target) })),
    });
    this.followFlight(this.flight);
  }

  /** Where the old focus of the flight under way is now (km from the new one, scene axes). */
  departFrom(place: Readonly<ScenePoint>): void {
    if (!this.flight) return;
    const { departure } = this.flight;
    const target = this.levelled(middleOf(placed, this.goal), this.goal.distanceKm);
    setPoint(departure, place.x - target.x, place.y - target.y, place.z - target.z);
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

  /** The pose in flight is that of the eye about where it flies to, so that a hand can take over at any moment. */
  private followFlight(flight: Flight): void {
    const { pose, aside, centre, goal } = this;
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
    setMiddle(pose, middleOf(placed, goal));
    this.place();
    addInto(centre, flight.centre);
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
    if (this.spinDegS === 0 && this.tiltDegS === 0) return;
    this.turnGoal(this.spinDegS * seconds, this.tiltDegS * seconds);
    const left = Math.exp(-seconds / SPIN_SECONDS);
    this.fling(this.spinDegS * left, this.tiltDegS * left);
    if (lengthOf(this.spinDegS, this.tiltDegS) < 0.5) this.fling(0, 0);
  }

  private followGoal(seconds: number): boolean {
    const { goal, pose } = this;
    goal.distanceKm = this.clampDistance(goal);
    const share = 1 - Math.exp(-seconds / FOLLOW_SECONDS);
    const dAzimuth = goal.azimuthDeg - pose.azimuthDeg;
    const dElevation = goal.elevationDeg - pose.elevationDeg;
    const dLog = Math.log(goal.distanceKm / pose.distanceKm);
    const middleKm = this.middleToGo();
    const isNear = Math.abs(dAzimuth) < 0.005 && Math.abs(dElevation) < 0.005 && Math.abs(dLog) < 1e-4;
    if (isNear && middleKm < 1e-5 * pose.distanceKm) {
      if (dAzimuth === 0 && dElevation === 0 && dLog === 0 && middleKm === 0) return false;
      Object.assign(pose, goal);
      return true;
    }
    const distanceToGo = goal.distanceKm - pose.distanceKm;
    pose.azimuthDeg += dAzimuth * share;
    pose.elevationDeg += dElevation * share;
    pose.distanceKm *= Math.exp(dLog * share);
    // In step with the distance, so that what is zoomed to stays in its place on the way.
    const middleShare = Math.abs(dLog) < 1e-3 ? share : 1 - (goal.distanceKm - pose.distanceKm) / distanceToGo;
    pose.middleXKm += (goal.middleXKm - pose.middleXKm) * middleShare;
    pose.middleYKm += (goal.middleYKm - pose.middleYKm) * middleShare;
    pose.middleZKm += (goal.middleZKm - pose.middleZKm) * middleShare;
    return true;
  }

  /** How far the middle of the view still is from where the hand wants it (km). */
  private middleToGo(): number {
    const { goal, pose } = this;
    return lengthOf(goal.middleXKm - pose.middleXKm, goal.middleYKm - pose.middleYKm, goal.middleZKm - pose.middleZKm);
  }

  /** Turns the goal about a pivot: else about the focus where that is what one sees, else about the middle of the view. */
  private turnGoal(azimuthDeg: number, elevationDeg: number, about?: Readonly<ScenePoint>): void {
    const { goal } = this;
    const tiltDeg = clampElevation(goal.elevationDeg + elevationDeg) - goal.elevationDeg;
    middleOf(placed, goal);
    const isAtFocus = lengthOf(placed.x, placed.y, placed.z) < TURNS_FOCUS_WITHIN * this.nearestKm;
    turnAbout(goal, azimuthDeg, tiltDeg, about ?? (isAtFocus ? FOCUS : placed));
  }

  private place(): void {
    const { pose, eye, centre, middle } = this;
    middleOf(middle, pose);
    copyPoint(centre, middle);
    addInto(eyeOf(eye, pose), middle);
  }

  /** A place laid into the plane of an orbit so far from what it circles (km). */
  private levelled(place: Readonly<ScenePoint>, distanceKm: number): Readonly<ScenePoint> {
    vector.set(place.x, place.y, place.z);
    if (this.orbitPlane(plane, distanceKm)) vector.applyQuaternion(plane);
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

  private clampDistance(pose: Readonly<CameraPose>): number {
    return Math.min(FARTHEST_KM, Math.max(this.leastKm(pose), pose.distanceKm));
  }

  /** How near the eye may come to the middle of the view (km): not into the focus, not nearer than numbers are exact. */
  private leastKm(pose: Readonly<CameraPose>): number {
    const { x, y, z } = middleOf(placed, pose);
    return Math.max(NEAREST_KM, LEAST_SHARE_OF_SHIFT * lengthOf(x, y, z), exitKm(pose, this.nearestKm));
  }
}

/** The pose a wish leads to, its missing parts filled from `fallback`. */
export function wishedPose(wish: CameraWish, fallback: CameraPose): CameraPose {
  return {
    azimuthDeg: wish.pose.azimuthDeg ?? fallback.azimuthDeg,
    elevationDeg: clampElevation(wish.pose.elevationDeg ?? fallback.elevationDeg),
    distanceKm: wish.pose.distanceKm ?? fallback.distanceKm,
    middleXKm: wish.pose.middleXKm ?? ON_FOCUS.middleXKm,
    middleYKm: wish.pose.middleYKm ?? ON_FOCUS.middleYKm,
    middleZKm: wish.pose.middleZKm ?? ON_FOCUS.middleZKm,
  };
}

/** The same turn, within -180 to 180 degrees. */
export function shortestTurn(deg: number): number {
  return ((((deg + 180) % 360) + 360) % 360) - 180;
}

function clampElevation(deg: number): number {
  return Math.min(STEEPEST_DEG, Math.max(-STEEPEST_DEG, deg));
}

function setPoint(out: ScenePoint, x: number, y: number, z: number): void {
  out.x = x;
  out.y = y;
  out.z = z;
}

function addInto(out: ScenePoint, by: Readonly<ScenePoint>): ScenePoint {
  out.x += by.x;
  out.y += by.y;
  out.z += by.z;
  return out;
}

function minus(a: Readonly<ScenePoint>, b: Readonly<ScenePoint>): ScenePoint {
  return { x: a.x - b.x, y: a.y - b.y, z: a.z - b.z };
}

const FOCUS: Readonly<ScenePoint> = { x: 0, y: 0, z: 0 };

const vector = new Vector3();
const plane = new Quaternion();
const heading: Heading = { yawRad: 0, pitchRad: 0 };
const placed: ScenePoint = { x: 0, y: 0, z: 0 };
const step: ScenePoint = { x: 0, y: 0, z: 0 };
