import type { Almanac } from '../../ephemeris/almanac.ts';
import { stateVector } from '../../ephemeris/source.ts';
import type { EpochTdb } from '../../time/epoch.ts';
import { RAD_PER_DEG, SECONDS_PER_DAY } from '../../units/constants.ts';
import type { PlanNode, PlanOrbit, TrajectoryPlan } from '../plan.ts';
import { EARTH_EQUATOR_KM, MOON_RADIUS_KM } from './cislunar-forces.ts';
import type { EarthEnd, MoonEnd } from './first-guess.ts';
import { type LibrationOrbit, librationOrbit, librationOrbits } from './orbit-family.ts';
import { periodSecondsOf, rotatingStateFunction } from './rotating-frame.ts';
import type { V3 } from './triple-math.ts';

/** What a flight meets, in the terms of the solver. */
export type Stop =
  | {
      readonly kind: 'earth';
      readonly epoch: number;
      readonly end: EarthEnd;
      /** The side of the Earth on which a slow flight is told to turn: towards the Sun (L1) or away from it (L2). */
      readonly turnsAt?: string | undefined;
    }
  | { readonly kind: 'moon'; readonly epoch: number; readonly end: MoonEnd }
  | {
      readonly kind: 'flyby';
      readonly epoch: number;
      readonly radiusKm: number | undefined;
      readonly slackS: number | undefined;
      /** When a published burn on the way from the fly-by was made. */
      readonly manoeuvre?: number | undefined;
    }
  | StayStop
  | {
      readonly kind: 'place';
      readonly epoch: number;
      readonly state: Float64Array;
      /** On the Moon's ground: the landing without its site. */
      readonly landing?: MoonEnd | undefined;
    };

/** An orbit that moves with the bodies, as a flight meets it. */
export interface StayOrbit {
  readonly orbit: LibrationOrbit;
  readonly periodS: number;
  readonly orbitState: (epoch: number, seconds: number) => Float64Array;
}

export interface StayStop extends StayOrbit {
  readonly kind: 'stay';
  readonly epoch: number;
  readonly outEpoch: number;
  /** All that fit what is published, the one above among them: mirror images. */
  readonly choices: readonly StayOrbit[];
}

/** Height of the parking orbit and of the re-entry (km), with the usual angle of entry from the Moon. */
const PARKING_ALTITUDE_KM = 190;
const ENTRY_ALTITUDE_KM = 120;
const ENTRY_ANGLE_RAD = -6.4 * RAD_PER_DEG;
/** Tilt of the transfer orbit at the Earth where nothing is known: due east from Cape Canaveral; on return, Apollo's. */
const LAUNCH_INCLINATION_DEG = 28.5;
const RETURN_INCLINATION_RAD = 40 * RAD_PER_DEG;
const PLANE_WEIGHT = 3;
const LUNAR_ORBIT_KM = 100;
/** Straight down and up again is rare: a landing without a parking orbit comes in steeply. */
const DIRECT_LANDING_RAD = -70 * RAD_PER_DEG;
/** Craft without a published orbit go round the Moon against its own motion, near its equator. */
const USUAL_TILT_COSINE = -0.9;

/** How far an event told to the day is moved at first (s), and the departure after a launch. */
const DAY_SLACK_S = 10_000;
const DEPARTURE_SLACK_S = 1800;
/** A burn told this long after a fly-by changes the way on from it (s). */
const LEAST_BURN_LATER_S = 1800;
const MOST_BURN_LATER_S = 3 * SECONDS_PER_DAY;

export interface StopRequest {
  readonly almanac: Almanac;
  readonly plan: TrajectoryPlan;
  readonly node: PlanNode;
  /** Of the flight: where nothing more is asked of the path before or after. */
  readonly edge: 'first' | 'last' | 'inner';
  /** When the craft leaves a stay for the next stop. */
  readonly outEpoch?: number | undefined;
}

