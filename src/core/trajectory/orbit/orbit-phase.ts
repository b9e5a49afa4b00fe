import type { Vec3 } from '../../math/vec3.ts';
import { vec3 } from '../../math/vec3.ts';
import type { EpochTdb } from '../../time/epoch.ts';
import { epochTdb } from '../../time/epoch.ts';
import { RAD_PER_DEG } from '../../units/constants.ts';
import type { PlanBody, PlanOrbit } from '../plan.ts';
import type { PrecessingOrbitData, SegmentData, Triple } from '../segment-data.ts';
import type { StayTimes } from '../stay.ts';
import { type Oblateness, oblatenessOf, secularRates } from './oblateness.ts';
import { capturePlane, type OrbitPlane, plainPlane, planeThrough } from './orbit-plane.ts';
import { type Apsides, apsidesOf } from './orbit-shape.ts';

/** An orbit held from an epoch on. */
export interface OrbitStage {
  readonly start: EpochTdb;
  readonly orbit: PlanOrbit;
}

/** What is known beyond the orbit's size. All optional: what is missing is illustrative. */
export interface OrbitPhaseOptions {
  /** Whether the tilt of the orbit is a published figure. */
  readonly isTiltPublished?: boolean | undefined;
  /** Velocity relative to the body far out, on arrival (ICRF, km/s): the plane contains it, the periapsis follows from it. */
  readonly arrivalExcessKmS?: Vec3 | undefined;
  /** A direction from the centre (ICRF) that the orbit passes over at an epoch: a landing site, a launch site, a meeting. */
  readonly passesOver?: { readonly direction: Vec3; readonly epoch: EpochTdb } | undefined;
  /** Later orbits, in order: the craft changes from one to the next by burns at periapsis and apoapsis. */
  readonly stages?: readonly OrbitStage[] | undefined;
  /** In place of the published table. */
  readonly oblateness?: Oblateness | undefined;
}

/** The pole taken where a body's is not known: that of the ecliptic. */
const ECLIPTIC_NORTH: Vec3 = vec3(0, -0.397_777, 0.917_482);
/** The place on the orbit may be on the other side: twice the distance. */
const UNKNOWN_PHASE = 2;

/**
 * A craft circles a body: an ellipse of the published size and tilt whose node and periapsis drift as the body's
 * oblateness makes them (sun-synchronous and frozen orbits follow from their inclination). It starts at its periapsis at
 * `times.start`: there the approach hyperbola ends. Several orbits are joined by half ellipses that touch both, so that
 * the path has no gap. Where its size is published and its plane too, or follows from the arrival or a site, the segment is
 * reconstructed, else illustrative; the craft's place on the orbit is never known to better than the orbit's size. ICRF, km, TDB.
 * Empty where no orbit can be given: the body's size or GM is not known.
 * @source see `secularRates`, `apsidesOf`, `capturePlane`
 */
export function orbitPhase(
  body: PlanBody,
  orbit: PlanOrbit | undefined,
  times: StayTimes,
  options: OrbitPhaseOptions = {},
): SegmentData[] {
  const apsides = apsidesOf(body, orbit);
  if (!apsides) return [];
  const own = { ...options, isTiltPublished: orbit?.inclinationDeg !== undefined };
  const first = ellipse(body, apsides, firstPlane(body, orbit, apsides, times, options), times, own, 0);
  const stages = (options.stages ?? []).filter(({ start }) => start > times.start && start < times.end);
  const segments: PrecessingOrbitData[] = [first];
  stages.forEach(({ orbit: next, start }, i) => {
    const target = apsidesOf(body, next);
    if (target) changeOrbit(segments, { body, target, start, end: stages[i + 1]?.start ?? times.end, options });
  });
  return segments;
}

function firstPlane(
  body: PlanBody,
  orbit: PlanOrbit | undefined,
  apsides: Apsides,
  times: StayTimes,
  { arrivalExcessKmS, passesOver, oblateness = oblatenessOf(body.id) }: OrbitPhaseOptions,
): OrbitPlane {
  const inclination = (orbit?.inclinationDeg ?? 0) * RAD_PER_DEG;
  const pole = body.pole ?? ECLIPTIC_NORTH;
  if (arrivalExcessKmS) return capturePlane(arrivalExcessKmS, pole, inclination, apsides.periapsisKm, body.gmKm3S2!);
  if (!passesOver) return plainPlane(inclination);
  const plane = planeThrough(passesOver.direction, pole, inclination);
  // The node drifts until then: start as much earlier.
  const { nodeRadS } = secularRates(shapeOf(body, apsides, plane), oblateness);
  return { ...plane, ascendingNodeRad: plane.ascendingNodeRad - nodeRadS * (passesOver.epoch - times.start) };
}

