import type { Almanac } from '../../ephemeris/almanac.ts';
import type { StateVector } from '../../ephemeris/source.ts';
import { type EpochTdb, epochTdb } from '../../time/epoch.ts';
import { SECONDS_PER_DAY } from '../../units/constants.ts';
import type { ArcData } from '../segment-data.ts';
import { CislunarForces, EARTH_EQUATOR_KM, MOON_RADIUS_KM } from './cislunar-forces.ts';
import { flownKnots, joined } from './flight-arc.ts';

/** Beyond this time nothing is left of what was known (s), and beyond this distance other forces count (km). */
const LONGEST_S = 200 * SECONDS_PER_DAY;
const FARTHEST_KM = 2e6;
/** What a pass of the Moon makes of the kilometres by which its height and time are off: grows by this speed (km/s). */
const DRIFT_KM_S = 0.05;

/**
 * The free flight after a last event near the Earth, from a state about the Earth (ICRF, km, km/s) at `start`: integrated
 * under Earth, Moon and Sun until `end`, half a year at most, or until it strikes a body or leaves the neighbourhood.
 * Undefined where Moon or Sun are not known. The direction taken at a last pass is seldom published, so that it is
 * illustrative.
 */
export function flyOnward(
  almanac: Almanac,
  { positionKm: p, velocityKmS: v }: StateVector,
  start: EpochTdb,
  end: EpochTdb,
): ArcData | undefined {
  const last = Math.min(end, start + LONGEST_S);
  const forces = last > start ? CislunarForces.over(almanac, start, last) : undefined;
  if (!forces) return undefined;
  const flown = flownKnots(forces, Float64Array.of(p.x, p.y, p.z, v.x, v.y, v.z), start, last);
  const moon = new Float64Array(6);
  const isFree = (knot: Float64Array) => {
    const [t = 0, x = 0, y = 0, z = 0] = knot;
    forces.moonInto(moon, t);
    const fromEarth = Math.hypot(x, y, z);
    const fromMoon = Math.hypot(x - moon[0]!, y - moon[1]!, z - moon[2]!);
    return fromEarth > EARTH_EQUATOR_KM && fromEarth < FARTHEST_KM && fromMoon > MOON_RADIUS_KM - 1;
  };
  const stop = flown.findIndex((knot, i) => i > 0 && !isFree(knot));
  const knots = stop === -1 ? flown : flown.slice(0, stop);
  if (knots.length < 2) return undefined;
  return {
    shape: 'arc',
    kind: 'coast',
    centreId: 'earth',
    interval: { start, end: epochTdb(knots.at(-1)![0]!) },
    provenance: 'illustrative',
    accuracy: { shareOfDistance: 0.03, km: 100, driftKmS: DRIFT_KM_S },
    knots: joined(knots),
  };
}
