import type { Almanac } from '../../ephemeris/almanac.ts';
import { SECONDS_PER_DAY } from '../../units/constants.ts';
import { CislunarForces, GM_EARTH } from './cislunar-forces.ts';
import type { EarthEnd } from './first-guess.ts';
import { isClear } from './flight-arc.ts';
import { orthonormal, type PassageNode, type StayNode } from './flight-node.ts';
import type { StayOrbit, Stop } from './flight-stops.ts';
import { type MatchedFlight, matchLegs } from './match-legs.ts';
import { add, cross, dot, norm, positionOf, sub, times, unit, type V3, velocityOf } from './triple-math.ts';

/** How long after the departure the way has become the orbit, where it falls into it by itself (days). */
const FREE_ENTRY_DAYS = [115, 135];
/** A published entry within this time may be a burn into a smaller orbit (days). */
const BURN_ENTRY_DAYS = [25, 110] as const;
/** Small orbits are entered by a burn; where it is cheapest is looked for among these (days). */
const EARLY_ENTRY_DAYS = [45, 65, 90];
const PHASES = 24;
/** Bounds of the change of speed on entry, along the line from the Earth (km/s), and halvings between them. */
const LEAST_KICK_KM_S = -0.15;
const MOST_KICK_KM_S = 0.6;
const HALVINGS = 17;
/** The way back is followed until so long after the departure (s): from there two bodies tell the perigee well enough. */
const LAST_STRETCH_S = 2.5 * SECONDS_PER_DAY;
/** Nearer than this (km) a craft that comes in, told backwards, has passed its perigee. */
const NEIGHBOURHOOD_KM = 900_000;
const MOST_ATTEMPTS = 4;
/** Steps in the change of speed across the line from the Earth (km/s), and how often it is bettered. */
const SIDE_STEP_KM_S = 0.005;
const MOST_SIDE_STEP_KM_S = 0.08;
const SECANTS = 7;
/** Near a known change of speed the next one is looked for within this (km/s). */
const NEAR_KICK_KM_S = 0.02;
/** A perigee this near to the wanted one, as a share, and this near in time (s), is a good guess. */
const GOOD_SHARE = 0.1;
const GOOD_TIME_S = 20_000;
const MOST_PERIGEE = 2;
const ITERATIONS = 20;
/** A burn on entry that needs no other attempt (km/s). */
const SMALL_BURN_KM_S = 0.015;
const MOST_BURN_KM_S = 0.5;

/**
 * The flight from the Earth into an orbit about L1 or L2 of Sun and Earth along the orbit's stable manifold: of all places on
 * the orbit those are found from which the way back in time leads to a perigee at the departure's epoch and height, with
 * the least change of velocity on entry; the best are flown under Earth, Moon and Sun. Large orbits are entered with a
 * change of some metres a second at most, months after the departure: the published arrival is but a point on the way.
 * Undefined where no way is found.
 * @source Gómez, Jorba, Masdemont, Simó, Study of the transfer from the Earth to a halo orbit around the equilibrium point
 *   L1, Celest. Mech. 56 (1993) 541-562; Farquhar, Muhonen, Newman, Heuberger, Trajectories and orbital maneuvers for the
 *   first libration-point satellite, J. Guid. Control 3 (1980) 549-554
 */
export function manifoldEntry(
  almanac: Almanac,
  stops: readonly Stop[],
): { readonly forces: CislunarForces; readonly flight: MatchedFlight } | undefined {
  const [first, last] = stops;
  if (stops.length !== 2 || first?.kind !== 'earth' || last?.kind !== 'stay' || last.orbit.primaryId !== 'sun')
    return undefined;
  const { epoch } = first;
  const told = (last.epoch - epoch) / SECONDS_PER_DAY;
  const early = told > BURN_ENTRY_DAYS[0] && told < BURN_ENTRY_DAYS[1] ? [told, ...EARLY_ENTRY_DAYS] : EARLY_ENTRY_DAYS;
  const longest = Math.max(...FREE_ENTRY_DAYS) * SECONDS_PER_DAY;
  const forces = CislunarForces.over(almanac, epoch - SECONDS_PER_DAY, epoch + longest + SECONDS_PER_DAY);
  if (!forces) return undefined;
  let best: Entry | undefined;
  for (const days of [FREE_ENTRY_DAYS, early]) {
    const ways = days.flatMap((day) =>
      last.choices.flatMap((orbit) => waysBack(forces, first.end, orbit, epoch + day * SECONDS_PER_DAY)),
    );
    ways.sort((a, b) => a.burnKmS - b.burnKmS);
    for (const way of ways.slice(0, MOST_ATTEMPTS)) {
      if (best && best.burnKmS < Math.max(SMALL_BURN_KM_S, way.burnKmS)) break;
      const found = flown(forces, first.end, way);
      if (found && (!best || found.burnKmS < best.burnKmS)) best = found;
    }
    if (best && best.burnKmS < SMALL_BURN_KM_S) break;
  }
  return best && { forces, flight: best.flight };
}

