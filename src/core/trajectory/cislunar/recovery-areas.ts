import { deltaTSeconds, greenwichMeanSiderealTime } from '../../frames/earth-rotation.ts';
import type { EpochTdb } from '../../time/epoch.ts';
import { DAYS_PER_JULIAN_CENTURY, RAD_PER_DEG, SECONDS_PER_DAY } from '../../units/constants.ts';
import { cross, dot, norm, type V3 } from './triple-math.ts';

/**
 * Where craft from the Moon come down (latitude north, longitude east, degrees): the Pacific off California (Artemis) and
 * about Hawaii and Samoa (Apollo), Kazakhstan (Luna, Zond), Inner Mongolia (Chang'e).
 * @source NASA SP-4029, Apollo by the Numbers (2000), entry and landing tables; NASA, Artemis I press kit (2022);
 *   NSSDCA entries of Luna 16, 20 and 24 and of Chang'e 5 (nssdc.gsfc.nasa.gov, read 2026)
 */
const AREAS: readonly (readonly [latDeg: number, lonDegE: number])[] = [
  [29, -118],
  [10, -165],
  [-5, -166],
  [48, 67],
  [42, 111],
];

/** From the side of the Earth turned away from the Moon to the landing: what a craft can glide and fall (radians). */
const LEAST_RANGE = 12 * RAD_PER_DEG;
const MOST_RANGE = 100 * RAD_PER_DEG;
const USUAL_RANGE = 45 * RAD_PER_DEG;

/** The plane of a return from the Moon: tilt to the equator, and whether it comes in northward. */
export interface ReturnPlane {
  readonly inclinationRad: number;
  readonly isNorthward: boolean;
}

/**
 * The plane of a return that comes down in a recovery area: among those that the turning Earth has brought into reach at the
 * landing (s past J2000 TDB), ahead of the point opposite the Moon's place at departure (any length, ICRF), the one at the
 * most usual distance from it. Good to some degrees, since areas are large. Undefined when none is in reach.
 */
export function returnPlane(moonPosition: V3, landing: number): ReturnPlane | undefined {
  const opposite: V3 = [-moonPosition[0], -moonPosition[1], -moonPosition[2]];
  const length = norm(moonPosition);
  let best: ReturnPlane | undefined;
  let leastUnusual = Number.POSITIVE_INFINITY;
  for (const area of AREAS) {
    const site = siteDirection(area, landing);
    const range = Math.acos(Math.max(-1, Math.min(1, dot(opposite, site) / length)));
    const normal = cross(opposite, site);
    const tilt = Math.acos(normal[2] / norm(normal));
    // Against the Earth's turning no one comes home.
    if (range < LEAST_RANGE || range > MOST_RANGE || tilt > Math.PI / 2) continue;
    const unusual = Math.abs(range - USUAL_RANGE);
    if (unusual >= leastUnusual) continue;
    leastUnusual = unusual;
    best = { inclinationRad: tilt, isNorthward: cross(normal, opposite)[2] > 0 };
  }
  return best;
}

/** Direction of a place on the ground; the pole's precession (0.3° at most here) is left out. */
function siteDirection([latDeg, lonDegE]: readonly [number, number], epoch: number): V3 {
  const ut1Days = (epoch - deltaTSeconds(epoch as EpochTdb)) / SECONDS_PER_DAY;
  const centuries = epoch / SECONDS_PER_DAY / DAYS_PER_JULIAN_CENTURY;
  const angle = greenwichMeanSiderealTime(ut1Days, centuries) + lonDegE * RAD_PER_DEG;
  const latitude = latDeg * RAD_PER_DEG;
  return [Math.cos(latitude) * Math.cos(angle), Math.cos(latitude) * Math.sin(angle), Math.sin(latitude)];
}
