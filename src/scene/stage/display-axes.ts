import type { Vec3 } from '../../core/math/vec3.ts';
import { OBLIQUITY_J2000_RAD } from '../../core/units/constants.ts';

/**
 * The scene's axes: x to the vernal equinox, y to the ecliptic's north pole (up on the screen), right-handed.
 * One scene unit is one kilometre. The origin is the focus of the camera, subtracted in doubles before anything
 * becomes a 32-bit float; what a shader gets is relative to the eye.
 */
export interface ScenePoint {
  x: number;
  y: number;
  z: number;
}

const COS_OBLIQUITY = Math.cos(OBLIQUITY_J2000_RAD);
const SIN_OBLIQUITY = Math.sin(OBLIQUITY_J2000_RAD);

/** Turns a vector along ICRF axes to the scene's axes; length kept. `out` may be `v`. */
export function sceneFromIcrf(out: ScenePoint, v: Readonly<Vec3<'Icrf'>>): ScenePoint {
  const eclipticY = COS_OBLIQUITY * v.y + SIN_OBLIQUITY * v.z;
  const eclipticZ = COS_OBLIQUITY * v.z - SIN_OBLIQUITY * v.y;
  out.x = v.x;
  out.y = eclipticZ;
  out.z = -eclipticY;
  return out;
}

/** Unit vector of an ecliptic longitude and latitude (radians) along the scene's axes. */
export function sceneDirection(out: ScenePoint, longitudeRad: number, latitudeRad: number): ScenePoint {
  const inPlane = Math.cos(latitudeRad);
  out.x = inPlane * Math.cos(longitudeRad);
  out.y = Math.sin(latitudeRad);
  out.z = -inPlane * Math.sin(longitudeRad);
  return out;
}

/** Ecliptic longitude (radians) of a direction along the scene's axes. */
export function longitudeOf(v: Readonly<ScenePoint>): number {
  return Math.atan2(-v.z, v.x);
}
