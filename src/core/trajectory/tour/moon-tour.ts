import type { Almanac } from '../../ephemeris/almanac.ts';
import { type StateVector, stateVector } from '../../ephemeris/source.ts';
import { addScaledVec3, normVec3, subVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import { propagateTwoBodyInto } from '../../orbits/universal.ts';
import { type EpochTdb, epochTdb } from '../../time/epoch.ts';
import { SECONDS_PER_DAY } from '../../units/constants.ts';
import { chooseOptions } from '../chain/choose-options.ts';
import type { LegOption } from '../chain/leg-candidates.ts';
import { bendsPaths, type ChainStop, excessOf, type PassReport, passReport, periapsisKm } from '../chain/stop.ts';
import type { PlanBody, PlanNode, TrajectoryPlan } from '../plan.ts';
import type { LegReport, SegmentData } from '../segment-data.ts';
import type { StayTimes } from '../stay.ts';
import { fadedArc } from './faded-arc.ts';
import { captureOptions, isClear, plunge, returnOptions, type TourCentre, tourOptions } from './tour-options.ts';

export interface MoonTourRequest {
  readonly plan: TrajectoryPlan;
  readonly almanac: Almanac;
  /** Where the tour goes about, and the event with which the craft came there. */
  readonly planet: PlanBody;
  readonly node: PlanNode;
  readonly times: StayTimes;
  /** State about the planet (ICRF, km, km/s) with which the approach ends, at its periapsis. */
  readonly arrival: StateVector;
}

export interface MoonTour {
  readonly segments: readonly SegmentData[];
  readonly legs: readonly LegReport[];
}

/** Fewer passes than this make no tour; nor do those with more than a quarter of their gaps longer than that. */
const LEAST_PASSES = 5;
const LONGEST_TOLD_GAP_S = 250 * SECONDS_PER_DAY;
const MOST_VAGUE_S = 7200;
/** Passes in less time than this of one another leave no leg between them. */
const SHORTEST_LEG_S = 0.5 * SECONDS_PER_DAY;
/** Over more revolutions than this, or with a larger misfit of the speeds (km/s), dates alone do not tell the orbit. */
const MOST_TOLD_REVOLUTIONS = 3;
const MOST_TOLD_MISFIT_KM_S = 0.5;
const MOST_TOLD_TURN_RAD = 0.12;
const RECONSTRUCTED = { shareOfDistance: 0.15, km: 1000 };
const ILLUSTRATIVE = { shareOfDistance: 2, km: 0 };
/** A leg aimed beside the moon that changes by more than this is another leg (km/s). */
const MOST_AIM_KM_S = 1;
const NORTH: Vec3 = vec3(0, -0.397_777, 0.917_482);

/**
 * The orbits of a craft that tours the moons of a planet, from the dated passes: two-body arcs about the planet from moon to
 * moon, of all revolution counts, chosen together so that the speeds relative to each moon before and after its pass agree
 * best and the turn is one that the moon can give. The first orbit has a burn at its farthest point; the last ends in the
 * planet where the mission does. The arcs meet where the pass is closest to the moon. Undefined where too few passes are
 * told to the hour for an orbit to follow from them, or no arc leads on. Segments about the planet, ICRF, km, TDB.
 * Between passes that are not told the true orbits differ; the Sun and the planet's oblateness are left out.
 * @source Strange, Longuski, Graphical method for gravity-assist trajectory design, J. Spacecraft Rockets 39 (2002) 9-16;
 *   D'Amario, Byrnes, Stanford, A new method for optimizing multiple-flyby trajectories, J. Guid. Control 4 (1981) 591-596
 */
export function moonTour(request: MoonTourRequest): MoonTour | undefined {
  const { planet, times } = request;
  if (!planet.gmKm3S2 || !planet.meanRadiusKm) return undefined;
  const centre = { gmKm3S2: planet.gmKm3S2, radiusKm: planet.meanRadiusKm, pole: planet.pole ?? NORTH };
  const told = tourStops(request);
  if (isSparse(told)) return undefined;
  const { stops, options } = flyableStops(told, centre);
  if (stops.length < 2) return undefined;
  offerReturns(stops, options, centre);
  const chosen = chooseOptions(stops, options, (i) => (i === 0 ? 0 : 1)) as LegOption[];
  const flown = aimed(stops, chosen, centre);
  const endsInPlanet = request.plan.nodes.some(
    ({ role, bodyId, epoch }) => role === 'end' && bodyId === planet.id && Math.abs(epoch - times.end) < SHORTEST_LEG_S,
  );
  return assemble(flown.stops, flown.options, centre, planet.id, times, endsInPlanet);
}

function tourStops({ plan, almanac, planet, node, times, arrival }: MoonTourRequest): ChainStop[] {
  const first: ChainStop = {
    node,
    body: planet,
    epoch: times.start,
    state: arrival,
    arrivalKm: arrival.positionKm,
    departureKm: arrival.positionKm,
  };
  const stops = [first];
  for (const pass of plan.nodes) {
    const body = plan.body(pass.bodyId);
    const last = stops.at(-1)!;
    const isIn = pass.epoch > last.epoch + SHORTEST_LEG_S && pass.epoch <= times.end + 1;
    if (!body || !isIn || isVague(pass) || (last.node.role === 'stay' && last !== first)) continue;
    const isMoon = body.systemId === planet.id && (pass.role === 'pass' || pass.role === 'stay');
    const state = stateVector();
    if (isMoon && almanac.stateInto(state, body.id, planet.id, pass.epoch))
      stops.push({
        node: pass,
        body,
        epoch: pass.epoch,
        state,
        arrivalKm: state.positionKm,
        departureKm: state.positionKm,
      });
  }
  return stops.some(({ body }) => body.id !== planet.id) ? stops : [];
}

/** A moon moves too far in a day for a pass told by its date alone. */
function isVague({ isDated, startEpoch, endEpoch }: PlanNode): boolean {
  return !isDated || (startEpoch !== undefined && endEpoch !== undefined && endEpoch - startEpoch > MOST_VAGUE_S);
}

/** Whether so few passes are told that most of the orbits between them are not. */
function isSparse(stops: readonly ChainStop[]): boolean {
  if (stops.length <= LEAST_PASSES) return true;
  const gaps = stops.slice(1).map(({ epoch }, i) => epoch - stops[i]!.epoch);
  return gaps.filter((gap) => gap > LONGEST_TOLD_GAP_S).length > gaps.length / 4;
}

/** The stops, less those to which no arc leads without a burn that is not told, with the ways from each to the next. */
function flyableStops(told: readonly ChainStop[], centre: TourCentre) {
  const stops = told.slice(0, 1);
  const options: LegOption[][] = [];
  for (const to of told.slice(1)) {
    const ways = legOptions(stops.at(-1)!, to, options.length, centre);
    if (ways.length === 0) continue;
    stops.push(to);
    options.push(ways);
  }
  // After the last pass the craft goes on as it came: that orbit has to stay up.
  while (options.length > 0 && stops.at(-1)!.node.role === 'pass') {
    const last = stops.at(-1)!;
    const lasting = options.at(-1)!.filter(({ arrivalKmS }) => isClear(last.arrivalKm, arrivalKmS, centre));
    options.pop();
    if (lasting.length > 0) {
      options.push(lasting);
      break;
    }
    stops.pop();
  }
  return { stops, options };
}

function legOptions(from: ChainStop, to: ChainStop, index: number, centre: TourCentre): LegOption[] {
  if (index === 0) return captureOptions(from, to, centre);
  return tourOptions(from, to, centre);
}

/** Legs back to the same moon may have any speed: those that the legs beside them have are offered. */
function offerReturns(stops: readonly ChainStop[], options: LegOption[][], centre: TourCentre): void {
  options.forEach((own, i) => {
    if (i === 0) return;
    const before = (options[i - 1] ?? []).map(({ arrivalKmS }) => normVec3(excessOf(stops[i]!, arrivalKmS)));
    const after = (options[i + 1] ?? []).map(({ departureKmS }) => normVec3(excessOf(stops[i + 1]!, departureKmS)));
    own.push(...returnOptions(stops[i]!, stops[i + 1]!, centre, thinned([...before, ...after])));
  });
}

const MOST_SPEEDS = 24;

function thinned(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length <= MOST_SPEEDS) return sorted;
  return Array.from(
    { length: MOST_SPEEDS },
    (_, i) => sorted[Math.floor((i * (sorted.length - 1)) / (MOST_SPEEDS - 1))]!,
  );
}

