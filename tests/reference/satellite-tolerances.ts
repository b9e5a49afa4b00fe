/** How far a satellite may be from JPL Horizons; shown in the README's accuracy table. */
export interface SatelliteTolerance {
  readonly body: string;
  readonly theory: string;
  /** Largest distance (km) from any row of `satellites-horizons.csv`. */
  readonly boundKm: number;
  /** Rows there, and the years of the first and last. */
  readonly rows: number;
  readonly from: number;
  readonly to: number;
}

const LAINEY_MARS = 'Lainey et al. 2007';
const L12 = 'Lainey et al. 2006 (L1.2)';
const TASS = 'TASS 1.7 (Vienne & Duriez 1995)';
const GUST = 'GUST86 (Laskar & Jacobson 1987)';
const CORRECTED = ', longitude corrected to JPL';

/** One line for each satellite with Horizons rows. A bound is the measured worst case rounded up. */
export const SATELLITE_TOLERANCES: readonly SatelliteTolerance[] = [
  line('phobos', LAINEY_MARS, 2.7, 9, 2000, 2027),
  line('deimos', LAINEY_MARS, 7.7, 4, 2000, 2026),
  line('io', L12, 160, 10, 2000, 2027),
  line('europa', L12, 160, 10, 2000, 2027),
  line('ganymede', L12, 230, 5, 2000, 2026),
  line('callisto', L12 + CORRECTED, 220, 5, 2000, 2026),
  line('amalthea', 'JPL mean elements', 960, 1, 2026, 2026),
  line('mimas', TASS + CORRECTED, 250, 4, 2000, 2026),
  line('enceladus', TASS + CORRECTED, 410, 9, 2000, 2027),
  line('tethys', TASS, 220, 4, 2000, 2026),
  line('dione', TASS, 220, 4, 2000, 2026),
  line('rhea', TASS + CORRECTED, 120, 4, 2000, 2026),
  line('titan', TASS, 300, 9, 2000, 2027),
  line('hyperion', TASS, 3200, 1, 2026, 2026),
  line('iapetus', TASS, 840, 4, 2000, 2026),
  line('phoebe', 'integrated from a JPL state', 7100, 1, 2026, 2026),
  line('miranda', GUST, 300, 9, 2000, 2027),
  line('ariel', GUST + CORRECTED, 300, 4, 2000, 2026),
  line('umbriel', GUST + CORRECTED, 510, 4, 2000, 2026),
  line('titania', GUST + CORRECTED, 180, 4, 2000, 2026),
  line('oberon', GUST + CORRECTED, 110, 4, 2000, 2026),
  line('triton', 'Emelyanov & Samorodov 2015', 290, 4, 2000, 2027),
  line('charon', 'ellipse fitted to JPL', 3.4, 8, 2000, 2027),
  line('nix', 'integrated from a JPL state', 5.7, 1, 2026, 2026),
  line('hydra', 'integrated from a JPL state', 14, 1, 2026, 2026),
];

function line(
  body: string,
  theory: string,
  boundKm: number,
  rows: number,
  from: number,
  to: number,
): SatelliteTolerance {
  return { body, theory, boundKm, rows, from, to };
}
