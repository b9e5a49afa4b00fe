import { RAD_PER_DEG } from '../../core/units/constants.ts';
import type { CameraPose } from '../../state/camera-pose.ts';
import { type ScenePoint, sceneDirection } from '../stage/display-axes.ts';

/** Writes the middle of the view of a pose (km from the focus, scene axes). */
export function middleOf(out: ScenePoint, { middleXKm, middleYKm, middleZKm }: Readonly<CameraPose>): ScenePoint {
  out.x = middleXKm;
  out.y = middleZKm;
  // 0 minus: the negative of zero would show in comparisons.
  out.z = 0 - middleYKm;
  return out;
}

/** Writes a middle of the view (km from the focus, scene axes) into a pose. */
export function setMiddle(pose: CameraPose, { x, y, z }: Readonly<ScenePoint>): void {
  pose.middleXKm = x;
  pose.middleYKm = 0 - z;
  pose.middleZKm = y;
}

/** Writes the eye's place (km, scene axes) in a pose, from the middle of its view. */
export function eyeOf(out: ScenePoint, { azimuthDeg, elevationDeg, distanceKm }: Readonly<CameraPose>): ScenePoint {
  sceneDirection(out, azimuthDeg * RAD_PER_DEG, elevationDeg * RAD_PER_DEG);
  out.x *= distanceKm;
  out.y *= distanceKm;
  out.z *= distanceKm;
  return out;
}

/** Moves a point by so much to the right of and above the eye of a pose, across its view. */
export function moveAcross(point: ScenePoint, pose: Readonly<CameraPose>, right: number, up: number): void {
  frameOf(frame, pose.azimuthDeg, pose.elevationDeg);
  point.x += frame.right.x * right + frame.up.x * up;
  point.y += frame.right.y * right + frame.up.y * up;
  point.z += frame.right.z * right + frame.up.z * up;
}

/**
 * Turns a pose (degrees) as a rigid whole about a pivot (km from the focus): the pivot keeps its place in the picture.
 * About the middle of the view that is the same as turning its angles.
 */
export function turnAbout(
  pose: CameraPose,
  azimuthDeg: number,
  elevationDeg: number,
  pivot: Readonly<ScenePoint>,
): void {
  middleOf(middle, pose);
  middle.x -= pivot.x;
  middle.y -= pivot.y;
  middle.z -= pivot.z;
  frameOf(frame, pose.azimuthDeg, pose.elevationDeg);
  const right = dot(middle, frame.right);
  const up = dot(middle, frame.up);
  const back = dot(middle, frame.back);
  pose.azimuthDeg += azimuthDeg;
  pose.elevationDeg += elevationDeg;
  frameOf(frame, pose.azimuthDeg, pose.elevationDeg);
  middle.x = pivot.x + frame.right.x * right + frame.up.x * up + frame.back.x * back;
  middle.y = pivot.y + frame.right.y * right + frame.up.y * up + frame.back.y * back;
  middle.z = pivot.z + frame.right.z * right + frame.up.z * up + frame.back.z * back;
  setMiddle(pose, middle);
}

/** How far from the middle of the view, towards the eye, a sphere about the focus ends (km); 0 when the middle lies outside. */
export function exitKm(pose: Readonly<CameraPose>, radiusKm: number): number {
  middleOf(middle, pose);
  const inside = radiusKm * radiusKm - dot(middle, middle);
  if (inside <= 0) return 0;
  sceneDirection(frame.back, pose.azimuthDeg * RAD_PER_DEG, pose.elevationDeg * RAD_PER_DEG);
  const along = dot(middle, frame.back);
  return Math.sqrt(along * along + inside) - along;
}

/** Axes of an eye: to its right, up, and back from what it looks at. */
interface Frame {
  readonly right: ScenePoint;
  readonly up: ScenePoint;
  readonly back: ScenePoint;
}

function frameOf({ right, up, back }: Frame, azimuthDeg: number, elevationDeg: number): void {
  const azimuth = azimuthDeg * RAD_PER_DEG;
  const elevation = elevationDeg * RAD_PER_DEG;
  sceneDirection(back, azimuth, elevation);
  right.x = -Math.sin(azimuth);
  right.y = 0;
  right.z = -Math.cos(azimuth);
  up.x = -Math.cos(azimuth) * Math.sin(elevation);
  up.y = Math.cos(elevation);
  up.z = Math.sin(azimuth) * Math.sin(elevation);
}

function dot(a: Readonly<ScenePoint>, b: Readonly<ScenePoint>): number {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

const middle: ScenePoint = { x: 0, y: 0, z: 0 };
const frame: Frame = { right: { x: 1, y: 0, z: 0 }, up: { x: 0, y: 1, z: 0 }, back: { x: 0, y: 0, z: 1 } };
