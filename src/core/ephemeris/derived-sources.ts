import { addScaledVec3, scaleVec3, setVec3 } from '../math/vec3.ts';
import type { EpochTdb } from '../time/epoch.ts';
import { type EphemerisSource, type Interval, type Provenance, type StateVector, stateVector } from './source.ts';

/**
 * Mass of the Earth over that of the Moon, the one DE405's Earth-Moon barycentre is built with.
 * @source Standish, JPL IOM 312.F-98-048 (1998): EMRAT
 */
export const EARTH_MOON_MASS_RATIO = 81.30056;

/**
 * The Earth-Moon barycentre relative to the Earth: moonFromEarth / (1 + mass ratio). Holds where `moonFromEarth` holds,
 * 80 times as exact.
 */
export function earthMoonBarycentreSource(moonFromEarth: EphemerisSource): EphemerisSource {
  const share = 1 / (1 + EARTH_MOON_MASS_RATIO);
  return {
    centreId: 'earth',
    interval: moonFromEarth.interval,
    provenance: moonFromEarth.provenance,
    accuracyKm: (epoch) => moonFromEarth.accuracyKm(epoch) * share,
    stateInto(out, epoch) {
      if (!moonFromEarth.stateInto(out, epoch)) return false;
      scaleVec3(out.positionKm, out.positionKm, share);
      scaleVec3(out.velocityKmS, out.velocityKmS, share);
      return true;
    },
  };
}

/** A satellite relative to the planet's own centre, with its GM. */
export interface WeightedSatellite {
  readonly gmKm3S2: number;
  readonly source: EphemerisSource;
}

/**
 * A planet's own centre relative to its system's barycentre: -Σ(GM_i / GM_system · r_i) over the satellites, all given
 * relative to the planet. Holds where all of them hold. Neglected satellites shift Jupiter and Saturn by less than 1 km.
 */
export function planetCentreSource(
  barycentreId: string,
  planetGmKm3S2: number,
  satellites: readonly WeightedSatellite[],
): EphemerisSource {
  const systemGm = satellites.reduce((sum, { gmKm3S2 }) => sum + gmKm3S2, planetGmKm3S2);
  const weighted = satellites.map(({ gmKm3S2, source }) => ({ share: gmKm3S2 / systemGm, source }));
  const scratch = stateVector();
  return {
    centreId: barycentreId,
    interval: commonInterval(satellites.map(({ source }) => source.interval)),
    provenance: 'theory',
    accuracyKm: (epoch) => weighted.reduce((sum, { share, source }) => sum + share * source.accuracyKm(epoch), 0),
    stateInto(out: StateVector, epoch: EpochTdb): boolean {
      setVec3(out.positionKm, 0, 0, 0);
      setVec3(out.velocityKmS, 0, 0, 0);
      for (const { share, source } of weighted) {
        if (!source.stateInto(scratch, epoch)) return false;
        addScaledVec3(out.positionKm, out.positionKm, scratch.positionKm, -share);
        addScaledVec3(out.velocityKmS, out.velocityKmS, scratch.velocityKmS, -share);
      }
      return true;
    },
  };
}

/** A point that stays with its centre: the barycentre of a planet whose moons are too light to move it by a metre. */
export function coincidentSource(centreId: string, interval: Interval, provenance: Provenance): EphemerisSource {
  return {
    centreId,
    interval,
    provenance,
    accuracyKm: () => 0.001,
    stateInto(out) {
      setVec3(out.positionKm, 0, 0, 0);
      setVec3(out.velocityKmS, 0, 0, 0);
      return true;
    },
  };
}

/** What all intervals have in common; everything when there are none. */
function commonInterval(intervals: readonly Interval[]): Interval {
  const start = intervals.reduce((latest, i) => Math.max(latest, i.start), Number.NEGATIVE_INFINITY) as EpochTdb;
  const end = intervals.reduce((first, i) => Math.min(first, i.end), Number.POSITIVE_INFINITY) as EpochTdb;
  return { start, end };
}
