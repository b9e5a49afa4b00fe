import type { Almanac } from '../ephemeris/almanac.ts';
import { type StateVector, stateVector } from '../ephemeris/source.ts';
import { crossVec3, normVec3, subVec3, type Vec3, vec3 } from '../math/vec3.ts';
import { propagateTwoBodyInto } from '../orbits/universal.ts';
import { type EpochTdb, epochTdb } from '../time/epoch.ts';
import { SECONDS_PER_DAY } from '../units/constants.ts';
import { type LambertArc, solveLambert } from './lambert.ts';
import type { LegReport } from './segment-data.ts';

/** One of the flights that the published dates of a leg allow. */
export interface BandCourse {
  /** Where its dates lie: −1 the earliest, 0 those of the path as it is drawn, 1 the latest. */
  readonly share: number;
  readonly start: EpochTdb;
  readonly end: EpochTdb;
  /** State relative to the Sun (ICRF, km, km/s) between `start` and `end`. */
  stateInto(out: StateVector, epoch: EpochTdb): void;
}

/** Flights on either side of the drawn one. */
const COURSES_PER_SIDE = 12;
/** How finely the end of what can be flown is found: a part of a step. */
const HALVINGS = 5;
const SHORTEST_S = 20 * SECONDS_PER_DAY;
/** Speeds at both ends together: what asks so much more than the drawn flight (km/s) is no flight that would be planned. */
const MOST_EXTRA_KM_S = 4;
/** The drawn path is such a flight if it passes half way this near (share of the distance from the Sun). */
const SAME_PATH = 0.02;

interface Solved extends BandCourse {
  readonly askedKmS: number;
  readonly departureKmS: Vec3;
}

/** What a band is worked out from. */
export interface BandProblem {
  readonly leg: LegReport;
  /** The mission whose path is drawn, in the almanac. */
  readonly missionId: string;
  readonly almanac: Almanac;
  /** Of the Sun. */
  readonly gmKm3S2: number;
  /** The planet that a moon circles; any other body itself. */
  readonly systemOf: (bodyId: string) => string;
}

/**
 * The flights that a leg's dates leave open, from the earliest to the latest: on one side both dates slide from those drawn
 * to the first instants of their spans, on the other to the last ones, and each such flight is solved between where the two
 * bodies are then (Lambert). A date that is published to the day stays; an arrival or departure of which nothing is
 * published keeps its distance in time. Slid so far that the flight would ask over 4 km/s more than the drawn one, the
 * band ends. Where only the earliest date is told ("not before"), it shows the first span of what is open.
 *
 * About the Sun, free flight between two bodies; epochs TDB, ICRF. Exact to what separates a leg between two points from
 * one that passes its planets (a few 0.1 %). Empty where the leg is published to the day, pushed or bent on the way, or
 * where the drawn path is another solution. Pure; a few milliseconds.
 * @source Izzo (2015) for the arcs, see `solveLambert`
 */
export function dateBand(problem: BandProblem): readonly BandCourse[] {
  const { leg } = problem;
  if (leg.model !== 'ballistic' || !(hasSpan(leg.startSpan) || hasSpan(leg.endSpan))) return [];
  const drawn = solveCourse(problem, 0, (arcs) => likeDrawn(arcs, problem));
  if (!drawn || awayHalfWay(drawn.stateInto, problem) > SAME_PATH) return [];
  const [before, after] = [coursesTowards(-1, drawn, problem), coursesTowards(1, drawn, problem)];
  return before.length + after.length === 0 ? [] : [...before.reverse(), drawn, ...after];
}

/** The flights on one side, evenly from the drawn one as far as it goes. */
function coursesTowards(sign: -1 | 1, drawn: Solved, problem: BandProblem): BandCourse[] {
  const { leg } = problem;
  const last = slidDates(leg, sign);
  if (Math.abs(last.start - leg.start) < 1 && Math.abs(last.end - leg.end) < 1) return [];
  const after = (course: Solved, share: number) => {
    const next = solveCourse(problem, sign * share, (arcs) => nearest(arcs, course.departureKmS));
    return next && next.askedKmS <= drawn.askedKmS + MOST_EXTRA_KM_S ? next : undefined;
  };
  let [reached, farthest, step] = [drawn, 0, 1 / COURSES_PER_SIDE];
  for (let halvings = 0; farthest < 1 && halvings <= HALVINGS; ) {
    const next = after(reached, Math.min(1, farthest + step));
    if (next) {
      reached = next;
      farthest = Math.min(1, farthest + step);
    }
    if (next && halvings === 0) continue;
    halvings++;
    step /= 2;
  }
  const courses: Solved[] = [];
  for (let i = 1; i <= COURSES_PER_SIDE; i++) {
    const next = after(courses.at(-1) ?? drawn, (farthest * i) / COURSES_PER_SIDE);
    if (!next) break;
    courses.push(next);
  }
  return courses;
}

