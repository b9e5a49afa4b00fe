import { GM_EARTH } from './cislunar-forces.ts';
import { add, cross, times, unit, type V3 } from './triple-math.ts';

/** An orbit about the Earth by its perigee and a point it passes after (or before) a given time. */
export interface PerigeeConic {
  readonly eccentricity: number;
  readonly perigeeSpeedKmS: number;
  /** True anomaly at the point, 0 to 2π: beyond π it is on its way back. */
  readonly trueAnomalyRad: number;
}

/** Beyond this the craft leaves the Earth so fast that no one has done it on the way to the Moon. */
const MOST_ECCENTRICITY = 3;

/**
 * The two-body orbit that takes `seconds` from its perigee at radius `perigeeKm` to the radius `radiusKm` (km): on the way
 * out when there is little time, else after its apogee. Undefined when too little time is left, or more than the
 * parabola's way back allows. Exact to rounding.
 * @source Curtis, Orbital Mechanics for Engineering Students, 3rd ed., §3.4-3.6 (time since periapsis)
 */
export function perigeeConic(perigeeKm: number, radiusKm: number, seconds: number): PerigeeConic | undefined {
  const least = (radiusKm - perigeeKm) / (radiusKm + perigeeKm) + 1e-10;
  const isOutward = seconds <= secondsOut(least, perigeeKm, radiusKm);
  const timeFor = (e: number) => {
    const out = secondsOut(e, perigeeKm, radiusKm);
    return isOutward ? out : periodS(perigeeKm / (1 - e)) - out;
  };
  let low = least;
  let high = isOutward ? MOST_ECCENTRICITY : 0.99999;
  if (isOutward ? timeFor(high) > seconds : timeFor(high) < seconds) return undefined;
  for (let i = 0; i < 70; i++) {
    const middle = (low + high) / 2;
    if (timeFor(middle) > seconds === isOutward) low = middle;
    else high = middle;
  }
  const e = (low + high) / 2;
  const p = perigeeKm * (1 + e);
  const anomaly = Math.acos(Math.max(-1, Math.min(1, (p / radiusKm - 1) / e)));
  return {
    eccentricity: e,
    perigeeSpeedKmS: Math.sqrt((GM_EARTH * (1 + e)) / perigeeKm),
    trueAnomalyRad: isOutward ? anomaly : 2 * Math.PI - anomaly,
  };
}

function periodS(semiMajorAxisKm: number): number {
  return 2 * Math.PI * Math.sqrt(semiMajorAxisKm ** 3 / GM_EARTH);
}

function secondsOut(e: number, perigeeKm: number, radiusKm: number): number {
  if (Math.abs(e - 1) < 1e-7) {
    const d = Math.sqrt(2 * (radiusKm - perigeeKm));
    return ((d * d * d) / 6 + perigeeKm * d) / Math.sqrt(GM_EARTH);
  }
  const a = perigeeKm / Math.abs(1 - e);
  const n = Math.sqrt(GM_EARTH / a ** 3);
  if (e < 1) {
    const anomaly = Math.acos(Math.max(-1, Math.min(1, (1 - radiusKm / a) / e)));
    return (anomaly - e * Math.sin(anomaly)) / n;
  }
  const anomaly = Math.acosh(Math.max(1, (1 + radiusKm / a) / e));
  return (e * Math.sinh(anomaly) - anomaly) / n;
}

/** Axes (outwards, along, normal) at the perigee, and velocity at the point, of a conic in the plane with this normal. */
export function conicInPlane(conic: PerigeeConic, perigeeKm: number, point: V3, normal: V3, sense: 1 | -1) {
  // Backwards in time is the same orbit flown the other way round.
  const n = times(normal, sense);
  const direction = unit(point);
  const across = cross(n, direction);
  const { eccentricity: e, trueAnomalyRad: f } = conic;
  const radial = add(times(direction, Math.cos(f)), times(across, -Math.sin(f)));
  const along = cross(n, radial);
  const h = perigeeKm * conic.perigeeSpeedKmS;
  const vr = (GM_EARTH / h) * e * Math.sin(f);
  const vt = (GM_EARTH / h) * (1 + e * Math.cos(f));
  const velocity = times(add(times(direction, vr), times(across, vt)), sense);
  return { axes: Float64Array.from([...radial, ...times(along, sense), ...times(n, sense)]), velocityKmS: velocity };
}
