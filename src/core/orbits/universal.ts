import { addScaledVec3, dotVec3, type FrameName, normVec3, setVec3, type Vec3, vec3 } from '../math/vec3.ts';
import { OrbitDomainError } from './orbit-domain-error.ts';
import { stumpffInto } from './stumpff.ts';

/** Position (km) and velocity (km/s) in one frame, relative to the attracting centre. */
export interface OrbitalState<Frame extends FrameName = 'Icrf'> {
  readonly positionKm: Vec3<Frame>;
  readonly velocityKmS: Vec3<Frame>;
}

const MAX_ITERATIONS = 200;
const stumpff = new Float64Array(4);

/**
 * Two-body motion: the state `elapsedS` seconds (either sign) after `state`, about a centre of `gmKm3S2`.
 * km, km/s, s, axes of the input. All conics, circles to near-parabolas to hyperbolas, through one formula in universal
 * variables; time of flight grows monotonically with the universal anomaly, so a shrinking bracket with Newton
 * steps always converges. Relative error about 1e-14 per revolution; rectilinear motion through the centre is excluded.
 * @throws OrbitDomainError when gm or the distance is not positive
 * @source Danby, Fundamentals of Celestial Mechanics, 2nd ed. (1988), §6.9;
 *   Vallado, Fundamentals of Astrodynamics and Applications, 4th ed. (2013), §2.3.1, algorithm 8
 */
export function propagateTwoBody<F extends FrameName>(
  state: OrbitalState<F>,
  elapsedS: number,
  gmKm3S2: number,
): OrbitalState<F> {
  const out = { positionKm: vec3<F>(), velocityKmS: vec3<F>() };
  propagateTwoBodyInto(out, state, elapsedS, gmKm3S2);
  return out;
}

/** Like `propagateTwoBody`, written into `out` (not the same object as `state`) without allocating. */
export function propagateTwoBodyInto<F extends FrameName>(
  out: OrbitalState<F>,
  state: OrbitalState<F>,
  elapsedS: number,
  gmKm3S2: number,
): void {
  const r0 = normVec3(state.positionKm);
  if (!(gmKm3S2 > 0)) throw new OrbitDomainError('gravitational parameter', gmKm3S2, 'km³/s²', 'gm > 0');
  if (!(r0 > 0)) throw new OrbitDomainError('distance from the centre', r0, 'km', 'r > 0');
  const rootGm = Math.sqrt(gmKm3S2);
  const alpha = 2 / r0 - dotVec3(state.velocityKmS, state.velocityKmS) / gmKm3S2;
  const sigma0 = dotVec3(state.positionKm, state.velocityKmS) / rootGm;
  let elapsed = elapsedS;
  if (alpha > 0) {
    const period = (2 * Math.PI) / (rootGm * alpha ** 1.5);
    elapsed -= period * Math.round(elapsed / period);
  }
  const chi = solveUniversalKepler(rootGm * elapsed, r0, sigma0, alpha);
  stumpffInto(stumpff, alpha * chi * chi);
  const c0 = stumpff[0]!;
  const c1 = stumpff[1]!;
  const c2 = stumpff[2]!;
  const c3 = stumpff[3]!;
  const r = r0 * c0 + sigma0 * chi * c1 + chi * chi * c2;
  const f = 1 - (chi * chi * c2) / r0;
  const g = elapsed - (chi ** 3 * c3) / rootGm;
  const fDot = (-rootGm / (r * r0)) * chi * c1;
  const gDot = 1 - (chi * chi * c2) / r;
  combineInto(out.positionKm, state.positionKm, f, state.velocityKmS, g);
  combineInto(out.velocityKmS, state.positionKm, fDot, state.velocityKmS, gDot);
}

/**
 * Universal anomaly χ (√km) at which √GM·Δt = r0 χ c1(αχ²) + σ0 χ² c2(αχ²) + χ³ c3(αχ²).
 * `rootGmTime` = √GM·Δt (km^1.5), `r0` the distance (km), `sigma0` = r·v/√GM (√km), `alpha` = 1/a (1/km).
 * Any conic and either sign of time. Not more than half a revolution for ellipses, so that rounding stays small.
 * @source Battin, An Introduction to the Mathematics and Methods of Astrodynamics, rev. ed. (1999), §4.5
 */
export function solveUniversalKepler(rootGmTime: number, r0: number, sigma0: number, alpha: number): number {
  if (rootGmTime === 0) return 0;
  const sign = rootGmTime < 0 ? -1 : 1;
  const target = Math.abs(rootGmTime);
  const sigma = sign * sigma0;
  let low = 0;
  let high = target / r0;
  for (let i = 0; i < MAX_ITERATIONS && flightTime(high, r0, sigma, alpha) < target; i++) {
    low = high;
    high *= 2;
  }
  let chi = startingChi(target, r0, alpha);
  if (!(chi > low && chi < high)) chi = 0.5 * (low + high);
  for (let i = 0; i < MAX_ITERATIONS; i++) {
    const residual = flightTime(chi, r0, sigma, alpha) - target;
    if (residual > 0) high = chi;
    else low = chi;
    const distance = r0 * stumpff[0]! + sigma * chi * stumpff[1]! + chi * chi * stumpff[2]!;
    let next = chi - residual / distance;
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    const moved = Math.abs(next - chi);
    chi = next;
    if (moved <= 4e-16 * chi || high - low <= 4e-16 * high) break;
  }
  return sign * chi;
}

/** √GM times the time of flight to χ; leaves the Stumpff functions of αχ² in the scratch array. */
function flightTime(chi: number, r0: number, sigma: number, alpha: number): number {
  stumpffInto(stumpff, alpha * chi * chi);
  return chi * (r0 * stumpff[1]! + chi * (sigma * stumpff[2]! + chi * stumpff[3]!));
}

/** A first guess: the circular value for ellipses, the asymptotic cube root otherwise. */
function startingChi(target: number, r0: number, alpha: number): number {
  return alpha * r0 > 0.1 ? target * alpha : Math.min(target / r0, Math.cbrt(6 * target));
}

function combineInto<F extends FrameName>(
  out: Vec3<F>,
  a: Vec3<F>,
  factorA: number,
  b: Vec3<F>,
  factorB: number,
): void {
  setVec3(out, a.x * factorA, a.y * factorA, a.z * factorA);
  addScaledVec3(out, out, b, factorB);
}
