/** Precessing mean elements of a satellite's orbit, keys as in `data/bodies/<id>.json`. */
export interface SatelliteOrbit {
  readonly kind: string;
  readonly centre: string;
  /** `ecliptic-j2000`, or a plane given by its pole (`laplace-plane`, `parent-equator`). */
  readonly referencePlane?: string | undefined;
  readonly planePoleRaDeg?: number | undefined;
  readonly planePoleDecDeg?: number | undefined;
  readonly epochJdTdb: number;
  readonly semiMajorAxisKm: number;
  readonly eccentricity: number;
  readonly inclinationDeg: number;
  readonly ascendingNodeDeg: number;
  readonly argPeriapsisDeg: number;
  readonly meanAnomalyDeg: number;
  readonly meanAnomalyRateDegPerDay: number;
  readonly nodeRateDegPerYear?: number | undefined;
  readonly argPeriapsisRateDegPerYear?: number | undefined;
  /** Slow oscillation of the mean anomaly in a resonance: amplitude · sin(angle). */
  readonly meanAnomalyLibration?:
    | { readonly amplitudeDeg: number; readonly angleAtJ2000Deg: number; readonly angleRateDegPerCentury: number }
    | undefined;
}

/** The part of a body's file the satellite ephemerides read; anything else may be there too. */
export interface SatelliteBody {
  readonly id: string;
  readonly parent?: string | null | undefined;
  readonly kind?: string | undefined;
  readonly orbit?: object | undefined;
}

/** The orbit of a body when it is given as satellite elements in kilometres about a planet, else `undefined`. */
export function satelliteOrbit(body: SatelliteBody): SatelliteOrbit | undefined {
  const orbit = body.orbit as Partial<SatelliteOrbit> | undefined;
  return typeof orbit?.semiMajorAxisKm === 'number' ? (orbit as SatelliteOrbit) : undefined;
}
