import { SECONDS_PER_DAY } from '../../units/constants.ts';
import { MOON_RADIUS_KM } from './cislunar-forces.ts';
import {
  distantRetrogradeOrbit,
  haloOrbit,
  nearRectilinearOrbit,
  orbitKnots,
  type PeriodicOrbit,
} from './periodic-orbits.ts';
import { EARTH_MOON, type Pair, pointAbscissa, type RotatingOrbit, SUN_EARTH } from './rotating-frame.ts';

/** What is published of an orbit about a libration point or of a large one about the Moon. */
export interface PublishedOrbit {
  readonly type?: string | undefined;
  readonly periodHours?: number | undefined;
  readonly periapsisAltitudeKm?: number | undefined;
  readonly apoapsisAltitudeKm?: number | undefined;
}

/** An orbit of the restricted problem, with the body or point its states are told about. */
export interface LibrationOrbit extends RotatingOrbit {
  readonly centreId: string;
}

/** Height over the plane of motion where a halo orbit crosses it, where none is published (km): SOHO's, JWST's, Queqiao's. */
const HALO_HEIGHT_KM: Readonly<Record<string, number>> = {
  'sun-earth-l1': 120_000,
  'sun-earth-l2': 300_000,
  'earth-moon-l1': 12_000,
  'earth-moon-l2': -10_000,
};

/** Two ninths of the mean synodic month: the period planned for the Gateway. */
const GATEWAY_PERIOD_S = (2 / 9) * 29.530_588 * SECONDS_PER_DAY;
/** Closest passage of a distant retrograde orbit where none is published (km): Artemis I's. */
const RETROGRADE_DISTANCE_KM = 70_000;

const families = new Map<string, LibrationOrbit | undefined>();

/**
 * The orbit in which a craft stays about a libration point (`sun-earth-l1` …) or in a three-body orbit about the Moon
 * (`moon` with a type that says so). Size as published, or typical of the kind. Undefined for any other place: a low
 * lunar orbit, L3 to L5. Remembered, since many missions share one.
 */
export function librationOrbit(placeId: string, published: PublishedOrbit | undefined): LibrationOrbit | undefined {
  const kind = kindOf(placeId, published?.type);
  if (!kind) return undefined;
  const key = `${placeId} ${kind} ${published?.periodHours} ${published?.periapsisAltitudeKm}`;
  if (!families.has(key)) families.set(key, build(placeId, kind, published));
  return families.get(key);
}

type Kind = 'halo' | 'near-rectilinear' | 'retrograde';

function kindOf(placeId: string, type = ''): Kind | undefined {
  if (placeId in HALO_HEIGHT_KM) return 'halo';
  if (placeId !== 'moon') return undefined;
  if (/near-rectilinear|NRHO/i.test(type)) return 'near-rectilinear';
  return /distant retrograde|\bDRO\b/i.test(type) ? 'retrograde' : undefined;
}

function build(placeId: string, kind: Kind, published: PublishedOrbit | undefined): LibrationOrbit | undefined {
  const pair = placeId.startsWith('sun-earth') ? SUN_EARTH : EARTH_MOON;
  const orbit = periodicOrbit(placeId, kind, pair, published);
  if (!orbit) return undefined;
  const isMoon = placeId === 'moon';
  return {
    primaryId: pair.primaryId,
    secondaryId: pair.secondaryId,
    timeUnitS: pair.timeUnitS,
    centreId: placeId,
    origin: isMoon ? 1 - pair.mu : pointAbscissa(pair, pointNumber(placeId)),
    knots: orbitKnots(orbit),
  };
}

function pointNumber(placeId: string): 1 | 2 {
  return placeId.endsWith('l1') ? 1 : 2;
}

function periodicOrbit(
  placeId: string,
  kind: Kind,
  pair: Pair,
  published: PublishedOrbit | undefined,
): PeriodicOrbit | undefined {
  if (kind === 'near-rectilinear') {
    const hours = published?.periodHours;
    const seconds = hours !== undefined && hours > 140 && hours < 176 ? hours * 3600 : GATEWAY_PERIOD_S;
    return nearRectilinearOrbit(pair.mu, seconds / pair.timeUnitS);
  }
  if (kind === 'retrograde') {
    const altitude = published?.periapsisAltitudeKm;
    const distance = altitude === undefined ? RETROGRADE_DISTANCE_KM : altitude + MOON_RADIUS_KM;
    return distantRetrogradeOrbit(pair.mu, distance / pair.distanceKm);
  }
  return haloOrbit(pair.mu, pointNumber(placeId), HALO_HEIGHT_KM[placeId]! / pair.distanceKm);
}
