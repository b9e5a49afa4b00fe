import { SECONDS_PER_DAY } from '../../units/constants.ts';
import { KNOT_SIZE } from '../arc-state.ts';
import { MOON_RADIUS_KM } from './cislunar-forces.ts';
import { lissajousTorus } from './lissajous-torus.ts';
import {
  distantRetrogradeOrbit,
  haloOrbit,
  nearRectilinearOrbit,
  orbitKnots,
  type PeriodicOrbit,
} from './periodic-orbits.ts';
import { EARTH_MOON, type Pair, pointAbscissa, SUN_EARTH, type TurningOrbit } from './rotating-frame.ts';

/** What is published of an orbit about a libration point or of a large one about the Moon. */
export interface PublishedOrbit {
  readonly type?: string | undefined;
  readonly periodHours?: number | undefined;
  readonly periapsisAltitudeKm?: number | undefined;
  readonly apoapsisAltitudeKm?: number | undefined;
  /** Half of the orbit's width along the bodies' motion, and its largest height over the plane of that motion (km). */
  readonly amplitudeYKm?: number | undefined;
  readonly amplitudeZKm?: number | undefined;
  /** On which side of the bodies' plane a halo orbit reaches farther. */
  readonly family?: 'northern' | 'southern' | undefined;
}

/** An orbit of the restricted problem, with the body or point its states are told about. */
export type LibrationOrbit = TurningOrbit & { readonly centreId: string };

/** Height of a halo orbit over the plane of motion where none is published (km): SOHO's, JWST's, Queqiao's. */
const HALO_HEIGHT_KM: Readonly<Record<string, number>> = {
  'sun-earth-l1': 120_000,
  'sun-earth-l2': 300_000,
  'earth-moon-l1': 12_000,
  'earth-moon-l2': 13_000,
};
/** Relays over the Moon's far side keep to the south, where the landings are. */
const USUALLY_SOUTHERN: ReadonlySet<string> = new Set(['earth-moon-l2']);
/** Amplitudes of a Lissajous orbit where none is published: shares of the point's distance from the lesser body. */
const USUAL_ACROSS = 0.2;
const USUAL_HEIGHT_SHARE = 0.6;
/** A Lissajous orbit is entered as far as this past the place where it may cross the bodies' line: years before the next. */
const OPENING_RAD = 0.25;

/** Two ninths of the mean synodic month: the period planned for the Gateway. */
const GATEWAY_PERIOD_S = (2 / 9) * 29.530_588 * SECONDS_PER_DAY;
/** Closest passage of a distant retrograde orbit where none is published (km): Artemis I's. */
const RETROGRADE_DISTANCE_KM = 70_000;

const families = new Map<string, readonly LibrationOrbit[]>();

/** The first of `librationOrbits`. */
export function librationOrbit(placeId: string, published: PublishedOrbit | undefined): LibrationOrbit | undefined {
  return librationOrbits(placeId, published)[0];
}

/**
 * The orbits in which a craft may stay about a libration point (`sun-earth-l1` …) or in a three-body orbit about the Moon
 * (`moon` with a type that says so). Size as published, or typical of the kind. Several where the side of the plane is not
 * published: mirror images, which differ in nothing else. None for any other place: a low lunar orbit, L3 to L5.
 * A Lissajous orbit too large for the series is told as the halo orbit of that height. Remembered, since many share one.
 */
export function librationOrbits(placeId: string, published: PublishedOrbit | undefined): readonly LibrationOrbit[] {
  const kind = kindOf(placeId, published?.type);
  if (!kind) return [];
  const { periodHours, periapsisAltitudeKm, amplitudeYKm, amplitudeZKm, family } = published ?? {};
  const key = [placeId, kind, periodHours, periapsisAltitudeKm, amplitudeYKm, amplitudeZKm, family].join(' ');
  const known = families.get(key);
  if (known) return known;
  const built = build(placeId, kind, published ?? {});
  families.set(key, built);
  return built;
}

type Kind = 'halo' | 'lissajous' | 'near-rectilinear' | 'retrograde';

function kindOf(placeId: string, type = ''): Kind | undefined {
  if (placeId in HALO_HEIGHT_KM) return /lissajous/i.test(type) && !/halo/i.test(type) ? 'lissajous' : 'halo';
  if (placeId !== 'moon') return undefined;
  if (/near-rectilinear|NRHO/i.test(type)) return 'near-rectilinear';
  return /distant retrograde|\bDRO\b/i.test(type) ? 'retrograde' : undefined;
}

function build(placeId: string, kind: Kind, published: PublishedOrbit): readonly LibrationOrbit[] {
  const pair = placeId.startsWith('sun-earth') ? SUN_EARTH : EARTH_MOON;
  if (kind === 'lissajous') {
    const torus = lissajous(placeId, pair, published);
    if (torus.length > 0) return torus;
  }
  const periodic = periodicOrbits(placeId, kind, pair, published);
  const { primaryId, secondaryId, timeUnitS } = pair;
  const origin = placeId === 'moon' ? 1 - pair.mu : pointAbscissa(pair, pointNumber(placeId));
  return periodic.map((orbit) => ({
    primaryId,
    secondaryId,
    timeUnitS,
    centreId: placeId,
    origin,
    knots: orbitKnots(orbit),
  }));
}

function pointNumber(placeId: string): 1 | 2 {
  return placeId.endsWith('l1') ? 1 : 2;
}

