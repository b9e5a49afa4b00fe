import type { LegReport } from '../segment-data.ts';
import { GM_EARTH, GM_MOON } from './cislunar-forces.ts';
import { type FlightNode, leavingEpoch } from './flight-node.ts';
import type { MatchedFlight } from './match-legs.ts';

const DEG = 180 / Math.PI;

/** What a navigator asks of one leg of a matched flight. Speeds relative to the body at each end. */
export function legReport(
  flight: MatchedFlight,
  leg: number,
  count: number,
  ids: { readonly fromId: string; readonly toId: string },
): LegReport {
  const from = flight.nodes[leg]!;
  const to = flight.nodes[leg + count]!;
  const turning = count > 1 ? flight.nodes[leg + 1]! : undefined;
  const isFlyby = leg > 0 && from.kind === 'passage';
  return {
    ...ids,
    start: leavingEpoch(from),
    end: to.epoch,
    model: 'integrated',
    revolutions: 0,
    ...(from.kind === 'passage' && from.centre === 'earth' ? { c3Km2S2: energyAt(from, 'out') } : {}),
    ...excess('departureExcessKmS', from, 'out'),
    ...excess('arrivalExcessKmS', to, 'in'),
    ...(isFlyby ? flybyReport(from) : {}),
    ...(turning?.kind === 'waypoint' ? turningReport(turning) : burnReport(from, leg)),
  };
}

/** Twice the energy relative to the body passed, km²/s². */
function energyAt(node: FlightNode, side: 'in' | 'out'): number {
  if (node.kind !== 'passage') return 0;
  const speed = side === 'in' ? node.speedIn : node.speedOut;
  return speed * speed - (2 * (node.centre === 'moon' ? GM_MOON : GM_EARTH)) / node.radiusKm;
}

function excess(key: 'departureExcessKmS' | 'arrivalExcessKmS', node: FlightNode, side: 'in' | 'out') {
  if (node.kind === 'stay') return { [key]: Math.hypot(...(side === 'in' ? node.burnIn : node.burnOut)) };
  const energy = energyAt(node, side);
  return energy > 0 ? { [key]: Math.sqrt(energy) } : {};
}

function flybyReport(node: Extract<FlightNode, { kind: 'passage' }>) {
  const vIn = Math.sqrt(Math.max(0, energyAt(node, 'in')));
  const vOut = Math.sqrt(Math.max(0, energyAt(node, 'out')));
  const half = (v: number) => Math.asin(1 / (1 + (node.radiusKm * v * v) / GM_MOON));
  const turnDeg = (half(vIn) + half(vOut)) * DEG;
  return { excessMismatchKmS: Math.abs(vOut - vIn), turnDeg, turnLimitDeg: turnDeg };
}

/** The burn at the far point of a slow transfer. */
function turningReport({ epoch, burn, isBurnFree }: Extract<FlightNode, { kind: 'waypoint' }>): Partial<LegReport> {
  return { manoeuvres: [{ epoch, deltaVKmS: Math.hypot(...burn), isPublished: isBurnFree === true }] };
}

/** The burn at a powered fly-by or on leaving a stay. */
function burnReport(from: FlightNode, leg: number): Partial<LegReport> {
  const deltaVKmS =
    from.kind === 'stay'
      ? Math.hypot(...from.burnOut)
      : from.kind === 'passage' && leg > 0
        ? Math.hypot(from.speedOut - from.speedIn, from.speedIn * from.turnRad)
        : 0;
  return deltaVKmS > 1e-4 ? { manoeuvres: [{ epoch: leavingEpoch(from), deltaVKmS, isPublished: true }] } : {};
}
