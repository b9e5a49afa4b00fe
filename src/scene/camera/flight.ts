import { smoothstep } from '../stage/apparent-size.ts';
import { type ScenePoint, sceneDirection } from '../stage/display-axes.ts';
import { lengthOf } from '../stage/length.ts';
import { Detour, type Obstacle } from './detour.ts';
import { easedProgress, type FlightPath, type FlightPoint, flightPath, flightSeconds } from './flight-path.ts';
import { type Heading, headingOf, headingTo, turnBetween } from './heading.ts';

/** Where a flight begins and ends; km along the scene's axes. */
export interface FlightPlan {
  /** The old focus, as seen from the new one. */
  readonly departure: Readonly<ScenePoint>;
  /** The eye, as seen from the old focus. */
  readonly eye: Readonly<ScenePoint>;
  /** The direction it looks in, and what is up for it. */
  readonly forward: Readonly<ScenePoint>;
  readonly up: Readonly<ScenePoint>;
  /** The eye at the end, as seen from the new focus. */
  readonly goal: Readonly<ScenePoint>;
  /** Bodies in the way, as seen from the new focus. */
  readonly obstacles: readonly Obstacle[];
}

/** Share of a flight's time after which the eye looks at where it flies to. */
const TURN_SHARE = 0.55;

/**
 * A flight of the eye from one focus to another: it turns to the new one first, draws back, passes over and comes near,
 * round the bodies in its way. The start goes with the old focus, the end with the new one, wherever they move meanwhile.
 */
export class Flight {
  /** The old focus, as seen from the new one (km): whoever knows where it moves writes it. */
  readonly departure: ScenePoint;
  /** The eye, as seen from the new focus (km). */
  readonly eye: ScenePoint = { x: 0, y: 0, z: 0 };
  /** What it is placed about, between old and new focus, and how far from there it is (km). */
  readonly centre: ScenePoint = { x: 0, y: 0, z: 0 };
  spanKm = 0;
  /** The direction it looks in. */
  readonly gaze: Heading = { yawRad: 0, pitchRad: 0 };
  /** What was up at the start, and how much of it is left, 1 to 0. */
  readonly firstUp: Readonly<ScenePoint>;
  firstUpLeft = 1;
  readonly seconds: number;
  private readonly path: FlightPath;
  /** The eye's direction from what it circles: at the start, half way and at the end. */
  private readonly from: Heading;
  private readonly firstTurn: Heading;
  private readonly lastTurn: Heading;
  private readonly firstGaze: Heading;
  private readonly detour: Detour;
  private elapsedS = 0;
  /** Yaw from the way to the new focus to the first view, without jumps from one half turn to the other. */
  private turnedRad = 0;

  constructor({ departure, eye, forward, up, goal, obstacles }: FlightPlan) {
    this.departure = { ...departure };
    this.firstUp = { ...up };
    this.from = newHeading(eye);
    const middle = newHeading(middleDirection({ departure, eye, goal }));
    this.firstTurn = turnOf(this.from, middle);
    this.lastTurn = turnOf(middle, newHeading(goal));
    this.firstGaze = newHeading(forward);
    const separationKm = lengthOf(departure.x, departure.y, departure.z);
    this.path = flightPath(separationKm, lengthOf(eye.x, eye.y, eye.z), lengthOf(goal.x, goal.y, goal.z));
    this.detour = new Detour((out, progress) => this.placeInto(out, progress), obstacles);
    this.seconds = flightSeconds(this.path.length, this.firstTurnRad(forward));
    this.lookInto(0);
  }

  get isOver(): boolean {
    return this.elapsedS >= this.seconds;
  }

  advance(seconds: number): void {
    this.elapsedS = Math.min(this.seconds, this.elapsedS + seconds);
    this.lookInto(this.elapsedS / this.seconds);
  }

