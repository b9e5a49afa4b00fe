import { dotVec3, type FrameName, normVec3, type Vec3, vec3 } from '../math/vec3.ts';
import { OrbitDomainError } from './orbit-domain-error.ts';
import { STUMPFF_ARGUMENT, STUMPFF_SIZE, stumpffInto } from './stumpff.ts';

/** Position (km) and velocity (km/s) in one frame, relative to the attracting centre. */
export interface OrbitalState<Frame extends FrameName = 'Icrf'> {
  readonly positionKm: Vec3<Frame>;
  readonly velocityKmS: Vec3<Frame>;
}

const MAX_ITERATIONS = 200;

/**
 * Numbers of a problem in one array: given to a function one by one, or handed back by it, each may be put into a box on
 * the heap, and craft in orbit are asked for in every frame.
 */
const N = { rootGm: 0, r0: 1, sigma0: 2, alpha: 3, target: 4, chi: 5, time: 6, sigma: 7, reached: 8, size: 9 } as const;
const scratch = new Float64Array(N.size);
/** The Stumpff functions c0 to c3 of the argument in the last place. */
const stumpff = new Float64Array(STUMPFF_SIZE);

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
  prepare(scratch, state, gmKm3S2);
  scratch[N.time] = elapsedS;
  moveInto(out, state, scratch);
}

/**
 * Two-body motion from one state, to be asked for many epochs (s): what does not change is worked out once. Answers as
 * `propagateTwoBody` does, and allocates nothing. @throws OrbitDomainError as that does
 */
export function twoBodyMotion<F extends FrameName>(
  state: OrbitalState<F>,
  startEpoch: number,
  gmKm3S2: number,
): (out: OrbitalState<F>, epoch: number) => void {
  const numbers = new Float64Array(N.size);
  prepare(numbers, state, gmKm3S2);
  return (out, epoch) => {
    numbers[N.time] = epoch - startEpoch;
    moveInto(out, state, numbers);
  };
}

function prepare(n: Float64Array, state: OrbitalState<FrameName>, gmKm3S2: number): void {
  const r0 = normVec3(state.positionKm);
  if (!(gmKm3S2 > 0)) throw new OrbitDomainError('gravitational parameter', gmKm3S2, 'km³/s²', 'gm > 0');
  if (!(r0 > 0)) throw new OrbitDomainError('distance from the centre', r0, 'km', 'r > 0');
  n[N.rootGm] = Math.sqrt(gmKm3S2);
  n[N.r0] = r0;
  n[N.alpha] = 2 / r0 - dotVec3(state.velocityKmS, state.velocityKmS) / gmKm3S2;
  n[N.sigma0] = dotVec3(state.positionKm, state.velocityKmS) / n[N.rootGm]!;
}

/** Moves on by the time in `n`. */
function moveInto<F extends FrameName>(out: OrbitalState<F>, state: OrbitalState<F>, n: Float64Array): void {
  const rootGm = n[N.rootGm]!;
  const r0 = n[N.r0]!;
  const alpha = n[N.alpha]!;
  let elapsed = n[N.time]!;
  if (alpha > 0) {
    const period = (2 * Math.PI) / (rootGm * alpha ** 1.5);
    elapsed -= period * Math.round(elapsed / period);
  }
  n[N.target] = rootGm * elapsed;
  solve(n);
  const chi = n[N.chi]!;
  stumpff[STUMPFF_ARGUMENT] = alpha * chi * chi;
  stumpffInto(stumpff);
  const c0 = stumpff[0]!;
  const c1 = stumpff[1]!;
  const c2 = stumpff[2]!;
  const c3 = stumpff[3]!;
  const r = r0 * c0 + n[N.sigma0]! * chi * c1 + chi * chi * c2;
  const f = 1 - (chi * chi * c2) / r0;
  const g = elapsed - (chi ** 3 * c3) / rootGm;
  const fDot = (-rootGm / (r * r0)) * chi * c1;
  const gDot = 1 - (chi * chi * c2) / r;
  const p = state.positionKm;
  const v = state.velocityKmS;
  const { positionKm, velocityKmS } = out;
  positionKm.x = p.x * f + v.x * g;
  positionKm.y = p.y * f + v.y * g;
  positionKm.z = p.z * f + v.z * g;
  velocityKmS.x = p.x * fDot + v.x * gDot;
  velocityKmS.y = p.y * fDot + v.y * gDot;
  velocityKmS.z = p.z * fDot + v.z * gDot;
}

/**
 * Universal anomaly χ (√km) at which √GM·Δt = r0 χ c1(αχ²) + σ0 χ² c2(αχ²) + χ³ c3(αχ²).
 * `rootGmTime` = √GM·Δt (km^1.5), `r0` the distance (km), `sigma0` = r·v/√GM (√km), `alpha` = 1/a (1/km).
 * Any conic and either sign of time. Not more than half a revolution for ellipses, so that rounding stays small.
 * @source Battin, An Introduction to the Mathematics and Methods of Astrodynamics, rev. ed. (1999), §4.5
 */
export function solveUniversalKepler(rootGmTime: number, r0: number, sigma0: number, alpha: number): number {
  scratch[N.target] = rootGmTime;
  scratch[N.r0] = r0;
  scratch[N.sigma0] = sigma0;
  scratch[N.alpha] = alpha;
  solve(scratch);
  return scratch[N.chi]!;
}

/** Solves for χ within `n`: for the way back by turning time and radial speed round. */
function solve(n: Float64Array): void {
  const sign = n[N.target]! < 0 ? -1 : 1;
  const target = sign * n[N.target]!;
  const r0 = n[N.r0]!;
  const alpha = n[N.alpha]!;
  const sigma = sign * n[N.sigma0]!;
  n[N.sigma] = sigma;
  n[N.chi] = 0;
  if (target === 0) return;
  let low = 0;
  let high = target / r0;
  for (let i = 0; i < MAX_ITERATIONS; i++) {
    n[N.chi] = high;
    flyTo(n);
    // Beyond what the functions can reach the time is no number: that is far enough as well.
    if (!(n[N.reached]! < target)) break;
    low = high;
    high *= 2;
  }
  // A first guess: the circular value for ellipses, the asymptotic cube root otherwise.
  let chi = alpha * r0 > 0.1 ? target * alpha : Math.min(target / r0, Math.cbrt(6 * target));
  if (!(chi > low && chi < high)) chi = 0.5 * (low + high);
  for (let i = 0; i < MAX_ITERATIONS; i++) {
    n[N.chi] = chi;
    flyTo(n);
    const residual = n[N.reached]! - target;
    if (residual > 0) high = chi;
    else low = chi;
    const distance = r0 * stumpff[0]! + sigma * chi * stumpff[1]! + chi * chi * stumpff[2]!;
    let next = chi - residual / distance;
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    const moved = Math.abs(next - chi);
    chi = next;
    if (moved <= 4e-16 * chi || high - low <= 4e-16 * high) break;
  }
  n[N.chi] = sign * chi;
}

/** Writes √GM times the time of flight to χ; leaves the Stumpff functions of αχ² in `stumpff`. */
function flyTo(n: Float64Array): void {
  const chi = n[N.chi]!;
  stumpff[STUMPFF_ARGUMENT] = n[N.alpha]! * chi * chi;
  stumpffInto(stumpff);
  n[N.reached] = chi * (n[N.r0]! * stumpff[1]! + chi * (n[N.sigma]! * stumpff[2]! + chi * stumpff[3]!));
}
