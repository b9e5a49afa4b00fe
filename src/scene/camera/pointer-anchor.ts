import { Quaternion } from 'three';
import { adopt } from '../../state/explorer.ts';
import type { ScenePoint } from '../stage/display-axes.ts';
import { lengthOf } from '../stage/length.ts';
import { trueDistanceKm } from '../stage/radial-scale.ts';
import type { Stage } from '../stage/stage.ts';
import { levelTurnInto } from './level-orbit.ts';
import { zenithInto } from './zenith.ts';

/** A focus smaller than this on the screen (radius, px) is a point: zooming to it puts it into the middle. */
const POINT_PX = 24;
/** Coming near it by a factor, what is beside the middle comes as much nearer to the middle by this power of the factor. */
const PULL = 0.4;
/** On the disc of the focus one zooms to a place on it, this far out at most (radii). */
const LIMB = 0.9;
/** Looking down on the ecliptic less steeply than this (degrees), or farther off than so many times the eye's distance, one does not point at it. */
const FLAT_DEG = 12;
const FARTHEST_POINTED = 4;
/** Off the focus by this part of the eye's distance, it is no longer what the view is about. */
const OFF_FOCUS = 0.25;
/** So many times nearer to another thing than to the focus, the eye goes with that one. */
const MUCH_NEARER = 3;

/**
 * Zooms to what a pointer at (x, y; CSS pixels) means: an object (its index; -1 for none), a place on the disc of the focus, or
 * in a view of the whole system the ecliptic below. Where the focus is the subject and the pointer beside it, to the middle.
 * The object one comes very near to becomes the focus.
 */
export function zoomToPointer(stage: Stage, factor: number, x: number, y: number, index: number): void {
  const { hand } = stage.eyePlacer;
  const hasAnchor = anchorInto(anchor, stage, x, y, index);
  hand.zoom(factor, hasAnchor ? anchor : undefined);
  if (!hasAnchor || factor >= 1 || index < 0) return;
  if (index !== stage.focusIndex) adoptIfNear(stage, index);
  // Nearer and nearer one wants to see it whole, not at the edge where the pointer was.
  else if (isPoint(stage)) stage.rig.moveToFocus(1 - factor ** PULL);
}

/** Writes what keeps its place in the picture while the hand zooms or twists there (km from the focus, scene axes). False for its middle. */
export function anchorInto(out: ScenePoint, stage: Stage, x: number, y: number, index: number): boolean {
  const { rig, places, eyePlacer, focusIndex } = stage;
  if (eyePlacer.isLookingOut || rig.isFlying) return false;
  // The ground's own horizon is turned against the axes the places are told in.
  if (levelTurnInto(turn, stage, rig.pose.distanceKm)) return false;
  if (index >= 0 && index !== focusIndex) {
    if (places.isKnown[index] !== 1) return false;
    places.truePlaceOf(out, index);
    return true;
  }
  if (index >= 0) return placeOnFocus(out, stage, x, y);
  const { middle, pose } = rig;
  const isOff = lengthOf(middle.x, middle.y, middle.z) > OFF_FOCUS * pose.distanceKm;
  const isSystem = focusIndex === stage.sunIndex && isPoint(stage);
  return (isOff || isSystem) && placeBelow(out, stage, x, y);
}

function isPoint({ projection, focusIndex }: Stage): boolean {
  return projection.trueRadiusPx[focusIndex]! < POINT_PX;
}

/** On the disc of the focus: the place under the pointer, as far away as the middle of the body. */
function placeOnFocus(out: ScenePoint, stage: Stage, x: number, y: number): boolean {
  const { focusIndex, eye, places } = stage;
  set(out, 0, 0, 0);
  if (isPoint(stage) || places.logAmount > 0) return true;
  rayInto(ray, stage, x, y);
  const { forward, position } = eye;
  const depthKm = -(forward.x * position.x + forward.y * position.y + forward.z * position.z);
  set(out, position.x + ray.x * depthKm, position.y + ray.y * depthKm, position.z + ray.z * depthKm);
  const beyond = lengthOf(out.x, out.y, out.z) / (LIMB * stage.objects[focusIndex]!.radiusKm);
  if (beyond > 1) set(out, out.x / beyond, out.y / beyond, out.z / beyond);
  return true;
}

