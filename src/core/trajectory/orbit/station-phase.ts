import { normVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import { type EpochTdb, epochTdb } from '../../time/epoch.ts';
import { SECONDS_PER_DAY } from '../../units/constants.ts';
import { KNOT_SIZE } from '../arc-state.ts';
import type { ArcData, AttachedData } from '../segment-data.ts';
import type { StayTimes } from '../stay.ts';

/** Where asteroid craft keep watch, km from the centre, as published; others: 20 km. */
const STATION_KM: Readonly<Record<string, number>> = { ryugu: 20, itokawa: 7, kamooalewa: 20, bennu: 1.5, didymos: 20 };
const USUAL_STATION_KM = 20;
const STEP_S = 4 * SECONDS_PER_DAY;
const MOST_STEPS = 400;

export interface StationOptions {
  /** Distance from the body's centre where one is published, km. */
  readonly distanceKm?: number | undefined;
  /**
   * Writes the direction in which the craft stands, seen from the body (ICRF, any length): the Earth's or the Sun's.
   * Returns false where it is not known. Without it the craft stands still along the ICRF's x axis.
   */
  readonly towardsInto?: ((out: Vec3, epoch: EpochTdb) => boolean) | undefined;
}

/**
 * A craft that hovers at a small body rather than circling it, on the line to the Earth or the Sun (Hayabusa's and
 * Hayabusa2's home position). Km, ICRF, TDB; joined by quintic polynomials over steps of some days, exact to metres.
 * Illustrative: the flown station-keeping and descents are not in it.
 * @source distances: Watanabe et al. (2019), Science 364, 268 (Ryugu, 20 km); Fujiwara et al. (2006), Science 312, 1330
 *   (Itokawa, 7 km); Michel et al. (2022), Planet. Sci. J. 3, 160 (Hera at Didymos, 20 to 30 km)
 */
export function stationPhase(
  bodyId: string,
  times: StayTimes,
  { distanceKm = STATION_KM[bodyId] ?? USUAL_STATION_KM, towardsInto }: StationOptions = {},
): ArcData | AttachedData {
  const common = {
    kind: 'station',
    centreId: bodyId,
    interval: { start: times.start, end: times.end },
    provenance: 'illustrative',
    accuracy: { shareOfDistance: 1, km: 0 },
  } as const;
  const knots = towardsInto && stationKnots(times, distanceKm, towardsInto);
  return knots ? { ...common, shape: 'arc', knots } : { ...common, shape: 'attached', offsetKm: [distanceKm, 0, 0] };
}

function stationKnots(
  times: StayTimes,
  distanceKm: number,
  towardsInto: (out: Vec3, epoch: EpochTdb) => boolean,
): Float64Array | undefined {
  const steps = Math.min(MOST_STEPS, Math.max(1, Math.ceil((times.end - times.start) / STEP_S)));
  const knots = new Float64Array((steps + 1) * KNOT_SIZE);
  const at = vec3();
  const place = (epoch: number): Vec3 | undefined => {
    if (!towardsInto(at, epochTdb(epoch))) return undefined;
    const scale = distanceKm / normVec3(at);
    return vec3(at.x * scale, at.y * scale, at.z * scale);
  };
  const h = SECONDS_PER_DAY / 4;
  for (let i = 0; i <= steps; i++) {
    const epoch = i === steps ? times.end : times.start + ((times.end - times.start) * i) / steps;
    // The differences stay inside the interval: there may be no data beyond it.
    const middle = Math.min(times.end - h, Math.max(times.start + h, epoch));
    const here = place(epoch);
    const before = place(middle - h);
    const centre = place(middle);
    const after = place(middle + h);
    if (!here || !before || !centre || !after) return undefined;
    const rate = (axis: 'x' | 'y' | 'z') => (after[axis] - before[axis]) / (2 * h) + bend(axis) * (epoch - middle);
    const bend = (axis: 'x' | 'y' | 'z') => (after[axis] - 2 * centre[axis] + before[axis]) / (h * h);
    knots.set(
      [epoch, here.x, here.y, here.z, rate('x'), rate('y'), rate('z'), bend('x'), bend('y'), bend('z')],
      i * KNOT_SIZE,
    );
  }
  return knots;
}
