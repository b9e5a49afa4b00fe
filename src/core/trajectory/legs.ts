import type { Almanac } from '../ephemeris/almanac.ts';
import { type StateVector, stateVector } from '../ephemeris/source.ts';
import {
  addScaledVec3,
  copyVec3,
  crossVec3,
  dotVec3,
  normVec3,
  scaleVec3,
  subVec3,
  type Vec3,
  vec3,
} from '../math/vec3.ts';
import { propagateTwoBody } from '../orbits/universal.ts';
import type { EpochTdb } from '../time/epoch.ts';
import { type LambertArc, solveLambert } from './lambert.ts';
import { apsidesOf } from './orbit/orbit-shape.ts';
import type { PerihelionPass, PlanBody, PlanNode, PlanOrbit } from './plan.ts';

/** A free flight between two events: the state after departure, and the speed with which it arrives. */
export interface Leg {
  readonly centreId: string;
  readonly gmKm3S2: number;
  /** State relative to the centre at the departure (ICRF, km, km/s). */
  readonly departure: StateVector;
  /** Speed relative to the arrival body (km/s). */
  readonly arrivalExcessKmS: number;
}

/** Height of the parking orbit left, and of the re-entry met, where none is published (km). */
const PARKING_ALTITUDE_KM = 200;
/** Transfer angle of a flight from a low orbit out to a moon or libration point (radians): nearly the full half turn. */
const RADIAL_TRANSFER_ANGLE = 175 * (Math.PI / 180);
/** Farthest a craft strays from the Earth while it counts as flying about the Earth (km). */
const EARTH_REACH_KM = 1.8e6;
const MAX_REVOLUTIONS = 8;

/** A leg about the Sun, between two bodies at their events. `excessKmS`: speed relative to the first body, if known. */
export function heliocentricLeg(
  almanac: Almanac,
  sun: PlanBody,
  from: PlanNode,
  to: PlanNode,
  excessKmS: number | undefined,
): Leg | undefined {
  const start = stateVector();
  const end = stateVector();
  if (!almanac.stateInto(start, from.bodyId, sun.id, from.epoch)) return undefined;
  if (!almanac.stateInto(end, to.bodyId, sun.id, to.epoch)) return undefined;
  const isReturn = from.bodyId === to.bodyId;
  const arcs = solveLambert({
    gmKm3S2: sun.gmKm3S2!,
    departureKm: start.positionKm,
    arrivalKm: end.positionKm,
    timeOfFlightSeconds: to.epoch - from.epoch,
    orbitNormal: crossVec3(vec3(), start.positionKm, start.velocityKmS),
    maxRevolutions: isReturn ? MAX_REVOLUTIONS : 0,
  });
  const arc = isReturn ? bestReturn(arcs, start, excessKmS) : arcs[0];
  if (!arc) return undefined;
  return {
    centreId: sun.id,
    gmKm3S2: sun.gmKm3S2!,
    departure: { positionKm: start.positionKm, velocityKmS: arc.departureVelocityKmS },
    arrivalExcessKmS: normVec3(subVec3(vec3(), arc.arrivalVelocityKmS, end.velocityKmS)),
  };
}

/**
 * A flight from a planet back to itself has many solutions. The fly-by it comes from keeps the speed relative to the
 * planet: take the arc that leaves with that speed, or, at a launch, the gentlest that really leaves.
 */
function bestReturn(arcs: readonly LambertArc[], body: StateVector, excessKmS: number | undefined) {
  const excess = (arc: LambertArc) => normVec3(subVec3(vec3(), arc.departureVelocityKmS, body.velocityKmS));
  const cost = (arc: LambertArc) =>
    excessKmS === undefined ? excess(arc) + (excess(arc) < 1 ? 100 : 0) : Math.abs(excess(arc) - excessKmS);
  return arcs.reduce((best, arc) => (cost(arc) < cost(best) ? arc : best), arcs[0]!);
}

/**
 * A leg inside a planet's system, about that planet. Where one end is the planet itself the flight begins or ends at the
 * published altitude (or a low orbit), at the far side of the other end, in the plane of the other body's motion, or where
 * the craft has circled (`place`, relative to the planet, km). A moon is met over its pole, at the published altitude.
 * Undefined where no arc keeps outside the planet.
 */
