import { addScaledVec3, crossVec3, dotVec3, normVec3, scaleVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import { nodeOnIcrfEquator } from '../precessing-state.ts';

/** How an ellipse lies about a body: angles in radians, from the node of the body's equator on that of the ICRF. */
export interface OrbitPlane {
  readonly inclinationRad: number;
  readonly ascendingNodeRad: number;
  readonly argumentOfPeriapsisRad: number;
}

/** Where a plane would be if nothing told: node and periapsis at the origin of the angles. */
export function plainPlane(inclinationRad: number): OrbitPlane {
  return { inclinationRad, ascendingNodeRad: 0, argumentOfPeriapsisRad: 0 };
}

/**
 * The node (radians) of a plane of the wanted inclination that contains a direction (ICRF, any length), ascending before
 * it. `pole` is the unit vector of the body's pole. Where the direction's latitude is more than the inclination, no such
 * plane exists: the inclination is raised to the latitude. Of the two planes there are, the one in which the direction is
 * met on the way north.
 * @source spherical triangle of node, direction and equator: sin(L - Ω) = tan φ / tan i, Vallado (2013), §C.2
 */
export function planeThrough(direction: Vec3, pole: Vec3, wantedInclinationRad: number): OrbitPlane {
  const node = nodeOnIcrfEquator(pole);
  const across = crossVec3(vec3(), pole, node);
  const size = normVec3(direction);
  const latitude = Math.asin(Math.min(1, Math.max(-1, dotVec3(direction, pole) / size)));
  const longitude = Math.atan2(dotVec3(direction, across), dotVec3(direction, node));
  const least = Math.abs(latitude) + 1e-9;
  const inclinationRad = Math.min(Math.PI - least, Math.max(least, wantedInclinationRad));
  const ahead = Math.asin(Math.min(1, Math.max(-1, Math.tan(latitude) / Math.tan(inclinationRad))));
  const ascendingNodeRad = longitude - ahead;
  return { inclinationRad, ascendingNodeRad, argumentOfPeriapsisRad: 0 };
}

/** Angle (radians) from a plane's ascending node to a direction within it, in the sense of the motion. */
export function argumentOf(direction: Vec3, pole: Vec3, { inclinationRad, ascendingNodeRad }: OrbitPlane): number {
  const node = nodeOnIcrfEquator(pole);
  const across = crossVec3(vec3(), pole, node);
  const ascending = scaleVec3(vec3(), node, Math.cos(ascendingNodeRad));
  addScaledVec3(ascending, ascending, across, Math.sin(ascendingNodeRad));
  const side = crossVec3(vec3(), pole, ascending);
  const up = scaleVec3(vec3(), side, Math.cos(inclinationRad));
  addScaledVec3(up, up, pole, Math.sin(inclinationRad));
  return Math.atan2(dotVec3(direction, up), dotVec3(direction, ascending));
}

/**
 * The orbit into which a craft brakes at the periapsis of its approach: its plane contains the incoming velocity far out
 * (km/s relative to the body, ICRF), at the wanted inclination or the nearest that allows it, and its periapsis is where
 * the approach hyperbola has its own. Radians.
 * @source Curtis, Orbital Mechanics for Engineering Students, 3rd ed., §8.8 (planetary rendezvous), eq. 2.97
 */
export function capturePlane(
  arrivalExcessKmS: Vec3,
  pole: Vec3,
  wantedInclinationRad: number,
  periapsisKm: number,
  gmKm3S2: number,
): OrbitPlane {
  // The craft comes from where its velocity points away from.
  const origin = scaleVec3(vec3(), arrivalExcessKmS, -1);
  const plane = planeThrough(origin, pole, wantedInclinationRad);
  const speed = normVec3(arrivalExcessKmS);
  const eccentricity = 1 + (periapsisKm * speed * speed) / gmKm3S2;
  const asymptote = Math.acos(-1 / eccentricity);
  return { ...plane, argumentOfPeriapsisRad: argumentOf(origin, pole, plane) + asymptote };
}
