import { type StateVector, stateVector } from '../ephemeris/source.ts';
import { crossVec3, normVec3, scaleVec3, setVec3, type Vec3, vec3 } from '../math/vec3.ts';
import type { EpochTdb } from '../time/epoch.ts';
import { RAD_PER_DEG } from '../units/constants.ts';
import type { PlanBody, PlanOrbit, PlanSite } from './plan.ts';
import type { Segment, SegmentKind } from './segment.ts';
import { twoBodySegment } from './two-body-segment.ts';

export interface StayTimes {
  readonly start: EpochTdb;
  readonly end: EpochTdb;
}

/** Share of the distance by which an orbit of unknown phase may be off: it may be on the other side. */
const UNKNOWN_PHASE = 2;
const ECLIPTIC_NORTH: Vec3 = vec3(0, -0.397777, 0.917482);

/**
 * The craft circles a body: an ellipse with the published heights and inclination to the equator. Where node and phase
 * are not published the periapsis lies at the node and is passed at `start`, so the orbit's size and tilt are right and the
 * place on it is illustrative; `arrival` gives the state at `start` where the craft came on a known way. Undefined when neither heights nor a period with a GM are known.
 */
export function orbitStay(
  body: PlanBody,
  orbit: PlanOrbit | undefined,
  times: StayTimes,
  arrival?: StateVector,
): Segment | undefined {
  const { meanRadiusKm, gmKm3S2 } = body;
  if (gmKm3S2 === undefined || meanRadiusKm === undefined) return undefined;
  const apsides = apsisRadii(orbit, meanRadiusKm, gmKm3S2);
  if (!apsides) return undefined;
  const { periapsisKm, apoapsisKm } = apsides;
  const pole = body.pole ?? ECLIPTIC_NORTH;
  const node = nodeDirection(pole);
  const inclination = (orbit?.inclinationDeg ?? 0) * RAD_PER_DEG;
  const across = crossVec3(vec3(), pole, node);
  const speed = Math.sqrt(gmKm3S2 * (2 / periapsisKm - 2 / (periapsisKm + apoapsisKm)));
  const state = arrival ?? stateVector();
  if (!arrival) scaleVec3(state.positionKm, node, periapsisKm);
  if (!arrival)
    setVec3(
      state.velocityKmS,
      speed * (Math.cos(inclination) * across.x + Math.sin(inclination) * pole.x),
      speed * (Math.cos(inclination) * across.y + Math.sin(inclination) * pole.y),
      speed * (Math.cos(inclination) * across.z + Math.sin(inclination) * pole.z),
    );
  return twoBodySegment({
    kind: 'orbit',
    centreId: body.id,
    gmKm3S2,
    start: times.start,
    end: times.end,
    state,
    epoch: times.start,
    provenance: 'illustrative',
    relativeAccuracy: UNKNOWN_PHASE,
  });
}

/** The craft stands on a body, at its published site. The state's velocity is that of the turning ground. */
export function surfaceStay(body: PlanBody, site: PlanSite, times: StayTimes): Segment {
  return {
    kind: 'surface',
    centreId: body.id,
    interval: { start: times.start, end: times.end },
    provenance: 'reconstructed',
    accuracyKm: () => SITE_ACCURACY_KM,
    stateInto(out, epoch) {
      site.stateInto(out, epoch);
      return true;
    },
  };
}

/** Coordinates of old landings are known to some kilometres; heights are taken as zero. */
const SITE_ACCURACY_KM = 10;

export interface StationParts extends StayTimes {
  readonly kind: Extract<SegmentKind, 'station' | 'attached'>;
  readonly centreId: string;
  readonly accuracyKm: number;
  readonly provenance: 'reconstructed' | 'illustrative';
}

/** The craft waits with a body, a libration point or a carrier: same position, same velocity. */
export function stationStay(parts: StationParts): Segment {
  return {
    kind: parts.kind,
    centreId: parts.centreId,
    interval: { start: parts.start, end: parts.end },
    provenance: parts.provenance,
    accuracyKm: () => parts.accuracyKm,
    stateInto(out) {
      setVec3(out.positionKm, 0, 0, 0);
      setVec3(out.velocityKmS, 0, 0, 0);
      return true;
    },
  };
}

/** Distances of the published orbit's apsides from the centre (km); undefined when its period lies below the ground. */
export function apsisRadii(orbit: PlanOrbit | undefined, radiusKm: number, gmKm3S2: number) {
  const peri = orbit?.periapsisAltitudeKm;
  const apo = orbit?.apoapsisAltitudeKm;
  const period = orbit?.periodHours;
  if (peri !== undefined || apo !== undefined) {
    const low = Math.min(peri ?? apo!, apo ?? peri!) + radiusKm;
    const high = Math.max(peri ?? apo!, apo ?? peri!) + radiusKm;
    return { periapsisKm: low, apoapsisKm: high };
  }
  if (period !== undefined) {
    const a = Math.cbrt(gmKm3S2 * ((period * 3600) / (2 * Math.PI)) ** 2);
    return a > radiusKm ? { periapsisKm: a, apoapsisKm: a } : undefined;
  }
  // Nothing is published here: a circle one radius above the ground marks the body it circles.
  return { periapsisKm: 2 * radiusKm, apoapsisKm: 2 * radiusKm };
}

/** Where the body's equator crosses that of the ICRF. */
function nodeDirection(pole: Vec3): Vec3 {
  const node = crossVec3(vec3(), vec3(0, 0, 1), pole);
  const length = normVec3(node);
  return length < 1e-9 ? vec3(1, 0, 0) : scaleVec3(node, node, 1 / length);
}
