import { RAD_PER_DEG } from '../../core/units/constants.ts';
import { type ScenePoint, sceneDirection, sceneFromIcrf } from '../stage/display-axes.ts';

/** Writes a direction of the sky along the scene's axes: longitude and latitude in degrees. */
export type SkyDirection = (out: ScenePoint, longitudeDeg: number, latitudeDeg: number) => ScenePoint;

/** Right ascension and declination (ICRF). */
export const fromEquator: SkyDirection = (out, raDeg, decDeg) => {
  const flat = Math.cos(decDeg * RAD_PER_DEG);
  out.x = flat * Math.cos(raDeg * RAD_PER_DEG);
  out.y = flat * Math.sin(raDeg * RAD_PER_DEG);
  out.z = Math.sin(decDeg * RAD_PER_DEG);
  return sceneFromIcrf(out, out);
};

/** Ecliptic longitude and latitude (J2000). */
export const fromEcliptic: SkyDirection = (out, longitudeDeg, latitudeDeg) =>
  sceneDirection(out, longitudeDeg * RAD_PER_DEG, latitudeDeg * RAD_PER_DEG);
