import { RAD_PER_DEG } from '../../core/units/constants.ts';
import type { CameraPose } from '../../state/camera-pose.ts';
import { longitudeOf } from '../stage/display-axes.ts';
import type { Stage } from '../stage/stage.ts';
import { shortestTurn } from './camera-rig.ts';

/** A body fills a third of the picture's height: its radius to its distance, in tangents of the picture's half. */
const RADII_AWAY = 8.2;
/** Whoever looks at the Sun wants its family: from here Jupiter's orbit fills the picture. */
const SYSTEM_KM = 9e8;
/** From where a visitor sees a body: so far from the Sun's direction its lit side is still most of what there is. */
const LIT_DEG = 75;
const PREFERRED_PHASE_DEG = 40;

/**
 * The pose from which an object is seen well: a body large, with most of its lit side when `mayTurn`; a craft with the
 * body it is at, or with its neighbourhood.
 */
export function goodPose(stage: Stage, index: number, mayTurn: boolean): CameraPose {
  const { pose } = stage.rig;
  const distanceKm = goodDistanceKm(stage, index);
  const isStar = stage.objects[index]?.body?.kind === 'star';
  return {
    azimuthDeg: mayTurn ? litAzimuthDeg(stage, index, pose.azimuthDeg) : pose.azimuthDeg,
    elevationDeg: isStar ? Math.max(25, pose.elevationDeg) : Math.min(50, Math.max(8, pose.elevationDeg)),
    distanceKm,
  };
}

/** A good distance (km) from an object: a few of its radii, or twice the way to the nearest body. */
export function goodDistanceKm(stage: Stage, index: number): number {
  const { objects, places } = stage;
  const object = objects[index]!;
  if (object.body?.kind === 'star') return SYSTEM_KM;
  if (object.reachKm > 0) return RADII_AWAY * Math.max(object.radiusKm, object.reachKm * 0.72);
  let nearest = -1;
  let best = Number.POSITIVE_INFINITY;
  for (const other of objects) {
    if (!other.radiusKm || !places.isKnown[other.index]) continue;
    const away = places.distanceKm(index, other.index) / Math.max(1, Math.log10(other.radiusKm));
    if (away >= best) continue;
    best = away;
    nearest = other.index;
  }
  if (nearest < 0) return 1e6;
  const separationKm = places.distanceKm(index, nearest);
  return Math.max(2.2 * separationKm, 2.5 * objects[nearest]!.radiusKm);
}

/** Azimuth (degrees) nearest to the present one from which the lit side is seen. */
function litAzimuthDeg(stage: Stage, index: number, azimuthDeg: number): number {
  const sun = stage.indexOf('sun');
  const { places, objects } = stage;
  if (sun < 0 || index === sun || !objects[index]!.radiusKm || !places.isKnown[sun]) return azimuthDeg;
  toSun.x = places.x[sun]! - places.x[index]!;
  toSun.y = places.y[sun]! - places.y[index]!;
  toSun.z = places.z[sun]! - places.z[index]!;
  const sunDeg = longitudeOf(toSun) / RAD_PER_DEG;
  const off = shortestTurn(azimuthDeg - sunDeg);
  return Math.abs(off) <= LIT_DEG ? azimuthDeg : sunDeg + Math.sign(off) * PREFERRED_PHASE_DEG;
}

const toSun = { x: 0, y: 0, z: 0 };