/** The chosen legs anew between the points of closest approach, on the side of the moon to which the path bends. */
function aimed(stops: readonly ChainStop[], chosen: readonly LegOption[], centre: TourCentre) {
  const moved = stops.map((stop, i): ChainStop => {
    const before = chosen[i - 1];
    const after = chosen[i];
    if (!before) return stop;
    const bend = vec3();
    if (after) subVec3(bend, excessOf(stop, before.arrivalKmS), excessOf(stop, after.departureKmS));
    const size = normVec3(bend);
    const side = size > 1e-6 && bendsPaths(stop.body) ? bend : stop.state.positionKm;
    const point = addScaledVec3(vec3(), stop.state.positionKm, side, periapsisKm(stop) / normVec3(side));
    return { ...stop, arrivalKm: point, departureKm: point };
  });
  const options = chosen.map((option, i) => {
    const from = moved[i]!;
    const to = moved[i + 1]!;
    if (option.isResonant) return option;
    const again = i === 0 ? captureOptions(from, to, centre) : tourOptions(from, to, centre);
    const miss = (other: LegOption) =>
      normVec3(subVec3(vec3(), other.departureKmS, option.departureKmS)) +
      normVec3(subVec3(vec3(), other.arrivalKmS, option.arrivalKmS));
    const same = again.filter((other) => other.revolutions === option.revolutions && !other.isResonant);
    const nearest = same.reduce<LegOption | undefined>((a, b) => (a && miss(a) <= miss(b) ? a : b), undefined);
    return nearest && (i === 0 || miss(nearest) < MOST_AIM_KM_S) ? nearest : { ...option, isResonant: true as const };
  });
  return { stops: moved, options };
}