/** The stop of an event; undefined where the event cannot be met by a flight in the Earth-Moon neighbourhood. */
export function stopOf(request: StopRequest): Stop | undefined {
  const { node, edge } = request;
  const { bodyId } = node;
  const epoch = edge === 'first' ? (request.outEpoch ?? node.epoch) : node.epoch;
  if (bodyId === 'earth') return edge === 'inner' ? undefined : earthStop(request, epoch, edge);
  if (bodyId !== 'moon' || orbitAt(request)) return stayStop(request, epoch);
  if (node.role === 'pass') return passStop(request, epoch);
  return edge === 'inner' ? undefined : moonStop(request, epoch);
}

function earthStop({ node, plan }: StopRequest, epoch: number, edge: 'first' | 'last'): Stop {
  const { launchInclinationDeg = LAUNCH_INCLINATION_DEG } = plan;
  const isLaunch = edge === 'first';
  const altitude = node.altitudeKm ?? (isLaunch ? PARKING_ALTITUDE_KM : ENTRY_ALTITUDE_KM);
  const isEntry = !isLaunch && node.role !== 'pass' && node.role !== 'stay';
  const turn = plan.manoeuvres?.find((told) => told.epoch > epoch && /^sun-earth-l[12]$/.test(told.nearId ?? ''));
  return {
    kind: 'earth',
    epoch,
    turnsAt: turn?.nearId,
    end: {
      epoch,
      radiusKm: EARTH_EQUATOR_KM + altitude,
      flightPathRad: isEntry ? ENTRY_ANGLE_RAD : 0,
      inclinationRad: isLaunch ? launchInclinationDeg * RAD_PER_DEG : RETURN_INCLINATION_RAD,
      planeWeight: PLANE_WEIGHT,
      slackS: node.role === 'start' ? DEPARTURE_SLACK_S : undefined,
    },
  };
}

/** Some events are dated to the minute, most to the day. */
function isToTheMinute(node: PlanNode): boolean {
  const { startEpoch, endEpoch } = node;
  return startEpoch === undefined || endEpoch === undefined || endEpoch - startEpoch < 0.1 * SECONDS_PER_DAY;
}

function passStop({ node, edge, plan }: StopRequest, epoch: number): Stop {
  const radiusKm = node.altitudeKm === undefined ? undefined : MOON_RADIUS_KM + node.altitudeKm;
  if (edge === 'inner') {
    const burn = plan.manoeuvres?.find(
      (told) => told.epoch > epoch + LEAST_BURN_LATER_S && told.epoch < epoch + MOST_BURN_LATER_S,
    );
    const manoeuvre = burn?.epoch;
    return { kind: 'flyby', epoch, radiusKm, slackS: isToTheMinute(node) ? undefined : DAY_SLACK_S, manoeuvre };
  }
  const end = moonEnd(plan, epoch, radiusKm ?? MOON_RADIUS_KM + 10 * LUNAR_ORBIT_KM, undefined);
  return { kind: 'moon', epoch, end };
}

function moonStop({ almanac, plan, node, edge }: StopRequest, epoch: number): Stop {
  const isGround = node.stay === 'surface' || node.role === 'end';
  if (isGround && edge === 'last') {
    const landing = { ...moonEnd(plan, epoch, MOON_RADIUS_KM, undefined), flightPathRad: DIRECT_LANDING_RAD };
    const site = plan.site?.bodyId === 'moon' ? siteState(almanac, plan, epoch) : undefined;
    return site ? { kind: 'place', epoch, state: site, landing } : { kind: 'moon', epoch, end: landing };
  }
  const orbit = plan.orbit?.bodyId === 'moon' ? plan.orbit : undefined;
  const altitude = node.altitudeKm ?? orbit?.periapsisAltitudeKm ?? LUNAR_ORBIT_KM;
  return { kind: 'moon', epoch, end: moonEnd(plan, epoch, MOON_RADIUS_KM + altitude, orbit) };
}

