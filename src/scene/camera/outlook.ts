import { stateVector } from '../../core/ephemeris/source.ts';
import { RAD_PER_DEG } from '../../core/units/constants.ts';
import type { Gaze } from '../../state/camera-pose.ts';
import type { Standpoint } from '../../state/store.ts';
import { BodyTurn } from '../bodies/body-turn.ts';
import { type ScenePoint, sceneFromIcrf } from '../stage/display-axes.ts';
import { lengthOf } from '../stage/length.ts';
import type { Stage } from '../stage/stage.ts';
import { zenithInto } from './zenith.ts';

/** The eye of one who rides along: so far behind the craft and above its way (half sizes of it). */
const BEHIND_CRAFT = 6;
const ABOVE_CRAFT = 1.6;
/** From a body one looks out at this height (radii), so that it does not fill the view. */
const ABOVE_BODY = 1.3;
/** One who stands on the ground: steps back from the lander, height of the eye (km). */
const STEPS_BACK_KM = 0.014;
const EYE_HEIGHT_KM = 0.002;
const RIDE_FIELD_DEG = 55;
const STAND_FIELD_DEG = 65;
/** One who stands looks no lower and no higher at first (degrees). */
const FIRST_PITCH_DEG = [8, 22] as const;
const STEEPEST_RAD = 89 * RAD_PER_DEG;

/** Where the eye is at a standpoint and how it looks; along the scene's axes, km, relative to the focus. */
export class Outlook {
  readonly eye: ScenePoint = { x: 0, y: 0, z: 0 };
  readonly forward: ScenePoint = { x: 0, y: 0, z: -1 };
  readonly up: ScenePoint = { x: 0, y: 1, z: 0 };
  /** Level direction from which yaw is counted, and the one 90 degrees to its left. */
  private readonly level: ScenePoint = { x: 1, y: 0, z: 0 };
  private readonly left: ScenePoint = { x: 0, y: 0, z: -1 };
  /** How far the target lies above the level direction (radians): added to the pitch. */
  private basePitchRad = 0;
  /** How the body under one's feet turns. */
  private ground: BodyTurn | undefined;
  private groundId = '';

  constructor(private readonly stage: Stage) {}

  /** Finds the directions at a standpoint. False where it cannot be taken now: no position, or not on the ground. */
  locate({ kind, id, targetId }: Standpoint): boolean {
    const { stage } = this;
    const index = stage.indexOf(id);
    if (index < 0 || !stage.places.isKnown[index] || stage.focusIndex !== index) return false;
    return kind === 'stand' ? this.locateOnGround(index) : this.locateRide(index, stage.indexOf(targetId));
  }

  /** The gaze with which one begins: at the target when riding; towards target, Sun or Earth when standing. */
  firstGaze({ kind, targetId }: Standpoint): Gaze {
    if (kind === 'ride') return { yawDeg: 0, pitchDeg: 0, fieldDeg: RIDE_FIELD_DEG };
    for (const wanted of [targetId, 'earth', 'sun']) {
      const index = this.stage.indexOf(wanted);
      if (index < 0 || !this.directionTo(toward, index)) continue;
      const pitchDeg = Math.asin(dot(toward, this.up)) / RAD_PER_DEG;
      if (pitchDeg < 0 && wanted !== targetId) continue;
      const yawDeg = Math.atan2(dot(toward, this.left), dot(toward, this.level)) / RAD_PER_DEG;
      const [lowest, highest] = FIRST_PITCH_DEG;
      return { yawDeg, pitchDeg: Math.min(highest, Math.max(lowest, pitchDeg)), fieldDeg: STAND_FIELD_DEG };
    }
    return { yawDeg: 0, pitchDeg: FIRST_PITCH_DEG[0], fieldDeg: STAND_FIELD_DEG };
  }

