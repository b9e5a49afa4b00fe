import { stateVector } from '../../ephemeris/source.ts';
import { addScaledVec3, crossVec3, dotVec3, normVec3, scaleVec3, subVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import { propagateTwoBodyInto } from '../../orbits/universal.ts';
import type { LegOption } from '../chain/leg-candidates.ts';
import { isResonantReturn, resonantOptions } from '../chain/resonant-return.ts';
import { angleBetweenRad, type ChainStop, excessOf, senseOfMotion } from '../chain/stop.ts';
import { solveLambert } from '../lambert.ts';

/** The planet about which the tour goes. */
export interface TourCentre {
  readonly gmKm3S2: number;
  readonly radiusKm: number;
  readonly pole: Vec3;
}

/** A leg comes no nearer to the planet than this many radii. */
const LEAST_PERIAPSIS = 1.01;
const MOST_REVOLUTIONS = 120;
/** Of orbits that fit alike the one with fewer revolutions is taken: tours meet a moon about once on each. */
const REVOLUTION_COST_KM_S = 0.2;
/** Two places nearer to one line with the planet than this (sine) leave the plane of the flight to the moons' own. */
const ON_ONE_LINE = 0.12;

/** All two-body ways from one stop of a tour to the next that keep clear of the planet. Velocities about the planet (km/s). */
export function tourOptions(from: ChainStop, to: ChainStop, centre: TourCentre): LegOption[] {
  const direct = lambertOptions(from, to, to.arrivalKm, centre);
  const angle = angleBetweenRad(from.departureKm, to.arrivalKm);
  const flat = Math.sin(angle) < ON_ONE_LINE ? flatOptions(from, to, centre) : [];
  if (!isResonantReturn(from, to)) return onward(from, [...direct, ...flat], centre);
  const speeds = [...direct, ...flat].map(({ departureKmS }) => normVec3(excessOf(from, departureKmS)));
  return onward(from, [...direct, ...flat, ...returnOptions(from, to, centre, speeds)], centre);
}

/** No tour turns against the moons: they would be passed too fast. */
function onward(from: ChainStop, options: readonly LegOption[], { pole }: TourCentre): LegOption[] {
  return options.filter(({ departureKmS }) => dotVec3(crossVec3(vec3(), from.departureKm, departureKmS), pole) > 0);
}

/** Ways back to the moon itself at speeds that the neighbouring legs offer. */
export function returnOptions(
  from: ChainStop,
  to: ChainStop,
  centre: TourCentre,
  speeds: readonly number[],
): LegOption[] {
  if (!isResonantReturn(from, to)) return [];
  const found = resonantOptions(from, to, centre.gmKm3S2, speeds, []);
  return onward(
    from,
    found.filter((option) => isClear(from.departureKm, option.departureKmS, centre)),
    centre,
  );
}

function lambertOptions(from: ChainStop, to: ChainStop, arrivalKm: Vec3, centre: TourCentre): LegOption[] {
  const seconds = to.epoch - from.epoch;
  // No orbit that reaches both is quicker than this.
  const least =
    2 * Math.PI * Math.sqrt((Math.max(normVec3(from.departureKm), normVec3(arrivalKm)) / 2) ** 3 / centre.gmKm3S2);
  const arcs = solveLambert({
    gmKm3S2: centre.gmKm3S2,
    departureKm: from.departureKm,
    arrivalKm,
    timeOfFlightSeconds: seconds,
    orbitNormal: senseOfMotion(from),
    maxRevolutions: Math.min(MOST_REVOLUTIONS, Math.floor(seconds / least)),
  });
  return arcs
    .map((arc) => ({
      departureKmS: arc.departureVelocityKmS,
      arrivalKmS: arc.arrivalVelocityKmS,
      revolutions: arc.revolutions,
      costKmS: REVOLUTION_COST_KM_S * Math.max(0, arc.revolutions - 1),
    }))
    .filter((option) => staysUp(from, arrivalKm, option) || isClear(from.departureKm, option.departureKmS, centre));
}

/** Whether a leg only goes out and comes back: then it does not matter how low the orbit's lowest point would be. */
function staysUp(from: ChainStop, arrivalKm: Vec3, { departureKmS, arrivalKmS, revolutions }: LegOption): boolean {
  return revolutions === 0 && dotVec3(from.departureKm, departureKmS) > 0 && dotVec3(arrivalKm, arrivalKmS) < 0;
}

/** Ways in the plane of the moons, to the point below or above the stop: what is missing fades in on the way. */
function flatOptions(from: ChainStop, to: ChainStop, centre: TourCentre): LegOption[] {
  const outward = scaleVec3(vec3(), from.departureKm, 1 / normVec3(from.departureKm));
  const normal = addScaledVec3(vec3(), centre.pole, outward, -dotVec3(centre.pole, outward));
  scaleVec3(normal, normal, 1 / normVec3(normal));
  const below = addScaledVec3(vec3(), to.arrivalKm, normal, -dotVec3(to.arrivalKm, normal));
  return lambertOptions(from, to, below, centre).map((option) => ({ ...option, isResonant: true }));
}

/** Whether an orbit keeps clear of the planet; one that begins or ends below is not asked. */
export function isClear(positionKm: Vec3, velocityKmS: Vec3, { gmKm3S2, radiusKm }: TourCentre): boolean {
  const h = crossVec3(vec3(), positionKm, velocityKmS);
  const energy = dotVec3(velocityKmS, velocityKmS) / 2 - gmKm3S2 / normVec3(positionKm);
  const h2 = dotVec3(h, h);
  const e = Math.sqrt(Math.max(0, 1 + (2 * energy * h2) / (gmKm3S2 * gmKm3S2)));
  return energy < 0 && h2 / gmKm3S2 / (1 + e) > LEAST_PERIAPSIS * radiusKm;
}

/** Periods tried for the first orbit, as shares of the time until the first moon is met. */
const PERIODS = 160;
const LEAST_SHARE = 0.3;
const MOST_SHARE = 1.9;

/**
 * From the end of the approach into a first orbit and on to the first moon: a burn along the motion at the periapsis makes
 * the orbit, another one at its farthest point aims for the moon, as Galileo, Cassini and those after them did. Their
 * period is not told: all are tried.
 */
export function captureOptions(from: ChainStop, to: ChainStop, centre: TourCentre): LegOption[] {
  const seconds = to.epoch - from.epoch;
  const { gmKm3S2 } = centre;
  const r = normVec3(from.departureKm);
  const along = scaleVec3(vec3(), from.state.velocityKmS, 1 / normVec3(from.state.velocityKmS));
  const options: LegOption[] = [];
  for (let i = 0; i <= PERIODS; i++) {
    const period = seconds * (LEAST_SHARE + ((MOST_SHARE - LEAST_SHARE) * i) / PERIODS);
    const a = Math.cbrt(gmKm3S2 * (period / (2 * Math.PI)) ** 2);
    if (a <= r || period / 2 >= 0.97 * seconds) continue;
    const departureKmS = scaleVec3(vec3(), along, Math.sqrt(gmKm3S2 * (2 / r - 1 / a)));
    const far = stateVector();
    propagateTwoBodyInto(far, { positionKm: from.departureKm, velocityKmS: departureKmS }, period / 2, gmKm3S2);
    const arcs = solveLambert({
      gmKm3S2,
      departureKm: far.positionKm,
      arrivalKm: to.arrivalKm,
      timeOfFlightSeconds: seconds - period / 2,
      orbitNormal: crossVec3(vec3(), from.departureKm, departureKmS),
      maxRevolutions: 6,
    });
    for (const arc of arcs) {
      if (!isClear(far.positionKm, arc.departureVelocityKmS, centre)) continue;
      const deltaVKmS = normVec3(subVec3(vec3(), arc.departureVelocityKmS, far.velocityKmS));
      options.push({
        departureKmS,
        arrivalKmS: arc.arrivalVelocityKmS,
        revolutions: arc.revolutions,
        costKmS: deltaVKmS,
        manoeuvre: {
          epoch: from.epoch + period / 2,
          positionKm: far.positionKm,
          beforeKmS: far.velocityKmS,
          afterKmS: arc.departureVelocityKmS,
          deltaVKmS,
          isPublished: false,
        },
      });
    }
  }
  return options;
}

const DIRECTIONS = 36;
/** The last way down begins at a farthest point at least this share of a revolution before the end. */
const LEAST_FALL = 0.35;

/** The end of a tour in the planet: on from the last moon to a farthest point of the orbit, and from there down. */
export interface Plunge {
  readonly burnEpoch: number;
  readonly positionKm: Vec3;
  readonly afterKmS: Vec3;
  readonly deltaVKmS: number;
}

/**
 * The way from the last moon, left with a velocity (km/s about the planet), down into the planet at the end: a burn at the last
 * farthest point that leaves time for the fall aims for where it takes least. Undefined when no orbit leads there.
 */
export function plunge(from: ChainStop, velocityKmS: Vec3, end: number, centre: TourCentre): Plunge | undefined {
  const { gmKm3S2, radiusKm } = centre;
  const start = { positionKm: from.departureKm, velocityKmS };
  const energy = dotVec3(velocityKmS, velocityKmS) / 2 - gmKm3S2 / normVec3(start.positionKm);
  if (energy >= 0) return undefined;
  const period = 2 * Math.PI * Math.sqrt((-gmKm3S2 / (2 * energy)) ** 3 / gmKm3S2);
  const far = farthestWithin(start, period, gmKm3S2);
  const turns = Math.floor((end - from.epoch - far - LEAST_FALL * period) / period);
  if (turns < 0) return undefined;
  const burnEpoch = from.epoch + far + turns * period;
  const there = stateVector();
  propagateTwoBodyInto(there, start, burnEpoch - from.epoch, gmKm3S2);
  const outward = scaleVec3(vec3(), there.positionKm, 1 / normVec3(there.positionKm));
  const across = crossVec3(vec3(), centre.pole, outward);
  scaleVec3(across, across, 1 / normVec3(across));
  let best: Plunge | undefined;
  for (let i = 0; i < DIRECTIONS; i++) {
    const angle = (2 * Math.PI * (i + 0.5)) / DIRECTIONS;
    const point = scaleVec3(vec3(), outward, radiusKm * Math.cos(angle));
    addScaledVec3(point, point, across, radiusKm * Math.sin(angle));
    const arcs = solveLambert({
      gmKm3S2,
      departureKm: there.positionKm,
      arrivalKm: point,
      timeOfFlightSeconds: end - burnEpoch,
      orbitNormal: crossVec3(vec3(), there.positionKm, there.velocityKmS),
    });
    for (const arc of arcs) {
      if (dotVec3(arc.arrivalVelocityKmS, point) >= 0) continue;
      const deltaVKmS = normVec3(subVec3(vec3(), arc.departureVelocityKmS, there.velocityKmS));
      if (!best || deltaVKmS < best.deltaVKmS)
        best = { burnEpoch, positionKm: there.positionKm, afterKmS: arc.departureVelocityKmS, deltaVKmS };
    }
  }
  return best;
}

/** Seconds until an ellipse next reaches its farthest point. */
function farthestWithin(start: { positionKm: Vec3; velocityKmS: Vec3 }, period: number, gmKm3S2: number): number {
  const a = Math.cbrt(gmKm3S2 * (period / (2 * Math.PI)) ** 2);
  const r = normVec3(start.positionKm);
  const motion = (2 * Math.PI) / period;
  const eCos = 1 - r / a;
  const eSin = dotVec3(start.positionKm, start.velocityKmS) / (motion * a * a);
  const anomaly = Math.atan2(eSin, eCos) - eSin;
  return ((Math.PI - anomaly + 2 * Math.PI) % (2 * Math.PI)) / motion;
}
