import { setVec3, type Vec3 } from '../math/vec3.ts';
import { OBLIQUITY_J2000_RAD } from '../units/constants.ts';

/**
 * # Frames
 * All are right-handed. A frame names axes; the origin is named by whoever hands a vector over (`centreId`).
 *
 * - `Icrf`: axes of the International Celestial Reference Frame: z to the celestial pole, x to the equinox, both of J2000
 *   to 0.02″. Every state in `core` is along these. DE405's axes agree with it to 1 mas; astronomy-engine calls it EQJ.
 * - `EclipticJ2000`: `Icrf` turned about x by the obliquity 84381.448″: z to the pole of the mean ecliptic of J2000, x the
 *   same. It does not move with time. SPICE calls it ECLIPJ2000, JPL Horizons "Ecliptic of J2000.0".
 * - `BodyFixed`: turns with a body: z to its north pole (IAU WGCCRE: of the planet, the pole north of the invariable
 *   plane), x to its prime meridian, at the epoch of the vector.
 *
 * No frame here is of date: precession and nutation enter only through a body's rotation.
 * @source IERS Conventions (2010), chapter 2; Archinal et al., Celest. Mech. Dyn. Astr. 130:22 (2018)
 */
const COS_OBLIQUITY = Math.cos(OBLIQUITY_J2000_RAD);
const SIN_OBLIQUITY = Math.sin(OBLIQUITY_J2000_RAD);

/** Turns a vector of any unit from ICRF axes to those of the ecliptic of J2000, exact to rounding; `out` may be `v`. */
export function eclipticFromIcrf(out: Vec3<'EclipticJ2000'>, v: Vec3<'Icrf'>): Vec3<'EclipticJ2000'> {
  return setVec3(out, v.x, COS_OBLIQUITY * v.y + SIN_OBLIQUITY * v.z, COS_OBLIQUITY * v.z - SIN_OBLIQUITY * v.y);
}

/** Turns a vector of any unit from the axes of the ecliptic of J2000 to ICRF axes, exact to rounding. */
export function icrfFromEcliptic(out: Vec3<'Icrf'>, v: Vec3<'EclipticJ2000'>): Vec3<'Icrf'> {
  return setVec3(out, v.x, COS_OBLIQUITY * v.y - SIN_OBLIQUITY * v.z, COS_OBLIQUITY * v.z + SIN_OBLIQUITY * v.y);
}
