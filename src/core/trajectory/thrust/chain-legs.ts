import { normVec3, subVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import { KNOT_SIZE } from '../arc-state.ts';
import type { ArcData, LegReport } from '../segment-data.ts';
import type { Chain, LowThrustChainInput, Scale } from './chain-problem.ts';
import { KNOT_UNKNOWNS } from './hermite.ts';
import { thrustHistory } from './thrust-history.ts';
import type { ThrustStop } from './thrust-stop.ts';

/** One leg solved. Velocities relative to the centre (km/s, ICRF). */
export interface LowThrustLeg {
  readonly segment: ArcData;
  readonly report: LegReport;
  readonly departureVelocityKmS: Vec3;
  readonly arrivalVelocityKmS: Vec3;
}

/** Flown paths differ from the planned ones: coasts, thrust limits and margins that are not published. */
const SHARE_OF_DISTANCE = 0.05;

/** A solved chain's legs, in km and km/s, with what each asks of the engine. */
export function legsOf(input: LowThrustChainInput, chain: Chain, scale: Scale): LowThrustLeg[] {
  return chain.sequence.map((_, leg) => legOf(input, chain, leg, scale));
}

function legOf(input: LowThrustChainInput, { sequence, problem }: Chain, leg: number, scale: Scale): LowThrustLeg {
  const from = input.stops[leg]!;
  const to = input.stops[leg + 1]!;
  const guess = sequence[leg]!;
  const first = sequence.slice(0, leg).reduce((sum, g) => sum + g.times.length, 0);
  const count = guess.times.length;
  const knots = new Float64Array(count * KNOT_SIZE);
  const units = [scale.km, scale.kmS, scale.kmS / scale.seconds];
  for (let i = 0; i < count; i++) {
    knots[i * KNOT_SIZE] = from.epoch + guess.times[i]! * scale.seconds;
    for (let j = 0; j < KNOT_UNKNOWNS; j++) {
      knots[i * KNOT_SIZE + 1 + j] = problem.knots[(first + i) * KNOT_UNKNOWNS + j]! * units[Math.floor(j / 3)]!;
    }
  }
  knots[(count - 1) * KNOT_SIZE] = to.epoch;
  const departure = velocityAt(knots, 0);
  const arrival = velocityAt(knots, count - 1);
  const departureExcessKmS = excess(departure, from);
  const arrivalExcessKmS = excess(arrival, to);
  return {
    segment: {
      shape: 'arc',
      kind: 'cruise',
      centreId: input.centreId,
      interval: { start: from.epoch, end: to.epoch },
      provenance: input.provenance,
      accuracy: { shareOfDistance: SHARE_OF_DISTANCE, km: 0 },
      knots,
    },
    report: {
      fromId: from.bodyId,
      toId: to.bodyId,
      start: from.epoch,
      end: to.epoch,
      model: 'low-thrust',
      revolutions: guess.revolutions,
      ...(leg === 0 && from.kind === 'free' ? { c3Km2S2: departureExcessKmS ** 2 } : {}),
      departureExcessKmS,
      arrivalExcessKmS,
      lowThrust: thrustHistory(knots, input.gmKm3S2).summary,
    },
    departureVelocityKmS: departure,
    arrivalVelocityKmS: arrival,
  };
}

function velocityAt(knots: Float64Array, knot: number): Vec3 {
  const at = knot * KNOT_SIZE + 4;
  return vec3(knots[at], knots[at + 1], knots[at + 2]);
}

function excess(velocity: Vec3, { state }: ThrustStop): number {
  return normVec3(subVec3(vec3(), velocity, state.velocityKmS));
}
