import { Quaternion, Vector3 } from 'three';
import type { Standpoint } from '../../state/store.ts';
import { type ScenePoint, sceneDirection } from '../stage/display-axes.ts';
import { lengthOf } from '../stage/length.ts';
import type { Stage } from '../stage/stage.ts';
import { GazeRig } from './gaze-rig.ts';
import { copyPoint, type Heading, headingTo } from './heading.ts';
import { levelTurnInto } from './level-orbit.ts';
import { Outlook } from './outlook.ts';

/** How long the eye takes from its orbit to a standpoint and back (s). */
const CHANGE_SECONDS = 0.8;
/** How near to the ground the eye of an orbit may come: a tenth of the radius, less close to what stands on it. */
const LEAST_HEIGHT = 0.1;
const LEAST_SHARE_OF_WAY = 0.35;
const STANDING_NEAR_KM = 1e-4;

/** What a hand on the picture moves: the orbit about the focus, or the gaze of one who looks out. */
export interface Hand {
  turn(azimuthDeg: number, elevationDeg: number): void;
  /** `about`: what keeps its place in the picture (km from the focus, scene axes); else its middle does. */
  twist(clockwiseDeg: number, about?: Readonly<ScenePoint>): void;
  /** Shifts what is seen to the right and up, in tangents of the angle at the eye. */
  shift(right: number, up: number): void;
  fling(azimuthDegS: number, elevationDegS: number): void;
  zoom(factor: number, about?: Readonly<ScenePoint>): void;
}

/** Puts the eye of the frame and three's camera: circling the focus, or looking out from a standpoint. */
export class EyePlacer {
  private readonly outlook: Outlook;
  private readonly gazeRig: GazeRig;
  /** The standpoint taken; not yet while the camera still flies there. */
  private taken: Standpoint | null = null;
  /** Left of the change between orbit and standpoint, 1 to 0, and where the eye was when it began. */
  private changeLeft = 0;
  private readonly before = { eye: point(), forward: point(), up: point(), fieldDeg: 0 };
  /** What is up for the eye, not yet across its direction. */
  readonly upward: ScenePoint = { x: 0, y: 1, z: 0 };
  private fieldDeg = 0;

  /** Farthest that the ground of a body is from its middle (km); 0 for craft and places. */
  private readonly groundKm: Float64Array;

  constructor(private readonly stage: Stage) {
    this.groundKm = Float64Array.from(stage.objects, ({ body, radiusKm }) => body?.radiiKm?.[0] ?? radiusKm);
    this.outlook = new Outlook(stage);
    this.gazeRig = new GazeRig(stage.explorer.camera.gaze);
  }

  /** Whether the eye looks out from a standpoint. */
  get isLookingOut(): boolean {
    return this.taken !== null;
  }

  /** Straight up, for an eye on the ground. */
  get zenith(): Readonly<ScenePoint> | undefined {
    return this.taken?.kind === 'stand' ? this.outlook.up : undefined;
  }

  /** What the visitor's hand moves now. */
  get hand(): Hand {
    return this.taken ? this.gazeRig : this.stage.rig;
  }

  /** Brings eye and camera to the frame. Tells whether they go on moving by themselves. */
  update(seconds: number): boolean {
    const { stage } = this;
    const { standpoint } = stage.explorer.store.getState();
    const canTake = standpoint !== null && !stage.rig.isFlying && this.outlook.locate(standpoint);
    this.change(canTake ? standpoint : null);
    const isGazing = this.taken !== null && this.gazeRig.update(seconds);
    if (isGazing) stage.explorer.camera.moved();
    if (this.taken) this.lookOut(this.taken);
    else this.lookAtFocus();
    const isChanging = this.blend(seconds);
    this.pointCamera();
    return isGazing || isChanging;
  }

  private change(standpoint: Standpoint | null): void {
    const { taken, stage } = this;
    if (taken === standpoint) return;
    this.taken = standpoint;
    const isSamePlace = taken?.kind === standpoint?.kind && taken?.id === standpoint?.id;
    if (standpoint && !isSamePlace) {
      const { camera } = stage.explorer;
      this.gazeRig.jump(camera.firstGaze ?? this.outlook.firstGaze(standpoint));
      camera.firstGaze = undefined;
    } else if (standpoint) this.gazeRig.jump(this.outlook.firstGaze(standpoint));
    stage.explorer.camera.moved();
    if (stage.prefersStill || this.fieldDeg === 0) return;
    const { before } = this;
    Object.assign(before.eye, stage.eye.position);
    Object.assign(before.forward, stage.eye.forward);
    Object.assign(before.up, stage.eye.up);
    before.fieldDeg = this.fieldDeg;
    this.changeLeft = 1;
  }

