import { SECONDS_PER_DAY } from '../units/constants.ts';
import type { PlanNode, TrajectoryPlan } from './plan.ts';

/** A flight about the Earth longer than this has left the Earth's neighbourhood, unless the mission never does. */
const LONGEST_SYSTEM_LEG_S = 250 * SECONDS_PER_DAY;
/** From an orbit about L1 or L2 back to the Earth it may be longer: most of it is spent in that orbit. */
const LONGEST_LOOP_S = 500 * SECONDS_PER_DAY;
/** Less time than this between two events of one planet is spent near it. */
const PARKING_LIMIT_S = 60 * SECONDS_PER_DAY;
/** A body passed twice within this time is passed once (two craft, or two dates of one pass). */
const PASS_LIMIT_S = 10 * SECONDS_PER_DAY;
/** No flight between two bodies that circle the Sun is shorter; a craft may go from the Earth to an asteroid passing it. */
const SHORTEST_CRUISE_S = 2 * SECONDS_PER_DAY;

/** Which bodies of a plan belong together, and so where the craft stays, turns around a planet, or flies about the Sun. */
export class Neighbourhood {
  constructor(private readonly plan: TrajectoryPlan) {}

  /** Whether two events about the Sun, of which not both are dated, leave no time for the flight between them. */
  isTooShort(from: PlanNode, to: PlanNode): boolean {
    if (to.epoch <= from.epoch) return true;
    if (from.bodyId === to.bodyId || (from.isDated && to.isDated)) return false;
    return to.epoch - from.epoch < SHORTEST_CRUISE_S && this.commonCentre(from, to) === 'sun';
  }

  /** Whether the craft remains where it is between two events. */
  isAtHome(from: PlanNode, to: PlanNode): boolean {
    const staysHere = from.role === 'stay';
    if (to.bodyId === 'sun') return false;
    if (from.bodyId === to.bodyId) {
      // After an ascent the craft waits in orbit for its departure.
      if (staysHere || (from.role === 'leave' && to.role === 'leave')) return true;
      const limit = from.role === 'pass' ? PASS_LIMIT_S : PARKING_LIMIT_S;
      return to.epoch - from.epoch < limit || !this.leavesEarth();
    }
    // In orbit about a planet, on the way to one of its moons: the tour is not solved here.
    if (from.bodyId !== 'earth' && this.systemOf(to.bodyId) === from.bodyId) return staysHere;
    // At a moon until it leaves the planet.
    return staysHere && to.role === 'leave' && to.bodyId !== 'earth' && this.systemOf(from.bodyId) === to.bodyId;
  }

  commonCentre(from: PlanNode, to: PlanNode): string {
    const system = this.systemOf(from.bodyId);
    if (system !== this.systemOf(to.bodyId) || from.bodyId === to.bodyId) return 'sun';
    const isLoop = from.bodyId.startsWith('sun-earth-l') && to.epoch - from.epoch < LONGEST_LOOP_S;
    const isLong = to.epoch - from.epoch > LONGEST_SYSTEM_LEG_S && !isLoop;
    return isLong && system === 'earth' && this.leavesEarth() ? 'sun' : system;
  }

  /** Whether the mission has an event outside the Earth's neighbourhood. */
  leavesEarth(): boolean {
    return this.plan.nodes.some((n) => this.plan.body(n.bodyId) && this.systemOf(n.bodyId) !== 'earth');
  }

  /** The planet or small body whose neighbourhood an object belongs to; its own id when it circles the Sun. */
  systemOf(bodyId: string): string {
    const system = this.plan.body(bodyId)?.systemId;
    return system === null || system === undefined || system === 'sun' ? bodyId : system;
  }
}
