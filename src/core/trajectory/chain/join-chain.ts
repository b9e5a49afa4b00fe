import type { Almanac } from '../../ephemeris/almanac.ts';
import { type StateVector, stateVector } from '../../ephemeris/source.ts';
import { basisAcross } from '../../math/basis-across.ts';
import { addVec3, distanceVec3, normVec3, scaleVec3, subVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import { propagateTwoBody } from '../../orbits/universal.ts';
import type { EpochTdb } from '../../time/epoch.ts';
import { solveLambert } from '../lambert.ts';
import type { LegOption } from './leg-candidates.ts';
import { type PassHyperbola, secondsToDistance, stateOnHyperbola } from './pass-hyperbola.ts';
import { bendsPaths, type ChainStop, excessOf, SUN_GM_KM3_S2, senseOfMotion } from './stop.ts';

/** A stretch of flight about the Sun: two-body from `start` to `end` (s past J2000 TDB), state at the start. */
export interface CruisePiece {
  readonly leg: number;
  readonly start: number;
  readonly end: number;
  readonly state: StateVector;
  /** State at the end, where the motion does not lead there by itself (returns whose plane is free). */
  readonly endState?: StateVector;
}

/** The flight near a body: a hyperbola from `start` to `end`, periapsis at `epoch`. */
export interface PassPiece {
  readonly stop: number;
  readonly start: number;
  readonly end: number;
  readonly epoch: number;
  readonly hyperbola: PassHyperbola;
  /** The asymptote it was made from (relative to the body, km/s). */
  readonly excessIn?: Vec3 | undefined;
}

export interface JoinedChain {
  readonly cruises: readonly CruisePiece[];
  readonly passes: readonly PassPiece[];
  /** Where and how the flight goes on after the last stop, relative to the Sun. */
  readonly exit: { readonly epoch: number; readonly state: StateVector };
}

/** What is to be joined. */
export interface JoinProblem {
  readonly almanac: Almanac;
  readonly stops: readonly ChainStop[];
  readonly options: readonly LegOption[];
  readonly gmKm3S2: number;
  /** Velocity after the last stop (relative to the Sun), where the flight goes on. */
  readonly lastDepartureKmS?: Vec3 | undefined;
  readonly makeHyperbola: HyperbolaMaker;
}

/** Makes the hyperbola of a stop from the speeds relative to its body; undefined where the body is a mere point. */
export type HyperbolaMaker = (
  stopIndex: number,
  excessIn: Vec3 | undefined,
  excessOut: Vec3 | undefined,
) => PassHyperbola | undefined;

const ROUNDS = 4;
/** A sphere of influence that takes longer than this share of a leg to cross is cut there. */
const LONGEST_SHARE = 0.3;
/** A return's cruise that would need another velocity than this far from the chosen one is blended instead (km/s). */
const RETURN_TOLERANCE_KM_S = 0.25;

/** Where the flight about the Sun meets that near a body. */
export interface Edge {
  epoch: number;
  /** Relative to the Sun. */
  position: Vec3;
  /** Velocity relative to the Sun. */
  velocity: Vec3;
  /** Velocity relative to the body that the hyperbola has here; the asymptote's where there is none. */
  relative: Vec3;
}

/**
 * Joins the legs of a chain to hyperbolas at its bodies: each leg is solved again between the edges of the spheres of
 * influence, each hyperbola again from the speeds the legs have there, four times over. At the end positions meet exactly
 * at every edge, velocities within some m/s where the pass can be flown without a burn. ICRF, km, km/s, TDB.
 * @source patched conics with finite spheres of influence: Battin, An Introduction to the Mathematics and Methods of
 *   Astrodynamics, rev. ed. (1999), §9.4-9.5
 */
export function joinChain(problem: JoinProblem): JoinedChain {
  const { almanac, stops, options, gmKm3S2, lastDepartureKmS } = problem;
  const last = stops.length - 1;
  const incoming = stops.map((stop, i) => (i > 0 ? excessOf(stop, options[i - 1]!.arrivalKmS) : undefined));
  const outgoing = stops.map((stop, i) => {
    const velocity = options[i]?.departureKmS ?? lastDepartureKmS;
    return velocity && excessOf(stop, velocity);
  });
  let cruises: CruisePiece[] = [];
  let passes: PassPiece[] = [];
  let exit: Edge | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    const onward = outgoing[last];
    if (onward) scaleVec3(onward, onward, normVec3(incoming[last]!) / normVec3(onward));
    const edges = stops.map((_, i) => edgesOf(problem, i, incoming[i], outgoing[i]));
    passes = edges.flatMap((edge) => (edge.pass ? [edge.pass] : []));
    exit = edges[last]!.exit;
    cruises = [];
    options.forEach((option, leg) => {
      const from = edges[leg]!.exit;
      const to = edges[leg + 1]!.entry;
      const pieces = cruisePieces(stops[leg]!, option, leg, from, to, gmKm3S2);
      cruises.push(...pieces.list);
      correct(almanac, stops[leg]!, outgoing[leg]!, from, pieces.departure);
      correct(almanac, stops[leg + 1]!, incoming[leg + 1]!, to, pieces.arrival);
    });
  }
  return { cruises, passes, exit: { epoch: exit!.epoch, state: sunState(almanac, stops[last]!, exit!, cruises) } };
}

