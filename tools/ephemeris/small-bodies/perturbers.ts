import { stateVector } from '../../../src/core/ephemeris/source.ts';
import { epochTdb } from '../../../src/core/time/epoch.ts';
import type { De405, De405BodyId } from '../de405.ts';
import { evaluateStep, type Step } from './gauss-radau.ts';

/**
 * GM in km³/s² of what pulls on a small body. Planets: system values.
 * @source NAIF gm_de440.tpc (Park et al., AJ 161, 105 (2021))
 */
export const SUN_GM_KM3_S2 = 132_712_440_041.27942;
export const PLANET_GM_KM3_S2: readonly (readonly [De405BodyId, number])[] = [
  ['mercury', 22_031.868551],
  ['venus', 324_858.592],
  ['earth', 398_600.435507],
  ['moon', 4_902.800118],
  ['mars', 42_828.375816],
  ['jupiter-barycenter', 126_712_764.1],
  ['saturn-barycenter', 37_940_584.8418],
  ['uranus-barycenter', 5_794_556.4],
  ['neptune-barycenter', 6_836_527.10058],
  ['pluto-barycenter', 975.5],
];
const EARTH_INDEX = PLANET_GM_KM3_S2.findIndex(([id]) => id === 'earth');

/** The orbit of an asteroid heavy enough to pull on others: steps of an earlier integration, in order of time. */
export interface HeavyAsteroid {
  readonly id: string;
  readonly gmKm3S2: number;
  readonly track: Track;
}

/** A solution over an interval, to be read at any time in it. */
export class Track {
  private last = 0;

  constructor(private readonly steps: readonly Step[]) {}

  get startS(): number {
    return stepStart(this.steps[0]!);
  }

  get endS(): number {
    return stepEnd(this.steps[this.steps.length - 1]!);
  }

  /** Position (km) and velocity (km/s) at `timeS`, six numbers. @throws RangeError outside the track */
  evaluate(out: Float64Array, timeS: number): void {
    const step = this.steps[this.last]!;
    if (timeS < stepStart(step) || timeS > stepEnd(step)) this.last = this.find(timeS);
    evaluateStep(out, this.steps[this.last]!, timeS);
  }

  private find(timeS: number): number {
    if (timeS < this.startS - 1 || timeS > this.endS + 1) {
      throw new RangeError(`The track covers ${this.startS} to ${this.endS} s past J2000, asked was ${timeS}.`);
    }
    let low = 0;
    let high = this.steps.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (stepStart(this.steps[middle]!) <= timeS) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Joins an integration backwards from an epoch and one forwards from it into one track. */
export function joinedTrack(backwards: readonly Step[], forwards: readonly Step[]): Track {
  return new Track([...backwards].reverse().concat(forwards));
}

function stepStart(step: Step): number {
  return Math.min(step.startS, step.startS + step.lengthS);
}

function stepEnd(step: Step): number {
  return Math.max(step.startS, step.startS + step.lengthS);
}

/** Heliocentric places of everything that pulls, at one time. */
export interface PullingBodies {
  readonly count: number;
  readonly gmKm3S2: Float64Array;
  /** Position of each from the Sun (km), three numbers a piece. */
  readonly positionsKm: Float64Array;
  /** Which of them is the Earth; -1 when it is not among them. */
  readonly earthIndex: number;
  /** Fills the positions for a time (s past J2000 TDB). */
  at(timeS: number): void;
}

/** The planets and the Moon from DE405, and heavy asteroids from their tracks. */
export class Perturbers implements PullingBodies {
  /** Number of perturbers, planets first. */
  readonly count: number;
  readonly gmKm3S2: Float64Array;
  readonly positionsKm: Float64Array;
  readonly earthIndex = EARTH_INDEX;
  private readonly state = stateVector();
  private readonly sun = stateVector();
  private readonly six = new Float64Array(6);

  constructor(
    private readonly de405: De405,
    private readonly heavies: readonly HeavyAsteroid[],
  ) {
    this.count = PLANET_GM_KM3_S2.length + heavies.length;
    this.gmKm3S2 = Float64Array.from([
      ...PLANET_GM_KM3_S2.map(([, gm]) => gm),
      ...heavies.map((heavy) => heavy.gmKm3S2),
    ]);
    this.positionsKm = new Float64Array(3 * this.count);
  }

  at(timeS: number): void {
    const epoch = epochTdb(Math.min(Math.max(timeS, this.de405.startEpoch), this.de405.endEpoch));
    const sun = this.sun.positionKm;
    this.de405.barycentricInto(this.sun, 'sun', epoch);
    let i = 0;
    for (const [id] of PLANET_GM_KM3_S2) {
      this.de405.barycentricInto(this.state, id, epoch);
      this.positionsKm[i++] = this.state.positionKm.x - sun.x;
      this.positionsKm[i++] = this.state.positionKm.y - sun.y;
      this.positionsKm[i++] = this.state.positionKm.z - sun.z;
    }
    for (const heavy of this.heavies) {
      heavy.track.evaluate(this.six, epoch);
      this.positionsKm[i++] = this.six[0]!;
      this.positionsKm[i++] = this.six[1]!;
      this.positionsKm[i++] = this.six[2]!;
    }
  }
}