export function systemLeg({ almanac, centre, from, to, bodyOf, place }: SystemLegRequest): Leg | undefined {
  const start = stateVector();
  const end = stateVector();
  const moonNode = from.bodyId === centre.id ? to : from;
  const moon = stateVector();
  if (!almanac.stateInto(moon, moonNode.bodyId, centre.id, moonNode.epoch)) return undefined;
  const normal = crossVec3(vec3(), moon.positionKm, moon.velocityKmS);
  scaleVec3(normal, normal, 1 / normVec3(normal));
  if (!endpoint(almanac, centre, from, moon, normal, -RADIAL_TRANSFER_ANGLE, start)) return undefined;
  if (!endpoint(almanac, centre, to, moon, normal, RADIAL_TRANSFER_ANGLE, end)) return undefined;
  if (place && from.bodyId === centre.id) copyVec3(start.positionKm, place);
  for (const [node, state] of [
    [from, start],
    [to, end],
  ] as const) {
    const body = node.bodyId === centre.id ? undefined : bodyOf(node.bodyId);
    if (body) addScaledVec3(state.positionKm, state.positionKm, normal, heightOver(body, node));
  }
  const arcs = solveLambert({
    gmKm3S2: centre.gmKm3S2!,
    departureKm: start.positionKm,
    arrivalKm: end.positionKm,
    timeOfFlightSeconds: to.epoch - from.epoch,
    orbitNormal: normal,
    maxRevolutions: MAX_REVOLUTIONS,
  });
  const isSmall = (centre.meanRadiusKm ?? 0) < SMALL_BODY_KM;
  const isOutside = (arc: LambertArc) => isSmall || staysOutside(arc, start.positionKm, end.positionKm, centre);
  const clear = arcs.filter(isOutside);
  const arc = clear.find((a) => apoapsisKm(start.positionKm, a, centre.gmKm3S2!) < EARTH_REACH_KM) ?? clear[0];
  if (!arc) return undefined;
  return {
    centreId: centre.id,
    gmKm3S2: centre.gmKm3S2!,
    departure: { positionKm: start.positionKm, velocityKmS: arc.departureVelocityKmS },
    arrivalExcessKmS: normVec3(subVec3(vec3(), arc.arrivalVelocityKmS, end.velocityKmS)),
  };
}

/** A flight about a planet, with what is known of its ends. */
export interface SystemLegRequest {
  readonly almanac: Almanac;
  readonly centre: PlanBody;
  readonly from: PlanNode;
  readonly to: PlanNode;
  readonly bodyOf: (id: string) => PlanBody | undefined;
  readonly place?: Vec3 | undefined;
}

/** How far from a moon's centre it is met (km). */
function heightOver({ meanRadiusKm = 0, isPlace }: PlanBody, { altitudeKm, stay }: PlanNode): number {
  if (isPlace) return 0;
  return meanRadiusKm + (stay === 'surface' ? 0 : (altitudeKm ?? meanRadiusKm / 2));
}

/** Whether an arc passes its periapsis above the ground, or not at all on its way. */
function staysOutside(
  arc: LambertArc,
  startKm: Vec3,
  endKm: Vec3,
  { gmKm3S2: gm = 0, meanRadiusKm = 0 }: PlanBody,
): boolean {
  const v = arc.departureVelocityKmS;
  const momentum = normVec3(crossVec3(vec3(), startKm, v));
  const alpha = 2 / normVec3(startKm) - dotVec3(v, v) / gm;
  const eccentricity = Math.sqrt(Math.max(0, 1 - (momentum * momentum * alpha) / gm));
  if ((momentum * momentum) / gm / (1 + eccentricity) > meanRadiusKm * PERIAPSIS_SLACK) return true;
  const isFalling = dotVec3(startKm, v) < 0;
  const isRising = dotVec3(endKm, arc.arrivalVelocityKmS) > 0;
  const isHigherThere = normVec3(endKm) > normVec3(startKm);
  if (arc.revolutions > 0 || (isFalling && isRising)) return false;
  // Twice rising it has gone straight up, or all the way round to a lower place; falling likewise.
  return isFalling === isRising || (isRising ? isHigherThere : !isHigherThere);
}

