import { type EpochTdb, epochTdb } from '../time/epoch.ts';

/** The nearest or farthest point of an orbit, as it is really passed. */
export interface Apsis {
  readonly epoch: EpochTdb;
  readonly distanceKm: number;
}

/** Looks per period: a pass of the most eccentric orbits lasts a hundredth of their time near the centre. */
const LOOKS = 240;
/** Moons make a planet pass its apsides more than once within some days: the outermost counts. */
const SAME_PASS_LOOKS = 14;
const HALVINGS = 60;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The next passage (TDB) of the periapsis or the apoapsis after an epoch, and the distance (km) then: a true extremum of
 * `distanceAt`, found within one period and a bit, to a second or so. Undefined where there is none in that time, or where
 * `distanceAt` has no answer on the way (undefined). Pure.
 */
export function nextApsis(
  side: 'periapsis' | 'apoapsis',
  distanceAt: (epoch: EpochTdb) => number | undefined,
  after: EpochTdb,
  periodSeconds: number,
): Apsis | undefined {
  const sign = side === 'periapsis' ? 1 : -1;
  const step = periodSeconds / LOOKS;
  const looks: number[] = [];
  for (let i = -1; i <= LOOKS + 2 * SAME_PASS_LOOKS; i++) {
    const distance = distanceAt(epochTdb(after + i * step));
    if (distance === undefined) break;
    looks.push(sign * distance);
  }
  const middle = (Math.min(...looks) + Math.max(...looks)) / 2;
  const isDip = (i: number) => looks[i]! < middle && looks[i]! <= looks[i - 1]! && looks[i]! < looks[i + 1]!;
  for (let i = 1; i + 1 < looks.length; i++) {
    if (!isDip(i)) continue;
    const last = Math.min(i + SAME_PASS_LOOKS, looks.length - 2);
    let best = i;
    for (let j = i; j <= last; j++) if (looks[j]! < looks[best]!) best = j;
    const valueAt = (epoch: EpochTdb) => sign * (distanceAt(epoch) ?? Number.POSITIVE_INFINITY);
    const found = refined(valueAt, after + (best - 1) * step, step, sign);
    if (found.epoch > after + 1) return found;
    // Just gone by: the next one is a period away.
    i = last;
  }
  return undefined;
}

/** The least value within a step about an epoch, by golden section. */
function refined(valueAt: (epoch: EpochTdb) => number, epoch: number, step: number, sign: number): Apsis {
  let [low, high] = [epoch - step, epoch + step];
  for (let i = 0; i < HALVINGS && high - low > 0.1; i++) {
    const a = high - GOLDEN * (high - low);
    const b = low + GOLDEN * (high - low);
    if (valueAt(epochTdb(a)) < valueAt(epochTdb(b))) high = b;
    else low = a;
  }
  const found = epochTdb((low + high) / 2);
  return { epoch: found, distanceKm: sign * valueAt(found) };
}