interface Entry {
  readonly flight: MatchedFlight;
  readonly burnKmS: number;
}

/** The flight of a way back, told forwards, from the height of the parking orbit. */
function flown(forces: CislunarForces, end: EarthEnd, way: WayBack): Entry | undefined {
  const flight = matchLegs(forces, [departure(end, way.perigee), way.stay], { maxIterations: ITERATIONS });
  const reached = flight.nodes[1];
  if (!flight.isMatched || reached?.kind !== 'stay' || !isClear(forces, flight, 0)) return undefined;
  const burnKmS = norm([...reached.burnIn]);
  return burnKmS < MOST_BURN_KM_S ? { flight, burnKmS } : undefined;
}

/** Of places next to one another on the orbit those whose way back leads nearest to the wanted perigee, bent to meet it. */
function waysBack(forces: CislunarForces, end: EarthEnd, orbit: StayOrbit, epoch: number): WayBack[] {
  const ways = Array.from({ length: PHASES }, (_, i) => {
    const phaseS = (i * orbit.periodS) / PHASES;
    const back: Back = { forces, end, orbit, epoch, phaseS, own: orbit.orbitState(epoch, phaseS) };
    return { back, straight: timedPerigee(back, 0) };
  });
  const missOf = ({ straight }: (typeof ways)[number]) =>
    straight ? Math.abs(straight.momentum - momentumOf(end.radiusKm)) : Number.POSITIVE_INFINITY;
  return ways.flatMap((way, i) => {
    const isBest = [ways.at(i - 1)!, ways[(i + 1) % ways.length]!].every((other) => missOf(other) >= missOf(way));
    return (isBest && way.straight && bent(way.back, way.straight)) || [];
  });
}

/** What the way back from a place on the orbit needs. */
interface Back {
  readonly forces: CislunarForces;
  readonly end: EarthEnd;
  readonly orbit: StayOrbit;
  readonly epoch: number;
  readonly phaseS: number;
  /** The orbit's own state there. */
  readonly own: Float64Array;
}

/** A way back to a perigee at the epoch and height of the departure. */
interface WayBack {
  readonly stay: StayNode;
  readonly burnKmS: number;
  readonly perigee: Perigee;
}

/** Adds a change of speed across the line from the Earth until the perigee is as low as wanted. */
function bent(back: Back, straight: TimedPerigee): WayBack | undefined {
  const { end, epoch, orbit, own, phaseS } = back;
  const wanted = momentumOf(end.radiusKm);
  let found = straight;
  let side = 0;
  let next = SIDE_STEP_KM_S;
  for (let i = 0; i < SECANTS && Math.abs(found.perigee.radiusKm / end.radiusKm - 1) > GOOD_SHARE; i++) {
    const tried = timedPerigee(back, next, found.kickKmS);
    if (!tried || tried.momentum === found.momentum) return undefined;
    const step = ((wanted - tried.momentum) * (next - side)) / (tried.momentum - found.momentum);
    found = tried;
    side = next;
    next += Math.max(-MOST_SIDE_STEP_KM_S, Math.min(MOST_SIDE_STEP_KM_S, step));
    if (Math.abs(next) > MOST_BURN_KM_S) return undefined;
  }
  if (found.perigee.radiusKm > MOST_PERIGEE * end.radiusKm) return undefined;
  const burnIn = kickOf(own, found.kickKmS, side);
  const { periodS, orbitState } = orbit;
  const none: V3 = [0, 0, 0];
  const stay: StayNode = { kind: 'stay', epoch, outEpoch: epoch, phaseS, periodS, orbitState, burnIn, burnOut: none };
  return { stay, burnKmS: norm(burnIn), perigee: found.perigee };
}

/** Angular momentum (km²/s) of a parabola with that perigee. */
function momentumOf(radiusKm: number): number {
  return Math.sqrt(2 * GM_EARTH * radiusKm);
}

/** Change of velocity along the line from the Earth, and across it within the ecliptic. */
function kickOf(own: Float64Array, outKmS: number, sideKmS: number): V3 {
  const outward = unit(positionOf(own));
  const side = unit(cross([0, -SIN_OBLIQUITY, COS_OBLIQUITY], outward));
  return add(times(outward, outKmS), times(side, sideKmS));
}

/** Of the ecliptic at J2000. */
const SIN_OBLIQUITY = 0.397_777;
const COS_OBLIQUITY = 0.917_482;

interface TimedPerigee {
  readonly perigee: Perigee;
  readonly kickKmS: number;
  /** Angular momentum about the Earth (km²/s), negative where the craft leaves it westwards. */
  readonly momentum: number;
}

