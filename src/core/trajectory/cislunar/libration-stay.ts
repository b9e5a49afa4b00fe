import type { Almanac } from '../../ephemeris/almanac.ts';
import { type StateVector, stateVector } from '../../ephemeris/source.ts';
import { distanceVec3 } from '../../math/vec3.ts';
import type { EpochTdb } from '../../time/epoch.ts';
import type { SegmentData } from '../segment-data.ts';
import { type LibrationOrbit, librationOrbits, type PublishedOrbit } from './orbit-family.ts';
import { periodSecondsOf, rotatingStateFunction } from './rotating-frame.ts';

export interface LibrationStayRequest {
  readonly almanac: Almanac;
  /** `sun-earth-l1` … `earth-moon-l5`, or `moon` for a near-rectilinear halo or distant retrograde orbit. */
  readonly pointId: string;
  readonly start: EpochTdb;
  readonly end: EpochTdb;
  readonly orbit?: PublishedOrbit | undefined;
  /** State about the Earth with which the craft arrives: the stay begins at the orbit's nearest point to it. */
  readonly arrival?: StateVector | undefined;
  /** Seconds after the orbit's first knot at `start`, where known; goes before `arrival`. */
  readonly phaseS?: number | undefined;
  /** How much faster than its own period the orbit is flown; 1 by default. */
  readonly rate?: number | undefined;
}

/** How far the true motion may be from the periodic orbit, as a share of its distance from the centre. */
const PHASE_KNOWN = 0.2;
const PHASE_UNKNOWN = 2;

/**
 * The craft stays at a libration point or in a three-body orbit about the Moon: a halo, Lissajous, near-rectilinear or
 * distant retrograde orbit of the published or typical size, told in the rotating frame, so that it stays for years.
 * Illustrative: the place on it is seldom published. At L3 to L5 the craft is at the point itself.
 * Empty when the place is not of these.
 */
export function librationStay(request: LibrationStayRequest): SegmentData[] {
  const { pointId, start, end } = request;
  const common = { kind: 'station', interval: { start, end }, provenance: 'illustrative' } as const;
  const orbits = librationOrbits(pointId, request.orbit);
  if (orbits.length === 0) {
    if (!/-l[1-5]$/.test(pointId)) return [];
    const accuracy = { shareOfDistance: 0, km: 30_000 };
    return [{ ...common, shape: 'attached', centreId: pointId, offsetKm: [0, 0, 0], accuracy }];
  }
  const { orbit, phaseS: known } = chosenOrbit(request, orbits);
  const rate = request.rate ?? 1;
  const told = {
    ...common,
    ...orbit,
    timeUnitS: orbit.timeUnitS / rate,
    epoch: start - (known ?? 0) / rate,
    accuracy: { shareOfDistance: known === undefined ? PHASE_UNKNOWN : PHASE_KNOWN, km: 1000 },
  };
  if ('terms' in told) return [{ ...told, shape: 'lissajous-orbit' }];
  return [{ ...told, shape: 'rotating-frame-orbit', kind: pointId === 'moon' ? 'orbit' : 'station' }];
}

interface Place {
  readonly orbit: LibrationOrbit;
  /** Undefined where nothing tells it. */
  readonly phaseS: number | undefined;
}

function chosenOrbit(request: LibrationStayRequest, orbits: readonly LibrationOrbit[]): Place {
  const unknown: Place = { orbit: orbits[0]!, phaseS: request.phaseS };
  const { arrival } = request;
  if (request.phaseS !== undefined || !arrival) return unknown;
  let best: (Place & { readonly missKm: number }) | undefined;
  for (const orbit of orbits) {
    const near = nearestPlace(request, orbit, arrival);
    if (near && (!best || near.missKm < best.missKm)) best = { orbit, ...near };
  }
  return best ?? unknown;
}

/** Seconds after the first knot at which the orbit comes nearest to a state about the Earth, at the stay's start. */
function nearestPlace(request: LibrationStayRequest, orbit: LibrationOrbit, arrival: StateVector) {
  const centre = stateVector();
  if (!request.almanac.stateInto(centre, orbit.centreId, 'earth', request.start)) return undefined;
  const state = stateVector();
  const stateAt = rotatingStateFunction(orbit, request.almanac);
  const periodS = periodSecondsOf(orbit);
  const missAt = (phaseS: number) => {
    if (!stateAt(state, request.start, phaseS)) return Number.POSITIVE_INFINITY;
    state.positionKm.x += centre.positionKm.x;
    state.positionKm.y += centre.positionKm.y;
    state.positionKm.z += centre.positionKm.z;
    return distanceVec3(state.positionKm, arrival.positionKm);
  };
  let best = 0;
  for (let i = 1; i < PLACES; i++) if (missAt((i * periodS) / PLACES) < missAt((best * periodS) / PLACES)) best = i;
  let low = ((best - 1) * periodS) / PLACES;
  let high = ((best + 1) * periodS) / PLACES;
  for (let i = 0; i < 60; i++) {
    const third = (high - low) / 3;
    if (missAt(low + third) < missAt(high - third)) high -= third;
    else low += third;
  }
  const phaseS = (low + high) / 2;
  return { phaseS, missKm: missAt(phaseS) };
}

const PLACES = 200;
