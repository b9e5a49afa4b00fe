import type { Interval, StateVector } from '../ephemeris/source.ts';
import type { BodySite, SiteCoordinates } from '../frames/surface-site.ts';
import type { Vec3 } from '../math/vec3.ts';
import type { EpochTdb } from '../time/epoch.ts';

/**
 * What an event means for the path.
 * `start`: the craft is on its own from here. `pass`: it flies by. `stay`: it remains until something else happens.
 * `leave`: it goes, from where it stayed. `end`: nothing flies on from here.
 */
export type NodeRole = 'start' | 'pass' | 'stay' | 'leave' | 'end';

/** How the craft stays at a body. */
export type StayKind = 'orbit' | 'surface' | 'station';

/** One event that shapes the path. */
export interface PlanNode {
  readonly role: NodeRole;
  readonly bodyId: string;
  /** The instant taken for the event (TDB); the middle of the span when only a span is known. */
  readonly epoch: EpochTdb;
  /** The span in which the event happens (TDB); absent where the instant is known. */
  readonly startEpoch?: EpochTdb | undefined;
  readonly endEpoch?: EpochTdb | undefined;
  /** Whether the date is known to the day or better. */
  readonly isDated: boolean;
  /** Not published: worked out from the other end of the flight and the time that such a flight takes. */
  readonly isDerived?: boolean | undefined;
  /** Derived where flights of very different lengths and ways are usual. */
  readonly isGuessed?: boolean | undefined;
  /** The span is only the earliest one: it may be later. */
  readonly isLowerBound?: boolean | undefined;
  /** The solver has taken the best instant of the span. */
  readonly isBest?: boolean | undefined;
  /** Told as a plan: whether it happened is not known. */
  readonly isPlanned?: boolean | undefined;
  /** Lowest height above the surface, where published. */
  readonly altitudeKm?: number | undefined;
  /** A pass of the Moon shortly before this pass of the Earth. */
  readonly moonPass?: { readonly epoch: EpochTdb; readonly altitudeKm: number } | undefined;
  /** Published launch energy. */
  readonly c3Km2S2?: number | undefined;
  /** Published tilt of the orbit about the Sun after a pass, against the equator of the Sun. */
  readonly sunInclinationDeg?: number | undefined;
  /** The engine fired at the closest approach of a pass: the speeds in and out may differ. */
  readonly isPowered?: true | undefined;
  /** Published period of that orbit. */
  readonly sunPeriodDays?: number | undefined;
  /** Of a fly-by: direction of its closest approach from the body's centre (unit vector, ICRF), where published. */
  readonly closestFrom?: Vec3 | undefined;
  readonly stay?: StayKind | undefined;
}

/** Closest approaches to the Sun that fix an orbit where no body does. */
export interface PerihelionPass {
  readonly epoch: EpochTdb;
  /** Distance from the Sun's centre, km. */
  readonly distanceKm: number;
}

/** A published pass of the Sun; the distance from its centre where that is published too (km). */
export interface SunPass {
  readonly epoch: number;
  readonly distanceKm?: number | undefined;
}

/** A published manoeuvre (s past J2000 TDB), with its change of speed where that is published too. */
export interface PlanManoeuvre {
  readonly epoch: number;
  /** The body or place near which it is told to happen. */
  readonly nearId?: string | undefined;
  readonly deltaVKmS?: number | undefined;
}

/** A published direction from the Sun at an epoch (s past J2000 TDB; ICRF, degrees), after the last pass. */
export interface PlanCoast {
  readonly epoch: number;
  readonly raDeg: number;
  readonly decDeg: number;
}

/** What is published of a craft's electric engines. Absent: not known. */
export interface PlanEngine {
  /** Acceleration of the full craft under full thrust, km/s². */
  readonly accelerationKmS2?: number | undefined;
  /** Speed of the exhaust, km/s: how fast the craft grows lighter. */
  readonly exhaustKmS?: number | undefined;
  /** Stretches without thrust (s past J2000 TDB), in order. */
  readonly coasts: readonly Interval[];
}

/** What the solver needs to know of a body. */
export interface PlanBody {
  readonly id: string;
  /** The body it circles; null for the Sun. Libration points near the Earth count as circling the Earth. */
  readonly systemId: string | null;
  readonly meanRadiusKm?: number | undefined;
  readonly gmKm3S2?: number | undefined;
  /** Unit vector of the rotation pole (ICRF), for orbit inclinations. */
  readonly pole?: Vec3<'Icrf'> | undefined;
  /** No orbit of its own to fly: libration points and places. */
  readonly isPlace: boolean;
}

/** The published orbit at the destination. Altitudes above the surface. */
export interface PlanOrbit {
  readonly bodyId: string;
  /** In words, as published: "near-rectilinear halo", "polar". */
  readonly type?: string | undefined;
  readonly periapsisAltitudeKm?: number | undefined;
  readonly apoapsisAltitudeKm?: number | undefined;
  readonly inclinationDeg?: number | undefined;
  readonly periodHours?: number | undefined;
  /** About a libration point: half of the width along the bodies' motion, largest height over its plane (km). */
  readonly amplitudeYKm?: number | undefined;
  readonly amplitudeZKm?: number | undefined;
  /** On which side of that plane a halo orbit reaches farther. */
  readonly family?: 'northern' | 'southern' | undefined;
}

/** Finds a place that turns with a body; undefined where the body's size or rotation is not known. */
export type SiteLookup = (bodyId: string, coordinates: SiteCoordinates) => BodySite | undefined;

/** A place on the surface, fixed to the turning body. */
export interface PlanSite {
  readonly bodyId: string;
  /** Degrees north and east. */
  readonly latDeg?: number | undefined;
  readonly lonDegE?: number | undefined;
  /** State relative to the body's centre (ICRF, km, km/s) at an epoch, written into `out`. */
  stateInto(out: StateVector, epoch: EpochTdb): void;
}

/** A mission as the solver sees it: events in order, and what is known of where it stays. */
export interface TrajectoryPlan {
  readonly missionId: string;
  readonly nodes: readonly PlanNode[];
  readonly perihelia: readonly PerihelionPass[];
  /** Every published pass of the Sun, with or without its distance. */
  readonly sunPasses?: readonly SunPass[] | undefined;
  /** Published deep-space manoeuvres, in order. */
  readonly manoeuvres?: readonly PlanManoeuvre[] | undefined;
  readonly coast?: PlanCoast | undefined;
  readonly orbit?: PlanOrbit | undefined;
  readonly site?: PlanSite | undefined;
  /** Tilt of the parking orbit to the equator (degrees) that the launch site allows, where known. */
  readonly launchInclinationDeg?: number | undefined;
  /** Where the mission is to go, the first of its destinations. */
  readonly targetId?: string | undefined;
  /** The craft that carries it until it stays somewhere by itself. */
  readonly carrierId?: string | undefined;
  /** The path ends here when the mission's end is known; null: it goes on to the end of the clock's range. */
  readonly end: EpochTdb | null;
  /** Electric engines and sails push all the way; absent or chemical: free flight between short burns. */
  readonly propulsion?: 'chemical' | 'electric' | 'hybrid' | 'sail' | 'nuclear' | 'none' | undefined;
  readonly engine?: PlanEngine | undefined;
  /** Finds a place on a body; undefined where its size or rotation is not known. */
  readonly placeOn?: SiteLookup | undefined;
  /** Looks up a body. Undefined for a destination that has no position. */
  readonly body: (id: string) => PlanBody | undefined;
}