/**
 * The way back whose perigee is at the epoch of departure: the change of speed outwards that makes it so, found between
 * bounds, near a known one where there is one.
 */
function timedPerigee(back: Back, sideKmS: number, near?: number): TimedPerigee | undefined {
  const { end, epoch, forces, own } = back;
  const reach = Math.max(NEAR_KICK_KM_S, Math.abs(sideKmS));
  let low = near === undefined ? LEAST_KICK_KM_S : near - reach;
  let high = near === undefined ? MOST_KICK_KM_S : near + reach;
  let last: Perigee | undefined;
  let kickKmS = 0;
  for (let i = 0; i < HALVINGS; i++) {
    const kick = (low + high) / 2;
    const change = kickOf(own, kick, sideKmS);
    const state = own.map((value, k) => (k < 3 ? value : value + change[k - 3]!));
    const found = perigeeOf(forces, state, epoch, end.epoch + LAST_STRETCH_S);
    if (found === 'never') low = kick;
    else if (found === 'passed') high = kick;
    else {
      last = found;
      kickKmS = kick;
      if (found.epoch > end.epoch) high = kick;
      else low = kick;
    }
  }
  if (!last || Math.abs(last.epoch - end.epoch) > GOOD_TIME_S) return undefined;
  const momentum = momentumOf(last.radiusKm) * (last.normal[2] > 0 ? 1 : -1);
  return { perigee: last, kickKmS, momentum };
}

interface Perigee {
  readonly epoch: number;
  readonly radiusKm: number;
  readonly direction: V3;
  readonly normal: V3;
}

/** The perigee before `to` on the way back; `passed` when it was later, `never` when the craft does not come near. */
function perigeeOf(
  forces: CislunarForces,
  state: Float64Array,
  from: number,
  to: number,
): Perigee | 'passed' | 'never' {
  let isPassed = false;
  const span = { from, to };
  const onStep = (_: number, y: Float64Array) => {
    const r = positionOf(y);
    if (norm(r) < NEIGHBOURHOOD_KM && dot(r, velocityOf(y)) < 0) isPassed = true;
  };
  if (!forces.flySteps(state, span, { onStep }) || isPassed) return 'passed';
  const r = positionOf(state);
  const v = velocityOf(state);
  const distance = norm(r);
  if (distance > NEIGHBOURHOOD_KM || dot(r, v) < 0) return 'never';
  const h = cross(r, v);
  const direction = sub(times(cross(v, h), 1 / GM_EARTH), times(r, 1 / distance));
  const e = norm(direction);
  const p = dot(h, h) / GM_EARTH;
  const seconds = secondsSincePerigee(p, e, Math.acos(Math.max(-1, Math.min(1, (p / distance - 1) / e))));
  return { epoch: to - seconds, radiusKm: p / (1 + e), direction: unit(direction), normal: unit(h) };
}

/** @source Curtis, Orbital Mechanics for Engineering Students, 3rd ed., §3.4 to §3.6 */
function secondsSincePerigee(p: number, e: number, anomaly: number): number {
  const t = Math.tan(anomaly / 2);
  if (Math.abs(e - 1) < 1e-6) return Math.sqrt(p ** 3 / GM_EARTH) * (t / 2 + t ** 3 / 6);
  const a = p / Math.abs(1 - e * e);
  const motion = Math.sqrt(GM_EARTH / a ** 3);
  const s = Math.sqrt(Math.abs((1 - e) / (1 + e))) * t;
  if (e < 1) {
    const eccentric = 2 * Math.atan(s);
    return (eccentric - e * Math.sin(eccentric)) / motion;
  }
  const hyperbolic = 2 * Math.atanh(Math.min(s, 1 - 1e-12));
  return (e * Math.sinh(hyperbolic) - hyperbolic) / motion;
}

/** The departure at the perigee of a way back, at the height that is wanted. */
function departure(end: EarthEnd, { direction, normal }: Perigee): PassageNode {
  const { radiusKm } = end;
  const along = cross(normal, direction);
  const speed = Math.sqrt((2 * GM_EARTH) / radiusKm);
  return {
    kind: 'passage',
    epoch: end.epoch,
    centre: 'earth',
    radiusKm,
    flightPathRad: end.flightPathRad,
    axes: orthonormal(Float64Array.from([...direction, ...along, ...normal])),
    speedIn: speed,
    speedOut: speed,
    turnRad: 0,
    freedom: 'ballistic',
    slackS: end.slackS,
    plane: { pole: [0, 0, 1], cosine: Math.cos(end.inclinationRad), weight: PLANE_WEIGHT },
  };
}

/** The tilt at the Earth counts little against a burn at the orbit. */
const PLANE_WEIGHT = 0.05;
