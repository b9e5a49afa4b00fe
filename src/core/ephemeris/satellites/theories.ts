import { J2000_JD, RAD_PER_DEG, SECONDS_PER_DAY } from '../../units/constants.ts';
import { chain, ICRF_FROM_ECLIPTIC, type IcrfFromPlane } from './elliptic-state.ts';
import { CALLISTO, EUROPA, GANYMEDE, IO } from './galilean-terms.ts';
import { HYPERION } from './hyperion-terms.ts';
import { IAPETUS } from './iapetus-terms.ts';
import { withLongitudeCorrection } from './longitude-corrections.ts';
import { DEIMOS, PHOBOS } from './mars-terms.ts';
import { NEREID } from './nereid-terms.ts';
import { PHOEBE } from './phoebe-terms.ts';
import { charonState, hydraState, nixState } from './pluto.ts';
import { saturnLongPeriod } from './saturn-long-period.ts';
import { DIONE, ENCELADUS, LONG_PERIOD, MIMAS, RHEA, TETHYS, TITAN } from './saturn-terms.ts';
import { type SeriesSatellite, type SeriesSystem, seriesState } from './series-theory.ts';
import { type StateFunction, withDifferencedVelocity } from './theory-source.ts';
import { tritonState } from './triton.ts';
import { ARIEL, MIRANDA, OBERON, TITANIA, UMBRIEL } from './uranus-terms.ts';

/** Jupiter’s equator, its pole towards right ascension 268.070°, declination 64.498° (Lainey et al. 2006). */
const JUPITER_AXES: IcrfFromPlane = [
  0.999432765339, 0.030395942891, -0.014499455966, -0.03367710747, 0.902057912353, -0.430299169409, -0.0,
  0.430543388542, 0.902569881274,
];

const JUPITER: SeriesSystem = { epochJdTdb: 2_433_282.5, icrfFromTheory: () => JUPITER_AXES };

/** Saturn’s equator, its pole towards right ascension 40.589°, declination 83.538° (Vienne & Duriez 1995). */
const SATURN_AXES: IcrfFromPlane = [
  -0.983347256463, -0.160387631301, 0.085463330924, 0.166740111952, -0.983278376971, 0.073221366064, 0.072290443857,
  0.086252194799, 0.993647145932,
];

const SATURN: SeriesSystem = {
  epochJdTdb: 2_444_240,
  icrfFromTheory: () => SATURN_AXES,
  longPeriod: saturnLongPeriod,
};

/** Uranus’s equator, its pole in the sense of the spin towards right ascension 77.32°, declination 15.10°. */
const URANUS_AXES: IcrfFromPlane = [
  0.97532055726, 0.061944378107, 0.211926177258, -0.220742854785, 0.252990533699, 0.941949245936, 0.004733143558,
  -0.965483652829, 0.26042064717,
];

const URANUS: SeriesSystem = { epochJdTdb: 2_444_239.5, icrfFromTheory: () => URANUS_AXES };

const MARS_EPOCH_JD = 2_445_053.5;
const marsAxes: IcrfFromPlane = [1, 0, 0, 0, 1, 0, 0, 0, 1];

/** Mean equator of Mars: node and inclination on the ICRF equator drift with its precession (Lainey et al. 2007). */
function icrfFromMarsEquator(days: number): IcrfFromPlane {
  const centuries = (days - 6491.5) / 36_525;
  const node = (47.68143 - 0.1061 * centuries) * RAD_PER_DEG;
  const inclination = (37.1135 + 0.0609 * centuries) * RAD_PER_DEG;
  const cn = Math.cos(node);
  const sn = Math.sin(node);
  const ci = Math.cos(inclination);
  const si = Math.sin(inclination);
  marsAxes[0] = cn;
  marsAxes[1] = -ci * sn;
  marsAxes[2] = si * sn;
  marsAxes[3] = sn;
  marsAxes[4] = ci * cn;
  marsAxes[5] = -si * cn;
  marsAxes[7] = si;
  marsAxes[8] = ci;
  marsAxes[6] = 0;
  return marsAxes;
}

const MARS: SeriesSystem = { epochJdTdb: MARS_EPOCH_JD, icrfFromTheory: icrfFromMarsEquator };

/** Ecliptic of J2000 with its south pole as z: y and z point against the ecliptic's. */
const SOUTH_ECLIPTIC = chain(ICRF_FROM_ECLIPTIC, [1, 0, 0, 0, -1, 0, 0, 0, -1]);