/** In the plane of the ecliptic through the middle of the view; looked at from its edge, across the view. */
function placeBelow(out: ScenePoint, stage: Stage, x: number, y: number): boolean {
  const { eye, rig, places } = stage;
  const { position, forward } = eye;
  places.drawnInto(aim, rig.middle.x, rig.middle.y, rig.middle.z);
  rayInto(ray, stage, x, y);
  const middleKm =
    (aim.x - position.x) * forward.x + (aim.y - position.y) * forward.y + (aim.z - position.z) * forward.z;
  const planeKm = (aim.y - position.y) / ray.y;
  const isPointedAt = planeKm > 0 && planeKm < FARTHEST_POINTED * middleKm;
  const isSteep = Math.abs(rig.pose.elevationDeg) >= FLAT_DEG;
  const awayKm = isSteep && isPointedAt ? planeKm : middleKm;
  set(out, position.x + ray.x * awayKm, position.y + ray.y * awayKm, position.z + ray.z * awayKm);
  return trueInto(out, stage);
}

/** Turns a place as drawn into the one it stands for (km from the focus, scene axes); false where that is unknown. */
function trueInto(out: ScenePoint, { places, sunIndex }: Stage): boolean {
  if (places.logAmount === 0) return true;
  if (places.isKnown[sunIndex] !== 1) return false;
  const [sunX, sunY, sunZ] = [places.x[sunIndex]!, places.y[sunIndex]!, places.z[sunIndex]!];
  set(out, out.x - sunX, out.y - sunY, out.z - sunZ);
  const drawnKm = lengthOf(out.x, out.y, out.z);
  const factor = drawnKm > 0 ? trueDistanceKm(drawnKm, places.logAmount) / drawnKm : 1;
  places.truePlaceOf(sun, sunIndex);
  set(out, sun.x + out.x * factor, sun.y + out.y * factor, sun.z + out.z * factor);
  return true;
}

/** Moves a middle of the view by so much of the true picture, seen at the scale that is on: the picture follows the hand. */
export function shiftMiddle(stage: Stage, middle: ScenePoint, by: Readonly<ScenePoint>): void {
  const factor = stage.places.logAmount > 0 ? stage.cameraFactor : 1;
  stage.places.drawnInto(aim, middle.x, middle.y, middle.z);
  set(middle, aim.x + by.x * factor, aim.y + by.y * factor, aim.z + by.z * factor);
  trueInto(middle, stage);
}

/** Goes with an object from now on when the eye is led much nearer to it than to the focus. */
function adoptIfNear(stage: Stage, index: number): void {
  const { objects, focusIndex, rig, explorer } = stage;
  // On the ground an orbit lies in another plane: the picture would turn.
  if (index === focusIndex || zenithInto(zenith, stage, index)) return;
  rig.goalEyeInto(eyeGoal);
  const heightKm = distanceKm(stage, index) - objects[index]!.reachKm;
  if (heightKm * MUCH_NEARER < distanceKm(stage, focusIndex)) adopt(explorer, objects[index]!.id);
}

function distanceKm({ places }: Stage, index: number): number {
  return lengthOf(places.trueX[index]! - eyeGoal.x, places.trueY[index]! - eyeGoal.y, places.trueZ[index]! - eyeGoal.z);
}

/** Writes the direction in which a point of the picture lies, as long as one step straight ahead is. */
function rayInto(out: ScenePoint, { eye }: Stage, x: number, y: number): void {
  const { forward, right, up, widthPx, heightPx, pixelsPerTangent } = eye;
  const aside = (x - widthPx / 2) / pixelsPerTangent;
  const above = (heightPx / 2 - y) / pixelsPerTangent;
  set(
    out,
    forward.x + right.x * aside + up.x * above,
    forward.y + right.y * aside + up.y * above,
    forward.z + right.z * aside + up.z * above,
  );
}

function set(out: ScenePoint, x: number, y: number, z: number): void {
  out.x = x;
  out.y = y;
  out.z = z;
}

const anchor: ScenePoint = { x: 0, y: 0, z: 0 };
const ray: ScenePoint = { x: 0, y: 0, z: 0 };
const aim: ScenePoint = { x: 0, y: 0, z: 0 };
const sun: ScenePoint = { x: 0, y: 0, z: 0 };
const zenith: ScenePoint = { x: 0, y: 0, z: 0 };
const eyeGoal: ScenePoint = { x: 0, y: 0, z: 0 };
const turn = new Quaternion();
