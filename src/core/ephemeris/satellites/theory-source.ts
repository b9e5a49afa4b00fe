import { type EpochTdb, epochFromJdTdb, epochTdb } from '../../time/epoch.ts';
import { type EphemerisSource, type Interval, type Provenance, type StateVector, stateVector } from '../source.ts';

/** 1957-01-01 to 2060-01-01 (TDB) with ten days to spare: the clock's range, in which every theory here is usable. */
export const CLOCK_RANGE: Interval = { start: epochFromJdTdb(2_435_829.5), end: epochFromJdTdb(2_473_469.5) };

/** Fills `out` with a state (km, km/s, ICRF) for `epoch` (seconds past J2000 TDB). */
export type StateFunction = (out: StateVector, epoch: EpochTdb) => void;

/** What a satellite's source is made from. */
export interface TheoryParts {
  readonly centreId: string;
  readonly provenance: Provenance;
  /** Expected worst position error (km) 2000–2040. */
  readonly accuracyKm: number;
  /** Growth of the error (km) per year outside 2000–2040; 0 when not given. */
  readonly growthKmPerYear?: number;
  readonly interval?: Interval;
  readonly evaluate: StateFunction;
}

const YEAR_S = 31_557_600;
const FULL_ACCURACY: Interval = { start: epochTdb(0), end: epochTdb(40 * YEAR_S) };

/** Wraps a theory of motion as an ephemeris source relative to the planet's centre; allocates nothing when asked. */
export function theorySource(parts: TheoryParts): EphemerisSource {
  const { centreId, provenance, accuracyKm, growthKmPerYear = 0, interval = CLOCK_RANGE, evaluate } = parts;
  return {
    centreId,
    interval,
    provenance,
    accuracyKm(epoch) {
      const outside = Math.max(0, FULL_ACCURACY.start - epoch, epoch - FULL_ACCURACY.end);
      return accuracyKm + (growthKmPerYear * outside) / YEAR_S;
    },
    stateInto(out, epoch) {
      evaluate(out, epoch);
      return true;
    },
  };
}

/**
 * Turns a function that writes positions only into one that writes the velocity too: central difference over
 * ± `stepS` seconds (a thousandth of the period keeps the relative error of the velocity below 10⁻⁵).
 */
export function withDifferencedVelocity(position: StateFunction, stepS: number): StateFunction {
  const before = stateVector();
  const after = stateVector();
  return (out, epoch) => {
    const early = epochTdb(epoch - stepS);
    const late = epochTdb(epoch + stepS);
    position(before, early);
    position(after, late);
    position(out, epoch);
    const scale = 1 / (late - early);
    out.velocityKmS.x = (after.positionKm.x - before.positionKm.x) * scale;
    out.velocityKmS.y = (after.positionKm.y - before.positionKm.y) * scale;
    out.velocityKmS.z = (after.positionKm.z - before.positionKm.z) * scale;
  };
}
