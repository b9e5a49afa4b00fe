import { RAD_PER_DEG } from '../../units/constants.ts';

/** Expected worst position error of a satellite relative to its planet. */
export interface SatelliteAccuracy {
  /** In the years 2000 to 2040 (km). */
  readonly accuracyKm: number;
  /** For each year outside them (km). */
  readonly growthKmPerYear: number;
}

/** Worst longitude error (degrees) of precessing mean elements that were never compared with JPL's positions. */
const UNCHECKED_DEG = 2;

/**
 * [2000–2040, growth a year outside] in km: worst difference from JPL Horizons vectors at the epochs of
 * `tests/reference/satellites-horizons.csv`, extrapolated to 2040 with the satellite's drift and rounded up.
 */
const MEASURED: Readonly<Record<string, readonly [number, number]>> = {
  phobos: [10, 0.5],
  deimos: [15, 0.5],
  io: [250, 5],
  europa: [250, 5],
  ganymede: [350, 5],
  callisto: [500, 5],
  mimas: [800, 15],
  enceladus: [1200, 20],
  tethys: [500, 10],
  dione: [500, 10],
  rhea: [500, 10],
  titan: [500, 10],
  hyperion: [6000, 100],
  iapetus: [1000, 20],
  miranda: [600, 15],
  ariel: [600, 15],
  umbriel: [1600, 25],
  titania: [1700, 25],
  oberon: [1700, 25],
};

/** The accuracy of a satellite's ephemeris; where it was never measured, that of mean elements in general. */
export function accuracyOf(id: string, semiMajorAxisKm: number): SatelliteAccuracy {
  const measured = Object.hasOwn(MEASURED, id) ? MEASURED[id] : undefined;
  if (measured) return { accuracyKm: measured[0], growthKmPerYear: measured[1] };
  return { accuracyKm: semiMajorAxisKm * UNCHECKED_DEG * RAD_PER_DEG, growthKmPerYear: 0 };
}