/** Lissajous orbits that have just passed the place where they may cross the bodies' line: there are two, mirrored. */
function lissajous(placeId: string, pair: Pair, published: PublishedOrbit): readonly LibrationOrbit[] {
  const point = pointNumber(placeId);
  const far = Math.abs(pointAbscissa(pair, point) - 1 + pair.mu) * pair.distanceKm;
  const across =
    published.amplitudeYKm ?? (published.amplitudeZKm ?? USUAL_ACROSS * far * USUAL_HEIGHT_SHARE) / USUAL_HEIGHT_SHARE;
  const height = published.amplitudeZKm ?? USUAL_HEIGHT_SHARE * across;
  const torus = lissajousTorus(pair.mu, point, across / pair.distanceKm, height / pair.distanceKm);
  if (!torus) return [];
  const { primaryId, secondaryId, timeUnitS } = pair;
  // y = 0 and z = 0 together where the angles differ by a quarter turn; their difference grows at this rate.
  const sense = Math.sign(torus.verticalRate - torus.inPlaneRate);
  return [1, -1].map((side) => ({
    primaryId,
    secondaryId,
    timeUnitS,
    centreId: placeId,
    ...torus,
    verticalPhaseRad: side * (Math.PI / 2) + sense * OPENING_RAD,
  }));
}

function periodicOrbits(placeId: string, kind: Kind, pair: Pair, published: PublishedOrbit): PeriodicOrbit[] {
  if (kind === 'near-rectilinear') {
    const hours = published.periodHours;
    const seconds = hours !== undefined && hours > 140 && hours < 176 ? hours * 3600 : GATEWAY_PERIOD_S;
    return present(nearRectilinearOrbit(pair.mu, seconds / pair.timeUnitS));
  }
  if (kind === 'retrograde') {
    const altitude = published.periapsisAltitudeKm;
    const distance = altitude === undefined ? RETROGRADE_DISTANCE_KM : altitude + MOON_RADIUS_KM;
    return present(distantRetrogradeOrbit(pair.mu, distance / pair.distanceKm));
  }
  const orbit = haloOfSize(pair, pointNumber(placeId), published, HALO_HEIGHT_KM[placeId]!);
  if (!orbit) return [];
  const south = reachesNorth(orbit) ? mirrored(orbit) : orbit;
  const north = reachesNorth(orbit) ? orbit : mirrored(orbit);
  const { family } = published;
  if (family) return [family === 'northern' ? north : south];
  return USUALLY_SOUTHERN.has(placeId) ? [south] : [north, south];
}

function present(orbit: PeriodicOrbit | undefined): PeriodicOrbit[] {
  return orbit ? [orbit] : [];
}

/** The halo orbit whose largest height, or else half width, is as published. */
function haloOfSize(pair: Pair, point: 1 | 2, published: PublishedOrbit, usualKm: number): PeriodicOrbit | undefined {
  const { amplitudeYKm, amplitudeZKm } = published;
  const wanted = (amplitudeZKm ?? amplitudeYKm ?? usualKm) / pair.distanceKm;
  const axis = amplitudeZKm === undefined && amplitudeYKm !== undefined ? 2 : 3;
  let height = axis === 3 ? wanted : usualKm / pair.distanceKm;
  let orbit = haloOrbit(pair.mu, point, height);
  for (let i = 0; i < SIZE_STEPS && orbit; i++) {
    const size = reach(orbit, axis);
    if (Math.abs(size / wanted - 1) < SIZE_GOAL) break;
    const step = axis === 3 ? wanted / size : widerBy(pair, point, orbit, height, wanted - size);
    // Small orbits are hardly narrower than large ones: a width that no halo has ends at the smallest.
    height = Math.max((LEAST_HEIGHT * usualKm) / pair.distanceKm, height * Math.min(2, Math.max(0.5, step)));
    orbit = haloOrbit(pair.mu, point, height) ?? orbit;
  }
  return orbit;
}

const SIZE_STEPS = 8;
const SIZE_GOAL = 0.002;
const LEAST_HEIGHT = 0.2;

/** By how much the height has to grow for the width to grow by `wider`, from the slope between two neighbours. */
function widerBy(pair: Pair, point: 1 | 2, orbit: PeriodicOrbit, height: number, wider: number): number {
  const next = haloOrbit(pair.mu, point, 1.05 * height);
  const slope = next ? (reach(next, 2) - reach(orbit, 2)) / (0.05 * height) : 0;
  return slope > 0 ? 1 + wider / slope / height : 1;
}

/** Half of an orbit's width along y (2), or its largest height along z (3). */
function reach(orbit: PeriodicOrbit, axis: 2 | 3): number {
  const [low, high] = extent(orbit, axis);
  return axis === 2 ? (high - low) / 2 : Math.max(high, -low);
}

function extent(orbit: PeriodicOrbit, axis: 2 | 3): readonly [number, number] {
  const knots = orbitKnots(orbit);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = axis; i < knots.length; i += KNOT_SIZE) {
    low = Math.min(low, knots[i]!);
    high = Math.max(high, knots[i]!);
  }
  return [low, high];
}

function reachesNorth(orbit: PeriodicOrbit): boolean {
  const [low, high] = extent(orbit, 3);
  return high > -low;
}

/** The orbit on the other side of the bodies' plane. */
function mirrored({ mu, start, period }: PeriodicOrbit): PeriodicOrbit {
  const other = start.slice();
  other[2] = -other[2]!;
  other[5] = -other[5]!;
  return { mu, start: other, period };
}
