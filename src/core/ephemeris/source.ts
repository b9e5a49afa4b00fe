import { type Vec3, vec3 } from '../math/vec3.ts';
import type { EpochTdb } from '../time/epoch.ts';

/** Position (km) and velocity (km/s) along ICRF axes, relative to a centre named by whoever hands it over. */
export interface StateVector {
  readonly positionKm: Vec3<'Icrf'>;
  readonly velocityKmS: Vec3<'Icrf'>;
}

/** A new state at rest in the origin: the `out` argument for `stateInto`. */
export function stateVector(): StateVector {
  return { positionKm: vec3(), velocityKmS: vec3() };
}

/** A closed interval of epochs (TDB). */
export interface Interval {
  readonly start: EpochTdb;
  readonly end: EpochTdb;
}

/**
 * How a position is known. Bodies: JPL's ephemeris, our own integration from JPL elements, a published theory of motion,
 * mean elements, a fallback library, or a place defined by other bodies. Missions: see DESIGN of `core/trajectory`.
 */
export type Provenance =
  | 'jpl-ephemeris'
  | 'integrated'
  | 'theory'
  | 'mean-elements'
  | 'two-body'
  | 'fallback-theory'
  | 'derived-point'
  | 'measured'
  | 'reconstructed'
  | 'illustrative';

/**
 * One answer to "where is it": the state of an object relative to one centre over one interval.
 * Implementations are pure functions of the epoch; a pack may make them answer later, never differently.
 */
export interface EphemerisSource {
  /** Id of the body the state is relative to. */
  readonly centreId: string;
  readonly interval: Interval;
  readonly provenance: Provenance;
  /** Expected worst position error (km, relative to the centre) at the epoch. */
  accuracyKm(epoch: EpochTdb): number;
  /**
   * Writes the geometric state (ICRF axes, km, km/s, no light time) at `epoch` into `out`.
   * Returns false, leaving `out` untouched, when the data for that epoch is not loaded; never called outside `interval`.
   */
  stateInto(out: StateVector, epoch: EpochTdb): boolean;
}
