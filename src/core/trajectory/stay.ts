import type { EpochTdb } from '../time/epoch.ts';

/** From when to when a craft stays somewhere (TDB). */
export interface StayTimes {
  readonly start: EpochTdb;
  readonly end: EpochTdb;
}