function moonEnd(plan: TrajectoryPlan, epoch: number, radiusKm: number, orbit: PlanOrbit | undefined): MoonEnd {
  const pole = plan.body('moon')?.pole;
  const inclination = orbit?.inclinationDeg;
  return {
    epoch,
    radiusKm,
    flightPathRad: 0,
    pole: pole ? [pole.x, pole.y, pole.z] : ([0, -0.3978, 0.9175] satisfies V3),
    cosInclination: inclination === undefined ? USUAL_TILT_COSINE : Math.cos(inclination * RAD_PER_DEG),
    planeWeight: inclination === undefined ? 0.3 : 3,
  };
}

function siteState(almanac: Almanac, plan: TrajectoryPlan, epoch: number): Float64Array | undefined {
  const moon = stateVector();
  const site = stateVector();
  if (!plan.site || !almanac.stateInto(moon, 'moon', 'earth', epoch as EpochTdb)) return undefined;
  plan.site.stateInto(site, epoch as EpochTdb);
  const { positionKm: a, velocityKmS: v } = moon;
  const { positionKm: b, velocityKmS: w } = site;
  return Float64Array.of(a.x + b.x, a.y + b.y, a.z + b.z, v.x + w.x, v.y + w.y, v.z + w.z);
}

/** The three-body orbit in which the craft stays at an event, if it is one. */
export function orbitAt({ node, plan }: Pick<StopRequest, 'node' | 'plan'>): LibrationOrbit | undefined {
  if (node.role === 'pass') return undefined;
  const published = plan.orbit;
  return librationOrbit(node.bodyId, published?.bodyId === node.bodyId ? published : undefined);
}

function stayStop(request: StopRequest, epoch: number): Stop | undefined {
  const { almanac, node, outEpoch, plan } = request;
  if (!orbitAt(request)) return placeStop(almanac, node.bodyId, epoch);
  const published = plan.orbit?.bodyId === node.bodyId ? plan.orbit : undefined;
  const choices = librationOrbits(node.bodyId, published).map((orbit) => stayOrbit(almanac, orbit));
  return { kind: 'stay', epoch, outEpoch: outEpoch ?? epoch, ...choices[0]!, choices };
}

function stayOrbit(almanac: Almanac, orbit: LibrationOrbit): StayOrbit {
  const local = rotatingStateFunction(orbit, almanac);
  const out = stateVector();
  const centre = stateVector();
  const orbitState = (at: number, seconds: number) => {
    const isKnown = almanac.stateInto(centre, orbit.centreId, 'earth', at as EpochTdb) && local(out, at, seconds);
    if (!isKnown) return new Float64Array(6).fill(Number.NaN);
    const { positionKm: p, velocityKmS: v } = out;
    const { positionKm: c, velocityKmS: w } = centre;
    return Float64Array.of(p.x + c.x, p.y + c.y, p.z + c.z, v.x + w.x, v.y + w.y, v.z + w.z);
  };
  return { orbit, periodS: periodSecondsOf(orbit), orbitState };
}

/** A libration point itself. */
function placeStop(almanac: Almanac, bodyId: string, epoch: number): Stop | undefined {
  const state = stateVector();
  if (!almanac.has(bodyId) || !almanac.stateInto(state, bodyId, 'earth', epoch as EpochTdb)) return undefined;
  const { positionKm: p, velocityKmS: v } = state;
  return { kind: 'place', epoch, state: Float64Array.of(p.x, p.y, p.z, v.x, v.y, v.z) };
}

/** How long the flight to the next event takes, when the craft leaves a stay without a date of its own (s). */
export function usualFlightS(fromId: string, toId: string): number {
  const isFar = fromId.startsWith('sun-earth') || toId.startsWith('sun-earth');
  return (
    (isFar
      ? toId === 'earth'
        ? 115
        : 80
      : fromId.startsWith('earth-moon') || toId.startsWith('earth-moon')
        ? 7
        : 4.5) * SECONDS_PER_DAY
  );
}
