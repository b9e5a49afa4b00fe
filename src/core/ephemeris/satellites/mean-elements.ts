import { DAYS_PER_JULIAN_YEAR, RAD_PER_DEG } from '../../units/constants.ts';
import {
  centuriesSinceJ2000,
  daysSince,
  ellipticElements,
  ellipticState,
  ICRF_FROM_ECLIPTIC,
  type IcrfFromPlane,
  icrfFromPole,
  radPerSecond,
} from './elliptic-state.ts';
import type { SatelliteOrbit } from './satellite-body.ts';
import { type StateFunction, withDifferencedVelocity } from './theory-source.ts';

/**
 * State of a satellite on a precessing ellipse relative to the centre its elements name (km, km/s, ICRF; TDB).
 * The ellipse keeps size and shape; node and periapsis turn at constant rates, the mean anomaly may librate.
 * Typically within 1° of JPL's integrations over decades, worse where resonances or the Sun act strongly.
 * @source JPL Solar System Dynamics, Planetary Satellite Mean Elements; each body's file names its table
 */
export function meanElementState(orbit: SatelliteOrbit): StateFunction {
  const plane = planeOf(orbit);
  const el = ellipticElements();
  const nodeRate = ((orbit.nodeRateDegPerYear ?? 0) * RAD_PER_DEG) / DAYS_PER_JULIAN_YEAR;
  const periapsisRate = ((orbit.argPeriapsisRateDegPerYear ?? 0) * RAD_PER_DEG) / DAYS_PER_JULIAN_YEAR;
  const sinHalfInclination = Math.sin((orbit.inclinationDeg * RAD_PER_DEG) / 2);
  const libration = orbit.meanAnomalyLibration;
  const meanMotion = radPerSecond(orbit.meanAnomalyRateDegPerDay);
  el.semiMajorAxisKm = orbit.semiMajorAxisKm;
  const position: StateFunction = (out, epoch) => {
    const days = daysSince(orbit.epochJdTdb, epoch);
    const node = orbit.ascendingNodeDeg * RAD_PER_DEG + nodeRate * days;
    const periapsis = node + orbit.argPeriapsisDeg * RAD_PER_DEG + periapsisRate * days;
    let anomalyDeg = orbit.meanAnomalyDeg + ((orbit.meanAnomalyRateDegPerDay * days) % 360);
    if (libration) {
      const angleDeg = libration.angleAtJ2000Deg + libration.angleRateDegPerCentury * centuriesSinceJ2000(epoch);
      anomalyDeg += libration.amplitudeDeg * Math.sin(angleDeg * RAD_PER_DEG);
    }
    el.meanLongitudeRad = periapsis + anomalyDeg * RAD_PER_DEG;
    el.k = orbit.eccentricity * Math.cos(periapsis);
    el.h = orbit.eccentricity * Math.sin(periapsis);
    el.q = sinHalfInclination * Math.cos(node);
    el.p = sinHalfInclination * Math.sin(node);
    ellipticState(out, el, meanMotion, plane);
  };
  return withDifferencedVelocity(position, (2 * Math.PI) / meanMotion / 1000);
}

/** The axes in which an orbit's angles are counted. */
export function planeOf(orbit: SatelliteOrbit): IcrfFromPlane {
  if (orbit.planePoleRaDeg === undefined || orbit.planePoleDecDeg === undefined) return ICRF_FROM_ECLIPTIC;
  return icrfFromPole(orbit.planePoleRaDeg * RAD_PER_DEG, orbit.planePoleDecDeg * RAD_PER_DEG);
}
