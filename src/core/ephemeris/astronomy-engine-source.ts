import {
  AstroTime,
  type StateVector as AuStateVector,
  BaryState,
  Body,
  GeoMoonState,
  HelioState,
} from 'astronomy-engine';
import type { EpochTdb } from '../time/epoch.ts';
import { AU_KM, SECONDS_PER_DAY } from '../units/constants.ts';
import type { EphemerisSource, Interval, StateVector } from './source.ts';

/** What astronomy-engine is asked for, and how far it was from DE431 in 1957-1959 (largest of 40 epochs, rounded up). */
interface FallbackBody {
  readonly id: string;
  readonly centreId: string;
  readonly accuracyKm: number;
  state(time: AstroTime): AuStateVector;
}

function heliocentric(id: string, body: Body, accuracyKm: number): FallbackBody {
  return { id, centreId: 'sun', accuracyKm, state: (time) => HelioState(body, time) };
}

const BODIES: readonly FallbackBody[] = [
  {
    id: 'sun',
    centreId: 'solar-system-barycenter',
    accuracyKm: 1_600,
    state: (time) => BaryState(Body.Sun, time),
  },
  heliocentric('mercury', Body.Mercury, 6_100),
  heliocentric('venus', Body.Venus, 2_200),
  heliocentric('earth', Body.Earth, 1_300),
  heliocentric('mars', Body.Mars, 6_700),
  heliocentric('jupiter-barycenter', Body.Jupiter, 31_000),
  heliocentric('saturn-barycenter', Body.Saturn, 77_000),
  heliocentric('uranus-barycenter', Body.Uranus, 138_000),
  heliocentric('neptune-barycenter', Body.Neptune, 275_000),
  heliocentric('pluto-barycenter', Body.Pluto, 79_000),
  { id: 'moon', centreId: 'earth', accuracyKm: 14, state: GeoMoonState },
];

/** Ids of the bodies for which there is a fallback. */
export const FALLBACK_IDS: readonly string[] = BODIES.map((body) => body.id);

const KM_S_PER_AU_DAY = AU_KM / SECONDS_PER_DAY;

/**
 * The fallback outside the pack: Sun, planets (from Jupiter on their systems' barycentres) and Pluto's system relative to
 * the Sun, the Sun to the solar system's barycentre, the Moon to the Earth. ICRF axes (astronomy-engine's EQJ), km, km/s, TDB
 * (TT is used for it, 2 ms apart). Returns nothing for other ids.
 * @source Cross, Astronomy Engine 2.1 (MIT): truncated VSOP87, a numerical model of Pluto, Montenbruck & Pfleger's Moon
 */
export function fallbackSource(id: string, interval: Interval): EphemerisSource | undefined {
  const body = BODIES.find((candidate) => candidate.id === id);
  if (!body) return undefined;
  return {
    centreId: body.centreId,
    interval,
    provenance: 'fallback-theory',
    accuracyKm: () => body.accuracyKm,
    stateInto(out: StateVector, epoch: EpochTdb): boolean {
      const state = body.state(AstroTime.FromTerrestrialTime(epoch / SECONDS_PER_DAY));
      out.positionKm.x = state.x * AU_KM;
      out.positionKm.y = state.y * AU_KM;
      out.positionKm.z = state.z * AU_KM;
      out.velocityKmS.x = state.vx * KM_S_PER_AU_DAY;
      out.velocityKmS.y = state.vy * KM_S_PER_AU_DAY;
      out.velocityKmS.z = state.vz * KM_S_PER_AU_DAY;
      return true;
    },
  };
}
