import { RAD_PER_DEG } from '../../units/constants.ts';
import type { PlanBody, PlanOrbit, TrajectoryPlan } from '../plan.ts';
import { apsidesOf } from './orbit-shape.ts';

/** Semi-major axis (km) at which the node of an equatorial orbit of the Earth, flown backwards, keeps pace with the Sun. */
const SUN_PACE_KM = 12_352;

/**
 * The tilt of an orbit against the body's equator (degrees): published as a figure, or by a word that fixes it: polar,
 * equatorial, geostationary, and sun-synchronous about the Earth where the height is known. Undefined where neither is.
 * @source sun-synchronous: cos i = -(a / 12352 km)^(7/2) for small eccentricity, from the node's drift by J2 (Vallado,
 *   Fundamentals of Astrodynamics and Applications, 4th ed. (2013), §11.4)
 */
export function publishedTiltDeg(body: PlanBody, orbit: PlanOrbit | undefined): number | undefined {
  if (!orbit || orbit.bodyId !== body.id) return undefined;
  if (orbit.inclinationDeg !== undefined) return orbit.inclinationDeg;
  const type = orbit.type ?? '';
  if (/sun-synchronous/i.test(type) && body.id === 'earth') {
    const apsides = apsidesOf(body, orbit);
    if (!apsides?.isPublished) return undefined;
    const axis = (apsides.periapsisKm + apsides.apoapsisKm) / 2;
    return axis < SUN_PACE_KM ? Math.acos(-((axis / SUN_PACE_KM) ** 3.5)) / RAD_PER_DEG : undefined;
  }
  if (/\bpolar\b/i.test(type)) return 90;
  return /equatorial|geostationary/i.test(type) ? 0 : undefined;
}

/** The plan with the tilt of its orbit as a figure where words tell it. */
export function withPublishedTilt(plan: TrajectoryPlan): TrajectoryPlan {
  const body = plan.orbit && plan.body(plan.orbit.bodyId);
  // What is bound for elsewhere circles the Earth in the plane of its parking orbit.
  const parking = body?.id === 'earth' && plan.targetId !== 'earth' ? plan.launchInclinationDeg : undefined;
  const inclinationDeg = body && (publishedTiltDeg(body, plan.orbit) ?? parking);
  return inclinationDeg === undefined ? plan : { ...plan, orbit: { ...plan.orbit!, inclinationDeg } };
}
