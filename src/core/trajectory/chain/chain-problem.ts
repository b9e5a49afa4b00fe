import type { PlanManoeuvre, SunPass } from '../plan.ts';
import type { ChainStop } from './stop.ts';

/** A flight about the Sun by way of passes, from a departure to an arrival or to the last pass known. */
export interface ChainProblem {
  readonly stops: readonly ChainStop[];
  readonly gmKm3S2: number;
  readonly sunPasses: readonly SunPass[];
  readonly manoeuvres: readonly PlanManoeuvre[];
  /** False: only what is published; joints that do not fit are left as they are. True by default. */
  readonly addsBurns?: boolean;
}
