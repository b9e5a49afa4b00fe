import type { Interval, Provenance } from '../ephemeris/source.ts';
import type { SegmentKind } from './segment.ts';

/** Three components along ICRF axes. */
export type Triple = readonly [number, number, number];

/**
 * How the dates were come by between which a flight is solved. `best-in-span`: only a span is published for one end or
 * both, the solver has taken the instants inside that ask least of the craft. `any-in-span`: some instant inside.
 */
export type DatesKnown = 'published' | 'best-in-span' | 'any-in-span';

/**
 * Expected error of a position (km): `shareOfDistance` times the distance from the centre, plus `km`, plus what has come
 * together since the segment's start at `driftKmS`; until the epoch `early.until`, `early.km` more.
 */
export interface Accuracy {
  readonly shareOfDistance: number;
  readonly km: number;
  readonly driftKmS?: number;
  readonly early?: { readonly until: number; readonly km: number };
}

/** What every segment says of itself; plain data, so that it can be baked, sent to a worker and compared. */
interface SegmentCommon {
  readonly kind: SegmentKind;
  /** Body or craft the segment's states are relative to. */
  readonly centreId: string;
  readonly interval: Interval;
  readonly provenance: Extract<Provenance, 'measured' | 'reconstructed' | 'illustrative'>;
  readonly accuracy: Accuracy;
  /** Absent: published to some days. */
  readonly dates?: DatesKnown;
}

/** Two-body motion about the centre from one state (km, km/s) at `epoch` (s past J2000 TDB). */
export interface TwoBodyData extends SegmentCommon {
  readonly shape: 'two-body';
  readonly gmKm3S2: number;
  readonly epoch: number;
  readonly positionKm: Triple;
  readonly velocityKmS: Triple;
}

/**
 * A stretch that no closed form describes: knots with position (km), velocity (km/s) and acceleration (km/s²), joined by
 * quintic Hermite polynomials. Ten numbers a knot: epoch (s past J2000 TDB), then the three vectors.
 */
export interface ArcData extends SegmentCommon {
  readonly shape: 'arc';
  readonly knots: Float64Array;
}

/** An ellipse whose node and periapsis drift: J2 and the like. Angles in radians in the plane given by `pole`. */
export interface PrecessingOrbitData extends SegmentCommon {
  readonly shape: 'precessing-orbit';
  /** Unit vector of the reference plane's pole; angles start at its node on the ICRF equator. */
  readonly pole: Triple;
  readonly epoch: number;
  readonly semiMajorAxisKm: number;
  readonly eccentricity: number;
  readonly inclinationRad: number;
  readonly ascendingNodeRad: number;
  readonly argumentOfPeriapsisRad: number;
  readonly meanAnomalyRad: number;
  readonly meanMotionRadS: number;
  readonly nodeRateRadS: number;
  readonly periapsisRateRadS: number;
}

/** Fixed to the turning body; several waypoints make a traverse, walked evenly in time from one to the next. */
export interface SurfaceData extends SegmentCommon {
  readonly shape: 'surface';
  /** Epoch (s past J2000 TDB), latitude and longitude east (degrees), height (km) of each waypoint; one at least. */
  readonly waypoints: readonly (readonly [epoch: number, latDeg: number, lonDegE: number, altitudeKm: number])[];
}

/** At a constant offset (km, ICRF) from the centre: docked, carried, hovering, waiting. */
export interface AttachedData extends SegmentCommon {
  readonly shape: 'attached';
  readonly offsetKm: Triple;
}

/**
 * A periodic orbit of the restricted three-body problem, told in the frame that turns and stretches with two bodies, so
 * that it stays with them for any time: halo, near-rectilinear and distant retrograde orbits.
 */
export interface RotatingFrameOrbitData extends SegmentCommon {
  readonly shape: 'rotating-frame-orbit';
  readonly primaryId: string;
  readonly secondaryId: string;
  /** Seconds in which the bodies turn by one radian, on average: the unit of time of the knots. */
  readonly timeUnitS: number;
  /** Abscissa of the segment's centre on the bodies' line, barycentre 0, unit their distance. */
  readonly origin: number;
  /** Seconds past J2000 TDB at which the craft is at the first knot. */
  readonly epoch: number;
  /** One period, as in `ArcData`, in units of the bodies' distance and `timeUnitS`; the last knot equals the first. */
  readonly knots: Float64Array;
}

/**
 * A Lissajous orbit of the restricted three-body problem about a libration point, the segment's centre: two angles that grow
 * evenly, and the terms they move, in the frame that turns and stretches with the two bodies.
 */
export interface LissajousOrbitData extends SegmentCommon {
  readonly shape: 'lissajous-orbit';
  readonly primaryId: string;
  readonly secondaryId: string;
  readonly timeUnitS: number;
  /** Seconds past J2000 TDB at which the angle within the plane is zero. */
  readonly epoch: number;
  /** Rates of the angles (radians in `timeUnitS`), and the one across the plane at `epoch`. */
  readonly inPlaneRate: number;
  readonly verticalRate: number;
  readonly verticalPhaseRad: number;
  /** Multiples of the angles, then x and z with the cosine, y with the sine (units of the bodies' distance). */
  readonly terms: readonly (readonly [k: number, l: number, x: number, y: number, z: number])[];
}

export type SegmentData =
  | TwoBodyData
  | ArcData
  | PrecessingOrbitData
  | SurfaceData
  | AttachedData
  | RotatingFrameOrbitData
  | LissajousOrbitData;

/** A span of time (s past J2000 TDB) inside which a date was chosen. */
export interface DateSpan {
  readonly start: number;
  readonly end: number;
  /** False: the span itself follows from the other end of the flight. */
  readonly isPublished: boolean;
  /** Whether the date is the one that asks least of the craft, or just one of many alike. */
  readonly isBest: boolean;
}

/** What a navigator asks of a leg. Speeds km/s, angles degrees; absent where it does not apply or is not known. */
export interface LegReport {
  readonly fromId: string;
  readonly toId: string;
  /** Departure and arrival (s past J2000 TDB). */
  readonly start: number;
  readonly end: number;
  /** The span inside which the solver has chosen the date, with whether that span is published; absent: date published. */
  readonly startSpan?: DateSpan;
  readonly endSpan?: DateSpan;
  readonly model: 'ballistic' | 'ballistic-with-manoeuvre' | 'low-thrust' | 'integrated' | 'drift';
  readonly revolutions: number;
  /** Launch energy, km²/s². */
  readonly c3Km2S2?: number;
  readonly departureExcessKmS?: number;
  readonly arrivalExcessKmS?: number;
  /** At the fly-by that begins the leg: difference between the speeds in and out. */
  readonly excessMismatchKmS?: number;
  /** At the fly-by that begins the leg: turn needed, and the most that the altitude allows. */
  readonly turnDeg?: number;
  readonly turnLimitDeg?: number;
  /** Manoeuvres within the leg: epoch (s past J2000 TDB), Δv, whether the date is published or found by the solver. */
  readonly manoeuvres?: readonly {
    readonly epoch: number;
    readonly deltaVKmS: number;
    readonly isPublished: boolean;
  }[];
  /** Low thrust: total Δv and largest acceleration asked of the engine (mm/s²). */
  readonly lowThrust?: { readonly deltaVKmS: number; readonly peakMmS2: number };
}
