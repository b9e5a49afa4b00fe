import type { Almanac } from '../ephemeris/almanac.ts';
import { type StateVector, stateVector } from '../ephemeris/source.ts';
import { addScaledVec3, normVec3, setVec3, subVec3, vec3 } from '../math/vec3.ts';
import { twoBodyMotion } from '../orbits/universal.ts';
import type { EpochTdb } from '../time/epoch.ts';
import { arcStateInto } from './arc-state.ts';
import { periodSecondsOf, rotatingStateFunction } from './cislunar/rotating-frame.ts';
import type { SiteLookup } from './plan.ts';
import { precessingStateFunction } from './precessing-state.ts';
import type { Segment } from './segment.ts';
import type { AttachedData, PrecessingOrbitData, SegmentData, SurfaceData, TwoBodyData } from './segment-data.ts';

/** A surface segment names a body on which no place can be found, or a segment has no content. */
export class SegmentDataError extends Error {
  constructor(
    readonly centreId: string,
    readonly what: string,
  ) {
    super(`The segment at "${centreId}" cannot be used: ${what}.`);
    this.name = 'SegmentDataError';
  }
}

/** False where the ephemeris that a motion rests on has no data. */
type StateInto = (out: StateVector, epoch: EpochTdb) => boolean;

/**
 * A segment that answers, from its plain data. Its `stateInto` allocates nothing and is a pure function of the epoch;
 * ICRF axes, km, km/s, TDB. Exact to rounding for the shape the data names. Orbits in a rotating frame need the almanac
 * that knows the frame's bodies.
 * @throws SegmentDataError when a surface segment's body has no known rotation, an arc has fewer than two knots, or an
 *   almanac is needed and missing
 */
export function segmentFromData(data: SegmentData, siteOf: SiteLookup, almanac?: Almanac): Segment {
  const move = motionOf(data, siteOf, almanac);
  const { shareOfDistance, km: constantKm, driftKmS = 0, early } = data.accuracy;
  const scratch = stateVector();
  const periodSeconds = periodOf(data);
  return {
    kind: data.kind,
    centreId: data.centreId,
    interval: data.interval,
    provenance: data.provenance,
    ...(periodSeconds === undefined ? {} : { periodSeconds }),
    accuracyKm(epoch) {
      const drift = driftKmS * Math.max(0, epoch - data.interval.start);
      const km = constantKm + drift + (early && epoch < early.until ? early.km : 0);
      if (shareOfDistance === 0) return km;
      move(scratch, epoch);
      return km + shareOfDistance * normVec3(scratch.positionKm);
    },
    stateInto: move,
  };
}

function motionOf(data: SegmentData, siteOf: SiteLookup, almanac: Almanac | undefined): StateInto {
  switch (data.shape) {
    case 'two-body':
      return always(freeMotion(data));
    case 'arc':
      if (data.knots.length < 20) throw new SegmentDataError(data.centreId, 'an arc needs two knots');
      return always((out, epoch) => arcStateInto(out, data.knots, epoch));
    case 'precessing-orbit':
      return always(precessingStateFunction(data));
    case 'surface':
      return always(surfaceMotion(data, siteOf));
    case 'attached':
      return always(attachedMotion(data));
    case 'lissajous-orbit':
    case 'rotating-frame-orbit': {
      if (!almanac) throw new SegmentDataError(data.centreId, 'an orbit in a rotating frame needs an almanac');
      const stateAt = rotatingStateFunction(data, almanac);
      return (out, epoch) => stateAt(out, epoch, epoch - data.epoch);
    }
  }
}

function always(move: Motion): StateInto {
  return (out, epoch) => {
    move(out, epoch);
    return true;
  };
}

type Motion = (out: StateVector, epoch: EpochTdb) => void;

function freeMotion(data: TwoBodyData): Motion {
  const [x, y, z] = data.positionKm;
  const [vx, vy, vz] = data.velocityKmS;
  const origin: StateVector = { positionKm: vec3(x, y, z), velocityKmS: vec3(vx, vy, vz) };
  return twoBodyMotion(origin, data.epoch, data.gmKm3S2);
}

function attachedMotion(data: AttachedData): Motion {
  const [x, y, z] = data.offsetKm;
  return (out) => {
    setVec3(out.positionKm, x, y, z);
    setVec3(out.velocityKmS, 0, 0, 0);
  };
}

/** Between two waypoints the position moves along their chord: 15 m below Mars's ground at most for 20 km. */
function surfaceMotion(data: SurfaceData, siteOf: SiteLookup): Motion {
  const epochs = data.waypoints.map(([epoch]) => epoch);
  const sites = data.waypoints.map(([, latDeg, lonDegE, altitudeKm]) => {
    const site = siteOf(data.centreId, { latDeg, lonDegE, altitudeKm });
    if (!site) throw new SegmentDataError(data.centreId, 'its size or rotation is not known');
    return site;
  });
  if (sites.length === 0) throw new SegmentDataError(data.centreId, 'no waypoint is given');
  const next = stateVector();
  return (out, epoch) => {
    let i = 0;
    while (i + 1 < epochs.length && epochs[i + 1]! <= epoch) i++;
    sites[i]!.stateInto(out, epoch);
    const seconds = (epochs[i + 1] ?? epoch) - epochs[i]!;
    if (i + 1 >= sites.length || epoch <= epochs[i]!) return;
    sites[i + 1]!.stateInto(next, epoch);
    const share = (epoch - epochs[i]!) / seconds;
    subVec3(next.positionKm, next.positionKm, out.positionKm);
    addScaledVec3(out.positionKm, out.positionKm, next.positionKm, share);
    subVec3(next.velocityKmS, next.velocityKmS, out.velocityKmS);
    addScaledVec3(out.velocityKmS, out.velocityKmS, next.velocityKmS, share);
    addScaledVec3(out.velocityKmS, out.velocityKmS, next.positionKm, 1 / seconds);
  };
}

/** The time of one revolution, for closed orbits. */
function periodOf(data: SegmentData): number | undefined {
  if (data.shape === 'precessing-orbit') return orbitPeriod(data);
  if (data.shape === 'rotating-frame-orbit' || data.shape === 'lissajous-orbit') return periodSecondsOf(data);
  if (data.shape !== 'two-body') return undefined;
  const r = Math.hypot(...data.positionKm);
  const speed = Math.hypot(...data.velocityKmS);
  const alpha = 2 / r - (speed * speed) / data.gmKm3S2;
  return alpha > 0 ? (2 * Math.PI) / Math.sqrt(alpha ** 3 * data.gmKm3S2) : undefined;
}

function orbitPeriod(data: PrecessingOrbitData): number {
  return (2 * Math.PI) / data.meanMotionRadS;
}
