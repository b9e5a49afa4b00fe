import { Quaternion, Vector3 } from 'three';
import { RAD_PER_DEG } from '../../core/units/constants.ts';
import { type CameraPose, ON_FOCUS } from '../../state/camera-pose.ts';
import { BodyTurn } from '../bodies/body-turn.ts';
import { smoothstep } from '../stage/apparent-size.ts';
import { longitudeOf, type ScenePoint, sceneDirection } from '../stage/display-axes.ts';
import type { Stage } from '../stage/stage.ts';
import { shortestTurn } from './camera-rig.ts';
import { type Heading, headingOf } from './heading.ts';
import { zenithInto } from './zenith.ts';

/** A body fills a third of the picture's height: its radius to its distance, in tangents of the picture's half. */
const RADII_AWAY = 8.2;
/** Whoever looks at the Sun wants its family: from here Jupiter's orbit fills the picture. */
const SYSTEM_KM = 9e8;
/** From where a visitor sees a body: so far from the Sun's direction its lit side is still most of what there is. */
const LIT_DEG = 75;
const PREFERRED_PHASE_DEG = 40;
/** Sine of the angle at which rings are seen best. */
const PREFERRED_OPENING = 0.36;
/** So many times as far from a craft as it is from its body: low above it, and high. */
const LOW_ORBIT_WAYS = 2.2;
const HIGH_ORBIT_WAYS = 3.4;
/** A site is seen from its zenith, drawn so far to the Sun (its direction against that of the zenith). */
const SUNWARD = 0.5;

/**
 * The pose from which an object is seen well: a body large, with most of its lit side when `mayTurn`; a craft with the
 * body it is at, or with its neighbourhood, from above where it stands on the ground. `arrivalDeg` is the azimuth from
 * which the eye comes: what is seen well from there is seen from there.
 */
export function goodPose(stage: Stage, index: number, mayTurn: boolean, arrivalDeg: number): CameraPose {
  const { pose } = stage.rig;
  const distanceKm = goodDistanceKm(stage, index);
  const special = mayTurn
    ? (ringPose(stage, index, distanceKm, arrivalDeg) ?? poseAboveSite(stage, index, distanceKm))
    : undefined;
  if (special) return special;
  const isStar = stage.objects[index]?.body?.kind === 'star';
  return {
    azimuthDeg: mayTurn ? litAzimuthDeg(stage, index, arrivalDeg) : pose.azimuthDeg,
    elevationDeg: isStar ? Math.max(25, pose.elevationDeg) : Math.min(50, Math.max(8, pose.elevationDeg)),
    distanceKm,
    ...ON_FOCUS,
  };
}

/** For a craft on the ground: from above its site, a little from the Sun's side. */
function poseAboveSite(stage: Stage, index: number, distanceKm: number): CameraPose | undefined {
  if (!zenithInto(view, stage, index)) return undefined;
  const { places } = stage;
  const sun = stage.indexOf('sun');
  pole.set(
    places.trueX[sun]! - places.trueX[index]!,
    places.trueY[sun]! - places.trueY[index]!,
    places.trueZ[sun]! - places.trueZ[index]!,
  );
  pole.normalize().multiplyScalar(SUNWARD);
  pole.set(view.x + pole.x, view.y + pole.y, view.z + pole.z);
  headingOf(heading, pole);
  return {
    azimuthDeg: heading.yawRad / RAD_PER_DEG,
    elevationDeg: heading.pitchRad / RAD_PER_DEG,
    distanceKm,
    ...ON_FOCUS,
  };
}

/** For a planet with rings: the angle from which they open, near that of arrival and with the Sun behind one. */
function ringPose(stage: Stage, index: number, distanceKm: number, arrivalDeg: number): CameraPose | undefined {
  const { body, reachKm, radiusKm } = stage.objects[index]!;
  if (!body || reachKm < 1.5 * radiusKm) return undefined;
  new BodyTurn(body).into(turn, stage.epoch);
  pole.set(0, 1, 0).applyQuaternion(turn);
  const sunDeg = sunLongitudeDeg(stage, index);
  let best: CameraPose | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const phaseDeg of [-65, -50, -35, -20, 20, 35, 50, 65]) {
    for (const elevationDeg of [-8, 6, 14, 22, 30]) {
      const azimuthDeg = shortestTurn(sunDeg + phaseDeg);
      sceneDirection(view, azimuthDeg * RAD_PER_DEG, elevationDeg * RAD_PER_DEG);
      const opening = Math.abs(view.x * pole.x + view.y * pole.y + view.z * pole.z);
      const isAway = Math.abs(shortestTurn(azimuthDeg - arrivalDeg)) / 180;
      const score = -Math.abs(opening - PREFERRED_OPENING) - 0.1 * isAway;
      if (score <= bestScore) continue;
      bestScore = score;
      best = { azimuthDeg, elevationDeg, distanceKm, ...ON_FOCUS };
    }
  }
  return best;
}

/** A good distance (km) from an object: a few of its radii, or a few times the way to the nearest body. */
export function goodDistanceKm(stage: Stage, index: number): number {
  const { objects, places } = stage;
  const object = objects[index]!;
  if (object.body?.kind === 'star') return SYSTEM_KM;
  if (object.reachKm > 0) return RADII_AWAY * Math.max(object.radiusKm, object.reachKm * 0.72);
  let nearest = -1;
  let best = Number.POSITIVE_INFINITY;
  for (const other of objects) {
    if (!other.radiusKm || !places.isKnown[other.index]) continue;
    const away = places.trueDistanceKm(index, other.index) / Math.max(1, Math.log10(other.radiusKm));
    if (away >= best) continue;
    best = away;
    nearest = other.index;
  }
  if (nearest < 0) return 1e6;
  const separationKm = places.trueDistanceKm(index, nearest);
  const { radiusKm } = objects[nearest]!;
  // Low above a globe its curve fills the picture; from farther out all of it has to be in view.
  const ways = LOW_ORBIT_WAYS + (HIGH_ORBIT_WAYS - LOW_ORBIT_WAYS) * smoothstep(1.5, 3, separationKm / radiusKm);
  return Math.max(ways * separationKm, 2.5 * radiusKm);
}

/** Azimuth (degrees) nearest to the given one from which the lit side is seen. */
function litAzimuthDeg(stage: Stage, index: number, azimuthDeg: number): number {
  const { radiusKm, mission, body } = stage.objects[index]!;
  if ((!radiusKm && !mission) || body?.kind === 'star') return azimuthDeg;
  const sunDeg = sunLongitudeDeg(stage, index);
  const off = shortestTurn(azimuthDeg - sunDeg);
  return Math.abs(off) <= LIT_DEG ? azimuthDeg : sunDeg + Math.sign(off) * PREFERRED_PHASE_DEG;
}

/** Ecliptic longitude (degrees) in which a body sees the Sun. */
function sunLongitudeDeg(stage: Stage, index: number): number {
  const { places } = stage;
  const sun = stage.indexOf('sun');
  view.x = places.trueX[sun]! - places.trueX[index]!;
  view.y = places.trueY[sun]! - places.trueY[index]!;
  view.z = places.trueZ[sun]! - places.trueZ[index]!;
  return longitudeOf(view) / RAD_PER_DEG;
}

const view: ScenePoint = { x: 0, y: 0, z: 0 };
const pole = new Vector3();
const turn = new Quaternion();
const heading: Heading = { yawRad: 0, pitchRad: 0 };
