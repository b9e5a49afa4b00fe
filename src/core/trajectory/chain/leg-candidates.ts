import { stateVector } from '../../ephemeris/source.ts';
import { normVec3, type Vec3 } from '../../math/vec3.ts';
import { propagateTwoBodyInto } from '../../orbits/universal.ts';
import { AU_KM } from '../../units/constants.ts';
import { type LambertArc, solveLambert } from '../lambert.ts';
import type { SunPass } from '../plan.ts';
import { type ChainStop, senseOfMotion } from './stop.ts';

/** A burn within a leg: where, when, and the velocities before and after it (relative to the Sun, ICRF, km, km/s). */
export interface LegManoeuvre {
  readonly epoch: number;
  readonly positionKm: Vec3;
  readonly beforeKmS: Vec3;
  readonly afterKmS: Vec3;
  readonly deltaVKmS: number;
  readonly isPublished: boolean;
  /** Its published change of speed (km/s). */
  readonly publishedKmS?: number | undefined;
}

/** One way to fly a leg; velocities relative to the Sun (ICRF, km/s). */
export interface LegOption {
  readonly departureKmS: Vec3;
  readonly arrivalKmS: Vec3;
  readonly revolutions: number;
  /** What speaks against it by itself (km/s): manoeuvres, missed perihelia. */
  readonly costKmS: number;
  readonly manoeuvre?: LegManoeuvre | undefined;
  /** The way back to the same place: the arc misses the body's centre by what the body's own motion leaves over (km). */
  readonly isResonant?: true;
  /** A return after half a turn: the arc in the plane of the body's motion, and how far that is tilted (radians). */
  readonly tilted?: { readonly branch: LambertArc['branch']; readonly tiltRad: number };
  /** The speed (km/s) it leaves the body with, and the angle (radians) around the body's motion. */
  readonly resonance?: { readonly excessKmS: number; readonly crankRad: number };
}

const MAX_REVOLUTIONS = 12;

/** All ballistic ways from one stop to the next: every revolution count and branch, in the sense of the planets. */
export function ballisticOptions(
  from: ChainStop,
  to: ChainStop,
  gmKm3S2: number,
  sunPasses: readonly SunPass[],
): LegOption[] {
  const arcs = solveLambert({
    gmKm3S2,
    departureKm: from.departureKm,
    arrivalKm: to.arrivalKm,
    timeOfFlightSeconds: to.epoch - from.epoch,
    orbitNormal: senseOfMotion(from),
    maxRevolutions: MAX_REVOLUTIONS,
  });
  return arcs.map((arc) => ({
    departureKmS: arc.departureVelocityKmS,
    arrivalKmS: arc.arrivalVelocityKmS,
    revolutions: arc.revolutions,
    costKmS: sunPassCost(from.departureKm, arc.departureVelocityKmS, from.epoch, to.epoch, gmKm3S2, sunPasses),
  }));
}

/** A perihelion missed by 1 au, or met with 1 km/s of radial speed, counts as this many km/s. */
const DISTANCE_WEIGHT = 20;
const RADIAL_WEIGHT = 0.1;
const scratch = stateVector();

/** How badly (km/s) an orbit misses the published passes of the Sun between two epochs. */
export function sunPassCost(
  positionKm: Vec3,
  velocityKmS: Vec3,
  start: number,
  end: number,
  gmKm3S2: number,
  passes: readonly SunPass[],
): number {
  let cost = 0;
  for (const pass of passes) {
    if (pass.epoch <= start || pass.epoch >= end) continue;
    propagateTwoBodyInto(scratch, { positionKm, velocityKmS }, pass.epoch - start, gmKm3S2);
    const r = normVec3(scratch.positionKm);
    const { positionKm: p, velocityKmS: v } = scratch;
    cost += (RADIAL_WEIGHT * Math.abs(p.x * v.x + p.y * v.y + p.z * v.z)) / r;
    if (pass.distanceKm !== undefined) cost += (DISTANCE_WEIGHT * Math.abs(r - pass.distanceKm)) / AU_KM;
  }
  return cost;
}
