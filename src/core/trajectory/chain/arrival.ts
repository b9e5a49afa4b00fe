import type { StateVector } from '../../ephemeris/source.ts';
import { addScaledVec3, crossVec3, normVec3, scaleVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import { KNOT_SIZE } from '../arc-state.ts';
import { asymptoteAngle, hyperbolaInward, type PassHyperbola, secondsToDistance } from './pass-hyperbola.ts';
import { angleBetweenRad } from './stop.ts';

/** A flight down to a place on the ground: a hyperbola, and where that ends short of the place, the way that is left. */
export interface Descent {
  readonly hyperbola: PassHyperbola;
  /** Knots of the stretch through the air (as in `ArcData`), relative to the body; absent where the hyperbola hits the place. */
  readonly knots?: Float64Array;
}

/** Height at which the long way round enters, in radii. */
const ENTRY_HEIGHT = 0.01;
const DESCENT_KNOTS = 32;

/**
 * The way from an asymptote (velocity `excessIn` relative to the body, km/s) to a place on the ground at an epoch. Where the
 * place faces the asymptote, the hyperbola that meets the ground exactly there; beyond the horizon, one that grazes
 * the top of the air, and then an evenly braked arc along the ground to the place. ICRF, km, s past J2000 TDB.
 * @source Curtis, Orbital Mechanics for Engineering Students, 3rd ed., §2.9 (hyperbola), for the angles
 */
export function descentTo(place: Vec3, epoch: number, excessIn: Vec3, gmKm3S2: number): Descent {
  const radius = normVec3(place);
  const speed = normVec3(excessIn);
  const origin = scaleVec3(vec3(), excessIn, -1 / speed);
  const angle = angleBetweenRad(origin, place);
  const normal = crossVec3(vec3(), origin, place);
  const length = normVec3(normal);
  if (length < 1e-6 * radius) normal.z = 1;
  else scaleVec3(normal, normal, 1 / length);
  const grazing = radius * (1 + ENTRY_HEIGHT);
  const reach = asymptoteAngle(grazing, speed, gmKm3S2);
  if (angle < reach) return { hyperbola: directHit(excessIn, normal, radius, angle, gmKm3S2) };
  const grazed = hyperbolaInward(excessIn, normal, grazing, gmKm3S2);
  const entrySpeed = normVec3(grazed.periapsis.velocityKmS);
  // Braked evenly, the way left takes twice as long as at full speed.
  const seconds = Math.max(60, (2 * (angle - reach) * grazing) / entrySpeed);
  const hyperbola = { ...grazed, delaySeconds: -seconds };
  return { hyperbola, knots: descentKnots(grazed.periapsis, normal, place, angle - reach, epoch, seconds) };
}

/** The hyperbola that meets the ground at `angle` from the direction it comes from: bisection over its periapsis. */
function directHit(excessIn: Vec3, normal: Vec3, radius: number, angle: number, gm: number): PassHyperbola {
  const speed = normVec3(excessIn);
  let low = 1e-6 * radius;
  let high = radius;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (asymptoteAngle(middle, speed, gm) - anomalyAt(middle, radius, speed, gm) < angle) low = middle;
    else high = middle;
  }
  const hyperbola = hyperbolaInward(excessIn, normal, low, gm);
  const seconds = secondsToDistance(hyperbola, radius);
  return { ...hyperbola, delaySeconds: seconds, lastSeconds: -seconds };
}

/** True anomaly (radians) at a distance, on the hyperbola with periapsis `rp`. */
function anomalyAt(rp: number, radius: number, speed: number, gm: number): number {
  const e = 1 + (rp * speed * speed) / gm;
  return Math.acos(Math.min(1, Math.max(-1, ((rp * (1 + e)) / radius - 1) / e)));
}

function descentKnots(entry: StateVector, normal: Vec3, place: Vec3, angle: number, epoch: number, seconds: number) {
  const start = normVec3(entry.positionKm);
  const radius = normVec3(place);
  const outward = scaleVec3(vec3(), entry.positionKm, 1 / start);
  const along = crossVec3(vec3(), normal, outward);
  const positionAt = (t: number) => {
    const s = t / seconds;
    const turn = angle * (1 - (1 - s) ** 2);
    const r = start + (radius - start) * s * s;
    const p = scaleVec3(vec3(), outward, r * Math.cos(turn));
    return addScaledVec3(p, p, along, r * Math.sin(turn));
  };
  const knots = new Float64Array(DESCENT_KNOTS * KNOT_SIZE);
  const step = seconds / 1000;
  for (let i = 0; i < DESCENT_KNOTS; i++) {
    const t = (i / (DESCENT_KNOTS - 1)) * seconds;
    const before = positionAt(t - step);
    const at = positionAt(t);
    const after = positionAt(t + step);
    const k = i * KNOT_SIZE;
    knots[k] = epoch - seconds + t;
    (['x', 'y', 'z'] as const).forEach((axis, n) => {
      knots[k + 1 + n] = at[axis];
      knots[k + 4 + n] = (after[axis] - before[axis]) / (2 * step);
      knots[k + 7 + n] = (after[axis] - 2 * at[axis] + before[axis]) / (step * step);
    });
  }
  return knots;
}