  /** Turns the eye by a gaze and puts it in its place. */
  turn(standpoint: Standpoint, gaze: Readonly<Gaze>): void {
    const { level, left, up, forward, eye } = this;
    const yaw = gaze.yawDeg * RAD_PER_DEG;
    const pitch = Math.min(STEEPEST_RAD, Math.max(-STEEPEST_RAD, this.basePitchRad + gaze.pitchDeg * RAD_PER_DEG));
    const ahead = Math.cos(pitch) * Math.cos(yaw);
    const aside = Math.cos(pitch) * Math.sin(yaw);
    const above = Math.sin(pitch);
    for (const axis of AXES) forward[axis] = ahead * level[axis] + aside * left[axis] + above * up[axis];
    if (standpoint.kind === 'stand') {
      const behind = -STEPS_BACK_KM;
      for (const axis of AXES)
        eye[axis] = behind * (Math.cos(yaw) * level[axis] + Math.sin(yaw) * left[axis]) + EYE_HEIGHT_KM * up[axis];
      return;
    }
    const body = this.stage.objects[this.stage.focusIndex]!;
    const reach = body.craftReachKm;
    const [behind, over] =
      body.radiusKm > 0 ? [-ABOVE_BODY * body.reachKm, 0] : [BEHIND_CRAFT * reach, ABOVE_CRAFT * reach];
    for (const axis of AXES) eye[axis] = -behind * forward[axis] + over * up[axis];
  }

  private locateRide(index: number, target: number): boolean {
    set(this.up, 0, 1, 0);
    if (target >= 0 ? !this.directionTo(toward, target) : !this.directionOfMotion(toward, index)) return false;
    this.basePitchRad = Math.asin(Math.min(1, Math.max(-1, toward.y)));
    this.layLevel(toward);
    return true;
  }

  private locateOnGround(index: number): boolean {
    const body = zenithInto(this.up, this.stage, index);
    if (!body?.body) return false;
    if (this.groundId !== body.id) this.ground = new BodyTurn(body.body);
    this.groundId = body.id;
    this.ground?.poleInto(pole, this.stage.epoch);
    this.basePitchRad = 0;
    this.layLevel(pole);
    return true;
  }

  /** The level direction: what is left of `direction` across `up`; any level one where nothing is left. */
  private layLevel(direction: Readonly<ScenePoint>): void {
    const { level, left, up } = this;
    const along = dot(direction, up);
    for (const axis of AXES) level[axis] = direction[axis] - along * up[axis];
    if (lengthOf(level.x, level.y, level.z) < 1e-6) {
      set(level, 1, 0, 0);
      for (const axis of AXES) level[axis] -= up.x * up[axis];
    }
    normalize(level);
    set(left, up.y * level.z - up.z * level.y, up.z * level.x - up.x * level.z, up.x * level.y - up.y * level.x);
  }

  private directionTo(out: ScenePoint, index: number): boolean {
    const { places } = this.stage;
    if (!places.isKnown[index]) return false;
    places.placeOf(out, index);
    return normalize(out);
  }

  /** The way a craft flies, as seen from what its path is told about. */
  private directionOfMotion(out: ScenePoint, index: number): boolean {
    const { explorer, objects, epoch } = this.stage;
    const { id } = objects[index]!;
    const centreId = explorer.almanac.sourceAt(id, epoch)?.centreId;
    if (centreId === undefined || !explorer.almanac.stateInto(state, id, centreId, epoch)) return false;
    sceneFromIcrf(out, state.velocityKmS);
    return normalize(out);
  }
}

const AXES = ['x', 'y', 'z'] as const;
const state = stateVector();
const toward: ScenePoint = { x: 0, y: 0, z: 0 };
const pole: ScenePoint = { x: 0, y: 1, z: 0 };

function set(out: ScenePoint, x: number, y: number, z: number): void {
  out.x = x;
  out.y = y;
  out.z = z;
}

function dot(a: Readonly<ScenePoint>, b: Readonly<ScenePoint>): number {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

/** Makes a direction of it; false where there is none. */
function normalize(v: ScenePoint): boolean {
  const length = lengthOf(v.x, v.y, v.z);
  if (!(length > 0)) return false;
  set(v, v.x / length, v.y / length, v.z / length);
  return true;
}