/** The state at an edge relative to the Sun; past a mere point the flight goes on as it came. */
function sunState(almanac: Almanac, stop: ChainStop, edge: Edge, cruises: readonly CruisePiece[]): StateVector {
  if (!bendsPaths(stop.body) && cruises.length > 0) {
    const { state, start, end } = cruises[cruises.length - 1]!;
    return propagateTwoBody(state, end - start, SUN_GM_KM3_S2);
  }
  const body = bodyState(almanac, stop, edge.epoch) ?? stop.state;
  return { positionKm: edge.position, velocityKmS: addVec3(vec3(), body.velocityKmS, edge.relative) };
}

/** Moves the asymptote by what the leg's velocity at the edge differs from the hyperbola's. */
function correct(almanac: Almanac, stop: ChainStop, excess: Vec3, edge: Edge, velocity: Vec3): void {
  const body = bodyState(almanac, stop, edge.epoch);
  if (!body) return;
  excess.x += velocity.x - body.velocityKmS.x - edge.relative.x;
  excess.y += velocity.y - body.velocityKmS.y - edge.relative.y;
  excess.z += velocity.z - body.velocityKmS.z - edge.relative.z;
}

/** Where a chain enters and leaves the neighbourhood of a stop, and the hyperbola between, if there is one. */
export interface ChainEdges {
  readonly entry: Edge;
  readonly exit: Edge;
  readonly pass?: PassPiece;
}

/** The edges of a stop for given asymptotes (relative to its body, km/s). */
export function edgesOf(
  { almanac, stops, makeHyperbola }: Pick<JoinProblem, 'almanac' | 'stops' | 'makeHyperbola'>,
  i: number,
  excessIn: Vec3 | undefined,
  excessOut: Vec3 | undefined,
): ChainEdges {
  const stop = stops[i]!;
  const hyperbola = bendsPaths(stop.body) ? makeHyperbola(i, excessIn, excessOut) : undefined;
  if (!hyperbola) {
    const position = pointOfPass(stop, excessIn, excessOut);
    const edge = (excess: Vec3 | undefined): Edge => ({
      epoch: stop.epoch,
      position,
      velocity: addVec3(vec3(), stop.state.velocityKmS, excess ?? vec3()),
      relative: vec3(excess?.x, excess?.y, excess?.z),
    });
    return { entry: edge(excessIn), exit: edge(excessOut) };
  }
  const reach = sphereOfInfluenceKm(stop);
  const seconds = secondsToDistance(hyperbola, reach);
  // From the Moon on the craft is on the hyperbola; the way there leads to the Moon itself.
  const inward = stop.moonPass?.secondsBefore ?? seconds;
  const before = excessIn ? Math.min(inward, LONGEST_SHARE * (stop.epoch - stops[i - 1]!.epoch)) : 0;
  const next = stops[i + 1];
  const after = !excessOut
    ? (hyperbola.lastSeconds ?? 0)
    : next
      ? Math.min(seconds, LONGEST_SHARE * (next.epoch - stop.epoch))
      : seconds;
  const entry = edgeAt(almanac, stop, hyperbola, -before);
  const exit = edgeAt(almanac, stop, hyperbola, after);
  const epoch = stop.epoch + (hyperbola.delaySeconds ?? 0);
  const pass = {
    stop: i,
    start: entry.epoch,
    end: exit.epoch,
    epoch,
    hyperbola,
    excessIn: excessIn && vec3(excessIn.x, excessIn.y, excessIn.z),
  };
  return { entry, exit, pass };
}

function edgeAt(almanac: Almanac, stop: ChainStop, hyperbola: PassHyperbola, seconds: number): Edge {
  const relative = stateOnHyperbola(hyperbola, seconds);
  const epoch = stop.epoch + (hyperbola.delaySeconds ?? 0) + seconds;
  const body = bodyState(almanac, stop, epoch) ?? stop.state;
  return {
    epoch,
    position: addVec3(vec3(), body.positionKm, relative.positionKm),
    velocity: addVec3(vec3(), body.velocityKmS, relative.velocityKmS),
    relative: relative.velocityKmS,
  };
}

