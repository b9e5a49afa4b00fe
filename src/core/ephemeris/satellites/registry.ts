import { RAD_PER_DEG } from '../../units/constants.ts';
import type { EphemerisSource } from '../source.ts';
import { meanElementState } from './mean-elements.ts';
import { type SatelliteBody, satelliteOrbit } from './satellite-body.ts';
import { theorySource } from './theory-source.ts';

/** Typical error in longitude (degrees) of JPL's precessing mean elements over decades, where a body has no theory here. */
const MEAN_ELEMENTS_ERROR_DEG = 2;

/**
 * The ephemeris of a satellite relative to its planet's own centre (ICRF, km, km/s, TDB), best theory first:
 * a published theory of motion where this folder has one, else the precessing mean elements of the body's file.
 * `undefined` for a body that is no satellite (or the Moon, which the planetary ephemeris carries).
 */
export function satelliteSource(body: SatelliteBody): EphemerisSource | undefined {
  if (body.id === 'moon') return undefined;
  const orbit = satelliteOrbit(body);
  if (!orbit) return undefined;
  return theorySource({
    centreId: body.parent ?? orbit.centre,
    provenance: 'mean-elements',
    accuracyKm: orbit.semiMajorAxisKm * MEAN_ELEMENTS_ERROR_DEG * RAD_PER_DEG,
    evaluate: meanElementState(orbit),
  });
}
