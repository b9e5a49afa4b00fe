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
 * [2000–2040, growth a year outside] in km: worst difference from the JPL Horizons states of 2000 to 2027 in
 * `tests/reference/satellites-horizons.csv`, with room for what may have drifted by 2040. Nereid, with no state to compare,
 * has the spread of its fit; Dimorphos may stand anywhere on its orbit.
 */
const MEASURED: Readonly<Record<string, readonly [number, number]>> = {
  phobos: [6, 0.3],
  deimos: [12, 0.3],
  io: [250, 5],
  europa: [250, 5],
  ganymede: [350, 5],
  callisto: [350, 5],
  amalthea: [1600, 35],
  mimas: [500, 15],
  enceladus: [700, 20],
  tethys: [350, 10],
  dione: [350, 10],
  rhea: [250, 10],
  titan: [500, 10],
  hyperion: [6000, 100],
  iapetus: [1500, 20],
  phoebe: [30_000, 500],
  miranda: [500, 10],
  ariel: [500, 10],
  umbriel: [900, 15],
  titania: [500, 15],
  oberon: [500, 15],
  triton: [700, 20],
  nereid: [60_000, 1000],
  charon: [10, 0.3],
  nix: [250, 10],
  hydra: [450, 15],
  dimorphos: [2.4, 0],
};

/** The accuracy of a satellite's ephemeris; where it was never measured, that of mean elements in general. */
export function accuracyOf(id: string, semiMajorAxisKm: number): SatelliteAccuracy {
  const measured = Object.hasOwn(MEASURED, id) ? MEASURED[id] : undefined;
  if (measured) return { accuracyKm: measured[0], growthKmPerYear: measured[1] };
  return { accuracyKm: semiMajorAxisKm * UNCHECKED_DEG * RAD_PER_DEG, growthKmPerYear: 0 };
}