/** Integrated satellites, their elements referred to the ecliptic and J2000: direct orbits and retrograde ones. */
const DIRECT: SeriesSystem = { epochJdTdb: J2000_JD, icrfFromTheory: () => ICRF_FROM_ECLIPTIC };
const RETROGRADE: SeriesSystem = { epochJdTdb: J2000_JD, icrfFromTheory: () => SOUTH_ECLIPTIC };

/** TASS adds a satellite's own long-period longitude to its mean longitude; here it is one more group of sines. */
function withOwnLongPeriod(satellite: SeriesSatellite, index: number): SeriesSatellite {
  const own = { terms: LONG_PERIOD[index] ?? [] };
  return { ...satellite, longitudeTerms: [own, ...satellite.longitudeTerms] };
}

/** A satellite with a theory of motion that develops its elements in series. */
export interface SeriesEntry {
  readonly system: SeriesSystem;
  readonly satellite: SeriesSatellite;
}

/** The theories of motion at hand, by body id. */
const THEORIES: Readonly<Record<string, SeriesEntry>> = {
  phobos: { system: MARS, satellite: PHOBOS },
  deimos: { system: MARS, satellite: DEIMOS },
  io: { system: JUPITER, satellite: IO },
  europa: { system: JUPITER, satellite: EUROPA },
  ganymede: { system: JUPITER, satellite: GANYMEDE },
  callisto: { system: JUPITER, satellite: CALLISTO },
  mimas: { system: SATURN, satellite: withOwnLongPeriod(MIMAS, 0) },
  enceladus: { system: SATURN, satellite: withOwnLongPeriod(ENCELADUS, 1) },
  tethys: { system: SATURN, satellite: withOwnLongPeriod(TETHYS, 2) },
  dione: { system: SATURN, satellite: withOwnLongPeriod(DIONE, 3) },
  rhea: { system: SATURN, satellite: withOwnLongPeriod(RHEA, 4) },
  titan: { system: SATURN, satellite: withOwnLongPeriod(TITAN, 5) },
  hyperion: { system: SATURN, satellite: HYPERION },
  iapetus: { system: SATURN, satellite: withOwnLongPeriod(IAPETUS, 6) },
  phoebe: { system: RETROGRADE, satellite: PHOEBE },
  miranda: { system: URANUS, satellite: MIRANDA },
  ariel: { system: URANUS, satellite: ARIEL },
  umbriel: { system: URANUS, satellite: UMBRIEL },
  titania: { system: URANUS, satellite: TITANIA },
  oberon: { system: URANUS, satellite: OBERON },
  nereid: { system: DIRECT, satellite: NEREID },
};

/** Satellites whose motion needs no long series. */
const OWN_FORMULAE: Readonly<Record<string, StateFunction>> = {
  triton: tritonState,
  charon: charonState,
  nix: nixState,
  hydra: hydraState,
};

/** Their series are too short for the elements' own velocity to fit the path: it is differenced instead. */
const DIFFERENCED: ReadonlySet<string> = new Set(['phoebe', 'nereid', 'hyperion']);

/** Step of the difference as a fraction of the period; small for Nereid's swift passage of its periapsis. */
const STEP = 1e-4;

/**
 * The state function of a satellite with a published series theory (km, km/s, ICRF, relative to its planet; TDB), else
 * `undefined`. Accuracies measured against JPL vectors stand in `accuracy.ts`.
 * @source Lainey et al. 2007 (Mars); Lainey et al. 2006 (Jupiter); Vienne & Duriez 1995, Duriez & Vienne 1997 (Saturn);
 * Laskar & Jacobson 1987 (Uranus); Emelyanov & Samorodov 2015 (Triton); full titles beside the tables of terms
 */
export function theoryState(id: string): StateFunction | undefined {
  const entry = Object.hasOwn(THEORIES, id) ? THEORIES[id] : undefined;
  if (!entry) return Object.hasOwn(OWN_FORMULAE, id) ? OWN_FORMULAE[id] : undefined;
  const { system, satellite } = entry;
  const state = seriesState(system, withLongitudeCorrection(id, satellite, system.epochJdTdb));
  return DIFFERENCED.has(id)
    ? withDifferencedVelocity(state, (2 * Math.PI * SECONDS_PER_DAY * STEP) / satellite.longitude[1])
    : state;
}
