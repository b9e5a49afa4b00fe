import { lightLineInto } from '../eclipse/light-line.ts';
import type { Almanac } from '../ephemeris/almanac.ts';
import { subVec3, type Vec3, vec3 } from '../math/vec3.ts';
import { addSeconds, type EpochTdb } from '../time/epoch.ts';
import type { OrientationFunction } from './body-orientation.ts';
import { matrix3, rotateVec3 } from './matrix3.ts';
import { bodyFixedFromIcrf, orientation } from './rotation.ts';

/** A direction as latitude (north) and longitude (east, −π to π) at a body's centre, in radians. */
export interface SubPoint {
  longitudeEastRad: number;
  latitudeRad: number;
}

/** Where the Earth, and where the Sun, stands in the zenith of a body. */
export interface SubPoints {
  readonly observer: SubPoint;
  readonly sun: SubPoint;
}

const fromBody = vec3<'Icrf'>();
const fixed = vec3<'BodyFixed'>();
const at = orientation();
const turn = matrix3();

/**
 * The planetocentric points of a body that lie under an observer and under the Sun, as that observer sees the body at
 * `epoch` (TDB): the body stands and is lit as it was one light time before, as almanacs tabulate it. Radians, longitude
 * east. As good as the rotation model (see `rotation.ts`); aberration moves the points by less than 0.006°.
 * Writes into `out`; false where the almanac has no data. @throws UnknownObjectError
 * @source Explanatory Supplement to the Astronomical Almanac (1992), section 7.12
 */
export function subPointsInto(
  out: SubPoints,
  almanac: Almanac,
  body: { readonly id: string; readonly turning: OrientationFunction },
  observerId: string,
  epoch: EpochTdb,
): boolean {
  const lightTimeS = lightLineInto(fromBody, almanac, body.id, observerId, epoch);
  if (lightTimeS === undefined) return false;
  const then = addSeconds(epoch, -lightTimeS);
  bodyFixedFromIcrf(turn, body.turning(at, then));
  subVec3(fromBody, ORIGIN, fromBody);
  pointUnder(out.observer, fromBody);
  if (lightLineInto(fromBody, almanac, 'sun', body.id, then) === undefined) return false;
  pointUnder(out.sun, fromBody);
  return true;
}

const ORIGIN = vec3<'Icrf'>();

function pointUnder(out: SubPoint, direction: Vec3<'Icrf'>): void {
  rotateVec3(fixed, turn, direction);
  out.longitudeEastRad = Math.atan2(fixed.y, fixed.x);
  out.latitudeRad = Math.atan2(fixed.z, Math.hypot(fixed.x, fixed.y));
}
