import { addScaledVec3, addVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import { type HyperbolaMaker, sphereOfInfluenceKm } from './join-chain.ts';
import type { LegOption } from './leg-candidates.ts';
import { secondsToDistance, stateOnHyperbola } from './pass-hyperbola.ts';
import { bendsPaths, type ChainStop, excessOf } from './stop.ts';

/** Only giant planets hold a craft so long that the legs beyond feel it (km³/s²): Uranus has 5.8 million. */
const GIANT_GM = 1e6;

/** Whether a chain meets a body whose size matters for the legs. */
export function meetsGiants(stops: readonly ChainStop[]): boolean {
  return stops.some(isGiant);
}

function isGiant({ body }: ChainStop): boolean {
  return bendsPaths(body) && body.gmKm3S2! > GIANT_GM;
}

/**
 * The stops of a chain with the points where legs to and from giant planets really aim: on the asymptotes of the
 * hyperbolas, as far on as the leg would come by the epoch of the pass. Jupiter's attraction makes a craft some days
 * early; a leg to its centre at that epoch would be wrong by 0.1 to 0.3 km/s. Positions relative to the Sun (km).
 */
export function withAimPoints(
  stops: readonly ChainStop[],
  options: readonly LegOption[],
  makeHyperbola: HyperbolaMaker,
): ChainStop[] {
  return stops.map((stop, i) => {
    if (!isGiant(stop)) return stop;
    const before = options[i - 1];
    const after = options[i];
    const excessIn = before && excessOf(stop, before.arrivalKmS);
    const excessOut = after && excessOf(stop, after.departureKmS);
    const hyperbola = makeHyperbola(i, excessIn, excessOut);
    if (!hyperbola) return stop;
    const seconds = secondsToDistance(hyperbola, sphereOfInfluenceKm(stop));
    const pointOn = (excess: Vec3 | undefined, side: 1 | -1): Vec3 => {
      const position = addVec3(vec3(), stop.state.positionKm, stateOnHyperbola(hyperbola, side * seconds).positionKm);
      return excess ? addScaledVec3(position, position, excess, -side * seconds) : stop.state.positionKm;
    };
    return { ...stop, arrivalKm: pointOn(excessIn, -1), departureKm: pointOn(excessOut, 1) };
  });
}
