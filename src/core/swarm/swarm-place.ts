import type { Vec3 } from '../math/vec3.ts';
import type { OrbitalElements } from '../orbits/elements.ts';
import { STUMPFF_ARGUMENT, STUMPFF_SIZE, stumpffInto } from '../orbits/stumpff.ts';
import { type EpochTdb, epochTdb } from '../time/epoch.ts';
import { AU_KM, SECONDS_PER_DAY } from '../units/constants.ts';
import { PARTS_OF_DAY, PARTS_OF_TURN, type SwarmTable } from './swarm-table.ts';

/**
 * Gravitational parameter of the Sun, km³/s².
 * @source JPL DE440/DE441, Park et al., Astronomical Journal 161:105 (2021), table 2
 */
export const SWARM_GM_KM3_S2 = 132_712_440_041.279_42;

/** √GM of the Sun in au^1.5 a day. */
export const ROOT_GM_AU_DAY = Math.sqrt(SWARM_GM_KM3_S2 / AU_KM ** 3) * SECONDS_PER_DAY;

/** A periapsis passage is told by the day: longer periods than this (days) need no turns to be counted off. */
export const COUNTED_PERIOD_DAYS = 200 * 365.25;

const NEWTON_STEPS = 12;
const RAD_PER_PART = (2 * Math.PI) / PARTS_OF_TURN;
const stumpff = new Float64Array(STUMPFF_SIZE);
const axes = new Float64Array(6);

/** Time of a body's periapsis in days after J2000 TDB. */
export function periapsisDays(table: SwarmTable, i: number): number {
  return table.periapsisDay[i]! + table.periapsisDayPart[i]! / PARTS_OF_DAY;
}

/** Period in days; infinite for open orbits. */
export function swarmPeriodDays(table: SwarmTable, i: number): number {
  const opening = table.oneMinusEccentricity[i]!;
  if (opening <= 0) return Number.POSITIVE_INFINITY;
  return ((2 * Math.PI) / ROOT_GM_AU_DAY) * (table.periapsisAu[i]! / opening) ** 1.5;
}

/** The elements of a body in the form the two-body functions take: km, radians, TDB, EclipticJ2000. */
export function swarmElements(table: SwarmTable, i: number): OrbitalElements {
  return {
    periapsisKm: table.periapsisAu[i]! * AU_KM,
    eccentricity: 1 - table.oneMinusEccentricity[i]!,
    inclinationRad: table.inclination[i]! * RAD_PER_PART,
    ascendingNodeRad: table.ascendingNode[i]! * RAD_PER_PART,
    argumentOfPeriapsisRad: table.argumentOfPeriapsis[i]! * RAD_PER_PART,
    periapsisEpoch: epochTdb(periapsisDays(table, i) * SECONDS_PER_DAY),
  };
}

/**
 * Unit vectors of an orbit's plane, EclipticJ2000: towards the periapsis (first three numbers of `out`) and 90° further
 * along the motion (last three).
 */
export function swarmAxesInto(out: Float64Array, table: SwarmTable, i: number): void {
  const inclination = table.inclination[i]! * RAD_PER_PART;
  const node = table.ascendingNode[i]! * RAD_PER_PART;
  const argument = table.argumentOfPeriapsis[i]! * RAD_PER_PART;
  const [cosI, sinI] = [Math.cos(inclination), Math.sin(inclination)];
  const [cosN, sinN] = [Math.cos(node), Math.sin(node)];
  const [cosA, sinA] = [Math.cos(argument), Math.sin(argument)];
  out[0] = cosN * cosA - sinN * sinA * cosI;
  out[1] = sinN * cosA + cosN * sinA * cosI;
  out[2] = sinA * sinI;
  out[3] = -cosN * sinA - sinN * cosA * cosI;
  out[4] = -sinN * sinA + cosN * cosA * cosI;
  out[5] = cosA * sinI;
}

/**
 * Where a body of the swarm is at an epoch: km from the Sun along EclipticJ2000 axes, TDB. Two-body motion, all conics;
 * relative error of the formula about 1e-12. What the planets do to the body since the elements' epoch is left out: see
 * the table in tools/swarm/README.md.
 * Writes each body's plane anew: a whole swarm takes some milliseconds.
 */
export function swarmPlaceInto(
  out: Vec3<'EclipticJ2000'>,
  table: SwarmTable,
  i: number,
  epoch: EpochTdb,
): Vec3<'EclipticJ2000'> {
  const q = table.periapsisAu[i]!;
  const opening = table.oneMinusEccentricity[i]!;
  let days = epoch / SECONDS_PER_DAY - periapsisDays(table, i);
  const period = swarmPeriodDays(table, i);
  if (period < COUNTED_PERIOD_DAYS) days -= period * Math.round(days / period);
  const s = periapsisAnomaly((ROOT_GM_AU_DAY * days) / q ** 1.5, opening);
  stumpff[STUMPFF_ARGUMENT] = opening * s * s;
  stumpffInto(stumpff);
  const along = q * AU_KM * (1 - s * s * stumpff[2]!);
  const across = q * AU_KM * Math.sqrt(2 - opening) * s * stumpff[1]!;
  swarmAxesInto(axes, table, i);
  out.x = axes[0]! * along + axes[3]! * across;
  out.y = axes[1]! * along + axes[4]! * across;
  out.z = axes[2]! * along + axes[5]! * across;
  return out;
}

/**
 * Universal anomaly counted from the periapsis, in roots of its distance: s with s + e s³ c3((1 − e) s²) = `time`, where
 * `time` = √(GM/q³) (t − T) and `opening` = 1 − e. Any conic; for ellipses within about half a revolution.
 * The start is Mikkola's cubic written so that it holds at and beyond e = 1 (divided by √(1 − e)); then Newton.
 * @source Mikkola, A cubic approximation for Kepler's equation, Celestial Mechanics 40:329 (1987);
 *   Danby, Fundamentals of Celestial Mechanics, 2nd ed. (1988), §6.9
 */
export function periapsisAnomaly(time: number, opening: number): number {
  const e = 1 - opening;
  let s = startingAnomaly(time, opening);
  for (let step = 0; step < NEWTON_STEPS; step++) {
    stumpff[STUMPFF_ARGUMENT] = opening * s * s;
    stumpffInto(stumpff);
    const residual = s + e * s * s * s * stumpff[3]! - time;
    const move = residual / (1 + e * s * s * stumpff[2]!);
    s -= move;
    if (Math.abs(move) <= 1e-14 * (1 + Math.abs(s))) break;
  }
  return s;
}

/** Good to some thousandths of the anomaly: with σ = sin(E/3) / √(1 − e) the cubic 3σ + (4e + ½)σ³ = `time`. */
function startingAnomaly(time: number, opening: number): number {
  const e = 1 - opening;
  const alpha = 1 / (4 * e + 0.5);
  const beta = 0.5 * Math.abs(time) * alpha;
  const z = Math.cbrt(beta + Math.sqrt(alpha ** 3 + beta * beta));
  let sigma = z - alpha / z;
  const sine2 = opening * sigma * sigma;
  if (opening > 0) {
    sigma *= 1 - (0.078 * sine2 * sine2) / (1 + e);
    return Math.sign(time) * (Math.abs(time) * opening + e * sigma * (3 - 4 * opening * sigma * sigma));
  }
  sigma *= 1 + (0.071 * sine2 * sine2) / ((1 - 0.45 * sine2) * (1 - 4 * sine2) * e);
  const root = Math.sqrt(-opening);
  return Math.sign(time) * (root === 0 ? 3 * sigma : (3 * Math.asinh(root * sigma)) / root);
}
