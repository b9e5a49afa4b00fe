import type { Almanac } from '../../ephemeris/almanac.ts';
import { type StateVector, stateVector } from '../../ephemeris/source.ts';
import { normVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import type { EpochTdb } from '../../time/epoch.ts';
import { RAD_PER_DEG } from '../../units/constants.ts';
import { apsidesOf } from '../orbit/orbit-shape.ts';
import type { PlanBody, PlanNode, PlanOrbit, TrajectoryPlan } from '../plan.ts';
import type { LegReport, SegmentData, Triple } from '../segment-data.ts';
import { isSmallPlanet, meetsGiants, withAimPoints } from './aim-points.ts';
import { descentTo } from './arrival.ts';
import { blendedKnots } from './blended-arc.ts';
import type { ChainProblem } from './chain-problem.ts';
import {
  type CruisePiece,
  edgesOf,
  type JoinedChain,
  joinChain,
  type PassPiece,
  sphereOfInfluenceKm,
} from './join-chain.ts';
import { legReports } from './leg-reports.ts';
import { type MoonPass, normalAfterMoon } from './moon-pass.ts';
import { outboundVelocity } from './outbound.ts';
import {
  hyperbolaBetween,
  hyperbolaInward,
  hyperbolaOutward,
  type PassHyperbola,
  planeNormal,
} from './pass-hyperbola.ts';
import { refineChain } from './refine-chain.ts';
import { solveChain, totalCostKmS } from './solve-chain.ts';
import { angleBetweenRad, bendsPaths, type ChainStop, chainStop, excessOf, periapsisKm } from './stop.ts';
import { flyThrustChain } from './thrust-chain.ts';

/** A flown chain as plain data, labelled as if all its dates were exact. */
export interface FlownChain {
  readonly segments: readonly SegmentData[];
  readonly legs: readonly LegReport[];
  /** The state at the periapsis by which the craft comes to its last stop, relative to it, where that is a planet. */
  readonly arrival: StateVector | undefined;
  /** The state at the periapsis at which it leaves its first stop. */
  readonly departure: StateVector | undefined;
}

/** Expected error of a ballistic leg between well-dated events, as a share of the distance from its centre. */
const RECONSTRUCTED_ACCURACY = 0.02;
/** What the speed after a last pass may be off by, as a share: its direction given by facts, or only by the height passed. */
const COAST_DRIFT = 0.01;
const FREE_COAST_DRIFT = 0.5;
/** Height of the parking orbit left where none is published (km), and of the lowest pass of an unpublished orbit (radii). */
const PARKING_ALTITUDE_KM = 200;
const LAUNCH_INCLINATION_RAD = 28.5 * RAD_PER_DEG;
const LOWEST_CAPTURE = 0.1;

/**
 * The flight through a row of events, the first a departure, the others passes, the last an arrival or a pass: segments in
 * order of time, joined in position, and a report of each leg. Undefined when a position is missing. `coastEnd`: how long
 * the craft flies on after a last pass (TDB).
 */
export function flyChain(
  plan: TrajectoryPlan,
  almanac: Almanac,
  nodes: readonly PlanNode[],
  sun: PlanBody,
  coastEnd: EpochTdb,
): FlownChain | undefined {
  const gmKm3S2 = sun.gmKm3S2;
  if (gmKm3S2 === undefined) return undefined;
  const placed = chainStops(plan, almanac, nodes);
  if (!placed) return undefined;
  const sunPasses = plan.sunPasses ?? [];
  if (isUnderThrust(plan)) {
    const thrust = flyWithThrust(plan, almanac, placed, gmKm3S2);
    if (thrust) return thrust;
  }
  const chain = { stops: placed, gmKm3S2, sunPasses, manoeuvres: plan.manoeuvres ?? [] };
  const { stops, options } = solveWithAimPoints(plan, chain);
  const last = stops[stops.length - 1]!;
  const coasts = last.node.role === 'pass' && coastEnd > last.epoch;
  const makeHyperbola = (i: number, excessIn: Vec3 | undefined, excessOut: Vec3 | undefined) =>
    hyperbolaAt(plan, stops[i]!, excessIn, excessOut);
  const arrivalKmS = options[options.length - 1]!.arrivalKmS;
  const exitWith = (velocityKmS: Vec3) => {
    const end = stops.length - 1;
    const { exit } = edgesOf(
      { almanac, stops, makeHyperbola },
      end,
      excessOf(last, arrivalKmS),
      excessOf(last, velocityKmS),
    );
    return { epoch: exit.epoch, positionKm: exit.position, velocityKmS: exit.velocity };
  };
  const facts = {
    exitWith,
    gmKm3S2,
    sunPasses,
    coast: plan.coast,
    sunOrbit: orbitAboutSun(plan),
    sunRadiusKm: sun.meanRadiusKm ?? 0,
  };
  const onward = coasts ? outboundVelocity(last, arrivalKmS, facts) : undefined;
  const joined = joinChain({
    almanac,
    stops,
    options,
    gmKm3S2,
    lastDepartureKmS: onward?.velocityKmS,
    makeHyperbola,
  });
  const segments = [
    ...joined.cruises.map((piece) => cruiseSegment(piece, gmKm3S2)),
    ...joined.passes.map((piece) => passSegment(piece, stops[piece.stop]!)),
    ...descentSegments(
      plan,
      last,
      joined.passes.find((pass) => pass.stop === stops.length - 1),
    ),
    ...(onward ? coastSegments(joined, coastEnd, gmKm3S2, onward.isFixedByFacts) : []),
  ].filter((segment) => segment.interval.end > segment.interval.start);
  segments.sort((a, b) => a.interval.start - b.interval.start);
  return { segments, legs: legReports(stops, options), ...endStates(joined.passes, stops) };
}

function endStates(passes: readonly PassPiece[], stops: readonly ChainStop[]) {
  const last = passes.find((pass) => pass.stop === stops.length - 1);
  const isStaying = stops[stops.length - 1]!.node.role === 'stay';
  return {
    arrival: isStaying ? last?.hyperbola.periapsis : undefined,
    departure: passes.find((pass) => pass.stop === 0)?.hyperbola.periapsis,
  };
}

function isUnderThrust({ propulsion }: TrajectoryPlan): boolean {
  return propulsion === 'electric' || propulsion === 'hybrid' || propulsion === 'sail';
}

function flyWithThrust(
  plan: TrajectoryPlan,
  almanac: Almanac,
  stops: readonly ChainStop[],
  gmKm3S2: number,
): FlownChain | undefined {
  const makeHyperbola = (i: number, vIn: Vec3 | undefined, vOut: Vec3 | undefined) =>
    hyperbolaAt(plan, stops[i]!, vIn, vOut);
  const flown = flyThrustChain({ almanac, stops, gmKm3S2, makeHyperbola }, plan);
  if (!flown) return undefined;
  const last = stops[stops.length - 1]!;
  const segments = [
    ...flown.arcs,
    ...flown.passes.map((piece) => passSegment(piece, stops[piece.stop]!)),
    ...descentSegments(
      plan,
      last,
      flown.passes.find((pass) => pass.stop === stops.length - 1),
    ),
  ].filter((segment) => segment.interval.end > segment.interval.start);
  segments.sort((a, b) => a.interval.start - b.interval.start);
  return { segments, legs: flown.legs, ...endStates(flown.passes, stops) };
}

const AIM_ROUNDS = 2;
const AIM_TOLERANCE_KM_S = 0.3;

/** The chain solved to the bodies' centres, then, where giants are met, to where their attraction lets the legs aim. */
function solveWithAimPoints(plan: TrajectoryPlan, chain: ChainProblem) {
  let { stops } = chain;
  if (meetsGiants(stops)) {
    for (let round = 0; round < AIM_ROUNDS; round++) {
      const options = solveChain({ ...chain, stops, addsBurns: false });
      const placed = stops;
      stops = withAimPoints(placed, options, (i, vIn, vOut) => hyperbolaAt(plan, placed[i]!, vIn, vOut));
    }
  }
  const options = solveChain({ ...chain, stops });
  const aims = withAimPoints(stops, options, (i, vIn, vOut) => hyperbolaAt(plan, stops[i]!, vIn, vOut), isSmallPlanet);
  const refined = refineChain({ ...chain, stops: aims }, options);
  // A burn half a turn from a pass fixes the plane so badly that the small shift of the aim can throw the leg over.
  const isWorse = totalCostKmS(aims, refined) > totalCostKmS(stops, options) + AIM_TOLERANCE_KM_S;
  return isWorse ? { stops, options } : { stops: aims, options: refined };
}

function chainStops(plan: TrajectoryPlan, almanac: Almanac, nodes: readonly PlanNode[]): ChainStop[] | undefined {
  const stops = nodes.map((node) => {
    const body = plan.body(node.bodyId);
    const stop = body && chainStop(almanac, node, body, node.epoch);
    return stop && { ...stop, moonPass: moonPassOf(plan, almanac, stop) };
  });
  return stops.every((stop) => stop !== undefined) ? stops : undefined;
}

/** The pass of the Moon before a pass of the Earth, where one is published. */
function moonPassOf(plan: TrajectoryPlan, almanac: Almanac, stop: ChainStop): MoonPass | undefined {
  const { moonPass } = stop.node;
  const body = plan.body('moon');
  const moon = stateVector();
  if (!moonPass || !body?.gmKm3S2 || stop.node.altitudeKm === undefined) return undefined;
  if (!almanac.stateInto(moon, 'moon', stop.body.id, moonPass.epoch)) return undefined;
  return {
    moon,
    secondsBefore: stop.epoch - moonPass.epoch,
    radiusKm: (body.meanRadiusKm ?? 0) + moonPass.altitudeKm,
    moonGmKm3S2: body.gmKm3S2,
    earthGmKm3S2: stop.body.gmKm3S2!,
    earthRadiusKm: periapsisKm(stop),
  };
}

function orbitAboutSun({ orbit }: TrajectoryPlan) {
  return orbit?.bodyId === 'sun' ? orbit : undefined;
}

/** The hyperbola flown at a stop: from the parking orbit, past the body, or into the orbit. */
function hyperbolaAt(
  plan: TrajectoryPlan,
  stop: ChainStop,
  excessIn: Vec3 | undefined,
  excessOut: Vec3 | undefined,
): PassHyperbola | undefined {
  const gm = stop.body.gmKm3S2!;
  const pole = stop.body.pole ?? vec3(0, 0, 1);
  const radius = stop.body.meanRadiusKm ?? 0;
  if (stop.moonPass && excessOut) {
    return hyperbolaOutward(excessOut, normalAfterMoon(stop.moonPass, excessOut), periapsisKm(stop), gm);
  }
  if (excessIn && excessOut) {
    const lowest = passRadiusKm(stop, excessIn, excessOut);
    if (lowest > sphereOfInfluenceKm(stop)) return undefined;
    return hyperbolaBetween(excessIn, excessOut, lowest, gm);
  }
  const published = plan.orbit?.bodyId === stop.body.id ? plan.orbit : undefined;
  const inclination = published?.inclinationDeg === undefined ? undefined : published.inclinationDeg * RAD_PER_DEG;
  if (excessOut) {
    const height = heightLeft(stop, published);
    const normal = planeNormal(excessOut, pole, inclination ?? LAUNCH_INCLINATION_RAD);
    return hyperbolaOutward(excessOut, normal, radius + (height ?? PARKING_ALTITUDE_KM), gm);
  }
  if (!excessIn) return undefined;
  if (stop.node.role === 'pass') return undefined;
  const place = landingPlace(plan, stop);
  if (place) return descentTo(place, stop.epoch, excessIn, gm).hyperbola;
  const normal = planeNormal(excessIn, pole, inclination ?? 0);
  return hyperbolaInward(excessIn, normal, arrivalRadiusKm(stop, published, radius), gm);
}

/** Where the hyperbola begins: in the parking orbit, the orbit left, or, for a path that begins with a pass, at its height. */
function heightLeft({ node }: ChainStop, published: PlanOrbit | undefined): number | undefined {
  if (node.role === 'start') return PARKING_ALTITUDE_KM;
  return node.role === 'pass' ? node.altitudeKm : published?.periapsisAltitudeKm;
}

function arrivalRadiusKm(stop: ChainStop, published: PlanOrbit | undefined, radiusKm: number): number {
  const { node, body } = stop;
  if (node.role === 'end' || node.stay === 'surface') return radiusKm;
  const apsides = apsidesOf(body, published);
  return apsides?.periapsisKm ?? radiusKm * (1 + LOWEST_CAPTURE);
}

/** Where the craft comes down, relative to the body (ICRF, km), if it does and the place is known. */
function landingPlace({ site }: TrajectoryPlan, { node, body, epoch }: ChainStop): Vec3 | undefined {
  if (node.stay !== 'surface' || site?.bodyId !== body.id) return undefined;
  const state = stateVector();
  site.stateInto(state, epoch);
  return state.positionKm;
}

/** The way left through the air after a hyperbola that grazes it. */
function descentSegments(plan: TrajectoryPlan, stop: ChainStop, pass: PassPiece | undefined): SegmentData[] {
  const place = landingPlace(plan, stop);
  if (!place || pass === undefined || pass.end >= stop.epoch - 1) return [];
  const { knots } = descentTo(place, stop.epoch, pass.excessIn!, pass.hyperbola.gmKm3S2);
  if (!knots) return [];
  const interval = { start: pass.end as EpochTdb, end: stop.epoch };
  const accuracy = { shareOfDistance: 0.2, km: 0 };
  return [
    { kind: 'cruise', centreId: stop.body.id, interval, provenance: 'reconstructed', accuracy, shape: 'arc', knots },
  ];
}

/** Published height, or the one that gives the turn needed, though not below the lowest assumed. */
function passRadiusKm(stop: ChainStop, excessIn: Vec3, excessOut: Vec3): number {
  if (stop.node.altitudeKm !== undefined) return periapsisKm(stop);
  const speed = (normVec3(excessIn) + normVec3(excessOut)) / 2;
  const half = Math.sin(angleBetweenRad(excessIn, excessOut) / 2);
  const needed = half < 1e-6 ? Number.POSITIVE_INFINITY : (stop.body.gmKm3S2! / speed ** 2) * (1 / half - 1);
  return Math.min(Math.max(needed, periapsisKm(stop)), 0.3 * sphereOfInfluenceKm(stop));
}

function cruiseSegment(piece: CruisePiece, gmKm3S2: number): SegmentData {
  const common = {
    kind: 'cruise',
    centreId: 'sun',
    interval: { start: piece.start as EpochTdb, end: piece.end as EpochTdb },
    provenance: 'reconstructed',
    accuracy: { shareOfDistance: RECONSTRUCTED_ACCURACY, km: 0 },
  } as const;
  if (piece.endState) {
    const start = { epoch: piece.start, state: piece.state };
    const knots = blendedKnots(start, { epoch: piece.end, state: piece.endState }, gmKm3S2);
    return { ...common, shape: 'arc', knots };
  }
  return { ...common, ...twoBody(piece.state.positionKm, piece.state.velocityKmS, piece.start, gmKm3S2) };
}

function passSegment(piece: PassPiece, stop: ChainStop): SegmentData {
  const { periapsis, gmKm3S2 } = piece.hyperbola;
  return {
    kind: 'cruise',
    centreId: stop.body.id,
    interval: { start: piece.start as EpochTdb, end: piece.end as EpochTdb },
    provenance: 'reconstructed',
    accuracy: { shareOfDistance: 0.2, km: normVec3(periapsis.positionKm) * 0.2 },
    ...twoBody(periapsis.positionKm, periapsis.velocityKmS, piece.epoch, gmKm3S2),
  };
}

/** The flight after a last pass: what its velocity may be off by comes together with time. */
function coastSegments(joined: JoinedChain, end: EpochTdb, gmKm3S2: number, isFixedByFacts: boolean): SegmentData[] {
  const { epoch, state } = joined.exit;
  const driftKmS = normVec3(state.velocityKmS) * (isFixedByFacts ? COAST_DRIFT : FREE_COAST_DRIFT);
  return [
    {
      kind: 'coast',
      centreId: 'sun',
      interval: { start: epoch as EpochTdb, end },
      provenance: isFixedByFacts ? 'reconstructed' : 'illustrative',
      accuracy: { shareOfDistance: RECONSTRUCTED_ACCURACY, km: 0, driftKmS },
      ...twoBody(state.positionKm, state.velocityKmS, epoch, gmKm3S2),
    },
  ];
}

function twoBody(positionKm: Vec3, velocityKmS: Vec3, epoch: number, gmKm3S2: number) {
  return {
    shape: 'two-body',
    gmKm3S2,
    epoch,
    positionKm: tripleOf(positionKm),
    velocityKmS: tripleOf(velocityKmS),
  } as const;
}

function tripleOf(a: Vec3): Triple {
  return [a.x, a.y, a.z];
}

/** Whether a pass is so far out that it bends nothing: it is no stop of the path. */
export function isDistantPass(stop: ChainStop): boolean {
  return stop.node.role === 'pass' && bendsPaths(stop.body) && periapsisKm(stop) > sphereOfInfluenceKm(stop);
}