  private lookOut(standpoint: Standpoint): void {
    const { outlook, gazeRig, stage } = this;
    outlook.turn(standpoint, gazeRig.gaze);
    copyPoint(stage.eye.position, outlook.eye);
    copyPoint(stage.eye.forward, outlook.forward);
    copyPoint(this.upward, outlook.up);
    this.fieldDeg = gazeRig.gaze.fieldDeg;
  }

  private lookAtFocus(): void {
    const { eye, rig } = this.stage;
    this.upward.x = 0;
    this.upward.y = 1;
    this.upward.z = 0;
    this.circle();
    this.standUp();
    const flight = rig.underWay;
    if (flight) mixInto(this.upward, flight.firstUp, flight.firstUpLeft);
    this.keepOutside();
    vector.set(eye.position.x - aim.x, eye.position.y - aim.y, eye.position.z - aim.z);
    headingTo(heading, vector);
    sceneDirection(eye.forward, heading.yawRad + rig.aside.yawRad, heading.pitchRad + rig.aside.pitchRad);
    this.fieldDeg = this.stage.orbitFieldDeg;
  }

  /** Puts the eye and what it looks at where the rig has them, at the scale of the picture. */
  private circle(): void {
    const { eye, rig, places, cameraFactor } = this.stage;
    const { centre, middle } = rig;
    copyPoint(eye.position, rig.eye);
    copyPoint(aim, middle);
    if (places.logAmount === 0) return;
    places.drawnInto(aim, middle.x, middle.y, middle.z);
    places.drawnInto(drawn, centre.x, centre.y, centre.z);
    eye.position.x = drawn.x + (rig.eye.x - centre.x) * cameraFactor;
    eye.position.y = drawn.y + (rig.eye.y - centre.y) * cameraFactor;
    eye.position.z = drawn.z + (rig.eye.z - centre.z) * cameraFactor;
  }

  /** Near a craft on the ground the orbit is about its own vertical: its plane turns from the ecliptic to the horizon. */
  private standUp(): void {
    const { stage, upward } = this;
    const { eye, rig } = stage;
    if (!levelTurnInto(turn, stage, rig.pose.distanceKm)) return;
    vector.set(eye.position.x, eye.position.y, eye.position.z).applyQuaternion(turn);
    direction.copy(north).applyQuaternion(turn);
    upward.x = direction.x;
    upward.y = direction.y;
    upward.z = direction.z;
    eye.position.x = vector.x;
    eye.position.y = vector.y;
    eye.position.z = vector.z;
    copyPoint(aim, vector.set(aim.x, aim.y, aim.z).applyQuaternion(turn));
  }

  /** Leads over from where the eye was before the last change. */
  private blend(seconds: number): boolean {
    if (this.changeLeft <= 0) return false;
    this.changeLeft = Math.max(0, this.changeLeft - seconds / CHANGE_SECONDS);
    const t = 1 - this.changeLeft;
    const left = 1 - t * t * (3 - 2 * t);
    const { before, upward, stage } = this;
    this.fieldDeg += (before.fieldDeg - this.fieldDeg) * left;
    // A flight begins where the eye is.
    if (stage.rig.isFlying) return true;
    mixInto(stage.eye.position, before.eye, left);
    mixInto(stage.eye.forward, before.forward, left);
    mixInto(upward, before.up, left);
    const { forward } = stage.eye;
    const length = lengthOf(forward.x, forward.y, forward.z) || 1;
    forward.x /= length;
    forward.y /= length;
    forward.z /= length;
    return true;
  }

