import { type Almanac, ROOT_ID } from '../ephemeris/almanac.ts';
import { stateVector } from '../ephemeris/source.ts';
import { normVec3, subVec3, type Vec3 } from '../math/vec3.ts';
import { addSeconds, type EpochTdb } from '../time/epoch.ts';
import { SPEED_OF_LIGHT_KM_S } from '../units/constants.ts';

/** Each round lessens the error by the speed of the source over that of light: two leave less than a metre. */
const ROUNDS = 2;

const source = stateVector();
const target = stateVector();

/**
 * Where light that reaches the target at `epoch` came from: position (km, ICRF axes) of the source when that light left it,
 * as seen from the target at `epoch`. In axes at rest with the barycentre, so that light goes straight: shadows fall along
 * this line. An eye that moves with the target sees it turned by aberration as well, which is left out here.
 * Writes into `out`; returns the light time (s), or `undefined` where the almanac has no data. Time is TDB.
 * @throws UnknownObjectError
 * @source Explanatory Supplement to the Astronomical Almanac (1992), section 3.315 (light time)
 */
export function lightLineInto(
  out: Vec3<'Icrf'>,
  almanac: Almanac,
  sourceId: string,
  targetId: string,
  epoch: EpochTdb,
): number | undefined {
  if (!almanac.stateInto(target, targetId, ROOT_ID, epoch)) return undefined;
  let lightTimeS = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    if (!almanac.stateInto(source, sourceId, ROOT_ID, addSeconds(epoch, -lightTimeS))) return undefined;
    subVec3(out, source.positionKm, target.positionKm);
    lightTimeS = normVec3(out) / SPEED_OF_LIGHT_KM_S;
  }
  return lightTimeS;
}