function shapeOf(body: PlanBody, { periapsisKm, apoapsisKm }: Apsides, { inclinationRad }: OrbitPlane) {
  const semiMajorAxisKm = (periapsisKm + apoapsisKm) / 2;
  const eccentricity = (apoapsisKm - periapsisKm) / (apoapsisKm + periapsisKm);
  return { gmKm3S2: body.gmKm3S2!, semiMajorAxisKm, eccentricity, inclinationRad };
}

function ellipse(
  body: PlanBody,
  apsides: Apsides,
  plane: OrbitPlane,
  times: StayTimes,
  options: OrbitPhaseOptions,
  meanAnomalyRad: number,
): PrecessingOrbitData {
  const pole = body.pole ?? ECLIPTIC_NORTH;
  const shape = shapeOf(body, apsides, plane);
  const rates = secularRates(shape, options.oblateness ?? oblatenessOf(body.id));
  const isPlaced =
    options.arrivalExcessKmS !== undefined || options.passesOver !== undefined || options.isTiltPublished;
  return {
    shape: 'precessing-orbit',
    kind: 'orbit',
    centreId: body.id,
    interval: { start: times.start, end: times.end },
    provenance: apsides.isPublished && isPlaced ? 'reconstructed' : 'illustrative',
    accuracy: { shareOfDistance: UNKNOWN_PHASE, km: 0 },
    pole: [pole.x, pole.y, pole.z] satisfies Triple,
    epoch: times.start,
    semiMajorAxisKm: shape.semiMajorAxisKm,
    eccentricity: shape.eccentricity,
    inclinationRad: plane.inclinationRad,
    ascendingNodeRad: plane.ascendingNodeRad,
    argumentOfPeriapsisRad: plane.argumentOfPeriapsisRad,
    meanAnomalyRad,
    meanMotionRadS: rates.meanAnomalyRadS,
    nodeRateRadS: rates.nodeRadS,
    periapsisRateRadS: rates.periapsisRadS,
  };
}

interface OrbitChange {
  readonly body: PlanBody;
  readonly target: Apsides;
  readonly start: EpochTdb;
  readonly end: EpochTdb;
  readonly options: OrbitPhaseOptions;
}

/**
 * Cuts the last orbit at the periapsis next to `start`, goes on a half ellipse to the target's apoapsis and from there on
 * the target, in the same plane. Nothing changes where the last orbit or the time left is too short for that.
 */
function changeOrbit(segments: PrecessingOrbitData[], { body, target, start, end, options }: OrbitChange): void {
  const last = segments.at(-1)!;
  const period = (2 * Math.PI) / last.meanMotionRadS;
  const atPeriapsis = last.epoch - last.meanAnomalyRad / last.meanMotionRadS;
  const turns = Math.max(1, Math.round((start - atPeriapsis) / period));
  const leave = epochTdb(atPeriapsis + turns * period);
  const lastPeriapsisKm = last.semiMajorAxisKm * (1 - last.eccentricity);
  const isHigher = target.apoapsisKm >= lastPeriapsisKm;
  const between: Apsides = {
    periapsisKm: Math.min(lastPeriapsisKm, target.apoapsisKm),
    apoapsisKm: Math.max(lastPeriapsisKm, target.apoapsisKm),
    isPublished: target.isPublished,
  };
  const turned = isHigher ? 0 : Math.PI;
  const transfer = ellipse(body, between, planeAt(last, leave, turned), { start: leave, end }, options, turned);
  const arrive = epochTdb(leave + Math.PI / transfer.meanMotionRadS);
  if (leave <= last.interval.start || leave >= last.interval.end || arrive >= end) return;
  const plane = planeAt(transfer, arrive, turned);
  segments[segments.length - 1] = { ...last, interval: { start: last.interval.start, end: leave } };
  segments.push({ ...transfer, interval: { start: leave, end: arrive } });
  segments.push(ellipse(body, target, plane, { start: arrive, end }, options, Math.PI));
}

/** How an orbit lies at an epoch, its line of apsides turned by `turnRad`. */
function planeAt(orbit: PrecessingOrbitData, epoch: number, turnRad: number): OrbitPlane {
  const elapsed = epoch - orbit.epoch;
  return {
    inclinationRad: orbit.inclinationRad,
    ascendingNodeRad: orbit.ascendingNodeRad + orbit.nodeRateRadS * elapsed,
    argumentOfPeriapsisRad: orbit.argumentOfPeriapsisRad + orbit.periapsisRateRadS * elapsed + turnRad,
  };
}
