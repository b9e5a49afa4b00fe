import type { EphemerisSource } from '../source.ts';
import { accuracyOf } from './accuracy.ts';
import { dimorphosState } from './dimorphos.ts';
import { meanElementState } from './mean-elements.ts';
import { type SatelliteBody, satelliteOrbit } from './satellite-body.ts';
import { theoryState } from './theories.ts';
import { theorySource } from './theory-source.ts';

/** Satellites whose series condense our own integrations. */
const INTEGRATED: ReadonlySet<string> = new Set(['phoebe', 'nereid', 'nix', 'hydra']);

/**
 * The ephemeris of a satellite relative to its planet's own centre (ICRF, km, km/s, TDB), best theory first:
 * a published theory of motion where this folder has one, else the precessing mean elements of the body's file.
 * `undefined` for a body that is no satellite (or the Moon, which the planetary ephemeris carries).
 */
export function satelliteSource(body: SatelliteBody): EphemerisSource | undefined {
  if (body.id === 'moon') return undefined;
  const orbit = satelliteOrbit(body);
  if (!orbit) return undefined;
  const theory = theoryState(body.id);
  return theorySource({
    centreId: body.parent ?? orbit.centre,
    provenance: theory ? (INTEGRATED.has(body.id) ? 'integrated' : 'theory') : 'mean-elements',
    ...accuracyOf(body.id, orbit.semiMajorAxisKm),
    evaluate: theory ?? (body.id === 'dimorphos' ? dimorphosState(orbit) : meanElementState(orbit)),
  });
}
