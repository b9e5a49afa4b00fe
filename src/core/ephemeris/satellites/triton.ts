import type { EpochTdb } from '../../time/epoch.ts';
import { RAD_PER_DEG } from '../../units/constants.ts';
import type { StateVector } from '../source.ts';
import { daysSince, icrfFromPole, turn } from './elliptic-state.ts';

/** Triton's orbit is round to 10⁻⁵; the plane's node and its own pole move slowly. Table 3 of the source. */
const RADIUS_KM = 354_758.98;
const INCLINATION_DEG = 156.86561883;
const ARGUMENT_DEG = 32.6686153;
const ARGUMENT_RATE_DEG = 61.2586972029;
const NODE_DEG = 72.89882654;
const NODE_RATE_DEG = 0.00143381955;
const LAPLACE_PLANE = icrfFromPole(299.46088779 * RAD_PER_DEG, 43.40655561 * RAD_PER_DEG);
const EPOCH_JD = 2_378_520.5;

/** The Sun as seen from Neptune in the same plane: argument of latitude at J2000, its rate a day, node. Table 1. */
const SUN_ARGUMENT_DEG = 258.329018;
const SUN_RATE_DEG = 0.00598182615;
const SUN_NODE_DEG = 200.788305;

/** Multipliers of the Sun's argument and of the node's difference; coefficients (°) of inclination, argument, node. Table 2. */
// biome-ignore format: a table
const SOLAR_TERMS = [
  2, 0, 0, -1.2327e-4, 6.3339e-4,
  2, 1, 9.6486e-4, -2.79453e-3, -1.78908e-3,
  0, 1, 6.64662e-3, -0.04335625, -0.0156011,
  -2, 1, 4.687e-5, -1.7215e-4, -9.186e-5,
  2, 2, 9.5975e-4, -2.33686e-3, -2.18071e-3,
  0, 2, -3.7627e-4, 1.70605e-3, 9.6231e-4,
  -2, 2, -2.25e-6, 7.3e-6, 5.36e-6,
] as const;
const TERM_SIZE = 5;

/**
 * Writes Triton's state relative to Neptune's centre (km, km/s, ICRF; TDB) into `out`. Made for 1800–2200; 2 km from JPL's
 * integration of 2015 in 2000 and 2010, 270 km from the newer one in 2027.
 * @source N. V. Emelyanov, M. Yu. Samorodov, Analytical theory of motion and new ephemeris of Triton from observations,
 * MNRAS 454, 2205 (2015), equations 1–6
 */
export function tritonState(out: StateVector, epoch: EpochTdb): void {
  const days = daysSince(EPOCH_JD, epoch);
  const sunArgument = SUN_ARGUMENT_DEG + SUN_RATE_DEG * daysSince(2_451_545, epoch);
  const meanNode = NODE_DEG + NODE_RATE_DEG * days;
  let inclination = INCLINATION_DEG;
  let argument = ARGUMENT_DEG + ((ARGUMENT_RATE_DEG * days) % 360);
  let node = meanNode;
  for (let i = 0; i < SOLAR_TERMS.length; i += TERM_SIZE) {
    const angle = (SOLAR_TERMS[i]! * sunArgument + SOLAR_TERMS[i + 1]! * (SUN_NODE_DEG - meanNode)) * RAD_PER_DEG;
    const sin = Math.sin(angle);
    inclination += SOLAR_TERMS[i + 2]! * Math.cos(angle);
    argument += SOLAR_TERMS[i + 3]! * sin;
    node += SOLAR_TERMS[i + 4]! * sin;
  }
  const cosI = Math.cos(inclination * RAD_PER_DEG);
  const sinI = Math.sin(inclination * RAD_PER_DEG);
  const cosN = Math.cos(node * RAD_PER_DEG);
  const sinN = Math.sin(node * RAD_PER_DEG);
  const cosU = Math.cos(argument * RAD_PER_DEG);
  const sinU = Math.sin(argument * RAD_PER_DEG);
  const x = cosU * cosN - sinU * sinN * cosI;
  const y = cosU * sinN + sinU * cosN * cosI;
  const z = sinU * sinI;
  turn(out.positionKm, LAPLACE_PLANE, RADIUS_KM * x, RADIUS_KM * y, RADIUS_KM * z);
  const nodeSpeed = (RADIUS_KM * NODE_RATE_DEG * RAD_PER_DEG) / 86_400;
  const speed = (RADIUS_KM * ARGUMENT_RATE_DEG * RAD_PER_DEG) / 86_400;
  turn(
    out.velocityKmS,
    LAPLACE_PLANE,
    -speed * (sinU * cosN + cosU * sinN * cosI) - nodeSpeed * y,
    -speed * (sinU * sinN - cosU * cosN * cosI) + nodeSpeed * x,
    speed * cosU * sinI,
  );
}