function assemble(
  stops: readonly ChainStop[],
  options: readonly LegOption[],
  centre: TourCentre,
  planetId: string,
  times: StayTimes,
  endsInPlanet: boolean,
): MoonTour {
  const segments: SegmentData[] = [];
  const legs: LegReport[] = [];
  options.forEach((option, i) => {
    const from = stops[i]!;
    const to = stops[i + 1]!;
    const pass = i > 0 ? passReport(from, options[i - 1]!.arrivalKmS, option.departureKmS) : undefined;
    const isTold = option.revolutions <= MOST_TOLD_REVOLUTIONS && pass !== undefined && isFlyable(pass);
    segments.push(...legSegments(from, to, option, centre, planetId, isTold));
    legs.push({
      fromId: from.body.id,
      toId: to.body.id,
      start: from.epoch,
      end: to.epoch,
      model: option.manoeuvre ? 'ballistic-with-manoeuvre' : 'ballistic',
      revolutions: option.revolutions,
      ...(i > 0 ? { departureExcessKmS: normVec3(excessOf(from, option.departureKmS)) } : {}),
      arrivalExcessKmS: normVec3(excessOf(to, option.arrivalKmS)),
      ...(pass && bendsPaths(from.body)
        ? {
            excessMismatchKmS: pass.mismatchKmS,
            turnDeg: (pass.turnRad * 180) / Math.PI,
            turnLimitDeg: (pass.turnLimitRad * 180) / Math.PI,
          }
        : {}),
      ...(option.manoeuvre
        ? { manoeuvres: [{ epoch: option.manoeuvre.epoch, deltaVKmS: option.manoeuvre.deltaVKmS, isPublished: false }] }
        : {}),
    });
  });
  const last = stops.at(-1)!;
  if (last.node.role === 'pass' && last.epoch < times.end) {
    segments.push(...afterLast(last, options.at(-1)!, centre, planetId, times.end, endsInPlanet));
  }
  return { segments, legs };
}

