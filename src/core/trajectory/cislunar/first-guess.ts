import { type CislunarForces, GM_EARTH, GM_MOON } from './cislunar-forces.ts';
import { conicInPlane, perigeeConic } from './earth-conic.ts';
import { orthonormal, type PassageNode } from './flight-node.ts';
import {
  add,
  cross,
  dot,
  norm,
  normalToward,
  positionOf,
  sub,
  times,
  turned,
  unit,
  type V3,
  velocityOf,
} from './triple-math.ts';

const EARTH_POLE: V3 = [0, 0, 1];

/** An Earth end of a flight: when, how far from the centre (km), at which angle to the horizon, how inclined. */
export interface EarthEnd {
  readonly epoch: number;
  readonly radiusKm: number;
  readonly flightPathRad: number;
  readonly inclinationRad: number;
  /** How much the tilt counts against burns elsewhere. */
  readonly planeWeight: number;
  /** How much earlier or later it may well be (s); absent where the time is given. */
  readonly slackS?: number | undefined;
}

/** A way between the Earth and a point: the node at the Earth, and the velocity (km/s, about the Earth) at the point. */
export interface EarthBranch {
  readonly node: PassageNode;
  readonly pointVelocityKmS: V3;
}

/**
 * Two-body orbits between a perigee and a point, in the two planes of the wanted inclination (or the nearest to it that
 * holds the point). `sense` 1: from the Earth; −1: back to it.
 */
export function earthBranches(end: EarthEnd, point: V3, pointEpoch: number, sense: 1 | -1): EarthBranch[] {
  const perigeeKm = end.radiusKm * Math.cos(end.flightPathRad) ** 2;
  const conic = perigeeConic(perigeeKm, norm(point), Math.abs(pointEpoch - end.epoch));
  if (!conic) return [];
  return ([1, -1] as const).map((side) => {
    const normal = normalToward(point, EARTH_POLE, Math.cos(end.inclinationRad), side);
    const { axes, velocityKmS } = conicInPlane(conic, perigeeKm, point, normal, sense);
    // Above its perigee the craft is slower, and ahead of or behind it: the correction finds the angle.
    const speed = Math.sqrt(
      Math.max(0, conic.perigeeSpeedKmS ** 2 + 2 * GM_EARTH * (1 / end.radiusKm - 1 / perigeeKm)),
    );
    const node: PassageNode = {
      kind: 'passage',
      epoch: end.epoch,
      centre: 'earth',
      radiusKm: end.radiusKm,
      flightPathRad: end.flightPathRad,
      axes: turnedAxes(axes, 2 * end.flightPathRad),
      speedIn: speed,
      speedOut: speed,
      turnRad: 0,
      freedom: 'ballistic',
      slackS: end.slackS,
      plane: { pole: EARTH_POLE, cosine: Math.cos(end.inclinationRad), weight: end.planeWeight },
    };
    return { node, pointVelocityKmS: velocityKmS };
  });
}

/** Axes turned about their normal. On a parabola the true anomaly is twice the flight path angle. */
function turnedAxes(axes: Float64Array, angle: number): Float64Array {
  const normal: V3 = [axes[6]!, axes[7]!, axes[8]!];
  const radial = turned([axes[0]!, axes[1]!, axes[2]!], normal, angle);
  const along = turned([axes[3]!, axes[4]!, axes[5]!], normal, angle);
  return orthonormal(Float64Array.from([...radial, ...along, ...normal]));
}

/** What is wanted at the Moon: closest distance (km) when, angle to the horizon, and the orbit's tilt there. */
export interface MoonEnd {
  readonly epoch: number;
  readonly radiusKm: number;
  readonly flightPathRad: number;
  readonly pole: V3;
  readonly cosInclination: number;
  readonly planeWeight: number;
}

/** Arrival at (sense 1) or departure from (−1) the Moon with a given excess velocity, in a plane of the wanted tilt. */
export function moonEndGuess(end: MoonEnd, excessKmS: V3, side: 1 | -1, sense: 1 | -1): PassageNode {
  const v = norm(excessKmS);
  const normal = normalToward(excessKmS, end.pole, end.cosInclination, side);
  const periluneKm = end.radiusKm * Math.cos(end.flightPathRad) ** 2;
  const halfTurn = Math.asin(1 / (1 + (periluneKm * v * v) / GM_MOON));
  const along = turned(unit(excessKmS), normal, sense * halfTurn);
  const axes = turnedAxes(Float64Array.from([...cross(along, normal), ...along, ...normal]), 2 * end.flightPathRad);
  const speed = Math.sqrt(v * v + (2 * GM_MOON) / end.radiusKm);
  return {
    ...moonNode(end.epoch, end.radiusKm, axes, speed, speed),
    flightPathRad: end.flightPathRad,
    plane: { pole: end.pole, cosine: end.cosInclination, weight: end.planeWeight },
  };
}

function moonNode(epoch: number, radiusKm: number, axes: Float64Array, speedIn: number, speedOut: number): PassageNode {
  return {
    kind: 'passage',
    epoch,
    centre: 'moon',
    radiusKm,
    flightPathRad: 0,
    axes: orthonormal(axes),
    speedIn,
    speedOut,
    turnRad: 0,
    freedom: 'ballistic',
  };
}

/** A fly-by from one excess velocity to another, and how badly the two fit a passage at that distance (0 fits). */
export interface FlybyGuess {
  readonly node: PassageNode;
  readonly misfit: number;
}

const LEAST_FLYBY_KM = 1837;
const MOST_FLYBY_KM = 25_000;

/** Guess of a fly-by of the Moon; without a distance, the one that turns the path as needed. */
export function flybyGuess(epoch: number, radiusKm: number | undefined, incoming: V3, outgoing: V3): FlybyGuess {
  const vIn = norm(incoming);
  const vOut = norm(outgoing);
  const turn = Math.acos(Math.max(-1, Math.min(1, dot(incoming, outgoing) / (vIn * vOut))));
  const v2 = vIn * vOut;
  const fitting = ((1 / Math.sin(Math.max(turn, 0.02) / 2) - 1) * GM_MOON) / v2;
  const radius = radiusKm ?? Math.max(LEAST_FLYBY_KM, Math.min(MOST_FLYBY_KM, fitting));
  const possible = 2 * Math.asin(1 / (1 + (radius * v2) / GM_MOON));
  const normal = unit(cross(incoming, outgoing));
  const along = unit(add(unit(incoming), unit(outgoing)));
  const axes = Float64Array.from([...cross(along, normal), ...along, ...normal]);
  const speed = (v: number) => Math.sqrt(v * v + (2 * GM_MOON) / radius);
  const misfit = Math.abs(turn - possible) + 2 * Math.abs(vIn - vOut);
  return { node: moonNode(epoch, radius, axes, speed(vIn), speed(vOut)), misfit };
}

/** The Moon's position and velocity about the Earth. */
export function moonAt(forces: CislunarForces, epoch: number): { readonly position: V3; readonly velocity: V3 } {
  const state = forces.moonInto(new Float64Array(6), epoch);
  return { position: positionOf(state), velocity: velocityOf(state) };
}

/** Speed relative to the Moon far away from it. */
export function excessOf(branch: EarthBranch, moonVelocity: V3): V3 {
  return sub(branch.pointVelocityKmS, moonVelocity);
}

/** A direction's opposite, for flights told backwards. */
export function reversed(a: V3): V3 {
  return times(a, -1);
}