/** Bodies smaller than this are places for a flight about them rather than obstacles. */
const SMALL_BODY_KM = 100;
/** Low orbits may dip below the mean radius by the difference to the equator's. */
const PERIAPSIS_SLACK = 0.999;

function endpoint(
  almanac: Almanac,
  centre: PlanBody,
  node: PlanNode,
  moon: StateVector,
  normal: Vec3,
  turnRad: number,
  out: StateVector,
): boolean {
  if (node.bodyId !== centre.id) return almanac.stateInto(out, node.bodyId, centre.id, node.epoch);
  const radiusKm = (centre.meanRadiusKm ?? 0) + (node.altitudeKm ?? PARKING_ALTITUDE_KM);
  const direction = scaleVec3(vec3(), moon.positionKm, 1 / normVec3(moon.positionKm));
  const across = crossVec3(vec3(), normal, direction);
  const c = Math.cos(turnRad) * radiusKm;
  const s = Math.sin(turnRad) * radiusKm;
  out.positionKm.x = c * direction.x + s * across.x;
  out.positionKm.y = c * direction.y + s * across.y;
  out.positionKm.z = c * direction.z + s * across.z;
  scaleVec3(out.velocityKmS, normal, 0);
  return true;
}

function apoapsisKm(positionKm: Vec3, arc: LambertArc, gmKm3S2: number): number {
  const v = arc.departureVelocityKmS;
  const alpha = 2 / normVec3(positionKm) - dotVec3(v, v) / gmKm3S2;
  if (alpha <= 0) return Number.POSITIVE_INFINITY;
  const h = normVec3(crossVec3(vec3(), positionKm, v));
  const eccentricity = Math.sqrt(Math.max(0, 1 - (h * h * alpha) / gmKm3S2));
  return (1 + eccentricity) / alpha;
}

/**
 * An orbit about the Sun that leaves a body at its event and passes its perihelion at a given time and distance, in the
 * plane of the body's motion. With the distance fixed, the time from the start to the perihelion changes one way as the
 * orbit grows: bisection over the eccentricity finds it. Undefined when no such orbit meets the perihelion on time.
 * @source Curtis, Orbital Mechanics for Engineering Students, 3rd ed., §3.4-3.6 (time since periapsis)
 */
export function perihelionLeg(
  almanac: Almanac,
  sun: PlanBody,
  from: PlanNode,
  perihelion: PerihelionPass,
): Leg | undefined {
  const start = stateVector();
  if (!almanac.stateInto(start, from.bodyId, sun.id, from.epoch)) return undefined;
  const gm = sun.gmKm3S2!;
  const r = normVec3(start.positionKm);
  const rp = perihelion.distanceKm;
  const wanted = perihelion.epoch - from.epoch;
  if (rp >= r || wanted <= 0) return undefined;
  const lowest = (r - rp) / (r + rp) + 1e-9;
  // Leaving from the aphelion takes this long; with more time the craft climbs to its aphelion first.
  const isOutbound = wanted > timeToPerihelionS(lowest, r, rp, gm);
  const timeFor = (e: number) => {
    const inbound = timeToPerihelionS(e, r, rp, gm);
    return isOutbound ? periodS(rp / (1 - e), gm) - inbound : inbound;
  };
  let low = lowest;
  let high = 0.9999;
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    if (timeFor(middle) > wanted === isOutbound) high = middle;
    else low = middle;
  }
  const e = (low + high) / 2;
  if (Math.abs(timeFor(e) - wanted) > 1) return undefined;
  const p = rp * (1 + e);
  const trueAnomaly = Math.acos(Math.min(1, Math.max(-1, (p / r - 1) / e))) * (isOutbound ? 1 : -1);
  const vr = Math.sqrt(gm / p) * e * Math.sin(trueAnomaly);
  const vt = Math.sqrt(gm / p) * (1 + e * Math.cos(trueAnomaly));
  const velocityKmS = inPlane(start, vr, vt);
  return {
    centreId: sun.id,
    gmKm3S2: gm,
    departure: { positionKm: start.positionKm, velocityKmS },
    arrivalExcessKmS: 0,
  };
}