  /** The eye's other axes from its direction, and three's camera after the eye. */
  private pointCamera(): void {
    const { stage, upward } = this;
    const { eye, camera } = stage;
    const { forward, right, up, position } = eye;
    right.x = forward.y * upward.z - forward.z * upward.y;
    right.y = forward.z * upward.x - forward.x * upward.z;
    right.z = forward.x * upward.y - forward.y * upward.x;
    const flat = lengthOf(right.x, right.y, right.z) || 1;
    right.x /= flat;
    right.y /= flat;
    right.z /= flat;
    up.x = right.y * forward.z - right.z * forward.y;
    up.y = right.z * forward.x - right.x * forward.z;
    up.z = right.x * forward.y - right.y * forward.x;
    stage.setField(this.fieldDeg);
    camera.position.set(position.x, position.y, position.z);
    // biome-ignore format: a matrix
    camera.matrix.set(
      right.x, up.x, -forward.x, position.x,
      right.y, up.y, -forward.y, position.y,
      right.z, up.z, -forward.z, position.z,
      0, 0, 0, 1,
    );
    camera.matrix.decompose(camera.position, camera.quaternion, camera.scale);
    camera.near = this.taken?.kind === 'stand' ? STANDING_NEAR_KM : nearPlaneKm(this.clearanceKm());
    camera.far = 2e11;
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld(true);
  }

  /** Distance (km) from the eye to the nearest surface or craft. */
  private clearanceKm(): number {
    const { places, eye } = this.stage;
    const { x, y, z, isKnown } = places;
    const { x: eyeX, y: eyeY, z: eyeZ } = eye.position;
    const { groundKm } = this;
    let nearest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < groundKm.length; i++) {
      if (!isKnown[i]) continue;
      const away = lengthOf(x[i]! - eyeX, y[i]! - eyeY, z[i]! - eyeZ);
      nearest = Math.min(nearest, Math.max(away - groundKm[i]!, 0.02 * away));
    }
    return nearest;
  }

  /**
   * Pushes the eye out of a body it would enter on its way: a flight may pass one. Near something that stands on a body
   * its ground is where that stands, and the eye may come down to it.
   */
  private keepOutside(): void {
    const { places, eye, rig, cameraFactor } = this.stage;
    const { x, y, z, isKnown } = places;
    const { position } = eye;
    const { groundKm } = this;
    const departure = rig.underWay?.departure;
    const leastWay = LEAST_SHARE_OF_WAY * rig.spanKm * cameraFactor;
    for (let i = 0; i < groundKm.length; i++) {
      const reach = groundKm[i]!;
      if (reach === 0 || !isKnown[i]) continue;
      const dx = position.x - x[i]!;
      const dy = position.y - y[i]!;
      const dz = position.z - z[i]!;
      const away = lengthOf(dx, dy, dz);
      const height = Math.min(LEAST_HEIGHT * reach, leastWay);
      if (away >= reach + height || away === 0) continue;
      // The focus is the origin.
      let ground = lowerGroundKm(reach, lengthOf(x[i]!, y[i]!, z[i]!));
      if (departure)
        ground = lowerGroundKm(ground, lengthOf(x[i]! - departure.x, y[i]! - departure.y, z[i]! - departure.z));
      const push = (ground + height) / away;
      if (push <= 1) continue;
      position.x = x[i]! + dx * push;
      position.y = y[i]! + dy * push;
      position.z = z[i]! + dz * push;
    }
  }
}

/** What the eye is placed about and what it looks at, where they are drawn (km from the origin). */
const drawn = point();
const aim = point();
const heading: Heading = { yawRad: 0, pitchRad: 0 };
const north = new Vector3(0, 1, 0);
const vector = new Vector3();
const direction = new Vector3();
const turn = new Quaternion();

function point(): ScenePoint {
  return { x: 0, y: 0, z: 0 };
}

/**
 * The near plane for an eye with so much room before it (km). In steps: while time runs the room changes a little in every
 * frame, and with the plane all that shaders are told of the view would.
 */
function nearPlaneKm(clearanceKm: number): number {
  return 2 ** (Math.floor(2 * Math.log2(Math.max(1e-4, 0.05 * clearanceKm))) / 2);
}

/** How high the ground is (km from the middle of a body that reaches so far) below something so far from the middle. */
function lowerGroundKm(reachKm: number, awayKm: number): number {
  return awayKm > 0.9 * reachKm && awayKm < reachKm ? awayKm : reachKm;
}

/** Moves `out` towards `from` by a share. */
function mixInto(out: ScenePoint, from: Readonly<ScenePoint>, share: number): void {
  out.x += (from.x - out.x) * share;
  out.y += (from.y - out.y) * share;
  out.z += (from.z - out.z) * share;
}
