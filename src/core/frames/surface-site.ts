import { type StateVector, stateVector } from '../ephemeris/source.ts';
import { copyVec3, type Vec3, vec3 } from '../math/vec3.ts';
import type { EpochTdb } from '../time/epoch.ts';
import { RAD_PER_DEG } from '../units/constants.ts';
import { bodyOrientation, type OrientationFunction } from './body-orientation.ts';
import { matrix3, rotateBackVec3 } from './matrix3.ts';
import { bodyFixedFromIcrf, orientation } from './rotation.ts';

/**
 * How a latitude is meant. `planetocentric`: the angle at the body's centre. `planetographic`: the angle of the surface's
 * normal to the equator, as on maps of the Earth (geodetic), Mars (older maps) and the giant planets. On spheres they agree.
 */
export type LatitudeKind = 'planetocentric' | 'planetographic';

/** A place on a body: latitude north and longitude east in radians, altitude above the reference ellipsoid in km. */
export interface SurfaceSite {
  readonly latitudeRad: number;
  readonly longitudeEastRad: number;
  readonly altitudeKm: number;
  readonly latitudeKind: LatitudeKind;
}

/** Radii of a body's reference ellipsoid: equatorial along the prime meridian, equatorial across it, polar (km). */
export type RadiiKm = readonly [number, number, number];

/**
 * Writes the position of a site in the body's own axes (km) into `out`. The ellipsoid is taken as one of revolution with
 * the mean of the two equatorial radii; a planetocentric site lies where its radius meets the ellipsoid, plus the altitude
 * along that radius; a planetographic one along the normal. Exact for ellipsoids of revolution.
 * @source Seidelmann (ed.), Explanatory Supplement to the Astronomical Almanac (1992), section 4.22
 */
export function sitePositionInto(out: Vec3<'BodyFixed'>, site: SurfaceSite, radii: RadiiKm): Vec3<'BodyFixed'> {
  const a = (radii[0] + radii[1]) / 2;
  const b = radii[2];
  const cosLat = Math.cos(site.latitudeRad);
  const sinLat = Math.sin(site.latitudeRad);
  let acrossKm: number;
  let alongPoleKm: number;
  if (site.latitudeKind === 'planetographic') {
    const denominator = Math.hypot(a * cosLat, b * sinLat);
    acrossKm = ((a * a) / denominator + site.altitudeKm) * cosLat;
    alongPoleKm = ((b * b) / denominator + site.altitudeKm) * sinLat;
  } else {
    const surfaceKm = (a * b) / Math.hypot(b * cosLat, a * sinLat);
    acrossKm = (surfaceKm + site.altitudeKm) * cosLat;
    alongPoleKm = (surfaceKm + site.altitudeKm) * sinLat;
  }
  out.x = acrossKm * Math.cos(site.longitudeEastRad);
  out.y = acrossKm * Math.sin(site.longitudeEastRad);
  out.z = alongPoleKm;
  return out;
}

/** Writes the state of a site relative to the body's centre (km, km/s, ICRF) at an epoch (TDB) into `out`. */
export type SiteStateFunction = (out: StateVector, epoch: EpochTdb) => void;

/**
 * The motion of a site that turns with its body: position and velocity relative to the body's centre along ICRF axes.
 * The velocity is the spin's (the slow motion of the pole, some 10⁻⁷ of it, is left out). Allocates nothing when asked.
 */
export function siteState(site: SurfaceSite, radii: RadiiKm, turning: OrientationFunction): SiteStateFunction {
  const fixed = sitePositionInto(vec3<'BodyFixed'>(), site, radii);
  const fixedVelocity = vec3<'BodyFixed'>();
  const at = orientation();
  const rotation = matrix3();
  return (out, epoch) => {
    turning(at, epoch);
    bodyFixedFromIcrf(rotation, at);
    rotateBackVec3(out.positionKm, rotation, fixed);
    fixedVelocity.x = -at.spinRadS * fixed.y;
    fixedVelocity.y = at.spinRadS * fixed.x;
    rotateBackVec3(out.velocityKmS, rotation, fixedVelocity);
  };
}

/** A body that can carry a site: radii (km) and rotation as in its file. */
export interface SiteBody {
  readonly id: string;
  readonly radiiKm?: readonly number[] | undefined;
  readonly meanRadiusKm?: number | undefined;
  readonly rotation?: object | undefined;
}

/** A site as data gives it, in degrees; kind and altitude where they differ from the body's custom and from 0. */
export interface SiteCoordinates {
  readonly latDeg: number;
  readonly lonDegE: number;
  readonly altitudeKm?: number | undefined;
  readonly latitudeKind?: LatitudeKind | undefined;
}

/** A place that turns with its body: position and state relative to the body's centre (ICRF, km, km/s; TDB). */
export interface BodySite {
  readonly bodyId: string;
  positionInto(out: Vec3<'Icrf'>, epoch: EpochTdb): void;
  stateInto(out: StateVector, epoch: EpochTdb): void;
}

/**
 * The motion of a site on a body of the catalogue. Latitudes are geodetic on the Earth and planetocentric elsewhere unless
 * said otherwise. `undefined` where the body's size or rotation is not known.
 * @source see `sitePositionInto` and `bodyOrientation`
 */
export function siteOn(body: SiteBody, site: SiteCoordinates): BodySite | undefined {
  const turning = bodyOrientation(body);
  const radii = radiiOf(body);
  if (!turning || !radii) return undefined;
  const latitudeKind = site.latitudeKind ?? (body.id === 'earth' ? 'planetographic' : 'planetocentric');
  const move = siteState(
    {
      latitudeRad: site.latDeg * RAD_PER_DEG,
      longitudeEastRad: site.lonDegE * RAD_PER_DEG,
      altitudeKm: site.altitudeKm ?? 0,
      latitudeKind,
    },
    radii,
    turning,
  );
  const scratch = stateVector();
  return {
    bodyId: body.id,
    stateInto: move,
    positionInto(out, epoch) {
      move(scratch, epoch);
      copyVec3(out, scratch.positionKm);
    },
  };
}

function radiiOf(body: SiteBody): RadiiKm | undefined {
  const [a, b, c] = body.radiiKm ?? [];
  if (a !== undefined && b !== undefined && c !== undefined) return [a, b, c];
  const mean = body.meanRadiusKm;
  return mean === undefined ? undefined : [mean, mean, mean];
}