/**
 * An orbit about the Sun of published size that leaves a body at its event, in the plane of the body's motion; outwards
 * where it leaves inside its farthest point. Undefined where the orbit is not about the Sun, its size is not published or
 * it does not meet the body's. ICRF, km, km/s.
 * @source Curtis, Orbital Mechanics for Engineering Students, 3rd ed., §2.7 (ellipses)
 */
export function sunOrbitLeg(
  almanac: Almanac,
  sun: PlanBody,
  from: PlanNode,
  orbit: PlanOrbit | undefined,
): Leg | undefined {
  if (orbit?.bodyId !== sun.id) return undefined;
  const start = stateVector();
  if (!almanac.stateInto(start, from.bodyId, sun.id, from.epoch)) return undefined;
  const gm = sun.gmKm3S2!;
  const r = normVec3(start.positionKm);
  const apsides = apsidesOf(sun, orbit);
  if (!apsides?.isPublished) return undefined;
  const { periapsisKm: rp, apoapsisKm: ra } = apsides;
  // Published distances are rounded: an orbit that all but touches the body's begins at its end.
  if (r < rp * (1 - APSIS_SLACK) || r > ra * (1 + APSIS_SLACK)) return undefined;
  const perihelion = Math.min(rp, r);
  const aphelion = Math.max(ra, r);
  const speed2 = gm * (2 / r - 2 / (perihelion + aphelion));
  const momentum2 = (2 * gm * perihelion * aphelion) / (perihelion + aphelion);
  const across = Math.sqrt(momentum2) / r;
  const outward = Math.sqrt(Math.max(0, speed2 - across * across));
  const velocityKmS = inPlane(start, outward, across);
  const departure = { positionKm: start.positionKm, velocityKmS };
  return { centreId: sun.id, gmKm3S2: gm, departure, arrivalExcessKmS: 0 };
}

const APSIS_SLACK = 0.03;

/** A velocity with the given parts away from the centre and across, in the plane and sense of a motion. */
function inPlane({ positionKm, velocityKmS }: StateVector, outwardKmS: number, acrossKmS: number): Vec3<'Icrf'> {
  const radial = scaleVec3(vec3(), positionKm, 1 / normVec3(positionKm));
  const normal = crossVec3(vec3(), positionKm, velocityKmS);
  scaleVec3(normal, normal, 1 / normVec3(normal));
  const along = crossVec3(vec3(), normal, radial);
  return vec3(
    outwardKmS * radial.x + acrossKmS * along.x,
    outwardKmS * radial.y + acrossKmS * along.y,
    outwardKmS * radial.z + acrossKmS * along.z,
  );
}

/** Leaves a body with the body's own velocity about the Sun: the least that can be said of a craft that left it. */
export function driftLeg(almanac: Almanac, sun: PlanBody, from: PlanNode): Leg | undefined {
  const departure = stateVector();
  if (!almanac.stateInto(departure, from.bodyId, sun.id, from.epoch)) return undefined;
  return { centreId: sun.id, gmKm3S2: sun.gmKm3S2!, departure, arrivalExcessKmS: 0 };
}

function periodS(semiMajorAxisKm: number, gm: number): number {
  return 2 * Math.PI * Math.sqrt(semiMajorAxisKm ** 3 / gm);
}

function timeToPerihelionS(e: number, r: number, rp: number, gm: number): number {
  const a = rp / (1 - e);
  const cosE = Math.min(1, Math.max(-1, (1 - r / a) / e));
  const anomaly = Math.acos(cosE);
  return Math.sqrt(a ** 3 / gm) * (anomaly - e * Math.sin(anomaly));
}

/** State after `seconds` of a leg, for the coast that follows it. */
export function endOfLeg(leg: Leg, from: EpochTdb, to: EpochTdb): StateVector {
  return propagateTwoBody(leg.departure, to - from, leg.gmKm3S2);
}
