import { type StateVector, stateVector } from '../../ephemeris/source.ts';
import { basisAcross } from '../../math/basis-across.ts';
import { addScaledVec3, crossVec3, dotVec3, normVec3, scaleVec3, subVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import { propagateTwoBody } from '../../orbits/universal.ts';

/** A hyperbola about a body, by its periapsis (relative to the body, ICRF, km, km/s). */
export interface PassHyperbola {
  readonly gmKm3S2: number;
  readonly periapsis: StateVector;
  /** The periapsis is passed (or would be) so long after the event's epoch; 0 by default. */
  readonly delaySeconds?: number;
  /** An arrival ends so long after the periapsis; 0 by default. */
  readonly lastSeconds?: number;
}

/**
 * The pass that joins two asymptotes: its plane holds both, its periapsis lies on their bisector at `radiusKm`; the speed
 * at infinity is the mean of both. Where the radius does not give the turn exactly, the asymptotes are missed by half
 * the difference each. Velocities relative to the body (km/s).
 * @source Curtis, Orbital Mechanics for Engineering Students, 3rd ed., §8.9 (planetary fly-by)
 */
export function hyperbolaBetween(excessIn: Vec3, excessOut: Vec3, radiusKm: number, gmKm3S2: number): PassHyperbola {
  const speedIn = normVec3(excessIn);
  const speedOut = normVec3(excessOut);
  const unitIn = scaleVec3(vec3(), excessIn, 1 / speedIn);
  const unitOut = scaleVec3(vec3(), excessOut, 1 / speedOut);
  const along = unit(addScaledVec3(vec3(), unitIn, unitOut, 1)) ?? basisAcross(unitIn, vec3(0, 0, 1)).u;
  const away = unit(subVec3(vec3(), unitIn, unitOut)) ?? basisAcross(along, vec3(0, 0, 1)).v;
  return { gmKm3S2, periapsis: periapsisState(away, along, radiusKm, (speedIn + speedOut) / 2, gmKm3S2) };
}

/** The hyperbola that leaves along `excessOut` from a periapsis at `radiusKm`, in the plane of `normal` (unit, across it). */
export function hyperbolaOutward(excessOut: Vec3, normal: Vec3, radiusKm: number, gmKm3S2: number): PassHyperbola {
  const speed = normVec3(excessOut);
  const asymptote = scaleVec3(vec3(), excessOut, 1 / speed);
  const away = turned(asymptote, normal, -asymptoteAngle(radiusKm, speed, gmKm3S2));
  return { gmKm3S2, periapsis: periapsisState(away, crossVec3(vec3(), normal, away), radiusKm, speed, gmKm3S2) };
}

/** The hyperbola that comes in along `excessIn` to a periapsis at `radiusKm`, in the plane of `normal`. */
export function hyperbolaInward(excessIn: Vec3, normal: Vec3, radiusKm: number, gmKm3S2: number): PassHyperbola {
  const speed = normVec3(excessIn);
  const origin = scaleVec3(vec3(), excessIn, -1 / speed);
  const away = turned(origin, normal, asymptoteAngle(radiusKm, speed, gmKm3S2));
  return { gmKm3S2, periapsis: periapsisState(away, crossVec3(vec3(), normal, away), radiusKm, speed, gmKm3S2) };
}

/**
 * The normal of a plane that holds `direction` and is inclined to the equator of `pole` by `inclinationRad`, or as near to
 * that as the direction allows. Unit vector; of the two solutions the one nearer to the ICRF x axis.
 */
export function planeNormal(direction: Vec3, pole: Vec3, inclinationRad: number): Vec3 {
  const axis = scaleVec3(vec3(), direction, 1 / normVec3(direction));
  const across = addScaledVec3(vec3(), pole, axis, -dotVec3(pole, axis));
  const reach = normVec3(across);
  if (reach < 1e-6) return basisAcross(axis, vec3(1, 0, 0)).u;
  scaleVec3(across, across, 1 / reach);
  const side = crossVec3(vec3(), axis, across);
  const cosine = Math.min(1, Math.max(-1, Math.cos(inclinationRad) / reach));
  const sine = Math.sqrt(1 - cosine * cosine) * (side.x >= 0 ? 1 : -1);
  const normal = scaleVec3(vec3(), across, cosine);
  return addScaledVec3(normal, normal, side, sine);
}

/** Seconds from periapsis to the distance `distanceKm`; 0 where the periapsis lies farther out. */
export function secondsToDistance({ gmKm3S2, periapsis }: PassHyperbola, distanceKm: number): number {
  const rp = normVec3(periapsis.positionKm);
  if (distanceKm <= rp) return 0;
  const speed = normVec3(periapsis.velocityKmS);
  const a = 1 / (2 / rp - (speed * speed) / gmKm3S2);
  const e = 1 - rp / a;
  const anomaly = Math.acosh((1 - distanceKm / a) / e);
  return Math.sqrt(-(a ** 3) / gmKm3S2) * (e * Math.sinh(anomaly) - anomaly);
}

/** The state `seconds` after periapsis (relative to the body). */
export function stateOnHyperbola({ gmKm3S2, periapsis }: PassHyperbola, seconds: number): StateVector {
  return propagateTwoBody(periapsis, seconds, gmKm3S2);
}

function periapsisState(away: Vec3, along: Vec3, radiusKm: number, excessKmS: number, gm: number): StateVector {
  const state = stateVector();
  scaleVec3(state.positionKm, away, radiusKm);
  scaleVec3(state.velocityKmS, along, Math.sqrt(excessKmS * excessKmS + (2 * gm) / radiusKm));
  return state;
}

/** Angle at the focus between periapsis and asymptote (radians). */
export function asymptoteAngle(radiusKm: number, excessKmS: number, gm: number): number {
  return Math.acos(-1 / (1 + (radiusKm * excessKmS * excessKmS) / gm));
}

/** A vector across `normal`, turned about it. */
function turned(a: Vec3, normal: Vec3, angleRad: number): Vec3 {
  const out = scaleVec3(vec3(), a, Math.cos(angleRad));
  return addScaledVec3(out, out, crossVec3(vec3(), normal, a), Math.sin(angleRad));
}

function unit(a: Vec3): Vec3 | undefined {
  const length = normVec3(a);
  return length < 1e-9 ? undefined : scaleVec3(vec3(), a, 1 / length);
}
