import { distanceVec3, normVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import { AU_KM } from '../../units/constants.ts';
import { type LambertArc, solveLambert } from '../lambert.ts';
import type { ChainProblem } from './chain-problem.ts';
import { descend } from './descend.ts';
import { type LegManoeuvre, type LegOption, sunPassCost } from './leg-candidates.ts';
import { burnCostKmS } from './manoeuvre-leg.ts';
import { closedReturn, tiltedReturn } from './resonant-return.ts';
import { type ChainStop, endCostKmS, passCostKmS, senseOfMotion } from './stop.ts';

/** One step of the search moves a burn by so much (km), a return's speed (km/s) and its crank (radians). */
const PLACE_STEP_KM = 0.01 * AU_KM;
const SPEED_STEP_KM_S = 0.2;
const CRANK_STEP_RAD = 0.1;
const TILT_STEP_RAD = 0.01;
/** What does not fit at a pass counts so many times as much as a burn: gravity gives it, or nothing does. */
const JOINT_WEIGHT = 3;
/** Edges are rounded off by these (km/s), one search after the other. */
const SOFTNESS_KM_S = [0.05, 0.01] as const;
const IMPOSSIBLE = 1e3;

/** A leg with the numbers to choose in it: where its burn is, or how fast and which way round a return goes. */
interface FreeLeg {
  readonly size: number;
  fly(x: readonly number[], at: number): LegOption | undefined;
}

/**
 * A chain's burns and returns moved together to where the whole chain asks least, with the branches already chosen: the
 * joints first, then the burns. All legs are flown anew between the stops' aim points. A leg that cannot be stays as given.
 */
export function refineChain(problem: ChainProblem, chosen: readonly LegOption[]): LegOption[] {
  const legs = chosen.map((option, i) => freeLeg(problem, option, i));
  const size = legs.reduce((sum, leg) => sum + leg.size, 0);
  const cost = costOf(problem, legs);
  let at = new Array<number>(size).fill(0);
  if (!cost.options(at)) return [...chosen];
  for (const softKmS of size === 0 ? [] : SOFTNESS_KM_S) {
    at = descend((x) => cost.value(x, softKmS), at, { iterations: 60, slopeStep: 1e-4, tolerance: 1e-4 }).at;
  }
  return cost.options(at) ?? [...chosen];
}

function costOf(problem: ChainProblem, legs: readonly FreeLeg[]) {
  const { stops } = problem;
  const known = legs.map(() => ({ key: [] as number[], option: undefined as LegOption | undefined }));
  /** The legs for a choice of numbers; those whose numbers did not change are kept. */
  const options = (x: readonly number[]): LegOption[] | undefined => {
    const flown: LegOption[] = [];
    let at = 0;
    for (const [i, leg] of legs.entries()) {
      const last = known[i]!;
      let isKnown = last.option !== undefined;
      for (let k = 0; k < leg.size && isKnown; k++) isKnown = last.key[k] === x[at + k];
      if (!isKnown) known[i] = { key: x.slice(at, at + leg.size), option: leg.fly(x, at) };
      const { option } = known[i]!;
      if (!option) return undefined;
      flown.push(option);
      at += leg.size;
    }
    return flown;
  };
  const value = (x: readonly number[], softKmS: number): number => {
    const flown = options(x);
    if (!flown) return IMPOSSIBLE;
    const last = flown.length - 1;
    let sum = endCostKmS(stops[0]!, flown[0]!.departureKmS, false, softKmS);
    sum += endCostKmS(stops[last + 1]!, flown[last]!.arrivalKmS, true, softKmS);
    flown.forEach((option, i) => {
      if (i > 0) sum += JOINT_WEIGHT * passCostKmS(stops[i]!, flown[i - 1]!.arrivalKmS, option.departureKmS, softKmS);
      const { manoeuvre } = option;
      if (!manoeuvre) sum += option.costKmS;
      else sum += option.costKmS - burnOf(manoeuvre, 0) + burnOf(manoeuvre, softKmS);
    });
    return sum;
  };
  return { value, options };
}

function burnOf({ deltaVKmS, publishedKmS }: LegManoeuvre, softKmS: number): number {
  if (publishedKmS !== undefined) return burnCostKmS(deltaVKmS, publishedKmS, softKmS);
  return Math.sqrt(deltaVKmS ** 2 + softKmS ** 2);
}

function freeLeg(problem: ChainProblem, option: LegOption, i: number): FreeLeg {
  if (option.manoeuvre) return burnLeg(problem, option, option.manoeuvre, i);
  if (option.tilted) return tiltedLeg(problem, option, option.tilted, i);
  return option.resonance ? returnLeg(problem, option, option.resonance, i) : ballisticLeg(problem, option, i);
}

function ballisticLeg(problem: ChainProblem, option: LegOption, i: number): FreeLeg {
  const { gmKm3S2, sunPasses } = problem;
  const from = problem.stops[i]!;
  const to = problem.stops[i + 1]!;
  if (option.isResonant) return { size: 0, fly: () => option };
  const { departureKm } = from;
  const arc = sameArc(from, option.departureKmS, departureKm, to.arrivalKm, to.epoch - from.epoch, gmKm3S2);
  const flown = arc(departureKm, to.arrivalKm);
  if (!flown) return { size: 0, fly: () => option };
  const departureKmS = flown.departureVelocityKmS;
  const costKmS = sunPassCost(departureKm, departureKmS, from.epoch, to.epoch, gmKm3S2, sunPasses);
  const refined = { ...option, departureKmS, arrivalKmS: flown.arrivalVelocityKmS, costKmS };
  return { size: 0, fly: () => refined };
}

/** A return after half a turn, tilted more or less. */
function tiltedLeg(
  { stops, gmKm3S2 }: ChainProblem,
  { revolutions }: LegOption,
  { branch, tiltRad }: NonNullable<LegOption['tilted']>,
  i: number,
): FreeLeg {
  const way = { from: stops[i]!, to: stops[i + 1]!, gmKm3S2 };
  return {
    size: 1,
    fly: (x, at) => tiltedReturn(way, revolutions, { branch, tiltRad: tiltRad + TILT_STEP_RAD * x[at]! }),
  };
}

function returnLeg(
  problem: ChainProblem,
  option: LegOption,
  { excessKmS, crankRad }: NonNullable<LegOption['resonance']>,
  i: number,
): FreeLeg {
  const { stops, gmKm3S2, sunPasses } = problem;
  const from = stops[i]!;
  const to = stops[i + 1]!;
  const passes = sunPasses.filter(({ epoch }) => epoch > from.epoch && epoch < to.epoch);
  return {
    size: 2,
    fly(x, at) {
      const resonance = {
        excessKmS: excessKmS + SPEED_STEP_KM_S * x[at]!,
        crankRad: crankRad + CRANK_STEP_RAD * x[at + 1]!,
      };
      const flown = closedReturn({ from, to, gmKm3S2 }, option.revolutions + 1, resonance);
      if (!flown || passes.length === 0) return flown;
      const { departureKm } = from;
      const costKmS = sunPassCost(departureKm, flown.departureKmS, from.epoch, to.epoch, gmKm3S2, passes);
      return { ...flown, costKmS };
    },
  };
}

/** A leg by way of a burn at a given epoch; both arcs keep their revolutions and branches. */
function burnLeg(problem: ChainProblem, option: LegOption, burn: LegManoeuvre, i: number): FreeLeg {
  const { stops, gmKm3S2, sunPasses } = problem;
  const from = stops[i]!;
  const to = stops[i + 1]!;
  const { epoch, positionKm: p } = burn;
  const passes = sunPasses.filter((pass) => pass.epoch > from.epoch && pass.epoch < to.epoch);
  const first = sameArc(from, option.departureKmS, from.departureKm, p, epoch - from.epoch, gmKm3S2);
  const second = sameArc(from, burn.afterKmS, p, to.arrivalKm, to.epoch - epoch, gmKm3S2);
  return {
    size: 3,
    fly(x, at) {
      const place = vec3(
        p.x + PLACE_STEP_KM * x[at]!,
        p.y + PLACE_STEP_KM * x[at + 1]!,
        p.z + PLACE_STEP_KM * x[at + 2]!,
      );
      const a = first(from.departureKm, place);
      const b = second(place, to.arrivalKm);
      if (!a || !b) return undefined;
      const deltaVKmS = distanceVec3(a.arrivalVelocityKmS, b.departureVelocityKmS);
      let costKmS = burnCostKmS(deltaVKmS, burn.publishedKmS);
      if (passes.length > 0) {
        const { departureKm } = from;
        costKmS += sunPassCost(departureKm, a.departureVelocityKmS, from.epoch, epoch, gmKm3S2, passes);
        costKmS += sunPassCost(place, b.departureVelocityKmS, epoch, to.epoch, gmKm3S2, passes);
      }
      return {
        departureKmS: a.departureVelocityKmS,
        arrivalKmS: b.arrivalVelocityKmS,
        revolutions: option.revolutions,
        costKmS,
        manoeuvre: {
          ...burn,
          positionKm: place,
          beforeKmS: a.arrivalVelocityKmS,
          afterKmS: b.departureVelocityKmS,
          deltaVKmS,
        },
      };
    },
  };
}

/** Solves arcs of the revolution count and branch that the arc between two places with a known departure has. */
function sameArc(stop: ChainStop, velocityKmS: Vec3, from: Vec3, to: Vec3, seconds: number, gmKm3S2: number) {
  const orbitNormal = senseOfMotion(stop);
  const arcs = (departureKm: Vec3, arrivalKm: Vec3, maxRevolutions: number): LambertArc[] =>
    solveLambert({ gmKm3S2, departureKm, arrivalKm, timeOfFlightSeconds: seconds, orbitNormal, maxRevolutions });
  const period = (r: number) => 2 * Math.PI * Math.sqrt(r ** 3 / gmKm3S2);
  const most = Math.ceil(seconds / period(Math.min(normVec3(from), normVec3(to)) / 2));
  const wanted = arcs(from, to, most).reduce((best, arc) =>
    distanceVec3(arc.departureVelocityKmS, velocityKmS) < distanceVec3(best.departureVelocityKmS, velocityKmS)
      ? arc
      : best,
  );
  const { revolutions, branch } = wanted;
  return (departureKm: Vec3, arrivalKm: Vec3): LambertArc | undefined =>
    arcs(departureKm, arrivalKm, revolutions).find((arc) => arc.revolutions === revolutions && arc.branch === branch);
}
