import { epochFromJdTdb } from '../../time/epoch.ts';
import { meanElementState } from './mean-elements.ts';
import type { SatelliteOrbit } from './satellite-body.ts';
import type { StateFunction } from './theory-source.ts';

/** DART's impact, 2022-09-26T23:14:24 UTC, which shortened the period by 33 minutes. */
const IMPACT = epochFromJdTdb(2_459_849.469136);

/** Period in hours and mean distance in km before and after the impact. @source Naidu et al., Planet. Sci. J. 5:74 (2024) */
const BEFORE = { periodHours: 11.921493, radiusKm: 1.189 };
const AFTER = { periodHours: 11.3674, radiusKm: 1.157 };

/**
 * Dimorphos on a circle about Didymos in the plane and with the phase its file gives for the impact (km, km/s, ICRF; TDB).
 * The size and plane are good to some per cent; the phase is good for a year about the impact and drifts away by some 10° a
 * year. @source Naidu et al., Planet. Sci. J. 5:74 (2024); plane and phase: the body's file
 */
export function dimorphosState(orbit: SatelliteOrbit): StateFunction {
  const before = meanElementState(circle(orbit, BEFORE.periodHours, BEFORE.radiusKm));
  const after = meanElementState(circle(orbit, AFTER.periodHours, AFTER.radiusKm));
  return (out, epoch) => (epoch < IMPACT ? before : after)(out, epoch);
}

function circle(orbit: SatelliteOrbit, periodHours: number, semiMajorAxisKm: number): SatelliteOrbit {
  const meanAnomalyRateDegPerDay = (360 * 24) / periodHours;
  return { ...orbit, semiMajorAxisKm, eccentricity: 0, meanAnomalyRateDegPerDay, argPeriapsisRateDegPerYear: 0 };
}
