import { lengthOf } from '../stage/length.ts';
import type { Stage } from '../stage/stage.ts';

/** What lies so little nearer than a model (share of the distance to it) is on board or beside it. */
const BESIDE = 0.98;

/** A disc of this radius (px) is named and clicked beside the model that covers its middle. */
const STANDS_OUT_PX = 24;

/** Whether a larger disc, the model of a close craft, or the ground stands before an object. */
export function isCovered(stage: Stage, index: number): boolean {
  return isBehindDisc(stage, index) || isBehindModel(stage, index) || isBehindGround(stage, index);
}

function isBehindModel({ silhouettes, projection, places, eye, focusIndex }: Stage, index: number): boolean {
  // What one has come to see is never given up, and of a large disc a part stands out.
  if (index === focusIndex || projection.drawnRadiusPx[index]! > STANDS_OUT_PX) return false;
  const { position } = eye;
  for (let i = 0; i < silhouettes.length; i++) {
    const silhouette = silhouettes[i]!;
    if (silhouette.index === index) continue;
    if (projection.distanceKm[index]! < BESIDE * projection.distanceKm[silhouette.index]!) continue;
    const dx = places.x[index]! - position.x;
    const dy = places.y[index]! - position.y;
    const dz = places.z[index]! - position.z;
    if (silhouette.isMet(position, dx, dy, dz)) return true;
  }
  return false;
}

function isBehindGround({ groundCover, focusIndex, places, eye }: Stage, index: number): boolean {
  if (!groundCover || index === focusIndex) return false;
  const { x, y, z } = eye.position;
  return groundCover.hides(places.x[index]! - x, places.y[index]! - y, places.z[index]! - z);
}

function isBehindDisc(stage: Stage, index: number): boolean {
  const { projection, objects, presence } = stage;
  const x = projection.screenX[index]!;
  const y = projection.screenY[index]!;
  const away = projection.distanceKm[index]!;
  for (let i = 0; i < projection.discCount; i++) {
    const other = projection.discs[i]!;
    if (other === index) continue;
    if (objects[index]!.mission && presence.isAt(index, other) && !presence.isBehind(index, other)) continue;
    const radius = projection.drawnRadiusPx[other]!;
    const apart = lengthOf(projection.screenX[other]! - x, projection.screenY[other]! - y);
    // Half way into the disc or more, and behind the part of the ball that bulges towards the eye.
    if (
      apart < radius * 0.97 &&
      away > projection.distanceKm[other]! - bulgeKm(apart, radius, objects[other]!.radiusKm)
    )
      return true;
  }
  return false;
}

function bulgeKm(apartPx: number, radiusPx: number, radiusKm: number): number {
  return 0.98 * radiusKm * Math.sqrt(Math.max(0, 1 - (apartPx / radiusPx) ** 2));
}

/** Smaller discs do not trouble the eye behind a name (px). */
const LEAST_BRIGHT_PX = 10;

/** Whether any body is so large on the screen that its disc may trouble the eye behind a name. */
export function hasBrightDisc({ projection }: Stage): boolean {
  for (let i = 0; i < projection.discCount; i++) {
    if (projection.drawnRadiusPx[projection.discs[i]!]! >= LEAST_BRIGHT_PX) return true;
  }
  return false;
}

/** Whether a part of the picture (its edges, px) lies over the disc of a body. */
export function isOverDisc({ projection }: Stage, left: number, top: number, right: number, bottom: number): boolean {
  for (let i = 0; i < projection.discCount; i++) {
    const disc = projection.discs[i]!;
    const radius = projection.drawnRadiusPx[disc]!;
    if (radius < LEAST_BRIGHT_PX) continue;
    const x = projection.screenX[disc]!;
    const y = projection.screenY[disc]!;
    const apart = lengthOf(x - Math.min(right, Math.max(left, x)), y - Math.min(bottom, Math.max(top, y)));
    if (apart < radius) return true;
  }
  return false;
}
