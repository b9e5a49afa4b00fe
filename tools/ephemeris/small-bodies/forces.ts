import { normVec3, vec3 } from '../../../src/core/math/vec3.ts';
import { propagateTwoBody } from '../../../src/core/orbits/universal.ts';
import { AU_KM, SECONDS_PER_DAY, SPEED_OF_LIGHT_KM_S } from '../../../src/core/units/constants.ts';
import type { Acceleration } from './gauss-radau.ts';
import { type PullingBodies, SUN_GM_KM3_S2 } from './perturbers.ts';

/** How strongly the non-gravitational push falls off with distance from the Sun. */
export type NonGravitationalLaw = 'inverse-square' | 'water-ice';

/**
 * Non-gravitational push in JPL's units: au/day², radial, transverse and normal, at 1 au; for comets the Marsden–
 * Sekanina law of water ice, for asteroids (Yarkovsky) the inverse square. `delayDays`: g is taken that much earlier.
 */
export interface NonGravitational {
  readonly law: NonGravitationalLaw;
  readonly radial: number;
  readonly transverse: number;
  readonly normal: number;
  readonly delayDays?: number;
}

const AU_DAY2_IN_KM_S2 = AU_KM / SECONDS_PER_DAY ** 2;
/** Second zonal harmonic and equatorial radius of the Earth. @source JGM-3: Tapley et al., JGR 101, 28029 (1996) */
const EARTH_J2 = 1.0826355e-3;
const EARTH_RADIUS_KM = 6378.1363;
/** Farther than this the Earth's flattening moves nothing by a metre. */
const J2_REACH_KM = 5e6;

/**
 * Fall-off of water ice sublimation with the distance (au), 1 at 1 au.
 * @source Marsden, Sekanina & Yeomans, AJ 78, 211 (1973), eq. 6 and table of constants
 */
export function waterIceLaw(distanceAu: number): number {
  const ratio = distanceAu / 2.808;
  return 0.1112620426 * ratio ** -2.15 * (1 + ratio ** 5.093) ** -4.6142;
}

/**
 * The heliocentric equation of motion of a massless body: Sun, planets, Moon and heavy asteroids as points (direct and
 * indirect), the Sun's relativistic term, the Earth's flattening near by, and a non-gravitational push.
 * km, km/s², ICRF axes, TDB.
 * @source relativity: Soffel & Han, Applied General Relativity (2019), eq. 12.2 for a test body (PPN β = γ = 1)
 */
export function forceModel(perturbers: PullingBodies, push: NonGravitational | null): Acceleration {
  return (out, timeS, x, v) => {
    perturbers.at(timeS);
    const [px, py, pz] = [x[0]!, x[1]!, x[2]!];
    const r2 = px * px + py * py + pz * pz;
    const r = Math.sqrt(r2);
    const central = -SUN_GM_KM3_S2 / (r2 * r);
    let ax = central * px;
    let ay = central * py;
    let az = central * pz;
    const { positionsKm, gmKm3S2, count } = perturbers;
    for (let k = 0; k < count; k++) {
      const [bx, by, bz] = [positionsKm[3 * k]!, positionsKm[3 * k + 1]!, positionsKm[3 * k + 2]!];
      const [dx, dy, dz] = [bx - px, by - py, bz - pz];
      const d2 = dx * dx + dy * dy + dz * dz;
      const b2 = bx * bx + by * by + bz * bz;
      const direct = gmKm3S2[k]! / (d2 * Math.sqrt(d2));
      const indirect = gmKm3S2[k]! / (b2 * Math.sqrt(b2));
      ax += direct * dx - indirect * bx;
      ay += direct * dy - indirect * by;
      az += direct * dz - indirect * bz;
    }
    out[0] = ax;
    out[1] = ay;
    out[2] = az;
    addRelativity(out, x, v, r);
    addEarthFlattening(out, x, perturbers);
    if (push !== null) addPush(out, x, v, r, push);
  };
}

function addRelativity(out: Float64Array, x: Float64Array, v: Float64Array, r: number): void {
  const v2 = v[0]! * v[0]! + v[1]! * v[1]! + v[2]! * v[2]!;
  const rv = x[0]! * v[0]! + x[1]! * v[1]! + x[2]! * v[2]!;
  const scale = SUN_GM_KM3_S2 / (SPEED_OF_LIGHT_KM_S ** 2 * r ** 3);
  const alongX = scale * ((4 * SUN_GM_KM3_S2) / r - v2);
  const alongV = scale * 4 * rv;
  for (let d = 0; d < 3; d++) out[d]! += alongX * x[d]! + alongV * v[d]!;
}

/** The flattening with the pole on the z axis: precession tilts it by less than 0.35° between 1960 and 2060. */
function addEarthFlattening(out: Float64Array, x: Float64Array, perturbers: PullingBodies): void {
  if (perturbers.earthIndex < 0) return;
  const e = 3 * perturbers.earthIndex;
  const dx = x[0]! - perturbers.positionsKm[e]!;
  const dy = x[1]! - perturbers.positionsKm[e + 1]!;
  const dz = x[2]! - perturbers.positionsKm[e + 2]!;
  const d2 = dx * dx + dy * dy + dz * dz;
  if (d2 > J2_REACH_KM ** 2) return;
  const d = Math.sqrt(d2);
  const factor = (1.5 * EARTH_J2 * perturbers.gmKm3S2[perturbers.earthIndex]! * EARTH_RADIUS_KM ** 2) / d ** 5;
  const polar = (5 * dz * dz) / d2;
  out[0]! += factor * dx * (polar - 1);
  out[1]! += factor * dy * (polar - 1);
  out[2]! += factor * dz * (polar - 3);
}

function addPush(out: Float64Array, x: Float64Array, v: Float64Array, r: number, push: NonGravitational): void {
  const nx = x[1]! * v[2]! - x[2]! * v[1]!;
  const ny = x[2]! * v[0]! - x[0]! * v[2]!;
  const nz = x[0]! * v[1]! - x[1]! * v[0]!;
  const n = Math.sqrt(nx * nx + ny * ny + nz * nz);
  const distanceAu = delayedDistanceKm(x, v, r, push.delayDays ?? 0) / AU_KM;
  const strength = (push.law === 'water-ice' ? waterIceLaw(distanceAu) : distanceAu ** -2) * AU_DAY2_IN_KM_S2;
  const tx = (ny * x[2]! - nz * x[1]!) / (n * r);
  const ty = (nz * x[0]! - nx * x[2]!) / (n * r);
  const tz = (nx * x[1]! - ny * x[0]!) / (n * r);
  out[0]! += strength * ((push.radial * x[0]!) / r + push.transverse * tx + (push.normal * nx) / n);
  out[1]! += strength * ((push.radial * x[1]!) / r + push.transverse * ty + (push.normal * ny) / n);
  out[2]! += strength * ((push.radial * x[2]!) / r + push.transverse * tz + (push.normal * nz) / n);
}

/** Distance from the Sun `delayDays` earlier, on the two-body orbit of the moment. */
function delayedDistanceKm(x: Float64Array, v: Float64Array, r: number, delayDays: number): number {
  if (delayDays === 0) return r;
  const now = { positionKm: vec3(x[0]!, x[1]!, x[2]!), velocityKmS: vec3(v[0]!, v[1]!, v[2]!) };
  return normVec3(propagateTwoBody(now, -delayDays * SECONDS_PER_DAY, SUN_GM_KM3_S2).positionKm);
}
