import { addScaledVec3, addVec3, normVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import { type HyperbolaMaker, sphereOfInfluenceKm } from './join-chain.ts';
import type { LegOption } from './leg-candidates.ts';
import { secondsToDistance, stateOnHyperbola } from './pass-hyperbola.ts';
import { bendsPaths, type ChainStop, excessOf, SUN_GM_KM3_S2 } from './stop.ts';

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
 * The stops of a chain with the points where its legs really aim: on the asymptotes of the hyperbolas, as far on as the leg
 * would come by the epoch of the pass. Jupiter's attraction makes a craft some days early; a leg to its centre at that epoch
 * would be wrong by 0.1 to 0.3 km/s. The Earth makes it an hour or two early, which tells in returns after whole years.
 * Positions relative to the Sun (km).
 */
export function withAimPoints(
  stops: readonly ChainStop[],
  options: readonly LegOption[],
  makeHyperbola: HyperbolaMaker,
  isWanted: (stop: ChainStop) => boolean = isGiant,
): ChainStop[] {
  return stops.map((stop, i) => {
    if (!bendsPaths(stop.body) || !isWanted(stop)) return stop;
    const before = options[i - 1];
    const after = options[i];
    const excessIn = before && excessOf(stop, before.arrivalKmS);
    const excessOut = after && excessOf(stop, after.departureKmS);
    const hyperbola = makeHyperbola(i, excessIn, excessOut);
    if (!hyperbola) return stop;
    const seconds = secondsToDistance(hyperbola, isGiant(stop) ? sphereOfInfluenceKm(stop) : hillRadiusKm(stop));
    const pointOn = (excess: Vec3 | undefined, side: 1 | -1): Vec3 => {
      const position = addVec3(vec3(), stop.state.positionKm, stateOnHyperbola(hyperbola, side * seconds).positionKm);
      return excess ? addScaledVec3(position, position, excess, -side * seconds) : stop.state.positionKm;
    };
    const arrivalKm = (excessIn && aimAtMoon(stop, excessIn)) ?? pointOn(excessIn, -1);
    return { ...stop, arrivalKm, departureKm: pointOn(excessOut, 1) };
  });
}

/** A craft that passes the Moon first aims at the Moon; the point is where it would be at the epoch of the Earth's pass. */
function aimAtMoon({ moonPass, state }: ChainStop, excessIn: Vec3): Vec3 | undefined {
  if (!moonPass) return undefined;
  const position = addVec3(vec3(), state.positionKm, moonPass.moon.positionKm);
  return addScaledVec3(position, position, excessIn, moonPass.secondsBefore);
}

/** Bodies other than giants: there the pull of the body fades into the tide of the Sun. */
export function isSmallPlanet(stop: ChainStop): boolean {
  return bendsPaths(stop.body) && !isGiant(stop);
}

/**
 * Radius of the Hill sphere (km).
 * @source C. D. Murray, S. F. Dermott, Solar System Dynamics (1999), eq. 3.75: a (m/3M)^(1/3)
 */
function hillRadiusKm({ body, state }: ChainStop): number {
  return normVec3(state.positionKm) * Math.cbrt(body.gmKm3S2! / (3 * SUN_GM_KM3_S2));
}
