import { addScaledVec3 } from '../../math/vec3.ts';
import { J2000_JD, RAD_PER_DEG } from '../../units/constants.ts';
import { type StateVector, stateVector } from '../source.ts';
import { daysSince, ellipticElements, ellipticState, icrfFromPole, radPerSecond } from './elliptic-state.ts';
import { HYDRA, NIX } from './pluto-terms.ts';
import { type SeriesSystem, seriesState } from './series-theory.ts';
import { type StateFunction, withDifferencedVelocity } from './theory-source.ts';

/** Plane of Charon's orbit: its pole towards right ascension 133.0095°, declination −6.2472°. */
const CHARON_PLANE = icrfFromPole(133.00953 * RAD_PER_DEG, -6.24717 * RAD_PER_DEG);

/** Charon's share of the system's mass, from GM 869.326 (Pluto) and 106.101 km³/s² (Charon). @source JPL Horizons, PLU060 */
const CHARON_MASS_FRACTION = 106.10142 / (869.32584 + 106.10142);

const CHARON_LONGITUDE_DEG = 304.13201;
const CHARON_RATE_DEG = 56.36252967;
const CHARON_RATE_RAD_S = radPerSecond(CHARON_RATE_DEG);

const charon = ellipticElements();
charon.semiMajorAxisKm = 19_595.967;
charon.k = -1.6262e-4;
charon.h = 6.889e-5;

/**
 * Writes Charon's state relative to Pluto's centre (km, km/s, ICRF; TDB): an ellipse fitted to eight JPL Horizons vectors of
 * 2000 to 2027, 3 km from the farthest of them.
 * @source JPL Horizons, rows of Charon in `tests/reference/satellites-horizons.csv`
 */
export function charonState(out: StateVector, epoch: Parameters<StateFunction>[1]): void {
  const turned = (CHARON_RATE_DEG * daysSince(J2000_JD, epoch)) % 360;
  charon.meanLongitudeRad = (CHARON_LONGITUDE_DEG + turned) * RAD_PER_DEG;
  ellipticState(out, charon, CHARON_RATE_RAD_S, CHARON_PLANE);
}

const SYSTEM: SeriesSystem = { epochJdTdb: J2000_JD, icrfFromTheory: () => CHARON_PLANE };

/** The short series of Nix and Hydra hold for positions; velocities are differenced over ± this time (s). */
const STEP_S = 1000;

/** A small moon circles the barycentre: Pluto's own distance from it is added to refer it to Pluto's centre. */
function aroundBarycentre(fromBarycentre: StateFunction): StateFunction {
  const charonFromPluto = stateVector();
  return (out, epoch) => {
    fromBarycentre(out, epoch);
    charonState(charonFromPluto, epoch);
    addScaledVec3(out.positionKm, out.positionKm, charonFromPluto.positionKm, CHARON_MASS_FRACTION);
    addScaledVec3(out.velocityKmS, out.velocityKmS, charonFromPluto.velocityKmS, CHARON_MASS_FRACTION);
  };
}

/**
 * Nix relative to Pluto's centre (km, km/s, ICRF; TDB): 6 km from JPL in 2026, within 0.5 % of its orbit 2000–2040 as far as
 * its mean motion is known. @source see `pluto-terms.ts`
 */
export const nixState: StateFunction = aroundBarycentre(withDifferencedVelocity(seriesState(SYSTEM, NIX), STEP_S));

/** Hydra relative to Pluto's centre, as Nix. @source see `pluto-terms.ts` */
export const hydraState: StateFunction = aroundBarycentre(withDifferencedVelocity(seriesState(SYSTEM, HYDRA), STEP_S));
