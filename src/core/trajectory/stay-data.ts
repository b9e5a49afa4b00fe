import type { Almanac } from '../ephemeris/almanac.ts';
import { type StateVector, stateVector } from '../ephemeris/source.ts';
import { copyVec3, crossVec3, dotVec3, normVec3, scaleVec3, vec3 } from '../math/vec3.ts';
import { librationStay } from './cislunar/libration-stay.ts';
import { oblatenessOf, secularRates } from './orbit/oblateness.ts';
import { orbitPhase } from './orbit/orbit-phase.ts';
import { argumentOf } from './orbit/orbit-plane.ts';
import { type Apsides, apsidesOf } from './orbit/orbit-shape.ts';
import { stationPhase } from './orbit/station-phase.ts';
import { surfacePhase, unknownSurfacePhase } from './orbit/surface-phase.ts';
import type { PlanBody, PlanNode, TrajectoryPlan } from './plan.ts';
import { nodeOnIcrfEquator } from './precessing-state.ts';
import type { PrecessingOrbitData, SegmentData } from './segment-data.ts';
import type { StayTimes } from './stay.ts';

export interface StayRequest {
  readonly plan: TrajectoryPlan;
  readonly almanac: Almanac;
  readonly node: PlanNode;
  readonly body: PlanBody;
  readonly times: StayTimes;
  /** The state (relative to the body) with which the craft has just come, at its periapsis; for orbits. */
  readonly arrival?: StateVector | undefined;
  /** The same about the Earth; for libration points. */
  readonly arrivalAboutEarth?: StateVector | undefined;
}

/** Bodies with less attraction hold no orbit of note (km³/s²): Bennu has 5e-9, Eros 4e-4, Vesta 17. */
const LEAST_ORBIT_GM = 1e-7;
const ANYWHERE_KM = 1e4;
/** An arrival farther out than so many times the orbit's farthest point is none into this orbit. */
const FARTHEST_ENTRY = 2;

/**
 * Where a craft is while it stays: on the ground, in an orbit that begins where its approach ended, in a halo orbit,
 * hovering beside a small body, or simply at the place. Segments relative to the body, ICRF, km, TDB.
 */
export function stayData(request: StayRequest): SegmentData[] {
  const { plan, almanac, node, body, times } = request;
  if (node.stay === 'surface') return [onGround(request)];
  const orbit = plan.orbit?.bodyId === body.id ? plan.orbit : undefined;
  const { start, end } = times;
  const around = librationStay({ almanac, pointId: body.id, start, end, orbit, arrival: request.arrivalAboutEarth });
  if (around.length > 0) return around;
  const { gmKm3S2 = 0 } = body;
  if (body.isPlace) return [waiting(body.id, times, ANYWHERE_KM)];
  const hovers = gmKm3S2 < LEAST_ORBIT_GM || (node.stay === 'station' && gmKm3S2 < 1);
  if (!hovers) {
    const apsides = apsidesOf(body, orbit);
    const entered = apsides && request.arrival && orbitFromArrival(body, apsides, request.arrival, times);
    if (entered) return [orbit?.inclinationDeg === undefined ? { ...entered, provenance: 'illustrative' } : entered];
    const circling = orbitPhase(body, orbit, times);
    if (circling.length > 0) return circling;
  }
  const state = stateVector();
  const earth = (out: typeof state.positionKm, epoch: typeof times.start) => {
    if (!almanac.has('earth') || !almanac.stateInto(state, 'earth', body.id, epoch)) return false;
    copyVec3(out, state.positionKm);
    return true;
  };
  return [stationPhase(body.id, times, { towardsInto: earth })];
}

function onGround({ plan, body, times }: StayRequest): SegmentData {
  const { site } = plan;
  if (!plan.placeOn?.(body.id, { latDeg: 0, lonDegE: 0 })) return waiting(body.id, times, body.meanRadiusKm ?? 1);
  if (site?.bodyId !== body.id || site.latDeg === undefined || site.lonDegE === undefined) {
    return unknownSurfacePhase(body.id, times);
  }
  const place = { latDeg: site.latDeg, lonDegE: site.lonDegE };
  return surfacePhase(body.id, [place], times) ?? unknownSurfacePhase(body.id, times);
}

/** At a place or body of which no more can be said. */
function waiting(bodyId: string, { start, end }: StayTimes, km: number): SegmentData {
  return {
    shape: 'attached',
    kind: 'station',
    centreId: bodyId,
    interval: { start, end },
    provenance: 'illustrative',
    accuracy: { shareOfDistance: 0, km },
    offsetKm: [0, 0, 0],
  };
}

/**
 * The orbit into which a craft brakes at the end of its approach: in the approach's plane, its periapsis where the approach
 * ends, its farthest point as published; node and periapsis then drift with the body's oblateness. Undefined when the
 * approach ends far outside the orbit or in the ground.
 */
export function orbitFromArrival(
  body: PlanBody,
  apsides: Apsides,
  arrival: StateVector,
  times: StayTimes,
): PrecessingOrbitData | undefined {
  const rp = normVec3(arrival.positionKm);
  if (rp < (body.meanRadiusKm ?? 0) || rp > FARTHEST_ENTRY * apsides.apoapsisKm) return undefined;
  const ra = Math.max(rp, apsides.apoapsisKm);
  const pole = body.pole ?? vec3(0, -0.397_777, 0.917_482);
  const normal = crossVec3(vec3(), arrival.positionKm, arrival.velocityKmS);
  scaleVec3(normal, normal, 1 / normVec3(normal));
  const node0 = nodeOnIcrfEquator(pole);
  const across = crossVec3(vec3(), pole, node0);
  const inclinationRad = Math.acos(Math.min(1, Math.max(-1, dotVec3(normal, pole))));
  const ascendingNodeRad = Math.atan2(dotVec3(normal, node0), -dotVec3(normal, across));
  const plane = { inclinationRad, ascendingNodeRad, argumentOfPeriapsisRad: 0 };
  const direction = scaleVec3(vec3(), arrival.positionKm, 1 / rp);
  const shape = {
    gmKm3S2: body.gmKm3S2!,
    semiMajorAxisKm: (rp + ra) / 2,
    eccentricity: (ra - rp) / (ra + rp),
    inclinationRad,
  };
  const rates = secularRates(shape, oblatenessOf(body.id));
  return {
    shape: 'precessing-orbit',
    kind: 'orbit',
    centreId: body.id,
    interval: { start: times.start, end: times.end },
    provenance: apsides.isPublished ? 'reconstructed' : 'illustrative',
    accuracy: { shareOfDistance: 2, km: 0 },
    pole: [pole.x, pole.y, pole.z],
    epoch: times.start,
    semiMajorAxisKm: shape.semiMajorAxisKm,
    eccentricity: shape.eccentricity,
    inclinationRad,
    ascendingNodeRad,
    argumentOfPeriapsisRad: argumentOf(direction, pole, plane),
    meanAnomalyRad: 0,
    meanMotionRadS: rates.meanAnomalyRadS,
    nodeRateRadS: rates.nodeRadS,
    periapsisRateRadS: rates.periapsisRadS,
  };
}
