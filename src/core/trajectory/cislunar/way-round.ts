import type { Almanac } from '../../ephemeris/almanac.ts';
import { type Interval, type StateVector, stateVector } from '../../ephemeris/source.ts';
import { copyVec3, crossVec3, distanceVec3, normVec3, scaleVec3, setVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import { SECONDS_PER_DAY } from '../../units/constants.ts';
import { solveLambert } from '../lambert.ts';
import type { LegReport, SegmentData } from '../segment-data.ts';
import { GM_EARTH } from './cislunar-forces.ts';

/** Less time than this between two meetings with the Moon (s) is spent near it. */
const SHORTEST_S = 10 * SECONDS_PER_DAY;
const MOST_REVOLUTIONS = 30;
/** Orbits that reach far beyond the Moon are the Sun's to bend (km). */
const FARTHEST_KM = 900_000;

export interface WayRoundRequest {
  readonly interval: Interval;
  /** Where the pass ends, about the Earth (ICRF, km); the Moon's place where that is not known. */
  readonly fromKm?: readonly [number, number, number] | undefined;
  /** How far from the Moon's centre the craft comes back to it (km). */
  readonly radiusKm: number;
  readonly publishedPeriodS?: number | undefined;
}

export interface WayRound {
  readonly segment: SegmentData;
  readonly report: LegReport;
  readonly start: StateVector;
  readonly end: StateVector;
}

/**
 * From a pass of the Moon back to it weeks or years later, where no flight under all forces is found: the orbit about the
 * Earth through both meetings of the published period (s) or, without one, that
 * leaves and meets the Moon at the speeds a craft from the Earth has there. Two-body motion,
 * states about the Earth (ICRF, km, km/s), times TDB: the right places and times at its ends; in between the orbit's
 * size at best, its plane is not known.
 * Undefined where the time is short or no orbit inside 0.9 million km fits.
 */
export function wayRound(almanac: Almanac, request: WayRoundRequest): WayRound | undefined {
  const { start, end } = request.interval;
  const { fromKm, publishedPeriodS } = request;
  const from = stateVector();
  const to = stateVector();
  const isKnown = almanac.stateInto(from, 'moon', 'earth', start) && almanac.stateInto(to, 'moon', 'earth', end);
  if (end - start < SHORTEST_S || !isKnown) return undefined;
  const moon = { from: copyVec3(vec3(), from.velocityKmS), to: copyVec3(vec3(), to.velocityKmS) };
  if (fromKm) setVec3(from.positionKm, fromKm[0], fromKm[1], fromKm[2]);
  // It comes down on the far side: what comes from the Earth's neighbourhood has been farther out.
  scaleVec3(to.positionKm, to.positionKm, 1 + request.radiusKm / normVec3(to.positionKm));
  const arcs = solveLambert({
    gmKm3S2: GM_EARTH,
    departureKm: from.positionKm,
    arrivalKm: to.positionKm,
    timeOfFlightSeconds: end - start,
    orbitNormal: crossVec3(vec3(), from.positionKm, from.velocityKmS),
    maxRevolutions: MOST_REVOLUTIONS,
  });
  const fits = arcs.map(({ departureVelocityKmS: out, arrivalVelocityKmS: into }) => {
    const leaves = distanceVec3(out, moon.from);
    const arrives = distanceVec3(into, moon.to);
    const periodS = orbitPeriodS(from.positionKm, out);
    return { out, into, leaves, arrives, periodS, farthest: apogeeKm(from.positionKm, out) };
  });
  const inside = fits.filter(({ farthest }) => farthest < FARTHEST_KM);
  const misfit = (fit: (typeof inside)[number]) =>
    publishedPeriodS ? Math.abs(Math.log(fit.periodS / publishedPeriodS)) : unevenness(fit);
  const best = inside.sort((a, b) => misfit(a) - misfit(b))[0];
  if (!best) return undefined;
  const { x, y, z } = from.positionKm;
  const { x: u, y: v, z: w } = best.out;
  return {
    segment: {
      shape: 'two-body',
      kind: 'cruise',
      centreId: 'earth',
      interval: { start, end },
      provenance: publishedPeriodS ? 'reconstructed' : 'illustrative',
      accuracy: { shareOfDistance: 1, km: 0 },
      gmKm3S2: GM_EARTH,
      epoch: start,
      positionKm: [x, y, z],
      velocityKmS: [u, v, w],
    },
    report: {
      fromId: 'moon',
      toId: 'moon',
      start,
      end,
      model: 'ballistic',
      revolutions: Math.floor((end - start) / best.periodS),
      departureExcessKmS: best.leaves,
      arrivalExcessKmS: best.arrives,
    },
    start: { positionKm: from.positionKm, velocityKmS: best.out },
    end: { positionKm: to.positionKm, velocityKmS: best.into },
  };
}

/** Speed relative to the Moon far from it of a craft that has come straight from the Earth (km/s). */
const USUAL_EXCESS_KM_S = 0.85;

/** A pass changes the direction of the motion about the Moon, not its speed: it leaves as it came, and comes back so. */
function unevenness({ leaves, arrives }: { readonly leaves: number; readonly arrives: number }): number {
  return Math.abs(leaves - arrives) + Math.abs(leaves - USUAL_EXCESS_KM_S);
}

function semiMajorAxisKm(position: Vec3<'Icrf'>, velocity: Vec3<'Icrf'>): number {
  const r = Math.hypot(position.x, position.y, position.z);
  return 1 / (2 / r - (velocity.x ** 2 + velocity.y ** 2 + velocity.z ** 2) / GM_EARTH);
}

function orbitPeriodS(position: Vec3<'Icrf'>, velocity: Vec3<'Icrf'>): number {
  return 2 * Math.PI * Math.sqrt(semiMajorAxisKm(position, velocity) ** 3 / GM_EARTH);
}

/** Farthest point of the orbit; infinite on an open one. */
function apogeeKm(position: Vec3<'Icrf'>, velocity: Vec3<'Icrf'>): number {
  const a = semiMajorAxisKm(position, velocity);
  if (!(a > 0)) return Number.POSITIVE_INFINITY;
  const h = crossVec3(vec3<'Icrf'>(), position, velocity);
  const p = (h.x ** 2 + h.y ** 2 + h.z ** 2) / GM_EARTH;
  return a * (1 + Math.sqrt(Math.max(0, 1 - p / a)));
}
