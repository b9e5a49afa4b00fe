import type { Vec3 } from '../math/vec3.ts';
import { setVec3 } from '../math/vec3.ts';
import { RAD_PER_DEG } from '../units/constants.ts';

/** North galactic pole (ICRS) and galactic longitude of the ascending node of the galactic plane, degrees. */
const POLE_RA_DEG = 192.859_48;
const POLE_DEC_DEG = 27.128_25;
const NODE_LONGITUDE_DEG = 32.931_92;

const sinDec = Math.sin(POLE_DEC_DEG * RAD_PER_DEG);
const cosDec = Math.cos(POLE_DEC_DEG * RAD_PER_DEG);
const nodeRa = (POLE_RA_DEG + 90) * RAD_PER_DEG;

/**
 * Unit vector (ICRF) of galactic longitude and latitude in radians; exact to the eight digits of the pole.
 * @source ESA, The Hipparcos and Tycho Catalogues (1997), vol. 1, §1.5.3
 */
export function icrfFromGalactic(out: Vec3<'Icrf'>, longitudeRad: number, latitudeRad: number): Vec3<'Icrf'> {
  const fromNode = longitudeRad - NODE_LONGITUDE_DEG * RAD_PER_DEG;
  // Along the node, across it in the galactic plane, along the galactic pole.
  const along = Math.cos(latitudeRad) * Math.cos(fromNode);
  const across = Math.cos(latitudeRad) * Math.sin(fromNode);
  const up = Math.sin(latitudeRad);
  const flat = across * sinDec + up * -cosDec;
  return setVec3(
    out,
    along * Math.cos(nodeRa) - flat * Math.sin(nodeRa),
    along * Math.sin(nodeRa) + flat * Math.cos(nodeRa),
    across * cosDec + up * sinDec,
  );
}

/** Galactic longitude (0 to 2π) and latitude (radians) of a unit vector along ICRF axes. @source as above */
export function galacticFromIcrf(v: Readonly<Vec3<'Icrf'>>): { longitudeRad: number; latitudeRad: number } {
  const along = v.x * Math.cos(nodeRa) + v.y * Math.sin(nodeRa);
  const flat = -v.x * Math.sin(nodeRa) + v.y * Math.cos(nodeRa);
  const across = flat * sinDec + v.z * cosDec;
  const up = v.z * sinDec - flat * cosDec;
  const longitude = Math.atan2(across, along) + NODE_LONGITUDE_DEG * RAD_PER_DEG;
  return {
    longitudeRad: (longitude + 2 * Math.PI) % (2 * Math.PI),
    latitudeRad: Math.asin(Math.min(1, Math.max(-1, up))),
  };
}
