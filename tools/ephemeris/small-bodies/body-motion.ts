import type { StateVector } from '../../../src/core/ephemeris/source.ts';
import { setVec3 } from '../../../src/core/math/vec3.ts';
import { epochFromJdTdb } from '../../../src/core/time/epoch.ts';
import { SECONDS_PER_DAY } from '../../../src/core/units/constants.ts';
import type { Track } from './perturbers.ts';

/** Days over which one solution passes into the next: long enough that nothing is seen to jump. */
const FADE_DAYS = 120;

/** A solution's track and where it hands over to the next (JD TDB; absent on the last). */
export interface MotionPart {
  readonly track: Track;
  readonly untilJdTdb?: number;
}

/**
 * The motion of a body made of one or several solutions, cross-faded where they meet: position and velocity stay
 * continuous, and so does acceleration. Heliocentric, ICRF, km, km/s.
 */
export class BodyMotion {
  private readonly six = new Float64Array(6);
  private readonly next = new Float64Array(6);
  private readonly handovers: readonly number[];

  constructor(private readonly parts: readonly MotionPart[]) {
    this.handovers = parts
      .slice(0, -1)
      .map(({ untilJdTdb }) => (untilJdTdb === undefined ? Number.POSITIVE_INFINITY : epochFromJdTdb(untilJdTdb)));
  }

  stateInto(out: StateVector, timeS: number): void {
    const half = (FADE_DAYS / 2) * SECONDS_PER_DAY;
    let index = 0;
    while (index < this.handovers.length && timeS > this.handovers[index]! + half) index++;
    this.parts[index]!.track.evaluate(this.six, timeS);
    const handover = this.handovers[index];
    if (handover !== undefined && timeS > handover - half) {
      this.parts[index + 1]!.track.evaluate(this.next, timeS);
      blend(this.six, this.next, (timeS - handover + half) / (2 * half), 2 * half);
    }
    setVec3(out.positionKm, this.six[0]!, this.six[1]!, this.six[2]!);
    setVec3(out.velocityKmS, this.six[3]!, this.six[4]!, this.six[5]!);
  }
}

/** Mixes `b` into `a` with the weight 10u³ - 15u⁴ + 6u⁵, whose first two derivatives vanish at both ends. */
function blend(a: Float64Array, b: Float64Array, u: number, lengthS: number): void {
  const weight = u * u * u * (10 + u * (6 * u - 15));
  const slope = (30 * u * u * (1 - u) * (1 - u)) / lengthS;
  for (let d = 0; d < 3; d++) {
    const apart = b[d]! - a[d]!;
    a[3 + d]! += weight * (b[3 + d]! - a[3 + d]!) + slope * apart;
    a[d]! += weight * apart;
  }
}