  private lookInto(share: number): void {
    const progress = easedProgress(share);
    const { eye, gaze, firstGaze, centre, departure } = this;
    this.placeInto(eye, progress);
    this.detour.addTo(eye, progress);
    this.path.at(point, progress);
    centre.x = departure.x * (1 - point.along);
    centre.y = departure.y * (1 - point.along);
    centre.z = departure.z * (1 - point.along);
    this.spanKm = lengthOf(eye.x - centre.x, eye.y - centre.y, eye.z - centre.z);
    const left = 1 - smooth(Math.min(1, share / TURN_SHARE));
    this.firstUpLeft = 1 - smooth(share);
    headingTo(gaze, eye);
    const turnRad = turnBetween(gaze.yawRad, firstGaze.yawRad);
    this.turnedRad += turnBetween(this.turnedRad, turnRad);
    gaze.yawRad += this.turnedRad * left;
    gaze.pitchRad += (firstGaze.pitchRad - gaze.pitchRad) * left;
  }

  /** The place on the path before any swerve. */
  private placeInto(out: ScenePoint, progress: number): void {
    const { departure, from, firstTurn, lastTurn } = this;
    this.path.at(point, progress);
    const first = smooth(Math.min(1, 2 * progress));
    const last = smooth(Math.max(0, 2 * progress - 1));
    const yawRad = from.yawRad + firstTurn.yawRad * first + lastTurn.yawRad * last;
    sceneDirection(out, yawRad, from.pitchRad + firstTurn.pitchRad * first + lastTurn.pitchRad * last);
    const left = 1 - point.along;
    out.x = departure.x * left + out.x * point.distanceKm;
    out.y = departure.y * left + out.y * point.distanceKm;
    out.z = departure.z * left + out.z * point.distanceKm;
  }

  /** Angle (radians) between the first view and the way to the new focus. */
  private firstTurnRad(forward: Readonly<ScenePoint>): number {
    this.placeInto(toward, 0);
    const away = lengthOf(toward.x, toward.y, toward.z) * lengthOf(forward.x, forward.y, forward.z);
    const cosine = -(toward.x * forward.x + toward.y * forward.y + toward.z * forward.z) / away;
    return Math.acos(Math.min(1, Math.max(-1, cosine)));
  }
}

/** So far behind and above the way to its new focus (in parts of the direction across it) the eye flies there. */
const BEHIND = 0.6;
const ABOVE = 0.3;

/**
 * The eye's direction half way: behind the old focus as seen from the new one, so that it sees where it flies and does not
 * fly past; between first and last direction where the first view is wide enough to hold the whole way.
 */
function middleDirection({ departure, eye, goal }: Pick<FlightPlan, 'departure' | 'eye' | 'goal'>): ScenePoint {
  const eyeKm = lengthOf(eye.x, eye.y, eye.z);
  const goalKm = lengthOf(goal.x, goal.y, goal.z);
  const wayKm = lengthOf(departure.x, departure.y, departure.z);
  const middle = {
    x: eye.x / eyeKm + goal.x / goalKm,
    y: eye.y / eyeKm + goal.y / goalKm,
    z: eye.z / eyeKm + goal.z / goalKm,
  };
  const share = smoothstep(0.5, 3, wayKm / eyeKm);
  if (share === 0) return middle;
  const back = { x: departure.x / wayKm, y: departure.y / wayKm, z: departure.z / wayKm };
  const along = (eye.x * back.x + eye.y * back.y + eye.z * back.z) / eyeKm;
  const left = 1 - share;
  return {
    x: middle.x * left + (eye.x / eyeKm + (BEHIND - along) * back.x) * share,
    y: middle.y * left + (eye.y / eyeKm + (BEHIND - along) * back.y + ABOVE) * share,
    z: middle.z * left + (eye.z / eyeKm + (BEHIND - along) * back.z) * share,
  };
}

function newHeading(v: Readonly<ScenePoint>): Heading {
  return headingOf({ yawRad: 0, pitchRad: 0 }, v);
}

function turnOf(from: Heading, to: Heading): Heading {
  return { yawRad: turnBetween(from.yawRad, to.yawRad), pitchRad: to.pitchRad - from.pitchRad };
}

const point: FlightPoint = { along: 0, distanceKm: 0 };
const toward: ScenePoint = { x: 0, y: 0, z: 0 };

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}