function bodyState(almanac: Almanac, stop: ChainStop, epoch: number): StateVector | undefined {
  const state = stateVector();
  return almanac.stateInto(state, stop.node.bodyId, 'sun', epoch as EpochTdb) ? state : undefined;
}

/** Bodies without attraction are passed at the published distance, or a few radii, on the side towards the ecliptic's pole. */
function pointOfPass(stop: ChainStop, excessIn: Vec3 | undefined, excessOut: Vec3 | undefined): Vec3 {
  const { positionKm } = stop.state;
  const isPass = excessIn && excessOut && stop.node.role === 'pass';
  if (!isPass || stop.body.isPlace) return positionKm;
  const radius = stop.body.meanRadiusKm ?? 1;
  const distance = radius + (stop.node.altitudeKm ?? Math.max(4 * radius, LEAST_DISTANCE_KM));
  const { u } = basisAcross(excessIn, positionKm);
  return vec3(positionKm.x + u.x * distance, positionKm.y + u.y * distance, positionKm.z + u.z * distance);
}

const LEAST_DISTANCE_KM = 100;

/**
 * Radius of the sphere of influence (km).
 * @source Battin, rev. ed. (1999), §8.5: r (m/M)^(2/5)
 */
export function sphereOfInfluenceKm(stop: ChainStop): number {
  return normVec3(stop.state.positionKm) * ((stop.body.gmKm3S2 ?? 0) / SUN_GM_KM3_S2) ** 0.4;
}

interface Pieces {
  readonly list: CruisePiece[];
  readonly departure: Vec3;
  readonly arrival: Vec3;
}

function cruisePieces(stop: ChainStop, option: LegOption, leg: number, from: Edge, to: Edge, gm: number): Pieces {
  const { manoeuvre } = option;
  if (!manoeuvre || manoeuvre.epoch <= from.epoch || manoeuvre.epoch >= to.epoch) {
    const arc = arcNear(stop, option, from.position, to.position, to.epoch - from.epoch, gm, option.departureKmS);
    const isOff = distanceVec3(arc.departureVelocityKmS, option.departureKmS) > RETURN_TOLERANCE_KM_S;
    if (option.isResonant && isOff) return blended(stop, option, leg, from, to, gm);
    return {
      list: [piece(leg, from.epoch, to.epoch, from.position, arc.departureVelocityKmS)],
      departure: arc.departureVelocityKmS,
      arrival: arc.arrivalVelocityKmS,
    };
  }
  const { epoch, positionKm, afterKmS } = manoeuvre;
  const first = arcNear(stop, option, from.position, positionKm, epoch - from.epoch, gm, option.departureKmS);
  const second = arcNear(stop, option, positionKm, to.position, to.epoch - epoch, gm, afterKmS);
  return {
    list: [
      piece(leg, from.epoch, epoch, from.position, first.departureVelocityKmS),
      piece(leg, epoch, to.epoch, positionKm, second.departureVelocityKmS),
    ],
    departure: first.departureVelocityKmS,
    arrival: second.arrivalVelocityKmS,
  };
}

/** A return as chosen, its ends led over to where the passes begin and end. */
function blended(stop: ChainStop, option: LegOption, leg: number, from: Edge, to: Edge, gm: number): Pieces {
  const start = { positionKm: stop.departureKm, velocityKmS: option.departureKmS };
  const departure = propagateTwoBody(start, from.epoch - stop.epoch, gm).velocityKmS;
  const arrival = propagateTwoBody(start, to.epoch - stop.epoch, gm).velocityKmS;
  const first = piece(leg, from.epoch, to.epoch, from.position, departure);
  return {
    list: [{ ...first, endState: { positionKm: to.position, velocityKmS: arrival } }],
    departure,
    arrival,
  };
}

function piece(leg: number, start: number, end: number, positionKm: Vec3, velocityKmS: Vec3): CruisePiece {
  return { leg, start, end, state: { positionKm, velocityKmS } };
}

/** Of all arcs between two places, the one that leaves most nearly with the velocity chosen before. */
function arcNear(
  stop: ChainStop,
  option: LegOption,
  from: Vec3,
  to: Vec3,
  seconds: number,
  gmKm3S2: number,
  velocityKmS: Vec3,
) {
  const arcs = solveLambert({
    gmKm3S2,
    departureKm: from,
    arrivalKm: to,
    timeOfFlightSeconds: seconds,
    orbitNormal: senseOfMotion(stop),
    maxRevolutions: option.revolutions + 1,
  });
  return arcs.reduce((best, arc) =>
    normVec3(subVec3(vec3(), arc.departureVelocityKmS, velocityKmS)) <
    normVec3(subVec3(vec3(), best.departureVelocityKmS, velocityKmS))
      ? arc
      : best,
  );
}