/** Whether the moon can give what a pass asks of it, as far as two bodies tell. */
function isFlyable({ mismatchKmS, turnRad, turnLimitRad }: PassReport): boolean {
  return Math.abs(mismatchKmS) < MOST_TOLD_MISFIT_KM_S && turnRad < turnLimitRad + MOST_TOLD_TURN_RAD;
}

/** After the last pass told: on as the craft came, down into the planet where the mission ends there. */
function afterLast(
  last: ChainStop,
  { arrivalKmS }: LegOption,
  centre: TourCentre,
  planetId: string,
  end: EpochTdb,
  endsInPlanet: boolean,
): SegmentData[] {
  const down = endsInPlanet ? plunge(last, arrivalKmS, end, centre) : undefined;
  if (!down) {
    if (!isClear(last.arrivalKm, arrivalKmS, centre)) return [];
    return [twoBody(planetId, centre, last.epoch, end, last.arrivalKm, arrivalKmS, false)];
  }
  const burn = epochTdb(down.burnEpoch);
  return [
    twoBody(planetId, centre, last.epoch, burn, last.arrivalKm, arrivalKmS, false),
    twoBody(planetId, centre, burn, end, down.positionKm, down.afterKmS, false),
  ];
}

function legSegments(
  from: ChainStop,
  to: ChainStop,
  option: LegOption,
  centre: TourCentre,
  planetId: string,
  isTold: boolean,
): SegmentData[] {
  const { manoeuvre } = option;
  if (manoeuvre) {
    const burn = epochTdb(manoeuvre.epoch);
    return [
      twoBody(planetId, centre, from.epoch, burn, from.departureKm, option.departureKmS, isTold),
      twoBody(planetId, centre, burn, to.epoch, manoeuvre.positionKm, manoeuvre.afterKmS, isTold),
    ];
  }
  if (!option.isResonant)
    return [twoBody(planetId, centre, from.epoch, to.epoch, from.departureKm, option.departureKmS, isTold)];
  // Told from the moon's centre, for which its speed is right; where it passes beside it is added.
  const start = { positionKm: from.state.positionKm, velocityKmS: option.departureKmS };
  const end = stateVector();
  propagateTwoBodyInto(end, start, to.epoch - from.epoch, centre.gmKm3S2);
  const beside = {
    startKm: subVec3(vec3(), from.departureKm, start.positionKm),
    endKm: subVec3(vec3(), to.arrivalKm, end.positionKm),
  };
  const knots = fadedArc(start, centre.gmKm3S2, from.epoch, to.epoch, beside);
  const interval = { start: from.epoch, end: to.epoch };
  return [{ ...label(isTold), shape: 'arc', kind: 'orbit', centreId: planetId, interval, knots }];
}

function label(isTold: boolean) {
  const provenance = isTold ? ('reconstructed' as const) : ('illustrative' as const);
  return { provenance, accuracy: isTold ? RECONSTRUCTED : ILLUSTRATIVE };
}

function twoBody(
  planetId: string,
  { gmKm3S2 }: TourCentre,
  start: EpochTdb,
  end: EpochTdb,
  p: Vec3,
  v: Vec3,
  isTold: boolean,
): SegmentData {
  return {
    ...label(isTold),
    shape: 'two-body',
    kind: 'orbit',
    centreId: planetId,
    interval: { start, end },
    gmKm3S2,
    epoch: start,
    positionKm: [p.x, p.y, p.z],
    velocityKmS: [v.x, v.y, v.z],
  };
}
