import { COUNTED_PERIOD_DAYS, periapsisDays, swarmAxesInto, swarmPeriodDays } from '../../core/swarm/swarm-place.ts';
import { PARTS_OF_TURN, type SwarmTable } from '../../core/swarm/swarm-table.ts';
import type { EpochTdb } from '../../core/time/epoch.ts';
import { SECONDS_PER_DAY } from '../../core/units/constants.ts';
import { CLOCK_BLOCK_DAYS } from './kepler.glsl.ts';

/** What the graphics card is given of each body; see `kepler.glsl.ts`. */
export interface SwarmAttributes {
  /** Periapsis (au), 1 − e, 1 where turns are counted, family and, as its fraction, how large the body is among the others. */
  readonly orbit: Float32Array;
  readonly clock: Uint32Array;
  /** Unit vectors along the scene's axes. */
  readonly towards: Float32Array;
  readonly ahead: Float32Array;
}

/** The clock as the shader takes it. */
export interface SwarmClock {
  block: number;
  days: number;
}

/** Writes an epoch as whole blocks since J2000 and the days since. */
export function swarmClockInto(out: SwarmClock, epoch: EpochTdb): SwarmClock {
  const days = epoch / SECONDS_PER_DAY;
  out.block = Math.round(days / CLOCK_BLOCK_DAYS);
  out.days = days - out.block * CLOCK_BLOCK_DAYS;
  return out;
}

/** Attributes of a swarm, body by body in the order of its table. */
export function swarmAttributes(table: SwarmTable): SwarmAttributes {
  const { count } = table;
  const orbit = new Float32Array(4 * count);
  const clock = new Uint32Array(2 * count);
  const towards = new Float32Array(3 * count);
  const ahead = new Float32Array(3 * count);
  const axes = new Float64Array(6);
  const bits = new DataView(new ArrayBuffer(4));
  for (let i = 0; i < count; i++) {
    const period = swarmPeriodDays(table, i);
    const isCounted = period < COUNTED_PERIOD_DAYS;
    orbit.set(
      [
        table.periapsisAu[i]!,
        table.oneMinusEccentricity[i]!,
        isCounted ? 1 : 0,
        table.family[i]! + 0.9 * largeness(table.magnitude[i]!),
      ],
      4 * i,
    );
    swarmAxesInto(axes, table, i);
    towards.set([axes[0]!, axes[2]!, -axes[1]!], 3 * i);
    ahead.set([axes[3]!, axes[5]!, -axes[4]!], 3 * i);
    const periapsis = periapsisDays(table, i);
    if (isCounted) {
      clock[2 * i] = partsOfTurn(-periapsis / period);
      clock[2 * i + 1] = partsOfTurn(CLOCK_BLOCK_DAYS / period);
      continue;
    }
    const block = Math.round(periapsis / CLOCK_BLOCK_DAYS);
    bits.setFloat32(0, periapsis - block * CLOCK_BLOCK_DAYS);
    clock[2 * i] = block;
    clock[2 * i + 1] = bits.getUint32(0);
  }
  return { orbit, clock, towards, ahead };
}

/** Absolute magnitudes of a body that counts as large and of one that counts as small: a diameter of 150 and 15 km or so. */
const [LARGE_MAGNITUDE, SMALL_MAGNITUDE] = [7.5, 12];

/** 0 for the small bodies and those of unknown size, 1 for the large ones. */
function largeness(magnitude: number): number {
  const share = (SMALL_MAGNITUDE - magnitude) / (SMALL_MAGNITUDE - LARGE_MAGNITUDE);
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
}

/** Turns as a 32-bit number that overflows after one of them. */
function partsOfTurn(turns: number): number {
  return Math.round((turns - Math.floor(turns)) * PARTS_OF_TURN) % PARTS_OF_TURN;
}
