import { J2000_JD } from '../../units/constants.ts';
import type { SeriesSatellite } from './series-theory.ts';

/** What is added to a theory's mean longitude: rad + radPerDay·(days past J2000) + amplitude·sin(phase + frequency·days). */
interface LongitudeCorrection {
  readonly rad: number;
  readonly radPerDay?: number;
  /** Amplitude (rad), phase (rad), frequency (rad/day), counted from the theory's own epoch. */
  readonly sine?: readonly [number, number, number];
}

/**
 * The theories were adjusted to observations of the last century; since then their longitudes have run away by up to
 * half a per cent of the orbit. These corrections take the drift out: fitted to JPL Horizons states of 2000 and 2026
 * (Mimas, whose resonance with Tethys swings in 70.6 years: also 2010), checked with those of 2010, 2025 and 2027.
 * Longitude errors before → after: Mimas 2065 → 5 km, Titania 1190 → 80 km, Oberon 1116 → 40 km, Umbriel 980 → 20 km,
 * Enceladus 850 → 390 km, Ariel 310 → 70 km, Callisto 320 → 30 km, Rhea 220 → 80 km.
 * @source JPL Horizons, rows in `tests/reference/satellites-horizons.csv`
 */
const CORRECTIONS: Readonly<Record<string, LongitudeCorrection>> = {
  callisto: { rad: -1.56e-4 },
  mimas: { rad: 5.975e-3, sine: [5.344e-3, 6.15045, 2.437929552e-4] },
  enceladus: { rad: -1.95e-3 },
  rhea: { rad: -3.2e-4 },
  ariel: { rad: -3.803e-4, radPerDay: -1.291e-7 },
  umbriel: { rad: -1.112e-3, radPerDay: -2.677e-7 },
  titania: { rad: -3.416e-4, radPerDay: -2.465e-7 },
  oberon: { rad: -3.351e-4, radPerDay: -1.636e-7 },
};

/** The satellite's series with the correction of its mean longitude, `epochJdTdb` being the theory's epoch. */
export function withLongitudeCorrection(id: string, satellite: SeriesSatellite, epochJdTdb: number): SeriesSatellite {
  const correction = Object.hasOwn(CORRECTIONS, id) ? CORRECTIONS[id] : undefined;
  if (!correction) return satellite;
  const { rad, radPerDay = 0, sine } = correction;
  const [l0, l1, l2] = satellite.longitude;
  return {
    ...satellite,
    longitude: [l0 + rad + radPerDay * (epochJdTdb - J2000_JD), l1 + radPerDay, l2],
    longitudeTerms: sine ? [{ terms: sine }, ...satellite.longitudeTerms] : satellite.longitudeTerms,
  };
}