function hasSpan(span: LegReport['startSpan']): boolean {
  return span?.isPublished === true && span.end > span.start;
}

/** Both dates of a leg, slid from the drawn ones (share 0) towards the ends of their spans. */
export function slidDates(
  { start, end, startSpan, endSpan }: LegReport,
  share: number,
): { start: number; end: number } {
  const slide = (epoch: number, span: { readonly start: number; readonly end: number }) =>
    epoch + Math.abs(share) * ((share < 0 ? span.start : span.end) - epoch);
  const from = startSpan?.isPublished ? slide(start, startSpan) : start;
  const to = endSpan?.isPublished ? slide(end, endSpan) : end;
  if (startSpan && !startSpan.isPublished) return { start: start + to - end, end: to };
  if (endSpan && !endSpan.isPublished) return { start: from, end: end + from - start };
  return { start: from, end: to };
}

type Choose = (arcs: readonly LambertArc[]) => LambertArc | undefined;

function solveCourse({ leg, almanac, gmKm3S2, systemOf }: BandProblem, share: number, choose: Choose) {
  const dates = slidDates(leg, share);
  const [start, end] = [epochTdb(dates.start), epochTdb(dates.end)];
  const from = stateVector();
  const to = stateVector();
  if (end - start < SHORTEST_S || !almanac.has(leg.fromId) || !almanac.has(leg.toId)) return undefined;
  if (!almanac.stateInto(from, leg.fromId, 'sun', start) || !almanac.stateInto(to, leg.toId, 'sun', end))
    return undefined;
  const arcs = solveLambert({
    gmKm3S2,
    departureKm: from.positionKm,
    arrivalKm: to.positionKm,
    timeOfFlightSeconds: end - start,
    orbitNormal: crossVec3(vec3(), from.positionKm, from.velocityKmS),
    maxRevolutions: leg.revolutions,
  }).filter(({ revolutions }) => revolutions === leg.revolutions);
  const arc = choose(arcs);
  if (!arc) return undefined;
  const excess = (own: Vec3, bodyId: string, epoch: EpochTdb) => {
    // A moon turns too fast about its planet to tell what a flight to it asks.
    const planet = stateVector();
    const isKnown = almanac.stateInto(planet, systemOf(bodyId), 'sun', epoch);
    return isKnown ? normVec3(subVec3(vec3(), own, planet.velocityKmS)) : Number.POSITIVE_INFINITY;
  };
  const departure = { positionKm: from.positionKm, velocityKmS: arc.departureVelocityKmS };
  const solved: Solved = {
    share,
    start,
    end,
    departureKmS: arc.departureVelocityKmS,
    askedKmS: excess(arc.departureVelocityKmS, leg.fromId, start) + excess(arc.arrivalVelocityKmS, leg.toId, end),
    stateInto: (out, epoch) => propagateTwoBodyInto(out, departure, epoch - start, gmKm3S2),
  };
  return solved;
}

function nearest(arcs: readonly LambertArc[], velocityKmS: Vec3): LambertArc | undefined {
  const away = (arc: LambertArc) => normVec3(subVec3(vec3(), arc.departureVelocityKmS, velocityKmS));
  return arcs.toSorted((a, b) => away(a) - away(b))[0];
}

/** Of several solutions, the one that passes nearest to the drawn path half way. */
function likeDrawn(arcs: readonly LambertArc[], problem: BandProblem): LambertArc | undefined {
  const { leg, almanac, gmKm3S2 } = problem;
  const from = stateVector();
  if (!almanac.stateInto(from, leg.fromId, 'sun', epochTdb(leg.start))) return undefined;
  const { positionKm } = from;
  const away = ({ departureVelocityKmS }: LambertArc) => {
    const departure = { positionKm, velocityKmS: departureVelocityKmS };
    return awayHalfWay((out, epoch) => propagateTwoBodyInto(out, departure, epoch - leg.start, gmKm3S2), problem);
  };
  return arcs.toSorted((a, b) => away(a) - away(b))[0];
}

/** How far from the drawn path a flight passes in the middle of the leg, as a share of the distance from the Sun. */
function awayHalfWay(stateInto: BandCourse['stateInto'], { leg, missionId, almanac }: BandProblem): number {
  const path = stateVector();
  const there = stateVector();
  const middle = epochTdb((leg.start + leg.end) / 2);
  if (!almanac.has(missionId) || !almanac.stateInto(path, missionId, 'sun', middle)) return Number.POSITIVE_INFINITY;
  stateInto(there, middle);
  return normVec3(subVec3(there.positionKm, there.positionKm, path.positionKm)) / normVec3(path.positionKm);
}
