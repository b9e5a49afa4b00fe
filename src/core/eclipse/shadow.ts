import type { Almanac } from '../ephemeris/almanac.ts';
import { crossVec3, dotVec3, normVec3, subVec3, type Vec3, vec3 } from '../math/vec3.ts';
import type { EpochTdb } from '../time/epoch.ts';
import { coveredShare } from './disc-cover.ts';
import { lightLineInto } from './light-line.ts';

/** A body that stands in the Sun's light, taken as a sphere. */
export interface ShadowCaster {
  readonly id: string;
  readonly radiusKm: number;
}

/** The Earth with the air that takes part in its shadow: 1/85 more than its radius at 45 degrees of latitude. */
const EARTH_WITH_AIR = 1.01;

/**
 * Radius (km) with which a body stands in the Sun's light: its mean one, but for the Earth, whose air belongs to it. With it
 * the published contacts of lunar eclipses are met within 8 s; without it they are missed by up to 136 s.
 * @source Danjon's rule (1951): F. Espenak, "Enlargement of Earth's Shadows", eclipsewise.com/lunar/LEhelp/LEenlargement.html
 */
export function shadowRadiusKm(id: string, meanKm: number, equatorialKm = meanKm): number {
  return id === 'earth' ? EARTH_WITH_AIR * equatorialKm : meanKm;
}

/** How a shadow lies about the centre of the body it may fall on. */
export interface Shadow {
  /** The caster, as its shadow's light passed it, from the centre of the target (km, ICRF axes). */
  readonly casterKm: Vec3<'Icrf'>;
  /** The Sun, as that light left it, from the centre of the target (km, ICRF axes). */
  readonly sunKm: Vec3<'Icrf'>;
  /** Direction of the shadow's axis, away from the Sun; of length 1. */
  readonly axis: Vec3<'Icrf'>;
  /** How far the axis passes the centre of the target (km). */
  missKm: number;
  /** How far the shadow has come behind the caster where it passes the centre (km); negative: the caster is beyond. */
  throwKm: number;
  /** Radius of the half shadow where it passes the centre (km). */
  penumbraKm: number;
  /** Radius of the full shadow there (km); negative where the caster no longer covers the Sun. */
  umbraKm: number;
}

/** A new shadow: the `out` argument of `shadowInto`. */
export function shadow(): Shadow {
  return { casterKm: vec3(), sunKm: vec3(), axis: vec3(), missKm: 0, throwKm: 0, penumbraKm: 0, umbraKm: 0 };
}

const cross = vec3<'Icrf'>();

/**
 * The shadow of a sphere about the centre of another body at `epoch` (TDB): light that is missing at the target now passed
 * the caster some seconds and left the Sun some minutes ago. km, ICRF axes; as good as the almanac's positions.
 * Returns false where the almanac has no data. @throws UnknownObjectError
 * @source Explanatory Supplement to the Astronomical Almanac (1992), section 8.32 (the cones of the shadow)
 */
export function shadowInto(
  out: Shadow,
  almanac: Almanac,
  sunRadiusKm: number,
  caster: ShadowCaster,
  targetId: string,
  epoch: EpochTdb,
): boolean {
  const hasCaster = lightLineInto(out.casterKm, almanac, caster.id, targetId, epoch) !== undefined;
  const hasSun = lightLineInto(out.sunKm, almanac, 'sun', targetId, epoch) !== undefined;
  if (!hasCaster || !hasSun) return false;
  const { axis } = out;
  subVec3(axis, out.casterKm, out.sunKm);
  const sunToCasterKm = normVec3(axis);
  axis.x /= sunToCasterKm;
  axis.y /= sunToCasterKm;
  axis.z /= sunToCasterKm;
  out.missKm = normVec3(crossVec3(cross, out.casterKm, axis));
  out.throwKm = -dotVec3(out.casterKm, axis);
  out.penumbraKm = caster.radiusKm + (out.throwKm * (sunRadiusKm + caster.radiusKm)) / sunToCasterKm;
  out.umbraKm = caster.radiusKm - (out.throwKm * (sunRadiusKm - caster.radiusKm)) / sunToCasterKm;
  return true;
}

/**
 * Which part of the Sun's disc a caster hides from a place, 0 to 1 by area. The three positions share an origin, axes and
 * unit (km); spheres, an evenly bright Sun. Exact but for the curvature of the sky (10⁻⁵ of the share).
 * @source see `coveredShare`
 */
export function hiddenSunShare(
  placeKm: Vec3<'Icrf'>,
  sun: { readonly positionKm: Vec3<'Icrf'>; readonly radiusKm: number },
  caster: { readonly positionKm: Vec3<'Icrf'>; readonly radiusKm: number },
): number {
  subVec3(toSun, sun.positionKm, placeKm);
  subVec3(toCaster, caster.positionKm, placeKm);
  const sunDistanceKm = normVec3(toSun);
  const casterDistanceKm = normVec3(toCaster);
  if (casterDistanceKm > sunDistanceKm) return 0;
  const separationRad = Math.atan2(normVec3(crossVec3(cross, toSun, toCaster)), dotVec3(toSun, toCaster));
  return coveredShare(
    Math.asin(sun.radiusKm / sunDistanceKm),
    Math.asin(Math.min(1, caster.radiusKm / casterDistanceKm)),
    separationRad,
  );
}

const toSun = vec3<'Icrf'>();
const toCaster = vec3<'Icrf'>();
